namespace AppelAProjets.Application.Coinstruction;

/// <param name="Ordre">As typed; dossiers of the same rank follow their number.</param>
public sealed record DossierChoisi(Guid DossierId, int Ordre);

/// <summary>The dossiers of a meeting, in order, chosen among those of its territory that are being instructed.</summary>
public sealed class OrdonnerDossiers(Ecrivain ecrivain)
{
    private static readonly SqlStatement Ajout = new("INSERT INTO ReunionDossier (ReunionId, DossierId, Ordre) VALUES (@ReunionId, @DossierId, @Ordre)");
    private static readonly SqlStatement Rang = new("UPDATE ReunionDossier SET Ordre = @Ordre WHERE ReunionId = @ReunionId AND DossierId = @DossierId");
    private static readonly SqlStatement SansSorties = new("DELETE FROM ReunionSortie WHERE ReunionId = @ReunionId AND DossierId = @DossierId");
    private static readonly SqlStatement Retrait = new("DELETE FROM ReunionDossier WHERE ReunionId = @ReunionId AND DossierId = @DossierId");
    private static readonly SqlStatement Version = new("UPDATE Reunion SET Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    /// <summary>Absent when the meeting does not exist for this person, or he only attends. One whose avis is written stays; those that he does not see keep their place.</summary>
    public Task<Resultat> ExecuterAsync((string Code, Guid Id) reunion, IReadOnlyList<DossierChoisi> choisis, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TenirAsync(reunion, null, acteur, async donnees =>
        {
            var possibles = await donnees.Session.DossiersPossiblesAsync(donnees.Parametres);
            var voulus = choisis.DistinctBy(c => c.DossierId).ToDictionary(c => c.DossierId, c => c.Ordre);
            if (!voulus.Keys.All(id => possibles.Any(p => p.Id == id)))
            {
                return Refus.Conflit;
            }

            var rendus = possibles.Where(p => p.Ordre > 0 && p.Avis is not null && !voulus.ContainsKey(p.Id)).Select(p => p.Numero).ToList();
            if (rendus.Count > 0)
            {
                return new Refus("reunion.avis", $"L’avis de quartier est écrit : {string.Join(", ", rendus)} ne quitte plus la réunion.", "Dossiers");
            }

            if (!await donnees.Session.ModifierAsync(Version, new { reunion.Id, Version = version }))
            {
                return Refus.Conflit;
            }

            foreach (var parti in possibles.Where(p => p.Ordre > 0 && !voulus.ContainsKey(p.Id)))
            {
                await donnees.Session.ExecuterAsync(SansSorties, new { ReunionId = reunion.Id, DossierId = parti.Id });
                await donnees.Session.ExecuterAsync(Retrait, new { ReunionId = reunion.Id, DossierId = parti.Id });
            }

            Guid[] ordre = [.. possibles.Where(p => voulus.ContainsKey(p.Id)).OrderBy(p => voulus[p.Id]).ThenBy(p => p.Numero, StringComparer.Ordinal).Select(p => p.Id)];
            await RangerAsync(donnees.Session, reunion.Id, ordre, [.. possibles.Where(p => p.Ordre > 0).Select(p => p.Id)]);
            return Ecrit.Avec(donnees.Acte(ActeDuJournal.ModifierOrdreDuJour, $"{ordre.Length}"));
        }, annulation);

    /// <param name="deja">Those that the meeting has already.</param>
    internal static async Task RangerAsync(SqlSession session, Guid reunionId, IReadOnlyList<Guid> dossiers, IReadOnlyCollection<Guid>? deja = null)
    {
        var ranges = dossiers.Select((id, rang) => new { ReunionId = reunionId, DossierId = id, Ordre = rang + 1 }).ToLookup(d => deja?.Contains(d.DossierId) == true);
        await session.ExecuterAsync(Rang, ranges[true].ToList());
        await session.ExecuterAsync(Ajout, ranges[false].ToList());
    }
}
