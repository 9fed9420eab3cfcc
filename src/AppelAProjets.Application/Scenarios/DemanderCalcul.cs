using AppelAProjets.Domain.Scenarios;

namespace AppelAProjets.Application.Scenarios;

/// <summary>Asks for the computed proposal of a scenario, or gives it up; a job makes it.</summary>
public sealed class DemanderCalcul(Ecrivain ecrivain)
{
    public Task<Resultat> ExecuterAsync(string code, Guid id, ReglagesDeCalcul reglages, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var sujet = await ScenariosQuery.VerrouillerAsync(session, code, id, acteur);
            if (sujet.EstRefuse)
            {
                return sujet.TousLesRefus;
            }

            if (reglages.Manques() is { Count: > 0 } manques)
            {
                return manques.ToArray();
            }

            if (ReglesDesScenarios.SeCalcule((await session.CalculAsync(id))?.Etat))
            {
                return new Refus("calcul.en-cours", "Un calcul est déjà en cours sur ce scénario : attendez-le, ou annulez-le.");
            }

            await session.DemanderUnCalculAsync(id, reglages, acteur, le);
            return Ecrit.SansJournal("a what-if commits nothing");
        }, annulation);

    /// <summary>Done too when it has just ended: its amounts are there to be kept or not.</summary>
    public Task<Resultat> AnnulerAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var sujet = await ScenariosQuery.VerrouillerAsync(session, code, id, acteur);
            if (sujet.EstRefuse)
            {
                return sujet.TousLesRefus;
            }

            return await session.CalculAsync(id) is { } calcul && await session.CloreLeCalculAsync(calcul, EtatDeCalcul.Annule, (le, null))
                ? Ecrit.SansJournal("a what-if commits nothing")
                : Ecrit.Rien("it has just ended");
        }, annulation);
}
