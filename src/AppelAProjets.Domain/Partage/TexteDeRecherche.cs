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
        var mots = MotsDesMotifs(saisie);
        return (mots.Length == 0 && NeDitRien(saisie) ? "-" : Motif(0), Motif(1), Motif(2));

        string? Motif(int rang) => rang < mots.Length ? $"% {mots[rang]}%" : null;
    }

    /// <summary>The same words in their other number, whole, each as a LIKE pattern for <c>CONCAT(' ', Recherche, ' ')</c>; null for a word that has none.</summary>
    public static (string? Premier, string? Deuxieme, string? Troisieme) AutresMotifs(string? saisie)
    {
        var mots = MotsDesMotifs(saisie);
        return (Motif(0), Motif(1), Motif(2));

        string? Motif(int rang) => rang < mots.Length && AutreNombre(mots[rang]) is { } autre ? $"% {autre} %" : null;
    }

    /// <summary>Of a folded word, its singular or the plural that does not begin like it: <c>velos</c> is also found as <c>velo</c>, <c>local</c> as <c>locaux</c>. Looked for whole, so that <c>cours</c> finds no <c>courrier</c>.</summary>
    public static string? AutreNombre(string mot) => mot switch
    {
        _ when mot.Length < 4 || !mot.All(char.IsAsciiLetterLower) => null,
        [.., 'e' or 'o', 'u', 'x'] or [.., 'e', 'a', 'u', 'x'] => mot[..^1],
        [.. var racine, 'a', 'u', 'x'] => racine + "al",
        [.. var racine, 's'] => racine,
        [.. var racine, 'a', 'l'] => racine + "aux",
        _ => null,
    };

    /// <summary>Whether a folded text holds a folded word, anywhere in it, or its other number whole.</summary>
    public static bool Contient(string texte, string mot) =>
        texte.Contains(mot, StringComparison.Ordinal) || (AutreNombre(mot) is { } autre && $" {texte} ".Contains($" {autre} ", StringComparison.Ordinal));

    private static string[] MotsDesMotifs(string? saisie) =>
        EnGroupes().Replace(Etiquette().Replace(Plier(120, CommeGarde(saisie)), ""), groupes => groupes.Value.Replace(' ', '%')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Something was typed, without a letter nor a digit: nothing can be found.</summary>
    public static bool NeDitRien(string? saisie) => TexteSaisi.Normaliser(saisie).Length > 0 && Plier(120, saisie).Length == 0;

    [GeneratedRegex(@"\b(?:w\w{3}|\d+)(?: \d+){1,5}\b", RegexOptions.CultureInvariant)]
    private static partial Regex EnGroupes();

    // « SIRET 443… »: the name of the number is in no column.
    [GeneratedRegex(@"\b(?:n )?(?:siret|siren|rna) (?=w?\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Etiquette();
}
