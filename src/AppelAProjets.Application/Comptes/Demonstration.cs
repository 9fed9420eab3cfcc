namespace AppelAProjets.Application.Comptes;

/// <summary>An account that only the demonstration creates.</summary>
/// <param name="Libelle">French, for the sign-in page.</param>
/// <param name="MotDePasse">Public on purpose.</param>
public sealed record CompteDeDemonstration(string Courriel, string Libelle, string MotDePasse, bool EnAvant);

/// <summary>The demonstration, where the build holds it; a published program has none.</summary>
public interface IDemonstration
{
    /// <summary>In the order to show.</summary>
    IReadOnlyList<CompteDeDemonstration> Comptes { get; }

    int DossiersParDefaut { get; }

    int GraineParDefaut { get; }

    /// <summary>Fills an empty, migrated base; refuses another one, and fewer dossiers than it takes to show every state.</summary>
    Task<Resultat> ChargerAsync(IServiceProvider services, int dossiers, int graine);
}

/// <summary>What tells a base of demonstration from another, in every build: Production refuses to serve one.</summary>
public static class MarqueDeDemonstration
{
    public const string Nom = "demonstration";

    private static readonly SqlStatement Presence = new("SELECT COUNT(*) AS Nombre FROM Marque WHERE Nom = @Nom");

    private static readonly SqlStatement Comptes = new("SELECT COUNT(*) AS Nombre FROM Compte WHERE EstDeDemonstration = 1");

    public static async Task<bool> EstPoseeAsync(SqlDatabase database, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.UnAsync<long>(Presence, new { Nom }) > 0;
    }

    /// <summary>Whether the base holds an account of the demonstration, even without its mark (a copy, a restored table).</summary>
    public static async Task<bool> ADesComptesAsync(SqlDatabase database, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.UnAsync<int>(Comptes) > 0;
    }
}
