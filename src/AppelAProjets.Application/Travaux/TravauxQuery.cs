using AppelAProjets.Domain.Travaux;

namespace AppelAProjets.Application.Travaux;

/// <summary>What a recurring job did last.</summary>
public sealed record TacheSuivieRow
{
    public required string Nom { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset FinLe { get; init; }
    public required int DureeEnMs { get; init; }
    /// <summary>UTC, its last failure.</summary>
    public DateTimeOffset? EchoueLe { get; init; }
    public string? Erreur { get; init; }
}

/// <summary>A long work that someone asked for.</summary>
public sealed record TravailRow
{
    public required GenreDeTravail Genre { get; init; }
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Par { get; init; }
    public required EtatDeTravail Etat { get; init; }
    public required int Faits { get; init; }
    /// <summary>0: not counted.</summary>
    public required int Nombre { get; init; }
    /// <summary>UTC, as the following.</summary>
    public required DateTimeOffset DemandeLe { get; init; }
    public DateTimeOffset? FiniLe { get; init; }
    public string? Erreur { get; init; }
    public required int Version { get; init; }
}

/// <summary>What runs, how far it is, and what failed. Of no work is its content shown.</summary>
public sealed class TravauxQuery(SqlDatabase database)
{
    public const int Maximum = 100;

    private static readonly SqlStatement Battement = new("SELECT FinLe FROM TacheSuivie WHERE Nom = @Nom");

    private static readonly SqlStatement LesTaches = new("SELECT Nom, FinLe, DureeEnMs, EchoueLe, Erreur FROM TacheSuivie ORDER BY Nom");

    private static readonly SqlStatement LesTravaux = new(dialecte => $"""
        SELECT t.Genre, t.Id, t.Code, t.Par, t.Etat, t.Faits, t.Nombre, t.DemandeLe, t.FiniLe, t.Erreur, t.Version FROM (
            SELECT 'Export' AS Genre, e.Id AS Id, a.Code AS Code, CONCAT(c.Prenom, ' ', c.Nom) AS Par,
                CASE e.Etat WHEN 'Echouee' THEN 'Echoue' WHEN 'Annulee' THEN 'Abandonne' WHEN 'Prete' THEN 'Fini' WHEN 'Perimee' THEN 'Fini' ELSE e.Etat END AS Etat,
                e.Faits AS Faits, e.Nombre AS Nombre, e.DemandeLe AS DemandeLe, e.FiniLe AS FiniLe, e.Erreur AS Erreur, e.Version AS Version
            FROM Export e JOIN Appel a ON a.Id = e.AppelId JOIN Compte c ON c.Id = e.CompteId
            UNION ALL
            SELECT 'Courriers' AS Genre, l.Id AS Id, a.Code AS Code, CONCAT(c.Prenom, ' ', c.Nom) AS Par, l.Etat AS Etat,
                (SELECT COUNT(*) AS Nombre FROM LotCourrier x WHERE x.LotId = l.Id AND x.FaitLe IS NOT NULL) AS Faits, l.Nombre AS Nombre, l.DemandeLe AS DemandeLe, l.FiniLe AS FiniLe, NULL AS Erreur, l.Version AS Version
            FROM LotDeCourriers l JOIN Appel a ON a.Id = l.AppelId JOIN Compte c ON c.Id = l.CompteId
            UNION ALL
            SELECT 'Calcul' AS Genre, k.ScenarioId AS Id, a.Code AS Code, CONCAT(c.Prenom, ' ', c.Nom) AS Par, CASE k.Etat WHEN 'Annule' THEN 'Abandonne' ELSE k.Etat END AS Etat,
                0 AS Faits, 0 AS Nombre, k.DemandeLe AS DemandeLe, k.FiniLe AS FiniLe, NULL AS Erreur, k.Version AS Version
            FROM ScenarioCalcul k JOIN Scenario s ON s.Id = k.ScenarioId JOIN Appel a ON a.Id = s.AppelId JOIN Compte c ON c.Id = k.DemandePar
        ) t
        ORDER BY CASE t.Etat WHEN 'EnCours' THEN 0 WHEN 'EnAttente' THEN 1 WHEN 'Echoue' THEN 2 ELSE 3 END, t.DemandeLe DESC, t.Id {dialecte.Page}
        """);

    /// <summary>When the jobs last said that they run; null when never.</summary>
    public async Task<DateTimeOffset?> DernierBattementAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.UnAsync<DateTimeOffset?>(Battement, new { BattementDesTaches.Nom });
    }

    public async Task<IReadOnlyList<TacheSuivieRow>> TachesAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<TacheSuivieRow>(LesTaches);
    }

    /// <summary>What runs first, then what waits, what failed, and the rest, latest first; at most <see cref="Maximum"/>.</summary>
    public async Task<IReadOnlyList<TravailRow>> TravauxAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<TravailRow>(LesTravaux, new { Saut = 0, Taille = Maximum });
    }
}
