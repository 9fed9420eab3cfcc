using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

public sealed record PiecePermanenteRow
{
    public required Guid Id { get; init; }
    public required TypeDePiecePermanente Type { get; init; }
    public required string Empreinte { get; init; }
    public required string NomDeFichier { get; init; }
    /// <summary>Bytes.</summary>
    public required long Taille { get; init; }
    public required AnalyseDeFichier Analyse { get; init; }
    public required DateOnly DateDuDocument { get; init; }
    /// <summary>Last day on which it is worth; null = no limit.</summary>
    public DateOnly? ExpireLe { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset DeposeeLe { get; init; }
    public required string Auteur { get; init; }

    public EtatDePiecePermanente Etat(IEnumerable<PiecePermanenteRow> toutes, DateOnly aujourdhui) =>
        PiecesPermanentes.Etat(toutes.Where(p => p.Type == Type).MaxBy(p => (p.DeposeeLe, p.Id))?.Id == Id, ExpireLe, aujourdhui);
}

public static class PiecesPermanentesStore
{
    private static readonly SqlStatement Lecture = new("""
        SELECT p.Id, p.Type, p.Empreinte, p.NomDeFichier, f.Taille, f.Analyse, p.DateDuDocument, p.ExpireLe, p.DeposeeLe, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur
        FROM OrganisationPiece p JOIN Fichier f ON f.Empreinte = p.Empreinte JOIN Compte c ON c.Id = p.DeposeePar
        WHERE p.OrganisationId = @Id AND p.RetireeLe IS NULL ORDER BY p.Type, p.DeposeeLe DESC
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO OrganisationPiece (Id, OrganisationId, Type, Empreinte, NomDeFichier, DateDuDocument, ExpireLe, DeposeeLe, DeposeePar, RetireeLe)
        VALUES (@Id, @OrganisationId, @Type, @Empreinte, @Nom, @DateDuDocument, @ExpireLe, @Le, @CompteId, NULL)
        """);

    private static readonly SqlStatement Retrait = new("UPDATE OrganisationPiece SET RetireeLe = @Le WHERE Id = @Id AND OrganisationId = @OrganisationId AND RetireeLe IS NULL");

    private static readonly SqlStatement Fichier = new("""
        SELECT p.NomDeFichier AS Nom, p.Empreinte, f.TypeMime FROM OrganisationPiece p JOIN Fichier f ON f.Empreinte = p.Empreinte
        WHERE p.Id = @Id AND p.OrganisationId = @OrganisationId AND p.RetireeLe IS NULL AND f.Analyse IN ('Saine', 'NonConfiguree')
        """);

    /// <summary>The current version of each kind, expired ones included: see <see cref="PiecesPermanentes.Validite"/>. For proposing them in a dossier.</summary>
    public static async Task<IReadOnlyList<PiecePermanenteRow>> EnCoursAsync(this SqlSession session, Guid organisationId) =>
        [.. (await session.VersionsAsync(organisationId)).GroupBy(p => p.Type).Select(g => g.MaxBy(p => (p.DeposeeLe, p.Id))!).OrderBy(p => p.Type)];

    /// <summary>Those that may be joined to a dossier today: current, not expired, not infected.</summary>
    public static async Task<IReadOnlyList<PiecePermanenteRow>> AJoindreAsync(this SqlSession session, Guid organisationId, DateOnly aujourdhui) =>
        [.. (await session.EnCoursAsync(organisationId)).Where(p => !(p.ExpireLe < aujourdhui) && p.Analyse != AnalyseDeFichier.Infectee)];

    /// <summary>Every version that was not withdrawn, latest first within its kind.</summary>
    internal static Task<IReadOnlyList<PiecePermanenteRow>> VersionsAsync(this SqlSession session, Guid organisationId) =>
        session.ListeAsync<PiecePermanenteRow>(Lecture, new { Id = organisationId });

    internal static Task AjouterPieceAsync(this SqlSession session, Guid organisationId, Guid compteId, SaisiePiecePermanente saisie, FichierAccepte fichier, DateTimeOffset le) =>
        session.ExecuterAsync(Ajout, new
        {
            Id = Guid.CreateVersion7(), OrganisationId = organisationId, Type = saisie.Type!.Value.ToString(), fichier.Empreinte, fichier.Nom, saisie.DateDuDocument,
            ExpireLe = saisie.SansExpiration ? null : saisie.ExpireLe, Le = le, CompteId = compteId,
        });

    internal static Task<bool> RetirerPieceAsync(this SqlSession session, Guid organisationId, Guid id, DateTimeOffset le) =>
        session.ModifierAsync(Retrait, new { Id = id, OrganisationId = organisationId, Le = le });

    internal static Task<FichierDOrganisation?> FichierDeLaPieceAsync(this SqlSession session, Guid organisationId, Guid id) =>
        session.UnAsync<FichierDOrganisation>(Fichier, new { Id = id, OrganisationId = organisationId });
}

// A file that may be served.
internal sealed record FichierDOrganisation
{
    public required string Nom { get; init; }
    public required string Empreinte { get; init; }
    public required string TypeMime { get; init; }
}
