using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>A seat to add, or to change when it has an identifier.</summary>
public sealed record SiegeADefinir
{
    public Guid? Id { get; init; }
    public int Version { get; init; }
    public required string Nom { get; init; }
    /// <summary>The funder it speaks for; null for a college.</summary>
    public Guid? FinanceurId { get; init; }
    public required Voix Voix { get; init; }
    public required Guid TitulaireId { get; init; }
    public Guid? SuppleantId { get; init; }

    internal IReadOnlyList<Guid> Personnes => SuppleantId is { } suppleant ? [TitulaireId, suppleant] : [TitulaireId];
}

public sealed class DefinirSiege(Ecrivain ecrivain)
{
    private static readonly SqlStatement SeancesEnCours = new("SELECT Id FROM Seance WHERE AppelId = @AppelId AND Etat <> 'Arretee'");

    private static readonly SqlStatement Nouveau = new("""
        INSERT INTO Siege (Id, AppelId, Nom, FinanceurId, Voix, TitulaireId, SuppleantId, Ordre, Version)
        VALUES (@Id, @AppelId, @Nom, @FinanceurId, @Voix, @TitulaireId, @SuppleantId, @Ordre, 1)
        """);

    private static readonly SqlStatement Change = new("""
        UPDATE Siege SET Nom = @Nom, FinanceurId = @FinanceurId, Voix = @Voix, TitulaireId = @TitulaireId, SuppleantId = @SuppleantId, Version = Version + 1
        WHERE Id = @Id AND AppelId = @AppelId AND Version = @Version
        """);

    /// <summary>Absent when there is no such call or no such seat, or it is not the Secrétariat.</summary>
    public Task<Resultat> ExecuterAsync(string code, SiegeADefinir siege, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var appel = await session.VerrouillerAppelAsync(code, acteur);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            var appelId = appel.Valeur.Id;
            // Every decision in session reads who sits: the sessions that are not over wait, or are waited for.
            var seances = await session.ListeAsync<Guid>(SeancesEnCours, new { AppelId = appelId });
            await session.VerrouillerAsync([.. seances.Select(Verrou.Seance), .. siege.Personnes.Select(Verrou.Compte)]);
            var sieges = await ComiteQuery.SiegesAsync(session, appelId);
            if (siege.Id is { } connu && sieges.All(s => s.Id != connu))
            {
                return Refus.Absent;
            }

            if (await RefuserAsync(session, appelId, siege, sieges, le) is { } refus)
            {
                return refus;
            }

            var ecrit = new
            {
                Id = siege.Id ?? Guid.CreateVersion7(), AppelId = appelId, siege.Nom, siege.FinanceurId, Voix = siege.Voix.ToString(), siege.TitulaireId, siege.SuppleantId,
                Ordre = sieges.Count + 1, siege.Version,
            };
            return (siege.Id is null ? await session.InsererSiAbsentAsync(Nouveau, ecrit) : await session.ModifierAsync(Change, ecrit))
                ? Ecrit.Avec(new Acte(siege.Id is null ? ActeDuJournal.Ajouter : ActeDuJournal.Modifier, ObjetDuJournal.Siege, ecrit.Id, Details: siege.Nom))
                : Refus.Conflit;
        }, annulation);

    private static async Task<Refus?> RefuserAsync(SqlSession session, Guid appelId, SiegeADefinir siege, IReadOnlyList<SiegeRow> sieges, DateTimeOffset le)
    {
        if (siege.SuppleantId == siege.TitulaireId)
        {
            return new Refus("siege.suppleant", "Le suppléant est une autre personne que le titulaire.", nameof(siege.SuppleantId));
        }

        if (sieges.Any(s => s.Nom == siege.Nom && s.Id != siege.Id))
        {
            return new Refus("siege.nom", "Un siège porte déjà ce nom.", nameof(siege.Nom));
        }

        if (siege.FinanceurId is { } financeur && (await ChoixDuComiteQuery.FinanceursAsync(session, appelId)).All(f => f.Id != financeur))
        {
            return new Refus("siege.financeur", "Ce financeur ne participe pas à l’appel.", nameof(siege.FinanceurId));
        }

        var membres = (await ChoixDuComiteQuery.PersonnesAsync(session, Role.MembreComite, le)).Select(p => p.Id).ToHashSet();
        return siege.Personnes.All(membres.Contains) ? null
            : new Refus("siege.membre", "Choisissez des personnes habilitées comme membres du comité.", nameof(siege.TitulaireId));
    }
}
