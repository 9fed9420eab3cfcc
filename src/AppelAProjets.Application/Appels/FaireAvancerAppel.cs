using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

/// <summary>One arrow of the call's life, by the Secrétariat: publishing, then what follows the deposit.</summary>
public sealed class FaireAvancerAppel(Ecrivain ecrivain)
{
    /// <summary>Publishing lists everything missing. A call published within its window opens at once.</summary>
    public Task<Resultat> ExecuterAsync(Cible cible, ActionAppel action, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if ((await session.VerrouillerAppelAsync(cible.Code, acteur)).EstRefuse || await session.AppelPrepareAsync(cible.Code) is not { } appel)
            {
                return Refus.Absent;
            }

            var contexte = await ContexteAsync(session, appel, le);
            var decision = CycleAppel.Table.Decider(appel.Etat, action, acteur.Intervenants(new Perimetre()), contexte);
            if (decision.EstRefuse)
            {
                return (appel.Etat, action) is (EtatAppel.Preparation, ActionAppel.Publier) && contexte.Manques!.Count > 0 ? contexte.Manques.ToArray() : decision.TousLesRefus;
            }

            if (appel.Version != cible.Version || !await session.ChangerEtatAsync(appel, decision.Valeur))
            {
                return AppelStore.Conflit;
            }

            // A call that was taken back has asked questions already: perhaps these, perhaps some where there are none now.
            if (action == ActionAppel.Publier && !DifferenceDeFormulaires.Entre(await session.FormulairePublieAsync(appel.Id), appel.Formulaire).EstVide)
            {
                await session.PublierAsync(appel.Id, appel.Formulaire, "Questions publiées avec l’appel.", acteur, le);
            }

            var suite = await FaireAvancerAppels.AvancerAsync(session, appel with { Etat = decision.Valeur, Version = cible.Version + 1 }, le);
            return Ecrit.Avec(new Acte(EnActe(action), ObjetDuJournal.Appel, appel.Id, Details: Fleche(appel.Etat, decision.Valeur)), suite);
        }, annulation);

    internal static string Fleche(EtatAppel de, EtatAppel vers) => $"{Libelles.Pour(de)} → {Libelles.Pour(vers)}";

    internal static ActeDuJournal EnActe(ActionAppel action) => action switch
    {
        ActionAppel.RetirerPublication => ActeDuJournal.RetirerPublication,
        ActionAppel.Publier => ActeDuJournal.Publier,
        ActionAppel.OuvrirDepot => ActeDuJournal.OuvrirDepot,
        ActionAppel.CloreDepot => ActeDuJournal.CloreDepot,
        ActionAppel.EngagerComite => ActeDuJournal.EngagerComite,
        ActionAppel.PublierAvis => ActeDuJournal.PublierAvis,
        ActionAppel.Clore => ActeDuJournal.Clore,
    };

    private static async Task<ContexteAppel> ContexteAsync(SqlSession session, AppelComplet appel, DateTimeOffset maintenant)
    {
        var dossiers = await AppelsQuery.DossiersAsync(session, appel.Id);
        return new ContexteAppel
        {
            Manques = [.. appel.Manques(maintenant).Select(m => m.Refus)],
            Periode = appel.Periode,
            Maintenant = maintenant,
            Dossiers = await session.DossiersCommencesAsync(appel.Id),
            DossiersSansAvis = dossiers.SansAvis,
            DossiersOuverts = dossiers.Ouverts,
        };
    }
}
