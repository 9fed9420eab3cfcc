using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>State of a field written by hand in a long list of amounts: what was typed, its error.</summary>
public sealed record ChampBrut(string Nom, string? Valeur, string? Erreur)
{
    public string Id => Champ.Identifier(Nom);

    public static ChampBrut Lire(ModelStateDictionary etat, string nom, string? valeur)
    {
        etat.TryGetValue(nom, out var entree);
        return new ChampBrut(nom, entree?.AttemptedValue ?? valeur, entree?.Errors.Count > 0 ? entree.Errors[0].ErrorMessage : null);
    }

    /// <summary>An amount as it is typed: without its sign.</summary>
    public static string? Ecrire(Montant? montant) => montant?.ToString().TrimEnd('€', '\u00A0');
}
