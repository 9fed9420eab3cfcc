using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>Text on several lines: <c>&lt;champ-zone for="Resume" rows="6" max="1500"/&gt;</c>. With <c>max</c>, the remaining characters are counted live.</summary>
[HtmlTargetElement("champ-zone", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChampZoneTagHelper : ChampTagHelper
{
    public int Rows { get; set; } = 5;

    /// <summary>Longest text announced. The server checks it too: the browser does not cut what is pasted.</summary>
    public int? Max { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await base.ProcessAsync(context, output);
        if (Max is not { } max)
            return;
        output.Attributes.SetAttribute("class", output.Attributes["class"].Value + " govuk-character-count");
        output.Attributes.SetAttribute("data-module", "govuk-character-count");
        output.Attributes.SetAttribute("data-maxlength", max.ToString(CultureInfo.InvariantCulture));
    }

    protected override IHtmlContent Controle(Contenu contenu)
    {
        var compteur = Max is null ? null : contenu.Champ.Id + "-info";
        var zone = contenu.Balise("textarea", "govuk-textarea", compteur);
        zone.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        if (compteur is not null)
            zone.AddCssClass("govuk-js-character-count");
        // A browser drops the first line break after the opening tag.
        zone.InnerHtml.AppendLine().Append(contenu.Champ.Valeur(valeur => valeur.ToString()) ?? "");
        var html = new HtmlContentBuilder().AppendHtml(Completer(zone, contenu));
        if (compteur is not null)
            html.AppendHtml($"<div id=\"{compteur}\" class=\"govuk-hint govuk-character-count__message\">{Max:N0} caractères au plus</div>");
        return html;
    }
}
