using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>An amount in euros: <c>&lt;champ-montant for="Demande" libelle="…"/&gt;</c>. What was typed comes back as it was typed.</summary>
[HtmlTargetElement("champ-montant", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChampMontantTagHelper : ChampTagHelper
{
    protected override IHtmlContent Controle(Contenu contenu)
    {
        var balise = contenu.Balise("input", "govuk-input");
        balise.AddCssClass("montant");
        balise.TagRenderMode = TagRenderMode.SelfClosing;
        balise.Attributes["type"] = "text";
        balise.Attributes["inputmode"] = "decimal";
        balise.Attributes["autocomplete"] = "off";
        if (contenu.Champ.Valeur(SansDevise) is { } valeur)
            balise.Attributes["value"] = valeur;
        var cadre = new TagBuilder("span");
        cadre.AddCssClass("champ-suffixe");
        cadre.InnerHtml.AppendHtml(Completer(balise, contenu)).AppendHtml("<span aria-hidden=\"true\">€</span>");
        return cadre;
    }

    private static string? SansDevise(object montant) => montant.ToString()?.TrimEnd('€', ' ', '\u00a0', '\u202f');
}
