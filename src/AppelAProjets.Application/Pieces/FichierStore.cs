namespace AppelAProjets.Application.Pieces;

/// <summary>Rows of the files, one per content.</summary>
public static class FichierStore
{
    private static readonly SqlStatement Insertion = new("""
        INSERT INTO Fichier (Empreinte, Taille, TypeMime, Analyse, CreeLe) VALUES (@Empreinte, @Taille, @TypeMime, @Analyse, @Le)
        """);

    private static readonly SqlStatement Connu = new("SELECT f.Empreinte, f.Analyse FROM Fichier f WHERE f.Empreinte = @Empreinte");

    /// <summary>Names a kept file, once per content: what is already known of it stays.</summary>
    public static async Task EnregistrerFichierAsync(this SqlSession session, FichierAccepte fichier, DateTimeOffset le)
    {
        if (await session.AnalyseAsync(fichier.Empreinte) is null)
        {
            await session.InsererSiAbsentAsync(Insertion, new { fichier.Empreinte, fichier.Taille, fichier.TypeMime, Analyse = fichier.Analyse.ToString(), Le = le });
        }
    }

    internal static async Task<AnalyseDeFichier?> AnalyseAsync(this SqlSession session, string empreinte) =>
        (await session.UnAsync<AnalyseRow>(Connu, new { Empreinte = empreinte }))?.Analyse;

    private sealed record AnalyseRow
    {
        public required string Empreinte { get; init; }
        public required AnalyseDeFichier Analyse { get; init; }
    }
}
