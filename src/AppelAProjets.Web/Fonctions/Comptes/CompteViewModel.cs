using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Comptes;

public sealed record CompteViewModel(string Nom, string Courriel, bool SecondFacteurActif, IReadOnlyList<string> Acces)
{
    /// <summary>An address that its link has not confirmed, and when that link left, UTC.</summary>
    public (string Adresse, DateTimeOffset Le)? EnAttente { get; init; }
}

public sealed class ChangementViewModel
{
    [Display(Name = "Mot de passe actuel")]
    public string? Actuel { get; set; }

    [Display(Name = "Nouveau mot de passe")]
    public string? Nouveau { get; set; }
}

public sealed class SecondFacteurViewModel
{
    /// <summary>A first code of the device.</summary>
    [Display(Name = "Code affiché par l’application")]
    public string? Code { get; set; }

    [Display(Name = "Mot de passe actuel")]
    public string? Actuel { get; set; }

    [BindNever]
    public bool Actif { get; init; }

    /// <summary>The role of this person requires it.</summary>
    [BindNever]
    public bool Exige { get; init; }

    /// <summary>The secret being set up, in groups of four.</summary>
    [BindNever]
    public string? Secret { get; init; }

    [BindNever]
    public int CodesRestants { get; init; }
}

public sealed class NomViewModel
{
    /// <summary>First name.</summary>
    [Display(Name = "Prénom")]
    public string? Prenom { get; set; }

    [Display(Name = "Nom")]
    public string? Nom { get; set; }
}

public sealed class AdresseViewModel
{
    [Display(Name = "Nouvelle adresse électronique")]
    public string? Courriel { get; set; }

    [Display(Name = "Mot de passe actuel")]
    public string? Actuel { get; set; }
}

/// <summary>The link received at a new address.</summary>
public sealed class LienDAdresseViewModel
{
    public Guid Compte { get; set; }

    public string? Adresse { get; set; }

    public string? Jeton { get; set; }
}
