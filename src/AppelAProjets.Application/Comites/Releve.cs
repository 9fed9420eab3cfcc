using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>The relevé d’arbitrage: what the committee said, frozen and hashed. It commits nobody: each funder notifies its own decision.</summary>
/// <param name="PrevueLe">UTC.</param>
/// <param name="ArreteLe">UTC.</param>
/// <param name="Points">Every item, in the order of the agenda.</param>
public sealed record Releve(
    Guid SeanceId, string Seance, string Appel, DateTimeOffset PrevueLe, string Presidence, DateTimeOffset ArreteLe, IReadOnlyList<PointDuReleve> Points)
{
    private static readonly JsonSerializerOptions Ecriture = new()
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
    public required int Deports { get; init; }
    public required IReadOnlyList<LigneDuReleve> Lignes { get; init; }
}

/// <summary>A funder as the relevé froze it: its names change, its identity does not.</summary>
public sealed record FinanceurAuReleve(Guid Id, string Nom, string Sigle);

public sealed record LigneDuReleve(FinanceurAuReleve Financeur, EtatLigne Etat, Montant Demande, Montant Specifique, Montant DroitCommun, Fermete? Fermete);
