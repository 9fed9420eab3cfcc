using AppelAProjets.Domain.Scenarios;

namespace AppelAProjets.Application.Scenarios;

/// <summary>A new scenario of a call, filled from the proposals, or a copy of another.</summary>
public sealed class CreerScenario(Ecrivain ecrivain)
{
    /// <param name="cle">Made with the form: sent twice, it is one scenario.</param>
    public Task<Resultat<Guid>> ExecuterAsync(string code, string? nom, ModeDeRemplissage? mode, Guid cle, Acteur acteur, CancellationToken annulation = default) =>
        AjouterAsync(code, nom, cle, acteur, async (session, acces, id) =>
        {
            if (mode is { } voulu)
            {
                await session.RemplacerLesLignesAsync(id, Remplissage.Remplir((await DonneesDeScenario.LireAsync(session, acces.AppelId, acteur)).Appel, voulu), 1);
            }

            return true;
        }, annulation);

    /// <summary>Absent when the model does not exist for this person.</summary>
    public Task<Resultat<Guid>> DupliquerAsync(string code, Guid modele, string? nom, Guid cle, Acteur acteur, CancellationToken annulation = default) =>
        AjouterAsync(code, nom, cle, acteur, async (session, acces, id) =>
        {
            if (await session.ScenarioAsync(acces, modele) is null)
            {
                return false;
            }

            await session.CopierLesLignesAsync(modele, id);
            return true;
        }, annulation);

    private Task<Resultat<Guid>> AjouterAsync(string code, string? nom, Guid cle, Acteur acteur, Func<SqlSession, AccesAuxScenarios, Guid, Task<bool>> remplir, CancellationToken annulation) =>
        ecrivain.EcrireAsync<Guid>(acteur, async (session, le) =>
        {
            if (await AccesAuxScenarios.LireAsync(session, code, acteur) is not { Dirige: true } acces)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Appel(acces.AppelId));
            var lu = ReglesDesScenarios.LireNom(nom);
            if (CleDeSaisie.Refuser(cle) is { } sansCle)
            {
                return sansCle;
            }

            var id = CleDeSaisie.Identifiant(cle, acteur.CompteId);
            if (await session.ScenarioAsync(acces, id) is not null)
            {
                return Ecrit.Rien("the form was already sent").Donnant(id);
            }

            if (lu.EstRefuse)
            {
                return lu.TousLesRefus;
            }

            if (await session.NombreDeScenariosAsync(acces.AppelId) >= ReglesDesScenarios.ScenariosAuPlus)
            {
                return new Refus("scenario.trop", $"Cet appel a déjà {ReglesDesScenarios.ScenariosAuPlus} scénarios : supprimez-en un d’abord.");
            }

            return !await session.AjouterScenarioAsync((id, acces.AppelId, lu.Valeur), acteur, le) ? ReglesDesScenarios.NomPris(lu.Valeur)
                : !await remplir(session, acces, id) ? Refus.Absent
                : Ecrit.SansJournal("a what-if commits nothing").Donnant(id);
        }, annulation);
}
