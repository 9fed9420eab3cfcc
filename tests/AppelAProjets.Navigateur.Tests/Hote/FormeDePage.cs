using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>What makes two visits the same page for an audit: the address without its identifiers, whether it shows errors, and its forms.</summary>
public sealed partial record FormeDePage(string Modele, string Titre, bool AvecErreurs, string Formulaires, bool SansScripts)
{
    private const string Lecture = """
        () => [document.title, document.querySelector('.govuk-error-summary') ? 'oui' : '',
          [...new Set([...document.querySelectorAll('main form')].map(f => new URL(f.action || location.href).pathname))].join('|')]
        """;

    /// <summary>Key of the audit.</summary>
    public string Cle => $"{Modele} {(AvecErreurs ? "erreurs " : "")}{(SansScripts ? "sans-scripts " : "")}{Formulaires}";

    /// <summary>Name of the captures, for a file.</summary>
    public string NomDeFichier => PasUnNom().Replace($"{Modele.Trim('/')}{(AvecErreurs ? "-erreurs" : "")}{(SansScripts ? "-sans-scripts" : "")}", "-").Trim('-') is { Length: > 0 } nom ? nom : "accueil";

    /// <summary>Reads the page shown.</summary>
    public static async Task<FormeDePage> LireAsync(IPage page, bool sansScripts)
    {
        var lu = await page.EvaluateAsync<string[]>(Lecture);
        var formulaires = lu[2].Split('|').Select(Generaliser).Distinct().Order(StringComparer.Ordinal);
        // An address not found is one page, whatever it was: the real page there is still to be seen.
        var modele = lu[0].StartsWith("Page introuvable", StringComparison.Ordinal) ? "/introuvable" : Generaliser(new Uri(page.Url).AbsolutePath);
        return new FormeDePage(modele, lu[0], lu[1].Length > 0, string.Join(' ', formulaires), sansScripts);
    }

    /// <summary>The path with its identifiers replaced.</summary>
    public static string Generaliser(string chemin) =>
        CodeDAppel().Replace(Identifiant().Replace(chemin, "{id}"), m => m.Groups[1].Value + "{appel}");

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex Identifiant();

    [GeneratedRegex("^(/(?:instruction|comite|secretariat|appels|secretariat/appels|verifier)/)(?!appels(?:/|$)|nouveau$)[^/]+")]
    private static partial Regex CodeDAppel();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex PasUnNom();
}
