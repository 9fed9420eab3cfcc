using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Domain;

/// <summary>Text folded for search, the same on every engine: no accents, lower case, single spaces.</summary>
public static partial class TexteDeRecherche
{
    private static readonly Func<string?, Resultat<string>>[] Lecteurs = [Siret.Lire, Rna.Lire, Siren.Lire, Telephone.Lire, Courriel.Lire];

    /// <summary>« Éveil  &amp; Cœur » gives <c>eveil coeur</c>. What search columns hold, and what is looked for in them.</summary>
    /// <param name="maximum">Longest text kept: the length of the column.</param>
    /// <param name="textes">Joined by a space; the first one decides the sort order of the column.</param>
    public static string Plier(int maximum, params IEnumerable<string?> textes)
    {
        var plie = new StringBuilder();
        foreach (var lettre in TexteAdmis.Normaliser(Visible(string.Join(' ', textes)), NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(lettre) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            _ = lettre switch
            {
                'œ' or 'Œ' => plie.Append("oe"),
                'æ' or 'Æ' => plie.Append("ae"),
                _ when char.IsLetterOrDigit(lettre) => plie.Append(char.ToLowerInvariant(lettre)),
                _ when plie.Length > 0 && plie[^1] != ' ' => plie.Append(' '),
                _ => plie,
            };
        }

        return plie.ToString(0, Math.Min(plie.Length, maximum)).TrimEnd();
    }

    // A soft hyphen inside a word does not cut it in two.
    private static string Visible(string texte) => string.Concat(texte.EnumerateRunes().Where(signe => Rune.IsWhiteSpace(signe) || !TexteSaisi.EstInvisible(signe)));

    /// <summary>A number or an address as forms read it (SIRET, SIREN, RNA, telephone, e-mail), hence as it is kept; anything else as typed.</summary>
    public static string? CommeGarde(string? saisie)
    {
        foreach (var lire in Lecteurs)
        {
            if (lire(saisie) is { EstRefuse: false, Valeur: var garde })
            {
                return garde;
            }
        }

        return saisie;
    }

    public static string[] Mots(string? saisie) => Plier(120, saisie).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A SIREN, SIRET or RNA typed in groups, alone, as it is kept: in one piece. Null for anything else.</summary>
    public static string? EnUnMot(string? saisie) =>
        Etiquette().Replace(Plier(120, CommeGarde(saisie)), "") is var texte && EnGroupes().Match(texte) is { Success: true } groupes && groupes.Length == texte.Length ? texte.Replace(" ", "", StringComparison.Ordinal) : null;

    /// <summary>Up to three words looked for from their beginning, each as a LIKE pattern for <c>CONCAT(' ', Recherche)</c>; a missing one is null. Signs alone are found nowhere. A SIREN, SIRET or RNA typed in groups, whole or in part, is one word, found as it is kept: in one piece.</summary>
    public static (string? Premier, string? Deuxieme, string? Troisieme) Motifs(string? saisie)
    {
        var mots = EnGroupes().Replace(Etiquette().Replace(Plier(120, CommeGarde(saisie)), ""), groupes => groupes.Value.Replace(' ', '%')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (mots.Length == 0 && NeDitRien(saisie) ? "-" : Motif(0), Motif(1), Motif(2));

        string? Motif(int rang) => rang < mots.Length ? $"% {mots[rang]}%" : null;
    }

    /// <summary>Something was typed, without a letter nor a digit: nothing can be found.</summary>
    public static bool NeDitRien(string? saisie) => TexteSaisi.Normaliser(saisie).Length > 0 && Plier(120, saisie).Length == 0;

    [GeneratedRegex(@"\b(?:w\w{3}|\d+)(?: \d+){1,5}\b", RegexOptions.CultureInvariant)]
    private static partial Regex EnGroupes();

    // « SIRET 443… »: the name of the number is in no column.
    [GeneratedRegex(@"\b(?:n )?(?:siret|siren|rna) (?=w?\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Etiquette();
}
