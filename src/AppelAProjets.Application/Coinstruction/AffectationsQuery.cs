using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <param name="FinanceurId">Whose rules are shown.</param>
/// <param name="Financeurs">Those whose work this person shares out.</param>
/// <param name="Proposees">What the rules would do of the dossiers that nobody instructs for this funder.</param>
public sealed record AffectationsDeLAppel(ContexteInstruction Contexte, Guid FinanceurId, IReadOnlyList<Guid> Financeurs, IReadOnlyList<RegleRow> Regles, IReadOnlyList<AffectationProposee> Proposees)
{
    public required IReadOnlyList<AgentDuFinanceur> Agents { get; init; }
    public required IReadOnlyList<TerritoireDAppel> Territoires { get; init; }
}

public sealed class AffectationsQuery(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Null when the call does not exist for this person, or nothing of that funder is his to share out.</summary>
    /// <param name="financeurId">Null for the first.</param>
    public async Task<AffectationsDeLAppel?> ChargerAsync(string code, Guid? financeurId, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.LireAsync(annulation);
        if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte
            || SuiviDesAgents.Affecte(acteur, contexte.Financeurs) is not { Count: > 0 } miens || (financeurId is { } voulu && !miens.Contains(voulu)))
        {
            return null;
        }

        var financeur = financeurId ?? miens[0];
        return new AffectationsDeLAppel(
            contexte, financeur, miens, await session.ReglesAsync(contexte.Appel.Id, financeur, le), await session.ProposerAsync((contexte, acteur, le), financeur))
        {
            Agents = await session.AgentsDesFinanceursAsync([financeur], le),
            Territoires = await session.TerritoiresAsync(contexte.Appel.Id),
        };
    }
}
