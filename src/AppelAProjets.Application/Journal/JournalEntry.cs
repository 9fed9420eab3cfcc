using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AppelAProjets.Application.Journal;

/// <summary>One row of the journal, in its chain: <see cref="Empreinte"/> covers every field and the row before.</summary>
public sealed record JournalEntry
{
    /// <summary>Hash "before the first row".</summary>
    public const string Origine = "";

    /// <summary>1, 2, 3… without a gap.</summary>
    public required long Numero { get; init; }
    /// <summary>When, UTC, to the millisecond.</summary>
    public required DateTimeOffset Le { get; init; }
    /// <summary>Who; null for a job.</summary>
    public Guid? CompteId { get; init; }
    public required string Acteur { get; init; }
    public required string Action { get; init; }
    /// <summary>On which kind of thing, such as "Dossier".</summary>
    public required string Objet { get; init; }
    public required string ObjetId { get; init; }
    public string? Motif { get; init; }
    public string? Details { get; init; }
    public string EmpreintePrecedente { get; init; } = Origine;
    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public string Empreinte { get; init; } = "";

    public string Libelle => ActesDuJournal.Libelle(Action, Objet);

    public string Calculer()
    {
        string?[] champs =
        [
            Numero.ToString(CultureInfo.InvariantCulture), Le.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture),
            CompteId?.ToString("D"), Acteur, Action, Objet, ObjetId, Motif, Details, EmpreintePrecedente,
        ];
        // The length before each field keeps two different rows from reading the same.
        var texte = string.Concat(champs.Select(champ => champ is null ? "-" : $"{champ.Length}:{champ}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texte)));
    }
}
