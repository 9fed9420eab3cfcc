namespace AppelAProjets.Application.Instructions;

/// <summary>What an agent typed on a sheet and that is not recorded; for its author alone.</summary>
public sealed record BrouillonRow
{
    public required string Cle { get; init; }
    public required string Valeur { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
}

internal static class BrouillonInstructionStore
{
    public const string Lecture = "SELECT Cle, Valeur, Le FROM BrouillonInstruction WHERE DossierId = @Id AND CompteId = @CompteId";

    private static readonly SqlStatement Tous = new(Lecture);
    private static readonly SqlStatement Ajout = new("INSERT INTO BrouillonInstruction (DossierId, CompteId, Cle, Valeur, Le) VALUES (@Id, @CompteId, @Cle, @Valeur, @Le)");
    private static readonly SqlStatement Modification = new("UPDATE BrouillonInstruction SET Valeur = @Valeur, Le = @Le WHERE DossierId = @Id AND CompteId = @CompteId AND Cle = @Cle");
    private static readonly SqlStatement Retrait = new("DELETE FROM BrouillonInstruction WHERE DossierId = @Id AND CompteId = @CompteId AND Cle = @Cle");

    public static async Task<Dictionary<string, string>> BrouillonsAsync(this SqlSession session, Guid dossierId, Guid compteId) =>
        (await session.ListeAsync<BrouillonRow>(Tous, new { Id = dossierId, CompteId = compteId })).ToDictionary(b => b.Cle, b => b.Valeur, StringComparer.Ordinal);

    /// <summary>Null erases it.</summary>
    public static async Task GarderAsync(this SqlSession session, Guid dossierId, Guid compteId, string cle, string? valeur, DateTimeOffset le)
    {
        var ligne = new { Id = dossierId, CompteId = compteId, Cle = cle, Valeur = valeur, Le = le };
        if (valeur is null)
        {
            await session.ExecuterAsync(Retrait, ligne);
        }
        else if (!await session.ModifierAsync(Modification, ligne))
        {
            await session.InsererSiAbsentAsync(Ajout, ligne);
        }
    }
}
