using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Envois;

/// <summary>What opens an account or a dossier to whoever holds it is in the query of a link: its addressee alone reads it.</summary>
public static partial class MasqueDesSecrets
{
    public static bool EnPorte(string texte) => Secret().IsMatch(texte);

    public static string Masquer(string texte) => Secret().Replace(texte, "$1…");

    [GeneratedRegex(@"(jeton=)[^\s&]+", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
