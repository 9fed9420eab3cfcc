using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Financements;

/// <param name="Arbitre">By the committee: an avis.</param>
/// <param name="Accorde">By the funder's competent body: a decision.</param>
public sealed record LigneDeFinanceur(Guid FinanceurId, string Financeur, EtatLigne Etat, Repartition? Arbitre = null, Repartition? Accorde = null)
{
    public EtatDossier Dossier { get; init; } = EtatDossier.EnComite;

    /// <summary>What a reserved line awaits; null when it is not reserved.</summary>
    public string? Attendu { get; init; }

    /// <summary>The funder has said an amount, 0 with its reason, or what it awaits; or the line is no longer one that the committee decides.</summary>
    public bool APosition => Attendu is not null || Etat is not (EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee);

    /// <summary>Accordé, else arbitré, as long as the line holds it: what it takes on the envelope of its funder.</summary>
    public Repartition Retenu => CycleLigne.Tient(Etat, Dossier) ? Accorde ?? Arbitre ?? Repartition.Zero : Repartition.Zero;
}

/// <summary>What covers the project: one set of formulas for screens, letter, export and rules.</summary>
public sealed record Cofinancement(IReadOnlyList<LigneDeFinanceur> Lignes, Montant AcquisHorsPortail)
{
    public Repartition Retenu => Lignes.Aggregate(Repartition.Zero, (somme, l) => somme + l.Retenu);

    /// <summary>Per line (accordé, else arbitré), and what is obtained outside the portal.</summary>
    public Montant Couvert => Retenu.Total + AcquisHorsPortail;

    /// <summary>What covers the project apart from a funder's line.</summary>
    public Montant Hors(Guid financeurId) => Couvert - Montant.Somme(Lignes.Where(l => l.FinanceurId == financeurId).Select(l => l.Retenu.Total));

    /// <summary>A funder's share of what covers the project; null when nothing does.</summary>
    public Taux? Part(Guid financeurId) =>
        Taux.De(Montant.Somme(Lignes.Where(l => l.FinanceurId == financeurId).Select(l => l.Retenu.Total)), Couvert);

    public bool AtteintLeSeuil(Montant seuil) => Couvert >= seuil;

    /// <summary>Whether a line lost sends the dossier back to the committee: it could be done before and no longer can, or its favourable avis has no money left.</summary>
    public bool ImposeDeRearbitrer(Cofinancement avant, Montant seuil) =>
        (avant.AtteintLeSeuil(seuil) && !AtteintLeSeuil(seuil)) || (avant.Retenu.Total.EstPositif && !Retenu.Total.EstPositif);

    /// <summary>Set by an instructor with a reason, else the charges without 86.</summary>
    public static Montant AssietteEligible(Montant? fixee, PlanDeFinancement plan) => fixee ?? plan.Charges;

    /// <summary>A convention is due strictly above 23,000 € granted by one authority to one organisation in the year, all its lines summed (loi 2000-321, décret 2001-495).</summary>
    public static bool ConventionDue(IEnumerable<Montant> accordesDansLAnnee) =>
        Montant.Somme(accordesDansLAnnee) > Montant.DeEuros(23_000);
}
