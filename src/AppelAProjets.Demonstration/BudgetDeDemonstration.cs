using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Demonstration;

/// <summary>A balanced budget with what it asks of each funder.</summary>
internal sealed record BudgetDeDemonstration(
    IReadOnlyList<CompteContenu> Comptes, IReadOnlyList<(FinanceurDuJeu Financeur, Montant Montant)> Demandes, IReadOnlyList<HorsPortailContenu> HorsPortail, Montant Charges)
{
    private static readonly string[] ComptesDeCharges = ["601", "604", "60x", "613", "616", "622", "623", "625", "641", "645", "CHARGINDIRECTfixes"];

    private static readonly (string Nom, string Compte)[] Ailleurs =
    [
        ("Région des Pays de la Loire", "74region"), ("Fonds social européen", "74fe"), ("Fondation des Rives (inventée)", PlanComptable.AidesPrivees),
    ];

    public Montant Demande => Montant.Somme(Demandes.Select(d => d.Montant));

    /// <summary>Rounded up percentage of all that is asked.</summary>
    public Montant Seuil => new((Montant.Somme([Demande, .. HorsPortail.Select(h => h.Montant)]).Centimes * AppelsDeDemonstration.SeuilPourcent + 99) / 100);

    public static BudgetDeDemonstration Composer(Alea alea, AppelDuJeu appel, int theme, IReadOnlyList<QuartierDuJeu> quartiers)
    {
        var euros = alea.Entre(40, 480) * 100;
        var demandes = Demander(alea, appel.Financeurs.Where(f => FinanceursDeLAppel.Accepte(f, theme, quartiers)).ToList(), euros);
        var reste = Montant.DeEuros(euros) - Montant.Somme(demandes.Select(d => d.Montant));
        var horsPortail = new List<HorsPortailContenu>();
        if (alea.Chance(35))
        {
            var (nom, compte) = alea.Parmi(Ailleurs);
            var montant = new Montant(Math.Min(Montant.DeEuros(euros * alea.Entre(4, 10) / 100).Centimes, reste.Centimes));
            horsPortail.Add(new HorsPortailContenu(nom, compte, montant, alea.Parmi([SituationHorsPortail.Sollicite, SituationHorsPortail.Acquis])));
            reste -= montant;
        }

        var comptes = Charger(alea, euros).Concat(Completer(alea, reste)).Concat(Benevolat(alea))
            .Where(c => c.Montant.EstPositif).OrderBy(c => c.Compte, StringComparer.Ordinal).ToList();
        return new BudgetDeDemonstration(comptes, demandes, horsPortail, Montant.DeEuros(euros));
    }

    // Between 45 and 72 % of the charges, in hundreds of euros, within each funder's bounds.
    private static List<(FinanceurDuJeu Financeur, Montant Montant)> Demander(Alea alea, List<FinanceurDuJeu> possibles, int euros)
    {
        var centaines = euros * alea.Entre(45, 72) / 10_000;
        var choisis = alea.Quelques(possibles, Math.Clamp(centaines / 15, 1, alea.Entre(2, 4)));
        var parts = new Montant(centaines).Repartir([.. choisis.Select(_ => (long)alea.Entre(2, 5))]);
        return [.. choisis.Select((f, i) => (f, Montant.DeEuros(Math.Clamp(parts[i].Centimes * 100, f.Fiche.Minimum, f.Fiche.Maximum ?? euros))))];
    }

    private static IEnumerable<CompteContenu> Charger(Alea alea, int euros)
    {
        var comptes = alea.Quelques(ComptesDeCharges, alea.Entre(4, 8));
        var parts = new Montant(euros).Repartir([.. comptes.Select(_ => (long)alea.Entre(1, 9))]);
        return comptes.Select((compte, i) => new CompteContenu(compte, Montant.DeEuros(parts[i].Centimes)));
    }

    private static IEnumerable<CompteContenu> Completer(Alea alea, Montant reste)
    {
        var parts = reste.Repartir([alea.Entre(0, 3), alea.Entre(1, 3), alea.Entre(2, 6)]);
        return [new("70", parts[0]), new("756", parts[1]), new("RESSPROPRES", parts[2])];
    }

    private static IEnumerable<CompteContenu> Benevolat(Alea alea)
    {
        var (temps, salle) = (Montant.DeEuros(alea.Entre(0, 60) * 50), Montant.DeEuros(alea.Chance(40) ? alea.Entre(2, 20) * 100 : 0));
        return [new("864", temps), new("870", temps), new("861", salle), new("875", salle)];
    }
}
