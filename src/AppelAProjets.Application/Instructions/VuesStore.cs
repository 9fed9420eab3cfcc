using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>A saved view of the table of a call.</summary>
public sealed record VueEnregistree
{
    public required Guid Id { get; init; }
    public required Guid CompteId { get; init; }
    public required string Nom { get; init; }
    public required PartageDeVue Partage { get; init; }
    public Guid? FinanceurId { get; init; }
    /// <summary>The query of its address, its own identifier in it.</summary>
    public required string Contenu { get; init; }
    public required int Version { get; init; }

    /// <summary>One's own; what is for everyone is also the Secrétariat's.</summary>
    public bool EstModifiablePar(Acteur acteur) => CompteId == acteur.CompteId || (Partage == PartageDeVue.Tous && acteur.A(Role.Secretariat));
}

internal static class VuesStore
{
    /// <summary>The view <c>v</c> is one's own, or shared with the person.</summary>
    private const string Ouverte = "(v.CompteId = @CompteId OR v.Partage = 'Tous' OR (v.Partage = 'Financeur' AND v.FinanceurId IN @Miens))";

    private const string Colonnes = "v.Id, v.CompteId, v.Nom, v.Partage, v.FinanceurId, v.Contenu, v.Version";

    private static readonly SqlStatement Accessoires = new($"""
        SELECT e.Id, e.Libelle FROM Etiquette e WHERE e.AppelId = @AppelId ORDER BY e.Libelle;
        SELECT {Colonnes} FROM VueDuTableau v WHERE v.AppelId = @AppelId AND {Ouverte} ORDER BY v.Nom, v.Id;
        SELECT DISTINCT c.Id, CONCAT(c.Prenom, ' ', c.Nom) AS Nom, f.Sigle, CASE WHEN {AgentsQuery.EnFonction} THEN 1 ELSE 0 END AS EnFonction
        FROM AppelFinanceur af JOIN Habilitation h ON h.FinanceurId = af.FinanceurId JOIN Financeur f ON f.Id = af.FinanceurId JOIN Compte c ON c.Id = h.CompteId
        WHERE af.AppelId = @AppelId AND h.Role = {RolesSql.Instructeur};
        """);

    private static readonly SqlStatement Une = new($"SELECT {Colonnes} FROM VueDuTableau v WHERE v.Id = @Id AND v.AppelId = @AppelId AND {Ouverte}");

    private static readonly SqlStatement Creation = new("""
        INSERT INTO VueDuTableau (Id, AppelId, CompteId, Nom, Partage, FinanceurId, Contenu, ModifieeLe, Version)
        VALUES (@Id, @AppelId, @CompteId, @Nom, @Partage, @FinanceurId, @Contenu, @Le, 1)
        """);

    private static readonly SqlStatement Modification = new("""
        UPDATE VueDuTableau SET Nom = @Nom, Partage = @Partage, FinanceurId = @FinanceurId, Contenu = @Contenu, ModifieeLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement Suppression = new("DELETE FROM VueDuTableau WHERE Id = @Id AND Version = @Version");

    /// <summary>What the page of a call shows beside its rows: its labels and those to whom dossiers are assigned, in the context; then the views that the person may open.</summary>
    public static async Task<(ContexteInstruction Contexte, IReadOnlyList<VueEnregistree> Vues)> AccessoiresAsync(SqlSession session, ContexteInstruction contexte, Acteur acteur, DateTimeOffset le)
    {
        using var jeux = await session.PlusieursAsync(Accessoires, new { AppelId = contexte.Appel.Id, acteur.CompteId, Miens = contexte.Portee.MesFinanceurs, Maintenant = le });
        var etiquettes = (await jeux.ReadAsync<OptionRow>()).ToList();
        var vues = (await jeux.ReadAsync<VueEnregistree>()).ToList();
        return (contexte with { Etiquettes = [.. etiquettes.Select(e => e.Option)], Agents = AgentRow.Options([.. await jeux.ReadAsync<AgentRow>()]) }, vues);
    }

    public static Task<VueEnregistree?> UneAsync(SqlSession session, ContexteInstruction contexte, Acteur acteur, Guid id) =>
        session.UnAsync<VueEnregistree>(Une, new { Id = id, AppelId = contexte.Appel.Id, acteur.CompteId, Miens = contexte.Portee.MesFinanceurs });

    public static Task CreerAsync(SqlSession session, Guid appelId, VueEnregistree vue, DateTimeOffset le) => session.ExecuterAsync(Creation, new
    {
        vue.Id, AppelId = appelId, vue.CompteId, vue.Nom, Partage = $"{vue.Partage}", vue.FinanceurId, vue.Contenu, Le = le,
    });

    public static Task<bool> ModifierAsync(SqlSession session, VueEnregistree vue, DateTimeOffset le) => session.ModifierAsync(Modification, new
    {
        vue.Id, vue.Version, vue.Nom, Partage = $"{vue.Partage}", vue.FinanceurId, vue.Contenu, Le = le,
    });

    public static Task<bool> SupprimerAsync(SqlSession session, VueEnregistree vue) => session.ModifierAsync(Suppression, new { vue.Id, vue.Version });

    private sealed record AgentRow
    {
        public required Guid Id { get; init; }
        public required string Nom { get; init; }
        public required string Sigle { get; init; }
        public required bool EnFonction { get; init; }

        /// <summary>Each person once; those who no longer instruct keep what was assigned to them, and come last.</summary>
        public static IReadOnlyList<OptionDeColonne> Options(IReadOnlyList<AgentRow> agents) =>
        [
            .. agents.GroupBy(a => (a.Id, a.Nom)).Select(g => (g.Key, EnFonction: g.Any(a => a.EnFonction), Sigles: string.Join(", ", g.Select(a => a.Sigle).Distinct().Order(StringComparer.Ordinal))))
                .OrderByDescending(a => a.EnFonction).ThenBy(a => a.Key.Nom, StringComparer.OrdinalIgnoreCase)
                .Select(a => new OptionDeColonne($"{a.Key.Id}", $"{a.Key.Nom} ({a.Sigles}{(a.EnFonction ? "" : ", n’instruit plus")})")),
        ];
    }

    private sealed record OptionRow
    {
        public required Guid Id { get; init; }
        public required string Libelle { get; init; }

        public OptionDeColonne Option => new($"{Id}", Libelle);
    }
}
