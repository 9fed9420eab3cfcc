using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <param name="Territoires">Those whose meetings this person holds.</param>
public sealed record ReunionsDeLAppel(ContexteInstruction Contexte, IReadOnlyList<ReunionRow> Reunions, IReadOnlyList<TerritoireDAppel> Territoires);

/// <summary>A meeting, with the dossiers that the reader may see and those present.</summary>
public sealed record ReunionLue(ContexteInstruction Contexte, ReunionRow Reunion, IReadOnlyList<DossierDeReunion> Dossiers, IReadOnlyList<PresentRow> Presents, IReadOnlyList<SortieRow> Sorties)
{
    /// <summary>Prepares it and types in it; otherwise attends and reads.</summary>
    public required bool PeutTenir { get; init; }
    /// <summary>Holds it, and it is ended or cancelled.</summary>
    public bool PeutRouvrir { get; init; }
    /// <summary>Dossiers of the meeting that are not shown to the reader.</summary>
    public required int MesDeports { get; init; }
    /// <summary>The dossiers of the territory that may be put in it, those of the meeting first; only for who holds it.</summary>
    public IReadOnlyList<DossierDeReunion> Possibles { get; init; } = [];
    /// <summary>The agents who may be there, with in what capacity; only for who holds it.</summary>
    public IReadOnlyList<PresentRow> Agents { get; init; } = [];

    /// <summary>Who must leave the room before this dossier is opened.</summary>
    public IReadOnlyList<SortieRow> DoiventSortir(Guid dossierId) => [.. Sorties.Where(s => s.DossierId == dossierId && s.SortiLe is null)];
}

public sealed class ReunionsQuery(SqlDatabase database, TimeProvider horloge)
{
    // Those who may be in the room: the Secrétariat, the funders of the call, the référents and délégués of the territory; each once, with one capacity.
    private static readonly SqlStatement Agents = new($"""
        SELECT c.Id AS CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Nom, h.Role, f.Sigle, c.Nom AS Tri
        FROM Habilitation h JOIN Compte c ON c.Id = h.CompteId LEFT JOIN Financeur f ON f.Id = h.FinanceurId
        WHERE {AgentsQuery.EnFonction} AND (h.Role = {RolesSql.Secretariat}
            OR (h.Role IN ({RolesSql.Instructeur}, {RolesSql.Valideur}) AND h.FinanceurId IN @Financeurs)
            OR (h.Role IN ({RolesSql.ReferentQuartier}, {RolesSql.DeleguePrefet}) AND EXISTS (SELECT 1 FROM TerritoireQuartier tq WHERE tq.TerritoireId = h.TerritoireId AND tq.QuartierCode IN @Codes)))
        ORDER BY h.Role, f.Sigle, Tri
        """);

    private static readonly SqlStatement QuartiersDesTerritoires = new("""
        SELECT tq.TerritoireId, tq.QuartierCode FROM TerritoireQuartier tq JOIN AppelQuartier aq ON aq.QuartierCode = tq.QuartierCode WHERE aq.AppelId = @AppelId
        """);

    /// <summary>Null when the call does not exist for this person.</summary>
    public async Task<ReunionsDeLAppel?> ListerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte ? null
            : new ReunionsDeLAppel(contexte, await session.ReunionsAsync(contexte.Parametres(acteur, horloge.GetUtcNow())), await TerritoiresAsync(session, contexte, acteur));
    }

    /// <summary>Null when the meeting does not exist for this person.</summary>
    public async Task<ReunionLue?> ChargerAsync(string code, Guid reunionId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await LireAsync(session, code, reunionId, acteur, horloge.GetUtcNow());
    }

    internal static async Task<ReunionLue?> LireAsync(SqlSession session, string code, Guid reunionId, Acteur acteur, DateTimeOffset le)
    {
        if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte
            || contexte.DeReunion(acteur, le, reunionId) is not { } parametres || await session.ReunionAsync(parametres) is not { } reunion)
        {
            return null;
        }

        var sienne = Reunions.PeutTenir(acteur, reunion.Quartiers);
        var tient = sienne && !reunion.EstFinie;
        return new ReunionLue(contexte, reunion, await session.DossiersDeReunionAsync(parametres), await session.PresentsAsync(reunionId), await session.SortiesAsync(parametres))
        {
            PeutTenir = tient,
            PeutRouvrir = sienne && reunion.EstFinie,
            MesDeports = await session.MesDeportsAsync(parametres),
            Possibles = tient ? await session.DossiersPossiblesAsync(parametres) : [],
            Agents = tient ? await AgentsAsync(session, contexte, reunion, le) : [],
        };
    }

    /// <summary>The territories of the call whose meetings this person holds.</summary>
    internal static async Task<IReadOnlyList<TerritoireDAppel>> TerritoiresAsync(SqlSession session, ContexteInstruction contexte, Acteur acteur)
    {
        var quartiers = (await session.ListeAsync<TerritoireQuartierRow>(QuartiersDesTerritoires, new { AppelId = contexte.Appel.Id })).ToLookup(t => t.TerritoireId, t => t.QuartierCode);
        return [.. (await session.TerritoiresAsync(contexte.Appel.Id)).Where(t => Reunions.PeutTenir(acteur, [.. quartiers[t.Id]]))];
    }

    private static async Task<IReadOnlyList<PresentRow>> AgentsAsync(SqlSession session, ContexteInstruction contexte, ReunionRow reunion, DateTimeOffset le)
    {
        var agents = await session.ListeAsync<AgentRow>(Agents, new { Financeurs = contexte.Financeurs, Codes = reunion.Quartiers, Maintenant = le });
        return [.. agents.DistinctBy(a => a.CompteId).Select(a => new PresentRow { CompteId = a.CompteId, Nom = a.Nom, Qualite = a.Sigle is null ? Libelles.Pour(a.Role) : $"{Libelles.Pour(a.Role)}, {a.Sigle}" })];
    }

    private sealed record AgentRow
    {
        public required Guid CompteId { get; init; }
        public required string Nom { get; init; }
        public required Role Role { get; init; }
        public string? Sigle { get; init; }
    }

    private sealed record TerritoireQuartierRow
    {
        public required Guid TerritoireId { get; init; }
        public required string QuartierCode { get; init; }
    }
}
