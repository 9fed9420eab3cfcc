using AppelAProjets.Application.Envois;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Pieces;

/// <summary>Idempotent and safe on two nodes: the row says once what was found, and people are told in that same transaction. A daemon that is away only delays.</summary>
public sealed class AnalyserFichiers(SqlDatabase database, Ecrivain ecrivain, ExamenDeFichier examen, TimeProvider horloge, IOptions<LiensOptions> liens)
{
    private const int Lot = 200;
    private const int EchecsDeSuite = 3;
    // Less than the time between two runs: they do not pile up.
    private static readonly TimeSpan DureeMaximale = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan UnInstant = TimeSpan.FromSeconds(3);

    // A file that failed goes behind the others: one that clamd cannot read never blocks the rest.
    private static readonly SqlStatement Dus = new(dialecte => $"""
        SELECT f.Empreinte FROM Fichier f WHERE f.Analyse IN ('EnAttente', 'NonConfiguree') ORDER BY f.AnalyseLe, f.Analyse, f.CreeLe {dialecte.Page}
        """);

    private static readonly SqlStatement Conclusion = new("""
        UPDATE Fichier SET Analyse = @Analyse, Menace = @Menace, AnalyseLe = @Le WHERE Empreinte = @Empreinte AND Analyse IN ('EnAttente', 'NonConfiguree')
        """);

    private static readonly SqlStatement Essai = new("UPDATE Fichier SET AnalyseLe = @Le WHERE Empreinte = @Empreinte AND Analyse IN ('EnAttente', 'NonConfiguree')");

    /// <summary>Looks at what is due and returns how many files are settled. Stops when the daemon fails three times in a row: the next run goes on.</summary>
    public async Task<int> ExecuterAsync(CancellationToken annulation)
    {
        if (!examen.EstConfigure)
        {
            return 0;
        }

        var (conclus, echecs, arret) = (0, 0, horloge.GetUtcNow() + DureeMaximale);
        foreach (var empreinte in await DusAsync(annulation))
        {
            if (horloge.GetUtcNow() > arret)
            {
                break;
            }

            if (await AnalyserAsync(empreinte, annulation))
            {
                (conclus, echecs) = (conclus + 1, 0);
            }
            else if (++echecs >= EchecsDeSuite)
            {
                break;
            }
        }

        return conclus;
    }

    /// <summary>Looks at one file just received, if that takes a moment; false = the job will.</summary>
    public async Task<bool> EssayerAsync(FichierAccepte fichier, CancellationToken annulation = default)
    {
        if (fichier.Analyse != AnalyseDeFichier.EnAttente)
        {
            return true;
        }

        using var limite = new CancellationTokenSource(UnInstant, horloge);
        using var ensemble = CancellationTokenSource.CreateLinkedTokenSource(annulation, limite.Token);
        try
        {
            return await AnalyserAsync(fichier.Empreinte, ensemble.Token);
        }
        catch (OperationCanceledException) when (!annulation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> DusAsync(CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<string>(Dus, new { Saut = 0, Taille = Lot });
    }

    private async Task<bool> AnalyserAsync(string empreinte, CancellationToken annulation)
    {
        var verdict = await examen.ExaminerAsync(empreinte, annulation);
        var conclu = await ecrivain.EcrireAsync<bool>(Acteur.Systeme, async (session, le) =>
        {
            if (verdict.Analyse == AnalyseDeFichier.EnAttente)
            {
                await session.ExecuterAsync(Essai, new { Empreinte = empreinte, Le = le });
                return Ecrit.SansJournal("a try that failed puts the file behind the others").Donnant(false);
            }

            // A dossier is not deposited with a file while it is being found infected: the service would not be told.
            var infecte = verdict.Analyse == AnalyseDeFichier.Infectee;
            await session.VerrouillerAsync(infecte ? [.. (await session.DossiersDuFichierAsync(empreinte)).Select(Verrou.Dossier)] : []);
            var menace = verdict.Detail is { Length: > 200 } long200 ? long200[..200] : verdict.Detail;
            var premier = await session.ModifierAsync(Conclusion, new { Empreinte = empreinte, Analyse = verdict.Analyse.ToString(), Menace = menace, Le = le });
            return (infecte && premier ? await session.PrevenirAsync(empreinte, menace, liens.Value, le) : Ecrit.SansJournal("the row of the file says it")).Donnant(true);
        }, annulation);
        return !conclu.EstRefuse && conclu.Valeur;
    }
}
