using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Lectures;

/// <summary>The partners of an inter-associatif project: what each bears of the plan of 6 bis, who is paid.</summary>
public static class PartiePartenaires
{
    private static readonly string[] Colonnes = ["Organisation", "Charges", "Produits propres", "Part des subventions"];

    internal static IReadOnlyList<SectionLue> Composer(MatiereDuDossier m)
    {
        var parts = PartDuBudget.De(m.Contenu);
        return
        [
            .. m.Section(null, SectionDossier.Partenaires, parts.Count == 0 ? [] : [Ensemble(parts)], SectionDossier.Partenaires),
            .. (m.Contenu.Partenaires ?? []).Select(p => new SectionLue(p.Nom, null, Partenaire(p))),
        ];
    }

    /// <summary>What a partner bears and what pays it, its share of the subsidies with it: both totals are the same once the part is balanced.</summary>
    public static BudgetLu Comptes(PartenaireContenu p) =>
        new($"partenaire.{p.Id}.comptes", $"Part de {p.Nom}", new BudgetDuCerfa(new FinancementContenu(p.Comptes, [], [], null)) { Abrege = true, PartDesSubventions = p.Subventions });

    private static TableauLu Ensemble(IReadOnlyList<PartDuBudget> parts) => new("partenaires.budget", "Le budget du projet, organisation par organisation", Colonnes,
        [.. parts.Select((p, rang) => new RangeeLue($"partenaires.budget.{rang}", [p.Nom, $"{p.Charges}", $"{p.Produits}", p.SubventionsLues], EstTotal: rang == parts.Count - 1))])
    {
        Poids = [3, 2, 2, 2],
    };

    private static IReadOnlyList<ElementLu> Partenaire(PartenaireContenu p)
    {
        var cle = $"partenaire.{p.Id}";
        return
        [
            new ValeurLue($"{cle}.siret", "Numéro SIRET", p.Siret ?? ""),
            new ValeurLue($"{cle}.role", "Rôle dans le projet", p.Role ?? ""),
            new ValeurLue($"{cle}.accord", "Accord", p.AccordLe is { } le ? $"Donné{(p.AccordPar is { } par ? $" par {par}" : "")} le {HeureDeParis.Ecrire(le)}" : "Attendu"),
            Comptes(p),
            ValeurLue.De($"{cle}.subventions", "Part des subventions du projet", p.Subventions),
        ];
    }
}
