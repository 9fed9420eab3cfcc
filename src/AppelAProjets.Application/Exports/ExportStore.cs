using AppelAProjets.Domain.Exports;

namespace AppelAProjets.Application.Exports;

/// <summary>An archive asked for.</summary>
public sealed record ExportRow
{
    public required Guid Id { get; init; }
    public required Guid CompteId { get; init; }
    public required string AppelCode { get; init; }
    public required string Appel { get; init; }
    /// <summary>What was asked, in French.</summary>
    public required string Objet { get; init; }
    public required EtatExport Etat { get; init; }
    public required int Nombre { get; init; }
    public required int Faits { get; init; }
    /// <summary>Left out: no longer visible to its owner when their turn came.</summary>
    public required int Ecartes { get; init; }
    /// <summary>In bytes, once it is ready.</summary>
    public required long Taille { get; init; }
    /// <summary>The rights that it was made with.</summary>
    public string? Droits { get; init; }
    /// <summary>UTC, as the following.</summary>
    public required DateTimeOffset DemandeLe { get; init; }
    public DateTimeOffset? FiniLe { get; init; }
    public DateTimeOffset? ExpireLe { get; init; }
    public required int Essais { get; init; }
    public string? Erreur { get; init; }
    public required int Version { get; init; }

    public string NomDeFichier => $"{AppelCode}-dossiers.zip";
}

internal sealed record ExportDossierRow
{
    public required int Ordre { get; init; }
    public required Guid DossierId { get; init; }
}

internal static class ExportStore
{
    private const string Colonnes = """
        SELECT e.Id, e.CompteId, a.Code AS AppelCode, a.Titre AS Appel, e.Objet, e.Etat, e.Nombre, e.Faits, e.Taille, e.Droits, e.DemandeLe, e.FiniLe, e.ExpireLe, e.Essais, e.Erreur, e.Version,
            (SELECT COUNT(*) FROM ExportDossier x WHERE x.ExportId = e.Id AND x.Ecarte = 1) AS Ecartes
        FROM Export e JOIN Appel a ON a.Id = e.AppelId
        """;

    private static readonly SqlStatement Siens = new($"{Colonnes} WHERE e.CompteId = @CompteId ORDER BY e.DemandeLe DESC, e.Id");
    private static readonly SqlStatement Un = new($"{Colonnes} WHERE e.Id = @Id");
    private static readonly SqlStatement Dus = new($"{Colonnes} WHERE e.Etat = 'EnAttente' OR (e.Etat = 'EnCours' AND e.Jusqua <= @Le) ORDER BY e.DemandeLe, e.Id");
    private static readonly SqlStatement Perimes = new($"{Colonnes} WHERE e.Etat = 'Prete' AND e.ExpireLe <= @Le");
    private static readonly SqlStatement EnPreparation = new("SELECT COUNT(*) AS Nombre FROM Export e WHERE e.CompteId = @CompteId AND e.Etat IN ('EnAttente', 'EnCours')");

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Export (Id, CompteId, AppelId, Objet, Etat, Nombre, Faits, Taille, DemandeLe, Essais, Version) VALUES (@Id, @CompteId, @AppelId, @Objet, 'EnAttente', @Nombre, 0, 0, @Le, 0, 1)
        """);

    private static readonly SqlStatement AjoutDeDossier = new("INSERT INTO ExportDossier (ExportId, Ordre, DossierId, Ecarte) VALUES (@ExportId, @Ordre, @DossierId, 0)");
    private static readonly SqlStatement Reste = new("SELECT Ordre, DossierId FROM ExportDossier WHERE ExportId = @Id AND Fin IS NULL AND Ecarte = 0 ORDER BY Ordre");
    private static readonly SqlStatement DossierFait = new("UPDATE ExportDossier SET Fin = @Fin, Ecarte = @Ecarte WHERE ExportId = @Id AND Ordre = @Ordre");

    private static readonly SqlStatement Prise = new("""
        UPDATE Export SET Etat = 'EnCours', Jusqua = @Jusqua, Droits = @Droits, Essais = Essais + 1, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND (Etat = 'EnAttente' OR (Etat = 'EnCours' AND Jusqua <= @Le))
        """);

    // The version of the one who took it: an archive cancelled, or taken by another node, goes no further here.
    private static readonly SqlStatement Avancee = new("""
        UPDATE Export SET Faits = (SELECT COUNT(*) FROM ExportDossier x WHERE x.ExportId = @Id AND (x.Fin IS NOT NULL OR x.Ecarte = 1)), Jusqua = @Jusqua, Essais = 0
        WHERE Id = @Id AND Version = @Version AND Etat = 'EnCours'
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE Export SET Etat = @Etat, FiniLe = @FiniLe, ExpireLe = @ExpireLe, Taille = @Taille, Erreur = @Erreur, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement RemiseAZero = new("""
        UPDATE Export SET Etat = 'EnAttente', Faits = 0, Taille = 0, Droits = NULL, Jusqua = NULL, FiniLe = NULL, ExpireLe = NULL, Essais = 0, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement Present = new("SELECT COUNT(*) AS Nombre FROM ExportDossier x WHERE x.ExportId = @Id AND x.DossierId = @DossierId");

    private static readonly SqlStatement Jonction = new("""
        UPDATE Export SET Nombre = Nombre + 1, Etat = CASE WHEN Etat = 'Prete' THEN 'EnAttente' ELSE Etat END
        WHERE Id = @Id AND Etat IN ('EnAttente', 'EnCours', 'Prete')
        """);

    private static readonly SqlStatement Oubli = new("UPDATE ExportDossier SET Fin = NULL, Ecarte = 0 WHERE ExportId = @Id");

    /// <summary>Of that person, latest first.</summary>
    public static Task<IReadOnlyList<ExportRow>> ExportsAsync(this SqlSession session, Guid compteId) => session.ListeAsync<ExportRow>(Siens, new { CompteId = compteId });

    public static Task<ExportRow?> ExportAsync(this SqlSession session, Guid id) => session.UnAsync<ExportRow>(Un, new { Id = id });

    public static Task<IReadOnlyList<ExportRow>> ExportsDusAsync(this SqlSession session, DateTimeOffset le) => session.ListeAsync<ExportRow>(Dus, new { Le = le });

    public static Task<IReadOnlyList<ExportRow>> ExportsPerimesAsync(this SqlSession session, DateTimeOffset le) => session.ListeAsync<ExportRow>(Perimes, new { Le = le });

    public static Task<int> ExportsEnPreparationAsync(this SqlSession session, Guid compteId) => session.UnAsync<int>(EnPreparation, new { CompteId = compteId });

    /// <summary>False when it was already asked for.</summary>
    public static async Task<bool> AjouterExportAsync(this SqlSession session, (Guid Id, Guid CompteId, Guid AppelId, string Objet) export, IReadOnlyList<Guid> dossiers, DateTimeOffset le)
    {
        if (!await session.InsererSiAbsentAsync(Ajout, new { export.Id, export.CompteId, export.AppelId, export.Objet, Nombre = dossiers.Count, Le = le }))
        {
            return false;
        }

        await session.ExecuterAsync(AjoutDeDossier, dossiers.Select((id, rang) => new { ExportId = export.Id, Ordre = rang + 1, DossierId = id }).ToList());
        return true;
    }

    /// <summary>False when it is there already, or when the archive is over.</summary>
    public static async Task<bool> JoindreAsync(this SqlSession session, ExportRow export, Guid dossierId)
    {
        if (await session.UnAsync<int>(Present, new { export.Id, DossierId = dossierId }) > 0 || !await session.ModifierAsync(Jonction, new { export.Id }))
        {
            return false;
        }

        await session.ExecuterAsync(AjoutDeDossier, new { ExportId = export.Id, Ordre = export.Nombre + 1, DossierId = dossierId });
        return true;
    }

    /// <summary>Those that are not in it yet.</summary>
    public static Task<IReadOnlyList<ExportDossierRow>> ResteDeLExportAsync(this SqlSession session, Guid id) => session.ListeAsync<ExportDossierRow>(Reste, new { Id = id });

    /// <summary>False when someone else has it.</summary>
    public static Task<bool> PrendreExportAsync(this SqlSession session, ExportRow export, string droits, (DateTimeOffset Le, DateTimeOffset Jusqua) quand) =>
        session.ModifierAsync(Prise, new { export.Id, export.Version, Droits = droits, quand.Le, quand.Jusqua });

    /// <summary>False when it was cancelled, or taken by another.</summary>
    /// <param name="taille">Bytes of its part; null when it was left out.</param>
    public static async Task<bool> AvancerExportAsync(this SqlSession session, ExportRow export, int ordre, long? taille, DateTimeOffset jusqua)
    {
        await session.ExecuterAsync(DossierFait, new { export.Id, Ordre = ordre, Fin = taille, Ecarte = taille is null });
        return await session.ModifierAsync(Avancee, new { export.Id, export.Version, Jusqua = jusqua });
    }

    public static Task<bool> ChangerExportAsync(this SqlSession session, ExportRow export, EtatExport etat, (DateTimeOffset? FiniLe, DateTimeOffset? ExpireLe) quand, long taille = 0, string? erreur = null) =>
        session.ModifierAsync(Changement, new { export.Id, export.Version, Etat = etat.ToString(), Taille = taille, quand.FiniLe, quand.ExpireLe, Erreur = erreur });

    /// <summary>To be made again from the first dossier.</summary>
    public static async Task<bool> RecommencerExportAsync(this SqlSession session, ExportRow export)
    {
        await session.ExecuterAsync(Oubli, new { export.Id });
        return await session.ModifierAsync(RemiseAZero, new { export.Id, export.Version });
    }
}
