using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.Scenarios;

namespace AppelAProjets.Application.Scenarios;

/// <summary>What a page says of a dossier beside its amounts.</summary>
public sealed record FicheDeScenario(Guid Id, string Numero, string Titre, string Organisation, string? Pilier);

/// <summary>The dossiers of a call still to be decided (instructed, or before the committee), as the scenarios take them.</summary>
/// <param name="Appel">All of them: the totals are true for everyone.</param>
/// <param name="Fiches">Of those that the person may see.</param>
public sealed record DonneesDeScenario(ScenarioDAppel Appel, IReadOnlyDictionary<Guid, FicheDeScenario> Fiches)
{
    private const string EnJeu = "d.AppelId = @AppelId AND d.Etat IN ('Instruit', 'EnComite')";

    private static readonly SqlStatement Lecture = new($"""
        SELECT d.Id, d.Numero, d.Titre, o.Nom AS Organisation, d.TotalCharges, d.AssietteEligible, d.AcquisHorsPortail, d.SeuilDeViabilite, a.PartMaximalePourcent,
            (SELECT COALESCE(SUM({ConsommationSql.Specifique} + {ConsommationSql.DroitCommun}), 0) FROM Ligne l WHERE l.DossierId = d.Id AND l.Etat <> 'Arbitree') AS Decide,
            CASE WHEN {VisibiliteSql.SansDeport} THEN 1 ELSE 0 END AS EstVisible,
            (SELECT MIN(p.Ordre) FROM Point p WHERE p.DossierId = d.Id AND p.Etat = 'Inscrit') AS Rang,
            (SELECT MIN(ap.Pilier) FROM DossierAction da JOIN ActionDuPlan ap ON ap.Id = da.ActionId WHERE da.DossierId = d.Id) AS Pilier
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId JOIN Appel a ON a.Id = d.AppelId
        WHERE {EnJeu}
        ORDER BY d.Numero;
        SELECT l.DossierId, l.FinanceurId, f.Sigle, l.Demande,
            CASE WHEN l.Etat = 'RefuseeComite' THEN 0 ELSE COALESCE(l.ProposeSpecifique, 0) END AS Specifique,
            CASE WHEN l.Etat = 'RefuseeComite' THEN 0 ELSE COALESCE(l.ProposeDroitCommun, 0) END AS DroitCommun,
            af.MontantMinimum AS Minimum, af.MontantMaximum AS Maximum
        FROM Dossier d
        JOIN Ligne l ON l.DossierId = d.Id
        JOIN Financeur f ON f.Id = l.FinanceurId
        LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = l.FinanceurId
        WHERE {EnJeu} AND l.Etat IN ('Proposee', 'Arbitree', 'RefuseeComite')
        ORDER BY af.Ordre, f.Sigle;
        SELECT dq.DossierId, q.Code, q.Nom, dq.Part
        FROM Dossier d JOIN DossierQuartier dq ON dq.DossierId = d.Id JOIN Quartier q ON q.Code = dq.QuartierCode
        WHERE {EnJeu}
        ORDER BY dq.Part DESC, q.Nom;
        SELECT n.DossierId, n.CompteId, SUM(n.Valeur * c.Poids) AS Points, SUM(c.Poids) AS Poids
        FROM Dossier d JOIN Note n ON n.DossierId = d.Id JOIN AppelCritere c ON c.Id = n.CritereId
        WHERE {EnJeu} AND NOT {VisibiliteSql.NoteDeportee}
        GROUP BY n.DossierId, n.CompteId
        HAVING COUNT(*) = (SELECT COUNT(*) FROM AppelCritere x WHERE x.AppelId = @AppelId);
        SELECT l.FinanceurId, f.Nom, SUM({ConsommationSql.Specifique}) AS Specifique, SUM({ConsommationSql.DroitCommun}) AS DroitCommun
        FROM Dossier d JOIN Ligne l ON l.DossierId = d.Id JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE {EnJeu} AND l.Etat = 'Arbitree'
        GROUP BY l.FinanceurId, f.Nom;
        """);

    internal static async Task<DonneesDeScenario> LireAsync(SqlSession session, Guid appelId, Acteur acteur)
    {
        var enveloppes = await session.EnveloppesAsync(appelId);
        using var jeux = await session.PlusieursAsync(Lecture, acteur.Parametres(new { AppelId = appelId }));
        DossierRow[] dossiers = [.. await jeux.ReadAsync<DossierRow>()];
        var lignes = (await jeux.ReadAsync<LigneRow>()).ToLookup(l => l.DossierId);
        var quartiers = (await jeux.ReadAsync<QuartierRow>()).ToLookup(q => q.DossierId);
        var scores = (await jeux.ReadAsync<ScoreRow>()).ToLookup(s => s.DossierId, s => Score.De(s.Points, s.Poids));
        var tenus = (await jeux.ReadAsync<TenuRow>()).ToDictionary(t => t.FinanceurId);
        var appel = new ScenarioDAppel(
            [.. dossiers.Select(d => Dossier(d, lignes[d.Id], quartiers[d.Id], Synthese.De([.. scores[d.Id]])))],
            [.. enveloppes.Select(e => Enveloppe(e, tenus.GetValueOrDefault(e.FinanceurId)))]);
        return new DonneesDeScenario(appel, dossiers.Where(d => d.EstVisible).ToDictionary(d => d.Id, d => new FicheDeScenario(d.Id, d.Numero, d.Titre, d.Organisation, d.Pilier)));
    }

    private static DossierDeScenario Dossier(DossierRow d, IEnumerable<LigneRow> lignes, IEnumerable<QuartierRow> quartiers, Synthese? notes) => new()
    {
        Id = d.Id,
        Numero = d.Numero,
        Lignes = [.. lignes.Select(l => new LigneDeScenario(l.FinanceurId, l.Sigle, new Repartition(l.Specifique, l.DroitCommun), l.Demande) { Minimum = l.Minimum, Maximum = l.Maximum })],
        Note = notes?.MoyenneEnCentiemes,
        Rang = d.Rang,
        Charges = d.TotalCharges,
        Assiette = d.AssietteEligible,
        PartMaximale = d.PartMaximalePourcent is { } part ? Taux.DePourcentage(part) : null,
        Acquis = (d.AcquisHorsPortail ?? Montant.Zero) + d.Decide,
        Seuil = d.SeuilDeViabilite ?? Montant.Zero,
        Quartiers = [.. quartiers.Select(q => new PartDeQuartier(q.Code, q.Nom, q.Part))],
    };

    // What the dossiers of the scenario hold already on the board is theirs to share again.
    private static EnveloppeDeScenario Enveloppe(EnveloppeConsommeeRow e, TenuRow? tenu) => new(
        e.FinanceurId, e.Sigle, tenu?.Nom ?? e.Sigle, e.TypeDeCredits, e.SansPlafond ? null : e.Reste + (tenu is null ? Montant.Zero : new Repartition(tenu.Specifique, tenu.DroitCommun).De(e.TypeDeCredits)));

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
        public required string Titre { get; init; }
        public required string Organisation { get; init; }
        public Montant? TotalCharges { get; init; }
        public Montant? AssietteEligible { get; init; }
        public Montant? AcquisHorsPortail { get; init; }
        /// <summary>Granted already: a re-arbitrated dossier keeps it.</summary>
        public required Montant Decide { get; init; }
        public Montant? SeuilDeViabilite { get; init; }
        public int? PartMaximalePourcent { get; init; }
        public required bool EstVisible { get; init; }
        public int? Rang { get; init; }
        public string? Pilier { get; init; }
    }

    private sealed record LigneRow
    {
        public required Guid DossierId { get; init; }
        public required Guid FinanceurId { get; init; }
        public required string Sigle { get; init; }
        public required Montant Demande { get; init; }
        public required Montant Specifique { get; init; }
        public required Montant DroitCommun { get; init; }
        public Montant? Minimum { get; init; }
        public Montant? Maximum { get; init; }
    }

    private sealed record QuartierRow
    {
        public required Guid DossierId { get; init; }
        public required string Code { get; init; }
        public required string Nom { get; init; }
        public required int Part { get; init; }
    }

    private sealed record ScoreRow
    {
        public required Guid DossierId { get; init; }
        public required Guid CompteId { get; init; }
        public required long Points { get; init; }
        public required long Poids { get; init; }
    }

    private sealed record TenuRow
    {
        public required Guid FinanceurId { get; init; }
        public required string Nom { get; init; }
        public required Montant Specifique { get; init; }
        public required Montant DroitCommun { get; init; }
    }
}
