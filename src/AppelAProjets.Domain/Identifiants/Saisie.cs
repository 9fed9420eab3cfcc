namespace AppelAProjets.Domain.Identifiants;

internal static class Saisie
{
    /// <summary>Without spaces of any kind (U+00A0 and U+202F included), nor the separators given; upper case.</summary>
    public static string Nettoyer(string? saisie, string separateurs = "") =>
        string.Concat((saisie ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF') && !separateurs.Contains(c))).ToUpperInvariant();

    public static bool EstNumerique(string texte) => texte.Length > 0 && texte.All(char.IsAsciiDigit);

    public static int SommeDesChiffres(string chiffres) => chiffres.Sum(c => c - '0');

    /// <summary>Luhn over digits, the last one being the key.</summary>
    public static bool EstLuhn(string chiffres)
    {
        var somme = 0;
        for (var i = 0; i < chiffres.Length; i++)
        {
            var chiffre = chiffres[^(i + 1)] - '0';
            var terme = i % 2 == 1 ? chiffre * 2 : chiffre;
            somme += terme > 9 ? terme - 9 : terme;
        }

        return somme % 10 == 0;
    }
}
