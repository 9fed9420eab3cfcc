namespace AppelAProjets.Application.Partenaires;

/// <summary>Mails about partners: an object and a plain text each, with a link, never what the dossier says.</summary>
internal static class TextesDePartenariat
{
    public static (string Objet, string Corps) Invitation(ProjetPresente projet, bool relance, string lien) => (
        $"{(relance ? "Rappel\u00A0: " : "")}{projet.ChefDeFile} vous propose d’être partenaire d’un projet",
        Lettre($"«\u00A0{projet.ChefDeFile}\u00A0» prépare un dossier pour l’appel «\u00A0{projet.AppelTitre}\u00A0» et propose à votre organisation d’en être partenaire.\n\nPour lire de quoi il s’agit, puis accepter ou décliner\u00A0: {lien}\n\nSi vous n’avez pas de compte, créez-le avec cette adresse électronique, puis revenez à ce lien. Si vous ne connaissez pas cette organisation, ne tenez pas compte de ce message."));

    public static (string Objet, string Corps) Rappel(ProjetPresente projet, string lien) => (
        $"Rappel\u00A0: l’accord de votre organisation est attendu",
        Lettre($"{Dossier(projet)} attend l’accord de votre organisation sur sa part.\n\nPour la relire et donner l’accord\u00A0: {lien}"));

    public static (string Objet, string Corps) Reponse(ProjetPresente projet, string nom, string quoi, string lien) => (
        $"{nom} {quoi}", Lettre($"{Dossier(projet)}\u00A0: «\u00A0{nom}\u00A0» {quoi}.\n\nLes partenaires du projet\u00A0: {lien}"));

    public static (string Objet, string Corps) Fin(ProjetPresente projet, string? motif, Acteur acteur) => (
        "Votre organisation n’est plus partenaire d’un projet",
        Lettre($"{acteur.Nom} a retiré votre organisation des partenaires. {Dossier(projet)} se fera sans elle.{(motif is null ? "" : $"\n\nMotif donné\u00A0: {motif}")}"));

    private static string Dossier(ProjetPresente projet) => $"Le dossier «\u00A0{projet.Titre}\u00A0», porté par «\u00A0{projet.ChefDeFile}\u00A0»";

    private static string Lettre(string texte) => $"Bonjour,\n\n{texte}\n";
}
