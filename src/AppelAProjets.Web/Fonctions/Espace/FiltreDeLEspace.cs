using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Web.Fonctions.Espace;

/// <summary>What is looked for among one's dossiers; all of them by default.</summary>
public sealed class FiltreDeLEspace
{
    /// <summary>From so many dossiers on, it is worth showing.</summary>
    public const int APartirDe = 5;

    [Display(Name = "Appel à projets")]
    public string? Appel { get; set; }

    /// <summary>The porteur's words for it.</summary>
    [Display(Name = "État")]
    public string? Etat { get; set; }

    [Display(Name = "Titre ou numéro")]
    public string? Texte { get; set; }

    public bool EstVide => string.IsNullOrWhiteSpace(Appel) && string.IsNullOrWhiteSpace(Etat) && string.IsNullOrWhiteSpace(Texte);

    /// <summary>Every word is in the title, the number or the name of the organisation, whatever the accents.</summary>
    public bool Retient(DossierDeLEspace dossier, string etat) =>
        (string.IsNullOrWhiteSpace(Appel) || dossier.AppelTitre == Appel)
        && (string.IsNullOrWhiteSpace(Etat) || etat == Etat)
        && TexteDeRecherche.Plier(600, [dossier.Titre, dossier.Numero, dossier.Organisation]) is var dit && TexteDeRecherche.Mots(Texte).All(mot => TexteDeRecherche.Contient(dit, mot));
}
