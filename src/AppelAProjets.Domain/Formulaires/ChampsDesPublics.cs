using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Formulaires;

/// <summary>Where and for whom. Publics are counted together, never one by one (DOMAINE 6).</summary>
public static class ChampsDesPublics
{
    private const string ParAge = "Répartition par âge et par sexe";
    private const string DansQuelsQuartiers = "Dans quels quartiers, et pour quelle part du projet ?";

    /// <summary>Age ranges of politique de la ville (DOMAINE 2.2).</summary>
    public static IReadOnlyList<(string Code, string Libelle)> Tranches { get; } =
        [("0-5", "0 à 5 ans"), ("6-15", "6 à 15 ans"), ("16-17", "16 et 17 ans"), ("18-25", "18 à 25 ans"), ("26-64", "26 à 64 ans"), ("65", "65 ans et plus")];

    public static IReadOnlyList<ChampDeFormulaire> Territoires(OptionsDuFormulaire options) =>
    [
        new("territoires.echelle", SectionDossier.Territoires, TypeDeChamp.Choix, "Échelle de l’action")
        {
            Options = [new("quartier", "Un ou plusieurs quartiers"), new("commune", "Une commune"), new("intercommunal", "Plusieurs communes"), new("contrat", "Tout le contrat de ville")],
        },
        .. options.Quartiers.Select(q => new ChampDeFormulaire($"territoires.part.{q.Valeur}", SectionDossier.Territoires, TypeDeChamp.Pourcent, q.Libelle)
        {
            Aide = q.Aide, Groupe = DansQuelsQuartiers, RegleAPart = true, Cerfa = "6", Place = new PlaceEnTableau(DansQuelsQuartiers, q.Libelle, "Part du projet"),
            AideDuGroupe = "Seulement les quartiers du projet : leurs parts font ensemble 100 %.",
        }),
        new("territoires.lieux", SectionDossier.Territoires, TypeDeChamp.Texte, "Lieux de réalisation") { LongueurMaximale = 500, Cerfa = "6", Aide = "Maison de quartier, école, pied d’immeuble…" },
    ];

    public static IReadOnlyList<ChampDeFormulaire> Publics { get; } =
    [
        new("publics.description", SectionDossier.Territoires, TypeDeChamp.TexteLong, "Publics visés") { LongueurMaximale = 2_000, Requis = true, RegleAPart = true, Cerfa = "6", Aide = "Qui sont-ils ? Comment allez-vous les rencontrer ?" },
        new("publics.total", SectionDossier.Territoires, TypeDeChamp.Nombre, "Nombre de bénéficiaires attendus") { Requis = true, RegleAPart = true, Cerfa = "6" },
        new("publics.quartiers", SectionDossier.Territoires, TypeDeChamp.Nombre, "dont habitants des quartiers prioritaires") { Cerfa = "6" },
        .. Tranches.SelectMany(t => (ChampDeFormulaire[])[
            new($"publics.femmes.{t.Code}", SectionDossier.Territoires, TypeDeChamp.Nombre, $"Femmes et filles de {t.Libelle}") { Groupe = ParAge, Cerfa = "6", Place = new PlaceEnTableau(ParAge, t.Libelle, "Femmes et filles") },
            new($"publics.hommes.{t.Code}", SectionDossier.Territoires, TypeDeChamp.Nombre, $"Hommes et garçons de {t.Libelle}") { Groupe = ParAge, Cerfa = "6", Place = new PlaceEnTableau(ParAge, t.Libelle, "Hommes et garçons") },
        ]),
    ];

    /// <summary>What does not add up: more residents, or more people by age and sex, than people in all.</summary>
    public static IEnumerable<Refus> Incoherences(Reponses reponses)
    {
        if (reponses.Entier("publics.total") is not { } total)
        {
            yield break;
        }

        if (reponses.Entier("publics.quartiers") is { } habitants && habitants > total)
        {
            yield return new Refus("publics.residents", $"Les habitants des quartiers ({habitants}) ne peuvent pas être plus nombreux que l’ensemble des bénéficiaires ({total}).", "publics.quartiers");
        }

        var repartis = reponses.Sous("publics.femmes.").Concat(reponses.Sous("publics.hommes.")).Sum(v => long.Parse(v.Valeur, System.Globalization.CultureInfo.InvariantCulture));
        if (repartis > total)
        {
            yield return new Refus("publics.repartition", $"La répartition par âge et par sexe compte {repartis} personnes, plus que l’ensemble des bénéficiaires ({total}).", "publics.total");
        }
    }
}
