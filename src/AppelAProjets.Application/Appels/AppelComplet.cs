using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

/// <summary>A funder of the call with what it opens.</summary>
/// <param name="Ligne">Limits, contact, signatory.</param>
/// <param name="Quartiers">Codes of the neighbourhoods that it funds.</param>
/// <param name="Themes">Themes that it funds.</param>
/// <param name="Enveloppes">At most one per type of credits.</param>
public sealed record FinanceurDAppel(FinanceurDAppelRow Ligne, IReadOnlyList<string> Quartiers, IReadOnlyList<Guid> Themes, IReadOnlyList<EnveloppeRow> Enveloppes)
{
    /// <summary>The envelope of that type, when there is one.</summary>
    public EnveloppeRow? Enveloppe(TypeDeCredits type) => Enveloppes.FirstOrDefault(e => e.TypeDeCredits == type);
}

/// <summary>A call with all its lists, in order.</summary>
public sealed record AppelComplet
{
    private static readonly SqlStatement Lecture = new("""
        SELECT Id, Code, Annee, Titre, Presentation, ReglesDuJeu, Etat, OuvertureLe, ClotureLe, DatesAConfirmer, ComitePrevuLe, ReponseAvantLe,
            ServiceNom, ServiceAdresse, ServiceCourriel, ServiceTelephone, SeuilDeViabilitePourcent, Rencontre, PartenairesPossibles, ModeleDeCourrier, AppelPrecedentId, Version
        FROM Appel WHERE Code = @Code;
        SELECT q.Code, q.Nom, q.Communes FROM AppelQuartier aq JOIN Appel a ON a.Id = aq.AppelId JOIN Quartier q ON q.Code = aq.QuartierCode
        WHERE a.Code = @Code ORDER BY q.Nom;
        SELECT t.Id, t.Libelle FROM AppelTheme t JOIN Appel a ON a.Id = t.AppelId WHERE a.Code = @Code ORDER BY t.Ordre;
        SELECT c.Id, c.Libelle, c.Aide, c.Poids, c.NoteEliminatoire FROM AppelCritere c JOIN Appel a ON a.Id = c.AppelId WHERE a.Code = @Code ORDER BY c.Ordre;
        SELECT p.Id, p.Libelle, p.Aide, p.Indispensable FROM AppelPiece p JOIN Appel a ON a.Id = p.AppelId WHERE a.Code = @Code ORDER BY p.Ordre;
        SELECT af.FinanceurId, f.Nom, f.Sigle, af.MontantMinimum, af.MontantMaximum, af.ContactNom, af.ContactCourriel, af.ContactTelephone, af.SignataireNom, af.SignataireFonction
        FROM AppelFinanceur af JOIN Appel a ON a.Id = af.AppelId JOIN Financeur f ON f.Id = af.FinanceurId WHERE a.Code = @Code ORDER BY af.Ordre, f.Nom;
        SELECT fq.FinanceurId, fq.QuartierCode FROM AppelFinanceurQuartier fq JOIN Appel a ON a.Id = fq.AppelId WHERE a.Code = @Code;
        SELECT ft.FinanceurId, ft.ThemeId FROM AppelFinanceurTheme ft JOIN Appel a ON a.Id = ft.AppelId WHERE a.Code = @Code;
        SELECT e.Id, e.FinanceurId, e.TypeDeCredits, e.SansPlafond, e.Version,
            (SELECT COALESCE(SUM(m.Montant), 0) FROM EnveloppeMouvement m WHERE m.EnveloppeId = e.Id) AS Montant,
            (SELECT COUNT(*) FROM EnveloppeMouvement m WHERE m.EnveloppeId = e.Id AND m.Motif NOT LIKE 'Repris de l_appel %') AS Saisis
        FROM Enveloppe e JOIN Appel a ON a.Id = e.AppelId WHERE a.Code = @Code ORDER BY e.TypeDeCredits DESC;
        """);

    public required AppelRow Appel { get; init; }
    public required IReadOnlyList<QuartierRow> Quartiers { get; init; }
    /// <summary>In order.</summary>
    public required IReadOnlyList<ThemeRow> Themes { get; init; }
    /// <summary>In order.</summary>
    public required IReadOnlyList<CritereRow> Criteres { get; init; }
    /// <summary>In order.</summary>
    public required IReadOnlyList<PieceRow> Pieces { get; init; }
    /// <summary>In order.</summary>
    public required IReadOnlyList<FinanceurDAppel> Financeurs { get; init; }
    /// <summary>Actions of the plan that are its priorities, in the order of the plan.</summary>
    public IReadOnlyList<PrioriteRow> Priorites { get; init; } = [];

    /// <summary>Its questions: those asked, or those prepared while it is not published.</summary>
    public FormulaireDAppel Formulaire { get; init; } = FormulaireDAppel.Vide;

    /// <summary>The call of that code, or null. Who may see it is the caller's question.</summary>
    internal static async Task<AppelComplet?> ChargerAsync(SqlSession session, string code) => await LireAsync(session, code) is { } complet
        ? complet with
        {
            Priorites = await PlanDActionsStore.PrioritesAsync(session, complet.Appel.Id),
            Formulaire = complet.Appel.Etat == EtatAppel.Preparation ? (await session.QuestionsAsync(complet.Appel.Id)).Formulaire : await session.FormulairePublieAsync(complet.Appel.Id),
        }
        : null;

    private static async Task<AppelComplet?> LireAsync(SqlSession session, string code)
    {
        using var lignes = await session.PlusieursAsync(Lecture, new { Code = code.ToUpperInvariant() });
        if (await lignes.ReadSingleOrDefaultAsync<AppelRow>() is not { } appel)
        {
            return null;
        }

        var (quartiers, themes) = (await lignes.ReadAsync<QuartierRow>(), await lignes.ReadAsync<ThemeRow>());
        var (criteres, pieces) = (await lignes.ReadAsync<CritereRow>(), await lignes.ReadAsync<PieceRow>());
        var financeurs = await lignes.ReadAsync<FinanceurDAppelRow>();
        var parQuartier = (await lignes.ReadAsync<FinanceurQuartierRow>()).ToLookup(l => l.FinanceurId, l => l.QuartierCode);
        var parTheme = (await lignes.ReadAsync<FinanceurThemeRow>()).ToLookup(l => l.FinanceurId, l => l.ThemeId);
        var enveloppes = (await lignes.ReadAsync<EnveloppeRow>()).ToLookup(e => e.FinanceurId);
        return new AppelComplet
        {
            Appel = appel,
            Quartiers = [.. quartiers],
            Themes = [.. themes],
            Criteres = [.. criteres],
            Pieces = [.. pieces],
            Financeurs = [.. financeurs.Select(f => new FinanceurDAppel(f, [.. parQuartier[f.FinanceurId]], [.. parTheme[f.FinanceurId]], [.. enveloppes[f.FinanceurId]]))],
        };
    }

    private sealed record FinanceurQuartierRow
    {
        public required Guid FinanceurId { get; init; }
        public required string QuartierCode { get; init; }
    }

    private sealed record FinanceurThemeRow
    {
        public required Guid FinanceurId { get; init; }
        public required Guid ThemeId { get; init; }
    }
}
