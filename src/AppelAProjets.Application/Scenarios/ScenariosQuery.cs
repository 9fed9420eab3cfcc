using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Scenarios;

namespace AppelAProjets.Application.Scenarios;

/// <param name="Dirige">Writes them; otherwise reads those that are shared.</param>
public sealed record AppelDesScenarios(Guid Id, string Code, string Titre, bool Dirige);

public sealed record ScenarioResume(ScenarioRow Scenario, BilanDeScenario Bilan);

public sealed record ListeDeScenarios(AppelDesScenarios Appel, DonneesDeScenario Donnees, IReadOnlyList<ScenarioResume> Scenarios);

/// <summary>A scenario with its amounts.</summary>
/// <param name="Versions">Of the lines that hold something: what a cell must still be to be written.</param>
public sealed record ScenarioComplet(ScenarioRow Scenario, Allocation Montants, IReadOnlyDictionary<(Guid Dossier, Guid Financeur), int> Versions)
{
    internal static ScenarioComplet De(ScenarioRow scenario, IEnumerable<LigneDeScenarioRow> lignes)
    {
        var (montants, versions) = (new Allocation(), new Dictionary<(Guid, Guid), int>());
        foreach (var ligne in lignes)
        {
            montants[ligne.DossierId, ligne.FinanceurId] = new Repartition(ligne.Specifique, ligne.DroitCommun);
            versions[(ligne.DossierId, ligne.FinanceurId)] = ligne.Version;
        }

        return new ScenarioComplet(scenario, montants, versions);
    }
}

/// <param name="Seances">Open ones of the call, where it may be taken over.</param>
public sealed record PageDeScenario(AppelDesScenarios Appel, DonneesDeScenario Donnees, ScenarioComplet Complet, CalculRow? Calcul, IReadOnlyList<SeanceRow> Seances)
{
    public BilanDeScenario Bilan => BilanDeScenario.De(Donnees.Appel, Complet.Montants);

    /// <summary>The settings of the calculation that filled it, so that what blocks is told by the same rule.</summary>
    public ReglagesDeCalcul Reglages => Calcul is { Etat: EtatDeCalcul.Fini } ? Calcul.Reglages : new ReglagesDeCalcul();
}

public sealed record ScenariosCompares(AppelDesScenarios Appel, DonneesDeScenario Donnees, IReadOnlyList<ScenarioComplet> Scenarios);

internal sealed record ScenarioAEcrire(AccesAuxScenarios Acces, ScenarioRow Scenario);

/// <summary>Scenarios of a call, for who may know them.</summary>
public sealed class ScenariosQuery(SqlDatabase database)
{
    private static readonly SqlStatement SeancesOuvertes = new("""
        SELECT s.Id, s.Titre, s.PrevueLe, s.Lieu, s.Etat, 0 AS Points, (SELECT COUNT(*) FROM Point p WHERE p.SeanceId = s.Id AND p.Etat = 'Inscrit') AS Restants
        FROM Seance s WHERE s.AppelId = @AppelId AND s.Etat = 'Ouverte' ORDER BY s.PrevueLe
        """);

    /// <summary>Whether the list exists for this person.</summary>
    public async Task<bool> SontVisiblesAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await AccesAuxScenarios.LireAsync(session, code, acteur) is not null;
    }

    public async Task<ListeDeScenarios?> ListerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await AccesAuxScenarios.LireAsync(session, code, acteur) is not { } acces)
        {
            return null;
        }

        var donnees = await DonneesDeScenario.LireAsync(session, acces.AppelId, acteur);
        var scenarios = await session.ScenariosAsync(acces);
        var lignes = await session.LignesDesScenariosAsync([.. scenarios.Select(s => s.Id)]);
        return new ListeDeScenarios(Appel(acces), donnees, [.. scenarios.Select(s => new ScenarioResume(s, BilanDeScenario.De(donnees.Appel, ScenarioComplet.De(s, lignes[s.Id]).Montants)))]);
    }

    /// <summary>Null when it does not exist for this person.</summary>
    public async Task<PageDeScenario?> ChargerAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await AccesAuxScenarios.LireAsync(session, code, acteur) is not { } acces || await session.ScenarioAsync(acces, id) is not { } scenario)
        {
            return null;
        }

        var complet = await CompletAsync(session, scenario);
        return new PageDeScenario(
            Appel(acces), await DonneesDeScenario.LireAsync(session, acces.AppelId, acteur), complet, await session.CalculAsync(id),
            acteur.A(Role.Secretariat) ? await session.ListeAsync<SeanceRow>(SeancesOuvertes, new { acces.AppelId }) : []);
    }

    /// <summary>Those of these that the person may see, in their order; null when there are none.</summary>
    public async Task<ScenariosCompares?> ComparerAsync(string code, IReadOnlyList<Guid> ids, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await AccesAuxScenarios.LireAsync(session, code, acteur) is not { } acces)
        {
            return null;
        }

        var vus = (await session.ScenariosAsync(acces)).Where(s => ids.Contains(s.Id)).ToList();
        var lignes = await session.LignesDesScenariosAsync([.. vus.Select(s => s.Id)]);
        return vus.Count == 0 ? null : new ScenariosCompares(
            Appel(acces), await DonneesDeScenario.LireAsync(session, acces.AppelId, acteur), [.. vus.OrderBy(s => ids.ToList().IndexOf(s.Id)).Select(s => ScenarioComplet.De(s, lignes[s.Id]))]);
    }

    internal static async Task<ScenarioComplet> CompletAsync(SqlSession session, ScenarioRow scenario) =>
        ScenarioComplet.De(scenario, (await session.LignesDesScenariosAsync([scenario.Id]))[scenario.Id]);

    /// <summary>A scenario that the person may write, locked; absent otherwise.</summary>
    internal static async Task<Resultat<ScenarioAEcrire>> VerrouillerAsync(SqlSession session, string code, Guid id, Acteur acteur)
    {
        await session.VerrouillerAsync(Verrou.Scenario(id));
        return await AccesAuxScenarios.LireAsync(session, code, acteur) is { Dirige: true } acces && await session.ScenarioAsync(acces, id) is { } scenario
            ? new ScenarioAEcrire(acces, scenario)
            : Refus.Absent;
    }

    private static AppelDesScenarios Appel(AccesAuxScenarios acces) => new(acces.AppelId, acces.Code, acces.Titre, acces.Dirige);
}
