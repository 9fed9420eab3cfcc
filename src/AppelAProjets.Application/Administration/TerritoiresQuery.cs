using AppelAProjets.Application.Sql;

namespace AppelAProjets.Application.Administration;

/// <summary>A priority neighbourhood.</summary>
public sealed record QuartierRow
{
    /// <summary>Official code.</summary>
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Nom { get; init; }

    /// <summary>Communes that it lies on.</summary>
    public required string Communes { get; init; }

    /// <summary>Year of the official list.</summary>
    public required int Generation { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValideDu { get; init; }

    /// <summary>Last day, if it has left the list.</summary>
    public DateOnly? ValideAu { get; init; }
}

/// <summary>An instruction territory.</summary>
public sealed record TerritoireRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name.</summary>
    public required string Nom { get; init; }

    /// <summary>Optimistic lock.</summary>
    public required int Version { get; init; }
}

/// <summary>Which neighbourhood is in which territory.</summary>
public sealed record TerritoireQuartierRow
{
    /// <summary>The territory.</summary>
    public required Guid TerritoireId { get; init; }

    /// <summary>The neighbourhood.</summary>
    public required string QuartierCode { get; init; }
}

/// <summary>Territories and neighbourhoods, as they stand.</summary>
/// <param name="Quartiers">By name.</param>
/// <param name="Territoires">By name.</param>
/// <param name="Liens">Their links.</param>
public sealed record TerritoiresEtQuartiers(
    IReadOnlyList<QuartierRow> Quartiers, IReadOnlyList<TerritoireRow> Territoires, IReadOnlyList<TerritoireQuartierRow> Liens);

/// <summary>Neighbourhoods and instruction territories.</summary>
public sealed class TerritoiresQuery(SqlDatabase database)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT Code, Nom, Communes, Generation, ValideDu, ValideAu FROM Quartier ORDER BY Nom;
        SELECT Id, Nom, Version FROM Territoire ORDER BY Nom;
        SELECT TerritoireId, QuartierCode FROM TerritoireQuartier ORDER BY TerritoireId, QuartierCode;
        """);

    /// <summary>All.</summary>
    public async Task<TerritoiresEtQuartiers> ListeAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        using var lignes = await session.PlusieursAsync(Lecture);
        return new([.. await lignes.ReadAsync<QuartierRow>()], [.. await lignes.ReadAsync<TerritoireRow>()], [.. await lignes.ReadAsync<TerritoireQuartierRow>()]);
    }
}
