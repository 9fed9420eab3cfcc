using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Courriers;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>What is typed on the page of a letter to approve.</summary>
public sealed record BonASignerSaisie
{
    /// <summary>Identity of the text that was read.</summary>
    public long Compose { get; init; }

    [Display(Name = "Motif du refus")]
    public string? Motif { get; init; }

    [Display(Name = "Remarque")]
    public string? Remarque { get; init; }
}

/// <summary>The bons à signer of a letter, what was said of it, and what its reader may do. An address is null when that may not be done.</summary>
public sealed record CircuitViewModel(Guid Id, CourrierLu Courrier)
{
    public bool AViser { get; init; }

    /// <summary>What one's own institution brings, for a signatory.</summary>
    public CourrierASigner? Mien { get; init; }

    public required BonASignerSaisie Saisie { get; init; }

    public string? Remarquer { get; init; }

    /// <summary>What may be done with a reason: one thing at most, according to where the letter stands.</summary>
    public GesteMotive? Geste { get; init; }

    /// <summary>Where the template of the call is corrected, for the Secrétariat.</summary>
    public string? Modele { get; init; }
}

public sealed record GesteMotive(string Adresse, string Titre, string Libelle, string Aide, string Bouton)
{
    public static GesteMotive Refuser(Guid id) => new(
        LiensCourriers.RefuserASigner(id), "Refuser le bon à signer", "Motif du refus",
        "Le secrétariat le lit, corrige le courrier ou vous répond, puis redemande votre bon à signer.", "Refuser et rendre au secrétariat");

    public static GesteMotive Reprendre(string code, Guid id) => new(
        LiensCourriers.Reprendre(code, id), "Reprendre ce courrier pour le corriger", "Motif de la correction",
        "Le courrier redevient un projet. Si son texte change, les bons à signer déjà donnés tombent et sont redemandés.", "Reprendre le courrier");

    public static GesteMotive Reviser(string code, Guid id) => new(
        LiensCourriers.Reviser(code, id), "Remplacer ce courrier publié", "Motif de la révision",
        "Le courrier passe en révision, ses destinataires en sont prévenus. Préparez ensuite le nouveau dans la liste : il citera celui-ci, qui restera lisible, marqué remplacé. Pour changer l’avis, un montant ou une condition, il faut d’abord un relevé rectificatif.", "Mettre en révision");

    public static GesteMotive Retirer(string code, Guid id) => new(
        LiensCourriers.Retirer(code, id), "Retirer ce courrier sans le remplacer", "Motif du retrait",
        "Il reste lisible, marqué retiré ; ses destinataires en sont prévenus.", "Retirer le courrier");
}
