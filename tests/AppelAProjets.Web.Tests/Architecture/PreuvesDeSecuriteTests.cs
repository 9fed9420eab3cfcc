using System.Text.RegularExpressions;

namespace AppelAProjets.Web.Tests.Architecture;

/// <summary>SECURITY.md claims nothing but what it shows: each file and each test that it names is there.</summary>
public sealed class PreuvesDeSecuriteTests
{
    // Folders of other tests come and go: one that is gone is left out.
    private static readonly EnumerationOptions Partout = new() { RecurseSubdirectories = true };

    private static readonly string[] Fichiers =
    [
        .. new[] { "src", "tests", "deploy" }
            .SelectMany(dossier => Directory.EnumerateFiles(Path.Combine(SourceDuDepot.Racine, dossier), "*", Partout))
            .Select(f => "/" + Path.GetRelativePath(SourceDuDepot.Racine, f).Replace('\\', '/'))
            .Where(f => !Regex.IsMatch(f, "/(obj|bin|node_modules|wwwroot)/")),
        "/README.md", "/Directory.Packages.props", "/Directory.Build.props",
    ];

    [Test]
    public void Each_file_and_each_test_that_it_names_is_there()
    {
        var texte = File.ReadAllText(Path.Combine(SourceDuDepot.Racine, "SECURITY.md"));
        Assert.That(string.Join('\n', Absents(texte)), Is.Empty);
        Assert.That(Noms(texte).Count(n => n.Contains('.', StringComparison.Ordinal)), Is.GreaterThan(150));
    }

    [Test]
    public void Its_counts_are_those_of_its_table()
    {
        var texte = File.ReadAllText(Path.Combine(SourceDuDepot.Racine, "SECURITY.md"));
        var comptes = Regex.Matches(texte, @"^\| V[^|]+\|[^|]+\|[^|]*\| \*\*(met|partly|not met|not applicable)\*\*(?:: (\d+) requirements)?", RegexOptions.Multiline)
            .GroupBy(m => m.Groups[1].Value, m => m.Groups[2].Success ? int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) : 1)
            .ToDictionary(g => g.Key, g => g.Sum());
        Assert.That(texte, Does.Contain($"Of {comptes.Values.Sum()} requirements: {comptes["met"]} met, {comptes["partly"]} partly, {comptes["not met"]} not met, {comptes["not applicable"]} not applicable."));
    }

    [TestCase("`Domain/Partage/TexteInconnu.cs`")]
    [TestCase("`AttenteTests.Nobody_wrote_it`")]
    [TestCase("`InconnuTests.It_doubles_from_a_minute_to_its_longest`")]
    public void A_proof_that_is_not_there_is_told(string faute)
    {
        Assert.That(Absents(faute), Has.Count.EqualTo(1));
        Assert.That(Absents("`Domain/Partage/TexteAdmis.cs`, `AttenteTests.It_doubles_from_a_minute_to_its_longest`, `deploy/nginx.conf`"), Is.Empty);
    }

    private static List<string> Noms(string texte) => [.. Regex.Matches(texte, "`([^`\n]+)`").Select(m => m.Groups[1].Value).Distinct()];

    // An address of the site begins with a slash: it is no file.
    private static List<string> Absents(string texte) => [.. Noms(texte).Where(nom =>
        Regex.IsMatch(nom, @"^[\w./-]+\.(cs|cshtml|js|json|md|conf|yaml|sh|service|txt|csproj|props|dockerignore)$") ? nom[0] != '/' && !EstUnFichier(nom)
        : Regex.IsMatch(nom, @"^\w+Tests\.\w+$") && !EstUnTest(nom.Split('.')))];

    // « Domain/… » stands for « src/AppelAProjets.Domain/… ».
    private static bool EstUnFichier(string nom) => Fichiers.Any(f => f.EndsWith("/" + nom, StringComparison.Ordinal) || f.EndsWith("." + nom, StringComparison.Ordinal));

    private static bool EstUnTest(string[] nom) => Fichiers
        .Where(f => Path.GetFileName(f).StartsWith(nom[0] + ".", StringComparison.Ordinal))
        .Any(f => File.ReadAllText(SourceDuDepot.Racine + f).Contains($" {nom[1]}(", StringComparison.Ordinal));
}
