using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Application.Pieces;

public sealed record FichierDuDossier
{
    /// <summary>The piece that it was given for; null for a field of the form.</summary>
    public Guid? PieceId { get; init; }
    /// <summary>The field of the form that it answers.</summary>
    public string? Cle { get; init; }
    public string? Rubrique { get; init; }
    /// <summary>SHA-256; its address in the dossier.</summary>
    public required string Empreinte { get; init; }
    public required string Nom { get; init; }
    /// <summary>In bytes.</summary>
    public required long Taille { get; init; }
    public required string TypeMime { get; init; }
    public required AnalyseDeFichier Analyse { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset DeposeLe { get; init; }

    /// <summary>Its bytes may be given.</summary>
    public bool EstServi => Analyse is AnalyseDeFichier.Saine or AnalyseDeFichier.NonConfiguree;
}

/// <summary>A file to send.</summary>
/// <param name="Contenu">To dispose.</param>
public sealed record FichierServi(Stream Contenu, string TypeMime, string Nom);

internal static class FichiersDuDossierStore
{
    private static readonly SqlStatement Vivants = new("""
        SELECT df.PieceId, df.Cle, p.Libelle AS Rubrique, df.Empreinte, df.NomDeFichier AS Nom, f.Taille, f.TypeMime, f.Analyse, df.DeposeLe
        FROM DossierFichier df
        JOIN Fichier f ON f.Empreinte = df.Empreinte
        LEFT JOIN AppelPiece p ON p.Id = df.PieceId
        WHERE df.DossierId = @DossierId ORDER BY p.Ordre, df.Ordre
        """);

    private static readonly SqlStatement Connus = new("SELECT f.Empreinte, f.Empreinte AS Nom, f.Taille, f.TypeMime, f.Analyse, f.CreeLe AS DeposeLe FROM Fichier f WHERE f.Empreinte IN @Empreintes");

    private static readonly SqlStatement Depots = new("""
        SELECT dd.Contenu FROM DossierDepot dd WHERE dd.DossierId = @DossierId AND dd.Contenu LIKE CONCAT('%', @Empreinte, '%') ORDER BY dd.Numero DESC
        """);

    /// <summary>Those of today, infected ones included, by piece and in the order of their arrival.</summary>
    public static Task<IReadOnlyList<FichierDuDossier>> FichiersAsync(this SqlSession session, Guid dossierId) =>
        session.ListeAsync<FichierDuDossier>(Vivants, new { DossierId = dossierId });

    /// <summary>Those that a deposited content names, with what is known of them now: pieces, then files of questions.</summary>
    public static async Task<IReadOnlyList<FichierDuDossier>> FichiersDeposesAsync(this SqlSession session, DossierContenu contenu)
    {
        var nommes = contenu.Pieces.SelectMany(p => p.Fichiers, (p, f) => (PieceId: (Guid?)p.PieceId, Cle: (string?)null, p.Libelle, Fichier: f))
            .Concat(contenu.Reponses.SelectMany(r => r.Fichiers ?? [], (r, f) => (PieceId: (Guid?)null, Cle: (string?)r.Cle, r.Libelle, Fichier: f))).ToList();
        var connus = nommes.Count == 0 ? [] : await session.ListeAsync<FichierDuDossier>(Connus, new { Empreintes = nommes.Select(n => n.Fichier.Empreinte).Distinct() });
        return [.. nommes.Join(connus, n => n.Fichier.Empreinte, c => c.Empreinte, (n, c) => c with { PieceId = n.PieceId, Cle = n.Cle, Rubrique = n.Libelle, Nom = n.Fichier.Nom })];
    }

    /// <summary>A file of today or of any deposited version; null when the dossier never had it.</summary>
    public static async Task<FichierDuDossier?> FichierAsync(this SqlSession session, Guid dossierId, string empreinte)
    {
        if ((await session.FichiersAsync(dossierId)).FirstOrDefault(f => f.Empreinte == empreinte) is { } vivant)
        {
            return vivant;
        }

        // Only a hash may enter the LIKE.
        if (empreinte.Length != 64 || !empreinte.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var depots = await session.ListeAsync<string>(Depots, new { DossierId = dossierId, Empreinte = empreinte });
        return depots.Count == 0
            ? null
            : (await session.FichiersDeposesAsync(Instantane.Lire(depots[0]))).FirstOrDefault(f => f.Empreinte == empreinte);
    }
}
