using AppelAProjets.Application.Envois;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Validations;

/// <summary>Tells the valideurs that amounts await them: one mail a day at most for each call and funder, and only when something came since the last one. At any time, twice, on two nodes, it goes once.</summary>
public sealed class AnnoncerLesValidations(SqlDatabase database, Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly TimeSpan UnJour = TimeSpan.FromDays(1);

    private static readonly SqlStatement Dues = new($"""
        SELECT af.AppelId, af.FinanceurId, f.Sigle, a.Titre AS Appel
        FROM AppelFinanceur af JOIN Financeur f ON f.Id = af.FinanceurId JOIN Appel a ON a.Id = af.AppelId
        WHERE (af.ValidationAnnonceeLe IS NULL OR af.ValidationAnnonceeLe <= @Hier)
          AND EXISTS (
            SELECT 1 FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId JOIN LigneMontant m ON m.LigneId = l.Id
            WHERE l.FinanceurId = af.FinanceurId AND d.AppelId = af.AppelId AND {ValidationSql.AValider}
              AND m.Nature = 'Propose' AND (af.ValidationAnnonceeLe IS NULL OR m.Le > af.ValidationAnnonceeLe))
        ORDER BY af.AppelId, af.FinanceurId
        """);

    // Two nodes meet on the row: the second finds it of today.
    private static readonly SqlStatement Trace = new("""
        UPDATE AppelFinanceur SET ValidationAnnonceeLe = @Le
        WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId AND (ValidationAnnonceeLe IS NULL OR ValidationAnnonceeLe <= @Hier)
        """);

    private static readonly SqlStatement Valideurs = new($"""
        SELECT c.Courriel, COUNT(DISTINCT l.Id) AS Nombre
        FROM Ligne l
        JOIN Dossier d ON d.Id = l.DossierId
        JOIN Habilitation h ON h.FinanceurId = l.FinanceurId
        JOIN Compte c ON c.Id = h.CompteId
        WHERE l.FinanceurId = @FinanceurId AND d.AppelId = @AppelId AND {ValidationSql.AValider}
          AND h.Role = {RolesSql.Valideur} AND {AgentsQuery.EnFonction} AND {DeportSql.DroitSansDeport}
        GROUP BY c.Courriel
        """);

    /// <returns>How many calls and funders were told.</returns>
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        IReadOnlyList<FileRow> dues;
        await using (var session = await database.LireAsync(annulation))
        {
            dues = await session.ListeAsync<FileRow>(Dues, new { Hier = ecrivain.Maintenant - UnJour });
        }

        var dites = 0;
        foreach (var file in dues)
        {
            var sort = await ecrivain.EcrireAsync<bool>(Acteur.Systeme, (session, le) => AnnoncerAsync(session, file, le), annulation);
            dites += sort is { EstRefuse: false, Valeur: true } ? 1 : 0;
        }

        return dites;
    }

    private async Task<Resultat<Ecrit<bool>>> AnnoncerAsync(SqlSession session, FileRow file, DateTimeOffset le)
    {
        if (!await session.ModifierAsync(Trace, new { file.AppelId, file.FinanceurId, Le = le, Hier = le - UnJour })
            || await session.ListeAsync<ValideurRow>(Valideurs, new { file.AppelId, file.FinanceurId, Maintenant = le }) is not { Count: > 0 } valideurs)
        {
            return Ecrit.Rien("told already, or nobody to tell yet").Donnant(false);
        }

        return Ecrit.SansJournal("the announcement is a date of its own")
            .Et([.. valideurs.Select(v => CourrielsDeValidation.Attente(v.Courriel, file.Sigle, file.Appel, v.Nombre, liens.Value))]).Donnant(true);
    }

    private sealed record FileRow
    {
        public required Guid AppelId { get; init; }
        public required Guid FinanceurId { get; init; }
        public required string Sigle { get; init; }
        public required string Appel { get; init; }
    }

    private sealed record ValideurRow
    {
        public required string Courriel { get; init; }
        public required int Nombre { get; init; }
    }
}
