using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

public static class RefusExtensions
{
    /// <summary>Adds a refusal beside its field, or to the summary alone when it has none.</summary>
    /// <param name="prefixe">Prefix of the field names, when the form nests them (<c>Dossier.</c>).</param>
    public static void Ajouter(this ModelStateDictionary etat, Refus refus, string prefixe = "")
    {
        var champ = refus.Champ is null ? "" : prefixe + refus.Champ;
        if (etat.ContainsKey(champ) && !etat.Keys.Contains(champ))
        {
            Renommer(etat, champ);
        }

        etat.AddModelError(champ, refus.Message);
    }

    public static void Ajouter(this ModelStateDictionary etat, IEnumerable<Refus> refus, string prefixe = "")
    {
        foreach (var un in refus)
            etat.Ajouter(un, prefixe);
    }

    // A parameter of the action (motif) was read under its own name: the summary must link to the field shown (Motif). The dictionary keeps the first case of a key until it is cleared.
    private static void Renommer(ModelStateDictionary etat, string champ)
    {
        var avant = new ModelStateDictionary(etat);
        etat.Clear();
        etat.MarkFieldSkipped(champ);
        etat.Merge(avant);
    }
}
