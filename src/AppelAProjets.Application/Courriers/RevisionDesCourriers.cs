using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Courriers;

/// <summary>Letters whose relevé no longer says what is: published or not, they go in revision, and the next one published replaces them.</summary>
internal static class RevisionDesCourriers
{
    // The letter of an adjourned item told an adjournment, which stays true.
    private static readonly SqlStatement DuDossier = new("""
        SELECT c.Id, c.Numero, d.Numero AS NumeroDossier, c.Etat, c.Version
        FROM Courrier c INNER JOIN Point p ON p.Id = c.PointId INNER JOIN Dossier d ON d.Id = c.DossierId
        WHERE c.DossierId = @DossierId AND p.Etat = 'Clos' AND c.Etat IN ('Projet', 'BonASigner', 'Publie')
        ORDER BY c.Numero
        """);

    private static readonly SqlStatement EnRevision = new("""
        SELECT c.Id, c.Numero, d.Numero AS NumeroDossier, c.Etat, c.Version FROM Courrier c INNER JOIN Dossier d ON d.Id = c.DossierId WHERE c.DossierId = @DossierId AND c.Etat = 'EnRevision' ORDER BY c.Numero
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

    /// <summary>The organisation is told of a letter that it has received.</summary>
    public static async Task<Resultat<Revision>> MettreAsync(SqlSession session, Guid dossierId, string motif, (LiensOptions Liens, DateTimeOffset Le) avis)
    {
        var publie = (await session.ListeAsync<CourrierEnRevisionRow>(DuDossier, new { DossierId = dossierId })).LastOrDefault(c => c.Etat == EtatCourrier.Publie);
        var actes = await AvancerAsync(session, (DuDossier, dossierId), (ActionCourrier.MettreEnRevision, ActeDuJournal.MettreEnRevision), [Intervenant.Systeme], ContexteCourrier.Vide with { Motif = motif });
        return actes.EstRefuse ? actes.TousLesRefus
            : new Revision(actes.Valeur, publie is null ? [] : await PrevenirAsync(session, new CourrierRevise(dossierId, publie.Numero, publie.NumeroDossier, EtatCourrier.EnRevision), avis));
    }

    /// <summary>To those the letter was sent to: in revision, or withdrawn.</summary>
    public static async Task<IReadOnlyList<NouveauCourriel>> PrevenirAsync(SqlSession session, CourrierRevise courrier, (LiensOptions Liens, DateTimeOffset Le) avis)
    {
        var (objet, effet) = courrier.Etat == EtatCourrier.Retire ? ("retiré", "est retiré : il ne vaut plus.") : ("en révision", "est en révision : un autre courrier doit le remplacer.");
        var corps = $"""
            Bonjour,

            Le courrier d’avis commun n° {courrier.Numero}, sur le dossier {courrier.NumeroDossier}, {effet} Vous pouvez toujours le lire dans votre espace (connexion nécessaire) :
            {avis.Liens.Vers(LiensCourriers.DuPorteur(courrier.DossierId))}
            """.ReplaceLineEndings("\n");
        return [.. (await session.DestinatairesAsync(courrier.DossierId, SorteDeMessage.Lettre, avis.Le)).Select(d => new NouveauCourriel(GenreDeCourriel.Courrier, d.Courriel, $"Courrier {courrier.Numero} : {objet}", corps) { DossierId = courrier.DossierId, SansPlafond = true })];
    }

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
        public required string NumeroDossier { get; init; }
        public required EtatCourrier Etat { get; init; }
        public required int Version { get; init; }
    }
}

internal sealed record Revision(IReadOnlyList<Acte> Actes, IReadOnlyList<NouveauCourriel> Courriels);

/// <param name="Etat">What it has become.</param>
internal sealed record CourrierRevise(Guid DossierId, string Numero, string NumeroDossier, EtatCourrier Etat);

/// <summary>What may follow a letter.</summary>
internal sealed record SuiteDUnCourrier
{
    public required EtatPoint Point { get; init; }
    public required EtatDossier Dossier { get; init; }
    public string? Remplacant { get; init; }

    public ContexteCourrier Contexte => ContexteCourrier.Vide with { Point = Point, Dossier = Dossier, Remplacant = Remplacant };
}
