using AppelAProjets.Domain.Formulaires;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>A field of the form, whole: <c>&lt;champ-reponse cle="projet.objectifs" lignes="5"/&gt;</c>. The page's model is an <see cref="IFormulaireAffiche"/>.</summary>
[HtmlTargetElement("champ-reponse", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChampReponseTagHelper : TagHelper
{
    public required string Cle { get; set; }

    /// <summary>Height of a long text; by default what its length asks for.</summary>
    public int? Lignes { get; set; }

    /// <summary>Hides « (facultatif) », where a sentence says it for all.</summary>
    public bool SansMention { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Vue { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var affiche = ((IFormulaireAffiche)Vue.ViewData.Model!).Champ(Cle);
        var champ = affiche.Champ;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-form-group" + (affiche.Erreur is null ? "" : " govuk-form-group--error") + (champ.Type == TypeDeChamp.TexteLong ? " govuk-character-count" : ""));
        if (champ.Type == TypeDeChamp.TexteLong)
        {
            output.Attributes.SetAttribute("data-module", "govuk-character-count");
            output.Attributes.SetAttribute("data-maxlength", champ.LongueurMaximale);
        }

        if (champ.Condition is { } condition)
        {
            output.Attributes.SetAttribute("data-si", condition.Cle);
            output.Attributes.SetAttribute("data-si-operateur", condition.Operateur);
            output.Attributes.SetAttribute("data-si-valeur", condition.Valeur);
        }

        output.Content.SetHtmlContent(champ.Type switch
        {
            TypeDeChamp.Case => new HtmlContentBuilder().AppendHtml(Aide(affiche)).AppendHtml(RenduDeChamp.Erreur(affiche)).AppendHtml(RenduDeChamp.Controle(affiche)),
            TypeDeChamp.OuiNon or TypeDeChamp.ChoixMultiple => Groupe(affiche),
            TypeDeChamp.Choix when RenduDeChamp.EstUneListeCourte(affiche) => Groupe(affiche),
            _ => Simple(affiche),
        });
    }

    private string Libelle(ChampDeFormulaire champ) => champ.Libelle + (champ.Requis || SansMention ? "" : " (facultatif)");

    private HtmlContentBuilder Simple(ChampAffiche affiche)
    {
        var libelle = RenduDeChamp.Texte("label", "govuk-label", Libelle(affiche.Champ));
        libelle.Attributes["for"] = affiche.Id;
        return (HtmlContentBuilder)new HtmlContentBuilder().AppendHtml(libelle).AppendHtml(Aide(affiche)).AppendHtml(RenduDeChamp.Erreur(affiche)).AppendHtml(RenduDeChamp.Controle(affiche, Lignes ?? RenduDeChamp.Hauteur(affiche.Champ)));
    }

    private TagBuilder Groupe(ChampAffiche affiche)
    {
        var groupe = RenduDeChamp.Balise("fieldset", "govuk-fieldset");
        if (affiche.DecritPar() is { } ids)
        {
            groupe.Attributes["aria-describedby"] = ids;
        }

        groupe.InnerHtml.AppendHtml(RenduDeChamp.Texte("legend", "govuk-fieldset__legend", Libelle(affiche.Champ)))
            .AppendHtml(Aide(affiche)).AppendHtml(RenduDeChamp.Erreur(affiche)).AppendHtml(RenduDeChamp.Controle(affiche));
        return groupe;
    }

    private static HtmlContentBuilder Aide(ChampAffiche affiche)
    {
        var html = new HtmlContentBuilder();
        if (affiche.Si is { } condition)
        {
            html.AppendHtml(RenduDeChamp.Texte("div", affiche.AilleursDansLeFormulaire ? "govuk-hint" : "govuk-hint sans-script", condition));
        }

        if (affiche.Champ.Aide is { } aide)
        {
            var balise = RenduDeChamp.Texte("div", "govuk-hint", aide);
            balise.Attributes["id"] = affiche.Id + "-aide";
            html.AppendHtml(balise);
        }

        if (affiche.ChoixPerimes is { Count: > 0 } perimes)
        {
            html.AppendHtml(RenduDeChamp.Texte("p", "note", $"Réponse qui n’est plus proposée : {string.Join(", ", perimes.Select(p => $"« {p} »"))}. Choisissez-en une autre."));
        }

        return html;
    }
}
