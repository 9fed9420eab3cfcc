using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AppelAProjets.Web.Fonctions.Partage.Conflits;

/// <summary>What the recorded form says and what was sent, field by field.</summary>
internal static class ComparaisonDesTextes
{
    private const string Version = "ersion";
    private static readonly HtmlParser Lecteur = new(new HtmlParserOptions { IsKeepingSourceReferences = true });

    /// <param name="html">The page that answers.</param>
    /// <param name="lue">The page of the form, as it is now.</param>
    /// <param name="adresse">Of that page.</param>
    public static string Ajouter(string html, IHtmlDocument lue, string adresse, HttpRequest envoi)
    {
        if (Formulaire(lue, adresse, envoi) is not { } enregistre)
        {
            return html;
        }

        var ajouts = new List<(int Place, int Longueur, string Texte)>();
        var page = Lecteur.ParseDocument(html);
        var formulaire = Formulaire(page, envoi.Path, envoi);
        var differences = Differences(enregistre, envoi.Form).ToList();
        // A form that is a row has no room for it: before the whole of them.
        if ((formulaire?.Closest("[role=table], table, ul, ol") ?? formulaire ?? page.QuerySelector("main h1"))?.SourceReference is { } place)
        {
            ajouts.Add((place.Position.Index, 0, Dire(differences)));
        }

        foreach (var version in Versions(formulaire))
        {
            if (Versions(enregistre).FirstOrDefault(v => v.Name == version.Name) is { Value: { } actuelle } && version.SourceReference is { } source && Valeur(html, source.Position.Index) is { } valeur)
            {
                ajouts.Add((valeur.Debut, valeur.Longueur, HtmlEncoder.Default.Encode(actuelle)));
            }
        }

        var ecrite = new StringBuilder(html);
        foreach (var (debut, longueur, texte) in ajouts.OrderByDescending(a => a.Place))
        {
            ecrite.Remove(debut, longueur).Insert(debut, texte);
        }

        return ecrite.ToString();
    }

    // Several rows of a page may post to one address: the one whose hidden fields are those that were sent.
    private static IHtmlFormElement? Formulaire(IHtmlDocument page, string adresse, HttpRequest envoi) => page.Forms
        .Where(f => f.GetAttribute("method") == "post" && (f.GetAttribute("action")?.Split('?')[0] is { Length: > 0 } action ? action : adresse) == envoi.Path)
        .MaxBy(f => f.QuerySelectorAll<IHtmlInputElement>("[type=hidden]").Count(c => c.Name is { Length: > 0 } nom && !nom.EndsWith(Version, StringComparison.Ordinal) && envoi.Form[nom] == c.Value));

    private static IEnumerable<IHtmlInputElement> Versions(IHtmlFormElement? formulaire) =>
        formulaire?.QuerySelectorAll<IHtmlInputElement>("[type=hidden]").Where(c => c.Name?.EndsWith(Version, StringComparison.Ordinal) == true) ?? [];

    private static IEnumerable<(string Libelle, string Enregistre, string Ecrit)> Differences(IHtmlFormElement formulaire, IFormCollection envoi) =>
        from controle in formulaire.QuerySelectorAll("input:not([type=hidden], [type=password], [type=file], [type=submit]), select, textarea")
        group controle by controle.GetAttribute("name") into champ
        where champ.Key is { Length: > 0 }
        let enregistre = Dire(champ, null)
        let ecrit = Dire(champ, [.. envoi[champ.Key!].OfType<string>()])
        where Court(enregistre) != Court(ecrit)
        select (Libelle(champ.First()), enregistre, ecrit);

    // The values of the controls of one name in the words of the page: as it holds them, or as they were sent.
    private static string Dire(IEnumerable<IElement> controles, string[]? envoyees)
    {
        var reste = new Queue<string>(envoyees ?? []);
        return string.Join('\n', controles.SelectMany<IElement, string>(controle => controle switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } choix => (envoyees is null ? choix.IsChecked : envoyees.Contains(choix.Value)) ? [Court(Etiquette(choix))] : [],
            IHtmlSelectElement liste => liste.Options.Where(o => envoyees is null ? o.IsSelected : envoyees.Contains(o.Value)).Select(o => o.Text),
            _ => [envoyees is null ? Ecrire(controle, controle is IHtmlInputElement i ? i.Value : ((IHtmlTextAreaElement)controle).Value) : Ecrire(controle, reste.TryDequeue(out var valeur) ? valeur : "")],
        }));
    }

    private static string Ecrire(IElement controle, string valeur) =>
        controle.GetAttribute("type") == "date" && DateOnly.TryParseExact(valeur, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var jour)
            ? jour.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : valeur;

    // A group is named by its legend, a choice by its own label.
    private static string Libelle(IElement controle) => Court(controle is IHtmlInputElement { Type: "checkbox" or "radio" } && controle.Closest("fieldset")?.QuerySelector("legend") is { } legende
        ? legende.TextContent
        : Etiquette(controle));

    private static string Etiquette(IElement controle) => (controle.Id is { Length: > 0 } id ? controle.Owner!.QuerySelector($"label[for='{id}']")?.TextContent : null) ?? controle.Closest("label")?.TextContent ?? controle.GetAttribute("aria-label") ?? controle.GetAttribute("name")!;

    private static string Court(string texte) => string.Join(' ', texte.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Dire(List<(string Libelle, string Enregistre, string Ecrit)> differences)
    {
        var html = new StringBuilder("<noscript><div class=\"bandeau bandeau--avertissement\"><p><strong>Un enregistrement a eu lieu entre-temps.</strong> ").Append(differences.Count == 0
            ? "Rien de ce que dit ce formulaire n’y diffère : envoyez-le de nouveau."
            : "Voici ce qui diffère. Le formulaire garde ce que vous avez écrit : corrigez-le s’il le faut, puis envoyez-le de nouveau.").Append("</p>");
        foreach (var (libelle, enregistre, ecrit) in differences)
        {
            html.Append("<p><strong>").Append(Coder(libelle)).Append("</strong></p><p class=\"note\">Enregistré entre-temps</p><p class=\"texte-libre\">").Append(Coder(Ou(enregistre)))
                .Append("</p><p class=\"note\">Ce que vous avez écrit</p><p class=\"texte-libre\">").Append(Coder(Ou(ecrit))).Append("</p>");
        }

        return html.Append("</div></noscript>").ToString();
    }

    private static string Ou(string texte) => texte.Length == 0 ? "(vide)" : texte;

    private static string Coder(string texte) => HtmlEncoder.Default.Encode(texte);

    // Where the value of a tag stands in the text of the page: our views always quote.
    private static (int Debut, int Longueur)? Valeur(string html, int balise)
    {
        const string attribut = " value=\"";
        var fin = html.IndexOf('>', balise);
        var debut = html.IndexOf(attribut, balise, StringComparison.Ordinal);
        return debut < 0 || debut > fin ? null : (debut + attribut.Length, html.IndexOf('"', debut + attribut.Length) - debut - attribut.Length);
    }
}
