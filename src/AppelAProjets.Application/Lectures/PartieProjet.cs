using System.Globalization;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Lectures;

/// <summary>Part 6: what is done, for whom, where, when, with what means, and how it is judged.</summary>
internal static class PartieProjet
{
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    public static IReadOnlyList<SectionLue> Composer(MatiereDuDossier m)
    {
        // The theme is the call’s, not the Cerfa’s: it is said with politique de la ville.
        var p = m.Contenu.Projet;
        m.Ecarter("projet.theme");
        return
        [
            .. m.Section(null, SectionDossier.Projet, Presentation(m), SectionDossier.Projet),
            .. m.Section("Bénéficiaires", SectionDossier.Territoires, [.. Beneficiaires(m), .. Ages(m)]),
            .. m.Section("Territoire", null, Territoire(m), SectionDossier.Territoires),
            .. m.Section(Libelles.Pour(SectionDossier.Moyens), SectionDossier.Moyens, [.. Personnes(m), m.DireFacultatif("projet.moyens", "Moyens matériels et humains", p.Moyens)], SectionDossier.Moyens),
            .. m.Section(Libelles.Pour(SectionDossier.Evaluation), SectionDossier.Evaluation, [.. Indicateurs(m), m.DireFacultatif("projet.evaluation", "Évaluation", p.Evaluation)], SectionDossier.Evaluation),
        ];
    }

    private static IReadOnlyList<ElementLu> Presentation(MatiereDuDossier m)
    {
        var p = m.Contenu.Projet;
        return
        [
            m.Dire("projet.titre", "Titre du projet", p.Titre),
            m.Dire("projet.renouvellement", "Nature de la demande", m.Prendre("projet.renouvellement") ?? (p.Renouvellement ? "Renouvellement d’une action déjà soutenue" : null)),
            m.Dire("projet.debut", "Début du projet", Jour(p.DebutLe)),
            m.Dire("projet.fin", "Fin du projet", Jour(p.FinLe)),
            .. m.DireSiRempli("demandes.duree", "Durée de la demande", m.Prendre("demandes.duree")),
            .. m.DireSiRempli("projet.resume", "Résumé en quelques phrases", p.Resume),
            m.Dire("projet.objectifs", "Objectifs", p.Objectifs),
            m.Dire("projet.description", "Description", p.Description),
        ];
    }

    private static string? Jour(DateOnly? jour) => jour is { } j ? HeureDeParis.EcrireJour(j) : null;

    private static IReadOnlyList<ElementLu> Beneficiaires(MatiereDuDossier m)
    {
        var t = m.Contenu.Territoires;
        return
        [
            m.Dire("publics.description", "Publics visés", t.Publics),
            m.Dire("publics.total", "Nombre de bénéficiaires attendus", t.Beneficiaires?.ToString("N0", Francais)),
            .. m.DireSiRempli("publics.quartiers", "dont habitants des quartiers prioritaires", t.BeneficiairesQuartiers?.ToString("N0", Francais)),
        ];
    }

    private static IReadOnlyList<ElementLu> Territoire(MatiereDuDossier m)
    {
        m.Ecarter("territoires.part.");
        var t = m.Contenu.Territoires;
        return
        [
            .. m.DireSiRempli("territoires.echelle", "Échelle de l’action", m.Prendre("territoires.echelle")),
            new ListeLue("territoires.part", "Quartiers", [.. t.Quartiers.Select(q => new ValeurLue($"territoires.part.{q.Code}", q.Nom, $"{q.Part} %"))]),
            .. t.ParTerritoire() is { Count: > 0 } territoires
                ? [new ListeLue("territoires", "Territoires d’instruction", [.. territoires.Select(l => new ValeurLue($"territoires.{l.Nom}", l.Nom, $"{l.Part} %"))])]
                : Array.Empty<ElementLu>(),
            .. m.DireSiRempli("territoires.lieux", "Lieux de réalisation", m.Prendre("territoires.lieux")),
        ];
    }

    private static IEnumerable<ElementLu> Ages(MatiereDuDossier m) => Table("publics.ages", "Répartition par âge et par sexe", ["Âge", "Femmes et filles", "Hommes et garçons"],
        [.. ChampsDesPublics.Tranches.Select(t => new RangeeLue($"publics.{t.Code}", [t.Libelle, m.Prendre($"publics.femmes.{t.Code}") ?? "", m.Prendre($"publics.hommes.{t.Code}") ?? ""]))]);

    private static IEnumerable<ElementLu> Personnes(MatiereDuDossier m) => Table("moyens.personnes", "Personnes qui travaillent au projet", ["Catégorie", "Nombre", "ETPT"],
        [.. ChampsDuProjet.Categories.Select(c => new RangeeLue($"moyens.{c.Code}", [c.Libelle, m.Prendre($"moyens.{c.Code}.nombre") ?? "", m.Prendre($"moyens.{c.Code}.etpt") ?? ""]))]);

    private static IEnumerable<ElementLu> Table(string cle, string legende, string[] colonnes, IReadOnlyList<RangeeLue> lignes) =>
        lignes.All(l => l.Cellules.Skip(1).All(c => c.Length == 0)) ? [] : [new TableauLu(cle, legende, colonnes, lignes)];

    private static IEnumerable<ElementLu> Indicateurs(MatiereDuDossier m)
    {
        var lignes = Enumerable.Range(1, ChampsDuProjet.Indicateurs)
            .Select(n => new RangeeLue($"indicateurs.{n}", [m.Prendre($"indicateurs.{n}.libelle") ?? "", m.Prendre($"indicateurs.{n}.cible") ?? ""]))
            .Where(l => l.Cellules.Any(c => c.Length > 0)).ToList();
        return lignes.Count == 0 ? [] : [new TableauLu("indicateurs", "Indicateurs", ["Indicateur", "Résultat attendu"], lignes) { Poids = [2, 1], EnMots = [1] }];
    }
}
