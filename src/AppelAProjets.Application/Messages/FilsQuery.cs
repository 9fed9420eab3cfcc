using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Messages;

/// <summary>A thread in the list of the services.</summary>
public sealed record FilEnListe
{
    public required Guid DossierId { get; init; }
    public required string AppelCode { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    /// <summary>Side of the last message.</summary>
    public required CoteDeMessage Cote { get; init; }
    public required string Institution { get; init; }
    /// <summary>Its instant, UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    /// <summary>Messages by others that the person was not shown.</summary>
    public required int NonLus { get; init; }
    /// <summary>Pieces asked for and not received.</summary>
    public required int PiecesAttendues { get; init; }

    public bool ReponseAttendue => Cote == CoteDeMessage.Organisation;
}

/// <summary>Threads that a member of the staff may read: those that await an answer first, then those not read, then the latest. One command.</summary>
public sealed class FilsQuery(SqlDatabase database)
{
    private const string Choix = $"""
        SELECT d.Id AS DossierId, m.Rang AS Dernier, m.Le,
            CASE WHEN m.Cote = 'Organisation' THEN 0 WHEN m.Rang > COALESCE(lu.LuJusqua, 0) AND m.CompteId <> @CompteId THEN 1 ELSE 2 END AS Place
        FROM Dossier d
        JOIN Message m ON m.DossierId = d.Id AND m.Rang = (SELECT MAX(x.Rang) FROM Message x WHERE x.DossierId = d.Id)
        LEFT JOIN MessageLecture lu ON lu.DossierId = d.Id AND lu.CompteId = @CompteId
        WHERE {VisibiliteSql.Fil} AND (@Attendues = 0 OR m.Cote = 'Organisation')
        ORDER BY Place, m.Le DESC, d.Id
        """;

    // The page is chosen on the last message of each thread, found by its rank; what counts messages and pieces then reads those of the page only.
    private static readonly SqlStatement Lecture = new(dialecte => $"""
        SELECT d.Id AS DossierId, a.Code AS AppelCode, d.Numero, d.Titre, o.Nom AS Organisation, m.Cote, m.Institution, m.Le, {FilSql.NonLus} AS NonLus,
            (SELECT COUNT(*) FROM DemandeDePiece p WHERE p.DossierId = d.Id AND p.ReponseLe IS NULL) AS PiecesAttendues
        FROM ({Choix} {dialecte.Page}) t
        JOIN Message m ON m.DossierId = t.DossierId AND m.Rang = t.Dernier
        JOIN Dossier d ON d.Id = t.DossierId
        JOIN Organisation o ON o.Id = d.OrganisationId
        JOIN Appel a ON a.Id = d.AppelId
        ORDER BY t.Place, t.Le DESC, t.DossierId
        """);

    public async Task<(IReadOnlyList<FilEnListe> Fils, bool Suite)> ListerAsync(bool attendues, int page, int taille, Acteur acteur, CancellationToken annulation = default)
    {
        var parametres = FilSql.Parametres(acteur);
        parametres.AddDynamicParams(new { Attendues = attendues ? 1 : 0, Saut = (page - 1) * taille, Taille = taille + 1 });
        await using var session = await database.LireAsync(annulation);
        var fils = await session.ListeAsync<FilEnListe>(Lecture, parametres);
        return ([.. fils.Take(taille)], fils.Count > taille);
    }
}
