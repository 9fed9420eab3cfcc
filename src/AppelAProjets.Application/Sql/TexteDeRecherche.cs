using System.Globalization;
using System.Text;

namespace AppelAProjets.Application.Sql;

/// <summary>Text of the search columns, folded the same way on both engines.</summary>
public static class TexteDeRecherche
{
    /// <summary>Lower case, without accents, parts joined by a space, cut to the column's size.</summary>
    public static string Replier(int taille, params IEnumerable<string?> parties)
    {
        var texte = string.Join(' ', parties.Where(partie => !string.IsNullOrWhiteSpace(partie)));
        var plie = string.Concat(texte.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
            .Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
        return plie.Length <= taille ? plie : plie[..taille];
    }
}
