using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class IdentiteViewModel
{
    [Display(Name = "Code de l’appel")]
    public string? Code { get; set; }

    [Display(Name = "Année financée")]
    public int? Annee { get; set; }

    [Display(Name = "Titre de l’appel")]
    public string? Titre { get; set; }

    [BindNever]
    public string? CodeSource { get; set; }

    public static IdentiteViewModel De(SaisieDAppel saisie, string source) => new() { Code = saisie.Code, Annee = saisie.Annee, Titre = saisie.Titre, CodeSource = source };

    public SaisieDAppel EnSaisie() => new(Code, Annee, Titre);
}
