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

    /// <summary>Where to go in the end; followed only when it is an address of this site.</summary>
    public string? Retour { get; set; }

    public SaisieInscription Saisie(string? retour) => new(Prenom, Nom, Courriel, MotDePasse, retour);
}

public sealed class OubliViewModel
{
    [Display(Name = "Adresse électronique")]
    public string? Courriel { get; set; }

    /// <summary>As in <see cref="InscriptionViewModel.Retour"/>.</summary>
    public string? Retour { get; set; }
}

/// <summary>A link followed, and for choosing a password what is typed.</summary>
public sealed class LienViewModel
{
    public Guid Compte { get; set; }

    public string? Jeton { get; set; }

    /// <summary>As in <see cref="InscriptionViewModel.Retour"/>.</summary>
    public string? Retour { get; set; }

    [Display(Name = "Nouveau mot de passe")]
    public string? MotDePasse { get; set; }

    /// <summary>The same link, to choose a password.</summary>
    public string Choisir => LiensComptes.ChoisirMotDePasse + QueryString.Create([KeyValuePair.Create<string, string?>("compte", $"{Compte}"), KeyValuePair.Create("jeton", Jeton), KeyValuePair.Create("retour", Retour)]);
}
