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

    /// <summary>Why a published letter is no longer the last word; null when it is.</summary>
    public string? Depasse { get; init; }

    /// <summary>The dossier whose letter is published, and for agents its call.</summary>
    public (Guid DossierId, string? AppelCode, PreuveSaisie? Saisie)? Suite { get; init; }

    /// <summary>How its approval goes, for those who take part in it; null for those to whom it is addressed.</summary>
    public CircuitViewModel? Circuit { get; init; }

    public IReadOnlyList<(string Adresse, string Numero)> Autres { get; init; } = [];
}
