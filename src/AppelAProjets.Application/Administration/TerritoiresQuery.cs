namespace AppelAProjets.Application.Administration;

public sealed record QuartierRow
{
    public required string Code { get; init; }

    public required string Nom { get; init; }

    public required string Communes { get; init; }

    public required int Generation { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValideDu { get; init; }

    /// <summary>Last day, if it has left the list.</summary>
    public DateOnly? ValideAu { get; init; }
}

public sealed record TerritoireRow
{
    public required Guid Id { get; init; }

    public required string Nom { get; init; }

    public required int Version { get; init; }
}

public sealed record TerritoireQuartierRow
{
    public required Guid TerritoireId { get; init; }

    public required string QuartierCode { get; init; }
}

public sealed record TerritoiresEtQuartiers(
    IReadOnlyList<QuartierRow> Quartiers, IReadOnlyList<TerritoireRow> Territoires, IReadOnlyList<TerritoireQuartierRow> Liens);

public sealed class TerritoiresQuery(SqlDatabase database)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT Code, Nom, Communes, Generation, ValideDu, ValideAu FROM Quartier ORDER BY Nom;
        SELECT Id, Nom, Version FROM Territoire ORDER BY Nom;
        SELECT TerritoireId, QuartierCode FROM TerritoireQuartier ORDER BY TerritoireId, QuartierCode;
        """);

    public async Task<TerritoiresEtQuartiers> ListeAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        using var lignes = await session.PlusieursAsync(Lecture);
        return new([.. await lignes.ReadAsync<QuartierRow>()], [.. await lignes.ReadAsync<TerritoireRow>()], [.. await lignes.ReadAsync<TerritoireQuartierRow>()]);
    }
}
