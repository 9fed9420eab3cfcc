namespace AppelAProjets.Web.Fonctions.Partage;

/// <summary>What an act on many came to.</summary>
/// <param name="Succes">What was done; null when nothing was.</param>
/// <param name="Titre">What was not done, such as « Non déclarés recevables ».</param>
/// <param name="Refus">One sentence for each refused, which names it.</param>
/// <param name="Suite">The address to come back to.</param>
public sealed record RapportDeLotViewModel(string? Succes, string Titre, IReadOnlyList<string> Refus, string Suite);

internal static class RapporterExtensions
{
    // A cookie carries a banner: a long list would not fit in it.
    private const int Dits = 5;

    /// <summary>A banner where it fits, else a page: each refused is named, with its reason.</summary>
    public static IActionResult Rapporter(this Controller controleur, RapportDeLotViewModel rapport)
    {
        if (rapport.Refus.Count > Dits)
        {
            // The page says what was done: what the browser kept of the form is not found again.
            controleur.ViewData[AccuseDeSaisieFilter.Cle] = controleur.Request.Form[AccuseDeSaisieFilter.Cle].ToString();
            return controleur.View("RapportDeLot", rapport);
        }

        if (rapport.Refus.Count > 0)
        {
            controleur.TempData["Avertissement"] = $"{rapport.Titre} : {string.Join(" ", rapport.Refus)}";
        }

        return controleur.Suivre(rapport.Suite, rapport.Succes);
    }
}
