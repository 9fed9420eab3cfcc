namespace AppelAProjets.Application.Envois;

/// <param name="Corps">Its text, without what only its addressee may know.</param>
/// <param name="Groupes">Subjects of the messages that it told together.</param>
public sealed record CourrielLu(CourrielRow Courriel, string Corps, bool PorteUnSecret, string IdentifiantMessage, IReadOnlyList<string> Groupes);

/// <summary>One message, for the Secrétariat and the Administrateurs; reading it leaves a trace.</summary>
public sealed class CourrielLuQuery(SqlDatabase database, Ecrivain ecrivain)
{
    private static readonly SqlStatement Un = new($"SELECT {CourrielsQuery.Colonnes} FROM {VisibiliteSql.Courriels} WHERE c.Id = @Id AND {VisibiliteSql.Courriel}");

    private static readonly SqlStatement Texte = new("SELECT Corps, IdentifiantMessage FROM Courriel WHERE Id = @Id");

    private static readonly SqlStatement Groupes = new("SELECT Objet FROM Courriel WHERE GroupeDans = @Id ORDER BY CreeLe, Id");

    /// <summary>Null when it does not exist for this person.</summary>
    public async Task<CourrielLu?> LireAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        CourrielLu lu;
        await using (var session = await database.LireAsync(annulation))
        {
            if (await session.UnAsync<CourrielRow>(Un, acteur.Parametres(new { Id = id })) is not { } courriel)
            {
                return null;
            }

            var texte = (await session.UnAsync<TexteRow>(Texte, new { Id = id }))!;
            lu = new CourrielLu(courriel, MasqueDesSecrets.Masquer(texte.Corps), MasqueDesSecrets.EnPorte(texte.Corps), texte.IdentifiantMessage, await session.ListeAsync<string>(Groupes, new { Id = id }));
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Courriel, id), annulation);
        return lu;
    }

    private sealed record TexteRow
    {
        public required string Corps { get; init; }
        public required string IdentifiantMessage { get; init; }
    }
}
