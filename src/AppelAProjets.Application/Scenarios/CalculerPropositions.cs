using System.Diagnostics;
using AppelAProjets.Domain.Scenarios;

namespace AppelAProjets.Application.Scenarios;

/// <summary>Makes the calculations asked for. Safe on several nodes: a lease that is over is taken by another. What was cancelled meanwhile is stopped, and changes nothing.</summary>
public sealed class CalculerPropositions(SqlDatabase database, Ecrivain ecrivain, ISolveur solveur)
{
    /// <summary>The model of 5,000 dossiers takes less on two processors.</summary>
    public static TimeSpan Limite { get; } = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Bail = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Regard = TimeSpan.FromMilliseconds(500);

    /// <summary>How many ended.</summary>
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        IReadOnlyList<CalculRow> dus;
        await using (var session = await database.LireAsync(annulation))
        {
            dus = await session.CalculsDusAsync(ecrivain.Maintenant);
        }

        var faits = 0;
        foreach (var du in dus)
        {
            faits += await PrendreAsync(du, annulation) is { } pris && await CalculerAsync(pris, annulation) ? 1 : 0;
        }

        return faits;
    }

    private async Task<CalculRow?> PrendreAsync(CalculRow du, CancellationToken annulation)
    {
        var pris = await ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
            await session.PrendreLeCalculAsync(du, (le, le + Bail)) ? Ecrit.SansJournal("a what-if commits nothing") : Refus.Conflit, annulation);
        return pris.EstRefuse ? null : du with { Version = du.Version + 1, Etat = EtatDeCalcul.EnCours };
    }

    private async Task<bool> CalculerAsync(CalculRow calcul, CancellationToken annulation)
    {
        var montre = Stopwatch.StartNew();
        using var arret = CancellationTokenSource.CreateLinkedTokenSource(annulation);
        try
        {
            var probleme = await ProblemeAsync(calcul, annulation);
            var etape = EtapeDeCalcul.Borne;
            var resolution = Task.Run(() => solveur.Resoudre(probleme, Limite, e => etape = e, arret.Token), arret.Token);
            while (await Task.WhenAny(resolution, Task.Delay(Regard, annulation)) != resolution)
            {
                if (!await DireAsync(calcul, etape, annulation))
                {
                    await arret.CancelAsync();
                    break;
                }
            }

            var trouve = await resolution;
            return await FinirAsync(calcul, trouve is null ? null : PropositionCalculee.De(probleme, trouve), (int)montre.ElapsedMilliseconds, annulation);
        }
        catch (OperationCanceledException) when (!annulation.IsCancellationRequested)
        {
            return false;
        }
        catch when (!annulation.IsCancellationRequested)
        {
            // Said to who asked, and to the log: the same again would break the same way.
            await FinirAsync(calcul, null, (int)montre.ElapsedMilliseconds, annulation);
            throw;
        }
    }

    private async Task<ProblemeDeCalcul> ProblemeAsync(CalculRow calcul, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        var scenario = await session.ScenarioAsync(calcul.ScenarioId);
        return ProblemeDeCalcul.De((await DonneesDeScenario.LireAsync(session, scenario!.AppelId, Acteur.Systeme)).Appel, calcul.Reglages);
    }

    // False when it was cancelled, or taken by another.
    private async Task<bool> DireAsync(CalculRow calcul, EtapeDeCalcul etape, CancellationToken annulation)
    {
        var dit = await ecrivain.EcrireAsync(Acteur.Systeme, async (session, _) =>
            await session.AvancerLeCalculAsync(calcul, etape) ? Ecrit.SansJournal("a what-if commits nothing") : Refus.Conflit, annulation);
        return !dit.EstRefuse;
    }

    private async Task<bool> FinirAsync(CalculRow calcul, PropositionCalculee? trouve, int duree, CancellationToken annulation)
    {
        var fini = await ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Scenario(calcul.ScenarioId));
            if (!await session.CloreLeCalculAsync(calcul, trouve is null ? EtatDeCalcul.Echoue : EtatDeCalcul.Fini, (le, duree), trouve))
            {
                return Refus.Conflit;
            }

            if (trouve is not null && await session.ScenarioAsync(calcul.ScenarioId) is { } scenario && await session.ToucherAsync(scenario, le))
            {
                await session.RemplacerLesLignesAsync(scenario.Id, trouve.Montants, scenario.Version + 1);
            }

            return Ecrit.SansJournal("a what-if commits nothing");
        }, annulation);
        return !fini.EstRefuse;
    }
}
