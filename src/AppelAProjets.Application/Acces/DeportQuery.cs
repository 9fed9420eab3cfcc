using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Application.Acces;

/// <summary>Whether someone else than the reader stands down from a dossier.</summary>
internal static class DeportQuery
{
    private static readonly SqlStatement DuCompte = new($"SELECT COUNT(*) AS Nombre FROM Dossier d CROSS JOIN Compte c WHERE d.Id = @DossierId AND c.Id = @CompteId AND NOT ({DeportSql.CompteSansDeport})");

    private static readonly SqlStatement DeLAdresse = new($"SELECT COUNT(*) AS Nombre FROM Dossier d CROSS JOIN Compte c WHERE d.Id = @DossierId AND c.CourrielNormalise = @Courriel AND NOT ({DeportSql.CompteSansDeport})");

    public static async Task<bool> EstEnDeportAsync(this SqlSession session, Guid dossierId, Guid compteId, DateTimeOffset le) =>
        await session.UnAsync<int>(DuCompte, new { DossierId = dossierId, CompteId = compteId, Maintenant = le }) > 0;

    private static readonly SqlStatement Depuis = new($"""
        SELECT COUNT(*) AS Nombre FROM Dossier d CROSS JOIN Compte c
        WHERE d.Id = @DossierId AND c.CourrielNormalise = @Courriel AND (EXISTS (SELECT 1 FROM Deport x WHERE x.CompteId = c.Id AND x.DeclareLe >= @Depuis AND {DeportSql.Concerne})
            OR EXISTS (SELECT 1 FROM OrganisationMembre m WHERE m.CompteId = c.Id AND m.Debut > @Depuis AND {DeportSql.MembreConcerne}))
        """);

    /// <summary>Whether that person has stood down since a mail was written. Whoever was already of the organisation then was written to as such, and hears it.</summary>
    /// <param name="depuis">When the mail was written, UTC.</param>
    public static async Task<bool> SEstDeporteeAsync(this SqlSession session, Guid dossierId, string courriel, DateTimeOffset depuis, DateTimeOffset le) =>
        await session.UnAsync<int>(Depuis, new { DossierId = dossierId, Courriel = Compte.Normaliser(courriel), Depuis = depuis, Maintenant = le }) > 0;

    /// <summary>The account that has this address, when there is one: a link sent there opens no more than it.</summary>
    public static async Task<bool> AdresseEnDeportAsync(this SqlSession session, Guid dossierId, string courriel, DateTimeOffset le) =>
        await session.UnAsync<int>(DeLAdresse, new { DossierId = dossierId, Courriel = Compte.Normaliser(courriel), Maintenant = le }) > 0;
}
