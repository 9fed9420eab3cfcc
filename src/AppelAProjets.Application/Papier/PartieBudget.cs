using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Papier;

/// <summary>Part 6 bis: the table of the Cerfa, what is asked of each funder, what is expected elsewhere.</summary>
internal static class PartieBudget
{
    private static readonly ColonneDeTableau[] Colonnes =
        [new("Charges", Alignement.Gauche, 29), new("Montant", Alignement.Droite, 15), new("Produits", Alignement.Gauche, 29), new("Montant", Alignement.Droite, 15)];

    public static IReadOnlyList<Bloc> Composer(MatiereDuDossier m)
    {
        var f = m.Contenu.Financement;
        m.Ecarter("budget.", "horsportail.");
        m.Ecarter([.. f.Demandes.Select(d => $"demandes.{d.FinanceurId}")]);
        return
        [
            Table("Budget prévisionnel de l’action (en euros)", f),
            .. Demandes(f),
            .. HorsPortail(f),
            new Rubriques(
            [
                m.Dire("Seuil de viabilité", f.SeuilDeViabilite is { } seuil ? $"{new Montant(seuil)}" : "Selon le pourcentage fixé par l’appel", "demandes.seuil"),
                .. m.DireSiRempli("Raison du seuil", m.Prendre("demandes.seuil.motif")),
            ]),
            .. m.PrendreSection(SectionDossier.Budget),
            .. m.PrendreSection(SectionDossier.Demandes),
        ];
    }

    /// <summary>The table of the Cerfa.</summary>
    public static Bloc Table(string legende, FinancementContenu financement) => new Tableau(legende, Colonnes, [.. new BudgetDuCerfa(financement).Rangees.Select(Rangee)], Dense: true);

    private static LigneDeTableau Rangee(RangeeDuCerfa rangee)
    {
        int[] grasses = [.. rangee.Charge?.Genre == GenreDeLigne.Compte ? [0, 1] : Array.Empty<int>(), .. rangee.Produit?.Genre == GenreDeLigne.Compte ? [2, 3] : Array.Empty<int>()];
        return new LigneDeTableau([Libelle(rangee.Charge), Montant(rangee.Charge), Libelle(rangee.Produit), Montant(rangee.Produit)], rangee.EstTotal, grasses);
    }

    private static string Libelle(LigneDuCerfa? ligne) => ligne is null ? "" : MatiereDuDossier.Net(ligne.Numero is { } numero ? $"{numero} {ligne.Libelle}" : ligne.Libelle);

    private static string Montant(LigneDuCerfa? ligne) => ligne?.Montant?.ToString() ?? "";

    private static IEnumerable<Bloc> Demandes(FinancementContenu f) => f.Demandes.Count == 0
        ? [new Paragraphe([new Fragment("Aucun montant demandé aux financeurs de l’appel.", Italique: true)])]
        :
        [
            new Tableau("Montants demandés aux financeurs de l’appel", [new("Financeur", Alignement.Gauche, 3), new("Montant", Alignement.Droite, 1)],
            [
                .. f.Demandes.Select(d => new LigneDeTableau([MatiereDuDossier.Net(d.Nom), $"{new Montant(d.Montant)}"])),
                new LigneDeTableau(["Total demandé", $"{f.Plan().DemandeAuPortail}"], EstTotal: true),
            ], Dense: true),
        ];

    private static IEnumerable<Bloc> HorsPortail(FinancementContenu f) => f.HorsPortail.Count == 0 ? [] :
    [
        new Tableau("Autres financements, hors de ce portail", [new("Financeur", Alignement.Gauche, 3), new("Situation", Alignement.Gauche, 1), new("Montant", Alignement.Droite, 1)],
            [.. f.HorsPortail.Select(h => new LigneDeTableau([MatiereDuDossier.Net(h.Nom), Libelles.Pour(h.Etat), $"{new Montant(h.Montant)}"]))], Dense: true),
    ];
}
