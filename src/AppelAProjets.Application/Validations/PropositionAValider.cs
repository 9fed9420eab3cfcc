using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Validations;

/// <summary>An amount prepared by an instructor: it awaits the Valideur of its funder, or was returned by it.</summary>
public sealed record PropositionAValider
{
    public required Guid LigneId { get; init; }
    public required int Version { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid AppelId { get; init; }
    public required string AppelCode { get; init; }
    public required string Appel { get; init; }
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public required Montant Demande { get; init; }
    public Montant? TotalCharges { get; init; }
    public Montant? AssietteEligible { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public string? AvisMotif { get; init; }
    public required Montant ProposeSpecifique { get; init; }
    public required Montant ProposeDroitCommun { get; init; }
    public string? ProposeMotif { get; init; }
    public string? RenvoyeMotif { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? RenvoyeLe { get; init; }
    public string? PreparePar { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? PrepareLe { get; init; }

    public Repartition Propose => new(ProposeSpecifique, ProposeDroitCommun);

    /// <summary>What the opinion and the amount say against each other.</summary>
    public string? Contradiction => Proposition.Contredire(Avis, Propose.Total, sansProposition: false);

    /// <summary>What keeps it from being validated as it is.</summary>
    public Refus? Obstacle => Proposition.Refuser(Propose, new BaseDeProposition(Demande, TotalCharges, AssietteEligible), ProposeMotif);
}
