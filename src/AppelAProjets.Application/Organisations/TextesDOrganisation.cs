using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Organisations;

internal static class TextesDOrganisation
{
    public static (string Objet, string Corps) Ajout(string nom, QualiteDeMembre qualite, Acteur acteur, string lien) =>
        Invitation(nom, qualite, acteur, $"Vous la trouvez dans votre espace : {lien}");

    public static (string Objet, string Corps) InvitationSansCompte(string nom, QualiteDeMembre qualite, Acteur acteur, string lien, DateTimeOffset expireLe) =>
        Invitation(nom, qualite, acteur, $"Créez d’abord un compte avec cette adresse électronique : {lien}\n\nVous arriverez ensuite à la page où accepter l’invitation. Elle est valable jusqu’au {HeureDeParis.Ecrire(expireLe)}.");

    public static (string Objet, string Corps) InvitationAUnCompte(string nom, QualiteDeMembre qualite, Acteur acteur, string lien, DateTimeOffset expireLe) =>
        Invitation(nom, qualite, acteur, $"Acceptez-la ou refusez-la dans votre espace : {lien}\n\nElle est valable jusqu’au {HeureDeParis.Ecrire(expireLe)}.");

    public static (string Objet, string Corps) InvitationAcceptee(string nom, QualiteDeMembre qualite, Acteur acteur, string lien) =>
        ($"{nom} : {acteur.Nom} a accepté l’invitation", Lettre($"{acteur.Nom} est maintenant membre de « {nom} », comme {Role(qualite)}.\n\nLes membres : {lien}"));

    private static (string Objet, string Corps) Invitation(string nom, QualiteDeMembre qualite, Acteur acteur, string suite) =>
        ($"{nom} : vous êtes invité à rejoindre l’organisation",
            Lettre($"{acteur.Nom} vous invite à rejoindre « {nom} » sur le portail de l’appel à projets, comme {Role(qualite)}.\n\n{suite}\n\nSi vous ne connaissez pas cette personne, ne tenez pas compte de ce message."));

    public static (string Objet, string Corps) Demande(string nom, Acteur acteur, string? message, string lien) =>
        ($"{nom} : {acteur.Nom} demande à rejoindre l’organisation",
            Lettre($"{acteur.Nom} demande à rejoindre « {nom} » sur le portail de l’appel à projets.{(message is null ? "" : $"\n\nSon message :\n{message}")}\n\nAcceptez ou refusez sa demande : {lien}\n\nN’acceptez que les personnes que vous connaissez."));

    public static (string Objet, string Corps) Admission(string nom, QualiteDeMembre qualite, Acteur acteur, string lien) =>
        ($"{nom} : votre demande est acceptée",
            Lettre($"{acteur.Nom} a accepté votre demande : vous êtes maintenant membre de « {nom} », comme {Role(qualite)}.\n\nVous la trouvez dans votre espace : {lien}"));

    public static (string Objet, string Corps) RefusDeDemande(string nom, string motif) =>
        ($"{nom} : votre demande n’est pas acceptée",
            Lettre($"Votre demande à rejoindre « {nom} » n’est pas acceptée.\n\nMotif donné : {motif}\n\nSi vous pensez que c’est une erreur, écrivez à l’organisation."));

    public static (string Objet, string Corps) Qualite(string nom, QualiteDeMembre qualite, Acteur acteur, string lien) =>
        ($"{nom} : ce que vous pouvez faire a changé",
            Lettre($"{acteur.Nom} a changé votre qualité dans « {nom} » : vous êtes maintenant {Role(qualite)}.\n\n{lien}"));

    public static (string Objet, string Corps) Fin(string nom, Acteur acteur) =>
        ($"{nom} : vous n’êtes plus membre",
            Lettre($"{acteur.Nom} a mis fin à votre appartenance à « {nom} ». Vous ne voyez plus ses dossiers. Ce que vous y avez écrit est conservé par l’organisation."));

    public static (string Objet, string Corps) Depart(string nom, Acteur acteur, string lien) =>
        ($"{nom} : {acteur.Nom} a quitté l’organisation", Lettre($"{acteur.Nom} n’est plus membre de « {nom} » sur le portail.\n\nLes membres : {lien}"));

    public static (string Objet, string Corps) Passage(string nom, Acteur acteur, string successeur, string lien) =>
        ($"{nom} : {successeur} est maintenant signataire",
            Lettre($"{acteur.Nom} a passé la main à {successeur}, qui est maintenant signataire de « {nom} », et a quitté l’organisation.\n\nLes membres : {lien}"));

    public static (string Objet, string Corps) Reprise(string nom, Acteur acteur, string lien) =>
        ($"Mandat à vérifier : {acteur.Nom} demande à reprendre {nom}",
            Lettre($"Plus aucun signataire de « {nom} » n’a de compte ouvert. {acteur.Nom} demande à reprendre l’organisation et a envoyé un mandat.\n\nVérifiez-le : {lien}"));

    public static (string Objet, string Corps) MandatAccepte(string nom, string lien) =>
        ($"{nom} : votre mandat est vérifié",
            Lettre($"Le secrétariat de l’appel à projets a vérifié que vous pouvez agir au nom de « {nom} ». La date de vos dépôts ne change pas.\n\n{lien}"));

    public static (string Objet, string Corps) MandatRefuse(string nom, string motif, string lien) =>
        ($"{nom} : un autre mandat est attendu",
            Lettre($"Le secrétariat de l’appel à projets n’a pas pu accepter le mandat envoyé pour « {nom} ».\n\nMotif : {motif}\n\nEnvoyez-en un autre : {lien}\n\nVos dossiers déposés gardent leur date."));

    public static (string Objet, string Corps) Contestation(string nom, string motif, string lien) =>
        ($"{nom} : l’organisation est gelée",
            Lettre($"La représentation de « {nom} » est contestée. Le secrétariat de l’appel à projets l’a gelée : personne ne peut déposer un dossier, changer les membres ni le compte bancaire. Les dossiers restent lisibles, les brouillons sont conservés. Pour vous expliquer, écrivez-lui par la messagerie d’un dossier ou aux coordonnées données sur la page de l’appel.\n\nMotif : {motif}\n\n{lien}"));

    public static (string Objet, string Corps) Levee(string nom, string motif, string lien) =>
        ($"{nom} : l’organisation n’est plus gelée",
            Lettre($"Le secrétariat de l’appel à projets a levé la contestation de « {nom} » : vous pouvez de nouveau déposer. Le mandat reste à vérifier.\n\nMotif : {motif}\n\n{lien}"));

    private static string Role(QualiteDeMembre qualite) =>
        qualite == QualiteDeMembre.Signataire ? "signataire (vous pouvez déposer les dossiers)" : "rédacteur ou rédactrice (vous pouvez préparer les dossiers)";

    private static string Lettre(string texte) => $"Bonjour,\n\n{texte}\n";
}
