using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>The relevé d’arbitrage: what the committee said, frozen and hashed. It commits nobody: each funder notifies its own decision.</summary>
/// <param name="PrevueLe">UTC.</param>
/// <param name="ArreteLe">UTC.</param>
/// <param name="Points">Every item, in the order of the agenda; of a rectifying one, only those that it changes.</param>
public sealed record Releve(
    Guid SeanceId, string Seance, string Appel, DateTimeOffset PrevueLe, string Presidence, DateTimeOffset ArreteLe, IReadOnlyList<PointDuReleve> Points)
{
    /// <summary>In its call; null in those frozen before relevés said it.</summary>
    public int? Numero { get; init; }

    public string? Lieu { get; init; }

    /// <summary>What this one rectifies, and why; null for the relevé of a session.</summary>
    public RectificationDuReleve? Rectifie { get; init; }

    /// <summary>Attendance.</summary>
    public IReadOnlyList<SiegeDuReleve> Sieges { get; init; } = [];

    internal static JsonSerializerOptions Ecriture { get; } = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(), new MontantEnCentimes() },
    };

    public string Ecrire() => JsonSerializer.Serialize(this, Ecriture);

    public static Releve Lire(string contenu) =>
        JsonSerializer.Deserialize<Releve>(contenu, Ecriture) ?? throw new JsonException("An empty relevé.");

    /// <summary>SHA-256 of a text, lower-case hexadecimal.</summary>
    public static string Empreinte(string contenu) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contenu)));
}

/// <summary>A relevé that another one cites.</summary>
/// <param name="ArreteLe">UTC.</param>
public sealed record ReleveCite(int Numero, DateTimeOffset ArreteLe)
{
    /// <summary>« relevé n° 1 du 3 mars 2028 ».</summary>
    public override string ToString() => $"relevé n° {Numero} du {HeureDeParis.EcrireJour(HeureDeParis.Jour(ArreteLe))}";
}

public sealed record RectificationDuReleve(ReleveCite Releve, string Motif);

/// <summary>A seat, with who came for it.</summary>
public sealed record SiegeDuReleve(string Nom, Voix Voix, IReadOnlyList<PresentDuReleve> Presents)
{
    public string? Titulaire { get; init; }

    public string? Suppleant { get; init; }
}

/// <param name="EstSuppleant">Came as the suppléant.</param>
public sealed record PresentDuReleve(string Nom, bool EstSuppleant)
{
    public bool ADistance { get; init; }

    /// <summary>Who wrote the presence down in the name of this person; null for herself.</summary>
    public string? SaisiPar { get; init; }
}

/// <summary>The holder of a seat stood down from an item.</summary>
/// <param name="Remplacant">Who sat instead; null when nobody could.</param>
public sealed record DeportDuReleve(string Siege, string Personne, string? Remplacant);

/// <summary>The vote of a seat.</summary>
public sealed record VoteDuReleve(string Siege, Voix Voix, string Par, SensDuVote Sens)
{
    /// <summary>Who typed it in the name of the seat; null for the seat itself.</summary>
    public string? SaisiPar { get; init; }
}

public sealed record PointDuReleve
{
    public required int Ordre { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    public required EtatPoint Etat { get; init; }
    public AvisCommun? Avis { get; init; }
    /// <summary>Votes for, against, abstentions of the deliberative seats.</summary>
    public required int Pour { get; init; }
    public required int Contre { get; init; }
    public required int Abstentions { get; init; }
    /// <summary>Seats of which a holder stood down.</summary>
    public required int Deports { get; init; }
    public required IReadOnlyList<LigneDuReleve> Lignes { get; init; }
    /// <summary>Why the item was adjourned or taken off.</summary>
    public string? Motif { get; init; }
    /// <summary>Deliberative seats that sat on this item, and how many had to; null in relevés that did not say it.</summary>
    public int? SiegesPresents { get; init; }
    public int? Quorum { get; init; }
    public IReadOnlyList<DeportDuReleve> SiegesEnDeport { get; init; } = [];
    public IReadOnlyList<VoteDuReleve> Votes { get; init; } = [];
    /// <summary>The relevé in which the same dossier was arbitrated before.</summary>
    public ReleveCite? Precedent { get; init; }
    public Montant? Charges { get; init; }
    public Montant? HorsPortail { get; init; }

    /// <summary>Its lines, for the rules on money: what was arbitrated.</summary>
    [JsonIgnore]
    public IReadOnlyList<LigneDeFinanceur> LignesDeFinanceur => [.. Lignes.Select(l => new LigneDeFinanceur(l.Financeur.Id, l.Financeur.Sigle, l.Etat, new Repartition(l.Specifique, l.DroitCommun)))];

    /// <summary>Funders for which nobody could sit.</summary>
    [JsonIgnore]
    public IReadOnlySet<Guid> NonRepresentes => Lignes.Where(l => l.NonRepresente).Select(l => l.Financeur.Id).ToHashSet();

    [JsonIgnore]
    public Montant Arbitre => Montant.Somme(Lignes.Where(l => l.EstRetenue).Select(l => l.Accorde?.Total ?? (l.Specifique + l.DroitCommun)));
}

/// <summary>A funder as the relevé froze it: its names change, its identity does not.</summary>
public sealed record FinanceurAuReleve(Guid Id, string Nom, string Sigle);

public sealed record LigneDuReleve(FinanceurAuReleve Financeur, EtatLigne Etat, Montant Demande, Montant Specifique, Montant DroitCommun, Fermete? Fermete)
{
    public Montant? ProposeSpecifique { get; init; }

    public Montant? ProposeDroitCommun { get; init; }

    public string? Motif { get; init; }

    /// <summary>What the funder awaits before it takes a position, and until when.</summary>
    public string? ReserveAttendu { get; init; }

    public DateOnly? ReserveAvantLe { get; init; }

    /// <summary>What the funder's body had already decided, which the committee does not touch.</summary>
    public Montant? AccordeSpecifique { get; init; }

    public Montant? AccordeDroitCommun { get; init; }

    /// <summary>Nobody could sit for this funder: its line kept its proposal.</summary>
    public bool NonRepresente { get; init; }

    /// <summary>A funder nobody had asked.</summary>
    public bool OuverteEnComite { get; init; }

    /// <summary>Who typed the amount in the name of the seat; null for the seat itself.</summary>
    public string? SaisiPar { get; init; }

    [JsonIgnore]
    public Montant? Propose => Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun);

    [JsonIgnore]
    public Repartition? Accorde => AccordeSpecifique is null && AccordeDroitCommun is null ? null : new Repartition(AccordeSpecifique ?? Montant.Zero, AccordeDroitCommun ?? Montant.Zero);

    [JsonIgnore]
    public bool EstRetenue => Etat is EtatLigne.Arbitree or EtatLigne.Accordee or EtatLigne.ActeSigne or EtatLigne.Soldee;
}
