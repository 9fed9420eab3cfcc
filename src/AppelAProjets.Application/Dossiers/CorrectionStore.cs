using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Dossiers;

/// <summary>A correction that the services, or the closing, came before.</summary>
public sealed record CorrectionEcartee
{
    public required int Numero { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    public required string Texte { get; init; }
    public DossierContenu Contenu => Instantane.Lire(Texte);
}

/// <summary>What the answers and the files were when a correction began; the services read the deposited version all along.</summary>
internal static class CorrectionStore
{
    private static readonly SqlStatement Ouverture = new("INSERT INTO Correction (DossierId, OuverteLe, OuvertePar) VALUES (@Id, @Le, @CompteId)");

    private static readonly SqlStatement Copie = new("""
        INSERT INTO CorrectionReponse (DossierId, Cle, Valeur, ModifieLe, ModifiePar) SELECT r.DossierId, r.Cle, r.Valeur, r.ModifieLe, r.ModifiePar FROM Reponse r WHERE r.DossierId = @Id;
        INSERT INTO CorrectionFichier (DossierId, Ordre, PieceId, Cle, Empreinte, NomDeFichier, DeposeLe, DeposePar)
        SELECT f.DossierId, f.Ordre, f.PieceId, f.Cle, f.Empreinte, f.NomDeFichier, f.DeposeLe, f.DeposePar FROM DossierFichier f WHERE f.DossierId = @Id;
        """);

    // The version grows: a page still open on the correction finds out that its answers are no longer those.
    private static readonly SqlStatement Retour = new("""
        UPDATE Reponse SET Version = Version + 1,
            Valeur = COALESCE((SELECT c.Valeur FROM CorrectionReponse c WHERE c.DossierId = Reponse.DossierId AND c.Cle = Reponse.Cle), ''),
            ModifieLe = COALESCE((SELECT c.ModifieLe FROM CorrectionReponse c WHERE c.DossierId = Reponse.DossierId AND c.Cle = Reponse.Cle), ModifieLe),
            ModifiePar = COALESCE((SELECT c.ModifiePar FROM CorrectionReponse c WHERE c.DossierId = Reponse.DossierId AND c.Cle = Reponse.Cle), ModifiePar)
        WHERE DossierId = @Id AND Valeur <> COALESCE((SELECT c.Valeur FROM CorrectionReponse c WHERE c.DossierId = Reponse.DossierId AND c.Cle = Reponse.Cle), '');
        DELETE FROM DossierFichier WHERE DossierId = @Id;
        INSERT INTO DossierFichier (DossierId, Ordre, PieceId, Cle, Empreinte, NomDeFichier, DeposeLe, DeposePar)
        SELECT f.DossierId, f.Ordre, f.PieceId, f.Cle, f.Empreinte, f.NomDeFichier, f.DeposeLe, f.DeposePar FROM CorrectionFichier f WHERE f.DossierId = @Id;
        """);

    private static readonly SqlStatement Fin = new("""
        DELETE FROM CorrectionReponse WHERE DossierId = @Id;
        DELETE FROM CorrectionFichier WHERE DossierId = @Id;
        DELETE FROM Correction WHERE DossierId = @Id;
        """);

    private static readonly SqlStatement Mise = new("INSERT INTO CorrectionEcartee (DossierId, Numero, Le, Contenu) SELECT @Id, COUNT(*) + 1, @Le, @Contenu FROM CorrectionEcartee e WHERE e.DossierId = @Id");

    private static readonly SqlStatement Ecartees = new("SELECT e.Numero, e.Le, e.Contenu AS Texte FROM CorrectionEcartee e WHERE e.DossierId = @Id ORDER BY e.Numero");

    private static readonly SqlStatement EnCours = new("SELECT COUNT(*) AS Nombre FROM Correction WHERE DossierId = @Id");

    /// <summary>False when one is open already.</summary>
    public static async Task<bool> OuvrirLaCorrectionAsync(this SqlSession session, Guid id, Guid compteId, DateTimeOffset le) =>
        await session.InsererSiAbsentAsync(Ouverture, new { Id = id, Le = le, CompteId = compteId }) && await session.ExecuterAsync(Copie, new { Id = id }) >= 0;

    /// <summary>Comes back to what was deposited; false when there is no correction.</summary>
    public static async Task<bool> AbandonnerLaCorrectionAsync(this SqlSession session, Guid id, DateTimeOffset le)
    {
        if (await session.UnAsync<int>(EnCours, new { Id = id }) == 0)
        {
            return false;
        }

        await session.DetacherLesFichiersAsync(id, le);
        await session.ExecuterAsync(Retour, new { Id = id });
        await session.ExecuterAsync(Fin, new { Id = id });
        return true;
    }

    /// <summary>Comes back to what was deposited without its authors' wish: what they had written stays to be read. False when there is no correction.</summary>
    public static async Task<bool> EcarterLaCorrectionAsync(this SqlSession session, Guid id, DateTimeOffset le)
    {
        if (await session.UnAsync<int>(EnCours, new { Id = id }) == 0 || await DossierLectureQuery.EnteteAsync(session, id) is not { } entete)
        {
            return false;
        }

        var ecrit = await DossierLectureQuery.VivantAsync(session, entete);
        await session.ExecuterAsync(Mise, new { Id = id, Le = le, Contenu = Instantane.Figer(ecrit).Contenu });
        return await session.AbandonnerLaCorrectionAsync(id, le);
    }

    /// <summary>Oldest first.</summary>
    public static Task<IReadOnlyList<CorrectionEcartee>> CorrectionsEcarteesAsync(this SqlSession session, Guid id) => session.ListeAsync<CorrectionEcartee>(Ecartees, new { Id = id });

    /// <summary>The corrected version is deposited: what was kept to come back to has no use.</summary>
    public static Task<int> ConclureLaCorrectionAsync(this SqlSession session, Guid id) => session.ExecuterAsync(Fin, new { Id = id });
}
