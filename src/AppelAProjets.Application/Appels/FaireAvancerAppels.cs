using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Opens and closes the deposits that are due in the table Appel: at any time, twice, on two nodes or late, since what decides of a deposit is the window itself.</summary>
public sealed class FaireAvancerAppels(SqlDatabase database, Ecrivain ecrivain)
{
    private static readonly SqlStatement Echus = new($"""
        SELECT {AppelRow.Colonnes} FROM Appel WHERE (Etat = 'Publie' AND OuvertureLe <= @Maintenant) OR (Etat = 'DepotOuvert' AND ClotureLe <= @Maintenant)
        """);

    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        IReadOnlyList<AppelRow> echus;
        await using (var lecture = await database.LireAsync(annulation))
        {
            echus = await lecture.ListeAsync<AppelRow>(Echus, new { ecrivain.Maintenant });
        }

        var fleches = 0;
        foreach (var appel in echus)
        {
            var prises = await ecrivain.EcrireAsync<int>(Acteur.Systeme, async (session, le) =>
            {
                await session.VerrouillerAsync(Verrou.Appel(appel.Id));
                var actes = await AvancerAsync(session, appel, le);
                return Ecrit.Avec(actes).Donnant(actes.Count);
            }, annulation);
            fleches += prises.EstRefuse ? 0 : prises.Valeur;
        }

        return fleches;
    }

    /// <summary>Takes every arrow due of one call, in the transaction of the caller; stops when another node was faster.</summary>
    internal static async Task<IReadOnlyList<Acte>> AvancerAsync(SqlSession session, AppelRow appel, DateTimeOffset maintenant)
    {
        List<Acte> actes = [];
        foreach (var action in new[] { ActionAppel.OuvrirDepot, ActionAppel.CloreDepot })
        {
            var decision = CycleAppel.Decider(appel.Etat, action, Intervenant.Systeme, new ContexteAppel { Periode = appel.Periode, Maintenant = maintenant });
            if (decision.EstRefuse)
            {
                continue;
            }

            if (!await session.ChangerEtatAsync(appel, decision.Valeur))
            {
                break;
            }

            actes.Add(new Acte(FaireAvancerAppel.EnActe(action), ObjetDuJournal.Appel, appel.Id, Details: FaireAvancerAppel.Fleche(appel.Etat, decision.Valeur)) { Par = Acteur.Systeme });
            appel = appel with { Etat = decision.Valeur, Version = appel.Version + 1 };
        }

        return actes;
    }
}
