namespace AppelAProjets.Domain.Financements;

/// <param name="Compte">Code of <see cref="PlanComptable"/>.</param>
/// <param name="Montant">Not negative.</param>
/// <param name="FinanceurId">Account 74 only: the funder of the call that is asked.</param>
/// <param name="HorsPortail">Account 74 only: what the porteur says of a funder outside the call.</param>
public sealed record LigneDeBudget(string Compte, Montant Montant, Guid? FinanceurId = null, SituationHorsPortail? HorsPortail = null);

/// <summary>Budget of the project. Contributions in kind (86, 87) stay out of every formula.</summary>
public sealed record PlanDeFinancement(IReadOnlyList<LigneDeBudget> Lignes)
{
    /// <summary>Charges 60 to 69 and indirect ones.</summary>
    public Montant Charges => Somme(c => c is { Sens: SensCompte.Charge, EstVolontaire: false });

    /// <summary>Produits 70 to 79 and own resources.</summary>
    public Montant Produits => Somme(c => c is { Sens: SensCompte.Produit, EstVolontaire: false });

    public Montant EmploisVolontaires => Somme(c => c is { Sens: SensCompte.Charge, EstVolontaire: true });

    public Montant ContributionsVolontaires => Somme(c => c is { Sens: SensCompte.Produit, EstVolontaire: true });

    public Montant DemandeAuPortail => Montant.Somme(Lignes.Where(l => l.FinanceurId is not null).Select(l => l.Montant));

    public Montant Besoin => Charges - (Produits - DemandeAuPortail);

    public Montant AidesPubliques => Somme(c => c.EstAidePublique);

    /// <summary>Public subsidies over charges without 86; null without charges.</summary>
    public Taux? TauxAidesPubliques => TauxDAidesPubliques(AidesPubliques, Charges);

    /// <summary>Same, of two sums already made.</summary>
    public static Taux? TauxDAidesPubliques(Montant? aides, Montant? charges) => aides is { } a && charges is { } c ? Taux.De(a, c) : null;

    /// <summary>What couvert would be if everyone said yes: portal's lines and those outside that are not refused.</summary>
    public Montant CofinancementDemande => DemandeAuPortail + HorsPortail(s => s is not SituationHorsPortail.Refuse);

    public Montant AcquisHorsPortail => HorsPortail(s => s is SituationHorsPortail.Acquis);

    /// <summary>The plan with what the committee and the funders retain instead of what is asked, and of the funders outside the portal what is obtained.</summary>
    public PlanDeFinancement AvecRetenu(IReadOnlyDictionary<Guid, Montant> retenus) => new([.. Lignes.Select(l => l switch
    {
        { FinanceurId: { } financeur } => l with { Montant = retenus.GetValueOrDefault(financeur) },
        { HorsPortail: SituationHorsPortail.Sollicite or SituationHorsPortail.Refuse } => l with { Montant = Montant.Zero },
        _ => l,
    })]);

    public Montant TotalDuCompte(string code) => Somme(c => c.Code == code || c.Parent == code);

    public Montant DemandeA(Guid financeurId) => Montant.Somme(Lignes.Where(l => l.FinanceurId == financeurId).Select(l => l.Montant));

    /// <summary>Threshold of viability when the porteur says nothing: the call's percentage of what is asked, rounded up.</summary>
    public Montant SeuilParDefaut(int pourcentage) => Taux.DePourcentage(pourcentage).Sur(CofinancementDemande);

    /// <summary>Each imbalance or impossible line, named, saying by how much.</summary>
    public IReadOnlyList<Refus> Manques() =>
    [
        .. Lignes.Select(RefuserLigne).OfType<Refus>(),
        .. Charges.EstPositif ? [] : new[] { new Refus("budget.vide", "Saisissez les charges du projet.", "Budget") },
        .. Ecart("budget.desequilibre", "Le budget n’est pas équilibré", "les charges", Charges, "les produits", Produits),
        .. Ecart("budget.volontaire", "Les contributions volontaires ne sont pas équilibrées", "les emplois (86)", EmploisVolontaires, "les ressources (87)", ContributionsVolontaires),
    ];

    /// <summary>What is wrong in the amounts typed so far, as opposed to what is not typed yet.</summary>
    public IEnumerable<Refus> Ecarts => Manques().Where(r => r.Code != "budget.vide");

    public string Bilan
    {
        get
        {
            var ecart = Charges - Produits;
            var phrase = (Charges, ecart) switch
            {
                ({ EstNul: true }, { EstNul: true }) => "Aucun montant pour le moment.",
                (_, { EstNul: true }) => $"Le budget est équilibré : {Charges} de charges et de produits.",
                _ => $"Il manque {ecart.ValeurAbsolue} de {(ecart.EstPositif ? "produits" : "charges")}.",
            };
            var nature = EmploisVolontaires - ContributionsVolontaires;
            return nature.EstNul ? phrase : $"{phrase} Contributions volontaires : il manque {nature.ValeurAbsolue} au compte {(nature.EstPositif ? "87" : "86")}.";
        }
    }

    private static Refus? RefuserLigne(LigneDeBudget ligne)
    {
        var champ = $"Budget.{ligne.Compte}";
        if (!PlanComptable.EstSaisissable(ligne.Compte))
        {
            return new Refus("budget.compte", $"Le compte {ligne.Compte} n’existe pas ou se détaille : choisissez un compte du budget.", champ);
        }

        if (ligne.Montant.EstNegatif)
        {
            return new Refus("budget.negatif", $"Compte {ligne.Compte} : un montant ne peut pas être négatif.", champ);
        }

        var nommeUnFinanceur = ligne.FinanceurId is not null || ligne.HorsPortail is not null;
        var estSubvention = PlanComptable.Trouver(ligne.Compte)?.Parent == PlanComptable.Subventions;
        return nommeUnFinanceur && !estSubvention
            ? new Refus("budget.financeur", $"Compte {ligne.Compte} : seul le compte 74 nomme un financeur.", champ)
            : null;
    }

    private static IEnumerable<Refus> Ecart(string code, string quoi, string gauche, Montant a, string droite, Montant b)
    {
        if (a == b)
        {
            return [];
        }

        var (plus, moins) = a > b ? (gauche, droite) : (droite, gauche);
        return [new Refus(code, $"{quoi} : {plus} dépassent {moins} de {(a - b).ValeurAbsolue}.", "Budget")];
    }

    private Montant Somme(Func<Compte, bool> filtre) =>
        Montant.Somme(Lignes.Where(l => PlanComptable.Trouver(l.Compte) is { } compte && filtre(compte)).Select(l => l.Montant));

    private Montant HorsPortail(Func<SituationHorsPortail, bool> filtre) =>
        Montant.Somme(Lignes.Where(l => l.HorsPortail is { } s && filtre(s)).Select(l => l.Montant));
}
