namespace AppelAProjets.Web.Fonctions.Partage;

/// <summary>The one place that turns an outcome into an answer.</summary>
public static class RepondreExtensions
{
    /// <summary>Done: <paramref name="fait"/>. Refused or in conflict: the page again, with its errors and what was typed. Absent: 404.</summary>
    /// <param name="resultat">Null when the form itself is refused (ModelState): nothing was tried.</param>
    /// <param name="page">Builds the page again; it answers 404 when there is none any more.</param>
    /// <param name="prefixe">Prefix of the field names, when the form nests them (<c>Saisie.</c>).</param>
    public static async Task<IActionResult> RepondreAsync(this Controller controleur, Resultat? resultat, Func<IActionResult> fait, Func<Task<IActionResult>> page, string prefixe = "")
    {
        switch (resultat?.Issue)
        {
            case Issue.Fait:
                return fait();
            case Issue.Absent:
                return controleur.NotFound();
            case Issue.Refuse or Issue.Conflit:
                controleur.ViewData["Conflit"] = resultat.Issue == Issue.Conflit;
                controleur.ModelState.Ajouter(resultat.TousLesRefus, prefixe);
                break;
        }

        return await page();
    }

    public static Task<IActionResult> RepondreAsync<T>(this Controller controleur, Resultat<T>? resultat, Func<T, IActionResult> fait, Func<Task<IActionResult>> page, string prefixe = "") =>
        controleur.RepondreAsync(resultat, () => fait(resultat!.Valeur), page, prefixe);

    /// <param name="succes">In French; null says nothing.</param>
    public static IActionResult Suivre(this Controller controleur, string adresse, string? succes = null)
    {
        if (succes is not null)
        {
            controleur.TempData["Succes"] = succes;
        }

        return controleur.Redirect(adresse);
    }

    /// <summary>Of a filter: what finds nothing because its days are reversed says so.</summary>
    public static void RefuserLesDatesInversees(this Controller controleur, DateOnly? du, DateOnly? au)
    {
        if (du > au)
        {
            controleur.ModelState.AddModelError("au", "« Au » précède « Du » : corrigez l’un des deux jours.");
        }
    }

    /// <summary>The same refusals beside another field: for forms that show the same one several times.</summary>
    public static Resultat AuChamp(this Resultat resultat, Func<string, string> nommer) =>
        resultat.TousLesRefus.Select(r => r.Champ is { } champ ? r with { Champ = nommer(champ) } : r).ToArray();
}
