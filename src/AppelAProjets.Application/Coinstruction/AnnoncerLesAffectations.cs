using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>Tells people that dossiers are assigned to them: one mail for all those of a sitting, once nothing came for a while. How many and where, never which. At any time, twice, on two nodes, it goes once.</summary>
public sealed class AnnoncerLesAffectations(SqlDatabase database, Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    /// <summary>Someone who shares out is not done yet.</summary>
    private static readonly TimeSpan Repos = TimeSpan.FromMinutes(10);

    private static readonly SqlStatement Dus = new("SELECT a.CompteId FROM Affectation a WHERE a.AnnonceeLe IS NULL GROUP BY a.CompteId HAVING MAX(a.Le) <= @Avant");

    // The person, and whoever does that person's work during a leave. Who assigned them knows.
    private static readonly SqlStatement Nouvelles = new($"""
        SELECT c.Courriel, CASE WHEN h.RemplaceId = a.CompteId THEN 1 ELSE 0 END AS Remplace, p.Code, p.Titre, COUNT(DISTINCT d.Id) AS Nombre
        FROM Affectation a
        JOIN Dossier d ON d.Id = a.DossierId
        JOIN Appel p ON p.Id = d.AppelId
        JOIN Habilitation h ON (h.CompteId = a.CompteId OR h.RemplaceId = a.CompteId) AND h.FinanceurId = a.FinanceurId AND h.Role = {RolesSql.Instructeur}
        JOIN Compte c ON c.Id = h.CompteId
        WHERE a.CompteId = @CompteId AND a.AnnonceeLe IS NULL AND (a.Par IS NULL OR (a.Par <> a.CompteId AND a.Par <> c.Id)) AND {AgentsQuery.EnFonction} AND {DeportSql.DroitSansDeport}
        GROUP BY c.Courriel, CASE WHEN h.RemplaceId = a.CompteId THEN 1 ELSE 0 END, p.Code, p.Titre
        ORDER BY p.Titre
        """);

    private static readonly SqlStatement Trace = new("UPDATE Affectation SET AnnonceeLe = @Le WHERE CompteId = @CompteId AND AnnonceeLe IS NULL");

    /// <returns>How many people had something new.</returns>
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        IReadOnlyList<Guid> dus;
        await using (var session = await database.LireAsync(annulation))
        {
            dus = await session.ListeAsync<Guid>(Dus, new { Avant = ecrivain.Maintenant - Repos });
        }

        var dits = 0;
        foreach (var compte in dus)
        {
            var sort = await ecrivain.EcrireAsync<bool>(Acteur.Systeme, (session, le) => AnnoncerAsync(session, compte, le), annulation);
            dits += sort is { EstRefuse: false, Valeur: true } ? 1 : 0;
        }

        return dits;
    }

    private async Task<Resultat<Ecrit<bool>>> AnnoncerAsync(SqlSession session, Guid compte, DateTimeOffset le)
    {
        await session.VerrouillerAsync(Verrou.Compte(compte));
        var nouvelles = await session.ListeAsync<NouvelleRow>(Nouvelles, new { CompteId = compte, Maintenant = le });
        if (await session.ExecuterAsync(Trace, new { CompteId = compte, Le = le }) == 0)
        {
            return Ecrit.Rien("told already").Donnant(false);
        }

        var ecrit = Ecrit.SansJournal("the announcement is a date of its own");
        return nouvelles.Count == 0 ? ecrit.Donnant(false) : ecrit.Et([.. nouvelles.GroupBy(n => n.Courriel, StringComparer.OrdinalIgnoreCase).Select(g => Courriel([.. g]))]).Donnant(true);
    }

    private NouveauCourriel Courriel(IReadOnlyList<NouvelleRow> nouvelles)
    {
        var total = nouvelles.Sum(n => n.Nombre);
        return new NouveauCourriel(GenreDeCourriel.Travail, nouvelles[0].Courriel, total > 1 ? "Des dossiers vous sont confiés" : "Un dossier vous est confié", $"""
            Bonjour,

            {(total > 1 ? $"{total} dossiers à instruire vous sont confiés" : "Un dossier à instruire vous est confié")}{(nouvelles[0].Remplace ? ", à la place de la personne que vous remplacez." : ".")}

            {string.Join("\n\n", nouvelles.Select(n => $"« {n.Titre} », {(n.Nombre > 1 ? $"{n.Nombre} dossiers" : "1 dossier")} : {liens.Value.Vers(LiensInstructions.Tableau(n.Code))}"))}
            """);
    }

    private sealed record NouvelleRow
    {
        public required string Courriel { get; init; }
        public required bool Remplace { get; init; }
        public required string Code { get; init; }
        public required string Titre { get; init; }
        public required int Nombre { get; init; }
    }
}
