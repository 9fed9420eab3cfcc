using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Secretariat;

/// <summary>Code, year and title of a new call.</summary>
public sealed class IdentiteViewModel
{
    /// <summary>Short name.</summary>
    [Display(Name = "Code de l’appel")]
    public string? Code { get; set; }

    /// <summary>Year financed.</summary>
    [Display(Name = "Année financée")]
    public int? Annee { get; set; }

    /// <summary>Title.</summary>
    [Display(Name = "Titre de l’appel")]
    public string? Titre { get; set; }

    /// <summary>The call copied.</summary>
    [BindNever]
    public string? CodeSource { get; set; }

    /// <summary>From what is proposed.</summary>
    public static IdentiteViewModel De(SaisieDAppel saisie, string source) => new() { Code = saisie.Code, Annee = saisie.Annee, Titre = saisie.Titre, CodeSource = source };

    /// <summary>As typed.</summary>
    public SaisieDAppel EnSaisie() => new(Code, Annee, Titre);
}
