namespace AppelAProjets.Application.Acces;

/// <summary>Whose address, on the side of the services, a message goes to: the right stands, the account is open, and nobody who stands down from the dossier is told of it.</summary>
internal static class AgentsQuery
{
    /// <summary>The right <c>h</c> stands at @Maintenant. That of who replaces someone stands as long as the person's own: lost, or the account closed, it opens nothing more.</summary>
    public const string DroitTenu = """
        h.Debut <= @Maintenant AND (h.Fin IS NULL OR h.Fin > @Maintenant) AND (h.RemplaceId IS NULL OR EXISTS (
            SELECT 1 FROM Habilitation hr JOIN Compte cr ON cr.Id = hr.CompteId
            WHERE hr.CompteId = h.RemplaceId AND hr.RemplaceId IS NULL AND hr.Role = h.Role AND cr.DesactiveLe IS NULL AND hr.Debut <= @Maintenant AND (hr.Fin IS NULL OR hr.Fin > @Maintenant)
                AND (hr.FinanceurId = h.FinanceurId OR (hr.FinanceurId IS NULL AND h.FinanceurId IS NULL)) AND (hr.TerritoireId = h.TerritoireId OR (hr.TerritoireId IS NULL AND h.TerritoireId IS NULL))))
        """;

    /// <summary>The same, of the account <c>c</c>, which is open.</summary>
    public const string EnFonction = DroitTenu + " AND c.DesactiveLe IS NULL";

    /// <summary>The addresses of those who may be told about dossier <c>d</c> (@DossierId); the statement goes on with which rights <c>h</c>.</summary>
    public const string DuDossier = $"""
        SELECT DISTINCT c.Courriel
        FROM Dossier d CROSS JOIN Habilitation h JOIN Compte c ON c.Id = h.CompteId
        WHERE d.Id = @DossierId AND c.Id <> @Sauf AND {EnFonction} AND {DeportSql.DroitSansDeport}
        """;

    /// <summary>As <see cref="VisibilitePartoutSql.Dossier"/>, of someone else than the reader: the right <c>h</c> reads dossier <c>d</c>.</summary>
    public static readonly string LitLeDossier = $"""
        d.Etat <> 'Brouillon' AND (h.Role = {RolesSql.Secretariat} OR (h.Role = {RolesSql.Lecteur} AND h.FinanceurId IS NULL)
            OR (h.Role IN {DInstruction(PorteeDeRole.Financeur)} AND EXISTS (SELECT 1 FROM AppelFinanceur af WHERE af.AppelId = d.AppelId AND af.FinanceurId = h.FinanceurId))
            OR (h.Role IN {DInstruction(PorteeDeRole.Territoire)} AND EXISTS (
                SELECT 1 FROM TerritoireQuartier tq JOIN DossierQuartier dq ON dq.QuartierCode = tq.QuartierCode WHERE tq.TerritoireId = h.TerritoireId AND dq.DossierId = d.Id)))
        """;

    private static readonly SqlStatement SurLOrganisation = new($"""
        SELECT DISTINCT c.Courriel FROM Habilitation h JOIN Compte c ON c.Id = h.CompteId
        WHERE h.Role = {RolesSql.Secretariat} AND {EnFonction} AND {DeportSql.CompteSansDeportDeLOrganisation}
        """);

    private static readonly SqlStatement SurLeQuartier = new($"""
        {DuDossier} AND h.Role = @Role AND EXISTS (SELECT 1 FROM TerritoireQuartier tq WHERE tq.TerritoireId = h.TerritoireId AND tq.QuartierCode = @QuartierCode)
        """);

    private static readonly SqlStatement ParSonNom = new($"{DuDossier} AND ((c.Id = @CompteId AND h.RemplaceId IS NULL) OR h.RemplaceId = @CompteId) AND {LitLeDossier}");

    private static readonly SqlStatement SurLeDossier = new($"{DuDossier} AND h.Role = {RolesSql.Secretariat}");

    private static readonly SqlStatement DesAutresFinanceurs = new($"""
        {DuDossier} AND (h.Role = {RolesSql.Secretariat}
            OR (h.Role IN ({RolesSql.Instructeur}, {RolesSql.Valideur}) AND h.FinanceurId <> @FinanceurId AND h.FinanceurId IN (SELECT l.FinanceurId FROM Ligne l WHERE l.DossierId = d.Id)))
        """);

    private static readonly SqlStatement SurLAppel = new($"""
        SELECT DISTINCT c.Courriel FROM Habilitation h JOIN Compte c ON c.Id = h.CompteId
        WHERE c.Id <> @Sauf AND {EnFonction} AND (
            (h.Role IN ({RolesSql.Instructeur}, {RolesSql.Valideur}) AND EXISTS (SELECT 1 FROM AppelFinanceur af WHERE af.AppelId = @AppelId AND af.FinanceurId = h.FinanceurId))
            OR (h.Role = {RolesSql.MembreComite} AND EXISTS (SELECT 1 FROM Siege s WHERE s.AppelId = @AppelId AND (s.TitulaireId = c.Id OR s.SuppleantId = c.Id)))
            OR (h.Role = {RolesSql.Presidence} AND EXISTS (SELECT 1 FROM Seance p WHERE p.AppelId = @AppelId AND p.PresidenceId = c.Id)))
        """);

    /// <summary>Who instructs the call for a funder, sits at its committee or presides it: what they are told is of the call, and of no dossier.</summary>
    public static Task<IReadOnlyList<string>> AgentsDeLAppelAsync(this SqlSession session, Guid appelId, Acteur sauf, DateTimeOffset le) =>
        session.ListeAsync<string>(SurLAppel, new { AppelId = appelId, Sauf = sauf.CompteId, Maintenant = le });

    /// <summary>The Secrétariat and the agents of the dossier's other funders.</summary>
    public static Task<IReadOnlyList<string>> DesAutresFinanceursAsync(this SqlSession session, Guid financeurId, QuiPrevenir qui) =>
        session.ListeAsync<string>(DesAutresFinanceurs, new { qui.DossierId, qui.Maintenant, qui.Sauf, FinanceurId = financeurId });

    /// <summary>The Secrétariat, about an organisation.</summary>
    public static Task<IReadOnlyList<string>> SecretariatAsync(this SqlSession session, Guid organisationId, DateTimeOffset le) =>
        session.ListeAsync<string>(SurLOrganisation, new { OrganisationId = organisationId, Maintenant = le });

    /// <summary>Those who hold that role in that neighbourhood.</summary>
    public static Task<IReadOnlyList<string>> DuQuartierAsync(this SqlSession session, Role role, string quartier, QuiPrevenir qui) =>
        session.ListeAsync<string>(SurLeQuartier, new { qui.DossierId, qui.Maintenant, qui.Sauf, Role = role.ToString(), QuartierCode = quartier });

    /// <summary>Someone by name, and whoever does that person's work during a leave; nobody who can no longer read the dossier.</summary>
    public static Task<IReadOnlyList<string>> ParSonNomAsync(this SqlSession session, Guid compteId, QuiPrevenir qui) =>
        session.ListeAsync<string>(ParSonNom, new { qui.DossierId, qui.Maintenant, qui.Sauf, CompteId = compteId });

    private static string DInstruction(PorteeDeRole portee) => $"({string.Join(", ", Roles.Tenus(portee).Where(r => Roles.De(r).Porte(Mission.Instruction)).Select(r => $"'{r}'"))})";

    /// <summary>The box of the service that receives the dossiers of the call, or else its Secrétariat.</summary>
    public static async Task<IReadOnlyList<string>> ServiceAsync(this SqlSession session, string? boite, QuiPrevenir qui) =>
        string.IsNullOrWhiteSpace(boite) ? await session.ListeAsync<string>(SurLeDossier, qui) : [boite];
}

/// <param name="Maintenant">UTC.</param>
internal readonly record struct QuiPrevenir(Guid DossierId, DateTimeOffset Maintenant, Guid Sauf = default);
