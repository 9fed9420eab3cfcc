using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <param name="TerritoireId">Null with <paramref name="QuartierCode"/> for the whole call; one of the two at most.</param>
/// <param name="ThemeId">Null for all.</param>
public sealed record SaisieDeRegle(Guid FinanceurId, Guid? TerritoireId, string? QuartierCode, Guid? ThemeId, Guid? CompteId);

/// <summary>The rules of assignment of a funder in a call: added, taken off. What they have already assigned stays.</summary>
public sealed class EnregistrerRegle(Ecrivain ecrivain)
{
    /// <summary>Absent when the call does not exist for this person, or the work of that funder is not his to share out.</summary>
    public Task<Resultat> AjouterAsync(string code, SaisieDeRegle saisie, Acteur acteur, CancellationToken annulation = default) =>
        TraiterAsync(code, acteur, async (session, contexte, le) =>
        {
            if (!SuiviDesAgents.Affecte(acteur, contexte.Financeurs).Contains(saisie.FinanceurId))
            {
                return Refus.Absent;
            }

            var agents = await session.AgentsDesFinanceursAsync([saisie.FinanceurId], le);
            var regles = await session.ReglesAsync(contexte.Appel.Id, saisie.FinanceurId, le);
            if (await RefuserAsync(session, contexte, saisie, agents) is { } refus)
            {
                return refus;
            }

            if (regles.Any(r => r.TerritoireId == saisie.TerritoireId && r.QuartierCode == saisie.QuartierCode && r.ThemeId == saisie.ThemeId))
            {
                return new Refus("regle.existe", "Une règle porte déjà sur ce territoire et ce thème : retirez-la d’abord.", "Lieu");
            }

            await session.AjouterRegleAsync(new
            {
                Id = Guid.CreateVersion7(), AppelId = contexte.Appel.Id, saisie.FinanceurId, saisie.TerritoireId, saisie.QuartierCode, saisie.ThemeId, CompteId = saisie.CompteId!.Value, Le = le,
            });
            var nom = agents.First(a => a.CompteId == saisie.CompteId).Nom;
            return Ecrit.Avec(Acte(contexte, $"{Sigle(contexte, saisie.FinanceurId)} : {nom} ajouté"));
        }, annulation);

    /// <summary>Absent likewise, or when there is no such rule.</summary>
    public Task<Resultat> RetirerAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default) =>
        TraiterAsync(code, acteur, async (session, contexte, le) =>
            (await session.ReglesAsync(contexte.Appel.Id, null, le)).FirstOrDefault(r => r.Id == id) is { } regle
            && SuiviDesAgents.Affecte(acteur, contexte.Financeurs).Contains(regle.FinanceurId) && await session.SupprimerRegleAsync(contexte.Appel.Id, id)
                ? Ecrit.Avec(Acte(contexte, $"{Sigle(contexte, regle.FinanceurId)} : {regle.Nom} retiré"))
                : Refus.Absent, annulation);

    private Task<Resultat> TraiterAsync(string code, Acteur acteur, Func<SqlSession, ContexteInstruction, DateTimeOffset, Task<Resultat<Ecrit>>> faire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Appel(contexte.Appel.Id));
            return await faire(session, contexte, le);
        }, annulation);

    private static async Task<Refus?> RefuserAsync(SqlSession session, ContexteInstruction contexte, SaisieDeRegle saisie, IReadOnlyList<AgentDuFinanceur> agents)
    {
        if (agents.All(a => a.CompteId != saisie.CompteId))
        {
            return new Refus("regle.personne", "Choisissez une personne qui instruit pour ce financeur.", "CompteId");
        }

        if ((saisie.QuartierCode is { } code && contexte.Appel.Quartiers.All(q => q.Code != code))
            || (saisie.TerritoireId is { } territoire && (await session.TerritoiresAsync(contexte.Appel.Id)).All(t => t.Id != territoire)))
        {
            return new Refus("regle.lieu", "Choisissez un territoire ou un quartier de l’appel.", "Lieu");
        }

        return saisie.ThemeId is { } theme && contexte.Appel.Themes.All(t => t.Id != theme) ? new Refus("regle.theme", "Choisissez un thème de l’appel.", "ThemeId") : null;
    }

    private static string Sigle(ContexteInstruction contexte, Guid financeurId) => contexte.Appel.Financeurs.FirstOrDefault(f => f.Id == financeurId)?.Sigle ?? "";

    private static Acte Acte(ContexteInstruction contexte, string details) => new(ActeDuJournal.ModifierReglesDAffectation, ObjetDuJournal.Appel, contexte.Appel.Id, Details: details);
}
