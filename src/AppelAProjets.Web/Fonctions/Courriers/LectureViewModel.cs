using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Courriers;
using Microsoft.AspNetCore.Html;

namespace AppelAProjets.Web.Fonctions.Courriers;

public sealed record LectureViewModel(DocumentImprime Document)
{
    public IHtmlContent Html => new HtmlString(RenduHtml.Rendre(Document));

    public required (string Adresse, string Libelle) Retour { get; init; }

    public required string Pdf { get; init; }

    public EtatCourrier? Etat { get; init; }

    public string? PublieLe { get; init; }

    /// <summary>Identity of the text when its reader may approve it.</summary>
    public TexteLu? AViser { get; init; }

    public IReadOnlyList<(string Adresse, string Numero)> Autres { get; init; } = [];
}
