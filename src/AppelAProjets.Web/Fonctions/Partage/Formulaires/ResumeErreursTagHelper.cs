using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>All the refusals of the page, first in <c>&lt;main&gt;</c>: takes the focus, links to each field, and prefixes the page's title with « Erreur : ».</summary>
[HtmlTargetElement("resume-erreurs", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ResumeErreursTagHelper : TagHelper
{
    /// <summary>Key of the request's items read by the layout: the summary may stand in a partial, whose ViewData is a copy.</summary>
    public const string Cle = "Erreurs";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Vue { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Vue.ViewData.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }
        Vue.HttpContext.Items[Cle] = true;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Content.AppendHtml("<div role=\"alert\"><h2 class=\"govuk-error-summary__title\">Il y a un problème</h2><div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">");
        foreach (var (nom, etat) in Vue.ViewData.ModelState.OrderBy(entree => Rang(entree.Key)))
            foreach (var erreur in etat?.Errors ?? [])
                output.Content.AppendHtml(Ligne(nom, erreur.ErrorMessage));
        output.Content.AppendHtml("</ul></div></div>");
    }

    // In the order of the view model's properties, which is that of the page; refusals without a field first.
    private int Rang(string nom)
    {
        if (Vue.ViewData.Model is IFormulaireAffiche formulaire)
            return nom.Length == 0 ? -1 : formulaire.Rang(nom);
        var premier = nom.Split('.', '[')[0];
        var rang = Vue.ViewData.ModelMetadata?.Properties.Select(propriete => propriete.PropertyName).ToList().IndexOf(premier) ?? -1;
        return nom.Length == 0 ? -1 : rang < 0 ? int.MaxValue : rang;
    }

    private static TagBuilder Ligne(string nom, string message)
    {
        var ligne = new TagBuilder("li");
        if (nom.Length == 0)
        {
            ligne.InnerHtml.Append(message);
            return ligne;
        }
        var lien = new TagBuilder("a");
        lien.Attributes["href"] = "#" + Champ.Identifier(nom);
        lien.InnerHtml.Append(message);
        ligne.InnerHtml.AppendHtml(lien);
        return ligne;
    }
}
