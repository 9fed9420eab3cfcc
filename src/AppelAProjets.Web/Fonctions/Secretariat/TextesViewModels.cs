using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Rencontres;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Secretariat;

/// <summary>Texts of the call.</summary>
public sealed class TextesViewModel : SectionViewModel
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Textes;
    /// <summary>Title.</summary>
    [Display(Name = "Titre de l’appel")]
    public string? Titre { get; set; }
    /// <summary>Markdown.</summary>
    [Display(Name = "Présentation")]
    public string? Presentation { get; set; }
    /// <summary>Markdown.</summary>
    [Display(Name = "Règles du jeu")]
    public string? ReglesDuJeu { get; set; }

    /// <summary>As recorded.</summary>
    public static TextesViewModel De(AppelRow appel) => new() { Titre = appel.Titre, Presentation = appel.Presentation, ReglesDuJeu = appel.ReglesDuJeu };

    /// <summary>As typed.</summary>
    public SaisieDeTextes EnSaisie() => new(Titre, Presentation, ReglesDuJeu);
}

/// <summary>The service in charge.</summary>
public sealed class ServiceViewModel : SectionViewModel
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Service;
    /// <summary>Name.</summary>
    [Display(Name = "Nom du service")]
    public string? ServiceNom { get; set; }
    /// <summary>Postal address.</summary>
    [Display(Name = "Adresse postale")]
    public string? ServiceAdresse { get; set; }
    /// <summary>Telephone.</summary>
    [Display(Name = "Téléphone")]
    public string? ServiceTelephone { get; set; }
    /// <summary>E-mail.</summary>
    [Display(Name = "Courriel")]
    public string? ServiceCourriel { get; set; }

    /// <summary>As recorded.</summary>
    public static ServiceViewModel De(AppelRow appel) => new()
    {
        ServiceNom = appel.ServiceNom,
        ServiceAdresse = appel.ServiceAdresse,
        ServiceTelephone = appel.ServiceTelephone is { } numero ? Domain.Identifiants.Telephone.Ecrire(numero) : null,
        ServiceCourriel = appel.ServiceCourriel,
    };

    /// <summary>As typed.</summary>
    public SaisieDeService EnSaisie() => new(ServiceNom, ServiceAdresse, ServiceCourriel, ServiceTelephone);
}

/// <summary>The percentage of viability.</summary>
public sealed class ViabiliteViewModel : SectionViewModel
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Viabilite;
    /// <summary>0 to 100.</summary>
    [Display(Name = "Seuil de viabilité par défaut, en pourcentage du montant demandé")]
    public int? SeuilDeViabilitePourcent { get; set; }
}

/// <summary>The letter's template.</summary>
public sealed class ModeleViewModel : SectionViewModel
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Modele;
    /// <summary>Markdown with merge fields.</summary>
    [Display(Name = "Modèle du courrier d’avis commun")]
    public string? Modele { get; set; }
}

/// <summary>Whether inter-associatif projects are admitted.</summary>
public sealed class PartenairesDeLAppelViewModel : SectionViewModel
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Partenaires;
    /// <summary>Admitted.</summary>
    [Display(Name = "Un dossier peut avoir des organisations partenaires")]
    public bool PartenairesPossibles { get; set; }
}

/// <summary>What is wanted of the meeting with the référent.</summary>
public sealed class RencontreDeLAppelViewModel : SectionViewModel
{
    /// <summary>The choices, with what each does.</summary>
    public static IReadOnlyList<SelectListItem> Choix { get; } =
    [
        Option(ExigenceDeRencontre.Obligatoire, "Pas de dépôt tant que la rencontre n’est ni enregistrée par le référent, ni déclarée par le porteur, ni dispensée par le Secrétariat."),
        Option(ExigenceDeRencontre.Conseillee, "Le porteur peut la demander depuis son dossier."),
        Option(ExigenceDeRencontre.Aucune, "Le dossier n’en parle pas."),
    ];

    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Rencontre;
    /// <summary>The choice.</summary>
    [Display(Name = "Avant le dépôt, la rencontre avec le référent de quartier est")]
    public ExigenceDeRencontre? Rencontre { get; set; }

    private static SelectListItem Option(ExigenceDeRencontre exigence, string effet) => new(LibellesDeRencontre.Pour(exigence), $"{exigence}") { Group = new SelectListGroup { Name = effet } };
}
