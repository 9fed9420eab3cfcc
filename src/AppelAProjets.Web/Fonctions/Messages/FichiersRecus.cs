using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Messages;
using Microsoft.AspNetCore.Mvc;

namespace AppelAProjets.Web.Fonctions.Messages;

/// <summary>Files between a form, a thread and a browser.</summary>
internal static class FichiersRecus
{
    /// <summary>What a use case takes; the streams are closed with the request.</summary>
    public static SaisieDeMessage Lire(this MessageSaisie saisie, HttpContext context) => new(
        saisie.Cle == Guid.Empty ? Guid.CreateVersion7() : saisie.Cle, saisie.Texte, saisie.FinanceurId, [.. saisie.Fichiers.Select(f => new FichierJoint(f.FileName, Ouvrir(f, context)))]);

    /// <summary>A file as an attachment, never shown inside the page; 404 when there is none.</summary>
    public static IActionResult Servir(this ControllerBase controleur, PieceServie? fichier)
    {
        if (fichier is null)
        {
            return controleur.NotFound();
        }

        controleur.Response.Headers.XContentTypeOptions = "nosniff";
        controleur.Response.Headers.CacheControl = "private, no-store";
        controleur.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return controleur.File(fichier.Contenu, fichier.TypeMime, fichier.NomDeFichier);
    }

    private static Stream Ouvrir(IFormFile fichier, HttpContext context)
    {
        var contenu = fichier.OpenReadStream();
        context.Response.RegisterForDispose(contenu);
        return contenu;
    }
}
