using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

/// <param name="Questions">Questions, those no longer asked included.</param>
public sealed record QuestionsPreparees(IReadOnlyList<SectionDeQuestionsRow> Sections, IReadOnlyList<QuestionRow> Questions)
{
    public FormulaireDAppel Formulaire { get; } = new(
        [.. Sections.Select(s => new SectionDeQuestions(s.Id, s.Titre, s.Aide))],
        [.. Questions.Where(q => q.RetireeLe is null).Select(q => q.EnQuestion())]);
}

internal static class QuestionStore
{
    private static readonly SqlStatement Lecture = new("""
        SELECT s.Id, s.Titre, s.Aide, s.Version FROM AppelSectionDeQuestions s WHERE s.AppelId = @AppelId ORDER BY s.Ordre, s.Titre;
        SELECT q.Id, q.SectionId, q.Usage, q.Type, q.Libelle, q.Aide, q.Requise, q.LongueurMaximale, q.Options, q.ConditionQuestionId, q.ConditionCle, q.ConditionOperateur,
            q.ConditionValeur, q.ReponseAttendue, q.MessageSinon, q.RetireeLe, q.Version
        FROM AppelQuestion q WHERE q.AppelId = @AppelId ORDER BY q.Ordre, q.Libelle;
        """);

    private static readonly SqlStatement AjoutDeSection = new("""
        INSERT INTO AppelSectionDeQuestions (Id, AppelId, Ordre, Titre, Aide, Version) VALUES (@Id, @AppelId, @Ordre, @Titre, @Aide, 1)
        """);

    private static readonly SqlStatement ChangementDeSection = new("""
        UPDATE AppelSectionDeQuestions SET Titre = @Titre, Aide = @Aide, Version = Version + 1 WHERE Id = @Id AND AppelId = @AppelId AND Version = @Version
        """);

    private static readonly SqlStatement OrdreDeSection = new("UPDATE AppelSectionDeQuestions SET Ordre = @Ordre WHERE Id = @Id");

    // Questions no longer asked may still name it.
    private static readonly SqlStatement SectionVidee = new("UPDATE AppelQuestion SET SectionId = NULL WHERE SectionId = @Id AND RetireeLe IS NOT NULL");
    private static readonly SqlStatement RetraitDeSection = new("DELETE FROM AppelSectionDeQuestions WHERE Id = @Id AND AppelId = @AppelId");

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO AppelQuestion (Id, AppelId, SectionId, Usage, Ordre, Type, Libelle, Aide, Requise, LongueurMaximale, Options, ConditionQuestionId, ConditionCle,
            ConditionOperateur, ConditionValeur, ReponseAttendue, MessageSinon, RetireeLe, Version)
        VALUES (@Id, @AppelId, @SectionId, @Usage, @Ordre, @Type, @Libelle, @Aide, @Requise, @LongueurMaximale, @Options, @ConditionQuestionId, @ConditionCle,
            @ConditionOperateur, @ConditionValeur, @ReponseAttendue, @MessageSinon, NULL, 1)
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE AppelQuestion SET SectionId = @SectionId, Libelle = @Libelle, Aide = @Aide, Requise = @Requise, LongueurMaximale = @LongueurMaximale, Options = @Options,
            ConditionQuestionId = @ConditionQuestionId, ConditionCle = @ConditionCle, ConditionOperateur = @ConditionOperateur, ConditionValeur = @ConditionValeur,
            ReponseAttendue = @ReponseAttendue, MessageSinon = @MessageSinon, Version = Version + 1
        WHERE Id = @Id AND AppelId = @AppelId AND Version = @Version AND RetireeLe IS NULL
        """);

    private static readonly SqlStatement Ordre = new("UPDATE AppelQuestion SET Ordre = @Ordre WHERE Id = @Id");

    private static readonly SqlStatement NEstPlusPosee = new("UPDATE AppelQuestion SET RetireeLe = @Le, ConditionQuestionId = NULL, ConditionOperateur = NULL, Version = Version + 1 WHERE Id = @Id");
    private static readonly SqlStatement Retrait = new("DELETE FROM AppelQuestion WHERE Id = @Id");

    private static readonly SqlStatement Repondue = new("""
        SELECT (SELECT COUNT(*) FROM Reponse r WHERE r.Cle = @Cle AND r.Valeur <> '') + (SELECT COUNT(*) FROM DossierFichier f WHERE f.Cle = @Cle) AS Nombre
        """);

    public static async Task<QuestionsPreparees> QuestionsAsync(this SqlSession session, Guid appelId)
    {
        using var jeux = await session.PlusieursAsync(Lecture, new { AppelId = appelId });
        return new QuestionsPreparees([.. await jeux.ReadAsync<SectionDeQuestionsRow>()], [.. await jeux.ReadAsync<QuestionRow>()]);
    }

    public static Task AjouterAsync(this SqlSession session, Guid appelId, SectionDeQuestions section, int ordre) =>
        session.ExecuterAsync(AjoutDeSection, new { section.Id, AppelId = appelId, Ordre = ordre, section.Titre, section.Aide });

    /// <summary>False when someone was faster.</summary>
    public static Task<bool> ModifierAsync(this SqlSession session, Guid appelId, SectionDeQuestions section, int version) =>
        session.ModifierAsync(ChangementDeSection, new { section.Id, AppelId = appelId, section.Titre, section.Aide, Version = version });

    public static async Task RetirerSectionAsync(this SqlSession session, Guid appelId, Guid id)
    {
        await session.ExecuterAsync(SectionVidee, new { Id = id });
        await session.ExecuterAsync(RetraitDeSection, new { Id = id, AppelId = appelId });
    }

    public static Task AjouterAsync(this SqlSession session, Guid appelId, QuestionDAppel question, int ordre) => session.ExecuterAsync(Ajout, new
    {
        question.Id, AppelId = appelId, question.SectionId, Usage = question.Usage.ToString(), Ordre = ordre, Type = question.Type.ToString(), question.Libelle, question.Aide, question.Requise,
        question.LongueurMaximale, Options = Texte(question.Options), ConditionQuestionId = Source(question), ConditionCle = Cle(question),
        ConditionOperateur = question.Condition?.Operateur.ToString(), ConditionValeur = question.Condition?.Valeur, ReponseAttendue = Texte(question.ReponsesAttendues), question.MessageSinon,
    });

    /// <summary>False when someone was faster.</summary>
    public static Task<bool> ModifierAsync(this SqlSession session, Guid appelId, QuestionDAppel question, int version) => session.ModifierAsync(Changement, new
    {
        question.Id, AppelId = appelId, question.SectionId, question.Libelle, question.Aide, question.Requise, question.LongueurMaximale, Options = Texte(question.Options),
        ConditionQuestionId = Source(question), ConditionCle = Cle(question), ConditionOperateur = question.Condition?.Operateur.ToString(), ConditionValeur = question.Condition?.Valeur,
        ReponseAttendue = Texte(question.ReponsesAttendues), question.MessageSinon, Version = version,
    });

    public static async Task OrdonnerAsync(this SqlSession session, FormulaireDAppel formulaire)
    {
        await session.ExecuterAsync(OrdreDeSection, formulaire.Sections.Select((s, rang) => new { s.Id, Ordre = rang + 1 }).ToArray());
        await session.ExecuterAsync(Ordre, formulaire.DansLOrdre.Select((q, rang) => new { q.Id, Ordre = rang + 1 }).ToArray());
    }

    /// <summary>Removes it, or keeps it as no longer asked when an answer names it; true when it was kept.</summary>
    public static async Task<bool> RetirerAsync(this SqlSession session, Guid id, DateTimeOffset le)
    {
        var gardee = await session.UnAsync<int>(Repondue, new { Cle = QuestionDAppel.CleDe(id) }) > 0;
        await session.ExecuterAsync(gardee ? NEstPlusPosee : Retrait, gardee ? new { Id = id, Le = (DateTimeOffset?)le } : new { Id = id, Le = (DateTimeOffset?)null });
        return gardee;
    }

    private static string? Texte(IReadOnlyList<string> lignes) => lignes.Count == 0 ? null : string.Join('\n', lignes);

    private static Guid? Source(QuestionDAppel question) =>
        question.Condition?.Cle.StartsWith(QuestionDAppel.Prefixe, StringComparison.Ordinal) == true ? Guid.Parse(question.Condition.Cle[QuestionDAppel.Prefixe.Length..]) : null;

    private static string? Cle(QuestionDAppel question) => Source(question) is null ? question.Condition?.Cle : null;
}
