using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>A state as a word in a tag: <c>&lt;etiquette-etat libelle="Déposé" couleur="bleu"/&gt;</c>. In large tables write the span by hand: a tag helper per row is slow.</summary>
[HtmlTargetElement("etiquette-etat", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EtiquetteEtatTagHelper : TagHelper
{
    public required string Libelle { get; set; }

    /// <summary>gris, bleu, vert, ambre, rouge or encre.</summary>
    public string Couleur { get; set; } = "gris";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "etiquette etiquette--" + Couleur);
        output.Content.SetContent(Libelle);
    }
}
