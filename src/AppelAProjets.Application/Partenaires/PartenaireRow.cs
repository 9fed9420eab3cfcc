using AppelAProjets.Domain.Partenaires;

namespace AppelAProjets.Application.Partenaires;

public sealed record PartenaireRow
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    /// <summary>Invited by its SIRET, or the one that accepted; null before.</summary>
    public Guid? OrganisationId { get; init; }
    /// <summary>Its name; as the chef de file wrote it until it accepts.</summary>
    public required string Nom { get; init; }
    public string? Siret { get; init; }
    public string? Courriel { get; init; }
    public required EtatPartenaire Etat { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset InviteLe { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? RelanceLe { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? ReponduLe { get; init; }
    public Guid? ReponduPar { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? AccordLe { get; init; }
    public Guid? AccordPar { get; init; }
    public string? AccordParNom { get; init; }
    /// <summary>SHA-256 of what was agreed.</summary>
    public string? AccordEmpreinte { get; init; }
    /// <summary>When it declined or was taken off, UTC.</summary>
    public DateTimeOffset? FinLe { get; init; }
    public Guid? FinPar { get; init; }
    public string? Motif { get; init; }
    public required bool EstGelee { get; init; }
    public required int Version { get; init; }

    public bool EstPresent => Etat is EtatPartenaire.Invite or EtatPartenaire.Accepte or EtatPartenaire.Accorde;

    public bool Participe => Etat is EtatPartenaire.Accepte or EtatPartenaire.Accorde;

    /// <summary>Invitation or reminder, UTC.</summary>
    public DateTimeOffset DernierCourriel => RelanceLe ?? InviteLe;
}
