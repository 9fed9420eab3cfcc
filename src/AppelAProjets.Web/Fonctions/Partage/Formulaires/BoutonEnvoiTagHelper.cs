using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>A submit button: <c>&lt;bouton-envoi&gt;Enregistrer et continuer&lt;/bouton-envoi&gt;</c>; <c>genre="secondaire"</c> or <c>"danger"</c>.</summary>
[HtmlTargetElement("bouton-envoi")]
public sealed class BoutonEnvoiTagHelper : TagHelper
{
    public string Genre { get; set; } = "principal";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("class", Genre switch
        {
            "secondaire" => "govuk-button govuk-button--secondary",
            "danger" => "govuk-button govuk-button--warning",
            _ => "govuk-button",
        });
    }
}
