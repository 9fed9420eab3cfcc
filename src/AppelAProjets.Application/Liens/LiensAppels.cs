namespace AppelAProjets.Application.Liens;

public static class LiensAppels
{
    public static string Public(string code) => $"/appels/{Uri.EscapeDataString(code)}";

    /// <summary>Of all the published calls.</summary>
    public const string Calendrier = "/calendrier";

    /// <summary>The same for a calendar software.</summary>
    public const string CalendrierIcs = "/calendrier.ics";

    public static string Formulaire(string code) => $"/appels/{Uri.EscapeDataString(code)}/formulaire";

    public static string FormulairePdf(string code) => $"/appels/{Uri.EscapeDataString(code)}/formulaire.pdf";

    public const string Secretariat = "/secretariat";

    public const string Nouveau = "/secretariat/appels/nouveau";

    public static string Appel(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}";

    public static string Publier(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/publier";

    public static string Supprimer(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/supprimer";

    public static string RetirerDeLaPublication(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/retirer";

    public static string AjouterUnFinanceur(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/financeurs/ajouter";

    public static string AjouterUnTheme(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/themes/ajouter";

    public static string AnnoncerDesDates(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/calendrier/dates";

    public static string ProlongerPourUne(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/calendrier/prolonger-pour-une";

    public static string Questions(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/questions";

    public static string Modele(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/modele";

    public static string ImagesDesCourriers(string code, Guid financeurId) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/financeurs/{financeurId}/images";

    public static string ImageDesCourriers(string code, Guid financeurId, string nature) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/financeurs/{financeurId}/images/{nature}/contenu";

    public static string RetirerUneImage(string code, Guid financeurId) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/financeurs/{financeurId}/images/retirer";

    public static string Essai(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/essai";
}
