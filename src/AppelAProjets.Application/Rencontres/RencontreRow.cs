using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Rencontres;

public sealed record RencontreRow
{
    /// <summary>Known where several are read at once.</summary>
    public Guid DossierId { get; init; }
    public required EtatRencontre Etat { get; init; }
    public required Guid ContactId { get; init; }
    public required string Contact { get; init; }
    public required string ContactCourriel { get; init; }
    /// <summary>What the porteur says of the project to the référent.</summary>
    public string? Message { get; init; }
    public string? Disponibilites { get; init; }
    public string? Telephone { get; init; }
    /// <summary>Time of the appointment, UTC.</summary>
    public DateTimeOffset? RendezVousLe { get; init; }
    public string? Lieu { get; init; }
    /// <summary>Day on which it was held, recorded or declared.</summary>
    public DateOnly? Le { get; init; }
    public string? Avec { get; init; }
    public string? CompteRendu { get; init; }
    /// <summary>Reason of the last refusal, cancellation or waiver.</summary>
    public string? Motif { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset ModifieLe { get; init; }
    public required string Auteur { get; init; }
    public required Role ModifieComme { get; init; }
    /// <summary>Optimistic lock; 0 when nothing was done yet.</summary>
    public required int Version { get; init; }

    public RencontreContenu EnContenu() => new(Etat, Le, Avec, RendezVousLe, Lieu, CompteRendu, Motif, $"{Auteur}, {Libelles.Pour(ModifieComme).ToLowerInvariant()}");

    public Rencontre EnRencontre(IReadOnlyList<string> quartiers) => new()
    {
        Etat = Etat, Quartiers = quartiers, Message = Message, Disponibilites = Disponibilites, Telephone = Telephone, RendezVousLe = RendezVousLe, Lieu = Lieu,
        Le = Le, Avec = Avec, CompteRendu = CompteRendu, Motif = Motif,
    };
}
