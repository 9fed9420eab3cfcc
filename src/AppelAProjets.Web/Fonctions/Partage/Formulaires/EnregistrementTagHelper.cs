using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>A form whose fields are kept while people type: <c>&lt;form enregistrement="@Model.Enregistrement"&gt;</c>.</summary>
[HtmlTargetElement("form", Attributes = "enregistrement")]
public sealed class EnregistrementTagHelper : TagHelper
{
    /// <summary>Address of the dossier; empty when nothing is kept.</summary>
    public string? Enregistrement { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // Without an address the form is only tried: the page says that nothing of it is kept.
        output.Attributes.SetAttribute(string.IsNullOrEmpty(Enregistrement) ? "data-sans-garde" : "data-enregistrement", string.IsNullOrEmpty(Enregistrement) ? "essai" : Enregistrement);
    }
}
