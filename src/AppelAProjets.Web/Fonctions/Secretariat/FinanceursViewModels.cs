using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Secretariat;

/// <summary>Funders of the call.</summary>
public sealed class FinanceursViewModel : SectionViewModel
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Financeurs;
    /// <summary>To add.</summary>
    [Display(Name = "Financeur à ajouter")]
    public Guid? FinanceurId { get; set; }
    /// <summary>Those that may be added.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Options { get; set; } = [];

    /// <summary>An envelope in words.</summary>
    public static string Enveloppe(EnveloppeRow? enveloppe) => enveloppe switch
    {
        null => "aucun",
        { SansPlafond: true } => "sans plafond",
        _ => new Montant(enveloppe.Montant) + (enveloppe.AConfirmer ? " (à confirmer)" : ""),
    };
}

/// <summary>A page about one funder of the call.</summary>
public abstract class PageDeFinanceurViewModel : SectionViewModel
{
    /// <summary>Which one.</summary>
    [BindNever]
    public Guid FinanceurId { get; set; }
    /// <summary>As recorded.</summary>
    [BindNever]
    public FinanceurDAppel Financeur => Complet.Financeurs.First(f => f.Ligne.FinanceurId == FinanceurId);
}

/// <summary>Rules, contact and signatory of a funder.</summary>
public sealed class FinanceurViewModel : PageDeFinanceurViewModel
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Contacts;
    /// <summary>Ticked.</summary>
    [Display(Name = "Quartiers financés")]
    public IList<string> Quartiers { get; set; } = [];
    /// <summary>Ticked.</summary>
    [Display(Name = "Thèmes financés")]
    public IList<Guid> Themes { get; set; } = [];
    /// <summary>Least amount asked.</summary>
    [Display(Name = "Montant minimum d’une demande")]
    public Montant? MontantMinimum { get; set; }
    /// <summary>Largest amount asked.</summary>
    [Display(Name = "Montant maximum d’une demande")]
    public Montant? MontantMaximum { get; set; }
    /// <summary>Who answers.</summary>
    [Display(Name = "Nom du contact")]
    public string? ContactNom { get; set; }
    /// <summary>E-mail.</summary>
    [Display(Name = "Courriel du contact")]
    public string? ContactCourriel { get; set; }
    /// <summary>Telephone.</summary>
    [Display(Name = "Téléphone du contact")]
    public string? ContactTelephone { get; set; }
    /// <summary>Who signs.</summary>
    [Display(Name = "Nom du signataire")]
    public string? SignataireNom { get; set; }
    /// <summary>In what quality.</summary>
    [Display(Name = "Fonction du signataire")]
    public string? SignataireFonction { get; set; }

    /// <summary>Neighbourhoods, themes and limits are open to change.</summary>
    public bool ReglesModifiables => Complet.Appel.Etat == EtatAppel.Preparation;

    /// <summary>As recorded.</summary>
    public static FinanceurViewModel De(FinanceurDAppel financeur) => new()
    {
        FinanceurId = financeur.Ligne.FinanceurId,
        Quartiers = [.. financeur.Quartiers],
        Themes = [.. financeur.Themes],
        MontantMinimum = financeur.Ligne.MontantMinimum is { } minimum ? new Montant(minimum) : null,
        MontantMaximum = financeur.Ligne.MontantMaximum is { } maximum ? new Montant(maximum) : null,
        ContactNom = financeur.Ligne.ContactNom,
        ContactCourriel = financeur.Ligne.ContactCourriel,
        ContactTelephone = financeur.Ligne.ContactTelephone is { } numero ? Domain.Identifiants.Telephone.Ecrire(numero) : null,
        SignataireNom = financeur.Ligne.SignataireNom,
        SignataireFonction = financeur.Ligne.SignataireFonction,
    };

    /// <summary>As typed.</summary>
    public SaisieDesRegles EnRegles() => new([.. Quartiers], [.. Themes], MontantMinimum, MontantMaximum);

    /// <summary>As typed.</summary>
    public SaisieDeContact EnContact() => new(ContactNom, ContactCourriel, ContactTelephone, SignataireNom, SignataireFonction);
}

/// <summary>One envelope, in preparation.</summary>
public sealed class EnveloppeViewModel
{
    /// <summary>Type of credits.</summary>
    public TypeDeCredits TypeDeCredits { get; set; }
    /// <summary>None, an amount, or no ceiling.</summary>
    public RegimeDEnveloppe? Regime { get; set; }
    /// <summary>With an amount.</summary>
    public Montant? Montant { get; set; }
}

/// <summary>A funder's envelopes: set in preparation, moved afterwards.</summary>
public sealed class EnveloppesViewModel : PageDeFinanceurViewModel
{
    /// <summary>Answers per type of credits.</summary>
    public static IReadOnlyList<SelectListItem> Regimes { get; } =
    [
        new("Pas de crédits de ce type", nameof(RegimeDEnveloppe.Aucune)),
        new("Un montant", nameof(RegimeDEnveloppe.Montant)),
        new("Sans plafond", nameof(RegimeDEnveloppe.SansPlafond)),
    ];

    /// <summary>Types of credits.</summary>
    public static IReadOnlyList<SelectListItem> Types { get; } = [.. Enum.GetValues<TypeDeCredits>().Select(t => new SelectListItem(Libelles.Pour(t), t.ToString()))];

    /// <summary>Up or down.</summary>
    public static IReadOnlyList<SelectListItem> Sens { get; } = [new("Ajouter à l’enveloppe", "false"), new("Retirer de l’enveloppe", "true")];

    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Enveloppes;
    /// <summary>One per type, in preparation.</summary>
    public IList<EnveloppeViewModel> Enveloppes { get; set; } = [];
    /// <summary>Of the movement.</summary>
    [Display(Name = "Type de crédits")]
    public TypeDeCredits? TypeDeCredits { get; set; }
    /// <summary>True to take away.</summary>
    [Display(Name = "Changement")]
    public bool? Diminution { get; set; }
    /// <summary>Of the movement.</summary>
    [Display(Name = "Montant du changement")]
    public Montant? Montant { get; set; }
    /// <summary>Of the movement.</summary>
    [Display(Name = "Motif")]
    public string? Motif { get; set; }
    /// <summary>Dated entries.</summary>
    [BindNever]
    public IReadOnlyList<MouvementRow> Mouvements { get; set; } = [];

    /// <summary>Amounts are still set directly.</summary>
    public bool EnPreparation => Complet.Appel.Etat == EtatAppel.Preparation;

    /// <summary>As recorded.</summary>
    public static EnveloppesViewModel De(FinanceurDAppel financeur) => new()
    {
        FinanceurId = financeur.Ligne.FinanceurId,
        Enveloppes = [.. Enum.GetValues<TypeDeCredits>().Select(type => Enveloppe(type, financeur.Enveloppe(type)))],
    };

    /// <summary>As typed.</summary>
    public SaisieDeMouvement EnMouvement() => new(TypeDeCredits, Diminution, Montant, Motif);

    private static EnveloppeViewModel Enveloppe(TypeDeCredits type, EnveloppeRow? enveloppe) => enveloppe switch
    {
        null => new EnveloppeViewModel { TypeDeCredits = type },
        { SansPlafond: true } => new EnveloppeViewModel { TypeDeCredits = type, Regime = RegimeDEnveloppe.SansPlafond },
        _ => new EnveloppeViewModel { TypeDeCredits = type, Regime = RegimeDEnveloppe.Montant, Montant = new Montant(enveloppe.Montant) },
    };
}
