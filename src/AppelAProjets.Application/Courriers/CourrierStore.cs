using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Courriers;

internal sealed record CourrierRow
{
    public required Guid Id { get; init; }
    public required Guid PointId { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Numero { get; init; }
    public string? CodeDuPapier { get; init; }
    public required string NumeroDossier { get; init; }
    public required EtatDossier EtatDossier { get; init; }
    public required int DossierVersion { get; init; }
    public required EtatCourrier Etat { get; init; }
    public required string Document { get; init; }
    public required DateTimeOffset ComposeLe { get; init; }
    public DateTimeOffset? SoumisLe { get; init; }
    public Guid? PubliePar { get; init; }
    public required int Version { get; init; }
}

internal sealed record VisaRow
{
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    public DateTimeOffset? Le { get; init; }
}

/// <summary>Reads and writes of one letter. Each update names the version that was read: false = somebody was faster.</summary>
internal static class CourrierStore
{
    private const int Tranche = 1_000;

    /// <summary>When the last published letter of the dossier <c>d</c> that is in revision was published: the next one replaces it.</summary>
    internal const string DerniereRevision = "(SELECT MAX(r.PublieLe) FROM Courrier r WHERE r.DossierId = d.Id AND r.Etat = 'EnRevision')";

    private const string Colonnes = """
        c.Id, c.PointId, c.DossierId, d.OrganisationId, c.Numero, c.CodeDuPapier, d.Numero AS NumeroDossier, d.Etat AS EtatDossier, d.Version AS DossierVersion,
        c.Etat, c.Document, c.ComposeLe, c.SoumisLe, c.PubliePar, c.Version
        """;

    private static readonly SqlStatement DuPoint = new($"""
        SELECT {Colonnes}
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        WHERE c.PointId = @PointId AND a.Code = @Code AND c.Etat NOT IN ('Remplace', 'Retire', 'EnRevision') AND {VisibiliteSql.SansDeport}
        """);

    private static readonly SqlStatement ParId = new($"""
        SELECT {Colonnes}
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        WHERE c.Id = @Id AND {VisibiliteSql.SansDeport}
        """);

    private static readonly SqlStatement LesAgregats = new("SELECT p.SeanceId, p.DossierId FROM Point p WHERE p.Id IN @Points");

    private static readonly SqlStatement Appel = new("SELECT a.Id FROM Appel a WHERE a.Code = @Code");

    private static readonly SqlStatement LesVisas = new("""
        SELECT v.FinanceurId, f.Sigle, v.Le
        FROM CourrierVisa v
        INNER JOIN Financeur f ON f.Id = v.FinanceurId
        WHERE v.CourrierId = @CourrierId
        ORDER BY f.Sigle
        """);

    private static readonly SqlStatement Nouveau = new("""
        INSERT INTO Courrier (Id, DossierId, PointId, Numero, CodeDuPapier, Etat, Document, ComposeLe, Version)
        VALUES (@Id, @DossierId, @PointId, @Numero, @CodeDuPapier, 'Projet', @Document, @ComposeLe, 1)
        """);

    private static readonly SqlStatement Recompose = new("""
        UPDATE Courrier SET Document = @Document, ComposeLe = @ComposeLe, SoumisLe = NULL, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND Etat = 'Projet'
        """);

    private static readonly SqlStatement VisasOublies = new("DELETE FROM CourrierVisa WHERE CourrierId = @CourrierId");

    private static readonly SqlStatement VisaAttendu = new("""
        INSERT INTO CourrierVisa (CourrierId, FinanceurId) VALUES (@CourrierId, @FinanceurId)
        """);

    private static readonly SqlStatement VisaDonne = new("""
        UPDATE CourrierVisa SET CompteId = @CompteId, Le = @Le, Empreinte = @Empreinte, RefuseLe = NULL WHERE CourrierId = @CourrierId AND FinanceurId = @FinanceurId AND Le IS NULL
        """);

    private static readonly SqlStatement Soumission = new("""
        UPDATE Courrier SET SoumisLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = 'Projet'
        """);

    private static readonly SqlStatement RefusOublies = new("UPDATE CourrierVisa SET CompteId = NULL, RefuseLe = NULL WHERE CourrierId = @CourrierId AND RefuseLe IS NOT NULL");

    private static readonly SqlStatement Numeros = new($"""
        SELECT p.Id, d.Numero
        FROM Point p INNER JOIN Dossier d ON d.Id = p.DossierId INNER JOIN Appel a ON a.Id = d.AppelId
        WHERE p.Id IN @Points AND a.Code = @Code AND {VisibiliteSql.SansDeport}
        """);

    private static readonly SqlStatement Avance = new("""
        UPDATE Courrier SET Etat = @Etat, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement Publication = new("""
        UPDATE Courrier SET Etat = 'Publie', Empreinte = @Empreinte, PublieLe = @Le, PubliePar = @CompteId, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND Etat = 'BonASigner'
        """);

    /// <summary>Takes the dossiers of these items, and their sessions, whose relevés letters are drawn from.</summary>
    public static async Task VerrouillerAsync(SqlSession session, IReadOnlyCollection<Guid> points)
    {
        var agregats = await session.ParTranchesAsync<AgregatsRow>(LesAgregats, points, tranche => new { Points = tranche });
        await session.VerrouillerAsync([.. agregats.Select(a => Verrou.Seance(a.SeanceId)), .. agregats.Select(a => Verrou.Dossier(a.DossierId))]);
    }

    public static async Task<bool> AppelExisteAsync(SqlSession session, string code) => await session.UnAsync<Guid>(Appel, new { Code = code }) != default;

    public static Task<CourrierRow?> DuPointAsync(SqlSession session, string code, Guid pointId, Acteur acteur) =>
        session.UnAsync<CourrierRow>(DuPoint, acteur.Parametres(new { PointId = pointId, Code = code }));

    /// <summary>Null when unknown, or when the person has stood down from its dossier.</summary>
    public static Task<CourrierRow?> LireAsync(SqlSession session, Guid id, Acteur acteur) =>
        session.UnAsync<CourrierRow>(ParId, acteur.Parametres(new { Id = id }));

    public static Task<IReadOnlyList<VisaRow>> VisasAsync(SqlSession session, Guid courrierId) =>
        session.ListeAsync<VisaRow>(LesVisas, new { CourrierId = courrierId });

    /// <summary>False when another letter has just taken that number.</summary>
    public static async Task<bool> AjouterAsync(SqlSession session, CourrierAEcrire courrier)
    {
        var cree = await session.InsererSiAbsentAsync(Nouveau, new { courrier.Id, courrier.DossierId, courrier.PointId, courrier.Numero, courrier.CodeDuPapier, courrier.Document, ComposeLe = courrier.Le });
        if (cree)
        {
            await AttendreAsync(session, courrier);
        }

        return cree;
    }

    /// <summary>Another text: the bons à signer given for the former one fall.</summary>
    public static async Task<bool> RecomposerAsync(SqlSession session, CourrierAEcrire courrier, int version)
    {
        if (!await session.ModifierAsync(Recompose, new { courrier.Id, Version = version, courrier.Document, ComposeLe = courrier.Le }))
        {
            return false;
        }

        await session.ExecuterAsync(VisasOublies, new { CourrierId = courrier.Id });
        await AttendreAsync(session, courrier);
        return true;
    }

    /// <summary>Handed over, once more after a refusal, which is then forgotten.</summary>
    public static async Task<bool> SoumettreAsync(SqlSession session, CourrierRow courrier, DateTimeOffset le)
    {
        await session.ExecuterAsync(RefusOublies, new { CourrierId = courrier.Id });
        return await session.ModifierAsync(Soumission, new { courrier.Id, courrier.Version, Le = le });
    }

    public static Task<bool> ViserAsync(SqlSession session, CourrierRow courrier, Guid financeurId, Guid compteId, DateTimeOffset le) =>
        session.ModifierAsync(VisaDonne, new { CourrierId = courrier.Id, FinanceurId = financeurId, CompteId = compteId, Le = le, Empreinte = TexteConserve.Empreinte(courrier.Document) });

    /// <summary>Of the dossiers of these items: what people call them by, when there is no letter to name.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NumerosAsync(SqlSession session, string code, IReadOnlyCollection<Guid> points, Acteur acteur) =>
        (await session.ParTranchesAsync<NumeroRow>(Numeros, points, tranche => acteur.Parametres(new { Code = code, Points = tranche }))).ToDictionary(r => r.Id, r => r.Numero);

    /// <summary>Rows of many letters: SQL Server takes 2,100 parameters.</summary>
    internal static async Task<IReadOnlyList<T>> ParTranchesAsync<T>(this SqlSession session, SqlStatement sql, IEnumerable<Guid> ids, Func<IReadOnlyList<Guid>, object> parametres)
    {
        var rows = new List<T>();
        foreach (var tranche in ids.Distinct().Chunk(Tranche))
        {
            rows.AddRange(await session.ListeAsync<T>(sql, parametres(tranche)));
        }

        return rows;
    }

    public static Task<bool> AvancerAsync(SqlSession session, CourrierRow courrier, EtatCourrier etat) =>
        session.ModifierAsync(Avance, new { courrier.Id, courrier.Version, Etat = etat.ToString() });

    /// <summary>Once only, whoever else tries.</summary>
    public static Task<bool> PublierAsync(SqlSession session, CourrierRow courrier, string empreinte, Guid compteId, DateTimeOffset le) =>
        session.ModifierAsync(Publication, new { courrier.Id, courrier.Version, Empreinte = empreinte, CompteId = compteId, Le = le });

    private sealed record NumeroRow
    {
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
    }

    private sealed record AgregatsRow
    {
        public required Guid SeanceId { get; init; }
        public required Guid DossierId { get; init; }
    }

    private static Task<int> AttendreAsync(SqlSession session, CourrierAEcrire courrier) =>
        session.ExecuterAsync(VisaAttendu, courrier.Cosignataires.Select(financeur => new { CourrierId = courrier.Id, FinanceurId = financeur }).ToList());
}

internal sealed record CourrierAEcrire(Guid Id, Guid DossierId, Guid PointId, string Numero, string Document, IReadOnlyList<Guid> Cosignataires, DateTimeOffset Le)
{
    public string? CodeDuPapier { get; init; }
}
