namespace AppelAProjets.Domain.Formulaires;

public enum NatureDeChangement
{
    Ajoutee,
    Modifiee,
    Retiree,
}

public sealed record ChangementDeQuestion(QuestionDAppel Question, NatureDeChangement Nature)
{
    public string Phrase => Nature switch
    {
        NatureDeChangement.Ajoutee => $"Question ajoutée : « {Question.Libelle} ».",
        NatureDeChangement.Modifiee => $"Question modifiée : « {Question.Libelle} ».",
        NatureDeChangement.Retiree => $"Question qui n’est plus posée : « {Question.Libelle} ».",
    };
}

/// <param name="Questions">Those that change, in the order of the new form, then those no longer asked.</param>
public sealed record DifferenceDeFormulaires(IReadOnlyList<ChangementDeQuestion> Questions, bool Presentation)
{
    public bool EstVide => Questions.Count == 0 && !Presentation;

    public IReadOnlyList<string> Phrases => [.. Questions.Select(q => q.Phrase), .. Presentation ? ["Rubriques ou ordre des questions modifiés."] : Array.Empty<string>()];

    public static DifferenceDeFormulaires Entre(FormulaireDAppel avant, FormulaireDAppel apres)
    {
        var changees = from question in apres.DansLOrdre
                       let avantElle = avant.Question(question.Id)
                       where avantElle is null || !Pareilles(avantElle, question)
                       select new ChangementDeQuestion(question, avantElle is null ? NatureDeChangement.Ajoutee : NatureDeChangement.Modifiee);
        var retirees = avant.DansLOrdre.Where(q => apres.Question(q.Id) is null).Select(q => new ChangementDeQuestion(q, NatureDeChangement.Retiree));
        return new DifferenceDeFormulaires([.. changees, .. retirees], !Places(avant, apres).SequenceEqual(Places(apres, avant)) || !avant.Sections.SequenceEqual(apres.Sections));
    }

    // Of the questions that both have.
    private static IEnumerable<(Guid, Guid?)> Places(FormulaireDAppel formulaire, FormulaireDAppel autre) =>
        formulaire.DansLOrdre.Where(q => autre.Question(q.Id) is not null).Select(q => (q.Id, q.SectionId));

    private static bool Pareilles(QuestionDAppel une, QuestionDAppel autre) =>
        une.Options.SequenceEqual(autre.Options) && une.ReponsesAttendues.SequenceEqual(autre.ReponsesAttendues)
        && une with { Options = [], ReponsesAttendues = [], SectionId = null } == autre with { Options = [], ReponsesAttendues = [], SectionId = null };
}
