using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Partenaires;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Domain.Dossiers;

public sealed record ProjetPresente(string? Intitule, string? Objectifs, string? Description, Guid? ThemeId, DateOnly? Debut, DateOnly? Fin);

/// <summary>Where and for whom: the whole percent of the project in each neighbourhood, by its code.</summary>
public sealed record PublicVise(IReadOnlyDictionary<string, int> Parts, string? Publics, int? Beneficiaires)
{
    public IReadOnlyCollection<string> Quartiers => [.. Parts.Keys];
}

public sealed record Demande(Guid FinanceurId, Montant Montant);

public sealed record DossierADeposer
{
    /// <summary>Identity of the organisation; null while a form is only tried.</summary>
    public IdentiteComplete? Identite { get; init; }

    public ProjetPresente? Projet { get; init; }

    public PublicVise? Public { get; init; }

    public EtatRencontre Rencontre { get; init; }

    public PlanDeFinancement Plan { get; init; } = new([]);

    public IReadOnlyList<Demande> Demandes { get; init; } = [];

    /// <summary>Threshold of viability; null takes the call's percentage.</summary>
    public Montant? SeuilDeViabilite { get; init; }

    public IReadOnlyCollection<Guid> PiecesFournies { get; init; } = [];

    public IReadOnlyCollection<string> AttestationsCochees { get; init; } = [];

    public Reponses Reponses { get; init; } = Reponses.Aucune;

    public IReadOnlyCollection<string> ChampsAvecFichier { get; init; } = [];

    /// <summary>Partners, those who declined or were taken off left out; <see cref="Plan"/> counts their parts.</summary>
    public IReadOnlyList<PartDePartenaire> Partenaires { get; init; } = [];

    /// <summary>What the open request for complements names; empty without one.</summary>
    public IReadOnlyList<SectionDemandee> Demandees { get; init; } = [];
}

/// <param name="Minimum">Least amount asked; null without, as <paramref name="Maximum"/>.</param>
public sealed record FinanceurSollicitable(
    Guid Id, string Nom, IReadOnlyCollection<string> Quartiers, IReadOnlyCollection<Guid> Themes, Montant? Minimum, Montant? Maximum);

/// <summary>A piece that the call requires; only an indispensable one prevents the deposit.</summary>
public sealed record PieceRequise(Guid Id, string Libelle, bool Indispensable);

public sealed record AttestationRequise(string Code, string Libelle);

public sealed record ReglesDeDepot
{
    public required PeriodeDeDepot Periode { get; init; }

    /// <summary>Later closing granted to this dossier, UTC.</summary>
    public DateTimeOffset? Prolongation { get; init; }

    public required IReadOnlyList<FinanceurSollicitable> Financeurs { get; init; }

    public required IReadOnlyCollection<string> Quartiers { get; init; }

    public required IReadOnlyCollection<Guid> Themes { get; init; }

    public IReadOnlyList<PieceRequise> Pieces { get; init; } = [];

    public IReadOnlyList<AttestationRequise> Attestations { get; init; } = [];

    public IReadOnlyList<ChampDeFormulaire> Champs { get; init; } = [];

    public bool PartenairesPossibles { get; init; }

    public ExigenceDeRencontre Rencontre { get; init; }
}
