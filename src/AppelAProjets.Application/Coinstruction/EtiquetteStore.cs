using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>A label of a call.</summary>
public sealed record EtiquetteRow
{
    public required Guid Id { get; init; }
    public required string Libelle { get; init; }
    public required CouleurDEtiquette Couleur { get; init; }
    public required int Version { get; init; }
    /// <summary>On how many dossiers; when the list is that of one dossier, 1 when it wears it.</summary>
    public required int Dossiers { get; init; }
}

internal static class EtiquetteStore
{
    private static readonly SqlStatement DeLAppel = new("""
        SELECT e.Id, e.Libelle, e.Couleur, e.Version, (SELECT COUNT(*) FROM DossierEtiquette x WHERE x.EtiquetteId = e.Id) AS Dossiers
        FROM Etiquette e WHERE e.AppelId = @AppelId ORDER BY e.Replie
        """);

    private static readonly SqlStatement DuDossier = new("""
        SELECT e.Id, e.Libelle, e.Couleur, e.Version, CASE WHEN x.EtiquetteId IS NULL THEN 0 ELSE 1 END AS Dossiers
        FROM Etiquette e LEFT JOIN DossierEtiquette x ON x.EtiquetteId = e.Id AND x.DossierId = @DossierId WHERE e.AppelId = @AppelId ORDER BY e.Replie
        """);

    private static readonly SqlStatement Ajout = new("INSERT INTO Etiquette (Id, AppelId, Libelle, Replie, Couleur, Version) VALUES (@Id, @AppelId, @Libelle, @Replie, @Couleur, 1)");

    private static readonly SqlStatement Changement = new("""
        UPDATE Etiquette SET Libelle = @Libelle, Replie = @Replie, Couleur = @Couleur, Version = Version + 1 WHERE Id = @Id AND AppelId = @AppelId AND Version = @Version
        """);

    private static readonly SqlStatement Suppression = new("""
        DELETE FROM Etiquette WHERE Id = @Id AND AppelId = @AppelId AND NOT EXISTS (SELECT 1 FROM DossierEtiquette x WHERE x.EtiquetteId = Etiquette.Id)
        """);

    private static readonly SqlStatement Pose = new("INSERT INTO DossierEtiquette (DossierId, EtiquetteId, PoseeLe, PoseePar) VALUES (@DossierId, @EtiquetteId, @Le, @CompteId)");
    private static readonly SqlStatement Retrait = new("DELETE FROM DossierEtiquette WHERE DossierId = @DossierId AND EtiquetteId = @EtiquetteId");

    public static Task<IReadOnlyList<EtiquetteRow>> EtiquettesAsync(this SqlSession session, Guid appelId) => session.ListeAsync<EtiquetteRow>(DeLAppel, new { AppelId = appelId });

    /// <summary>All those of the call, with which ones the dossier wears.</summary>
    public static Task<IReadOnlyList<EtiquetteRow>> EtiquettesAsync(this SqlSession session, Guid appelId, Guid dossierId) =>
        session.ListeAsync<EtiquetteRow>(DuDossier, new { AppelId = appelId, DossierId = dossierId });

    /// <summary>False when the call has one of that name, or someone else changed it meanwhile.</summary>
    /// <param name="version">Null for a new one.</param>
    public static Task<bool> EcrireEtiquetteAsync(this SqlSession session, Guid appelId, Guid id, (string Libelle, CouleurDEtiquette Couleur) dite, int? version)
    {
        var valeurs = new { Id = id, AppelId = appelId, dite.Libelle, Replie = TexteDeRecherche.Plier(Etiquettes.LongueurMaximale, dite.Libelle), Couleur = dite.Couleur.ToString(), Version = version ?? 0 };
        return version is null ? session.InsererSiAbsentAsync(Ajout, valeurs) : session.ModifierAsync(Changement, valeurs);
    }

    /// <summary>False when a dossier wears it.</summary>
    public static async Task<bool> SupprimerEtiquetteAsync(this SqlSession session, Guid appelId, Guid id) => await session.ExecuterAsync(Suppression, new { AppelId = appelId, Id = id }) > 0;

    public static Task<bool> PoserAsync(this SqlSession session, Guid dossierId, Guid etiquetteId, (Guid CompteId, DateTimeOffset Le) par) =>
        session.InsererSiAbsentAsync(Pose, new { DossierId = dossierId, EtiquetteId = etiquetteId, par.Le, par.CompteId });

    public static async Task<bool> RetirerAsync(this SqlSession session, Guid dossierId, Guid etiquetteId) =>
        await session.ExecuterAsync(Retrait, new { DossierId = dossierId, EtiquetteId = etiquetteId }) > 0;
}
