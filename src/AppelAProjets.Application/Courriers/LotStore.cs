using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>A batch of letters asked for.</summary>
public sealed record LotRow
{
    public required Guid Id { get; init; }
    public required Guid AppelId { get; init; }
    public required string Code { get; init; }
    public required Guid CompteId { get; init; }
    public required string Par { get; init; }
    public required NatureDeLot Nature { get; init; }
    public required EtatDeLot Etat { get; init; }
    public required int Nombre { get; init; }
    public required int Faits { get; init; }
    /// <summary>UTC, as the following.</summary>
    public required DateTimeOffset DemandeLe { get; init; }
    public DateTimeOffset? FiniLe { get; init; }
    public required int Essais { get; init; }
    public required int Version { get; init; }

    /// <summary>Of those left out, each with what it is called by.</summary>
    public IReadOnlyList<RefusDuLot> Refus { get; init; } = [];
}

public sealed record RefusDuLot
{
    public required Guid LotId { get; init; }
    public required string Numero { get; init; }
    public required string Refus { get; init; }
}

internal sealed record CourrierDuLotRow
{
    public required int Ordre { get; init; }
    public required Guid PointId { get; init; }
    public DateTimeOffset? FaitLe { get; init; }
}

internal static class LotStore
{
    private const string Colonnes = """
        SELECT l.Id, l.AppelId, a.Code, l.CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Par, l.Nature, l.Etat, l.Nombre, l.DemandeLe, l.FiniLe, l.Essais, l.Version,
               (SELECT COUNT(*) FROM LotCourrier x WHERE x.LotId = l.Id AND x.FaitLe IS NOT NULL) AS Faits
        FROM LotDeCourriers l
        INNER JOIN Appel a ON a.Id = l.AppelId
        INNER JOIN Compte c ON c.Id = l.CompteId
        """;

    private static readonly SqlStatement Un = new($"{Colonnes} WHERE l.Id = @Id");
    private static readonly SqlStatement Dus = new($"{Colonnes} WHERE l.Etat = 'EnAttente' OR (l.Etat = 'EnCours' AND l.Jusqua <= @Le) ORDER BY l.DemandeLe, l.Id");
    private static readonly SqlStatement EnPreparation = new("SELECT l.Id FROM LotDeCourriers l WHERE l.AppelId = @AppelId AND l.Etat IN ('EnAttente', 'EnCours') ORDER BY l.DemandeLe");
    private static readonly SqlStatement Courriers = new("SELECT x.Ordre, x.PointId, x.FaitLe FROM LotCourrier x WHERE x.LotId = @Id ORDER BY x.Ordre");

    // Those that this person may read, each with its refusals: what is hidden from someone is not named to them.
    private static readonly SqlStatement DeLAppel = new(dialecte => $"""
        {Colonnes}
        WHERE a.Code = @Code
        ORDER BY l.DemandeLe DESC, l.Id {dialecte.Page}
        """);

    private static readonly SqlStatement LesRefus = new($"""
        SELECT x.LotId, d.Numero, x.Refus
        FROM LotCourrier x
        INNER JOIN Point p ON p.Id = x.PointId
        INNER JOIN Dossier d ON d.Id = p.DossierId
        WHERE x.LotId IN @Lots AND x.Refus IS NOT NULL AND {VisibiliteSql.SansDeport}
        ORDER BY x.Ordre
        """);

    // A letter hidden from this person is in it.
    private static readonly SqlStatement Caches = new($"""
        SELECT COUNT(*) AS Nombre FROM LotCourrier x INNER JOIN Point p ON p.Id = x.PointId INNER JOIN Dossier d ON d.Id = p.DossierId
        WHERE x.LotId = @Id AND NOT ({VisibiliteSql.SansDeport})
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO LotDeCourriers (Id, AppelId, CompteId, Nature, Etat, Nombre, DemandeLe, Essais, Version) VALUES (@Id, @AppelId, @CompteId, @Nature, 'EnAttente', @Nombre, @Le, 0, 1)
        """);

    private static readonly SqlStatement AjoutDUn = new("INSERT INTO LotCourrier (LotId, Ordre, PointId) VALUES (@LotId, @Ordre, @PointId)");

    private static readonly SqlStatement Prise = new("""
        UPDATE LotDeCourriers SET Etat = 'EnCours', Jusqua = @Jusqua, Essais = Essais + 1, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND (Etat = 'EnAttente' OR (Etat = 'EnCours' AND Jusqua <= @Le))
        """);

    // The version of the one who took it: taken by another node, it goes no further here.
    private static readonly SqlStatement Avancee = new("UPDATE LotDeCourriers SET Jusqua = @Jusqua, Essais = 0 WHERE Id = @Id AND Version = @Version AND Etat = 'EnCours'");
    private static readonly SqlStatement UnFait = new("UPDATE LotCourrier SET FaitLe = @Le, Refus = @Refus WHERE LotId = @Id AND Ordre = @Ordre");
    private static readonly SqlStatement UnRefus = new("UPDATE LotCourrier SET Refus = @Refus WHERE LotId = @Id AND PointId = @PointId");
    private static readonly SqlStatement Fin = new("UPDATE LotDeCourriers SET Etat = @Etat, FiniLe = @Le, Jusqua = NULL, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    public static Task<LotRow?> LotAsync(this SqlSession session, Guid id) => session.UnAsync<LotRow>(Un, new { Id = id });

    public static Task<IReadOnlyList<LotRow>> LotsDusAsync(this SqlSession session, DateTimeOffset le) => session.ListeAsync<LotRow>(Dus, new { Le = le });

    /// <summary>Of that call, being made or about to be.</summary>
    public static Task<Guid> LotEnPreparationAsync(this SqlSession session, Guid appelId) => session.UnAsync<Guid>(EnPreparation, new { AppelId = appelId });

    public static Task<IReadOnlyList<CourrierDuLotRow>> CourriersDuLotAsync(this SqlSession session, Guid id) => session.ListeAsync<CourrierDuLotRow>(Courriers, new { Id = id });

    /// <summary>The last ones of a call, latest first.</summary>
    public static async Task<IReadOnlyList<LotRow>> LotsAsync(this SqlSession session, string code, Acteur acteur)
    {
        var lots = await session.ListeAsync<LotRow>(DeLAppel, new { Code = code, Saut = 0, Taille = 5 });
        var refus = lots.Count == 0 ? [] : await session.ListeAsync<RefusDuLot>(LesRefus, acteur.Parametres(new { Lots = lots.Select(l => l.Id).ToList() }));
        return [.. lots.Select(l => l with { Refus = [.. refus.Where(r => r.LotId == l.Id)] })];
    }

    public static async Task<bool> LotEstVisibleAsync(this SqlSession session, Guid id, Acteur acteur) => await session.UnAsync<int>(Caches, acteur.Parametres(new { Id = id })) == 0;

    public static async Task AjouterLotAsync(this SqlSession session, LotAEcrire lot, DateTimeOffset le)
    {
        await session.ExecuterAsync(Ajout, new { lot.Id, lot.AppelId, lot.CompteId, Nature = lot.Nature.ToString(), Nombre = lot.Points.Count, Le = le });
        await session.ExecuterAsync(AjoutDUn, lot.Points.Select((point, rang) => new { LotId = lot.Id, Ordre = rang + 1, PointId = point }).ToList());
    }

    /// <summary>False when someone else has it.</summary>
    public static Task<bool> PrendreLotAsync(this SqlSession session, LotRow lot, DateTimeOffset le, DateTimeOffset jusqua) =>
        session.ModifierAsync(Prise, new { lot.Id, lot.Version, Le = le, Jusqua = jusqua });

    /// <summary>False when another has taken it.</summary>
    public static async Task<bool> AvancerLotAsync(this SqlSession session, LotRow lot, (int Ordre, string? Refus) fait, DateTimeOffset le, DateTimeOffset jusqua)
    {
        await session.ExecuterAsync(UnFait, new { lot.Id, fait.Ordre, Le = le, Refus = Court(fait.Refus) });
        return await session.ModifierAsync(Avancee, new { lot.Id, lot.Version, Jusqua = jusqua });
    }

    public static Task RefuserDansLeLotAsync(this SqlSession session, LotRow lot, Guid pointId, string refus) =>
        session.ExecuterAsync(UnRefus, new { lot.Id, PointId = pointId, Refus = Court(refus) });

    public static Task<bool> FinirLotAsync(this SqlSession session, LotRow lot, EtatDeLot etat, DateTimeOffset le) =>
        session.ModifierAsync(Fin, new { lot.Id, lot.Version, Etat = etat.ToString(), Le = le });

    private static string? Court(string? texte) => texte is { Length: > 1000 } ? texte[..1000] : texte;
}

internal sealed record LotAEcrire(Guid Id, Guid AppelId, Guid CompteId, NatureDeLot Nature, IReadOnlyList<Guid> Points);
