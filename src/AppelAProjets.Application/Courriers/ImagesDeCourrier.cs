using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>The image in use of a funder of a call.</summary>
public sealed record ImageDeFinanceurRow
{
    public required Guid FinanceurId { get; init; }
    public required NatureDImage Nature { get; init; }
    public required string Empreinte { get; init; }
    public required string TypeMime { get; init; }
    public required AnalyseDeFichier Analyse { get; init; }

    /// <summary>Its bytes may be given, and printed.</summary>
    public bool EstServie => Analyse is AnalyseDeFichier.Saine or AnalyseDeFichier.NonConfiguree;
}

/// <summary>Images of a call's letters, for the Secrétariat.</summary>
public sealed class ImagesDeCourrierQuery(SqlDatabase database, IDepotDeFichiers depot)
{
    private static readonly SqlStatement Appel = new("SELECT a.Id FROM Appel a WHERE a.Code = @Code");

    private static readonly SqlStatement Logo = new("""
        SELECT i.FinanceurId, i.Nature, i.Empreinte, f.TypeMime, f.Analyse FROM ImageDeCourrier i INNER JOIN Fichier f ON f.Empreinte = i.Empreinte WHERE i.Empreinte = @Empreinte AND i.Nature = 'Logo'
        """);

    public async Task<IReadOnlyList<ImageDeFinanceurRow>> ListerAsync(Guid appelId, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await ImageDeCourrierStore.ActuellesAsync(session, appelId);
    }

    /// <summary>Null when there is none, when it is not known to be clean, or when it is not the Secrétariat.</summary>
    public async Task<FichierServi?> OuvrirAsync(string code, Guid financeurId, NatureDImage nature, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var appelId = await session.UnAsync<Guid>(Appel, new { Code = code });
        if (!acteur.A(Role.Secretariat) || appelId == default)
        {
            return null;
        }

        var image = (await ImageDeCourrierStore.ActuellesAsync(session, appelId)).FirstOrDefault(i => i.FinanceurId == financeurId && i.Nature == nature);
        return Servir(image);
    }

    /// <summary>A logo printed in letters, by its hash, for whoever reads one: a mark that its funder shows everywhere. Never a signature.</summary>
    public async Task<FichierServi?> LogoAsync(string empreinte, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return Servir(await session.ListeAsync<ImageDeFinanceurRow>(Logo, new { Empreinte = empreinte }) is [var logo, ..] ? logo : null);
    }

    private FichierServi? Servir(ImageDeFinanceurRow? image) => image is { EstServie: true } && depot.Ouvrir(image.Empreinte) is { } contenu
        ? new FichierServi(contenu, image.TypeMime, image.TypeMime == "image/png" ? "image.png" : "image.jpg")
        : null;
}

internal static class ImageDeCourrierStore
{
    private static readonly SqlStatement Actuelles = new("""
        SELECT i.FinanceurId, i.Nature, i.Empreinte, f.TypeMime, f.Analyse
        FROM ImageDeCourrier i INNER JOIN Fichier f ON f.Empreinte = i.Empreinte
        WHERE i.AppelId = @AppelId
          AND i.Numero = (SELECT MAX(k.Numero) FROM ImageDeCourrier k WHERE k.AppelId = i.AppelId AND k.FinanceurId = i.FinanceurId AND k.Nature = i.Nature)
        """);

    private static readonly SqlStatement Nouvelle = new("""
        INSERT INTO ImageDeCourrier (AppelId, FinanceurId, Nature, Numero, Empreinte, Le)
        SELECT af.AppelId, af.FinanceurId, @Nature,
               COALESCE((SELECT MAX(k.Numero) FROM ImageDeCourrier k WHERE k.AppelId = af.AppelId AND k.FinanceurId = af.FinanceurId AND k.Nature = @Nature), 0) + 1, @Empreinte, @Le
        FROM AppelFinanceur af WHERE af.AppelId = @AppelId AND af.FinanceurId = @FinanceurId
        """);

    private static readonly SqlStatement Reconduites = new("""
        INSERT INTO ImageDeCourrier (AppelId, FinanceurId, Nature, Numero, Empreinte, Le)
        SELECT @Id, i.FinanceurId, i.Nature, 1, i.Empreinte, @Le
        FROM ImageDeCourrier i
        WHERE i.AppelId = @SourceId AND i.Empreinte IS NOT NULL
          AND i.Numero = (SELECT MAX(k.Numero) FROM ImageDeCourrier k WHERE k.AppelId = i.AppelId AND k.FinanceurId = i.FinanceurId AND k.Nature = i.Nature)
        """);

    public static Task<IReadOnlyList<ImageDeFinanceurRow>> ActuellesAsync(SqlSession session, Guid appelId) => session.ListeAsync<ImageDeFinanceurRow>(Actuelles, new { AppelId = appelId });

    /// <summary>False when the funder is not one of the call.</summary>
    public static Task<bool> AjouterAsync(SqlSession session, (Guid AppelId, Guid FinanceurId, NatureDImage Nature) quoi, string? empreinte, DateTimeOffset le) =>
        session.ModifierAsync(Nouvelle, new { quoi.AppelId, quoi.FinanceurId, Nature = quoi.Nature.ToString(), Empreinte = empreinte, Le = le });

    /// <summary>What a call takes from the one that it is prepared from.</summary>
    public static Task ReconduireAsync(SqlSession session, Guid sourceId, Guid id, DateTimeOffset le) => session.ExecuterAsync(Reconduites, new { SourceId = sourceId, Id = id, Le = le });
}
