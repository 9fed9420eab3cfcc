using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Application.Validations;

/// <summary>The queue of a Valideur, and what it returned to the instructors of its funder.</summary>
public sealed class ValidationsQuery(SqlDatabase database)
{
    private const string Colonnes = $"""
        SELECT l.Id AS LigneId, l.Version, l.DossierId, d.AppelId, a.Code AS AppelCode, a.Titre AS Appel, l.FinanceurId, f.Sigle, d.Numero, d.Titre, o.Nom AS Porteur,
            l.Demande, d.TotalCharges, d.AssietteEligible, l.Avis, l.AvisMotif, l.ProposeSpecifique, l.ProposeDroitCommun, l.ProposeMotif, l.RenvoyeMotif, l.RenvoyeLe,
            (SELECT MAX(CONCAT(c.Prenom, ' ', c.Nom)) FROM LigneMontant m JOIN Compte c ON c.Id = m.CompteId WHERE {ValidationSql.DernierMontant}) AS PreparePar,
            (SELECT MAX(m.Le) FROM LigneMontant m WHERE m.LigneId = l.Id AND m.Nature = 'Propose') AS PrepareLe
        FROM Ligne l
        JOIN Dossier d ON d.Id = l.DossierId
        JOIN Appel a ON a.Id = d.AppelId
        JOIN Financeur f ON f.Id = l.FinanceurId
        JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE l.FinanceurId IN @Financeurs AND {VisibiliteSql.SansDeport}
        """;

    private const string Ordre = "ORDER BY a.Annee DESC, a.Code, f.Sigle, d.Numero";

    private static readonly SqlStatement AValider = new($"{Colonnes} AND {ValidationSql.AValider} {Ordre}");
    private static readonly SqlStatement Renvoyees = new($"{Colonnes} AND {ValidationSql.Renvoyee} {Ordre}");

    private static readonly SqlStatement Nombre = new($"""
        SELECT COUNT(*) AS Nombre FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId
        WHERE l.FinanceurId IN @Financeurs AND {ValidationSql.AValider} AND {VisibiliteSql.SansDeport}
        """);

    private static readonly SqlStatement Enveloppes = new(EngagementSql.Lecture("AppelId IN @Appels"));

    /// <summary>By call, funder and number.</summary>
    public async Task<IReadOnlyList<PropositionAValider>> AValiderAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<PropositionAValider>(AValider, Parametres(acteur, Role.Valideur));
    }

    /// <summary>Those returned to the instructors of one's funders.</summary>
    public async Task<IReadOnlyList<PropositionAValider>> RenvoyeesAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<PropositionAValider>(Renvoyees, Parametres(acteur, Role.Instructeur));
    }

    public async Task<int> CompterAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.UnAsync<int>(Nombre, Parametres(acteur, Role.Valideur));
    }

    /// <summary>The envelopes of one's funders in these calls.</summary>
    public async Task<IReadOnlyList<EnveloppeEngagee>> EnveloppesAsync(IReadOnlyCollection<Guid> appels, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return [.. (await session.ListeAsync<EnveloppeEngagee>(Enveloppes, new { Miens = acteur.FinanceursComme(Role.Valideur), Appels = appels })).OrderBy(e => e.TypeDeCredits)];
    }

    private static SqlParametres Parametres(Acteur acteur, Role role) => acteur.Parametres(new { Financeurs = acteur.FinanceursComme(role) });
}
