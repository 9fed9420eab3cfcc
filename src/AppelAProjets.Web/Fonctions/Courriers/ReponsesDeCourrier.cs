using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace AppelAProjets.Web.Fonctions.Courriers;

internal static class ReponsesDeCourrier
{
    // A cookie carries these words: a long list would not fit in it.
    private const int RefusDits = 8;

    /// <summary>Redirects, and tells what became of a batch in the banners of the next page.</summary>
    /// <param name="mots">What is said of those done, and of those that needed nothing.</param>
    public static IActionResult Suivre(this Controller controleur, BilanDeCourriers bilan, string adresse, ((string Un, string Plusieurs) Fait, (string Un, string Plusieurs) Deja) mots)
    {
        controleur.TempData.Dire(bilan, mots.Fait, mots.Deja);
        return controleur.Redirect(adresse);
    }

    private static void Dire(this ITempDataDictionary donnees, BilanDeCourriers bilan, (string Un, string Plusieurs) fait, (string Un, string Plusieurs) deja)
    {
        if (bilan is { Faits: 0, DejaFaits: 0, Refus.Count: 0 })
        {
            donnees["Avertissement"] = "Cochez au moins un courrier.";
            return;
        }

        if (bilan.Faits + bilan.DejaFaits > 0)
        {
            var dits = new[] { (bilan.Faits, fait), (bilan.DejaFaits, deja) }.Where(b => b.Item1 > 0).Select(b => Nombres.Dire(b.Item1, $"courrier {b.Item2.Un}", $"courriers {b.Item2.Plusieurs}"));
            donnees["Succes"] = string.Join(", ", dits) + ".";
        }

        if (bilan.Refus.Count > 0)
        {
            var reste = bilan.Refus.Count - RefusDits;
            donnees["Avertissement"] = string.Join(" ", bilan.Refus.Take(RefusDits).Select(r => $"{r.Numero} : {r.Refus.Message}"))
                + (reste > 0 ? $" Et {Nombres.Dire(reste, "autre")}." : "");
        }
    }

    public static FileContentResult PdfDe(this ControllerBase controleur, IMoteurPdf moteur, DocumentImprime document)
    {
        using var pdf = new MemoryStream();
        moteur.Rendre(document, pdf);
        return controleur.File(pdf.ToArray(), "application/pdf", $"courrier-{document.Numero}-apercu.pdf");
    }
}
