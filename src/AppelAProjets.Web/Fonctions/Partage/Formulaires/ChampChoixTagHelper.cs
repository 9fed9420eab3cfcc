using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>A drop-down list: <c>&lt;champ-choix for="QuartierId" options="Model.Quartiers" vide="Choisissez"/&gt;</c>.</summary>
[HtmlTargetElement("champ-choix", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChampChoixTagHelper : ChampTagHelper
{
    /// <summary>The options; <c>Selected</c> is ignored, the field's value decides. Those of a <see cref="SelectListItem.Group"/> follow one another.</summary>
    public IEnumerable<SelectListItem> Options { get; set; } = [];

    /// <summary>Text of a first, empty option; none when absent.</summary>
    public string? Vide { get; set; }

    protected override IHtmlContent Controle(Contenu contenu)
    {
        var liste = contenu.Balise("select", "govuk-select");
        if (Vide is not null)
            liste.InnerHtml.AppendHtml(Option("", Vide));
        var choisies = contenu.Champ.Valeurs();
        var (parent, groupe) = (liste, (SelectListGroup?)null);
        foreach (var option in Options)
        {
            if (option.Group != groupe)
            {
                groupe = option.Group;
                parent = groupe is null ? liste : new TagBuilder("optgroup");
                if (groupe is not null)
                {
                    parent.Attributes["label"] = groupe.Name;
                    liste.InnerHtml.AppendHtml(parent);
                }
            }

            var balise = Option(option.Value ?? option.Text, option.Text);
            if (choisies.Contains(option.Value ?? option.Text))
                balise.Attributes["selected"] = "selected";
            if (option.Disabled)
                balise.Attributes["disabled"] = "disabled";
            parent.InnerHtml.AppendHtml(balise);
        }
        return Completer(liste, contenu);
    }

    private static TagBuilder Option(string valeur, string texte)
    {
        var balise = new TagBuilder("option");
        balise.Attributes["value"] = valeur;
        balise.InnerHtml.Append(texte);
        return balise;
    }
}
