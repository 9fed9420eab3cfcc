using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Http.Features;

namespace AppelAProjets.Web.Fonctions.Partage;

/// <summary>The page wanted, in an address or in a hidden field <c>Retour</c>, on the pages that come before it.</summary>
public static class RetourExtensions
{
    /// <summary>Null when none is said, or when it is not an address of this site.</summary>
    public static string? Local(this IUrlHelper url, string? retour) => url.IsLocalUrl(retour) ? retour : null;

    /// <summary>An address of the account pages that keeps the page wanted, as the request shown says it; a form that nobody could read says nothing.</summary>
    public static string AvecRetour(this HttpRequest requete, string adresse) =>
        RetourVoulu.Vers(adresse, (requete.HttpContext.Features.Get<IFormFeature>()?.Form?["Retour"] ?? requete.Query["retour"]).ToString());
}
