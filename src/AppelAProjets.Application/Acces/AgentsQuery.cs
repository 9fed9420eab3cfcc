namespace AppelAProjets.Application.Acces;

/// <summary>Whose address, on the side of the services, a message goes to: the right stands, the account is open, and nobody who stands down from the dossier is told of it.</summary>
internal static class AgentsQuery
{
    /// <summary>The right <c>h</c> of the account <c>c</c> stands at @Maintenant.</summary>
    public const string EnFonction = "h.Debut <= @Maintenant AND (h.Fin IS NULL OR h.Fin > @Maintenant) AND c.DesactiveLe IS NULL";

    /// <summary>The addresses of those who may be told about dossier <c>d</c> (@DossierId); the statement goes on with which rights <c>h</c>.</summary>
    public const string DuDossier = $"""
        SELECT DISTINCT c.Courriel
        FROM Dossier d CROSS JOIN Habilitation h JOIN Compte c ON c.Id = h.CompteId
        WHERE d.Id = @DossierId AND c.Id <> @Sauf AND {EnFonction} AND {DeportSql.CompteSansDeport}
        """;

    private static readonly SqlStatement SurLOrganisation = new($"""
        SELECT DISTINCT c.Courriel FROM Habilitation h JOIN Compte c ON c.Id = h.CompteId
        WHERE h.Role = {RolesSql.Secretariat} AND {EnFonction} AND {DeportSql.CompteSansDeportDeLOrganisation}
        """);

    private static readonly SqlStatement SurLeQuartier = new($"""
        {DuDossier} AND h.Role = @Role AND EXISTS (SELECT 1 FROM TerritoireQuartier tq WHERE tq.TerritoireId = h.TerritoireId AND tq.QuartierCode = @QuartierCode)
        """);

    private static readonly SqlStatement ParSonNom = new($"{DuDossier} AND (c.Id = @CompteId OR h.RemplaceId = @CompteId)");

    private static readonly SqlStatement SurLeDossier = new($"{DuDossier} AND h.Role = {RolesSql.Secretariat}");

    /// <summary>The Secrétariat, about an organisation.</summary>
    public static Task<IReadOnlyList<string>> SecretariatAsync(this SqlSession session, Guid organisationId, DateTimeOffset le) =>
        session.ListeAsync<string>(SurLOrganisation, new { OrganisationId = organisationId, Maintenant = le });

    /// <summary>Those who hold that role in that neighbourhood.</summary>
    public static Task<IReadOnlyList<string>> DuQuartierAsync(this SqlSession session, Role role, string quartier, QuiPrevenir qui) =>
        session.ListeAsync<string>(SurLeQuartier, new { qui.DossierId, qui.Maintenant, qui.Sauf, Role = role.ToString(), QuartierCode = quartier });

    /// <summary>Someone by name, and whoever does that person's work during a leave.</summary>
    public static Task<IReadOnlyList<string>> ParSonNomAsync(this SqlSession session, Guid compteId, QuiPrevenir qui) =>
        session.ListeAsync<string>(ParSonNom, new { qui.DossierId, qui.Maintenant, qui.Sauf, CompteId = compteId });

    /// <summary>The box of the service that receives the dossiers of the call, or else its Secrétariat.</summary>
    public static async Task<IReadOnlyList<string>> ServiceAsync(this SqlSession session, string? boite, QuiPrevenir qui) =>
        string.IsNullOrWhiteSpace(boite) ? await session.ListeAsync<string>(SurLeDossier, qui) : [boite];
}

/// <param name="Maintenant">UTC.</param>
internal readonly record struct QuiPrevenir(Guid DossierId, DateTimeOffset Maintenant, Guid Sauf = default);
