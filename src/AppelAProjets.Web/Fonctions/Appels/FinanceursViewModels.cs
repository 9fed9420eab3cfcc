using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class FinanceursViewModel : SectionViewModel
{
    public override SectionAppel Section => SectionAppel.Financeurs;
    [Display(Name = "Financeur à ajouter")]
    public Guid? FinanceurId { get; set; }
    [BindNever]
    public IReadOnlyList<SelectListItem> Options { get; set; } = [];

    public override string? Verrou => EstCompletable
        ? $"L’appel est à l’état « {Libelles.Pour(Complet.Etat)} » : quartiers, thèmes et bornes des financeurs ne changent plus. Leurs contacts, leurs signataires et leurs enveloppes se modifient, et vous pouvez ajouter un financeur, avec un motif."
        : base.Verrou;

    /// <summary>A funder of a published call is added whole, with a reason.</summary>
    public bool AjoutMotive => Complet.Etat != EtatAppel.Preparation && !ModificationAppel.Completer(Complet.Etat, Section, "motif").EstRefuse;

    public static string Enveloppe(EnveloppeRow? enveloppe) => enveloppe switch
    {
        null => "aucun",
        { SansPlafond: true } => "sans plafond",
        _ => enveloppe.Montant + (enveloppe.AConfirmer ? " (à confirmer)" : ""),
    };
}

public abstract class PageDeFinanceurViewModel : SectionViewModel
{
    [BindNever]
    public Guid FinanceurId { get; set; }
    [BindNever]
    public FinanceurDAppel Financeur => Complet.Financeurs.First(f => f.Id == FinanceurId);
}

public sealed class FinanceurViewModel : PageDeFinanceurViewModel
{
    public override SectionAppel Section => SectionAppel.Contacts;
    [Display(Name = "Quartiers financés")]
    public IList<string> Quartiers { get; set; } = [];
    [Display(Name = "Thèmes financés")]
    public IList<Guid> Themes { get; set; } = [];
    [Display(Name = "Montant minimum d’une demande")]
    public Montant? MontantMinimum { get; set; }
    [Display(Name = "Montant maximum d’une demande")]
    public Montant? MontantMaximum { get; set; }
    [Display(Name = "Nom du contact")]
    public string? ContactNom { get; set; }
    [Display(Name = "Courriel du contact")]
    public string? ContactCourriel { get; set; }
    [Display(Name = "Téléphone du contact")]
    public string? ContactTelephone { get; set; }
    [Display(Name = "Nom du signataire")]
    public string? SignataireNom { get; set; }
    [Display(Name = "Fonction du signataire")]
    public string? SignataireFonction { get; set; }
    [Display(Name = "Délégation de signature")]
    public string? SignataireMention { get; set; }
    [Display(Name = "Signe à partir du")]
    public DateOnly? SignataireDu { get; set; }
    [Display(Name = "Signe jusqu’au")]
    public DateOnly? SignataireAu { get; set; }

    public bool ReglesModifiables => Complet.Etat == EtatAppel.Preparation || Corrigible;

    public static FinanceurViewModel De(FinanceurDAppel financeur) => new()
    {
        FinanceurId = financeur.Id,
        Quartiers = [.. financeur.Quartiers],
        Themes = [.. financeur.Themes],
        MontantMinimum = financeur.MontantMinimum,
        MontantMaximum = financeur.MontantMaximum,
        ContactNom = financeur.ContactNom,
        ContactCourriel = financeur.ContactCourriel,
        ContactTelephone = financeur.ContactTelephone is { } numero ? Domain.Identifiants.Telephone.Ecrire(numero) : null,
        SignataireNom = financeur.SignataireNom,
        SignataireFonction = financeur.SignataireFonction,
        SignataireMention = financeur.SignataireMention,
        SignataireDu = financeur.SignataireDu,
        SignataireAu = financeur.SignataireAu,
    };

    public SaisieDesRegles EnRegles() => new([.. Quartiers], [.. Themes], MontantMinimum, MontantMaximum);

    public SaisieDeContact EnContact() => new(ContactNom, ContactCourriel, ContactTelephone, SignataireNom, SignataireFonction) { SignataireMention = SignataireMention, SignataireDu = SignataireDu, SignataireAu = SignataireAu };
}

public sealed class EnveloppeViewModel
{
    public TypeDeCredits TypeDeCredits { get; set; }
    public RegimeDEnveloppe? Regime { get; set; }
    public Montant? Montant { get; set; }
}

public sealed class EnveloppesViewModel : PageDeFinanceurViewModel
{
    public static IReadOnlyList<SelectListItem> Regimes { get; } =
    [
        new("Pas de crédits de ce type", nameof(RegimeDEnveloppe.Aucune)),
        new("Un montant", nameof(RegimeDEnveloppe.Montant)),
        new("Sans plafond", nameof(RegimeDEnveloppe.SansPlafond)),
    ];

    public static string Question(TypeDeCredits type) => $"{Libelles.Pour(type)} : quelle enveloppe ?";

    public static string QuestionDuMontant(TypeDeCredits type) => $"{Libelles.Pour(type)} : si c’est un montant, lequel ?";

    /// <summary>Those that have a limit to change.</summary>
    public IEnumerable<SelectListItem> Types => Enum.GetValues<TypeDeCredits>().Where(t => Financeur.Enveloppe(t) is not { SansPlafond: true }).Select(t => new SelectListItem(Libelles.Pour(t), t.ToString()));

    public static IReadOnlyList<SelectListItem> Sens { get; } = [new("Ajouter à l’enveloppe", "false"), new("Retirer de l’enveloppe", "true")];

    public override SectionAppel Section => SectionAppel.Enveloppes;
    public IList<EnveloppeViewModel> Enveloppes { get; set; } = [];
    [Display(Name = "Type de crédits")]
    public TypeDeCredits? TypeDeCredits { get; set; }
    [Display(Name = "Changement")]
    public bool? Diminution { get; set; }
    [Display(Name = "Montant du changement")]
    public Montant? Montant { get; set; }
    [Display(Name = "Motif")]
    public string? Motif { get; set; }
    [BindNever]
    public IReadOnlyList<MouvementRow> Mouvements { get; set; } = [];

    public bool EnPreparation => Complet.Etat == EtatAppel.Preparation || Corrigible;

    public static EnveloppesViewModel De(FinanceurDAppel financeur) => new()
    {
        FinanceurId = financeur.Id,
        // Both are answered at once: when one is there, the other was said to be nothing.
        Enveloppes = [.. Enum.GetValues<TypeDeCredits>().Select(type => Enveloppe(type, financeur.Enveloppe(type), financeur.Enveloppes.Count > 0 ? RegimeDEnveloppe.Aucune : null))],
    };

    public SaisieDeMouvement EnMouvement() => new(TypeDeCredits, Diminution, Montant, Motif);

    private static EnveloppeViewModel Enveloppe(TypeDeCredits type, EnveloppeRow? enveloppe, RegimeDEnveloppe? sansElle) => enveloppe switch
    {
        null => new EnveloppeViewModel { TypeDeCredits = type, Regime = sansElle },
        { SansPlafond: true } => new EnveloppeViewModel { TypeDeCredits = type, Regime = RegimeDEnveloppe.SansPlafond },
        _ => new EnveloppeViewModel { TypeDeCredits = type, Regime = RegimeDEnveloppe.Montant, Montant = enveloppe.Montant },
    };
}
