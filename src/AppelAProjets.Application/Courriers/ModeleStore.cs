using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>The version in use of a kind's template.</summary>
public sealed record ModeleRow
{
    public required GenreDeModele Genre { get; init; }
    public required int Numero { get; init; }
    /// <summary>Null when this kind takes the common one.</summary>
    public string? Texte { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
}

/// <param name="Nom">As a letter quotes it: kind and version.</param>
internal sealed record ModeleChoisi(string Texte, string Nom);

internal static class ModeleStore
{
    private static readonly SqlStatement Actuels = new("""
        SELECT m.Genre, m.Numero, m.Texte, m.Le
        FROM ModeleDeCourrier m
        WHERE m.AppelId = @AppelId AND m.Numero = (SELECT MAX(k.Numero) FROM ModeleDeCourrier k WHERE k.AppelId = m.AppelId AND k.Genre = m.Genre)
        """);

    private static readonly SqlStatement Nouveau = new("""
        INSERT INTO ModeleDeCourrier (AppelId, Genre, Numero, Texte, Le) VALUES (@AppelId, @Genre, @Numero, @Texte, @Le)
        """);

    private static readonly SqlStatement Reconduits = new("""
        INSERT INTO ModeleDeCourrier (AppelId, Genre, Numero, Texte, Le)
        SELECT @Id, m.Genre, 1, m.Texte, @Le
        FROM ModeleDeCourrier m
        WHERE m.AppelId = @SourceId AND m.Texte IS NOT NULL
          AND m.Numero = (SELECT MAX(k.Numero) FROM ModeleDeCourrier k WHERE k.AppelId = m.AppelId AND k.Genre = m.Genre)
        """);

    public static Task<IReadOnlyList<ModeleRow>> ActuelsAsync(SqlSession session, Guid appelId) => session.ListeAsync<ModeleRow>(Actuels, new { AppelId = appelId });

    /// <summary>The number of the version written.</summary>
    public static async Task<int> AjouterAsync(SqlSession session, Guid appelId, GenreDeModele genre, string? texte, DateTimeOffset le)
    {
        var numero = ((await ActuelsAsync(session, appelId)).FirstOrDefault(m => m.Genre == genre)?.Numero ?? 0) + 1;
        await session.ExecuterAsync(Nouveau, new { AppelId = appelId, Genre = genre.ToString(), Numero = numero, Texte = texte, Le = le });
        return numero;
    }

    /// <summary>What a call takes from the one that it is prepared from.</summary>
    public static Task ReconduireAsync(SqlSession session, Guid sourceId, Guid id, DateTimeOffset le) =>
        session.ExecuterAsync(Reconduits, new { SourceId = sourceId, Id = id, Le = le });

    /// <param name="commun">The common template of the call; the usual one stands for none.</param>
    public static ModeleChoisi Choisir(IReadOnlyList<ModeleRow> modeles, string? commun, IReadOnlyList<GenreDeModele> genres)
    {
        var propre = genres.Where(genre => genre != GenreDeModele.Commun).Select(genre => modeles.FirstOrDefault(m => m.Genre == genre)).FirstOrDefault(m => m?.Texte is not null);
        return propre is not null ? new ModeleChoisi(propre.Texte!, Nommer(propre.Genre, propre.Numero))
            : string.IsNullOrWhiteSpace(commun) ? new ModeleChoisi(ModeleParDefaut.Texte, "Modèle habituel")
            : new ModeleChoisi(commun, Nommer(GenreDeModele.Commun, modeles.FirstOrDefault(m => m.Genre == GenreDeModele.Commun)?.Numero ?? 1));
    }

    private static string Nommer(GenreDeModele genre, int numero) => FormattableString.Invariant($"{GenresDeModele.Libelle(genre)}, version {numero}");
}
