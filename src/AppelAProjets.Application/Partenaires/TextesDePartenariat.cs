namespace AppelAProjets.Application.Partenaires;

/// <summary>Mails about partners: an object and a plain text each, with a link, never what the dossier says.</summary>
internal static class TextesDePartenariat
{
    public static (string Objet, string Corps) Invitation(ProjetPresente projet, bool relance, string lien) => (
        $"{(relance ? "Rappel : " : "")}{projet.ChefDeFile} vous propose d’être partenaire d’un projet",
        Lettre($"« {projet.ChefDeFile} » prépare un dossier pour l’appel « {projet.AppelTitre} » et propose à votre organisation d’en être partenaire.\n\nPour lire de quoi il s’agit, puis accepter ou décliner : {lien}\n\nSi vous n’avez pas de compte, créez-le avec cette adresse électronique, puis revenez à ce lien. Si vous ne connaissez pas cette organisation, ne tenez pas compte de ce message."));

    public static (string Objet, string Corps) Rappel(ProjetPresente projet, string lien) => (
        $"Rappel : l’accord de votre organisation est attendu",
        Lettre($"{Dossier(projet)} attend l’accord de votre organisation sur sa part.\n\nPour la relire et donner l’accord : {lien}"));

    public static (string Objet, string Corps) AccordAttendu(ProjetPresente projet, Acteur acteur, string lien) => (
        $"Votre accord est attendu : {projet.Titre}",
        Lettre($"{acteur.Nom} a rempli la part de votre organisation. {Dossier(projet)} attend l’accord d’un signataire.\n\nPour la relire et donner l’accord : {lien}"));

    public static (string Objet, string Corps) Reponse(ProjetPresente projet, string nom, string quoi, string lien) => (
        $"{nom} {quoi}", Lettre($"{Dossier(projet)} : « {nom} » {quoi}.\n\nLes partenaires du projet : {lien}"));

    public static (string Objet, string Corps) Fin(ProjetPresente projet, string? motif, Acteur acteur) => (
        "Votre organisation n’est plus partenaire d’un projet",
        Lettre($"{acteur.Nom} a retiré votre organisation des partenaires. {Dossier(projet)} se fera sans elle.{(motif is null ? "" : $"\n\nMotif donné : {motif}")}"));

    public static (string Objet, string Corps) Abandon(ProjetPresente projet, Acteur acteur) => (
        "Un projet dont votre organisation est partenaire est abandonné",
        Lettre($"{acteur.Nom} a supprimé le brouillon de ce projet. {Dossier(projet)}, ne sera pas déposé : votre part et votre accord sont effacés avec lui."));

    private static string Dossier(ProjetPresente projet) => $"Le dossier « {projet.Titre} », porté par « {projet.ChefDeFile} »";

    private static string Lettre(string texte) => $"Bonjour,\n\n{texte}\n";
}
