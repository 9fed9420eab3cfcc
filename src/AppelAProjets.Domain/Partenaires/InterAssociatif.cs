using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Partenaires;

/// <param name="Etat">Invited, or taking part; those who declined or were taken off are not given to the rules.</param>
public sealed record PartDePartenaire(Guid Id, string Nom, EtatPartenaire Etat)
{
    public string? Role { get; init; }

    /// <summary>Its own charges and products, account 74 left out.</summary>
    public PlanDeFinancement Plan { get; init; } = new([]);

    /// <summary>What comes back to it of the subsidies of the whole project.</summary>
    public Montant Subventions { get; init; }

    /// <summary>The part and who is paid are still those that its signataire agreed to.</summary>
    public bool AccordTient { get; init; }

    public bool EstGelee { get; init; }

    public bool Participe => Etat is EtatPartenaire.Accepte or EtatPartenaire.Accorde;

    public IReadOnlyList<Refus> Manques =>
    [
        .. string.IsNullOrWhiteSpace(Role) ? [new Refus("part.role", "Dites ce que votre organisation fait dans le projet.", $"partenaire.{Id}.role")] : Array.Empty<Refus>(),
        .. Entier.Manques().Select(m => m.Code == "budget.vide" ? m with { Message = "Saisissez les charges de votre organisation." } : m),
    ];

    /// <summary>What is wrong in the amounts typed so far; nothing of an empty part.</summary>
    /// <param name="subventions">Of the whole project; nothing asked yet proves nothing.</param>
    public IEnumerable<Refus> Ecarts(Montant subventions) =>
    [
        .. Entier.Ecarts,
        .. subventions.EstPositif && Subventions > subventions
            ? [new Refus("part.subventions", $"Votre part de subventions, {Subventions}, dépasse de {Subventions - subventions} celles du projet entier, {subventions}.", $"partenaire.{Id}.subventions")]
            : Array.Empty<Refus>(),
    ];

    private PlanDeFinancement Entier => new([.. Plan.Lignes, new LigneDeBudget("74x", Subventions)]);
}

public static class InterAssociatif
{
    /// <summary>The plan that is checked and deposited, account by account in the order of their codes: what the chef de file typed, and the parts of those who take part.</summary>
    public static PlanDeFinancement Ensemble(IEnumerable<LigneDeBudget> chefDeFile, IEnumerable<PartDePartenaire> parts) => new(
    [
        // Sorted by ordinal: a snapshot must not depend on the engine nor on the culture.
        .. chefDeFile.Concat(parts.Where(p => p.Participe).SelectMany(p => p.Plan.Lignes)).GroupBy(l => l.Compte, l => l.Montant)
            .Select(c => new LigneDeBudget(c.Key, Montant.Somme(c))).Where(l => !l.Montant.EstNul).OrderBy(l => l.Compte, StringComparer.Ordinal),
    ]);

    /// <param name="versement">Who is paid; null while nothing is said.</param>
    public static IEnumerable<Refus> Manques(IReadOnlyList<PartDePartenaire> parts, PlanDeFinancement plan, ModeDeVersement? versement)
    {
        var subventions = plan.TotalDuCompte(PlanComptable.Subventions);
        var parties = Montant.Somme(parts.Where(p => p.Participe).Select(p => p.Subventions));
        return parts.Count == 0 ? [] :
        [
            .. parts.Select(EnAttente).OfType<Refus>(),
            .. versement is null ? [new Refus("partenaires.versement", "Dites qui recevra les subventions.", "partenaires.versement")] : Array.Empty<Refus>(),
            .. parties > subventions
                ? [new Refus("partenaires.subventions", $"Les parts de subvention des partenaires, {parties}, dépassent de {parties - subventions} les subventions du projet, {subventions}.", "Partenaires")]
                : Array.Empty<Refus>(),
        ];
    }

    /// <summary>What prevents a signataire of the partner from agreeing: its part, and that nobody has said who is paid.</summary>
    public static IReadOnlyList<Refus> AvantLAccord(PartDePartenaire part, ModeDeVersement? versement) =>
    [
        .. part.Manques,
        .. versement is null ? [new Refus("accord.versement", "Le chef de file n’a pas encore dit qui recevra les subventions : l’accord porte aussi sur ce choix.")] : Array.Empty<Refus>(),
    ];

    private static Refus? EnAttente(PartDePartenaire part) => part switch
    {
        { EstGelee: true } => Refuser(part, "ne peut pas participer pour le moment : sa représentation est contestée. Attendez, ou retirez-la du projet"),
        { Etat: EtatPartenaire.Invite } => Refuser(part, "n’a pas répondu à votre invitation. Relancez-la, ou annulez l’invitation"),
        { Etat: EtatPartenaire.Accepte } => Refuser(part, "n’a pas encore donné son accord sur sa part"),
        { AccordTient: false } => Refuser(part, "doit redonner son accord : sa part ou le versement a changé depuis"),
        _ => null,
    };

    private static Refus Refuser(PartDePartenaire part, string quoi) => new("partenaire.attendu", $"« {part.Nom} » {quoi}.", $"Partenaires.{part.Id}");
}
