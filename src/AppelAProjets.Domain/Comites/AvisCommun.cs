using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Comites;

/// <summary>A condition of an avis: what, by when, who lifts it; lifting is dated and proven.</summary>
public sealed record ConditionDAvis(string Texte, DateOnly? Terme, string LeveePar, DateOnly? LeveeLe = null, string? Preuve = null)
{
    /// <summary>Lifts it; refuses without a proof, or twice.</summary>
    public Resultat<ConditionDAvis> Lever(DateOnly jour, string? preuve)
    {
        if (LeveeLe is not null)
        {
            return new Refus("condition.deja-levee", "Cette condition est déjà levée.");
        }

        return string.IsNullOrWhiteSpace(preuve)
            ? new Refus("condition.preuve", "Indiquez ce qui prouve que la condition est remplie.", nameof(Preuve))
            : this with { LeveeLe = jour, Preuve = preuve };
    }
}

/// <summary>The committee's avis on a dossier. It commits nobody: each funder notifies its own decision.</summary>
/// <param name="Motif">Required when defavorable.</param>
/// <param name="Conditions">At least one under reserve.</param>
/// <param name="ReorienteVers">Recipient of the mark "réorienté vers le droit commun"; null without the mark.</param>
public sealed record AvisCommun(
    TypeAvis Type,
    string? Motif = null,
    IReadOnlyList<ConditionDAvis>? Conditions = null,
    string? Attendu = null,
    DateOnly? AttenduLe = null,
    string? ReorienteVers = null)
{
    /// <summary>What breaks an invariant, given the money of the dossier; empty when the avis is valid.</summary>
    public IReadOnlyList<Refus> Manques(Cofinancement montants, Montant seuil) =>
    [
        .. Type switch
        {
            TypeAvis.Favorable => Favorable(montants, seuil),
            TypeAvis.FavorableSousReserve => SousReserve(montants),
            TypeAvis.Defavorable => Defavorable(montants),
            TypeAvis.Ajourne => Ajourne(montants),
        },
        .. Si(ReorienteVers is not null && string.IsNullOrWhiteSpace(ReorienteVers), "avis.reorientation", "Indiquez vers qui le projet est réorienté."),
    ];

    /// <summary>Says nothing else than that one.</summary>
    public bool DitComme(AvisCommun? autre) =>
        autre is not null && this with { Conditions = null } == autre with { Conditions = null } && (Conditions ?? []).SequenceEqual(autre.Conditions ?? []);

    /// <summary>Terms that are over on the day they are said.</summary>
    public IReadOnlyList<Refus> TermesPasses(DateOnly jour) =>
    [
        .. Si(Conditions is not null && Conditions.Any(c => c.LeveeLe is null && c.Terme < jour), "avis.condition-passee", "Le terme d’une condition est déjà passé."),
        .. Si(AttenduLe < jour, "avis.attendu-passe", "Le terme de ce qui est attendu est déjà passé."),
    ];

    private static IEnumerable<Refus> Favorable(Cofinancement montants, Montant seuil) =>
    [
        .. UnMontant(montants),
        .. Si(!montants.AtteintLeSeuil(seuil), "avis.seuil", $"Le montant couvert, {montants.Couvert}, est inférieur de {seuil - montants.Couvert} au seuil de viabilité, {seuil} : l’avis ne peut pas être favorable sans réserve."),
    ];

    private IEnumerable<Refus> SousReserve(Cofinancement montants) =>
    [
        .. UnMontant(montants),
        .. Si(Conditions is not { Count: > 0 }, "avis.conditions", "Un avis sous réserve porte au moins une condition."),
        .. Si(Conditions is not null && Conditions.Any(c => string.IsNullOrWhiteSpace(c.Texte) || c.Terme is null || string.IsNullOrWhiteSpace(c.LeveePar)), "avis.condition-incomplete", "Chaque condition dit quoi, pour quand et qui la lève."),
    ];

    private IEnumerable<Refus> Defavorable(Cofinancement montants) =>
    [
        .. AucunMontant(montants, "défavorable"),
        .. Si(string.IsNullOrWhiteSpace(Motif), "avis.motif", "Un avis défavorable porte un motif."),
    ];

    private IEnumerable<Refus> Ajourne(Cofinancement montants) =>
    [
        .. AucunMontant(montants, "d’ajournement"),
        .. Si(string.IsNullOrWhiteSpace(Attendu) || AttenduLe is null, "avis.attendu", "Un ajournement dit ce qui est attendu et jusqu’à quand."),
    ];

    private static IEnumerable<Refus> UnMontant(Cofinancement montants) =>
        Si(!montants.Retenu.Total.EstPositif, "avis.sans-montant", "Aucun financeur n’apporte de montant : l’avis ne peut pas être favorable.");

    private static IEnumerable<Refus> AucunMontant(Cofinancement montants, string avis) =>
        Si(montants.Retenu.Total.EstPositif, "avis.avec-montant", $"Un montant est retenu ({montants.Retenu.Total}) : un avis {avis} n’en porte aucun.");

    private static IEnumerable<Refus> Si(bool condition, string code, string message) =>
        condition ? [new Refus(code, message, nameof(AvisCommun))] : [];
}
