using AppelAProjets.Domain;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Scenarios;
using Google.OrTools.LinearSolver;

namespace AppelAProjets.Solveur;

/// <summary>Variables and constraints of some candidates; the others keep what was found for them. Amounts are in euros here: the centime is the Domain's.</summary>
internal sealed class Modele : IDisposable
{
    private const double Tolerance = 1e-6;

    /// <summary>What completing a retained dossier brings beside its score, as a part of it: only breaks ties.</summary>
    private const double Complement = 0.001;

    /// <summary>Price of a point that a neighbourhood lacks to its share: more than any dossier brings, so that fairness is held when it can.</summary>
    private const double Iniquite = 20;

    private readonly ProblemeDeCalcul probleme;
    private readonly Allocation? fixes;
    private readonly Dictionary<(Guid, TypeDeCredits), double> restes = [];
    private readonly Dictionary<string, double> points = [];
    private Solver? solveur;
    private LigneDuModele[][] lignes = [];
    private Variable[] retenus = [];

    public Modele(ProblemeDeCalcul probleme, IReadOnlyList<CandidatAuCalcul> candidats, Allocation? fixes)
    {
        (this.probleme, this.fixes, Candidats) = (probleme, fixes, candidats);
        var libres = candidats.Select(c => c.Dossier.Id).ToHashSet();
        foreach (var enveloppe in probleme.Appel.Enveloppes.Where(e => e.Disponible is not null))
        {
            restes[(enveloppe.FinanceurId, enveloppe.Type)] = Math.Max(0, Euros(enveloppe.Disponible!.Value));
        }

        foreach (var autre in fixes is null ? [] : probleme.Candidats.Where(c => !libres.Contains(c.Dossier.Id) && fixes.De(c.Dossier).Total.EstPositif))
        {
            Compter(autre);
        }
    }

    public IReadOnlyList<CandidatAuCalcul> Candidats { get; }

    public double Objectif => solveur!.Objective().Value();

    /// <summary>False when nothing was found in that time, or when it was cancelled.</summary>
    public bool Resoudre(string moteur, TimeSpan limite, CancellationToken annulation)
    {
        solveur = Solver.CreateSolver(moteur) ?? throw new InvalidOperationException($"OR-Tools has no solver {moteur} on this platform.");
        solveur.SuppressOutput();
        Construire(moteur != "GLOP");
        solveur.SetTimeLimit(Math.Max(1, (long)limite.TotalMilliseconds));
        using var parametres = new MPSolverParameters();
        parametres.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0.0005);
        using var arret = annulation.Register(() => solveur.InterruptSolve());
        return solveur.Solve(parametres) is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE && !annulation.IsCancellationRequested;
    }

    public Allocation Lire() => LireSur(new Allocation());

    /// <summary>What was found for these candidates, the others as they were.</summary>
    public Allocation LireSur(Allocation autres)
    {
        var allocation = Copier(autres);
        for (var i = 0; i < Candidats.Count; i++)
        {
            foreach (var ligne in lignes[i])
            {
                allocation[Candidats[i].Dossier.Id, ligne.FinanceurId] = ligne.Lire();
            }
        }

        return allocation;
    }

    /// <summary>What the relaxation retains whole.</summary>
    public Allocation SansLesDoutes(Allocation trouve, IReadOnlyList<CandidatAuCalcul> decides)
    {
        var allocation = Copier(trouve);
        var rangs = Candidats.Select((c, i) => (c.Dossier.Id, Rang: i)).ToDictionary(c => c.Id, c => c.Rang);
        foreach (var decide in decides.Where(d => EstEnDoute(rangs[d.Dossier.Id])))
        {
            foreach (var (ligne, _) in decide.Lignes)
            {
                allocation[decide.Dossier.Id, ligne.FinanceurId] = Repartition.Zero;
            }
        }

        return allocation;
    }

    /// <summary>Split by the relaxation, or with a line between nothing and its minimum.</summary>
    public bool EstEnDoute(int i) =>
        retenus[i].SolutionValue() is > Tolerance and < 1 - Tolerance || lignes[i].Any(l => l.Minimum > 0 && l.Valeur is > Tolerance and var v && v < l.Minimum - Tolerance);

    /// <summary>How far from the other choice: the less, the more doubtful.</summary>
    public double Prix(int i) => Math.Abs(retenus[i].ReducedCost());

    public void Dispose() => solveur?.Dispose();

    private void Construire(bool entier)
    {
        var s = solveur!;
        s.Objective().SetMaximization();
        var enveloppes = restes.ToDictionary(r => r.Key, r => s.MakeConstraint(0, r.Value));
        var quartiers = Quartiers(s);
        retenus = new Variable[Candidats.Count];
        lignes = new LigneDuModele[Candidats.Count][];
        for (var i = 0; i < Candidats.Count; i++)
        {
            var candidat = Candidats[i];
            retenus[i] = s.MakeVar(0, 1, entier, "");
            s.Objective().SetCoefficient(retenus[i], candidat.Note);
            foreach (var quartier in candidat.Dossier.Quartiers.Where(q => quartiers.ContainsKey(q.Code)))
            {
                quartiers[quartier.Code].SetCoefficient(retenus[i], candidat.Note * quartier.Part / 100.0);
            }

            lignes[i] = [.. candidat.Lignes.Select(l => Ligne(s, retenus[i], l, entier))];
            Borner(s, i, enveloppes);
        }
    }

    private void Borner(Solver s, int i, Dictionary<(Guid, TypeDeCredits), Constraint> enveloppes)
    {
        var candidat = Candidats[i];
        var plancher = s.MakeConstraint(0, double.PositiveInfinity);
        plancher.SetCoefficient(retenus[i], -Euros(candidat.Plancher));
        var possible = candidat.Lignes.Sum(l => Euros(l.Plafond.Total));
        var charges = Euros(candidat.Dossier.ResteAFinancer) < possible ? s.MakeConstraint(0, Euros(candidat.Dossier.ResteAFinancer)) : null;
        foreach (var ligne in lignes[i])
        {
            foreach (var (type, montant) in ligne.Montants)
            {
                plancher.SetCoefficient(montant, 1);
                charges?.SetCoefficient(montant, 1);
                s.Objective().SetCoefficient(montant, Complement * candidat.Note / possible);
                if (enveloppes.TryGetValue((ligne.FinanceurId, type), out var enveloppe))
                {
                    enveloppe.SetCoefficient(montant, 1);
                }
            }
        }
    }

    // A line holds nothing unless its dossier is retained; with a minimum, nothing or at least that.
    private static LigneDuModele Ligne(Solver s, Variable retenu, (LigneDeScenario Ligne, Repartition Plafond) ligne, bool entier)
    {
        var minimum = ligne.Ligne.Minimum is { } m ? Euros(m) : 0;
        var ouverte = retenu;
        Constraint? auMoins = null;
        if (minimum > 0)
        {
            ouverte = s.MakeVar(0, 1, entier, "");
            var avecLeDossier = s.MakeConstraint(0, double.PositiveInfinity);
            avecLeDossier.SetCoefficient(retenu, 1);
            avecLeDossier.SetCoefficient(ouverte, -1);
            auMoins = s.MakeConstraint(0, double.PositiveInfinity);
            auMoins.SetCoefficient(ouverte, -minimum);
        }

        var montants = new List<(TypeDeCredits, Variable)>();
        foreach (var type in Enum.GetValues<TypeDeCredits>().Where(t => ligne.Plafond.De(t).EstPositif))
        {
            var plafond = Euros(ligne.Plafond.De(type));
            var montant = s.MakeNumVar(0, plafond, "");
            var lien = s.MakeConstraint(0, double.PositiveInfinity);
            lien.SetCoefficient(ouverte, plafond);
            lien.SetCoefficient(montant, -1);
            auMoins?.SetCoefficient(montant, 1);
            montants.Add((type, montant));
        }

        return new LigneDuModele(ligne.Ligne.FinanceurId, minimum, montants);
    }

    private Dictionary<string, Constraint> Quartiers(Solver s)
    {
        var demandes = probleme.Reglages.Equite == 0 ? [] : probleme.Appel.Dossiers
            .SelectMany(d => d.Quartiers.Select(q => (q.Code, Points: (d.Note ?? 0) * q.Part / 100.0)))
            .GroupBy(q => q.Code).ToDictionary(g => g.Key, g => g.Sum(q => q.Points));
        return demandes.ToDictionary(d => d.Key, d =>
        {
            var manque = s.MakeNumVar(0, double.PositiveInfinity, "");
            s.Objective().SetCoefficient(manque, -Iniquite);
            var part = s.MakeConstraint((d.Value * probleme.Reglages.Equite / 100) - points.GetValueOrDefault(d.Key), double.PositiveInfinity);
            part.SetCoefficient(manque, 1);
            return part;
        });
    }

    private void Compter(CandidatAuCalcul autre)
    {
        foreach (var (ligne, _) in autre.Lignes)
        {
            foreach (var type in Enum.GetValues<TypeDeCredits>())
            {
                if (restes.TryGetValue((ligne.FinanceurId, type), out var reste))
                {
                    restes[(ligne.FinanceurId, type)] = Math.Max(0, reste - Euros(fixes![autre.Dossier.Id, ligne.FinanceurId].De(type)));
                }
            }
        }

        foreach (var quartier in autre.Dossier.Quartiers)
        {
            points[quartier.Code] = points.GetValueOrDefault(quartier.Code) + (autre.Note * quartier.Part / 100.0);
        }
    }

    private static Allocation Copier(Allocation allocation)
    {
        var copie = new Allocation();
        foreach (var (dossier, financeur, montant) in allocation.Lignes)
        {
            copie[dossier, financeur] = montant;
        }

        return copie;
    }

    private static double Euros(Montant montant) => montant.Centimes / 100.0;
}

internal sealed record LigneDuModele(Guid FinanceurId, double Minimum, IReadOnlyList<(TypeDeCredits Type, Variable Montant)> Montants)
{
    public double Valeur => Montants.Sum(m => m.Montant.SolutionValue());

    public Repartition Lire() => new(Lire(TypeDeCredits.Specifique), Lire(TypeDeCredits.DroitCommun));

    // A hair under a whole centime is that centime.
    private Montant Lire(TypeDeCredits type) => new((long)Math.Floor((Montants.Where(m => m.Type == type).Sum(m => m.Montant.SolutionValue()) * 100) + 0.01));
}
