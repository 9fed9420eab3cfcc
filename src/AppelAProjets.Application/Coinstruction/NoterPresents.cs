namespace AppelAProjets.Application.Coinstruction;

/// <param name="Comptes">The agents who are there.</param>
/// <param name="Autres">One person a line, « name, capacity ».</param>
public sealed record SaisieDePresents(IReadOnlyCollection<Guid> Comptes, string? Autres, int Version);

/// <summary>Who is in the room; déports are looked at for those who have an account.</summary>
public sealed class NoterPresents(Ecrivain ecrivain)
{
    private const int Maximum = 100;

    private static readonly SqlStatement Aucun = new("DELETE FROM ReunionPresent WHERE ReunionId = @Id");
    private static readonly SqlStatement Ajout = new("INSERT INTO ReunionPresent (ReunionId, Ordre, CompteId, Nom, Qualite) VALUES (@ReunionId, @Ordre, @CompteId, @Nom, @Qualite)");
    private static readonly SqlStatement Version = new("UPDATE Reunion SET Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    /// <summary>Absent when the meeting does not exist for this person, or he only attends.</summary>
    public Task<Resultat> ExecuterAsync((string Code, Guid Id) reunion, SaisieDePresents saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TenirAsync(reunion, null, acteur, async donnees =>
        {
            var connus = await ReunionsQuery.LireAsync(donnees.Session, reunion.Code, reunion.Id, acteur, donnees.Le);
            // Someone whose right has ended since stays on the list of those who were there.
            var agents = connus!.Agents.Concat(connus.Presents.Where(p => p.CompteId is not null)).DistinctBy(a => a.CompteId).Where(a => saisie.Comptes.Contains(a.CompteId!.Value));
            List<PresentRow> presents = [.. agents, .. Lire(saisie.Autres)];
            if (presents.Count > Maximum || presents.Any(p => p.Nom.Length > 200 || p.Qualite?.Length > 200))
            {
                return new Refus("reunion.presents", $"Au plus {Maximum} personnes, une par ligne, nom et qualité en 200 caractères chacun.", "Autres");
            }

            if (!await donnees.Session.ModifierAsync(Version, new { reunion.Id, saisie.Version }))
            {
                return Refus.Conflit;
            }

            await donnees.Session.ExecuterAsync(Aucun, new { reunion.Id });
            await donnees.Session.ExecuterAsync(Ajout, presents.Select((p, rang) => new { ReunionId = reunion.Id, Ordre = rang + 1, p.CompteId, p.Nom, p.Qualite }).ToList());
            return Ecrit.Avec(donnees.Acte(ActeDuJournal.ModifierPresents, $"{presents.Count}"));
        }, annulation);

    private static IEnumerable<PresentRow> Lire(string? autres)
    {
        foreach (var ligne in (autres ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parties = ligne.Split(',', 2, StringSplitOptions.TrimEntries);
            yield return new PresentRow { Nom = parties[0], Qualite = parties.Length > 1 && parties[1].Length > 0 ? parties[1] : null };
        }
    }
}
