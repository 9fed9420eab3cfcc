using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Scenarios;

/// <summary>What people set before a proposal is computed.</summary>
/// <param name="PartMinimale">A retained dossier receives at least that percent of what its funders propose, whatever its threshold: 0 to 100.</param>
/// <param name="Equite">Each neighbourhood keeps at least that percent of the scores of its own dossiers: 0 to 100; what cannot be held is told.</param>
public sealed record ReglagesDeCalcul(int PartMinimale = 0, int Equite = 0)
{
    public IReadOnlyList<Refus> Manques() =>
    [
        .. PartMinimale is < 0 or > 100 ? [new Refus("calcul.part", "La part minimale va de 0 à 100 %.", nameof(PartMinimale))] : Array.Empty<Refus>(),
        .. Equite is < 0 or > 100 ? [new Refus("calcul.equite", "L’équité entre quartiers va de 0 à 100 %.", nameof(Equite))] : Array.Empty<Refus>(),
    ];
}

/// <summary>A dossier as the solver takes it. The score is what retaining it brings.</summary>
/// <param name="Plancher">Above zero: less than that and it is not retained.</param>
public sealed record CandidatAuCalcul(DossierDeScenario Dossier, Montant Plancher, IReadOnlyList<(LigneDeScenario Ligne, Repartition Plafond)> Lignes)
{
    public int Note => Dossier.Note ?? 0;
}

/// <summary>
/// The model that the solver receives: retain dossiers so as to maximise the sum of their scores. A dossier is retained when its lines hold at least its floor; no line goes over its
/// ceiling, no dossier over its charges, no envelope over what it holds, and a line holds nothing or at least its funder's minimum.
/// </summary>
public sealed record ProblemeDeCalcul(ScenarioDAppel Appel, ReglagesDeCalcul Reglages, IReadOnlyList<CandidatAuCalcul> Candidats)
{
    public static ProblemeDeCalcul De(ScenarioDAppel appel, ReglagesDeCalcul reglages) =>
        new(appel, reglages, [.. appel.Dossiers.Select(d => Candidat(d, reglages)).OfType<CandidatAuCalcul>()]);

    /// <summary>Floor of a dossier under these settings, over what its lines hold together.</summary>
    public static Montant Plancher(DossierDeScenario dossier, ReglagesDeCalcul reglages)
    {
        var part = Taux.DePourcentage(reglages.PartMinimale).Sur(dossier.Plafonds);
        Montant[] planchers = [dossier.Plancher, part < dossier.ResteAFinancer ? part : dossier.ResteAFinancer, new Montant(1)];
        return planchers.Max();
    }

    // One that nobody can bring to its floor, or that nobody scored, is not in the model: what is said of it is in <see cref="Blocage"/>.
    private static CandidatAuCalcul? Candidat(DossierDeScenario dossier, ReglagesDeCalcul reglages)
    {
        var plancher = Plancher(dossier, reglages);
        var lignes = dossier.Lignes.Select(l => (Ligne: l, Plafond: dossier.Plafond(l)))
            .Where(l => l.Plafond.Total.EstPositif && !(l.Plafond.Total < l.Ligne.Minimum)).ToList();
        var possible = Montant.Somme(lignes.Select(l => l.Plafond.Total));
        return dossier.Note is > 0 && possible >= plancher && dossier.ResteAFinancer >= plancher ? new CandidatAuCalcul(dossier, plancher, lignes) : null;
    }
}

/// <summary>What the solver found, before it is rounded to the centime.</summary>
/// <param name="Montants">Never over what the model allows by more than a rounding.</param>
/// <param name="Borne">No choice of dossiers can bring more than that, in hundredths of a point.</param>
public sealed record SolutionDuSolveur(Allocation Montants, long Borne);

/// <param name="Notes">Sum of the scores retained, in hundredths of a point.</param>
/// <param name="Borne">Most that any choice could bring.</param>
/// <param name="Iniquites">Neighbourhoods whose share could not be held, in words.</param>
public sealed record PropositionCalculee(Allocation Montants, long Notes, long Borne, IReadOnlyList<string> Iniquites)
{
    /// <summary>By how much another choice could do better at most, in hundredths of a percent.</summary>
    public int Ecart => Notes > 0 ? (int)Math.Min(10_000, (Borne - Notes) * 10_000 / Notes) : Borne > 0 ? 10_000 : 0;

    /// <summary>Brings what the solver found to what holds to the centime: amounts are cut to their ceilings and to the envelopes, a dossier that falls under its floor gives back, and what is left serves those that still fit, then completes the best ones.</summary>
    public static PropositionCalculee De(ProblemeDeCalcul probleme, SolutionDuSolveur solution)
    {
        var (allocation, ordre) = (new Allocation(), probleme.Candidats.OrderByDescending(c => c.Note).ThenBy(c => c.Dossier.Numero, StringComparer.Ordinal).ToList());
        var arrondi = new Arrondi(probleme.Appel, allocation);
        foreach (var candidat in ordre.Where(c => solution.Montants.De(c.Dossier).Total.EstPositif))
        {
            arrondi.Retenir(candidat, l => solution.Montants[candidat.Dossier.Id, l.FinanceurId]);
        }

        foreach (var candidat in ordre.Where(c => !allocation.De(c.Dossier).Total.EstPositif))
        {
            arrondi.Retenir(candidat, _ => Repartition.Zero);
        }

        foreach (var candidat in ordre.Where(c => allocation.De(c.Dossier).Total.EstPositif))
        {
            arrondi.Completer(candidat);
        }

        var notes = BilanDeScenario.De(probleme.Appel, allocation).Notes;
        return new PropositionCalculee(allocation, notes, Math.Max(solution.Borne, notes), [.. Inequites(probleme, allocation)]);
    }

    private static IEnumerable<string> Inequites(ProblemeDeCalcul probleme, Allocation allocation) =>
        from part in probleme.Appel.Dossiers.SelectMany(d => d.Quartiers.Select(q => (Quartier: q, Points: (long)(d.Note ?? 0) * q.Part, Retenu: allocation.EstFinance(d))))
        group part by part.Quartier.Code into quartier
        let demandes = quartier.Sum(p => p.Points)
        let retenus = quartier.Where(p => p.Retenu).Sum(p => p.Points)
        where probleme.Reglages.Equite > 0 && demandes > 0 && retenus * 100 < demandes * probleme.Reglages.Equite
        orderby quartier.First().Quartier.Nom
        select $"{quartier.First().Quartier.Nom} : {retenus * 100 / demandes} % de ses points sont retenus, au lieu de {probleme.Reglages.Equite} %.";
}
