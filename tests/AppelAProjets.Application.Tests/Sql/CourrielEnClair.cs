using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Tests.Sql;

/// <summary>A mail joins its sentence and the name of its object: an article left before another (« de le dossier ») fails whoever writes it.</summary>
public static partial class CourrielEnClair
{
    public static void Verifier(object? parametres)
    {
        if (parametres?.GetType().GetProperty("Corps")?.GetValue(parametres) is string corps && Articles().Match(corps) is { Success: true } faute)
        {
            throw new InvalidOperationException($"A mail would say \"{faute.Value}\".");
        }
    }

    [GeneratedRegex(@"\b(?:de|à) les? (?:dossier|brouillon|projet|appel|secrétariat|service|référent|financeur)s?\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Articles();
}
