using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Courriers;
using Microsoft.AspNetCore.Html;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>A letter on a page, with what its reader may do.</summary>
/// <param name="Document">Its text.</param>
public sealed record LectureViewModel(DocumentImprime Document)
{
    public IHtmlContent Html => new HtmlString(RenduHtml.Rendre(Document));

    /// <summary>Where the reader comes from: address and words.</summary>
    public required (string Adresse, string Libelle) Retour { get; init; }

    public required string Pdf { get; init; }

    public EtatCourrier? Etat { get; init; }

    /// <summary>Day and time of publication, in words.</summary>
    public string? PublieLe { get; init; }

    /// <summary>Identity of the text when its reader may approve it.</summary>
    public TexteLu? AViser { get; init; }

    /// <summary>Other letters of the dossier: address and number.</summary>
    public IReadOnlyList<(string Adresse, string Numero)> Autres { get; init; } = [];
}
