namespace AppelAProjets.Application.Appels;

/// <summary>The questions of a call, for another one: same words, own identifiers.</summary>
internal static class CopieDesQuestions
{
    /// <summary>Copies those that are asked or prepared.</summary>
    /// <param name="valeurs">Identifiers that conditions may name, such as themes, old to new.</param>
    public static async Task CopierLesQuestionsAsync(this SqlSession session, Guid sourceId, Guid appelId, IReadOnlyDictionary<string, string> valeurs)
    {
        var source = (await session.QuestionsAsync(sourceId)).Formulaire;
        var sections = source.Sections.ToDictionary(s => s.Id, s => s with { Id = Guid.CreateVersion7() });
        foreach (var (rang, section) in sections.Values.Index())
        {
            await session.AjouterAsync(appelId, section, rang + 1);
        }

        // A condition names an earlier question: it is already there.
        var cles = new Dictionary<string, string>();
        foreach (var (rang, question) in source.DansLOrdre.Index())
        {
            var copie = question with
            {
                Id = Guid.CreateVersion7(),
                SectionId = question.SectionId is { } section ? sections[section].Id : null,
                Condition = question.Condition is { } condition ? condition with { Cle = cles.GetValueOrDefault(condition.Cle, condition.Cle), Valeur = valeurs.GetValueOrDefault(condition.Valeur, condition.Valeur) } : null,
            };
            cles[question.Cle] = copie.Cle;
            await session.AjouterAsync(appelId, copie, rang + 1);
        }
    }
}
