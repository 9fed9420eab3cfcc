using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>A field on one line: <c>&lt;champ-texte for="Nom" aide="…" type="email" autocomplete="email" largeur="20"/&gt;</c>.</summary>
[HtmlTargetElement("champ-texte", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChampTexteTagHelper : ChampTagHelper
{
    /// <summary>text, email, tel, password, date, time, url or number (integers: rendered as text with a numeric keyboard, as the wheel changes real number fields).</summary>
    public string Type { get; set; } = "text";

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30; full width when absent.</summary>
    public int? Largeur { get; set; }

    protected override IHtmlContent Controle(Contenu contenu)
    {
        var balise = contenu.Balise("input", "govuk-input");
        balise.TagRenderMode = TagRenderMode.SelfClosing;
        balise.Attributes["type"] = Type == "number" ? "text" : Type;
        if (Type == "number")
            balise.Attributes["inputmode"] = "numeric";
        if (Type is "email" or "password")
            balise.Attributes["spellcheck"] = "false";
        if ((Largeur ?? (Type is "date" or "time" ? 10 : null)) is { } largeur)
            balise.AddCssClass($"govuk-input--width-{largeur}");
        // A secret is never written back into a page.
        if (Type != "password" && contenu.Champ.Valeur(Ecrire) is { } valeur)
            balise.Attributes["value"] = valeur;
        return Type == "password" ? AvecSonBouton(Completer(balise, contenu)) : Completer(balise, contenu);
    }

    // Markup of the password-input component: the script shows the button, without it the field is an ordinary one.
    private static TagBuilder AvecSonBouton(TagBuilder champ)
    {
        champ.AddCssClass("govuk-password-input__input");
        champ.AddCssClass("govuk-js-password-input-input");
        champ.Attributes.TryAdd("autocapitalize", "none");
        var bouton = new TagBuilder("button");
        bouton.AddCssClass("govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle");
        bouton.MergeAttributes(new Dictionary<string, string?>
        {
            ["type"] = "button", ["data-module"] = "govuk-button", ["aria-controls"] = champ.Attributes["id"], ["aria-label"] = "Afficher le mot de passe", ["hidden"] = "hidden",
        });
        bouton.InnerHtml.Append("Afficher");
        var cadre = new TagBuilder("div");
        cadre.AddCssClass("govuk-input__wrapper govuk-password-input__wrapper");
        cadre.InnerHtml.AppendHtml(champ).AppendHtml(bouton);
        var module = new TagBuilder("div");
        module.AddCssClass("govuk-password-input");
        module.Attributes["data-module"] = "govuk-password-input";
        module.InnerHtml.AppendHtml(cadre);
        return module;
    }

    private static string? Ecrire(object valeur) => valeur switch
    {
        DateOnly jour => jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly heure => heure.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable nombre => nombre.ToString(null, CultureInfo.CurrentCulture),
        _ => valeur.ToString(),
    };
}
