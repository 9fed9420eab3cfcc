using System.Globalization;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Papier;

/// <summary>Part 6: what is done, for whom, where, when, with what means, and how it is judged.</summary>
internal static class PartieProjet
{
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    public static IReadOnlyList<Bloc> Composer(MatiereDuDossier m)
    {
        // The theme is the call's, not the Cerfa's: it is said with politique de la ville.
        m.Ecarter("projet.theme");
        return Blocs(m);
    }

    private static IReadOnlyList<Bloc> Blocs(MatiereDuDossier m) =>
    [
        new Rubriques(Presentation(m)),
        .. m.PrendreSection(SectionDossier.Projet),
        SousTitre("Bénéficiaires"),
        new Rubriques(Beneficiaires(m)),
        .. Ages(m),
        SousTitre("Territoire"),
        new Rubriques(Territoire(m)),
        .. m.PrendreSection(SectionDossier.Territoires),
        SousTitre("Moyens matériels et humains"),
        .. Personnes(m),
        new Rubriques([m.Dire("Moyens", m.Contenu.Projet.Moyens, "projet.moyens")]),
        .. m.PrendreSection(SectionDossier.Moyens),
        SousTitre("Évaluation"),
        .. Indicateurs(m),
        new Rubriques([m.Dire("Évaluation", m.Contenu.Projet.Evaluation, "projet.evaluation")]),
        .. m.PrendreSection(SectionDossier.Evaluation),
    ];

    private static Titre SousTitre(string texte) => new(2, [new Fragment(texte)]);

    private static IReadOnlyList<Rubrique> Presentation(MatiereDuDossier m)
    {
        var p = m.Contenu.Projet;
        return
        [
            m.Dire("Intitulé", p.Titre, "projet.titre"),
            m.Dire("Nature de la demande", m.Prendre("projet.renouvellement") ?? (p.Renouvellement ? "Renouvellement d’une action" : "Nouvelle action")),
            m.Dire("Période de réalisation", Periode(p.DebutLe, p.FinLe), "projet.debut", "projet.fin"),
            .. m.DireSiRempli("Durée de la demande", m.Prendre("demandes.duree")),
            .. m.DireSiRempli("Résumé", p.Resume, "projet.resume"),
            m.Dire("Objectifs", p.Objectifs, "projet.objectifs"),
            m.Dire("Description", p.Description, "projet.description"),
        ];
    }

    private static string? Periode(DateOnly? debut, DateOnly? fin) => (debut, fin) switch
    {
        ({ } d, { } f) => $"Du {HeureDeParis.EcrireJour(d)} au {HeureDeParis.EcrireJour(f)}",
        ({ } d, null) => $"À partir du {HeureDeParis.EcrireJour(d)}",
        (null, { } f) => $"Jusqu’au {HeureDeParis.EcrireJour(f)}",
        _ => null,
    };

    private static IReadOnlyList<Rubrique> Beneficiaires(MatiereDuDossier m)
    {
        var t = m.Contenu.Territoires;
        return
        [
            m.Dire("Publics visés", t.Publics, "publics.description"),
            m.Dire("Nombre de bénéficiaires", t.Beneficiaires?.ToString("N0", Francais), "publics.total"),
            .. m.DireSiRempli("dont habitants des quartiers prioritaires", t.BeneficiairesQuartiers?.ToString("N0", Francais), "publics.quartiers"),
        ];
    }

    private static IReadOnlyList<Rubrique> Territoire(MatiereDuDossier m)
    {
        m.Ecarter("territoires.part.");
        return
        [
            m.Dire("Quartiers", string.Join('\n', m.Contenu.Territoires.Quartiers.Select(q => $"{q.Nom}\u00A0: {q.Part}\u00A0%"))),
            .. m.DireSiRempli("Territoires d’instruction", string.Join('\n', m.Contenu.Territoires.ParTerritoire().Select(t => $"{t.Nom}\u00A0: {t.Part}\u00A0%"))),
            .. m.DireSiRempli("Échelle de l’action", m.Prendre("territoires.echelle")),
            .. m.DireSiRempli("Lieux de réalisation", m.Prendre("territoires.lieux")),
        ];
    }

    private static IEnumerable<Bloc> Ages(MatiereDuDossier m) => Table("Répartition par âge et par sexe", ["Âge", "Femmes et filles", "Hommes et garçons"],
        ChampsDesPublics.Tranches.Select(t => (t.Libelle, m.Prendre($"publics.femmes.{t.Code}"), m.Prendre($"publics.hommes.{t.Code}"))));

    private static IEnumerable<Bloc> Personnes(MatiereDuDossier m) => Table("Personnes qui travaillent au projet", ["Catégorie", "Nombre", "ETPT"],
        ChampsDuProjet.Categories.Select(c => (c.Libelle, m.Prendre($"moyens.{c.Code}.nombre"), m.Prendre($"moyens.{c.Code}.etpt"))));

    private static IEnumerable<Bloc> Table(string legende, string[] colonnes, IEnumerable<(string Libelle, string? Un, string? Deux)> lignes)
    {
        var remplies = lignes.ToList();
        return remplies.TrueForAll(l => l.Un is null && l.Deux is null) ? [] :
        [
            new Tableau(legende, [.. colonnes.Select((c, i) => new ColonneDeTableau(c, i == 0 ? Alignement.Gauche : Alignement.Droite, i == 0 ? 2 : 1))],
                [.. remplies.Select(l => new LigneDeTableau([l.Libelle, l.Un ?? "", l.Deux ?? ""]))], Dense: true),
        ];
    }

    private static IEnumerable<Bloc> Indicateurs(MatiereDuDossier m)
    {
        var lignes = Enumerable.Range(1, ChampsDuProjet.Indicateurs).Select(n => (Libelle: m.Prendre($"indicateurs.{n}.libelle"), Cible: m.Prendre($"indicateurs.{n}.cible")))
            .Where(l => l.Libelle is not null || l.Cible is not null).ToList();
        return lignes.Count == 0 ? [] :
        [
            new Tableau("Indicateurs", [new("Indicateur", Alignement.Gauche, 2), new("Résultat attendu", Alignement.Gauche, 1)],
                [.. lignes.Select(l => new LigneDeTableau([MatiereDuDossier.Net(l.Libelle), MatiereDuDossier.Net(l.Cible)]))], Dense: true),
        ];
    }
}
