using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>One page of the tableau d'instruction.</summary>
/// <param name="Contexte">The call and the person's perimeter.</param>
/// <param name="Filtre">Filters, sort and page, brought back to possible values.</param>
/// <param name="Totaux">Of all the filtered dossiers.</param>
/// <param name="Lignes">The rows of the page, in order.</param>
public sealed record TableauInstruction(
    ContexteInstruction Contexte, FiltreDuTableau Filtre, TotauxDuTableau Totaux, IReadOnlyList<DossierDuTableau> Lignes);

/// <summary>Totals of the filtered dossiers.</summary>
public sealed record TotauxDuTableau
{
    /// <summary>How many.</summary>
    public required int Dossiers { get; init; }
    /// <summary>Asked, centimes, every funder of the portal.</summary>
    public required long Demande { get; init; }
    /// <summary>How many wait for my scores.</summary>
    public required int ANoter { get; init; }
}

/// <summary>One dossier of the table.</summary>
public sealed record DossierDuTableau
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>Number given at the deposit.</summary>
    public string? Numero { get; init; }
    /// <summary>Title.</summary>
    public required string Titre { get; init; }
    /// <summary>State.</summary>
    public required EtatDossier Etat { get; init; }
    /// <summary>Organisation.</summary>
    public required string Porteur { get; init; }
    /// <summary>Theme.</summary>
    public string? Theme { get; init; }
    /// <summary>Asked from all the funders of the portal, centimes.</summary>
    public long? TotalDemande { get; init; }
    /// <summary>Total of the plan, centimes.</summary>
    public long? TotalCharges { get; init; }
    /// <summary>Waits for my scores.</summary>
    public required bool ANoter { get; init; }
    /// <summary>Neighbourhoods, largest part first.</summary>
    public IReadOnlyList<QuartierDuTableau> Quartiers { get; init; } = [];
    /// <summary>Lines by funder.</summary>
    public IReadOnlyDictionary<Guid, LigneDuTableau> Lignes { get; init; } = new Dictionary<Guid, LigneDuTableau>();
    /// <summary>Mean and spread of the visible complete grids; null when there is none.</summary>
    public Synthese? Note { get; init; }
}

/// <summary>Part of a dossier in a neighbourhood.</summary>
public sealed record QuartierDuTableau
{
    /// <summary>The dossier.</summary>
    public required Guid DossierId { get; init; }
    /// <summary>Name.</summary>
    public required string Nom { get; init; }
    /// <summary>Whole percent.</summary>
    public required int Part { get; init; }
}

/// <summary>A funder's line. Opinion and proposal are null as long as they may not be seen.</summary>
public sealed record LigneDuTableau
{
    /// <summary>The dossier.</summary>
    public required Guid DossierId { get; init; }
    /// <summary>The funder.</summary>
    public required Guid FinanceurId { get; init; }
    /// <summary>State.</summary>
    public required EtatLigne Etat { get; init; }
    /// <summary>Asked, centimes.</summary>
    public required long Demande { get; init; }
    /// <summary>Opinion.</summary>
    public AvisInstructeur? Avis { get; init; }
    /// <summary>Proposed, centimes.</summary>
    public long? ProposeSpecifique { get; init; }
    /// <summary>Proposed, centimes.</summary>
    public long? ProposeDroitCommun { get; init; }
    /// <summary>Whether opinion and proposal may be seen.</summary>
    public required bool EstVisible { get; init; }

    /// <summary>Both types of credits, centimes.</summary>
    public long? Propose => ProposeSpecifique is null && ProposeDroitCommun is null ? null : (ProposeSpecifique ?? 0) + (ProposeDroitCommun ?? 0);
}
