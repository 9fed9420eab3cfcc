using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>What anyone may know of a letter that was published: neither the addressee, nor the opinion, nor an amount.</summary>
public sealed record CourrierVerifie
{
    public required string Numero { get; init; }
    public required EtatCourrier Etat { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset PublieLe { get; init; }
    public required string Appel { get; init; }
    public required string Code { get; init; }
    public required string Empreinte { get; init; }
}

public sealed class VerifierCourrierQuery(SqlDatabase database)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT c.Numero, c.Etat, c.PublieLe, a.Titre AS Appel, a.Code, c.Empreinte
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        WHERE c.Numero = @Numero AND c.PublieLe IS NOT NULL AND c.Empreinte IS NOT NULL
        """);

    /// <summary>Null when no letter of that number was ever published.</summary>
    public async Task<CourrierVerifie?> ChargerAsync(string numero, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.UnAsync<CourrierVerifie>(Lecture, new { Numero = TexteSaisi.Serrer(numero) });
    }
}
