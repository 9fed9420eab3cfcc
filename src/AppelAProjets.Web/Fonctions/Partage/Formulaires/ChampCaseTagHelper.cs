using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>One yes/no box bound to a <c>bool</c>: <c>&lt;champ-case for="Accepte" libelle="…"/&gt;</c>.</summary>
[HtmlTargetElement("champ-case", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChampCaseTagHelper : TagHelper
{
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    /// <summary>Label; by default the <c>[Display]</c> name. Markup may be given as the element's content instead.</summary>
    public string? Libelle { get; set; }

    public string? Aide { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Vue { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var champ = new Champ(For, Vue);
        var enfant = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", champ.Erreur is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        var libelle = new TagBuilder("label");
        libelle.AddCssClass("govuk-label govuk-checkboxes__label");
        libelle.Attributes["for"] = champ.Id;
        if (Libelle is null && !enfant.IsEmptyOrWhiteSpace)
            libelle.InnerHtml.AppendHtml(enfant);
        else
            libelle.InnerHtml.Append(Libelle ?? champ.Libelle);
        output.Content.AppendHtml(champ.BaliseErreur())
            .AppendHtml("<div class=\"govuk-checkboxes\" data-module=\"govuk-checkboxes\"><div class=\"govuk-checkboxes__item\">")
            .AppendHtml(Case(champ)).AppendHtml(libelle).AppendHtml(BaliseAide(champ)).AppendHtml("</div></div>");
    }

    private TagBuilder Case(Champ champ)
    {
        var balise = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        balise.AddCssClass("govuk-checkboxes__input");
        balise.Attributes["type"] = "checkbox";
        balise.Attributes["id"] = champ.Id;
        balise.Attributes["name"] = champ.Nom;
        balise.Attributes["value"] = "true";
        // No hidden twin: an absent field binds to false, which is what an unticked box means.
        if (champ.Valeurs().Contains("true"))
            balise.Attributes["checked"] = "checked";
        if (champ.DecritPar(Aide is not null) is { } ids)
            balise.Attributes["aria-describedby"] = ids;
        return balise;
    }

    private IHtmlContent BaliseAide(Champ champ)
    {
        if (Aide is null)
            return HtmlString.Empty;
        var aide = new TagBuilder("div");
        aide.AddCssClass("govuk-hint govuk-checkboxes__hint");
        aide.Attributes["id"] = champ.Id + "-aide";
        aide.InnerHtml.Append(Aide);
        return aide;
    }
}
