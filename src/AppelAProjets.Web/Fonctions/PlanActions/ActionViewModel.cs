using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.PlanActions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.PlanActions;

/// <summary>The form of a line of the plan. Its rules are those of the Domain.</summary>
[ValidateNever]
public sealed class ActionViewModel
{
    [Display(Name = "Pilier")]
    public string? Pilier { get; set; }

    [Display(Name = "Volet")]
    public string? Volet { get; set; }

    [Display(Name = "Objectif opérationnel")]
    public string? Objectif { get; set; }

    /// <summary>The action; its name keeps away from the route's « action ».</summary>
    [Display(Name = "Action")]
    public string? TexteDeLAction { get; set; }

    [Display(Name = "Exemples de sous-actions")]
    public string? SousAction { get; set; }

    [Display(Name = "État")]
    public EtatDAction? Etat { get; set; }

    [Display(Name = "Type d’action")]
    public TypeDAction? Type { get; set; }

    [Display(Name = "Tous les quartiers")]
    public bool TousQuartiers { get; set; }

    [Display(Name = "Ou seulement")]
    public IList<string> Quartiers { get; set; } = [];

    public int Version { get; set; }

    /// <summary>The recorded line; null for a new one.</summary>
    [BindNever]
    public ActionEnregistree? Enregistree { get; set; }

    [BindNever]
    public IReadOnlyList<string> Appels { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> OptionsDeQuartiers { get; set; } = [];

    /// <summary>Words of the piliers and volets already in the plan, proposed while typing.</summary>
    [BindNever]
    public PlanLu? Plan { get; set; }

    public static IReadOnlyList<SelectListItem> Etats { get; } = [.. Enum.GetValues<EtatDAction>().Select(e => new SelectListItem(Libelles.Pour(e), e.ToString()))];

    public static IReadOnlyList<SelectListItem> Types { get; } = [.. Enum.GetValues<TypeDAction>().Select(t => new SelectListItem(Libelles.Pour(t), t.ToString()))];

    public static ActionViewModel De(ActionEnregistree action) => new()
    {
        Pilier = action.Ligne.Pilier, Volet = action.Ligne.Volet, Objectif = action.Ligne.Objectif, TexteDeLAction = action.Ligne.Action, SousAction = action.Ligne.SousAction,
        Etat = action.Ligne.Etat, Type = action.Ligne.Type, TousQuartiers = action.Quartiers.Tous, Version = action.Ligne.Version,
        Quartiers = [.. action.Quartiers.Codes, .. action.Quartiers.Territoires.Select(t => t.ToString())],
    };

    public Resultat<ActionDuPlan> Lire()
    {
        List<Refus> refus = [];
        if (Etat is null)
        {
            refus.Add(new Refus("plan.etat", "Choisissez l’état de l’action.", nameof(Etat)));
        }

        if (Type is null)
        {
            refus.Add(new Refus("plan.type", "Choisissez qui porte l’action.", nameof(Type)));
        }

        if (TousQuartiers && Quartiers.Count > 0)
        {
            refus.Add(new Refus("plan.quartiers-deux-fois", "Choisissez ou bien tous les quartiers, ou bien certains.", nameof(Quartiers)));
        }

        var vises = TousQuartiers ? QuartiersVises.Partout : QuartiersVises.De(Quartiers.Where(q => !Guid.TryParse(q, out _)), Quartiers.Where(q => Guid.TryParse(q, out _)).Select(Guid.Parse));
        var action = new ActionDuPlan(Texte(Pilier), Texte(Volet), Texte(Objectif), Texte(TexteDeLAction), Texte(SousAction), Etat ?? default, Type ?? default, vises);
        return refus.Count > 0 ? refus.Concat(action.Verifier()).ToArray() : action;
    }

    private static string Texte(string? saisi) => LecteurDuPlan.Nettoyer(saisi ?? "");
}
