using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Dossiers;

/// <summary>After the letter, a porteur keeps or reduces the project: a balanced plan, arbitrated amounts locked.</summary>
public static class MaintienDuProjet
{
    /// <summary>What prevents it, the window set by the call apart.</summary>
    public static IReadOnlyList<Refus> Manques(PlanDeFinancement plan, IReadOnlyList<LigneDeFinanceur> lignes)
    {
        var retenus = lignes.GroupBy(l => (l.FinanceurId, l.Financeur)).ToDictionary(g => g.Key, g => Montant.Somme(g.Select(l => l.Retenu.Total)));
        var inconnus = plan.Lignes.Where(l => l.FinanceurId is { } id && lignes.All(f => f.FinanceurId != id));
        return
        [
            .. plan.Manques(),
            .. retenus.Where(r => plan.DemandeA(r.Key.FinanceurId) != r.Value)
                .Select(r => new Refus("maintien.montant", $"{r.Key.Financeur} : le budget porte {plan.DemandeA(r.Key.FinanceurId)} au lieu des {r.Value} arbitrés.", $"Demandes.{r.Key.FinanceurId}")),
            .. inconnus.Select(l => new Refus("maintien.financeur", "Le budget porte un financeur qui n’a pas été arbitré.", $"Demandes.{l.FinanceurId}")),
        ];
    }

    public static Resultat<EtatDossier> Decider(EtatDossier etat, ActionDossier action, Intervenant qui, IReadOnlyList<Refus> manques, bool avantDateLimite) =>
        CycleDossier.Decider(etat, action, qui, new ContexteDossier { Manques = manques, AvantDateLimite = avantDateLimite });
}
