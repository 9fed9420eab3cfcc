using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Web.Fonctions.Partage;

/// <summary>The page wanted, in an address or in a hidden field <c>Retour</c>, on the pages that come before it.</summary>
public static class RetourExtensions
{
    /// <summary>Null when none is said, or when it is not an address of this site.</summary>
    public static string? Local(this IUrlHelper url, string? retour) => url.IsLocalUrl(retour) ? retour : null;

    /// <summary>An address of the account pages that keeps the page wanted, as the request shown says it.</summary>
    public static string AvecRetour(this HttpRequest requete, string adresse) =>
        RetourVoulu.Vers(adresse, requete.HasFormContentType ? requete.Form["Retour"].ToString() : requete.Query["retour"].ToString());
}
