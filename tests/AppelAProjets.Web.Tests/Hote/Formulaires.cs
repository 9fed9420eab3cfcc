using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AppelAProjets.Web.Tests.Hote;

/// <summary>A browser without JavaScript: reads a page, fills the form that it holds, sends it.</summary>
public static class Formulaires
{
    /// <summary>The page at that address, whatever its status.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string adresse)
    {
        using var reponse = await client.GetAsync(adresse);
        return await reponse.PageAsync();
    }

    /// <summary>The body of an answer as a page.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage reponse) =>
        await new HtmlParser().ParseDocumentAsync(await reponse.Content.ReadAsStringAsync());

    /// <summary>Opens the page, takes the form with all its values (antiforgery token included), changes some fields and sends it.</summary>
    public static async Task<HttpResponseMessage> EnvoyerAsync(
        this HttpClient client, string adresse, string selecteur, params IEnumerable<(string Nom, string? Valeur)> champs)
    {
        var page = await client.PageAsync(adresse);
        var formulaire = page.QuerySelector(selecteur) as IHtmlFormElement
            ?? throw new AssertionException($"{adresse} holds no form {selecteur}: {page.Title}. Forms: {string.Join(", ", page.Forms.Select(f => f.GetAttribute("action")))}");
        return await client.EnvoyerAsync(formulaire, adresse, champs);
    }

    /// <summary>Sends a form already read; a null value removes the field.</summary>
    public static async Task<HttpResponseMessage> EnvoyerAsync(
        this HttpClient client, IHtmlFormElement formulaire, string adresse, params IEnumerable<(string Nom, string? Valeur)> champs)
    {
        var liste = champs.ToList();
        var valeurs = Valeurs(formulaire).Where(v => liste.All(c => c.Nom != v.Nom))
            .Concat(liste.Where(c => c.Valeur is not null).Select(c => (c.Nom, Valeur: c.Valeur!)))
            .Select(v => KeyValuePair.Create(v.Nom, v.Valeur));
        using var corps = new FormUrlEncodedContent(valeurs);
        return await client.PostAsync(formulaire.GetAttribute("action") is { Length: > 0 } action ? action : adresse, corps);
    }

    /// <summary>Texts of the error summary.</summary>
    public static IReadOnlyList<string> Erreurs(this IParentNode page) =>
        [.. page.QuerySelectorAll(".govuk-error-summary li").Select(e => e.TextContent.Trim())];

    private static IEnumerable<(string Nom, string Valeur)> Valeurs(IHtmlFormElement formulaire)
    {
        foreach (var element in formulaire.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" or "file" }:
                    break;
                case IHtmlInputElement { Name.Length: > 0 } saisie:
                    yield return (saisie.Name, saisie.Value);
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } zone:
                    yield return (zone.Name, zone.Value);
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } choix:
                    foreach (var option in choix.Options.Where(o => o.IsSelected))
                    {
                        yield return (choix.Name, option.Value);
                    }

                    break;
            }
        }
    }
}
