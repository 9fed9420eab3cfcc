using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Antecedents;

/// <summary>The two sources of what an organisation got over the years, as SQL: imported rows, and the lines of its dossiers in the portal.</summary>
internal static class ProjetsSql
{
    public const string ColonnesImportees =
        "r.Annee, r.Siret, r.Titre, r.FinanceurId, r.Financeur, f.Sigle, f.CompteCerfa, r.Demande, r.Accorde, r.Verse, r.BilanRecu, r.BilanRecuLe";

    /// <summary>The current imported rows <c>r</c> of the legal person of organisation <c>o</c>, all its establishments: a seat that moves changes the SIRET, not the association. None without a SIRET: CONCAT takes a null for nothing, and would find everyone's.</summary>
    public const string ImporteesDe = """
        JOIN ResultatAnterieur r ON o.Siret IS NOT NULL AND r.Siret >= CONCAT(SUBSTRING(o.Siret, 1, 9), '00000') AND r.Siret <= CONCAT(SUBSTRING(o.Siret, 1, 9), '99999') AND r.Actuel = 1
        LEFT JOIN Financeur f ON f.Id = r.FinanceurId
        """;

    /// <summary>The lines <c>l</c> of a dossier <c>d</c> that were not withdrawn, with their funder <c>f</c>.</summary>
    public const string LignesDe = """
        LEFT JOIN Ligne l ON l.DossierId = d.Id AND l.Etat NOT IN ('RetireeParPorteur', 'RetireeParFinanceur')
        LEFT JOIN Financeur f ON f.Id = l.FinanceurId
        """;

    /// <summary>Of a dossier <c>d</c> of a call <c>a</c> and its line <c>l</c>: what is asked and what was decided.</summary>
    public static string ColonnesDuPortail { get; } = $"""
        d.Id, d.OrganisationId, d.Numero, d.Titre, d.Etat, a.Annee, a.Code AS AppelCode, l.FinanceurId, f.Nom AS Financeur, f.Sigle, f.CompteCerfa, l.Demande,
        CASE WHEN {VisibiliteSql.Arretee} THEN 1 ELSE 0 END AS EstDecide, CASE WHEN l.AccordeSpecifique IS NULL AND l.AccordeDroitCommun IS NULL THEN 1 ELSE 0 END AS EstArbitre,
        CASE WHEN {VisibiliteSql.Arretee} THEN {ConsommationSql.Specifique} + {ConsommationSql.DroitCommun} ELSE 0 END AS Retenu
        """;
}

internal record ImporteRow
{
    public Guid OrganisationId { get; init; }
    public required int Annee { get; init; }
    public required string Siret { get; init; }
    public required string Titre { get; init; }
    public Guid? FinanceurId { get; init; }
    public required string Financeur { get; init; }
    public string? Sigle { get; init; }
    public string? CompteCerfa { get; init; }
    public Montant? Demande { get; init; }
    public Montant? Accorde { get; init; }
    public Montant? Verse { get; init; }
    public bool? BilanRecu { get; init; }
    public DateOnly? BilanRecuLe { get; init; }

    public FinancementConnu EnFinancement() => new(FinanceurId, Financeur)
    {
        Sigle = Sigle, EstPublique = ProjetsConnus.EstPublique(CompteCerfa), Demande = Demande, Accorde = Accorde, Verse = Verse, BilanRecu = BilanRecu, BilanRecuLe = BilanRecuLe,
    };
}

/// <summary>One line of a dossier; the columns of the line are null when the dossier has none.</summary>
internal record LigneConnueRow
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public required EtatDossier Etat { get; init; }
    public required int Annee { get; init; }
    public required string AppelCode { get; init; }
    public Guid? FinanceurId { get; init; }
    public string? Financeur { get; init; }
    public string? Sigle { get; init; }
    public string? CompteCerfa { get; init; }
    public Montant? Demande { get; init; }
    public required bool EstDecide { get; init; }
    /// <summary>The amount kept is the committee's.</summary>
    public required bool EstArbitre { get; init; }
    public required Montant Retenu { get; init; }
    /// <summary>Absent where the work is not read.</summary>
    public bool? EstVisible { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }

    public FinancementConnu EnFinancement() => new(FinanceurId, Financeur!)
    {
        Sigle = Sigle, EstPublique = ProjetsConnus.EstPublique(CompteCerfa), Demande = Demande, Accorde = EstDecide ? Retenu : null, EstArbitre = EstDecide && EstArbitre && Retenu.EstPositif,
        Propose = Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun), EstCache = !EstDecide && EstVisible == false,
    };
}

internal static class ProjetsConnus
{
    public static bool EstPublique(string? compteCerfa) => compteCerfa is not null && PlanComptable.Trouver(compteCerfa) is { EstAidePublique: true };

    /// <summary>The projects of one organisation.</summary>
    public static IReadOnlyList<ProjetConnu> Reunir(IEnumerable<LigneConnueRow> lignes, IEnumerable<ImporteRow> importes, string? siret) => ProjetConnu.Reunir(
        lignes.GroupBy(l => l.Id).Select(g => new ProjetConnu(g.First().Annee, siret, g.First().Titre)
        {
            DossierId = g.Key, Numero = g.First().Numero, AppelCode = g.First().AppelCode, Etat = g.First().Etat,
            Financements = [.. g.Where(l => l.FinanceurId is not null).Select(l => l.EnFinancement())],
        }),
        importes.GroupBy(i => (i.Annee, i.Siret, Titre: TexteDeRecherche.Plier(ResultatImporte.LongueurMaximale, i.Titre)))
            .Select(g => new ProjetConnu(g.Key.Annee, g.Key.Siret, g.First().Titre) { Financements = [.. g.Select(i => i.EnFinancement())] }));
}
