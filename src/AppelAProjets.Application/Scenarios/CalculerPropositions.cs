using System.Diagnostics;
using AppelAProjets.Application.Travaux;
using AppelAProjets.Domain.Scenarios;

namespace AppelAProjets.Application.Scenarios;

/// <summary>Makes the calculations asked for. What was cancelled meanwhile is stopped, and changes nothing.</summary>
public sealed class CalculerPropositions(SqlDatabase database, Ecrivain ecrivain, ISolveur solveur) : FaireLesTravaux<CalculRow>(database, ecrivain)
{
    /// <summary>The model of 5,000 dossiers takes less on two processors.</summary>
    public static TimeSpan Limite { get; } = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Bail = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Regard = TimeSpan.FromMilliseconds(500);

    protected override Task<IReadOnlyList<CalculRow>> DusAsync(SqlSession session, DateTimeOffset le) => session.CalculsDusAsync(le);

    protected override async Task<CalculRow?> PrendreAsync(CalculRow du, CancellationToken annulation) =>
        await NoterAsync((session, le) => session.PrendreLeCalculAsync(du, (le, le + Bail)), annulation) ? du with { Version = du.Version + 1, Etat = EtatDeCalcul.EnCours } : null;

    protected override async Task<bool> FaireAsync(CalculRow calcul, CancellationToken annulation)
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
        await using var session = await Base.LireAsync(annulation);
        var scenario = await session.ScenarioAsync(calcul.ScenarioId);
        return ProblemeDeCalcul.De((await DonneesDeScenario.LireAsync(session, scenario!.AppelId, Acteur.Systeme)).Appel, calcul.Reglages);
    }

    // False when it was cancelled, or taken by another.
    private Task<bool> DireAsync(CalculRow calcul, EtapeDeCalcul etape, CancellationToken annulation) => NoterAsync((session, _) => session.AvancerLeCalculAsync(calcul, etape), annulation);

    private Task<bool> FinirAsync(CalculRow calcul, PropositionCalculee? trouve, int duree, CancellationToken annulation) =>
        NoterAsync(async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Scenario(calcul.ScenarioId));
            if (!await session.CloreLeCalculAsync(calcul, trouve is null ? EtatDeCalcul.Echoue : EtatDeCalcul.Fini, (le, duree), trouve))
            {
                return false;
            }

            if (trouve is not null && await session.ScenarioAsync(calcul.ScenarioId) is { } scenario && await session.ToucherAsync(scenario, le))
            {
                await session.RemplacerLesLignesAsync(scenario.Id, trouve.Montants, scenario.Version + 1);
            }

            return true;
        }, annulation);
}
