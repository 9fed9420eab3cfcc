using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Application.Pieces;

public static class PiecesDuDossierStore
{
    private static readonly SqlStatement Lecture = new(Lire("= @Id"));
    private static readonly SqlStatement Plusieurs = new(Lire("IN @Ids"));

    private static string Lire(string lesquels) => $"""
        SELECT d.Id AS DossierId, p.Id AS PieceId, p.Libelle, p.Indispensable
        FROM Dossier d JOIN AppelPiece p ON p.AppelId = d.AppelId
        WHERE d.Id {lesquels} ORDER BY p.Ordre, p.Libelle;
        SELECT df.DossierId, df.PieceId, df.Cle, df.NomDeFichier, df.Empreinte, f.Taille
        FROM DossierFichier df JOIN Fichier f ON f.Empreinte = df.Empreinte
        WHERE df.DossierId {lesquels} AND f.Analyse <> 'Infectee' ORDER BY df.Ordre;
        """;

    /// <summary>Every piece in the order of the call, with its files in the order of their arrival, then the files that answer questions, by key. An infected file is as good as not given.</summary>
    public static async Task<(IReadOnlyList<PieceContenu> Pieces, ILookup<string, FichierContenu> DesQuestions)> PiecesAsync(this SqlSession session, Guid dossierId)
    {
        using var jeux = await session.PlusieursAsync(Lecture, new { Id = dossierId });
        return Ranger(await jeux.ReadAsync<PieceRow>(), (await jeux.ReadAsync<FichierRow>()).ToList());
    }

    /// <summary>The same, by dossier.</summary>
    internal static async Task<Func<Guid, (IReadOnlyList<PieceContenu> Pieces, ILookup<string, FichierContenu> DesQuestions)>> PiecesAsync(this SqlSession session, IReadOnlyList<Guid> ids)
    {
        using var jeux = await session.PlusieursAsync(Plusieurs, new { Ids = ids });
        var pieces = (await jeux.ReadAsync<PieceRow>()).ToLookup(p => p.DossierId);
        var fichiers = (await jeux.ReadAsync<FichierRow>()).ToLookup(f => f.DossierId);
        return id => Ranger(pieces[id], [.. fichiers[id]]);
    }

    private static (IReadOnlyList<PieceContenu> Pieces, ILookup<string, FichierContenu> DesQuestions) Ranger(IEnumerable<PieceRow> pieces, IReadOnlyList<FichierRow> fichiers)
    {
        var parPiece = fichiers.ToLookup(f => f.PieceId, f => f.Contenu);
        return (
            [.. pieces.Select(p => new PieceContenu(p.PieceId, p.Libelle, p.Indispensable, [.. parPiece[p.PieceId]]))],
            fichiers.Where(f => f.Cle is not null).ToLookup(f => f.Cle!, f => f.Contenu));
    }

    private sealed record PieceRow
    {
        public required Guid DossierId { get; init; }
        public required Guid PieceId { get; init; }
        public required string Libelle { get; init; }
        public required bool Indispensable { get; init; }
    }

    private sealed record FichierRow
    {
        public required Guid DossierId { get; init; }
        public Guid? PieceId { get; init; }
        public string? Cle { get; init; }
        public required string NomDeFichier { get; init; }
        public required string Empreinte { get; init; }
        public required long Taille { get; init; }
        public FichierContenu Contenu => new(NomDeFichier, Empreinte, Taille);
    }
}
