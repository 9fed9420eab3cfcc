using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>The key of a form, for what is sent twice to be done once: <c>&lt;cle nom="Saisie.Cle" valeur="Model.Saisie.Cle" /&gt;</c>. One that was sent without gets a new one.</summary>
public sealed class CleTagHelper : TagHelper
{
    public string Nom { get; set; } = "Cle";

    public Guid Valeur { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", Nom);
        output.Attributes.SetAttribute("value", (Valeur == Guid.Empty ? Guid.CreateVersion7() : Valeur).ToString());
    }
}
