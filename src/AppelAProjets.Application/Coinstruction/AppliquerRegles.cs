using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>Assigns by rule the dossiers that nobody instructs yet: all those of a funder at once, or one when it becomes recevable.</summary>
public sealed class AppliquerRegles(SqlDatabase database, Ecrivain ecrivain)
{
    /// <summary>How many were assigned; each is decided again under its lock. Absent when the work of that funder is not this person's to share out.</summary>
    public async Task<Resultat<BilanDeLot>> ExecuterAsync(string code, Guid financeurId, Acteur acteur, CancellationToken annulation = default)
    {
        ContexteInstruction contexte;
        IReadOnlyList<AffectationProposee> proposees;
        await using (var session = await database.LireAsync(annulation))
        {
            if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } lu || !SuiviDesAgents.Affecte(acteur, lu.Financeurs).Contains(financeurId))
            {
                return Refus.Absent;
            }

            contexte = lu;
            proposees = await session.ProposerAsync((lu, acteur, ecrivain.Maintenant), financeurId);
        }

        var (faits, refus) = (0, new List<Refus>());
        foreach (var proposee in proposees.Where(p => p.CompteId is not null))
        {
            // A browser that gives up does not leave a part of them.
            var fait = await ecrivain.EcrireAsync(acteur, async (session, le) =>
            {
                await session.VerrouillerAsync(Verrou.Dossier(proposee.DossierId));
                return await AffecterAsync(session, (contexte, acteur, le), proposee.DossierId, [financeurId]) is { Count: > 0 } actes ? Ecrit.Avec(actes) : Refus.Conflit;
            }, CancellationToken.None);
            faits += fait.EstRefuse ? 0 : 1;
            if (fait.EstRefuse)
            {
                refus.Add(fait.Refus with { Message = $"{proposee.Numero} : {fait.Refus.Message}" });
            }
        }

        return new BilanDeLot(faits, refus);
    }

    /// <summary>Within the transaction of whoever decides on the dossier, which it has locked: what was done, for the journal.</summary>
    /// <param name="financeurs">Those whose rules to apply; null for all those of the call.</param>
    internal static async Task<IReadOnlyList<Acte>> AffecterAsync(
        SqlSession session, (ContexteInstruction Contexte, Acteur Acteur, DateTimeOffset Le) pour, Guid dossierId, IReadOnlyCollection<Guid>? financeurs = null)
    {
        List<Acte> actes = [];
        var concernes = financeurs ?? [.. (await session.ReglesAsync(pour.Contexte.Appel.Id, null, pour.Le)).Select(r => r.FinanceurId).Distinct()];
        foreach (var financeur in concernes)
        {
            foreach (var proposee in await session.ProposerAsync(pour, financeur, dossierId))
            {
                if (proposee is { CompteId: { } compte, RegleId: { } regle }
                    && await session.AffecterAsync(new NouvelleAffectation(dossierId, financeur, compte, regle, pour.Le, null), version: 0))
                {
                    var sigle = pour.Contexte.Appel.Financeurs.First(f => f.Id == financeur).Sigle;
                    actes.Add(new Acte(ActeDuJournal.Affecter, ObjetDuJournal.Dossier, dossierId, Details: $"{sigle} : {proposee.Nom}, par règle"));
                }
            }
        }

        return actes;
    }
}
