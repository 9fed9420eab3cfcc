using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Administration;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Administration;

/// <summary>The list of people.</summary>
/// <param name="Lignes">This page.</param>
/// <param name="Nombre">In all.</param>
/// <param name="Page">From 1.</param>
/// <param name="Recherche">What was looked for.</param>
/// <param name="Agents">Only people with a role.</param>
public sealed record PersonnesViewModel(IReadOnlyList<PersonneRow> Lignes, int Nombre, int Page, string? Recherche, bool Agents)
{
    /// <summary>How many pages.</summary>
    public int Pages => Math.Max(1, (Nombre + PersonnesQuery.Taille - 1) / PersonnesQuery.Taille);

    /// <summary>The address of another page.</summary>
    public string Adresse(int page) => "/administration/personnes" + QueryString.Create(
    [
        KeyValuePair.Create<string, string?>("recherche", Recherche ?? ""), KeyValuePair.Create<string, string?>("tous", Agents ? "false" : "true"),
        KeyValuePair.Create<string, string?>("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]);
}

/// <summary>A right to give.</summary>
public class AccesViewModelBase
{
    /// <summary>What.</summary>
    [Display(Name = "Rôle")]
    public Role? Role { get; set; }

    /// <summary>For which funder.</summary>
    [Display(Name = "Financeur")]
    public Guid? FinanceurId { get; set; }

    /// <summary>On which territory.</summary>
    [Display(Name = "Territoire")]
    public Guid? TerritoireId { get; set; }

    /// <summary>First day.</summary>
    [Display(Name = "Premier jour")]
    public DateOnly? Debut { get; set; }

    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? Fin { get; set; }

    /// <summary>What this reader may choose.</summary>
    [BindNever, ValidateNever]
    public ChoixDAcces Choix { get; set; } = ChoixDAcces.Aucun;

    /// <summary>For the use case.</summary>
    public SaisieAcces Saisie() => new(Role, FinanceurId, TerritoireId, Debut, Fin);
}

/// <summary>Options offered to the person who gives a right.</summary>
/// <param name="Roles">Roles.</param>
/// <param name="Financeurs">Funders.</param>
/// <param name="Territoires">Territories; empty for a funder's administrator.</param>
public sealed record ChoixDAcces(IReadOnlyList<SelectListItem> Roles, IReadOnlyList<SelectListItem> Financeurs, IReadOnlyList<SelectListItem> Territoires)
{
    /// <summary>Before loading.</summary>
    public static ChoixDAcces Aucun { get; } = new([], [], []);

    /// <summary>From what the person manages.</summary>
    public static ChoixDAcces Pour(Acteur acteur, IEnumerable<FinanceurRow> financeurs, IEnumerable<TerritoireRow> territoires) => new(
        [.. Attribution.Roles(acteur).Select(r => new SelectListItem(Libelles.Pour(r), r.ToString()))],
        [.. financeurs.Where(f => f.Actif).Select(f => new SelectListItem($"{f.Nom} ({f.Sigle})", f.Id.ToString()))],
        [.. territoires.Select(t => new SelectListItem(t.Nom, t.Id.ToString()))]);
}

/// <summary>The form of an invitation.</summary>
public sealed class InvitationViewModel : AccesViewModelBase
{
    /// <summary>First name.</summary>
    [Display(Name = "Prénom")]
    public string? Prenom { get; set; }

    /// <summary>Last name.</summary>
    [Display(Name = "Nom")]
    public string? Nom { get; set; }

    /// <summary>Address.</summary>
    [Display(Name = "Adresse électronique")]
    public string? Courriel { get; set; }
}

/// <summary>A person's page.</summary>
public sealed class PersonneViewModel : AccesViewModelBase
{
    /// <summary>Who.</summary>
    [BindNever, ValidateNever]
    public FichePersonne Fiche { get; set; } = null!;

    /// <summary>The instant of the page.</summary>
    [BindNever, ValidateNever]
    public DateTimeOffset Maintenant { get; set; }

    /// <summary>Why the account is closed or opened again.</summary>
    [Display(Name = "Motif")]
    public string? Motif { get; set; }

    /// <summary>Optimistic lock of the account, or of the right being ended.</summary>
    public int Version { get; set; }
}
