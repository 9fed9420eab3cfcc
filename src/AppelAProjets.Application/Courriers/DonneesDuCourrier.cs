using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Calendriers;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Courriers;

/// <summary>All that a letter may say of a dossier, as frozen in the relevé. Texts are printed as they are: never read as Markdown, HTML or merge fields.</summary>
public sealed record DonneesDuCourrier
{
    public required string Numero { get; init; }

    public required string NumeroDossier { get; init; }

    public required string TitreDossier { get; init; }

    public required string TitreAppel { get; init; }

    /// <summary>Who sends the letter: first line larger.</summary>
    public required IReadOnlyList<string> Emetteur { get; init; }

    public required string Lieu { get; init; }

    public required DateOnly Date { get; init; }

    public required DateOnly DateDeDepot { get; init; }

    public required DateOnly DateDuComite { get; init; }

    /// <summary>Dates of the call's calendar.</summary>
    public DatesDeLaSuite Calendrier { get; init; } = new();

    /// <summary>Last day for the organisation to answer this letter.</summary>
    public DateOnly? ReponseDuPorteurAvantLe { get; init; }

    /// <summary>When silence rejects the dossier.</summary>
    public DateOnly? RejetImpliciteLe { get; init; }

    public required string Organisation { get; init; }

    /// <summary>Legal representative, to whom the letter is addressed.</summary>
    public required Representant Representant { get; init; }

    public required AvisDuCourrier Avis { get; init; }

    public required IReadOnlyList<LigneDuCourrier> Lignes { get; init; }

    /// <summary>Funding outside the portal, as declared by the porteur.</summary>
    public IReadOnlyList<LigneHorsPortail> HorsPortail { get; init; } = [];

    /// <summary>Who receives a project set towards ordinary credits; null when it is not.</summary>
    public string? DestinataireDroitCommun { get; init; }

    public IReadOnlyList<ContactDuCourrier> Contacts { get; init; } = [];

    public IReadOnlyList<EtapeSuivante> Suite { get; init; } = [];

    public IReadOnlyList<Signature> Signataires { get; init; } = [];

    public IReadOnlyList<string> Logos { get; init; } = [];

    /// <summary>Hash of the image of a logo, by its text.</summary>
    public IReadOnlyDictionary<string, string> ImagesDesLogos { get; init; } = new Dictionary<string, string>();

    public string? UrlDeVerification { get; init; }

    /// <summary>The published letter that this one replaces, « n° … du … ».</summary>
    public string? Remplace { get; init; }

    internal Montant TotalDemande => Montant.Somme(Lignes.Select(ligne => ligne.Demande));

    internal Repartition TotalArbitre => Lignes.Aggregate(Repartition.Zero, (somme, ligne) => somme + (ligne.Arbitre ?? Repartition.Zero));
}

/// <summary>Legal representative; <paramref name="Adresse"/> holds the lines below the name and the organisation.</summary>
public sealed record Representant(string Nom, string Fonction, IReadOnlyList<string> Adresse);

/// <param name="Motifs">Reasons (defavorable, ajourné); line feeds part paragraphs.</param>
/// <param name="Conditions">What must be done for a favourable opinion to stand, or what is awaited.</param>
public sealed record AvisDuCourrier(TypeAvis Type, string? Motifs, IReadOnlyList<ConditionDuCourrier> Conditions);

public sealed record ConditionDuCourrier(string Texte, DateOnly? AvantLe, string? LeveePar = null);

/// <summary>A funder's row. <paramref name="Arbitre"/> is null when nothing was arbitrated.</summary>
public sealed record LigneDuCourrier(string Financeur, Montant Demande, Repartition? Arbitre, Fermete? Fermete = null, string? Conditions = null);

public sealed record LigneHorsPortail(string Financeur, Montant Montant, SituationHorsPortail Situation);

public sealed record ContactDuCourrier(string Financeur, string Nom, string? Telephone = null, string? Courriel = null);

/// <summary>A next step, dated when its day is known.</summary>
public sealed record EtapeSuivante(string Texte, DateOnly? Date = null);
