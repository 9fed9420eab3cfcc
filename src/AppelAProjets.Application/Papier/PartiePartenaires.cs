using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Papier;

/// <summary>The partners of an inter-associatif project: what each bears of the plan of 6 bis, who is paid.</summary>
internal static class PartiePartenaires
{
    private static readonly ColonneDeTableau[] Colonnes = [new("Organisation", Alignement.Gauche, 3), new("Charges", Alignement.Droite, 2), new("Produits propres", Alignement.Droite, 2), new("Part des subventions", Alignement.Droite, 2)];
    private static readonly ColonneDeTableau[] ColonnesDUnePart = [new("Compte", Alignement.Gauche, 4), new("Charges", Alignement.Droite, 1), new("Produits", Alignement.Droite, 1)];

    public static IReadOnlyList<Bloc> Composer(MatiereDuDossier m)
    {
        var parts = PartDuBudget.De(m.Contenu);
        return parts.Count == 0 ? m.PrendreSection(SectionDossier.Partenaires) :
        [
            new Tableau("Le budget du projet, organisation par organisation", Colonnes, [.. parts.Select((p, rang) => new LigneDeTableau([MatiereDuDossier.Net(p.Nom), $"{p.Charges}", $"{p.Produits}", $"{p.Subventions}"], EstTotal: rang == parts.Count - 1))], Dense: true),
            .. m.PrendreSection(SectionDossier.Partenaires),
            .. m.Contenu.Partenaires!.SelectMany(p => Partenaire(m, p)),
        ];
    }

    private static IEnumerable<Bloc> Partenaire(MatiereDuDossier m, PartenaireContenu p) =>
    [
        new Titre(2, [new Fragment(MatiereDuDossier.Net(p.Nom))]),
        new Rubriques(
        [
            m.Dire("Numéro SIRET", p.Siret),
            m.Dire("Rôle dans le projet", p.Role),
            m.Dire("Accord", p.AccordLe is { } le ? $"Donné{(p.AccordPar is { } par ? $" par {par}" : "")} le {HeureDeParis.Ecrire(le)}" : "Attendu"),
        ]),
        new Tableau($"Part de {MatiereDuDossier.Net(p.Nom)}", ColonnesDUnePart,
        [
            .. p.Comptes.Select(c => Ligne(PlanComptable.Trouver(c.Compte), new Montant(c.Montant))),
            new LigneDeTableau(["Part des subventions du projet", "", $"{new Montant(p.Subventions)}"]),
        ], Dense: true),
    ];

    private static LigneDeTableau Ligne(Compte? compte, Montant montant) => new(compte?.Sens == SensCompte.Charge
        ? [MatiereDuDossier.Net(Nom(compte)), $"{montant}", ""]
        : [MatiereDuDossier.Net(compte is null ? "Autre" : Nom(compte)), "", $"{montant}"]);

    private static string Nom(Compte compte) => compte.Code.Length <= 3 ? $"{compte.Code} {compte.Libelle}" : compte.Libelle;
}
