namespace AppelAProjets.Domain.Formulaires;

/// <summary>The questions of a call, as they are read: eligibility first, then heading by heading. Every change gives a form that holds, or the reason why it would not.</summary>
public sealed record FormulaireDAppel(IReadOnlyList<SectionDeQuestions> Sections, IReadOnlyList<QuestionDAppel> Questions)
{
    private static readonly Refus Inconnue = new("question.inconnue", "Cette question n’existe plus : rechargez la page.");
    private static readonly Refus SectionInconnue = new("rubrique.inconnue", "Cette rubrique n’existe plus : rechargez la page.", "SectionId");

    public static FormulaireDAppel Vide { get; } = new([], []);

    /// <summary>The questions of a heading; those of eligibility when null.</summary>
    public IReadOnlyList<QuestionDAppel> De(Guid? sectionId) => [.. Questions.Where(q => q.SectionId == sectionId)];

    public IReadOnlyList<QuestionDAppel> DansLOrdre => [.. De(null), .. Sections.SelectMany(s => De(s.Id))];

    public IReadOnlyList<ChampDeFormulaire> Champs => [.. DansLOrdre.Select(q => q.EnChamp(Sections.FirstOrDefault(s => s.Id == q.SectionId)))];

    public QuestionDAppel? Question(Guid id) => Questions.FirstOrDefault(q => q.Id == id);

    /// <summary>The fields on which the condition of a question may bear: earlier questions and, for a complementary one, fields of the form of every call.</summary>
    public IReadOnlyList<ChampDeFormulaire> SourcesPour(QuestionDAppel question, IReadOnlyList<ChampDeFormulaire> fixes)
    {
        var avant = (Question(question.Id) is null ? this with { Questions = [.. Questions, question] } : Remplacer(question)).Champs.TakeWhile(c => c.Cle != question.Cle);
        return [.. question.Usage == UsageDeQuestion.Complementaire ? fixes : [], .. avant.Where(c => ConditionDAffichage.Possibles(c).Count > 0)];
    }

    public Resultat<FormulaireDAppel> Poser(QuestionDAppel question, IReadOnlyList<ChampDeFormulaire> fixes)
    {
        if (question.SectionId is { } section && Sections.All(s => s.Id != section))
        {
            return SectionInconnue;
        }

        var suivant = Question(question.Id) is not { } actuelle ? this with { Questions = [.. Questions, question] }
            // Under another heading it comes last.
            : actuelle.SectionId != question.SectionId ? this with { Questions = [.. Questions.Where(q => q.Id != question.Id), question] }
            : Remplacer(question);
        return suivant.Tenir(fixes);
    }

    /// <summary>Without it; refused when another question depends on it.</summary>
    public Resultat<FormulaireDAppel> Retirer(Guid id, IReadOnlyList<ChampDeFormulaire> fixes) =>
        Question(id) is null ? Inconnue : (this with { Questions = [.. Questions.Where(q => q.Id != id)] }).Tenir(fixes);

    /// <summary>One place up (-1) or down (1) within its heading.</summary>
    public Resultat<FormulaireDAppel> Deplacer(Guid id, int pas, IReadOnlyList<ChampDeFormulaire> fixes)
    {
        if (Question(id) is not { } question)
        {
            return Inconnue;
        }

        var rubrique = De(question.SectionId);
        var (rang, autre) = (Rang(rubrique, q => q.Id == id), Rang(rubrique, q => q.Id == id) + Math.Sign(pas));
        return autre < 0 || autre >= rubrique.Count ? this : (this with { Questions = Echanger(Questions, question, rubrique[autre]) }).Tenir(fixes);
    }

    public FormulaireDAppel Poser(SectionDeQuestions section) =>
        this with { Sections = Sections.Any(s => s.Id == section.Id) ? [.. Sections.Select(s => s.Id == section.Id ? section : s)] : [.. Sections, section] };

    public Resultat<FormulaireDAppel> DeplacerSection(Guid id, int pas, IReadOnlyList<ChampDeFormulaire> fixes)
    {
        var (rang, autre) = (Rang(Sections, s => s.Id == id), Rang(Sections, s => s.Id == id) + Math.Sign(pas));
        return rang < 0 ? SectionInconnue
            : autre < 0 || autre >= Sections.Count ? this
            : (this with { Sections = Echanger(Sections, Sections[rang], Sections[autre]) }).Tenir(fixes);
    }

    public Resultat<FormulaireDAppel> RetirerSection(Guid id) =>
        De(id).Count > 0 ? new Refus("rubrique.pleine", "Retirez d’abord les questions de cette rubrique, ou rangez-les dans une autre.") : this with { Sections = [.. Sections.Where(s => s.Id != id)] };

    /// <summary>What does not hold: a condition that names something later, removed, or an answer that is no longer proposed.</summary>
    public IEnumerable<Refus> Incoherences(IReadOnlyList<ChampDeFormulaire> fixes)
    {
        var connus = fixes.ToDictionary(c => c.Cle);
        foreach (var (question, champ) in DansLOrdre.Zip(Champs))
        {
            if (question.Condition is { } condition && Refuser(question, condition, question.Usage == UsageDeQuestion.Eligibilite ? fixes.Select(f => f.Cle).ToHashSet() : [], connus) is { } refus)
            {
                yield return refus;
            }

            connus[champ.Cle] = champ;
        }
    }

    private Refus? Refuser(QuestionDAppel question, ConditionDAffichage condition, HashSet<string> exclues, Dictionary<string, ChampDeFormulaire> connus)
    {
        if (exclues.Contains(condition.Cle) || !connus.TryGetValue(condition.Cle, out var source))
        {
            return Questions.FirstOrDefault(q => q.Cle == condition.Cle) is { } plusLoin
                ? new Refus("condition.ordre", $"« {question.Libelle} » dépend de la réponse à « {plusLoin.Libelle} » : elle doit venir après elle.", "Condition")
                : new Refus("condition.absente", $"« {question.Libelle} » dépend de la réponse à une question qui ne serait plus posée : changez d’abord sa condition.", "Condition");
        }

        return ConditionDAffichage.Possibles(source).Contains(condition)
            ? null
            : new Refus("condition.valeur", $"« {question.Libelle} » n’est posée que pour une réponse à « {source.Libelle} » qui ne serait plus proposée : changez d’abord sa condition.", "Condition");
    }

    private Resultat<FormulaireDAppel> Tenir(IReadOnlyList<ChampDeFormulaire> fixes) => Incoherences(fixes).FirstOrDefault() is { } refus ? refus : this;

    private FormulaireDAppel Remplacer(QuestionDAppel question) => this with { Questions = [.. Questions.Select(q => q.Id == question.Id ? question : q)] };

    private static int Rang<T>(IReadOnlyList<T> liste, Func<T, bool> est) => liste.Index().FirstOrDefault(e => est(e.Item), (Index: -1, Item: default!)).Index;

    private static T[] Echanger<T>(IReadOnlyList<T> liste, T un, T autre) where T : class => [.. liste.Select(e => ReferenceEquals(e, un) ? autre : ReferenceEquals(e, autre) ? un : e)];
}
