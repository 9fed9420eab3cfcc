using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>A co-instruction meeting.</summary>
public sealed record ReunionRow
{
    internal const string Colonnes = """
        r.Id, r.TerritoireId, t.Nom AS Territoire, r.Le, r.Lieu, r.FinieLe, r.AnnulationMotif, r.Version,
            (SELECT COUNT(*) FROM ReunionPresent p WHERE p.ReunionId = r.Id) AS Presents
        """;

    public required Guid Id { get; init; }
    public required Guid TerritoireId { get; init; }
    public required string Territoire { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    public required string Lieu { get; init; }
    /// <summary>Ended, or cancelled, UTC; null while it is held.</summary>
    public DateTimeOffset? FinieLe { get; init; }
    /// <summary>Why it was cancelled; null otherwise.</summary>
    public string? AnnulationMotif { get; init; }
    public required int Presents { get; init; }
    public required int Version { get; init; }
    /// <summary>Of the territory.</summary>
    public IReadOnlyList<string> Quartiers { get; init; } = [];

    public bool EstFinie => FinieLe is not null;

    public bool EstAnnulee => AnnulationMotif is not null;
}

public sealed record PresentRow
{
    /// <summary>Null for someone without an account.</summary>
    public Guid? CompteId { get; init; }
    public required string Nom { get; init; }
    public string? Qualite { get; init; }

    public string Dit => string.IsNullOrWhiteSpace(Qualite) ? Nom : $"{Nom}, {Qualite}";
}

/// <summary>A dossier of the meeting, as its list shows it.</summary>
public sealed record DossierDeReunion
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public required EtatDossier Etat { get; init; }
    public Montant? TotalDemande { get; init; }
    /// <summary>From 1; 0 for one that is not in the meeting.</summary>
    public required int Ordre { get; init; }
    public SensDeQuartier? Sens { get; init; }
    public string? Avis { get; init; }
    /// <summary>Who gave it last.</summary>
    public string? Auteur { get; init; }
    /// <summary>0 when no avis is written.</summary>
    public required int VersionDeLAvis { get; init; }
}

/// <summary>Someone present who stands down from a dossier.</summary>
public sealed record SortieRow
{
    public required Guid DossierId { get; init; }
    public required Guid CompteId { get; init; }
    public required string Nom { get; init; }
    /// <summary>Has left the room, as it was noted, UTC.</summary>
    public DateTimeOffset? SortiLe { get; init; }
}
