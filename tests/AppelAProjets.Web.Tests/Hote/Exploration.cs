using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AppelAProjets.Web.Tests.Hote;

/// <param name="Page">Null for a document.</param>
/// <param name="Taille">Of the body, in bytes: a document is read to its end.</param>
public sealed record Visite(string Adresse, int Code, IHtmlDocument? Page, long Taille)
{
    /// <summary>Of a document: its media type and its bytes.</summary>
    public (string? Type, byte[] Octets) Document { get; init; } = (null, []);
}

/// <summary>Follows every link of the pages that someone sees, documents included: so many addresses of each form.</summary>
public static partial class Exploration
{
    /// <param name="parForme">Addresses that differ only by an identifier, a number or a call have one form.</param>
    public static async IAsyncEnumerable<Visite> ExplorerAsync(this HttpClient client, int parForme = 1, params IEnumerable<string> departs)
    {
        var (vues, suite, formes) = (new HashSet<string>(), new Queue<string>(departs.DefaultIfEmpty("/")), new Dictionary<string, int>());
        while (suite.TryDequeue(out var adresse))
        {
            var forme = Forme(adresse);
            if (!vues.Add(adresse) || (formes[forme] = formes.GetValueOrDefault(forme) + 1) > parForme)
            {
                continue;
            }

            var visite = await VisiterAsync(client, adresse);
            foreach (var lien in Liens(visite.Page))
            {
                suite.Enqueue(lien);
            }

            yield return visite;
        }
    }

    public static string Forme(string adresse)
    {
        var parties = adresse.Split('?', 2);
        var cles = parties.Length == 1 ? "" : "?" + string.Join('&', parties[1].Split('&').Select(p => p.Split('=')[0]).Distinct().Order());
        return Variable().Replace(parties[0], "/*") + cles;
    }

    private static async Task<Visite> VisiterAsync(HttpClient client, string adresse)
    {
        using var reponse = await client.GetAsync(adresse);
        var corps = await reponse.Content.ReadAsByteArrayAsync();
        if (reponse.Headers.Location is { } ailleurs)
        {
            return new Visite(adresse, (int)reponse.StatusCode, await new HtmlParser().ParseDocumentAsync($"<a href=\"{ailleurs}\">"), 0);
        }

        var page = reponse.Content.Headers.ContentType?.MediaType == "text/html" ? await new HtmlParser().ParseDocumentAsync(new MemoryStream(corps)) : null;
        return new Visite(adresse, (int)reponse.StatusCode, page, corps.Length) { Document = page is null ? (reponse.Content.Headers.ContentType?.MediaType, corps) : (null, []) };
    }

    private static IEnumerable<string> Liens(IHtmlDocument? page) => page is null ? [] : page
        .QuerySelectorAll("a[href^='/'], iframe[src^='/'], img[src^='/']").Select(a => (a.GetAttribute("href") ?? a.GetAttribute("src"))!.Split('#')[0])
        .Where(lien => !lien.StartsWith("//", StringComparison.Ordinal) && !lien.StartsWith("/dist", StringComparison.Ordinal));

    [GeneratedRegex("/(?:[0-9a-fA-F-]{36}|[0-9]+|(?:AAP|aap)[^/]*|QN[0-9A-Z]+)(?=/|$)")]
    private static partial Regex Variable();
}
