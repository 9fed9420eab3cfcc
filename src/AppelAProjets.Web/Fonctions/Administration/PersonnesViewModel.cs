using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Administration;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Administration;

/// <param name="Page">From 1.</param>
public sealed record PersonnesViewModel(IReadOnlyList<PersonneRow> Lignes, int Nombre, int Page, string? Recherche, bool Agents)
{
    public int Pages => Math.Max(1, (Nombre + PersonnesQuery.Taille - 1) / PersonnesQuery.Taille);

    public string Adresse(int page) => LiensAdministration.Personnes + QueryString.Create(
    [
        KeyValuePair.Create<string, string?>("recherche", Recherche ?? ""), KeyValuePair.Create<string, string?>("tous", Agents ? "false" : "true"),
        KeyValuePair.Create<string, string?>("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]);
}

public class AccesViewModelBase
{
    [Display(Name = "Rôle")]
    public Role? Role { get; set; }

    [Display(Name = "Financeur")]
    public Guid? FinanceurId { get; set; }

    [Display(Name = "Territoire")]
    public Guid? TerritoireId { get; set; }

    [Display(Name = "Premier jour")]
    public DateOnly? Debut { get; set; }

    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? Fin { get; set; }

    [BindNever, ValidateNever]
    public ChoixDAcces Choix { get; set; } = ChoixDAcces.Aucun;

    public SaisieAcces Saisie() => new(Role, FinanceurId, TerritoireId, Debut, Fin);
}

/// <param name="Territoires">Territories; empty for a funder's administrator.</param>
public sealed record ChoixDAcces(IReadOnlyList<SelectListItem> Roles, IReadOnlyList<SelectListItem> Financeurs, IReadOnlyList<SelectListItem> Territoires)
{
    public static ChoixDAcces Aucun { get; } = new([], [], []);

    public static ChoixDAcces Pour(Acteur acteur, IEnumerable<FinanceurRow> financeurs, IEnumerable<TerritoireRow> territoires) => new(
        [.. Attribution.Donnables(acteur).Select(r => new SelectListItem(Libelles.Pour(r), r.ToString()))],
        [.. financeurs.Where(f => f.Actif).Select(f => new SelectListItem($"{f.Nom} ({f.Sigle})", f.Id.ToString()))],
        [.. territoires.Select(t => new SelectListItem(t.Nom, t.Id.ToString()))]);
}

public sealed class InvitationViewModel : AccesViewModelBase
{
    [Display(Name = "Prénom")]
    public string? Prenom { get; set; }

    [Display(Name = "Nom")]
    public string? Nom { get; set; }

    [Display(Name = "Adresse électronique")]
    public string? Courriel { get; set; }
}

public sealed class PersonneViewModel : AccesViewModelBase
{
    [BindNever, ValidateNever]
    public FichePersonne Fiche { get; set; } = null!;

    [BindNever, ValidateNever]
    public DateTimeOffset Maintenant { get; set; }

    [Display(Name = "Motif")]
    public string? Motif { get; set; }

    public int Version { get; set; }
}
