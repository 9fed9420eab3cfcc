using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Lectures;

public enum GenreDeLigne
{
    /// <summary>An account, the sum of its details.</summary>
    Compte,
    /// <summary>A detail of the account above.</summary>
    Detail,
    /// <summary>Who is asked, under an account of subsidies.</summary>
    Financeur,
    Total,
}

/// <param name="Code">Account of the Cerfa; null for a total.</param>
/// <param name="Montant">Null when nothing was written.</param>
public sealed record LigneDuCerfa(string? Code, string Libelle, Montant? Montant, GenreDeLigne Genre)
{
    public string? Numero => Genre != GenreDeLigne.Financeur && Code is { } code ? PlanComptable.Trouver(code)?.Numero : null;

    public string Intitule => Numero is { } numero ? $"{numero} {Libelle}" : Libelle;
}

/// <summary>Two lines side by side; null where a side has none.</summary>
public sealed record RangeeDuCerfa(LigneDuCerfa? Charge, LigneDuCerfa? Produit)
{
    public bool EstTotal => (Charge ?? Produit)?.Genre == GenreDeLigne.Total;
}

public sealed record CoteDuCerfa(string Titre, IReadOnlyList<LigneDuCerfa> Lignes, LigneDuCerfa Total);

/// <summary>The budget laid out as the table of the Cerfa 12156*06 (DOMAINE 1.4): charges at the left, produits at the right, contributions in kind apart.</summary>
public sealed class BudgetDuCerfa(FinancementContenu financement)
{
    private readonly PlanDeFinancement plan = financement.Plan();

    /// <summary>Only the accounts that hold something.</summary>
    public bool Abrege { get; init; }

    /// <summary>Of a partner: what comes back to it of the subsidies that the project asks for, which pays its charges too.</summary>
    public Montant? PartDesSubventions { get; init; }

    private Montant TotalDesProduits => plan.Produits + (PartDesSubventions ?? Montant.Zero);

    public CoteDuCerfa Charges => Cote("Charges", SensCompte.Charge, volontaires: false, "Total des charges", plan.Charges);

    public CoteDuCerfa Produits => Cote("Produits", SensCompte.Produit, volontaires: false, "Total des produits", TotalDesProduits);

    public CoteDuCerfa Emplois => Cote("Contributions volontaires : emplois", SensCompte.Charge, volontaires: true, "Total, contributions volontaires comprises", plan.Charges + plan.EmploisVolontaires);

    public CoteDuCerfa Ressources => Cote("Contributions volontaires : ressources", SensCompte.Produit, volontaires: true, "Total, contributions volontaires comprises", TotalDesProduits + plan.ContributionsVolontaires);

    public bool AContributions => !plan.EmploisVolontaires.EstNul || !plan.ContributionsVolontaires.EstNul;

    public IReadOnlyList<RangeeDuCerfa> Rangees => [.. CoteACote(Charges, Produits), .. Abrege && !AContributions ? [] : CoteACote(Emplois, Ressources)];

    /// <summary>What was typed, account by account, and both totals.</summary>
    public IReadOnlyList<LigneDuCerfa> Saisies =>
    [
        .. from cote in new[] { Charges, Produits, Emplois, Ressources }
           from ligne in cote.Lignes
           where ligne is { Montant: not null, Genre: not GenreDeLigne.Financeur, Code: { } code } && PlanComptable.EstSaisissable(code) && !EstDemande(code)
           select ligne,
        Charges.Total, Produits.Total,
    ];

    private static IEnumerable<RangeeDuCerfa> CoteACote(CoteDuCerfa gauche, CoteDuCerfa droite) =>
        Enumerable.Range(0, Math.Max(gauche.Lignes.Count, droite.Lignes.Count)).Select(i => new RangeeDuCerfa(gauche.Lignes.ElementAtOrDefault(i), droite.Lignes.ElementAtOrDefault(i)))
            .Append(new RangeeDuCerfa(gauche.Total, droite.Total));

    private CoteDuCerfa Cote(string titre, SensCompte sens, bool volontaires, string libelleDuTotal, Montant total) => new(
        titre,
        [.. PlanComptable.Comptes.Where(c => c.Parent is null && c.Sens == sens && c.EstVolontaire == volontaires).SelectMany(Famille).Where(l => !Abrege || l.Montant is not null)],
        new LigneDuCerfa(null, libelleDuTotal, total, GenreDeLigne.Total));

    private IEnumerable<LigneDuCerfa> Famille(Compte compte) => PartDesSubventions is { } part && compte.Code == PlanComptable.Subventions
        ? [new LigneDuCerfa(compte.Code, "Part des subventions du projet", part, GenreDeLigne.Compte)]
        : PlanComptable.Comptes.Where(c => c.Parent == compte.Code)
        .SelectMany(d => Financeurs(d).Prepend(new LigneDuCerfa(d.Code, d.Libelle, Ecrit(d.Code), GenreDeLigne.Detail)))
        .Prepend(new LigneDuCerfa(compte.Code, compte.Libelle, Ecrit(compte.Code), GenreDeLigne.Compte));

    private IEnumerable<LigneDuCerfa> Financeurs(Compte compte) =>
    [
        .. financement.Demandes.Where(d => d.CompteCerfa == compte.Code).Select(d => new LigneDuCerfa(compte.Code, $"– {d.Nom} (demandé)", d.Montant, GenreDeLigne.Financeur)),
        .. financement.HorsPortail.Where(h => h.Compte == compte.Code && h.Etat != SituationHorsPortail.Refuse)
            .Select(h => new LigneDuCerfa(compte.Code, $"– {h.Nom} (hors portail, {(h.Etat is { } etat ? Libelles.Pour(etat).ToLowerInvariant() : "situation non renseignée")})", h.Montant, GenreDeLigne.Financeur)),
    ];

    // Told funder by funder.
    private bool EstDemande(string code) => financement.Demandes.Any(d => d.CompteCerfa == code) || financement.HorsPortail.Any(h => h.Compte == code);

    private Montant? Ecrit(string code) => plan.TotalDuCompte(code) is { EstNul: false } montant ? montant : null;
}
