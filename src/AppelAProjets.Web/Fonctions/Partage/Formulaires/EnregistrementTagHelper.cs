using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>A form whose fields are kept while people type: <c>&lt;form enregistrement="@Model.Enregistrement"&gt;</c>. Nothing is added when there is no address, which Razor does not do for a <c>data-</c> attribute.</summary>
[HtmlTargetElement("form", Attributes = "enregistrement")]
public sealed class EnregistrementTagHelper : TagHelper
{
    /// <summary>Address of the dossier; empty when nothing is kept.</summary>
    public string? Enregistrement { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!string.IsNullOrEmpty(Enregistrement))
        {
            output.Attributes.SetAttribute("data-enregistrement", Enregistrement);
        }
    }
}
