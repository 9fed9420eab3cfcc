using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>The one reading of a call: kept in memory while nobody changes it. Who may see it is the caller's question.</summary>
internal static class AppelCompletStore
{
    private static readonly SqlStatement Lecture = new($"""
        SELECT {AppelRow.Colonnes} FROM Appel WHERE Id = @Id;
        SELECT q.Code, q.Nom, q.Communes FROM AppelQuartier aq JOIN Quartier q ON q.Code = aq.QuartierCode WHERE aq.AppelId = @Id ORDER BY q.Nom, q.Code;
        SELECT tq.QuartierCode, t.Nom
        FROM AppelQuartier aq JOIN TerritoireQuartier tq ON tq.QuartierCode = aq.QuartierCode JOIN Territoire t ON t.Id = tq.TerritoireId WHERE aq.AppelId = @Id ORDER BY t.Nom;
        SELECT Id, Libelle FROM AppelTheme WHERE AppelId = @Id ORDER BY Ordre, Libelle;
        SELECT Id, Libelle, Aide, Poids, NoteEliminatoire FROM AppelCritere WHERE AppelId = @Id ORDER BY Ordre;
        SELECT Id, Libelle, Aide, Indispensable, Confidentielle FROM AppelPiece WHERE AppelId = @Id ORDER BY Ordre;
        SELECT f.Id, f.Nom, f.Sigle, f.CompteCerfa, f.ValidationRequise, {FinanceurDAppel.Colonnes}
        FROM AppelFinanceur af JOIN Financeur f ON f.Id = af.FinanceurId WHERE af.AppelId = @Id ORDER BY af.Ordre, f.Nom;
        SELECT FinanceurId, QuartierCode FROM AppelFinanceurQuartier WHERE AppelId = @Id;
        SELECT FinanceurId, ThemeId FROM AppelFinanceurTheme WHERE AppelId = @Id;
        SELECT {EnveloppeStore.Colonnes} FROM Enveloppe e WHERE e.AppelId = @Id ORDER BY e.TypeDeCredits DESC;
        {PlanDActionsStore.PrioritesDeLAppel};
        {VersionDeFormulaireStore.Courante};
        {ChangementDAppelStore.DeLAppel};
        {ReunionsStore.DeLAppel};
        SELECT ReponseAvantLe FROM ReglagesDesCourriers WHERE AppelId = @Id;
        """);

    // Whoever changes what a call holds raises one of these numbers (its lists and envelopes: its own version), and none ever goes down: all the territories count, as one may leave the call.
    private const string Versions = """
        SELECT a.Id, a.Version AS Appel,
            (SELECT COALESCE(SUM(f.Version), 0) FROM AppelFinanceur af JOIN Financeur f ON f.Id = af.FinanceurId WHERE af.AppelId = a.Id) AS Financeurs,
            (SELECT COALESCE(SUM(q.Version), 0) FROM AppelQuartier aq JOIN Quartier q ON q.Code = aq.QuartierCode WHERE aq.AppelId = a.Id) AS Quartiers,
            (SELECT COALESCE(SUM(t.Version), 0) FROM Territoire t) AS Territoires,
            (SELECT COALESCE(SUM(p.Version), 0) FROM AppelAction aa JOIN ActionDuPlan p ON p.Id = aa.ActionId WHERE aa.AppelId = a.Id) AS Actions,
            (SELECT COALESCE(MAX(v.Numero), 0) FROM AppelVersionDeFormulaire v WHERE v.AppelId = a.Id) AS Questions
        FROM Appel a WHERE
        """;

    private static readonly SqlStatement VersionsParId = new($"{Versions} a.Id = @Id");
    private static readonly SqlStatement VersionsParCode = new($"{Versions} a.Code = @Code");

    private static readonly ConditionalWeakTable<SqlDatabase, ConcurrentDictionary<Guid, (VersionsRow Versions, AppelComplet Appel)>> Connus = [];

    public static async Task<AppelComplet?> AppelAsync(this SqlSession session, Guid id) => await session.AJourAsync(await session.UnAsync<VersionsRow>(VersionsParId, new { Id = id }));

    /// <summary>By its code, in any case.</summary>
    public static async Task<AppelComplet?> AppelAsync(this SqlSession session, string code) =>
        await session.AJourAsync(await session.UnAsync<VersionsRow>(VersionsParCode, new { Code = TexteSaisi.Serrer(code) }));

    /// <summary>As its set-up shows it: before publication, with the questions that are prepared.</summary>
    public static async Task<AppelComplet?> AppelPrepareAsync(this SqlSession session, string code) => await session.AppelAsync(code) switch
    {
        { Etat: EtatAppel.Preparation } appel => appel with { Formulaire = (await session.QuestionsAsync(appel.Id)).Formulaire },
        var appel => appel,
    };

    private static async Task<AppelComplet?> AJourAsync(this SqlSession session, VersionsRow? versions)
    {
        if (versions is null)
        {
            return null;
        }

        var connus = Connus.GetOrCreateValue(session.Base);
        if (!session.AEcrit && connus.TryGetValue(versions.Id, out var connu) && connu.Versions == versions)
        {
            return connu.Appel;
        }

        var appel = await session.LireAsync(versions.Id);
        // What is not committed must not be kept.
        if (!session.AEcrit)
        {
            connus[versions.Id] = (versions, appel);
        }

        return appel;
    }

    private static async Task<AppelComplet> LireAsync(this SqlSession session, Guid id)
    {
        using var jeux = await session.PlusieursAsync(Lecture, new { Id = id });
        var appel = await jeux.ReadSingleAsync<AppelComplet>();
        var quartiers = (await jeux.ReadAsync<QuartierDAppel>()).ToList();
        var territoires = (await jeux.ReadAsync<TerritoireRow>()).ToLookup(t => t.QuartierCode, t => t.Nom);
        appel = appel with
        {
            Quartiers = [.. quartiers.Select(q => q with { Territoire = territoires.Contains(q.Code) ? string.Join(", ", territoires[q.Code]) : null })],
            Themes = [.. await jeux.ReadAsync<ThemeRow>()],
            Criteres = [.. await jeux.ReadAsync<CritereRow>()],
            Pieces = [.. await jeux.ReadAsync<PieceRow>()],
        };
        var financeurs = (await jeux.ReadAsync<FinanceurDAppel>()).ToList();
        var parQuartier = (await jeux.ReadAsync<QuartierDeFinanceurRow>()).ToLookup(q => q.FinanceurId, q => q.QuartierCode);
        var parTheme = (await jeux.ReadAsync<ThemeDeFinanceurRow>()).ToLookup(t => t.FinanceurId, t => t.ThemeId);
        var enveloppes = (await jeux.ReadAsync<EnveloppeRow>()).ToLookup(e => e.FinanceurId);
        return appel with
        {
            Financeurs = [.. financeurs.Select(f => f with { Quartiers = parQuartier[f.Id].ToHashSet(), Themes = parTheme[f.Id].ToHashSet(), Enveloppes = [.. enveloppes[f.Id]] })],
            Priorites = [.. await jeux.ReadAsync<PrioriteRow>()],
            Formulaire = VersionDeFormulaireStore.Lire((await jeux.ReadAsync<string>()).FirstOrDefault()),
            Changements = [.. await jeux.ReadAsync<ChangementDAppelRow>()],
            Reunions = [.. (await jeux.ReadAsync<ReunionRow>()).Select(r => r.EnReunion)],
            ReponseDuPorteurAvantLe = (await jeux.ReadAsync<ReglagesDesReponses>()).FirstOrDefault()?.ReponseAvantLe,
        };
    }

    private sealed record VersionsRow
    {
        public required Guid Id { get; init; }
        public required long Appel { get; init; }
        public required long Financeurs { get; init; }
        public required long Quartiers { get; init; }
        public required long Territoires { get; init; }
        public required long Actions { get; init; }
        public required long Questions { get; init; }
    }

    private sealed record TerritoireRow
    {
        public required string QuartierCode { get; init; }
        public required string Nom { get; init; }
    }

    private sealed record QuartierDeFinanceurRow
    {
        public required Guid FinanceurId { get; init; }
        public required string QuartierCode { get; init; }
    }

    private sealed record ThemeDeFinanceurRow
    {
        public required Guid FinanceurId { get; init; }
        public required Guid ThemeId { get; init; }
    }
}
