using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Web.Fonctions.Pieces;

/// <summary>Gives people's files: never as a page of ours.</summary>
public static class ServirFichier
{
    /// <summary>To keep on the device. Null = 404.</summary>
    public static IActionResult Telecharger(this Controller controller, FichierServi? fichier)
    {
        if (fichier is null)
        {
            return controller.NotFound();
        }

        controller.HttpContext.Features.Set(PolitiqueDeContenu.Fichier);
        return controller.File(fichier.Contenu, fichier.TypeMime, fichier.Nom);
    }

    /// <summary>To look at within a page of ours; 404 for types that browsers do not show.</summary>
    public static IActionResult Montrer(this Controller controller, FichierServi? fichier)
    {
        if (fichier is null || !TypesDeFichier.SeMontre(fichier.TypeMime))
        {
            fichier?.Contenu.Dispose();
            return controller.NotFound();
        }

        controller.HttpContext.Features.Set(fichier.TypeMime == TypesDeFichier.Pdf ? PolitiqueDeContenu.Pdf : PolitiqueDeContenu.Fichier);
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(fichier.Nom);
        controller.Response.Headers.ContentDisposition = disposition.ToString();
        return controller.File(fichier.Contenu, fichier.TypeMime);
    }

    public static IActionResult Apercu(this Controller controller, FichierDuDossier? fichier, string adresse, string retour)
    {
        if (fichier is null)
        {
            return controller.NotFound();
        }

        controller.HttpContext.Features.Set(PolitiqueDeContenu.PageAvecCadre);
        return controller.View("/Fonctions/Pieces/Fichier.cshtml", new FichierViewModel(fichier, adresse, retour));
    }

    /// <summary>An archive, sent as it is made. Null = 404.</summary>
    public static IActionResult Archiver(this Controller controller, ArchiveDesPieces? archive) =>
        archive is null ? controller.NotFound() : new ArchiveResult(archive);

    private sealed class ArchiveResult(ArchiveDesPieces archive) : ActionResult
    {
        public override async Task ExecuteResultAsync(ActionContext context)
        {
            var reponse = context.HttpContext.Response;
            var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(archive.Nom);
            (reponse.ContentType, reponse.Headers.ContentDisposition) = ("application/zip", disposition.ToString());
            await archive.EcrireAsync(reponse.Body, context.HttpContext.RequestAborted);
        }
    }
}

/// <param name="Adresse">Of this page; its bytes are under it.</param>
public sealed record FichierViewModel(FichierDuDossier Fichier, string Adresse, string Retour);
