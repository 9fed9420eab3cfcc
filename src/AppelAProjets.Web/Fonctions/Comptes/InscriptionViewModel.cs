using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Web.Fonctions.Comptes;

/// <summary>The form of a new account.</summary>
public sealed class InscriptionViewModel
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

    /// <summary>Password.</summary>
    [Display(Name = "Mot de passe")]
    public string? MotDePasse { get; set; }

    /// <summary>For the use case.</summary>
    public SaisieInscription Saisie() => new(Prenom, Nom, Courriel, MotDePasse);
}

/// <summary>The form that asks for a link.</summary>
public sealed class OubliViewModel
{
    /// <summary>Address.</summary>
    [Display(Name = "Adresse électronique")]
    public string? Courriel { get; set; }
}

/// <summary>A link followed, and for choosing a password what is typed.</summary>
public sealed class LienViewModel
{
    /// <summary>The account, from the link.</summary>
    public Guid Compte { get; set; }

    /// <summary>The token, from the link.</summary>
    public string? Jeton { get; set; }

    /// <summary>The new password.</summary>
    [Display(Name = "Nouveau mot de passe")]
    public string? MotDePasse { get; set; }
}
