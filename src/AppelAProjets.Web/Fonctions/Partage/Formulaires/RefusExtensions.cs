using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

public static class RefusExtensions
{
    /// <summary>Adds a refusal beside its field, or to the summary alone when it has none.</summary>
    /// <param name="prefixe">Prefix of the field names, when the form nests them (<c>Dossier.</c>).</param>
    public static void Ajouter(this ModelStateDictionary etat, Refus refus, string prefixe = "") =>
        etat.AddModelError(refus.Champ is null ? "" : prefixe + refus.Champ, refus.Message);

    public static void Ajouter(this ModelStateDictionary etat, IEnumerable<Refus> refus, string prefixe = "")
    {
        foreach (var un in refus)
            etat.Ajouter(un, prefixe);
    }
}
