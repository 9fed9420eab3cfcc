using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Instructions;

/// <summary>A call as those who instruct it see it, with the person's perimeter.</summary>
public sealed record ContexteInstruction(AppelComplet Appel, PorteeInstruction Portee)
{
    /// <summary>Null when the call is unknown, in preparation, or none of this person's business.</summary>
    internal static async Task<ContexteInstruction?> ChargerAsync(SqlSession session, string code, Acteur acteur) =>
        await session.AppelAsync(code) is { Etat: not EtatAppel.Preparation } appel && PorteeInstruction.Sur(acteur, [.. appel.Financeurs.Select(f => f.Id)]) is { } portee
            ? new ContexteInstruction(appel, portee)
            : null;

    /// <summary>Labels of the call, where they were read.</summary>
    public IReadOnlyList<OptionDeColonne> Etiquettes { get; init; } = [];

    /// <summary>The instructors of its funders; only where the table is shown.</summary>
    public IReadOnlyList<OptionDeColonne> Agents { get; init; } = [];

    /// <summary>The call shares the work of the funders with each other before the close; who is of none waits for the close.</summary>
    public bool TravauxPartages(DateTimeOffset maintenant) => Portee.MesFinanceurs.Count > 0 && Appel.Regles.EstPartageLe(HeureDeParis.Jour(maintenant));

    /// <summary>The parameters of <see cref="VisibiliteSql"/>.</summary>
    internal SqlParametres Parametres(Acteur acteur, DateTimeOffset maintenant) => acteur.Parametres(new
    {
        AppelId = Appel.Id,
        Maintenant = maintenant,
        ToutLAppel = Portee.ToutLAppel ? 1 : 0,
        ToutesLesParts = Portee.ToutesLesParts ? 1 : 0,
        Partagees = TravauxPartages(maintenant) ? 1 : 0,
        ALAveugle = Appel.NotesALAveugle ? 1 : 0,
        Miens = Portee.MesFinanceurs,
        Instruits = acteur.FinanceursComme(Role.Instructeur),
        Criteres = Appel.Criteres.Count,
    });
}
