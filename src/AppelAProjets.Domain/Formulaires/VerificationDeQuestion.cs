namespace AppelAProjets.Domain.Formulaires;

public static class VerificationDeQuestion
{
    private const int LibelleMaximal = 300;
    private const int TexteMaximal = 1_000;

    public static IReadOnlyList<Refus> Refuser(QuestionDAppel question) =>
    [
        .. Texte(question.Libelle, "Libelle", "Écrivez la question.", LibelleMaximal),
        .. Long(question.Aide, "Aide", TexteMaximal),
        .. Si(!QuestionDAppel.Types.Contains(question.Type) || (question.Usage == UsageDeQuestion.Eligibilite && !QuestionDAppel.TypesDEligibilite.Contains(question.Type)),
            "question.type", "Choisissez le type de réponse.", "Type"),
        .. Si(question.Usage == UsageDeQuestion.Complementaire && question.SectionId is null, "question.rubrique", "Choisissez la rubrique.", "SectionId"),
        .. Options(question),
        .. Si(question.Type is TypeDeChamp.Texte or TypeDeChamp.TexteLong && question.LongueurMaximale is < 10 or > ChampsDuDossier.TexteLongMaximal,
            "question.longueur", $"La longueur va de 10 à {ChampsDuDossier.TexteLongMaximal} caractères.", "LongueurMaximale"),
        .. question.Usage == UsageDeQuestion.Eligibilite ? Arret(question) : [],
    ];

    public static IReadOnlyList<Refus> Refuser(SectionDeQuestions section) =>
        [.. Texte(section.Titre, "Titre", "Donnez un titre à la rubrique.", 200), .. Long(section.Aide, "Aide", TexteMaximal)];

    private static IEnumerable<Refus> Options(QuestionDAppel question)
    {
        if (question.Type is not (TypeDeChamp.Choix or TypeDeChamp.ChoixMultiple))
        {
            return [];
        }

        var double_ = question.Options.GroupBy(o => o, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.Key;
        return
        [
            .. Si(question.Options.Count < 2, "question.options", "Écrivez au moins deux réponses possibles, une par ligne.", "Options"),
            .. Si(question.Options.Count > 50, "question.options", "50 réponses possibles au plus.", "Options"),
            .. Si(question.Options.Any(o => o.Length > QuestionDAppel.LongueurDOption), "question.options", $"Une réponse possible a {QuestionDAppel.LongueurDOption} caractères au plus.", "Options"),
            .. Si(double_ is not null, "question.options", $"« {double_} » est deux fois dans la liste.", "Options"),
        ];
    }

    private static IEnumerable<Refus> Arret(QuestionDAppel question)
    {
        var possibles = question.Type == TypeDeChamp.OuiNon ? [LectureDeChamp.Oui, LectureDeChamp.Non] : question.Options;
        var inconnue = question.ReponsesAttendues.FirstOrDefault(r => !possibles.Contains(r));
        return
        [
            .. Si(question.ReponsesAttendues.Count == 0, "eligibilite.attendue", "Indiquez la réponse qui permet de continuer.", "ReponsesAttendues"),
            .. Si(inconnue is not null, "eligibilite.inconnue", $"« {inconnue} » n’est pas une des réponses possibles.", "ReponsesAttendues"),
            .. Si(possibles.Count > 0 && possibles.All(question.ReponsesAttendues.Contains), "eligibilite.toutes", "Aucune réponse n’arrêterait personne : laissez au moins une réponse qui ne convient pas.", "ReponsesAttendues"),
            .. Texte(question.MessageSinon, "MessageSinon", "Écrivez ce que lit la personne quand le projet n’est pas concerné : pourquoi, et à qui s’adresser.", TexteMaximal),
        ];
    }

    private static IEnumerable<Refus> Texte(string? texte, string champ, string absent, int maximum) =>
        string.IsNullOrWhiteSpace(texte) ? [new Refus("question.vide", absent, champ)] : Long(texte, champ, maximum);

    private static IEnumerable<Refus> Long(string? texte, string champ, int maximum) =>
        Si(texte?.Length > maximum, "question.long", $"{maximum} caractères au plus.", champ);

    private static IEnumerable<Refus> Si(bool condition, string code, string message, string champ) => condition ? [new Refus(code, message, champ)] : [];
}
