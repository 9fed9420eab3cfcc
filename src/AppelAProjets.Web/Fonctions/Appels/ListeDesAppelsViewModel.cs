using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed record AFaire(string Texte, string? Lien = null, string? Adresse = null);

public sealed record ListeDesAppelsViewModel(IReadOnlyList<AppelDeListeRow> Appels, DateTimeOffset Maintenant)
{
    public static AFaire AFaire(AppelDeListeRow appel) => appel.Etat switch
    {
        EtatAppel.Preparation => new("À préparer, puis à publier.", "Préparer l’appel", LiensAppels.Appel(appel.Code)),
        EtatAppel.Publie => new($"Le dépôt ouvre le {HeureDeParis.Ecrire(appel.OuvertureLe!.Value)}. Rien à faire d’ici là."),
        EtatAppel.DepotOuvert => new($"Le dépôt se clôt le {HeureDeParis.Ecrire(appel.ClotureLe!.Value)}.", Recevabilite(appel), LiensRecevabilite.Liste(appel.Code)),
        EtatAppel.DepotClos => new(
            appel.AVerifier > 0 ? $"Dossiers dont la recevabilité est à examiner : {appel.AVerifier}." : "Instruction en cours.", Recevabilite(appel), LiensRecevabilite.Liste(appel.Code)),
        EtatAppel.Comite or EtatAppel.AvisPublies when appel.AVerifier > 0 => new($"Dossiers dont la recevabilité est à examiner : {appel.AVerifier}.", Recevabilite(appel), LiensRecevabilite.Liste(appel.Code)),
        EtatAppel.Comite => new("Préparer les séances, puis les courriers.", "Ouvrir le comité", LiensComites.Comite(appel.Code)),
        EtatAppel.AvisPublies => new("Les avis sont publiés.", "Voir les courriers", LiensCourriers.DeLAppel(appel.Code)),
        EtatAppel.Clos => new("Rien : l’appel est clos."),
    };

    private static string Recevabilite(AppelDeListeRow appel) => appel.AVerifier > 0 ? "Examiner la recevabilité" : "Voir les dossiers déposés";
}

public static class EtapesDeLAppel
{
    public static string Couleur(EtatAppel etat) => etat switch
    {
        EtatAppel.Preparation => "ambre",
        EtatAppel.Publie => "bleu",
        EtatAppel.DepotOuvert => "vert",
        EtatAppel.DepotClos or EtatAppel.Comite => "bleu",
        EtatAppel.AvisPublies => "vert",
        EtatAppel.Clos => "gris",
    };

    public static string Message(ActionAppel action) => action switch
    {
        ActionAppel.Publier => "L’appel est publié : tout le monde peut lire ses règles.",
        ActionAppel.RetirerPublication => "L’appel est retiré de la publication : il est de nouveau en préparation.",
        ActionAppel.OuvrirDepot => "Le dépôt est ouvert.",
        ActionAppel.CloreDepot => "Le dépôt est clos.",
        ActionAppel.EngagerComite => "L’appel est en comité.",
        ActionAppel.PublierAvis => "Les avis de l’appel sont publiés.",
        ActionAppel.Clore => "L’appel est clos.",
    };

    public static string Explication(ActionAppel action) => action switch
    {
        ActionAppel.Publier => "Une fois publié, l’appel est lisible par tous. La page suivante dit ce qui se fige, avant de confirmer.",
        ActionAppel.RetirerPublication => "Jusqu’à l’ouverture, tant que personne n’a commencé de dossier.",
        ActionAppel.OuvrirDepot => "Se fait tout seul à l’heure d’ouverture.",
        ActionAppel.CloreDepot => "Se fait tout seul à l’heure de clôture.",
        ActionAppel.EngagerComite => "Quand les dossiers sont instruits et que la première séance peut se tenir.",
        ActionAppel.PublierAvis => "Quand chaque dossier déposé a son courrier publié, ou est retiré, irrecevable ou sans suite.",
        ActionAppel.Clore => "Quand chaque dossier est clos. Plus rien ne se modifie ensuite.",
    };
}
