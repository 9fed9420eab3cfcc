using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>What anyone who holds the paper, or the file, may know of a letter that was published: neither the addressee, nor the opinion, nor an amount.</summary>
public sealed record CourrierVerifie
{
    public required string Numero { get; init; }
    public string? CodeDuPapier { get; init; }
    public required EtatCourrier Etat { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset PublieLe { get; init; }
    public required string Appel { get; init; }
    public required string Code { get; init; }
    public required string Empreinte { get; init; }
    /// <summary>The letter that took its place.</summary>
    public string? RemplacePar { get; init; }
}

public enum SortDuFichier
{
    /// <summary>None was given.</summary>
    Aucun,
    Identique,
    /// <summary>Changed by one bit or more, or not the letter of that number.</summary>
    Different,
}

/// <param name="EstConnu">A letter of that number was published here: all that is said without the paper's code or the file itself.</param>
/// <param name="Courrier">Null without them.</param>
public sealed record Verification(string Numero, bool EstConnu, CourrierVerifie? Courrier, SortDuFichier Fichier)
{
    /// <summary>A code was given, and is not that of the letter.</summary>
    public bool CodeFaux { get; init; }
}

public sealed class VerifierCourrierQuery(SqlDatabase database)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT c.Numero, c.CodeDuPapier, c.Etat, c.PublieLe, a.Titre AS Appel, a.Code, c.Empreinte, r.Numero AS RemplacePar
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        LEFT JOIN Courrier r ON r.Id = c.RemplaceParId
        WHERE c.Numero = @Numero AND c.PublieLe IS NOT NULL AND c.Empreinte IS NOT NULL
        """);

    /// <param name="code">Printed on the paper.</param>
    /// <param name="empreinte">SHA-256 of a file, in hexadecimal: whoever holds the very file holds its code.</param>
    public async Task<Verification> ChargerAsync(string? numero, string? code, string? empreinte = null, CancellationToken annulation = default)
    {
        var (cherche, porte) = ReferenceDeCourrier.Lire(numero);
        var imprime = ReferenceDeCourrier.LireCode(code) ?? porte;
        await using var session = await database.LireAsync(annulation);
        var courrier = await session.UnAsync<CourrierVerifie>(Lecture, new { Numero = cherche });
        var fichier = string.IsNullOrWhiteSpace(empreinte) ? SortDuFichier.Aucun
            : string.Equals(courrier?.Empreinte, empreinte.Trim(), StringComparison.OrdinalIgnoreCase) ? SortDuFichier.Identique
            : SortDuFichier.Different;
        var ouvert = fichier == SortDuFichier.Identique || (courrier?.CodeDuPapier is { } attendu && string.Equals(attendu, imprime, StringComparison.OrdinalIgnoreCase));
        return new Verification(cherche, courrier is not null, ouvert ? courrier : null, fichier) { CodeFaux = courrier is not null && !ouvert && imprime is not null };
    }
}
