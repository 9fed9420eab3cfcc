using AppelAProjets.Application.Messages;

namespace AppelAProjets.Web.Fonctions.Messages;

internal static class FichiersRecus
{
    /// <summary>What a use case takes; the streams are closed with the request.</summary>
    public static SaisieDeMessage Lire(this MessageSaisie saisie, HttpContext context) => new(
        saisie.Cle, saisie.Texte, saisie.FinanceurId, [.. saisie.Fichiers.Select(f => new FichierJoint(f.FileName, Ouvrir(f, context)))]);

    private static Stream Ouvrir(IFormFile fichier, HttpContext context)
    {
        var contenu = fichier.OpenReadStream();
        context.Response.RegisterForDispose(contenu);
        return contenu;
    }
}
