using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Demandes;

/// <summary>Every form that someone sees, sent with hostile values, odd types and twice at once: no answer is a failure of ours.</summary>
[Category("Long")]
public sealed class FormulairesHostilesTests
{
    private static readonly string[] Valeurs =
    [
        "\uFFFE\uFFFF\u0001\u001B[2J\u202Ea\0", new string('é', 20_000), "-1", "99999999999999999999", "0", "2028-02-30", "NaN", "' OR 1=1 --", "<script>f()</script>{{7*7}}${7*7}", "=cmd|'/c calc'!A0",
        "../../etc/passwd", "0197ffff-0000-7000-8000-00000000dead", "00000000-0000-0000-0000-000000000000", " \u00A0\u202F\t\r\n ", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "true", "",
    ];

    private static readonly string?[] Types = ["application/json", "text/plain", null, "multipart/form-data", "multipart/form-data; boundary=a", "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=utf-16"];

    [OneTimeSetUp]
    public void DireCeQuiEstTape() => Application.Tests.Sql.JournalEnClair.Tapes = [.. Valeurs.Where(v => Guid.TryParse(v, out _))];

    [OneTimeTearDown]
    public void NeRienTaper() => Application.Tests.Sql.JournalEnClair.Tapes = [];

    [TestCaseSource(typeof(ComptesDesRoles), nameof(ComptesDesRoles.Tous))]
    public async Task No_form_fails(string compte)
    {
        await using var hote = await HotePortail.CreerAsync();
        hote.Reglages["Securite:EnvoisParMinuteEtParAdresse"] = "1000000";
        using var client = await hote.VenirAsync(compte);
        var formulaires = await FormulairesAsync(client);
        var (envois, codes, fautes) = (0, new SortedDictionary<int, int>(), new List<string>());
        foreach (var (page, formulaire) in formulaires)
        {
            foreach (var (nom, corps) in Corps(formulaire))
            {
                // Twice at once: a double click, a proxy that tries again.
                var deux = await Task.WhenAll(EnvoyerAsync(client, formulaire, page, corps), EnvoyerAsync(client, formulaire, page, corps));
                envois += deux.Length;
                foreach (var code in deux)
                {
                    codes[code] = codes.GetValueOrDefault(code) + 1;
                    if (code >= 500)
                    {
                        fautes.Add($"{page} {formulaire.GetAttribute("action")} {nom}: {code}");
                    }
                }
            }
        }

        TestContext.Progress.WriteLine($"{compte}: {formulaires.Count} forms, {envois} requests, {string.Join(", ", codes.Select(c => $"{c.Key}: {c.Value}"))}");
        Assert.That(string.Join('\n', fautes.Distinct()), Is.Empty);
        Assert.That(formulaires, Is.Not.Empty);
    }

    private static async Task<List<(string Page, IHtmlFormElement Formulaire)>> FormulairesAsync(HttpClient client)
    {
        var (vus, formulaires) = (new HashSet<string>(), new List<(string Page, IHtmlFormElement Formulaire)>());
        await foreach (var visite in client.ExplorerAsync(parForme: 2))
        {
            foreach (var formulaire in visite.Page?.Forms.Where(f => f.Method == "post" && f.GetAttribute("action")?.StartsWith("/deconnexion", StringComparison.Ordinal) != true) ?? [])
            {
                var cle = Exploration.Forme((formulaire.GetAttribute("action") is { Length: > 0 } action ? action : visite.Adresse).Split('?')[0]) + " " + string.Join(',', Noms(formulaire).Order());
                if (vus.Add(cle))
                {
                    formulaires.Add((visite.Adresse, formulaire));
                }
            }
        }

        return formulaires;
    }

    private static IEnumerable<string> Noms(IHtmlFormElement formulaire) => formulaire.Elements.Select(e => e.GetAttribute("name") ?? "").Where(n => n.Length > 0 && n != "__RequestVerificationToken").Distinct();

    private static IEnumerable<(string Nom, Func<HttpContent> Corps)> Corps(IHtmlFormElement formulaire)
    {
        var jeton = formulaire.QuerySelector("input[name='__RequestVerificationToken']")?.GetAttribute("value") ?? "";
        var noms = Noms(formulaire).ToList();
        // Hidden fields as they are, so that what is typed is what is judged; then everything hostile.
        var caches = formulaire.QuerySelectorAll("input[type='hidden']").Select(e => (Nom: e.GetAttribute("name") ?? "", Valeur: e.GetAttribute("value") ?? "")).Where(c => noms.Contains(c.Nom)).ToLookup(c => c.Nom, c => c.Valeur);
        foreach (var valeur in Valeurs)
        {
            yield return ($"visible = {valeur[..Math.Min(12, valeur.Length)]}", () => Urlencode(jeton, noms.Select(n => (n, caches.Contains(n) ? caches[n].First() : valeur))));
            yield return ($"all = {valeur[..Math.Min(12, valeur.Length)]}", () => Urlencode(jeton, noms.Select(n => (n, valeur))));
        }

        yield return ("nothing", () => Urlencode(jeton, []));
        yield return ("each twice", () => Urlencode(jeton, noms.Concat(noms).Select(n => (n, "a"))));
        yield return ("names of elements", () => Urlencode(jeton, noms.Select(n => (n.Split('[')[0] + ".index", "a"))));
        yield return ("elements", () => Urlencode(jeton, noms.SelectMany(n => new[] { (n + "[0]", "a"), (n + "[7].Id", "b"), (n + "[a]", "c"), (n + ".Id", "d") })));
        yield return ("a file of nothing", () => Fichier(jeton, noms, []));
        yield return ("a file of bytes", () => Fichier(jeton, noms, [0, 1, 2, 255, 254]));
        yield return ("too many keys", () => Urlencode(jeton, Enumerable.Range(0, 10_100).Select(i => ($"c{i}", "1"))));
        foreach (var type in Types)
        {
            yield return ($"type {type}", () => Type(Urlencode(jeton, noms.Select(n => (n, "a"))), type));
        }
    }

    private static FormUrlEncodedContent Urlencode(string jeton, IEnumerable<(string Nom, string Valeur)> champs) =>
        new(champs.Prepend(("__RequestVerificationToken", jeton)).Select(c => KeyValuePair.Create(c.Item1, c.Item2)));

    private static MultipartFormDataContent Fichier(string jeton, IEnumerable<string> noms, byte[] octets)
    {
        var corps = new MultipartFormDataContent { { new StringContent(jeton), "__RequestVerificationToken" } };
        foreach (var nom in noms)
        {
            var fichier = new ByteArrayContent(octets);
            fichier.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{nom}\"; filename=\"../\u202Ea\uFFFE.pdf\"");
            corps.Add(fichier);
        }

        return corps;
    }

    private static HttpContent Type(HttpContent corps, string? type)
    {
        corps.Headers.ContentType = null;
        _ = type is null || corps.Headers.TryAddWithoutValidation("Content-Type", type);
        return corps;
    }

    private static async Task<int> EnvoyerAsync(HttpClient client, IHtmlFormElement formulaire, string page, Func<HttpContent> faire)
    {
        using var corps = faire();
        using var reponse = await client.PostAsync(formulaire.GetAttribute("action") is { Length: > 0 } action ? action : page, corps);
        await reponse.Content.ReadAsByteArrayAsync();
        return (int)reponse.StatusCode;
    }
}
