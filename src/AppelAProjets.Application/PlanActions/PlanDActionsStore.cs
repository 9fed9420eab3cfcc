using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

public static class PlanDActionsStore
{
    private static readonly SqlStatement Actions = new("""
        SELECT Id, Pilier, PilierPlie, Volet, Objectif, Action, SousAction, Etat, Type, TousQuartiers, Ordre, Cle, RetireeLe, Version FROM ActionDuPlan ORDER BY Ordre, Id
        """);

    private static readonly SqlStatement Quartiers = new("""
        SELECT aq.ActionId, aq.QuartierCode AS Code, q.Nom FROM ActionDuPlanQuartier aq JOIN Quartier q ON q.Code = aq.QuartierCode ORDER BY q.Nom;
        SELECT lien.ActionId, lien.TerritoireId, t.Nom FROM ActionDuPlanTerritoire lien JOIN Territoire t ON t.Id = lien.TerritoireId ORDER BY t.Nom;
        """);

    private static readonly SqlStatement Noms = new("""
        SELECT Nom, Code FROM Quartier WHERE ValideAu IS NULL ORDER BY Nom
        """);

    private static readonly SqlStatement Territoires = new("SELECT Id, Nom FROM Territoire ORDER BY Nom");

    private static readonly SqlStatement TerritoiresAChoisir = new("""
        SELECT t.Id, t.Nom FROM Territoire t WHERE (SELECT COUNT(*) FROM TerritoireQuartier tq WHERE tq.TerritoireId = t.Id) <> 1 ORDER BY t.Nom
        """);

    /// <summary>The priorities of the call @Id, in the order of the plan; those withdrawn from it since are marked.</summary>
    internal const string PrioritesDeLAppel = """
        SELECT a.Id, a.Action AS Libelle, a.Pilier, a.Objectif, CASE WHEN a.RetireeLe IS NULL THEN 0 ELSE 1 END AS EstRetiree
        FROM AppelAction aa JOIN ActionDuPlan a ON a.Id = aa.ActionId WHERE aa.AppelId = @Id ORDER BY a.Ordre, a.Id
        """;

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO ActionDuPlan (Id, Pilier, PilierPlie, Volet, Objectif, Action, SousAction, Etat, Type, TousQuartiers, Ordre, Cle, Recherche, RetireeLe, CreeLe, ModifieeLe, Version)
        VALUES (@Id, @Pilier, @PilierPlie, @Volet, @Objectif, @Action, @SousAction, @Etat, @Type, @TousQuartiers, @Ordre, @Cle, @Recherche, NULL, @Le, @Le, 1)
        """);

    private static readonly SqlStatement Modification = new("""
        UPDATE ActionDuPlan SET Pilier = @Pilier, PilierPlie = @PilierPlie, Volet = @Volet, Objectif = @Objectif, Action = @Action, SousAction = @SousAction,
            Etat = @Etat, Type = @Type, TousQuartiers = @TousQuartiers, Cle = @Cle, Recherche = @Recherche, ModifieeLe = @Le, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement SansQuartier = new("DELETE FROM ActionDuPlanQuartier WHERE ActionId = @Id");
    private static readonly SqlStatement SansTerritoire = new("DELETE FROM ActionDuPlanTerritoire WHERE ActionId = @Id");
    private static readonly SqlStatement AjoutDeQuartier = new("INSERT INTO ActionDuPlanQuartier (ActionId, QuartierCode) VALUES (@Id, @Code)");
    private static readonly SqlStatement AjoutDeTerritoire = new("INSERT INTO ActionDuPlanTerritoire (ActionId, TerritoireId) VALUES (@Id, @TerritoireId)");

    public static bool TientLePlan(Acteur acteur) => acteur.A(Role.Secretariat) || acteur.A(Role.Administrateur);

    /// <summary>The whole plan, in order, the withdrawn lines too.</summary>
    internal static async Task<IReadOnlyList<ActionEnregistree>> ToutAsync(SqlSession session) =>
        await AvecQuartiersAsync(session, await session.ListeAsync<ActionDuPlanRow>(Actions));

    internal static async Task<IReadOnlyList<ActionEnregistree>> AvecQuartiersAsync(SqlSession session, IReadOnlyList<ActionDuPlanRow> lignes)
    {
        using var lus = await session.PlusieursAsync(Quartiers);
        var quartiers = (await lus.ReadAsync<QuartierDActionRow>()).ToLookup(q => q.ActionId);
        var territoires = (await lus.ReadAsync<TerritoireDActionRow>()).ToLookup(t => t.ActionId);
        return [.. lignes.Select(ligne => new ActionEnregistree(
            ligne,
            ligne.TousQuartiers ? QuartiersVises.Partout : QuartiersVises.De(quartiers[ligne.Id].Select(q => q.Code), territoires[ligne.Id].Select(t => t.TerritoireId)),
            ligne.TousQuartiers ? [] : [.. territoires[ligne.Id].Select(t => t.Nom).Union(quartiers[ligne.Id].Select(q => q.Nom))]))];
    }

    /// <summary>The names by which neighbourhoods are recognised.</summary>
    internal static Task<IReadOnlyList<NomDeQuartier>> NomsAsync(SqlSession session) => NomsAsync(session, Territoires);

    /// <summary>What a list offers: a territory of one neighbourhood is that neighbourhood under another name.</summary>
    internal static Task<IReadOnlyList<NomDeQuartier>> AChoisirAsync(SqlSession session) => NomsAsync(session, TerritoiresAChoisir);

    private static async Task<IReadOnlyList<NomDeQuartier>> NomsAsync(SqlSession session, SqlStatement lesTerritoires)
    {
        var quartiers = await session.ListeAsync<NomRow>(Noms);
        var territoires = await session.ListeAsync<TerritoireNommeRow>(lesTerritoires);
        return [.. quartiers.Select(q => new NomDeQuartier(q.Nom, q.Code, null)), .. territoires.Select(t => new NomDeQuartier(t.Nom, null, t.Id))];
    }

    /// <summary>Adds a line at that rank; false when a line with the same texts exists.</summary>
    internal static async Task<bool> AjouterAsync(this SqlSession session, Guid id, ActionDuPlan action, int ordre, DateTimeOffset le)
    {
        if (!await session.InsererSiAbsentAsync(Ajout, Parametres(id, action, ordre, 0, le)))
        {
            return false;
        }

        await session.LierAsync(id, action.Quartiers);
        return true;
    }

    /// <summary>Changes a line; false when somebody was faster.</summary>
    internal static async Task<bool> ModifierAsync(this SqlSession session, Guid id, int version, ActionDuPlan action, DateTimeOffset le)
    {
        if (!await session.ModifierAsync(Modification, Parametres(id, action, 0, version, le)))
        {
            return false;
        }

        await session.ExecuterAsync(SansQuartier, new { Id = id });
        await session.ExecuterAsync(SansTerritoire, new { Id = id });
        await session.LierAsync(id, action.Quartiers);
        return true;
    }

    private static async Task LierAsync(this SqlSession session, Guid id, QuartiersVises quartiers)
    {
        await session.ExecuterAsync(AjoutDeQuartier, quartiers.Codes.Select(code => new { Id = id, Code = code }).ToArray());
        await session.ExecuterAsync(AjoutDeTerritoire, quartiers.Territoires.Select(t => new { Id = id, TerritoireId = t }).ToArray());
    }

    private static object Parametres(Guid id, ActionDuPlan action, int ordre, int version, DateTimeOffset le) => new
    {
        Id = id, action.Pilier, PilierPlie = TexteDeRecherche.Plier(200, action.Pilier), action.Volet, action.Objectif, action.Action, action.SousAction,
        Etat = action.Etat.ToString(), Type = action.Type.ToString(), TousQuartiers = action.Quartiers.Tous, Ordre = ordre, action.Cle, action.Recherche, Le = le, Version = version,
    };

    private sealed record NomRow
    {
        public required string Nom { get; init; }
        public required string Code { get; init; }
    }

    private sealed record TerritoireNommeRow
    {
        public required Guid Id { get; init; }
        public required string Nom { get; init; }
    }
}
