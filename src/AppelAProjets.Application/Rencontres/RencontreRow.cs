using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Rencontres;

/// <summary>The meeting of a dossier, as it stands now.</summary>
public sealed record RencontreRow
{
    /// <summary>Where it stands.</summary>
    public required EtatRencontre Etat { get; init; }
    /// <summary>Who asked or declared.</summary>
    public required Guid ContactId { get; init; }
    /// <summary>Their name.</summary>
    public required string Contact { get; init; }
    /// <summary>Their address.</summary>
    public required string ContactCourriel { get; init; }
    /// <summary>What the porteur says of the project to the référent.</summary>
    public string? Message { get; init; }
    /// <summary>When the porteur is free.</summary>
    public string? Disponibilites { get; init; }
    /// <summary>Of the porteur, ten digits.</summary>
    public string? Telephone { get; init; }
    /// <summary>Time of the appointment, UTC.</summary>
    public DateTimeOffset? RendezVousLe { get; init; }
    /// <summary>Its place.</summary>
    public string? Lieu { get; init; }
    /// <summary>Day on which it was held, recorded or declared.</summary>
    public DateOnly? Le { get; init; }
    /// <summary>Who was there.</summary>
    public string? Avec { get; init; }
    /// <summary>The référent's report.</summary>
    public string? CompteRendu { get; init; }
    /// <summary>Reason of the last refusal, cancellation or waiver.</summary>
    public string? Motif { get; init; }
    /// <summary>Last change, UTC.</summary>
    public required DateTimeOffset ModifieLe { get; init; }
    /// <summary>Who made it.</summary>
    public required string Auteur { get; init; }
    /// <summary>As what.</summary>
    public required Role ModifieComme { get; init; }
    /// <summary>Optimistic lock; 0 when nothing was done yet.</summary>
    public required int Version { get; init; }

    /// <summary>What a dossier says of it.</summary>
    public RencontreContenu EnContenu() => new(Le, Avec, Etat, RendezVousLe, Lieu, CompteRendu, Motif, $"{Auteur}, {Libelles.Pour(ModifieComme).ToLowerInvariant()}");

    /// <summary>In the words of the rules.</summary>
    public Rencontre EnRencontre(IReadOnlyList<string> quartiers) => new()
    {
        Etat = Etat, Quartiers = quartiers, Message = Message, Disponibilites = Disponibilites, Telephone = Telephone, RendezVousLe = RendezVousLe, Lieu = Lieu,
        Le = Le, Avec = Avec, CompteRendu = CompteRendu, Motif = Motif,
    };
}
