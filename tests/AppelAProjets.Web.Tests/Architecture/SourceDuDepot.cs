using System.Text.RegularExpressions;

namespace AppelAProjets.Web.Tests.Architecture;

/// <summary>A source file.</summary>
/// <param name="Chemin">From the root of the repository, with slashes.</param>
/// <param name="Texte">Its text.</param>
public sealed record SourceDuDepot(string Chemin, string Texte)
{
    /// <summary>The root of the repository.</summary>
    public static string Racine { get; } = Remonter(AppContext.BaseDirectory);

    /// <summary>What is written by hand under src/, with one of these extensions.</summary>
    public static IReadOnlyList<SourceDuDepot> De(params string[] extensions) =>
        [.. Directory.EnumerateFiles(Path.Combine(Racine, "src"), "*", SearchOption.AllDirectories)
            .Where(f => extensions.Contains(Path.GetExtension(f)))
            .Select(f => (Absolu: f, Chemin: Path.GetRelativePath(Racine, f).Replace('\\', '/')))
            .Where(f => !Regex.IsMatch(f.Chemin, "/(obj|bin|node_modules|wwwroot|donnees)/"))
            .Select(f => new SourceDuDepot(f.Chemin, File.ReadAllText(f.Absolu)))];

    private static string Remonter(string dossier) =>
        File.Exists(Path.Combine(dossier, "AppelAProjets.sln")) ? dossier : Remonter(Path.GetDirectoryName(dossier.TrimEnd(Path.DirectorySeparatorChar))!);
}
