using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>A call as those who instruct it see it, with the person's perimeter.</summary>
public sealed record ContexteInstruction
{
    public required AppelRow Appel { get; init; }
    /// <summary>Funders in the call's order.</summary>
    public required IReadOnlyList<FinanceurRow> Financeurs { get; init; }
    /// <summary>Grid, in order.</summary>
    public required IReadOnlyList<CritereRow> Criteres { get; init; }
    /// <summary>Themes, in order.</summary>
    public required IReadOnlyList<ThemeRow> Themes { get; init; }
    public required IReadOnlyList<QuartierRow> Quartiers { get; init; }
    public required PorteeInstruction Portee { get; init; }

    internal GrilleDeNotation Grille => new([.. Criteres.Select(c => new Critere(c.Id.ToString(), c.Libelle, c.Poids, c.NoteEliminatoire))]);

    public sealed record AppelRow
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Titre { get; init; }
        public required EtatAppel Etat { get; init; }
        /// <summary>Default threshold of viability, percent of the plan; null when none.</summary>
        public int? SeuilDeViabilitePourcent { get; init; }
        public string? ServiceNom { get; init; }
        public string? ServiceCourriel { get; init; }
        public string? ServiceTelephone { get; init; }
    }

    public sealed record FinanceurRow
    {
        public required Guid Id { get; init; }
        public required string Nom { get; init; }
        public required string Sigle { get; init; }
        public required bool ValidationRequise { get; init; }
    }

    public sealed record CritereRow
    {
        public required Guid Id { get; init; }
        public required string Libelle { get; init; }
        public string? Aide { get; init; }
        /// <summary>Weight; the weights of a call sum to 100.</summary>
        public required int Poids { get; init; }
        /// <summary>Eliminatory threshold, 1 to 5; null when there is none.</summary>
        public int? NoteEliminatoire { get; init; }
    }

    public sealed record ThemeRow
    {
        public required Guid Id { get; init; }
        public required string Libelle { get; init; }
    }

    public sealed record QuartierRow
    {
        public required string Code { get; init; }
        public required string Nom { get; init; }
    }

    private static readonly SqlStatement Lecture = new("""
        SELECT Id, Code, Titre, Etat, SeuilDeViabilitePourcent, ServiceNom, ServiceCourriel, ServiceTelephone FROM Appel WHERE Code = @Code;
        SELECT f.Id, f.Nom, f.Sigle, f.ValidationRequise
        FROM AppelFinanceur af JOIN Appel a ON a.Id = af.AppelId JOIN Financeur f ON f.Id = af.FinanceurId
        WHERE a.Code = @Code ORDER BY af.Ordre;
        SELECT c.Id, c.Libelle, c.Aide, c.Poids, c.NoteEliminatoire
        FROM AppelCritere c JOIN Appel a ON a.Id = c.AppelId WHERE a.Code = @Code ORDER BY c.Ordre;
        SELECT t.Id, t.Libelle
        FROM AppelTheme t JOIN Appel a ON a.Id = t.AppelId WHERE a.Code = @Code ORDER BY t.Ordre;
        SELECT q.Code, q.Nom
        FROM AppelQuartier aq JOIN Appel a ON a.Id = aq.AppelId JOIN Quartier q ON q.Code = aq.QuartierCode
        WHERE a.Code = @Code ORDER BY q.Nom;
        """);

    /// <summary>One command. Null when the call is unknown, in preparation, or none of this person's business.</summary>
    internal static async Task<ContexteInstruction?> ChargerAsync(SqlSession session, string code, Acteur acteur)
    {
        using var lecture = await session.PlusieursAsync(Lecture, new { Code = code });
        var appel = await lecture.ReadSingleOrDefaultAsync<AppelRow>();
        FinanceurRow[] financeurs = [.. await lecture.ReadAsync<FinanceurRow>()];
        if (appel is null or { Etat: EtatAppel.Preparation } || PorteeInstruction.Sur(acteur, [.. financeurs.Select(f => f.Id)]) is not { } portee)
        {
            return null;
        }

        return new ContexteInstruction
        {
            Appel = appel,
            Financeurs = financeurs,
            Criteres = [.. await lecture.ReadAsync<CritereRow>()],
            Themes = [.. await lecture.ReadAsync<ThemeRow>()],
            Quartiers = [.. await lecture.ReadAsync<QuartierRow>()],
            Portee = portee,
        };
    }

    /// <summary>The parameters of <see cref="VisibiliteSql"/>.</summary>
    internal SqlParametres Parametres(Acteur acteur, DateTimeOffset maintenant) => acteur.Parametres(new
    {
        AppelId = Appel.Id,
        Maintenant = maintenant,
        ToutLAppel = Portee.ToutLAppel ? 1 : 0,
        ToutesLesParts = Portee.ToutesLesParts ? 1 : 0,
        Miens = Portee.MesFinanceurs,
        Instruits = acteur.FinanceursComme(Role.Instructeur),
        Criteres = Criteres.Count,
    });
}
