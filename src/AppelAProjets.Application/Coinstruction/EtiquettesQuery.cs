using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <param name="PeutEcrire">The Secrétariat, and who instructs or validates for a funder of the call.</param>
public sealed record EtiquettesDeLAppel(ContexteInstruction Contexte, IReadOnlyList<EtiquetteRow> Etiquettes, bool PeutEcrire);

public sealed class EtiquettesQuery(SqlDatabase database)
{
    /// <summary>Null when the call does not exist for this person.</summary>
    public async Task<EtiquettesDeLAppel?> ChargerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte ? null
            : new EtiquettesDeLAppel(contexte, await session.EtiquettesAsync(contexte.Appel.Id), PeutEcrire(contexte, acteur));
    }

    internal static bool PeutEcrire(ContexteInstruction contexte, Acteur acteur) =>
        SuiviDesAgents.Affecte(acteur, contexte.Financeurs).Count > 0;
}
