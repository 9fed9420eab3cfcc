using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Dossiers;

/// <summary>What a call imposes on a dossier: window, service, themes, neighbourhoods, funders.</summary>
public sealed record RegleDAppel
{
    private static readonly ConditionalWeakTable<RegleDAppel, IReadOnlyList<ChampDeFormulaire>> ChampsDesPublics = [];
    private static readonly ConditionalWeakTable<RegleDAppel, IReadOnlyList<ChampDeFormulaire>> ChampsDesAutres = [];

    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Titre { get; init; }
    public required int Annee { get; init; }
    public required EtatAppel Etat { get; init; }
    /// <summary>Opening, UTC.</summary>
    public DateTimeOffset? OuvertureLe { get; init; }
    /// <summary>Closing, UTC.</summary>
    public DateTimeOffset? ClotureLe { get; init; }
    /// <summary>Default threshold of viability, percent of what is asked.</summary>
    public int? SeuilDeViabilitePourcent { get; init; }
    /// <summary>What is wanted of the meeting with the référent de quartier.</summary>
    public ExigenceDeRencontre Rencontre { get; init; } = ExigenceDeRencontre.Obligatoire;
    /// <summary>Service in charge (CRPA R112-5).</summary>
    public string? ServiceNom { get; init; }
    public string? ServiceAdresse { get; init; }
    public string? ServiceCourriel { get; init; }
    public string? ServiceTelephone { get; init; }
    public bool PartenairesPossibles { get; init; }
    public required int Version { get; init; }
    /// <summary>Themes, in order.</summary>
    public IReadOnlyList<ThemeDAppel> Themes { get; init; } = [];
    public IReadOnlyList<QuartierDAppel> Quartiers { get; init; } = [];
    /// <summary>Funders, in order.</summary>
    public IReadOnlyList<FinanceurDAppel> Financeurs { get; init; } = [];

    /// <summary>Priority actions of the plan d'actions, as options.</summary>
    public IReadOnlyList<OptionDeChamp> Actions { get; init; } = [];
    public IReadOnlyList<ChampDeFormulaire> Questions { get; init; } = [];

    /// <summary>The whole form of a dossier for this call; made once for these very rules.</summary>
    public IReadOnlyList<ChampDeFormulaire> Champs(bool estOrganismePublic) =>
        (estOrganismePublic ? ChampsDesPublics : ChampsDesAutres).GetValue(this, regle => ChampsDuDossier.Pour(regle.Options(estOrganismePublic)));

    /// <summary>The fields on which the condition of a question of the call may bear.</summary>
    public IReadOnlyList<ChampDeFormulaire> SourcesDeConditions => ChampsDuDossier.SourcesDeConditions(Options(estOrganismePublic: false));

    private OptionsDuFormulaire Options(bool estOrganismePublic) => new()
    {
        Annee = Annee,
        Themes = [.. Themes.Select(t => new OptionDeChamp($"{t.Id}", t.Libelle))],
        Quartiers = [.. Quartiers.Select(q => new OptionDeChamp(q.Code, q.Nom, q.Territoire is null || q.Territoire == q.Nom ? q.Communes : $"{q.Communes} · {q.Territoire}"))],
        Financeurs = [.. Financeurs.Select(f => new OptionDeChamp($"{f.Id}", f.Nom))],
        Actions = Actions,
        Questions = Questions,
        EstOrganismePublic = estOrganismePublic,
        PartenairesPossibles = PartenairesPossibles,
    };

    /// <summary>The window; null while its dates are not set.</summary>
    public PeriodeDeDepot? Periode => OuvertureLe is { } ouverture && ClotureLe is { } cloture ? new PeriodeDeDepot(ouverture, cloture) : null;
}

public sealed record ThemeDAppel
{
    public required Guid Id { get; init; }
    public required string Libelle { get; init; }
}

public sealed record QuartierDAppel
{
    public required string Code { get; init; }
    public required string Nom { get; init; }
    public required string Communes { get; init; }
    /// <summary>Instruction territories that it belongs to, by their common name (DOMAINE 3.2); null when it is in none.</summary>
    public string? Territoire { get; init; }
}

/// <summary>A funder of the call, with the neighbourhoods and themes that it supports.</summary>
public sealed record FinanceurDAppel
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
    public required string Sigle { get; init; }
    /// <summary>Its account of the Cerfa, such as 74etat.</summary>
    public required string CompteCerfa { get; init; }
    /// <summary>Least amount, centimes.</summary>
    public long? MontantMinimum { get; init; }
    /// <summary>Largest amount, centimes.</summary>
    public long? MontantMaximum { get; init; }
    public string? ContactNom { get; init; }
    public string? ContactCourriel { get; init; }
    public string? ContactTelephone { get; init; }
    public IReadOnlySet<string> Quartiers { get; init; } = new HashSet<string>();
    public IReadOnlySet<Guid> Themes { get; init; } = new HashSet<Guid>();
}

internal static class RegleDAppelStore
{
    private static readonly SqlStatement Lecture = new($"""
        SELECT Id, Code, Titre, Annee, Etat, OuvertureLe, ClotureLe, SeuilDeViabilitePourcent, Rencontre, ServiceNom, ServiceAdresse, ServiceCourriel, ServiceTelephone, PartenairesPossibles, Version
        FROM Appel WHERE Id = @Id;
        SELECT Id, Libelle FROM AppelTheme WHERE AppelId = @Id ORDER BY Ordre, Libelle;
        SELECT q.Code, q.Nom, q.Communes FROM AppelQuartier aq JOIN Quartier q ON q.Code = aq.QuartierCode WHERE aq.AppelId = @Id ORDER BY q.Nom, q.Code;
        SELECT tq.QuartierCode AS Code, t.Nom
        FROM AppelQuartier aq JOIN TerritoireQuartier tq ON tq.QuartierCode = aq.QuartierCode JOIN Territoire t ON t.Id = tq.TerritoireId WHERE aq.AppelId = @Id ORDER BY t.Nom;
        SELECT f.Id, f.Nom, f.Sigle, f.CompteCerfa, af.MontantMinimum, af.MontantMaximum, af.ContactNom, af.ContactCourriel, af.ContactTelephone
        FROM AppelFinanceur af JOIN Financeur f ON f.Id = af.FinanceurId WHERE af.AppelId = @Id ORDER BY af.Ordre, f.Nom;
        SELECT FinanceurId, QuartierCode AS Code FROM AppelFinanceurQuartier WHERE AppelId = @Id;
        SELECT FinanceurId, ThemeId FROM AppelFinanceurTheme WHERE AppelId = @Id;
        SELECT a.Id, a.Action, a.Pilier, a.Objectif FROM AppelAction aa JOIN ActionDuPlan a ON a.Id = aa.ActionId WHERE aa.AppelId = @Id AND a.RetireeLe IS NULL ORDER BY a.Ordre, a.Id;
        {VersionDeFormulaireStore.Courante};
        """);

    // Whoever changes the rules raises one of these numbers (what a call holds: its own version), and none ever goes down.
    private static readonly SqlStatement Versions = new("""
        SELECT a.Version AS Appel,
            (SELECT COALESCE(SUM(f.Version), 0) FROM AppelFinanceur af JOIN Financeur f ON f.Id = af.FinanceurId WHERE af.AppelId = a.Id) AS Financeurs,
            (SELECT COALESCE(SUM(q.Version), 0) FROM AppelQuartier aq JOIN Quartier q ON q.Code = aq.QuartierCode WHERE aq.AppelId = a.Id) AS Quartiers,
            (SELECT COALESCE(SUM(t.Version), 0) FROM AppelQuartier aq JOIN TerritoireQuartier tq ON tq.QuartierCode = aq.QuartierCode JOIN Territoire t ON t.Id = tq.TerritoireId
                WHERE aq.AppelId = a.Id) AS Territoires,
            (SELECT COALESCE(SUM(p.Version), 0) FROM AppelAction aa JOIN ActionDuPlan p ON p.Id = aa.ActionId WHERE aa.AppelId = a.Id) AS Actions,
            (SELECT COALESCE(MAX(v.Numero), 0) FROM AppelVersionDeFormulaire v WHERE v.AppelId = a.Id) AS Questions
        FROM Appel a WHERE a.Id = @Id
        """);

    private static readonly ConditionalWeakTable<SqlDatabase, ConcurrentDictionary<Guid, (VersionsRow Versions, RegleDAppel Regle)>> Connues = [];

    /// <summary>The rules of now: those read before while their versions stand.</summary>
    public static async Task<RegleDAppel?> RegleAsync(this SqlSession session, Guid appelId)
    {
        var connues = Connues.GetOrCreateValue(session.Base);
        // What is not committed must not be kept.
        if (session.AEcrit || await session.UnAsync<VersionsRow>(Versions, new { Id = appelId }) is not { } versions)
        {
            return await session.LireRegleAsync(appelId);
        }

        if (connues.TryGetValue(appelId, out var connue) && connue.Versions == versions)
        {
            return connue.Regle;
        }

        var regle = await session.LireRegleAsync(appelId);
        connues[appelId] = (versions, regle!);
        return regle;
    }

    private static async Task<RegleDAppel?> LireRegleAsync(this SqlSession session, Guid appelId)
    {
        using var jeux = await session.PlusieursAsync(Lecture, new { Id = appelId });
        if (await jeux.ReadSingleOrDefaultAsync<RegleDAppel>() is not { } regle)
        {
            return null;
        }

        var themes = (await jeux.ReadAsync<ThemeDAppel>()).ToList();
        var quartiers = (await jeux.ReadAsync<QuartierDAppel>()).ToList();
        var territoires = (await jeux.ReadAsync<TerritoireRow>()).ToLookup(t => t.Code, t => t.Nom);
        var financeurs = (await jeux.ReadAsync<FinanceurDAppel>()).ToList();
        var parQuartier = (await jeux.ReadAsync<QuartierDeFinanceurRow>()).ToLookup(q => q.FinanceurId, q => q.Code);
        var parTheme = (await jeux.ReadAsync<ThemeDeFinanceurRow>()).ToLookup(t => t.FinanceurId, t => t.ThemeId);
        var actions = (await jeux.ReadAsync<ActionRow>()).Select(a => new OptionDeChamp($"{a.Id}", a.Action, $"{a.Pilier} – {a.Objectif}")).ToList();
        var questions = VersionDeFormulaireStore.Lire((await jeux.ReadAsync<string>()).FirstOrDefault()).Champs;
        return regle with
        {
            Actions = actions,
            Questions = questions,
            Themes = themes,
            Quartiers = [.. quartiers.Select(q => q with { Territoire = territoires.Contains(q.Code) ? string.Join(", ", territoires[q.Code]) : null })],
            Financeurs = [.. financeurs.Select(f => f with { Quartiers = parQuartier[f.Id].ToHashSet(), Themes = parTheme[f.Id].ToHashSet() })],
        };
    }

    private sealed record VersionsRow
    {
        public required long Appel { get; init; }
        public required long Financeurs { get; init; }
        public required long Quartiers { get; init; }
        public required long Territoires { get; init; }
        public required long Actions { get; init; }
        public required long Questions { get; init; }
    }

    private sealed record ActionRow
    {
        public required Guid Id { get; init; }
        public required string Action { get; init; }
        public required string Pilier { get; init; }
        public required string Objectif { get; init; }
    }

    private sealed record TerritoireRow
    {
        public required string Code { get; init; }
        public required string Nom { get; init; }
    }

    private sealed record QuartierDeFinanceurRow
    {
        public required Guid FinanceurId { get; init; }
        public required string Code { get; init; }
    }

    private sealed record ThemeDeFinanceurRow
    {
        public required Guid FinanceurId { get; init; }
        public required Guid ThemeId { get; init; }
    }
}
