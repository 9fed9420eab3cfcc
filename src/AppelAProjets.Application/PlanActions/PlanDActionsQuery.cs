using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

/// <summary>What is looked for in the plan; all may be absent.</summary>
/// <param name="Pilier">Folded name.</param>
/// <param name="Quartier">Code of a neighbourhood, or identifier of a territory.</param>
/// <param name="Retirees">The withdrawn lines only; staff.</param>
public sealed record FiltreDuPlan(string? Pilier = null, string? Quartier = null, string? Texte = null, EtatDAction? Etat = null, bool Retirees = false);

public sealed record PilierRow
{
    public required string Plie { get; init; }
    public required string Nom { get; init; }
}

/// <summary>Lines of the plan, with what its filters offer.</summary>
/// <param name="Actions">In the order of the plan.</param>
/// <param name="Piliers">Those of lines in force, in the order of the plan.</param>
/// <param name="Quartiers">Names, neighbourhoods then territories.</param>
public sealed record PlanLu(IReadOnlyList<ActionEnregistree> Actions, IReadOnlyList<PilierRow> Piliers, IReadOnlyList<NomDeQuartier> Quartiers);

/// <summary>The plan d’actions: lines in force for everyone, all of them for who edits it.</summary>
public sealed class PlanDActionsQuery(SqlDatabase database)
{
    private static readonly SqlStatement Filtrees = new("""
        SELECT a.Id, a.Pilier, a.PilierPlie, a.Volet, a.Objectif, a.Action, a.SousAction, a.Etat, a.Type, a.TousQuartiers, a.Ordre, a.Cle, a.RetireeLe, a.Version
        FROM ActionDuPlan a
        WHERE ((@Retirees = 0 AND a.RetireeLe IS NULL) OR (@Retirees = 1 AND a.RetireeLe IS NOT NULL))
            AND (@Pilier IS NULL OR a.PilierPlie = @Pilier) AND (@Etat IS NULL OR a.Etat = @Etat)
            AND (@M1 IS NULL OR CONCAT(' ', a.Recherche) LIKE @M1 OR CONCAT(' ', a.Recherche, ' ') LIKE @A1)
            AND (@M2 IS NULL OR CONCAT(' ', a.Recherche) LIKE @M2 OR CONCAT(' ', a.Recherche, ' ') LIKE @A2)
            AND (@M3 IS NULL OR CONCAT(' ', a.Recherche) LIKE @M3 OR CONCAT(' ', a.Recherche, ' ') LIKE @A3)
            AND ((@Quartier IS NULL AND @TerritoireId IS NULL) OR a.TousQuartiers = 1
                OR EXISTS (SELECT 1 FROM ActionDuPlanQuartier aq WHERE aq.ActionId = a.Id AND (aq.QuartierCode = @Quartier
                    OR aq.QuartierCode IN (SELECT tq.QuartierCode FROM TerritoireQuartier tq WHERE tq.TerritoireId = @TerritoireId)))
                OR EXISTS (SELECT 1 FROM ActionDuPlanTerritoire lien WHERE lien.ActionId = a.Id AND (lien.TerritoireId = @TerritoireId
                    OR lien.TerritoireId IN (SELECT tq.TerritoireId FROM TerritoireQuartier tq WHERE tq.QuartierCode = @Quartier))))
        ORDER BY a.Ordre, a.Id
        """);

    private static readonly SqlStatement Piliers = new("""
        SELECT a.PilierPlie AS Plie, MIN(a.Pilier) AS Nom FROM ActionDuPlan a WHERE a.RetireeLe IS NULL GROUP BY a.PilierPlie ORDER BY MIN(a.Ordre)
        """);

    private static readonly SqlStatement Une = new("""
        SELECT Id, Pilier, PilierPlie, Volet, Objectif, Action, SousAction, Etat, Type, TousQuartiers, Ordre, Cle, RetireeLe, Version FROM ActionDuPlan WHERE Id = @Id
        """);

    private static readonly SqlStatement Appels = new("""
        SELECT ap.Code FROM AppelAction aa JOIN Appel ap ON ap.Id = aa.AppelId WHERE aa.ActionId = @Id ORDER BY ap.Code
        """);

    /// <summary>The lines in force that match, for everyone.</summary>
    public Task<PlanLu> PublicAsync(FiltreDuPlan filtre, CancellationToken annulation = default) => LireAsync(filtre with { Retirees = false }, annulation);

    /// <summary>The lines that match, or null for who does not edit the plan.</summary>
    public async Task<PlanLu?> LireAsync(FiltreDuPlan filtre, Acteur acteur, CancellationToken annulation = default) =>
        PlanDActionsStore.TientLePlan(acteur) ? await LireAsync(filtre, annulation) : null;

    /// <summary>One line and the calls that name it, or null.</summary>
    public async Task<(ActionEnregistree Action, IReadOnlyList<string> Appels)?> UneAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return PlanDActionsStore.TientLePlan(acteur) && await session.UnAsync<ActionDuPlanRow>(Une, new { Id = id }) is { } ligne
            ? ((await PlanDActionsStore.AvecQuartiersAsync(session, [ligne]))[0], await session.ListeAsync<string>(Appels, new { Id = id }))
            : null;
    }

    public async Task<IReadOnlyList<NomDeQuartier>> NomsAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await PlanDActionsStore.NomsAsync(session);
    }

    private async Task<PlanLu> LireAsync(FiltreDuPlan filtre, CancellationToken annulation)
    {
        var ((m1, m2, m3), (a1, a2, a3)) = (TexteDeRecherche.Motifs(filtre.Texte), TexteDeRecherche.AutresMotifs(filtre.Texte));
        var territoire = Guid.TryParse(filtre.Quartier, out var id) ? id : (Guid?)null;
        await using var session = await database.LireAsync(annulation);
        var lignes = await session.ListeAsync<ActionDuPlanRow>(Filtrees, new
        {
            filtre.Retirees, filtre.Pilier, Etat = filtre.Etat?.ToString(), M1 = m1, M2 = m2, M3 = m3, A1 = a1, A2 = a2, A3 = a3,
            Quartier = territoire is null ? filtre.Quartier : null, TerritoireId = territoire,
        });
        return new PlanLu(await PlanDActionsStore.AvecQuartiersAsync(session, lignes), await session.ListeAsync<PilierRow>(Piliers), await PlanDActionsStore.AChoisirAsync(session));
    }
}
