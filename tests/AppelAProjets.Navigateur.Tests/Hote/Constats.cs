using System.Collections.Concurrent;

namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>What was found wrong on the pages visited by one fixture, and which page shapes were already audited in the run.</summary>
public sealed class Constats
{
    private static readonly ConcurrentDictionary<string, int> Vues = new();
    private static int documents;
    private readonly ConcurrentQueue<Constat> fautes = new();
    private readonly ConcurrentDictionary<string, bool> pagesEnErreur = new();

    /// <summary>What the run has looked at: what broke the content security policy or left the site failed its story.</summary>
    public static string Bilan => $"{documents} documents, {Vues.Count} page shapes audited; security policy and requests out of the site listened to on each";

    /// <summary>Whether that page shape is met for the first time in the run.</summary>
    public static bool PremiereFois(string forme) => Vues.TryAdd(forme, Vues.Count + 1);

    /// <summary>Another document came.</summary>
    public static void CompterUnDocument() => Interlocked.Increment(ref documents);

    /// <summary>Notes a fault.</summary>
    public void Noter(string page, string regle, string detail, string? ressource = null) => fautes.Enqueue(new Constat(page, regle, detail, ressource));

    /// <summary>That document was answered with an error status: the console line about it is no fault of the page.</summary>
    public void NoterPageEnErreur(string adresse) => pagesEnErreur[adresse] = true;

    /// <summary>Fails with every fault noted since the last call, page and rule named.</summary>
    /// <param name="provoquees">What the console says of the failures that the story itself provokes.</param>
    public void Verifier(params string[] provoquees)
    {
        var prises = new List<Constat>();
        while (fautes.TryDequeue(out var faute))
        {
            prises.Add(faute);
        }

        var retenues = prises
            // 422 is a refusal told to a script, which says it beside the field.
            .Where(f => !provoquees.Append("status of 422").Any(p => f.Detail.Contains(p, StringComparison.Ordinal)))
            .Where(f => f.Ressource is null || !pagesEnErreur.ContainsKey(f.Ressource))
            .Select(f => $"{f.Page}: {f.Regle}: {Personne.Espaces(f.Detail)}").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.That(retenues, Is.Empty, string.Join("\n", retenues));
    }

    private sealed record Constat(string Page, string Regle, string Detail, string? Ressource);
}
