using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>Frame common to all fields: group, label or legend, hint, error. Attributes that the helper does not know go to the control itself.</summary>
public abstract class ChampTagHelper : TagHelper
{
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    /// <summary>Label; by default the <c>[Display]</c> name.</summary>
    public string? Libelle { get; set; }

    /// <summary>Hint under the label. Markup may be given as the element's content instead.</summary>
    public string? Aide { get; set; }

    /// <summary>Adds « (facultatif) » to the label.</summary>
    public bool Facultatif { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Vue { get; set; } = null!;

    /// <summary>True for a group of controls under a legend.</summary>
    protected virtual bool EnGroupe => false;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var champ = new Champ(For, Vue);
        var aide = Aide is null ? await output.GetChildContentAsync() : new DefaultTagHelperContent().Append(Aide);
        var attributs = output.Attributes.ToList();
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", champ.Erreur is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        var contenu = new Contenu(champ, BaliseAide(champ, aide), attributs);
        output.Content.SetHtmlContent(EnGroupe ? Groupe(contenu) : Simple(contenu));
    }

    protected abstract IHtmlContent Controle(Contenu contenu);

    protected string TexteDuLibelle(Champ champ) => (Libelle ?? champ?.Libelle) + (Facultatif ? " (facultatif)" : "");

    /// <summary>Copies the unknown attributes to the control.</summary>
    protected static TagBuilder Completer(TagBuilder balise, Contenu contenu)
    {
        foreach (var attribut in contenu.Attributs)
            if (attribut.Name == "class")
                balise.AddCssClass(attribut.Value?.ToString() ?? "");
            else
                balise.MergeAttribute(attribut.Name, attribut.Value is HtmlString brut ? brut.Value : attribut.Value?.ToString() ?? "", replaceExisting: true);
        return balise;
    }

    private HtmlContentBuilder Simple(Contenu contenu)
    {
        var libelle = new TagBuilder("label");
        libelle.AddCssClass("govuk-label");
        libelle.Attributes["for"] = contenu.Champ.Id;
        libelle.InnerHtml.Append(TexteDuLibelle(contenu.Champ));
        var html = new HtmlContentBuilder();
        html.AppendHtml(libelle).AppendHtml(contenu.Aide ?? HtmlString.Empty).AppendHtml(contenu.Champ.BaliseErreur()).AppendHtml(Controle(contenu));
        return html;
    }

    private TagBuilder Groupe(Contenu contenu)
    {
        var groupe = new TagBuilder("fieldset");
        groupe.AddCssClass("govuk-fieldset");
        if (contenu.DecritPar() is { } ids)
            groupe.Attributes["aria-describedby"] = ids;
        var legende = new TagBuilder("legend");
        legende.AddCssClass("govuk-fieldset__legend");
        legende.InnerHtml.Append(TexteDuLibelle(contenu.Champ));
        groupe.InnerHtml.AppendHtml(legende).AppendHtml(contenu.Aide ?? HtmlString.Empty).AppendHtml(contenu.Champ.BaliseErreur()).AppendHtml(Controle(contenu));
        return groupe;
    }

    private static TagBuilder? BaliseAide(Champ champ, TagHelperContent aide)
    {
        if (aide.IsEmptyOrWhiteSpace)
            return null;
        var balise = new TagBuilder("div");
        balise.AddCssClass("govuk-hint");
        balise.Attributes["id"] = champ.Id + "-aide";
        balise.InnerHtml.AppendHtml(aide);
        return balise;
    }

    protected sealed record Contenu(Champ Champ, IHtmlContent? Aide, IReadOnlyList<TagHelperAttribute> Attributs)
    {
        public string? DecritPar(params string?[] autres) => Champ.DecritPar(Aide is not null, autres);

        public TagBuilder Balise(string nom, string classe, params string?[] decritAussiPar)
        {
            var balise = new TagBuilder(nom);
            balise.AddCssClass(classe);
            balise.Attributes["id"] = Champ.Id;
            balise.Attributes["name"] = Champ.Nom;
            if (DecritPar(decritAussiPar) is { } ids)
                balise.Attributes["aria-describedby"] = ids;
            if (Champ.Erreur is not null)
            {
                balise.AddCssClass(classe + "--error");
                balise.Attributes["aria-invalid"] = "true";
            }
            return balise;
        }
    }
}
