using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Demandes;

/// <summary>Markup typed in every text field of every form, one field at a time so that the form is taken; then every page of everybody: it is read there, and nowhere is it markup (EPREUVES 35).</summary>
[Category("Long")]
public sealed class TextesHostilesTests
{
    private const string Marque = "injecte";

    private static readonly string[] Charges =
    [
        $"<{Marque}>a</{Marque}>", $"\"><{Marque}>", $"'><{Marque}>", $"</textarea><{Marque}>", $"</title></script><{Marque}>", $"\" {Marque}=\"1", $"' {Marque}='1", $"<!--a-- ><{Marque}>", $"&lt;{Marque}&gt;<{Marque}/>",
        $"[a](javascript:{Marque})", $"<javascript:{Marque}>", $"]]><{Marque}>",
    ];

    [Test]
    public async Task Markup_that_someone_typed_is_text_everywhere()
    {
        await using var hote = await HotePortail.CreerAsync();
        hote.Reglages["Securite:EnvoisParMinuteEtParAdresse"] = "1000000";
        var (envois, pris) = (0, 0);
        foreach (var compte in ComptesDesRoles.Tous.Where(c => c != ComptesDesRoles.Visiteur))
        {
            using var client = await hote.VenirAsync(compte);
            foreach (var (page, formulaire) in await FormulairesAsync(client))
            {
                foreach (var champ in formulaire.Elements.Where(EstDuTexte))
                {
                    using var reponse = await client.EnvoyerAsync(formulaire, page, (champ.GetAttribute("name")!, Charges[envois++ % Charges.Length]));
                    pris += (int)reponse.StatusCode is 302 or 303 ? 1 : 0;
                }
            }
        }

        var (pages, lues, fautes) = (0, 0, new List<string>());
        foreach (var compte in ComptesDesRoles.Tous)
        {
            using var client = await hote.VenirAsync(compte);
            await foreach (var visite in client.ExplorerAsync(parForme: 3).Where(v => v.Page is not null))
            {
                pages++;
                lues += visite.Page!.Body!.TextContent.Contains(Marque, StringComparison.Ordinal) ? 1 : 0;
                fautes.AddRange(visite.Page.QuerySelectorAll($"{Marque}, [{Marque}], [href^='javascript:']").Select(e => $"{compte} {visite.Adresse}: {e.OuterHtml}"));
            }
        }

        TestContext.Progress.WriteLine($"{envois} texts sent, {pris} taken; {pages} pages, {lues} show one");
        Assert.That(string.Join('\n', fautes), Is.Empty);
        Assert.That((pris, lues), Is.GreaterThan((100, 50)).Using<(int Pris, int Lues)>((a, b) => Math.Min(a.Pris.CompareTo(b.Pris), a.Lues.CompareTo(b.Lues))));
    }

    private static async Task<List<(string Page, IHtmlFormElement Formulaire)>> FormulairesAsync(HttpClient client)
    {
        var formulaires = new Dictionary<string, (string Page, IHtmlFormElement Formulaire)>();
        await foreach (var visite in client.ExplorerAsync(parForme: 2))
        {
            foreach (var formulaire in visite.Page?.Forms.Where(f => f.Method == "post" && !FermeUnCompte(f) && f.Elements.Any(EstDuTexte)) ?? [])
            {
                formulaires.TryAdd((formulaire.GetAttribute("action") is { Length: > 0 } action ? action : visite.Adresse).Split('?')[0], (visite.Adresse, formulaire));
            }
        }

        return [.. formulaires.Values];
    }

    // Who is sent away reads nothing afterwards.
    private static bool FermeUnCompte(IHtmlFormElement formulaire) => formulaire.GetAttribute("action") is { } action && (action.EndsWith("/fermer", StringComparison.Ordinal) || action.EndsWith("/terminer", StringComparison.Ordinal));

    private static bool EstDuTexte(IElement element) => element is IHtmlTextAreaElement { Name.Length: > 0 } or IHtmlInputElement { Type: "text" or "search", Name.Length: > 0 };
}
