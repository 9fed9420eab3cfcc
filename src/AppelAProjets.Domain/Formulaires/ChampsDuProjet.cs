using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Formulaires;

/// <summary>What is done, with what means, for what priorities, and how it will be judged (Cerfa 6, DOMAINE 2.2 and 2.4).</summary>
public static class ChampsDuProjet
{
    public const int Indicateurs = 6;

    private const string Personnes = "Personnes qui travaillent au projet";

    /// <summary>Categories of people of the Cerfa: each has a number and a full-time equivalent.</summary>
    public static IReadOnlyList<(string Code, string Libelle)> Categories { get; } =
    [
        ("benevoles", "Bénévoles"), ("salaries", "Salariés"), ("cdi", "dont en CDI"), ("cdd", "dont en CDD"), ("aides", "dont emplois aidés"), ("volontaires", "Volontaires (service civique…)"),
    ];

    // Nomenclature of programme 147 (ANCT, DOMAINE 2.4).
    private static IReadOnlyList<OptionDeChamp> Programme147 { get; } =
    [
        new("1.1", "Cohésion sociale – Éducation"), new("1.2", "Cohésion sociale – Santé"), new("1.3", "Cohésion sociale – Parentalité et droits sociaux"),
        new("1.4", "Cohésion sociale – Culture et expression artistique"), new("1.5", "Cohésion sociale – Lien social, citoyenneté et participation des habitants"),
        new("1.5a", "Cohésion sociale – Jeunesse"), new("1.5b", "Cohésion sociale – Sport et loisirs"),
        new("1.6", "Cohésion sociale – Prévention et lutte contre les discriminations"), new("2.1", "Emploi et développement économique – Emploi"),
        new("2.2", "Emploi et développement économique – Développement économique"), new("3.1", "Cadre de vie et renouvellement urbain – Cadre de vie"),
        new("3.2", "Cadre de vie et renouvellement urbain – Tranquillité et sûreté publique"), new("4.1", "Pilotage, ingénierie, ressources, évaluation"), new("4.2", "Structures mutualisatrices"),
    ];

    public static IReadOnlyList<ChampDeFormulaire> Projet(OptionsDuFormulaire options) =>
    [
        Champ("projet.titre", TypeDeChamp.Texte, "Titre du projet") with { Requis = true, RegleAPart = true, Cerfa = "6" },
        Champ("projet.theme", TypeDeChamp.Choix, "Thème du projet") with { Requis = true, RegleAPart = true, Options = options.Themes },
        Champ("projet.renouvellement", TypeDeChamp.Choix, "Nature de la demande") with
        {
            Requis = true, Cerfa = "6", Options = [new(LectureDeChamp.Non, "Nouvelle action"), new(LectureDeChamp.Oui, "Renouvellement d’une action déjà soutenue")],
        },
        Champ("projet.debut", TypeDeChamp.Date, "Début du projet") with { Requis = true, RegleAPart = true, Cerfa = "6" },
        Champ("projet.fin", TypeDeChamp.Date, "Fin du projet") with { Requis = true, RegleAPart = true, Cerfa = "6" },
        Long("projet.resume", "Résumé en quelques phrases") with { Aide = "C’est ce que les financeurs liront en premier." },
        Long("projet.objectifs", "Objectifs") with { Requis = true, RegleAPart = true, Cerfa = "6", Aide = "À quel besoin des habitants répondez-vous ? Que voulez-vous changer ?" },
        Long("projet.description", "Description") with { Requis = true, RegleAPart = true, Cerfa = "6", Aide = "Ce que vous allez faire, où, à quel rythme, avec qui." },
        Long("projet.complements", "Informations complémentaires") with { Cerfa = "6" },
    ];

    public static IReadOnlyList<ChampDeFormulaire> Priorites(OptionsDuFormulaire options) =>
    [
        .. options.Actions.Count == 0 ? [] : (ChampDeFormulaire[])[new("projet.actions", SectionDossier.Priorites, TypeDeChamp.ChoixMultiple, "Actions du plan d’actions que sert votre projet") { LongueurMaximale = ChampsDuDossier.TexteLongMaximal, Options = options.Actions }],
        new("projet.p147", SectionDossier.Priorites, TypeDeChamp.Choix, "Thématique de la politique de la ville") { Requis = true, Options = Programme147, Aide = "Celle qui décrit le mieux votre projet : l’État s’en sert pour suivre ses crédits." },
        new("projet.axes", SectionDossier.Priorites, TypeDeChamp.ChoixMultiple, "Axes transversaux auxquels le projet contribue")
        {
            Options = [new("culture", "Culture"), new("sante", "Santé"), new("lcd", "Lutte contre les discriminations"), new("egalite", "Égalité entre les femmes et les hommes")],
        },
        new("projet.experimental", SectionDossier.Priorites, TypeDeChamp.OuiNon, "Est-ce un projet expérimental ?")
        {
            Aide = "Essayer autrement, c’est accepter de se tromper : un projet expérimental a droit à l’erreur. Ses écarts seront expliqués dans le bilan, sans pénalité.",
        },
        new("projet.experimental.question", SectionDossier.Priorites, TypeDeChamp.TexteLong, "Que voulez-vous essayer, et qu’espérez-vous apprendre ?")
        {
            LongueurMaximale = 2_000, Requis = true, Condition = new ConditionDAffichage("projet.experimental", OperateurDeCondition.Egal, LectureDeChamp.Oui),
        },
    ];

    public static IReadOnlyList<ChampDeFormulaire> Moyens { get; } =
    [
        .. Categories.SelectMany(c => (ChampDeFormulaire[])[
            new($"moyens.{c.Code}.nombre", SectionDossier.Moyens, TypeDeChamp.Nombre, $"{c.Libelle} : nombre") { Groupe = Personnes, Cerfa = "6", Place = new PlaceEnTableau(Personnes, c.Libelle, "Nombre") },
            new($"moyens.{c.Code}.etpt", SectionDossier.Moyens, TypeDeChamp.Centieme, $"{c.Libelle} : en équivalents temps plein (ETPT)") { Groupe = Personnes, Cerfa = "6", Place = new PlaceEnTableau(Personnes, c.Libelle, "En équivalents temps plein (ETPT)") },
        ]),
        new("moyens.recrutement", SectionDossier.Moyens, TypeDeChamp.OuiNon, "Prévoyez-vous de recruter pour ce projet ?") { Cerfa = "6" },
        new("moyens.recrutement.nombre", SectionDossier.Moyens, TypeDeChamp.Centieme, "Combien de postes, en ETPT ?")
        {
            Cerfa = "6", Condition = new ConditionDAffichage("moyens.recrutement", OperateurDeCondition.Egal, LectureDeChamp.Oui),
        },
        new("projet.moyens", SectionDossier.Moyens, TypeDeChamp.TexteLong, "Moyens matériels et humains") { LongueurMaximale = ChampsDuDossier.TexteLongMaximal, Cerfa = "6", Aide = "Locaux, matériel, partenaires, compétences." },
    ];

    public static IReadOnlyList<ChampDeFormulaire> Evaluation { get; } =
    [
        .. Enumerable.Range(1, Indicateurs).SelectMany(n => (ChampDeFormulaire[])[
            new($"indicateurs.{n}.libelle", SectionDossier.Evaluation, TypeDeChamp.Texte, $"Indicateur {n}") { Groupe = "Indicateurs", Cerfa = "6", Place = new PlaceEnTableau("Indicateurs", null, "Indicateur", Indicateurs), Requis = n == 1, Aide = n == 1 ? "Par exemple : habitants venus au moins trois fois." : null },
            new($"indicateurs.{n}.cible", SectionDossier.Evaluation, TypeDeChamp.Texte, $"Résultat attendu {n}") { Groupe = "Indicateurs", Cerfa = "6", Place = new PlaceEnTableau("Indicateurs", null, "Résultat attendu", Indicateurs), LongueurMaximale = 100, Requis = n == 1, Aide = n == 1 ? "Un nombre, de préférence." : null },
        ]),
        new("projet.evaluation", SectionDossier.Evaluation, TypeDeChamp.TexteLong, "Évaluation") { LongueurMaximale = ChampsDuDossier.TexteLongMaximal, Cerfa = "6", Aide = "À quoi verrez-vous que le projet a réussi ? Comment les habitants participent-ils à cette évaluation ?" },
    ];

    /// <summary>More employees of one kind, or of two kinds that exclude each other, than employees in all.</summary>
    public static IEnumerable<Refus> Incoherences(Reponses reponses) => [.. Incoherences(reponses, "nombre", ""), .. Incoherences(reponses, "etpt", " en équivalents temps plein")];

    private static IEnumerable<Refus> Incoherences(Reponses reponses, string mesure, string unite)
    {
        if (reponses.Entier($"moyens.salaries.{mesure}") is not { } salaries)
        {
            yield break;
        }

        var (cdi, cdd) = (reponses.Entier($"moyens.cdi.{mesure}") ?? 0, reponses.Entier($"moyens.cdd.{mesure}") ?? 0);
        foreach (var (code, libelle) in Categories.Where(c => c.Code is "cdi" or "cdd" or "aides"))
        {
            if (reponses.Entier($"moyens.{code}.{mesure}") > salaries)
            {
                yield return new Refus("moyens.dont", $"« {libelle} »{unite} : plus que l’ensemble des salariés.", $"moyens.{code}.{mesure}");
            }
        }

        if (cdi <= salaries && cdd <= salaries && cdi + cdd > salaries)
        {
            yield return new Refus("moyens.contrats", $"Les salariés en CDI et en CDD{unite} sont ensemble plus nombreux que les salariés.", $"moyens.salaries.{mesure}");
        }
    }

    private static ChampDeFormulaire Champ(string cle, TypeDeChamp type, string libelle) => new(cle, SectionDossier.Projet, type, libelle);

    private static ChampDeFormulaire Long(string cle, string libelle) => Champ(cle, TypeDeChamp.TexteLong, libelle) with { LongueurMaximale = ChampsDuDossier.TexteLongMaximal };
}
