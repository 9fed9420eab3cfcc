using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>A file: <c>&lt;champ-fichier for="Fichier" accept=".pdf,.png" aide="PDF"/&gt;</c>. The form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("champ-fichier", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChampFichierTagHelper : ChampTagHelper
{
    /// <summary>Types offered first by the browser; the server decides.</summary>
    public string? Accept { get; set; }

    protected override IHtmlContent Controle(Contenu contenu)
    {
        var balise = contenu.Balise("input", "govuk-file-upload");
        balise.TagRenderMode = TagRenderMode.SelfClosing;
        balise.Attributes["type"] = "file";
        if (Accept is not null)
            balise.Attributes["accept"] = Accept;
        return Completer(balise, contenu);
    }
}
