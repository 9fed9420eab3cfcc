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
    /// <summary>A dossier <c>d</c> that the person may know, of whatever call: <see cref="VisibiliteSql.Dossier"/> over those calls (@AppelsVus, @AppelsEntiers).</summary>
    public const string Dossier =
        "d.AppelId IN @AppelsVus AND d.Etat <> 'Brouillon' AND (d.AppelId IN @AppelsEntiers OR " + VisibiliteSql.SonTerritoire + ") AND " + VisibiliteSql.SansDeport;

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

    /// <summary>The parameters of <see cref="Dossier"/>, with those of the person.</summary>
    public static SqlParametres Parametres(this IReadOnlyList<AppelVisible> appels, Acteur acteur, object? autres = null) => acteur.Parametres(autres).Et(new
    {
        AppelsVus = appels.Select(a => a.Id).ToArray(),
        AppelsEntiers = appels.Where(a => a.ToutEntier).Select(a => a.Id).ToArray(),
    });

    private sealed record ParticipationRow
    {
        public required Guid AppelId { get; init; }
        public required Guid FinanceurId { get; init; }
    }
}
