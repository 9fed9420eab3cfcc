using AppelAProjets.Domain.Remplacements;

namespace AppelAProjets.Application.Remplacements;

/// <param name="EnCours">In progress or to come, with which of them this person may end.</param>
/// <param name="Absents">Whose work this person may hand on.</param>
/// <param name="Candidats">Who may do it.</param>
public sealed record RemplacementsLus(IReadOnlyList<RemplacementRow> EnCours, IReadOnlyList<AgentRemplacable> Absents, IReadOnlyList<AgentRemplacable> Candidats);

public sealed class RemplacementsQuery(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>One's own: when one is away, and whom one replaces.</summary>
    public Task<RemplacementsLus> LesMiensAsync(Acteur acteur, CancellationToken annulation = default) => LireAsync(acteur, seul: true, annulation);

    /// <summary>Those that this person may arrange.</summary>
    public Task<RemplacementsLus> TousAsync(Acteur acteur, CancellationToken annulation = default) => LireAsync(acteur, seul: false, annulation);

    internal static async Task<bool> GereAsync(SqlSession session, RemplacementRow r, Acteur acteur, DateTimeOffset le) =>
        EstUnDesDeux(r, acteur) || (await session.DroitsAsync(le, r.RemplaceId)).Any(d => Remplacement.Transmet(acteur, d.CompteId, d.Role, d.FinanceurId));

    private async Task<RemplacementsLus> LireAsync(Acteur acteur, bool seul, CancellationToken annulation)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.LireAsync(annulation);
        var (agents, enCours) = (await session.DroitsAsync(le), await session.RemplacementsAsync(le));
        var confies = agents.Where(d => (!seul || d.CompteId == acteur.CompteId) && Remplacement.Transmet(acteur, d.CompteId, d.Role, d.FinanceurId)).ToList();
        var absents = confies.Select(d => d.CompteId).ToHashSet();
        var candidats = confies.GroupBy(d => d.CompteId).SelectMany(droits => NommerRemplacant.Candidats(agents, [.. droits], acteur)).ToHashSet();
        return new RemplacementsLus(
            [.. enCours.Where(r => EstUnDesDeux(r, acteur) || (!seul && absents.Contains(r.RemplaceId)))], Nommer(confies), Nommer(agents.Where(a => candidats.Contains(a.CompteId) && Remplacement.SeTransmet(a.Role))));
    }

    private static bool EstUnDesDeux(RemplacementRow r, Acteur acteur) => r.RemplaceId == acteur.CompteId || r.RemplacantId == acteur.CompteId;

    private static IReadOnlyList<AgentRemplacable> Nommer(IEnumerable<RemplacementStore.DroitRow> droits) =>
        [.. droits.GroupBy(d => (d.CompteId, d.Nom)).Select(g => new AgentRemplacable(g.Key.CompteId, g.Key.Nom, string.Join(" ; ", g.Select(d => d.EnMots).Distinct())))];
}
