using System.Diagnostics;
using AppelAProjets.Application.Scenarios;
using AppelAProjets.Domain.Scenarios;

namespace AppelAProjets.Solveur;

/// <summary>
/// The model over OR-Tools. Its linear relaxation (GLOP) tells the bound, and what is beyond doubt: at its optimum only a few dossiers are split, as many as there are envelopes that bind. A mixed-integer
/// model (HiGHS) then decides on these and on those next to them, with what the others leave: as small for 5,000 dossiers as for 450. When it finds nothing in its time, what the relaxation retains whole stands.
/// </summary>
public sealed class SolveurOrTools : ISolveur
{
    /// <summary>Dossiers decided by the mixed-integer model, beside those that the relaxation splits.</summary>
    private const int Voisins = 90;

    private const double PartDuTemps = 0.7;

    public SolutionDuSolveur? Resoudre(ProblemeDeCalcul probleme, TimeSpan limite, Action<EtapeDeCalcul> avancer, CancellationToken annulation)
    {
        var montre = Stopwatch.StartNew();
        avancer(EtapeDeCalcul.Borne);
        using var relache = new Modele(probleme, [.. probleme.Candidats], null);
        if (!relache.Resoudre("GLOP", limite, annulation))
        {
            annulation.ThrowIfCancellationRequested();
            return null;
        }

        var borne = (long)Math.Ceiling(relache.Objectif - 1e-4);
        var trouve = relache.Lire();
        var decides = AutourDuDoute(relache);
        avancer(EtapeDeCalcul.Choix);
        using var entier = new Modele(probleme, decides, trouve);
        var reste = (limite - montre.Elapsed) * PartDuTemps;
        var solution = reste > TimeSpan.Zero && entier.Resoudre("HIGHS", reste, annulation) ? entier.LireSur(trouve) : relache.SansLesDoutes(trouve, decides);
        annulation.ThrowIfCancellationRequested();
        return new SolutionDuSolveur(solution, borne);
    }

    private static List<CandidatAuCalcul> AutourDuDoute(Modele relache)
    {
        var rang = relache.Candidats.Select((c, i) => (Candidat: c, EnDoute: relache.EstEnDoute(i), Prix: relache.Prix(i))).ToList();
        return [.. rang.Where(r => r.EnDoute).Concat(rang.Where(r => !r.EnDoute).OrderBy(r => r.Prix).Take(Voisins)).Select(r => r.Candidat)];
    }
}
