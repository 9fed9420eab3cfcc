using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>One arrow of the call's life, by the Secrétariat: publishing, then what follows the deposit.</summary>
public sealed class FaireAvancerAppel(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Empty when done, else the refusals; publishing lists everything missing. A call published within its window opens at once.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Cible cible, ActionAppel action, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || await AppelComplet.ChargerAsync(session, cible.Code) is not { } complet)
        {
            return [AppelStore.Introuvable];
        }

        var maintenant = horloge.GetUtcNow();
        var contexte = await ContexteAsync(session, complet, maintenant);
        var decision = CycleAppel.Table.Decider(complet.Appel.Etat, action, acteur.Intervenants(new Perimetre()), contexte);
        if (decision.EstRefuse)
        {
            return (complet.Appel.Etat, action) is (EtatAppel.Preparation, ActionAppel.Publier) && contexte.Manques!.Count > 0 ? contexte.Manques : [decision.Refus];
        }

        if (complet.Appel.Version != cible.Version || !await session.ChangerEtatAsync(complet.Appel, decision.Valeur))
        {
            return [AppelStore.Conflit];
        }

        if (action == ActionAppel.Publier && complet.Formulaire.Questions.Count > 0)
        {
            await session.PublierAsync(complet.Appel.Id, complet.Formulaire, "Questions publiées avec l’appel.", acteur, maintenant);
        }

        await session.JournaliserAsync(acteur, maintenant, NomDe(action), "Appel", complet.Appel.Id, details: $"{complet.Appel.Etat} -> {decision.Valeur}");
        await FaireAvancerAppels.AvancerAsync(session, complet.Appel with { Etat = decision.Valeur, Version = cible.Version + 1 }, maintenant);
        await session.ValiderAsync();
        return [];
    }

    internal static string NomDe(ActionAppel action) => action switch
    {
        ActionAppel.Publier => "publier",
        ActionAppel.OuvrirDepot => "ouvrir-depot",
        ActionAppel.CloreDepot => "clore-depot",
        ActionAppel.EngagerComite => "engager-comite",
        ActionAppel.PublierAvis => "publier-avis",
        ActionAppel.Clore => "clore",
    };

    private static async Task<ContexteAppel> ContexteAsync(SqlSession session, AppelComplet complet, DateTimeOffset maintenant)
    {
        var dossiers = await AppelsQuery.DossiersAsync(session, complet.Appel.Id);
        return new ContexteAppel
        {
            Manques = [.. complet.Manques(maintenant).Select(m => m.Refus)],
            Periode = complet.Appel.Periode,
            Maintenant = maintenant,
            DossiersSansAvis = dossiers.SansAvis,
            DossiersOuverts = dossiers.Ouverts,
        };
    }
}
