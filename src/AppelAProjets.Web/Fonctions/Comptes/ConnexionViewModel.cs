using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Comptes;

public sealed class ConnexionViewModel
{
    [Required(ErrorMessage = "Écrivez votre adresse électronique."), StringLength(254), Display(Name = "Adresse électronique")]
    public string Courriel { get; set; } = "";

    [Required(ErrorMessage = "Écrivez votre mot de passe."), Display(Name = "Mot de passe")]
    public string MotDePasse { get; set; } = "";

    /// <summary>Where to go next; followed only when it is an address of this site.</summary>
    public string? Retour { get; set; }

    /// <summary>A form was sent after the end of the session.</summary>
    [BindNever]
    public bool SessionFinie { get; set; }

    /// <summary>The demonstration's accounts, where it is loaded.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<CompteDeDemonstration> Demonstration { get; set; } = [];

    /// <summary>Filled in for a demonstration account that was chosen in the list; null for anyone else.</summary>
    public string? MotDePasseDeDemonstration => Demonstration.FirstOrDefault(c => c.Courriel == Courriel)?.MotDePasse;

    public string Remplir(CompteDeDemonstration compte) =>
        LiensComptes.Connexion + QueryString.Create([KeyValuePair.Create<string, string?>("courriel", compte.Courriel), KeyValuePair.Create("retour", Retour)]);
}

public sealed class CodeViewModel
{
    [Required(ErrorMessage = "Écrivez le code."), StringLength(40), Display(Name = "Code de vérification")]
    public string Code { get; set; } = "";

    public string? Retour { get; set; }
}
