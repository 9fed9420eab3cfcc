using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Web.Fonctions.Comptes;

public sealed class InscriptionViewModel
{
    [Display(Name = "Prénom")]
    public string? Prenom { get; set; }

    [Display(Name = "Nom")]
    public string? Nom { get; set; }

    [Display(Name = "Adresse électronique")]
    public string? Courriel { get; set; }

    [Display(Name = "Mot de passe")]
    public string? MotDePasse { get; set; }

    public SaisieInscription Saisie() => new(Prenom, Nom, Courriel, MotDePasse);
}

public sealed class OubliViewModel
{
    [Display(Name = "Adresse électronique")]
    public string? Courriel { get; set; }
}

/// <summary>A link followed, and for choosing a password what is typed.</summary>
public sealed class LienViewModel
{
    public Guid Compte { get; set; }

    public string? Jeton { get; set; }

    [Display(Name = "Nouveau mot de passe")]
    public string? MotDePasse { get; set; }
}
