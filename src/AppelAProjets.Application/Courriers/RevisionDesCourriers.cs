using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Courriers;

/// <summary>Letters whose relevé no longer says what is: published or not, they go in revision, and the next one published replaces them.</summary>
internal static class RevisionDesCourriers
{
    // The letter of an adjourned item told an adjournment, which stays true.
    private static readonly SqlStatement DuDossier = new("""
        SELECT c.Id, c.Numero, c.Etat, c.Version
        FROM Courrier c INNER JOIN Point p ON p.Id = c.PointId
        WHERE c.DossierId = @DossierId AND p.Etat = 'Clos' AND c.Etat IN ('Projet', 'BonASigner', 'Publie')
        ORDER BY c.Numero
        """);

    private static readonly SqlStatement EnRevision = new("""
        SELECT c.Id, c.Numero, c.Etat, c.Version FROM Courrier c WHERE c.DossierId = @DossierId AND c.Etat = 'EnRevision' ORDER BY c.Numero
        """);

    private static readonly SqlStatement Suite = new("""
        SELECT p.Etat AS Point, d.Etat AS Dossier,
               (SELECT MIN(k.Numero) FROM Courrier k WHERE k.DossierId = c.DossierId AND k.Etat IN ('Projet', 'BonASigner')) AS Remplacant
        FROM Courrier c INNER JOIN Point p ON p.Id = c.PointId INNER JOIN Dossier d ON d.Id = c.DossierId
        WHERE c.Id = @Id
        """);

    private static readonly SqlStatement Suivants = new("UPDATE Courrier SET RemplaceParId = @Id WHERE DossierId = @DossierId AND Etat = 'EnRevision'");

    private static readonly SqlStatement Avance = new("UPDATE Courrier SET Etat = @Etat, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    public static async Task<SuiteDUnCourrier> SuiteDuCourrierAsync(this SqlSession session, Guid id) => (await session.UnAsync<SuiteDUnCourrier>(Suite, new { Id = id }))!;

    public static Task<Resultat<IReadOnlyList<Acte>>> MettreAsync(SqlSession session, Guid dossierId, string motif) =>
        AvancerAsync(session, (DuDossier, dossierId), (ActionCourrier.MettreEnRevision, ActeDuJournal.MettreEnRevision), [Intervenant.Systeme], ContexteCourrier.Vide with { Motif = motif });

    /// <summary>The letter that replaces them is published.</summary>
    public static async Task<Resultat<IReadOnlyList<Acte>>> RemplacerAsync(SqlSession session, CourrierRow par, IReadOnlyList<Intervenant> qui)
    {
        await session.ExecuterAsync(Suivants, new { par.Id, par.DossierId });
        return await AvancerAsync(session, (EnRevision, par.DossierId), (ActionCourrier.Remplacer, ActeDuJournal.Remplacer), qui, ContexteCourrier.Vide with { RemplacantPret = true });
    }

    private static async Task<Resultat<IReadOnlyList<Acte>>> AvancerAsync(
        SqlSession session, (SqlStatement Sql, Guid DossierId) lesquels, (ActionCourrier Action, ActeDuJournal Acte) quoi, IReadOnlyList<Intervenant> qui, ContexteCourrier contexte)
    {
        var actes = new List<Acte>();
        foreach (var courrier in await session.ListeAsync<CourrierEnRevisionRow>(lesquels.Sql, new { lesquels.DossierId }))
        {
            var etat = CycleCourrier.Table.Decider(courrier.Etat, quoi.Action, qui, contexte);
            if (etat.EstRefuse)
            {
                return etat.TousLesRefus;
            }

            if (!await session.ModifierAsync(Avance, new { courrier.Id, courrier.Version, Etat = etat.Valeur.ToString() }))
            {
                return Refus.Conflit;
            }

            actes.Add(new Acte(quoi.Acte, ObjetDuJournal.Courrier, courrier.Id, contexte.Motif, courrier.Numero));
        }

        return Resultat.Fait<IReadOnlyList<Acte>>(actes);
    }

    private sealed record CourrierEnRevisionRow
    {
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
        public required EtatCourrier Etat { get; init; }
        public required int Version { get; init; }
    }
}

/// <summary>What may follow a letter.</summary>
internal sealed record SuiteDUnCourrier
{
    public required EtatPoint Point { get; init; }
    public required EtatDossier Dossier { get; init; }
    public string? Remplacant { get; init; }

    public ContexteCourrier Contexte => ContexteCourrier.Vide with { Point = Point, Dossier = Dossier, Remplacant = Remplacant };
}
