using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Acces;

internal sealed record AppelVisible
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required int Annee { get; init; }
    public required string Titre { get; init; }
    public required EtatAppel Etat { get; init; }
    /// <summary>Every deposited dossier; otherwise those of the person's territories.</summary>
    public bool ToutEntier { get; init; }
}

/// <summary>The calls that exist for someone, most recent first, for what is looked at over all of them at once.</summary>
internal static class AppelsVisibles
{
    private static readonly SqlStatement Lecture = new("""
        SELECT a.Id, a.Code, a.Annee, a.Titre, a.Etat FROM Appel a WHERE a.Etat <> 'Preparation' ORDER BY a.Annee DESC, a.Code;
        SELECT af.AppelId, af.FinanceurId FROM AppelFinanceur af;
        """);

    public static async Task<IReadOnlyList<AppelVisible>> AppelsVisiblesAsync(this SqlSession session, Acteur acteur)
    {
        using var jeux = await session.PlusieursAsync(Lecture);
        AppelVisible[] appels = [.. await jeux.ReadAsync<AppelVisible>()];
        var financeurs = (await jeux.ReadAsync<ParticipationRow>()).ToLookup(p => p.AppelId, p => p.FinanceurId);
        return [.. appels.Select(a => (Appel: a, Portee: PorteeInstruction.Sur(acteur, [.. financeurs[a.Id]])))
            .Where(a => a.Portee is not null).Select(a => a.Appel with { ToutEntier = a.Portee!.ToutLAppel })];
    }

    private sealed record ParticipationRow
    {
        public required Guid AppelId { get; init; }
        public required Guid FinanceurId { get; init; }
    }
}
