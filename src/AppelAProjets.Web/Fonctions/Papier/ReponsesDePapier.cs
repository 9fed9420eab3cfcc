using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Papier;

namespace AppelAProjets.Web.Fonctions.Papier;

/// <summary>What the porteur's pages and those of the staff answer alike.</summary>
internal static class ReponsesDePapier
{
    public static FileContentResult PdfDe(this ControllerBase controleur, IMoteurPdf moteur, DocumentImprime document, string nom)
    {
        using var pdf = new MemoryStream();
        moteur.Rendre(document, pdf);
        return controleur.File(pdf.ToArray(), "application/pdf", nom);
    }

    public static FileContentResult PdfDe(this ControllerBase controleur, IMoteurPdf moteur, VersionsDuDossier dossier, VersionDeposee version)
    {
        var numero = dossier.Entete.Numero ?? "";
        return controleur.PdfDe(moteur, ImprimeDuDossier.Depose(version, numero, dossier.Lecteur), $"dossier-{numero}-v{version.Numero}.pdf");
    }

    /// <summary>The list, or null when nothing was deposited.</summary>
    public static IActionResult Lister(this Controller controleur, VersionsViewModel? page) =>
        page is { Dossier.Versions.Count: > 0 } ? controleur.View("Versions", page) : controleur.NotFound();

    public static IActionResult Lire(this Controller controleur, VersionsViewModel? page, int numero) =>
        page?.Dossier.Version(numero) is { } version ? controleur.View("Version", new VersionViewModel(page, version)) : controleur.NotFound();

    public static IActionResult Comparer(this Controller controleur, VersionsViewModel? page, int numero) =>
        page?.Dossier.Version(numero) is { } apres && page.Dossier.Version(numero - 1) is { } avant
            ? controleur.View("Comparaison", new ComparaisonViewModel(page, avant, apres))
            : controleur.NotFound();
}
