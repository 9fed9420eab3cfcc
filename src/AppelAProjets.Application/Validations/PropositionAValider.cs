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

    /// <summary>What keeps it from being validated as it is.</summary>
    public Refus? Obstacle => Proposition.Refuser(Propose, new BaseDeProposition(Demande, TotalCharges, AssietteEligible), ProposeMotif);
}

/// <summary>An envelope of a funder, with what its Valideur has let through already.</summary>
public sealed record EnveloppeAValider
{
    public required Guid AppelId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required TypeDeCredits TypeDeCredits { get; init; }
    public required bool SansPlafond { get; init; }
    public required Montant Montant { get; init; }
    /// <summary>Validated, and what became of it since: accordé, else arbitré, else proposé.</summary>
    public required Montant Engage { get; init; }

    /// <summary>In words: what these proposals would leave of it. Over it is said and kept: only what is frozen consumes.</summary>
    public string Dire(Montant choisi)
    {
        var apres = Engage + choisi;
        return SansPlafond ? $"{choisi} choisis, {Engage} déjà validés, sans plafond."
            : apres > Montant ? $"{choisi} choisis, {Engage} déjà validés : {apres - Montant} au-delà de l’enveloppe de {Montant}."
            : $"{choisi} choisis, {Engage} déjà validés : il resterait {Montant - apres} sur l’enveloppe de {Montant}.";
    }

    public bool Deborde(Montant choisi) => !SansPlafond && Engage + choisi > Montant;
}
