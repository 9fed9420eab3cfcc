using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Administration;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Domain.Appels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Administration;

/// <summary>The list as its address asks for it.</summary>
public sealed record PersonnesFiltre
{
    public string? Recherche { get; init; }
    /// <summary>All the accounts, not only those that have or had a role.</summary>
    public bool Tous { get; init; }
    public Role? Role { get; init; }
    public Guid? FinanceurId { get; init; }

    public FiltreDePersonnes EnFiltre() => new(Recherche, !Tous, Role, FinanceurId);

    /// <summary>The query of the address, with its question mark.</summary>
    public string Requete(int page = 1) => QueryString.Create(
        new Dictionary<string, string?>
        {
            ["recherche"] = string.IsNullOrWhiteSpace(Recherche) ? null : Recherche.Trim(), ["tous"] = Tous ? "true" : null, ["role"] = Role?.ToString(), ["financeurId"] = FinanceurId?.ToString(),
            ["page"] = page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }.Where(p => p.Value is not null)).ToString();
}

/// <param name="Page">From 1.</param>
public sealed record PersonnesViewModel(IReadOnlyList<PersonneDeListe> Lignes, int Nombre, int Page, PersonnesFiltre Filtre, ChoixDAcces Choix, DateTimeOffset Maintenant)
{
    public int Pages => Math.Max(1, (Nombre + PersonnesQuery.Taille - 1) / PersonnesQuery.Taille);

    public string Adresse(int page) => LiensAdministration.Personnes + Filtre.Requete(page);
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

    /// <summary>The funder for which a role was confirmed.</summary>
    public Guid? Confirme { get; set; }

    /// <summary>The role goes to an agent of another funder: sent again, it is given.</summary>
    [BindNever, ValidateNever]
    public bool AConfirmer { get; set; }

    public SaisieAcces Saisie() => new(Role, FinanceurId, TerritoireId, Debut, Fin) { Confirme = Confirme };
}

/// <param name="Territoires">Territories; empty for a funder's administrator.</param>
public sealed record ChoixDAcces(IReadOnlyList<SelectListItem> Roles, IReadOnlyList<SelectListItem> Financeurs, IReadOnlyList<SelectListItem> Territoires)
{
    public static ChoixDAcces Aucun { get; } = new([], [], []);

    /// <summary>The empty choice; none for who manages one funder only.</summary>
    public string? SansFinanceur { get; private init; } = "Aucun";

    public static ChoixDAcces Pour(Acteur acteur, IEnumerable<FinanceurRow> financeurs, IEnumerable<TerritoireRow> territoires) => new(
        [.. Attribution.Donnables(acteur).Select(r => new SelectListItem(Libelles.Pour(r), r.ToString()))],
        [.. financeurs.Where(f => f.Actif).Select(f => new SelectListItem($"{f.Nom} ({f.Sigle})", f.Id.ToString()))],
        [.. territoires.Select(t => new SelectListItem(t.Nom, t.Id.ToString()))])
    {
        SansFinanceur = acteur.A(Role.Administrateur) || acteur.FinanceursComme(Role.AdministrateurFinanceur).Count != 1 ? "Aucun" : null,
    };
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

    /// <summary>When it was sent and until when its link serves; null for who has entered.</summary>
    public string? Invitation() => Fiche.InviteeLe is not { } le ? null
        : $"le {HeureDeParis.Ecrire(le)} ; le lien {(Maintenant < le + InvitationTokenOptions.Validite ? "sert jusqu’au" : "a expiré le")} {HeureDeParis.Ecrire(le + InvitationTokenOptions.Validite)}";

    /// <summary>The reader's own sheet.</summary>
    [BindNever, ValidateNever]
    public bool EstMoi { get; set; }

    [Display(Name = "Motif")]
    public string? Motif { get; set; }

    public int Version { get; set; }
}
