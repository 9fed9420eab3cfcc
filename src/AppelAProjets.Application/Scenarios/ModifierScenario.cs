using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Scenarios;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Scenarios;

/// <summary>An amount typed in a cell.</summary>
/// <param name="Version">Of the line when it was read; 0 when it held nothing.</param>
public sealed record CelluleDeScenario(Guid DossierId, Guid FinanceurId, int Version, Montant Specifique, Montant DroitCommun);

/// <summary>Amounts, name and sharing of a scenario.</summary>
public sealed class ModifierScenario(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    // What it finds takes the place of every amount.
    private static readonly Refus EnCalcul = new("scenario.calcul", "Une proposition est en cours de calcul et remplacera tous les montants : attendez-la, ou annulez-la.");

    /// <summary>All the cells or none: a conflict when one of them changed meanwhile.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid id, IReadOnlyList<CelluleDeScenario> cellules, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var sujet = await ScenariosQuery.VerrouillerAsync(session, code, id, acteur);
            if (sujet.EstRefuse)
            {
                return sujet.TousLesRefus;
            }

            var (acces, scenario) = sujet.Valeur;
            var donnees = await DonneesDeScenario.LireAsync(session, acces.AppelId, acteur);
            var complet = await ScenariosQuery.CompletAsync(session, scenario);
            foreach (var cellule in cellules)
            {
                if (Refuser(donnees, cellule) is { } refus)
                {
                    return refus;
                }

                if (complet.Versions.GetValueOrDefault((cellule.DossierId, cellule.FinanceurId)) != cellule.Version)
                {
                    return Refus.ConflitSur("comparez les montants, puis enregistrez de nouveau");
                }
            }

            if (ReglesDesScenarios.SeCalcule((await session.CalculAsync(id))?.Etat))
            {
                return EnCalcul;
            }

            if (cellules.Count == 0)
            {
                return Ecrit.Rien("nothing was changed");
            }

            if (!await session.ToucherAsync(scenario, le))
            {
                return Refus.Conflit;
            }

            foreach (var cellule in cellules)
            {
                await session.EcrireLaLigneAsync((id, cellule.DossierId, cellule.FinanceurId), new Repartition(cellule.Specifique, cellule.DroitCommun), scenario.Version + 1);
            }

            return Ecrit.SansJournal("a what-if commits nothing");
        }, annulation);

    /// <summary>In place of all that it held.</summary>
    public Task<Resultat> RemplirAsync(string code, Guid id, ModeDeRemplissage mode, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var sujet = await ScenariosQuery.VerrouillerAsync(session, code, id, acteur);
            if (sujet.EstRefuse)
            {
                return sujet.TousLesRefus;
            }

            var scenario = sujet.Valeur.Scenario;
            if (ReglesDesScenarios.SeCalcule((await session.CalculAsync(id))?.Etat))
            {
                return EnCalcul;
            }

            if (scenario.Version != version || !await session.ToucherAsync(scenario, le))
            {
                return Refus.Conflit;
            }

            var donnees = await DonneesDeScenario.LireAsync(session, scenario.AppelId, acteur);
            await session.RemplacerLesLignesAsync(id, Remplissage.Remplir(donnees.Appel, mode), scenario.Version + 1);
            return Ecrit.SansJournal("a what-if commits nothing");
        }, annulation);

    public Task<Resultat> NommerAsync(string code, Guid id, (string? Nom, bool EstPartage, int Version) saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var sujet = await ScenariosQuery.VerrouillerAsync(session, code, id, acteur);
            if (sujet.EstRefuse)
            {
                return sujet.TousLesRefus;
            }

            var (acces, scenario) = sujet.Valeur;
            var nom = ReglesDesScenarios.LireNom(saisie.Nom);
            if (nom.EstRefuse || scenario.Version != saisie.Version)
            {
                return nom.EstRefuse ? nom.TousLesRefus : Refus.Conflit;
            }

            if ((await session.ScenariosAsync(acces)).Any(s => s.Id != id && s.Nom == nom.Valeur))
            {
                return ReglesDesScenarios.NomPris(nom.Valeur);
            }

            if (!await session.NommerAsync(scenario, (nom.Valeur, saisie.EstPartage), le))
            {
                return Refus.Conflit;
            }

            var courriels = saisie.EstPartage && !scenario.EstPartage ? await session.AuxMembresAsync(acces, (id, nom.Valeur), (liens.Value, le)) : [];
            return scenario.EstPartage == saisie.EstPartage ? Ecrit.SansJournal("a what-if commits nothing")
                : Ecrit.Avec(new Acte(ActeDuJournal.PartagerScenario, ObjetDuJournal.Scenario, id, Details: saisie.EstPartage ? $"{nom.Valeur}, montré aux membres" : $"{nom.Valeur}, retiré aux membres")).Et(courriels);
        }, annulation);

    public Task<Resultat> SupprimerAsync(string code, Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var sujet = await ScenariosQuery.VerrouillerAsync(session, code, id, acteur);
            if (sujet.EstRefuse)
            {
                return sujet.TousLesRefus;
            }

            var scenario = sujet.Valeur.Scenario;
            return scenario.Version == version && await session.SupprimerScenarioAsync(scenario)
                ? Ecrit.Avec(new Acte(ActeDuJournal.SupprimerScenario, ObjetDuJournal.Scenario, id, Details: scenario.Nom))
                : Refus.Conflit;
        }, annulation);

    // Only a line that the person may see: another is told nothing of.
    private static Refus? Refuser(DonneesDeScenario donnees, CelluleDeScenario cellule) =>
        !donnees.Fiches.ContainsKey(cellule.DossierId) || donnees.Appel.Dossiers.First(d => d.Id == cellule.DossierId).Lignes.All(l => l.FinanceurId != cellule.FinanceurId)
            ? new Refus("scenario.ligne", "Cette ligne n’est plus de celles que le comité a à décider.")
            : Repartition.Creer(cellule.Specifique, cellule.DroitCommun).Refus;
}
