using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.Rencontres;
using AppelAProjets.Web.Fonctions.Partage.Liaison;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class TextesViewModel : SectionViewModel
{
    public override SectionAppel Section => SectionAppel.Textes;
    [Display(Name = "Titre de l’appel")]
    public string? Titre { get; set; }
    [Display(Name = "Présentation")]
    public string? Presentation { get; set; }
    [Display(Name = "Règles du jeu")]
    public string? ReglesDuJeu { get; set; }

    public static TextesViewModel De(AppelRow appel) => new() { Titre = appel.Titre, Presentation = appel.Presentation, ReglesDuJeu = appel.ReglesDuJeu };

    public SaisieDeTextes EnSaisie() => new(Titre, Presentation, ReglesDuJeu);
}

public sealed class ServiceViewModel : SectionViewModel
{
    public override SectionAppel Section => SectionAppel.Service;
    [Display(Name = "Nom du service")]
    public string? ServiceNom { get; set; }
    [Display(Name = "Adresse postale")]
    public string? ServiceAdresse { get; set; }
    [Display(Name = "Téléphone")]
    public string? ServiceTelephone { get; set; }
    [Display(Name = "Courriel")]
    public string? ServiceCourriel { get; set; }

    public static ServiceViewModel De(AppelRow appel) => new()
    {
        ServiceNom = appel.ServiceNom,
        ServiceAdresse = appel.ServiceAdresse,
        ServiceTelephone = appel.ServiceTelephone is { } numero ? Domain.Identifiants.Telephone.Ecrire(numero) : null,
        ServiceCourriel = appel.ServiceCourriel,
    };

    public SaisieDeService EnSaisie() => new(ServiceNom, ServiceAdresse, ServiceCourriel, ServiceTelephone);
}

public sealed class ViabiliteViewModel : SectionViewModel
{
    public override SectionAppel Section => SectionAppel.Viabilite;
    /// <summary>0 to 100.</summary>
    [Pourcentage, Display(Name = "Seuil de viabilité par défaut, en pourcentage du montant demandé")]
    public int? SeuilDeViabilitePourcent { get; set; }

    /// <summary>1 to 100.</summary>
    [Pourcentage, Display(Name = "Part maximale d’un financeur, en pourcentage de l’assiette éligible")]
    public int? PartMaximalePourcent { get; set; }
}

public sealed class InstructionDeLAppelViewModel : SectionViewModel
{
    public static IReadOnlyList<SelectListItem> Choix { get; } =
    [
        Option(PartageDesTravaux.ALaCloture, "Jusque-là, chaque financeur ne voit que son propre travail."),
        Option(PartageDesTravaux.AUneDate, "Ou à la clôture de l’instruction du dossier, si elle vient avant."),
        Option(PartageDesTravaux.AuFurEtAMesure, "Dès qu’une note, un avis ou un montant est enregistré."),
    ];

    public override SectionAppel Section => SectionAppel.Instruction;
    [Display(Name = "Quand les financeurs voient-ils les notes, les avis et les propositions les uns des autres ?")]
    public PartageDesTravaux Partage { get; set; }
    [Display(Name = "Date de partage")]
    public DateOnly? PartageLe { get; set; }
    [Display(Name = "Notation à l’aveugle")]
    public bool NotesALAveugle { get; set; }
    /// <summary>1 to 100.</summary>
    [Display(Name = "Écart de notes signalé comme un désaccord, en points")]
    public int? SeuilDeDesaccord { get; set; }

    public static InstructionDeLAppelViewModel De(ReglesDInstruction regles) =>
        new() { Partage = regles.Partage, PartageLe = regles.PartageLe, NotesALAveugle = regles.NotesALAveugle, SeuilDeDesaccord = regles.SeuilDeDesaccord };

    public ReglesDInstruction EnRegles() => new(Partage, PartageLe, NotesALAveugle, SeuilDeDesaccord);

    private static SelectListItem Option(PartageDesTravaux partage, string effet) => new(LibellesDInstruction.Pour(partage), $"{partage}") { Group = new SelectListGroup { Name = effet } };
}

public sealed class ModeleViewModel : SectionViewModel
{
    public override SectionAppel Section => SectionAppel.Modele;

    public GenreDeModele Genre { get; set; }

    [Display(Name = "Texte du modèle")]
    public string? Modele { get; set; }

    /// <summary>Item of the dossier on which it is tried; null for the invented one.</summary>
    [Display(Name = "Essayer sur")]
    public Guid? Dossier { get; set; }

    [BindNever]
    public DateOnly Jour { get; set; }

    [BindNever]
    public IReadOnlyList<ModeleRow> Modeles { get; set; } = [];

    [BindNever]
    public IReadOnlyList<DossierDEssai> Dossiers { get; set; } = [];

    public ModeleRow? Actuel(GenreDeModele genre) => Modeles.FirstOrDefault(m => m.Genre == genre && m.Texte is not null);

    public string Situation(GenreDeModele genre) => Actuel(genre) is { } actuel ? $"version {actuel.Numero}, {HeureDeParis.EcrireJour(HeureDeParis.Jour(actuel.Le))}"
        : genre != GenreDeModele.Commun ? "modèle commun"
        : Complet.ModeleDeCourrier is null ? "modèle habituel" : "version 1";

    public IEnumerable<SelectListItem> ChoixDeDossiers => Dossiers.Select(d => new SelectListItem($"{d.Numero} – {d.Titre}{(d.Avis is { } avis ? $" ({Libelles.Pour(avis).ToLowerInvariant()})" : "")}", d.PointId.ToString()));
}

public sealed class PartenairesDeLAppelViewModel : SectionViewModel
{
    public override SectionAppel Section => SectionAppel.Partenaires;
    [Display(Name = "Un dossier peut avoir des organisations partenaires")]
    public bool PartenairesPossibles { get; set; }
}

public sealed class RencontreDeLAppelViewModel : SectionViewModel
{
    public static IReadOnlyList<SelectListItem> Choix { get; } =
    [
        Option(ExigenceDeRencontre.Obligatoire, "Pas de dépôt tant que la rencontre n’est ni enregistrée par le référent, ni déclarée par le porteur, ni dispensée par le Secrétariat."),
        Option(ExigenceDeRencontre.Conseillee, "Le porteur peut la demander depuis son dossier."),
        Option(ExigenceDeRencontre.Aucune, "Le dossier n’en parle pas."),
    ];

    public override SectionAppel Section => SectionAppel.Rencontre;
    [Display(Name = "Avant le dépôt, la rencontre avec le référent de quartier est")]
    public ExigenceDeRencontre? Rencontre { get; set; }

    private static SelectListItem Option(ExigenceDeRencontre exigence, string effet) => new(LibellesDeRencontre.Pour(exigence), $"{exigence}") { Group = new SelectListGroup { Name = effet } };
}
