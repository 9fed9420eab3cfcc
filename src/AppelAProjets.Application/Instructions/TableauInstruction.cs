using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <param name="Filtre">Filters, sort and page, brought back to possible values.</param>
public sealed record TableauInstruction(
    ContexteInstruction Contexte, FiltreDuTableau Filtre, TotauxDuTableau Totaux, IReadOnlyList<DossierDuTableau> Lignes);

public sealed record TotauxDuTableau
{
    public required int Dossiers { get; init; }
    public required Montant Demande { get; init; }
    public required int ANoter { get; init; }
}

public sealed record DossierDuTableau
{
    public required Guid Id { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public required EtatDossier Etat { get; init; }
    public required string Porteur { get; init; }
    public string? Theme { get; init; }
    /// <summary>Asked from all the funders of the portal.</summary>
    public Montant? TotalDemande { get; init; }
    public Montant? TotalCharges { get; init; }
    public required bool ANoter { get; init; }
    /// <summary>Neighbourhoods, largest part first.</summary>
    public IReadOnlyList<QuartierDuTableau> Quartiers { get; init; } = [];
    public IReadOnlyDictionary<Guid, LigneDuTableau> Lignes { get; init; } = new Dictionary<Guid, LigneDuTableau>();
    /// <summary>Mean and spread of the visible complete grids; null when there is none.</summary>
    public Synthese? Note { get; init; }
    /// <summary>Criteria under their eliminatory threshold, by the same grids.</summary>
    public IReadOnlyList<CritereSousLeSeuil> SousLeSeuil { get; init; } = [];
}

public sealed record QuartierDuTableau
{
    public required Guid DossierId { get; init; }
    public required string Nom { get; init; }
    /// <summary>Whole percent.</summary>
    public required int Part { get; init; }
}

/// <summary>A funder's line. Opinion and proposal are null as long as they may not be seen.</summary>
public sealed record LigneDuTableau
{
    public required Guid DossierId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required EtatLigne Etat { get; init; }
    public required Montant Demande { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    /// <summary>Whether opinion and proposal may be seen.</summary>
    public required bool EstVisible { get; init; }

    public Montant? Propose => Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun);
}
