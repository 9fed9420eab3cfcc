using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>A legend over options to choose from. The first option carries the field's id, so that the error summary leads to it.</summary>
public abstract class ChampListeTagHelper(string type, string classe) : ChampTagHelper
{
    /// <summary>The options; a <see cref="SelectListItem.Group"/> name is shown as the option's hint.</summary>
    public IEnumerable<SelectListItem> Options { get; set; } = [];

    public string? Legende { get => Libelle; set => Libelle = value; }

    public bool EnLigne { get; set; }

    protected override bool EnGroupe => true;

    protected override IHtmlContent Controle(Contenu contenu)
    {
        var liste = new TagBuilder("div");
        liste.AddCssClass(classe);
        if (EnLigne)
            liste.AddCssClass(classe + "--inline");
        liste.Attributes["data-module"] = classe;
        var choisies = contenu.Champ.Valeurs();
        var rang = 0;
        foreach (var option in Options)
        {
            var id = contenu.Champ.Id + (rang++ == 0 ? "" : "-" + rang.ToString(CultureInfo.InvariantCulture));
            liste.InnerHtml.AppendHtml(Element(contenu, option, id, choisies.Contains(option.Value ?? option.Text)));
        }
        return liste;
    }

    private TagBuilder Element(Contenu contenu, SelectListItem option, string id, bool choisie)
    {
        var balise = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        balise.AddCssClass(classe + "__input");
        balise.Attributes["type"] = type;
        balise.Attributes["id"] = id;
        balise.Attributes["name"] = contenu.Champ.Nom;
        balise.Attributes["value"] = option.Value ?? option.Text;
        if (choisie)
            balise.Attributes["checked"] = "checked";
        if (option.Disabled)
            balise.Attributes["disabled"] = "disabled";
        var element = new TagBuilder("div");
        element.AddCssClass(classe + "__item");
        element.InnerHtml.AppendHtml(Completer(balise, contenu)).AppendHtml(Balise("label", $"govuk-label {classe}__label", "for", id, option.Text));
        if (option.Group is { } groupe)
        {
            balise.Attributes["aria-describedby"] = id + "-option";
            element.InnerHtml.AppendHtml(Balise("div", $"govuk-hint {classe}__hint", "id", id + "-option", groupe.Name));
        }
        return element;
    }

    private static TagBuilder Balise(string nom, string classe, string attribut, string valeur, string texte)
    {
        var balise = new TagBuilder(nom);
        balise.AddCssClass(classe);
        balise.Attributes[attribut] = valeur;
        balise.InnerHtml.Append(texte);
        return balise;
    }
}

/// <summary>One choice among a few: <c>&lt;champ-radios for="Avis" options="…" legende="…" en-ligne="true"/&gt;</c>.</summary>
[HtmlTargetElement("champ-radios", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChampRadiosTagHelper() : ChampListeTagHelper("radio", "govuk-radios");

/// <summary>Several choices in a list property: <c>&lt;champ-cases for="QuartierIds" options="…" legende="…"/&gt;</c>.</summary>
[HtmlTargetElement("champ-cases", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChampCasesTagHelper() : ChampListeTagHelper("checkbox", "govuk-checkboxes");
