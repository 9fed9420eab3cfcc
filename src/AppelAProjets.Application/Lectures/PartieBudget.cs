using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Lectures;

/// <summary>Part 6 bis: the table of the Cerfa, what is asked of each funder, what is expected elsewhere.</summary>
internal static class PartieBudget
{
    public static IReadOnlyList<SectionLue> Composer(MatiereDuDossier m)
    {
        var f = m.Contenu.Financement;
        m.Ecarter("budget.", "horsportail.");
        m.Ecarter([.. f.Demandes.Select(d => $"demandes.{d.FinanceurId}")]);
        return
        [
            .. m.Section(null, SectionDossier.Budget,
                [new BudgetLu("budget", "Budget prévisionnel de l’action (en euros)", new BudgetDuCerfa(f)), new PhraseLue("budget.bilan", f.Plan().Bilan)], SectionDossier.Budget),
            .. m.Section(Libelles.Pour(SectionDossier.Demandes), SectionDossier.Demandes, [Demandes(f), .. HorsPortail(f), Seuil(m, f)], SectionDossier.Demandes),
        ];
    }

    private static ElementLu Demandes(FinancementContenu f) => f.Demandes.Count == 0
        ? new PhraseLue("demandes.aucune", "Aucun montant demandé aux financeurs de l’appel.")
        : new TableauLu("demandes", "Montants demandés aux financeurs de l’appel", ["Financeur", "Montant"],
        [
            .. f.Demandes.Select(d => Somme($"demandes.{d.FinanceurId}", d.Nom, d.Montant)),
            new RangeeLue("demandes.total", ["Total demandé", $"{f.Plan().DemandeAuPortail}"], EstTotal: true) { Montant = f.Plan().DemandeAuPortail },
        ]) { Poids = [3, 1] };

    private static IEnumerable<ElementLu> HorsPortail(FinancementContenu f) => f.HorsPortail.Count == 0 ? [] :
    [
        new TableauLu("horsportail", "Autres financements, hors de ce portail", ["Financeur", "Type", "Situation", "Montant"],
            [.. f.HorsPortail.Select(h => new RangeeLue($"horsportail.{h.Compte}.{h.Nom}", [h.Nom, PlanComptable.Trouver(h.Compte)?.Libelle ?? "Autre", h.Etat is { } etat ? Libelles.Pour(etat) : DossierLu.Vide, $"{h.Montant}"]))])
        {
            Poids = [3, 3, 2, 2], EnMots = [1, 2],
        },
    ];

    private static ValeurLue Seuil(MatiereDuDossier m, FinancementContenu f)
    {
        var dit = m.Dire("demandes.seuil", "Seuil de viabilité", f.SeuilDeViabilite is { } montant ? $"{montant}" : "Selon le pourcentage fixé par l’appel");
        return f.SeuilDeViabilite is { } seuil ? dit with { Montant = seuil } : dit;
    }

    private static RangeeLue Somme(string cle, string libelle, Montant montant) => new(cle, [libelle, $"{montant}"]) { Montant = montant };
}
