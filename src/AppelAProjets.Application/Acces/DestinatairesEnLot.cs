namespace AppelAProjets.Application.Acces;

/// <summary>Whose address goes with one object among many: the rules of <see cref="Destinataires"/> and of <see cref="AgentsQuery"/>, for a page of work at once.</summary>
internal static class DestinatairesEnLot
{
    // SQL Server takes 2,100 parameters.
    private const int Taille = 1_000;

    private static readonly SqlStatement Membres = new($"""
        SELECT x.DossierId, c.Courriel, m.Qualite, x.EstPartenaire, CASE WHEN c.Id = x.CreePar THEN 1 ELSE 0 END AS EstLInteresse
        FROM (
            SELECT d.Id AS DossierId, d.OrganisationId, d.CreePar, 0 AS EstPartenaire FROM Dossier d WHERE d.Id IN @Ids
            UNION ALL SELECT p.DossierId, p.OrganisationId, d.CreePar, 1 AS EstPartenaire FROM Partenaire p JOIN Dossier d ON d.Id = p.DossierId WHERE p.DossierId IN @Ids AND p.Etat = 'Accorde') x
        JOIN OrganisationMembre m ON m.OrganisationId = x.OrganisationId
        JOIN Compte c ON c.Id = m.CompteId
        WHERE {AppartenanceSql.AUneAdresse}
        """);

    private static readonly SqlStatement Adresses = new("SELECT d.Id AS ObjetId, o.Courriel FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId WHERE d.Id IN @Ids AND o.Courriel IS NOT NULL");

    private static readonly SqlStatement DuSecretariat = new($"""
        SELECT d.Id AS ObjetId, c.Courriel FROM Dossier d CROSS JOIN Habilitation h JOIN Compte c ON c.Id = h.CompteId
        WHERE d.Id IN @Ids AND h.Role = {RolesSql.Secretariat} AND {AgentsQuery.EnFonction} AND {DeportSql.DroitSansDeport}
        """);

    private static readonly SqlStatement ToutLeSecretariat = new($"SELECT DISTINCT c.Courriel FROM Habilitation h JOIN Compte c ON c.Id = h.CompteId WHERE h.Role = {RolesSql.Secretariat} AND {AgentsQuery.EnFonction}");

    private static readonly SqlStatement DesFinanceurs = new($"""
        SELECT h.FinanceurId AS ObjetId, h.Role, c.Courriel FROM Habilitation h JOIN Compte c ON c.Id = h.CompteId
        WHERE h.FinanceurId IN @Ids AND h.Role IN ({RolesSql.Instructeur}, {RolesSql.SignataireCourrier}) AND {AgentsQuery.EnFonction}
        """);

    private static readonly SqlStatement DesOrganisations = new($"""
        SELECT m.OrganisationId AS ObjetId, c.Courriel, c.Id AS CompteId FROM OrganisationMembre m JOIN Compte c ON c.Id = m.CompteId
        WHERE m.OrganisationId IN @Ids AND m.Qualite = 'Signataire' AND {AppartenanceSql.AUneAdresse}
        """);

    // An expert has an address and no account, or an account whose déport counts.
    private static readonly SqlStatement DesConsultes = new($"""
        SELECT v.Id AS ObjetId, c.Courriel FROM AvisConsultatif v JOIN Dossier d ON d.Id = v.DossierId JOIN TerritoireQuartier tq ON tq.QuartierCode = v.QuartierCode
        JOIN Habilitation h ON h.TerritoireId = tq.TerritoireId AND h.Role = v.Role JOIN Compte c ON c.Id = h.CompteId
        WHERE v.Id IN @Ids AND {AgentsQuery.EnFonction} AND {DeportSql.DroitSansDeport}
        UNION ALL
        SELECT v.Id AS ObjetId, v.Courriel FROM AvisConsultatif v JOIN Dossier d ON d.Id = v.DossierId
        WHERE v.Id IN @Ids AND v.Courriel IS NOT NULL AND NOT EXISTS (SELECT 1 FROM Compte c WHERE c.CourrielNormalise = UPPER(v.Courriel) AND NOT ({DeportSql.CompteSansDeport}))
        """);

    private static readonly SqlStatement DesDemandeurs = new($"""
        SELECT v.Id AS ObjetId, c.Courriel FROM AvisConsultatif v JOIN Dossier d ON d.Id = v.DossierId CROSS JOIN Habilitation h JOIN Compte c ON c.Id = h.CompteId
        WHERE v.Id IN @Ids AND ((c.Id = v.DemandePar AND h.RemplaceId IS NULL) OR h.RemplaceId = v.DemandePar) AND {AgentsQuery.LitLeDossier} AND {AgentsQuery.EnFonction} AND {DeportSql.DroitSansDeport}
        """);

    private static readonly SqlStatement DesComptes = new("SELECT c.Id AS ObjetId, c.Courriel FROM Compte c WHERE c.Id IN @Ids AND c.DesactiveLe IS NULL");

    /// <summary>On the side of the organisations.</summary>
    public static async Task<ILookup<Guid, string>> PorteursAsync(this SqlSession session, IEnumerable<Guid> dossiers, SorteDeMessage sorte, DateTimeOffset le)
    {
        var ids = dossiers.Distinct().ToList();
        List<AdresseRow> adresses = Destinataires.Regle(sorte).Adresse ? [.. await session.ParLotsAsync<AdresseRow>(Adresses, ids, le)] : [];
        adresses.AddRange((await session.ParLotsAsync<MembreRow>(Membres, ids, le)).Where(m => Destinataires.Recoit(sorte, new MembreDuDossier(m.Qualite, m.EstPartenaire, EstLInteresse: m.EstLInteresse)))
            .Select(m => new AdresseRow { ObjetId = m.DossierId, Courriel = m.Courriel }));
        return adresses.ToLookup(a => a.ObjetId, a => a.Courriel);
    }

    public static async Task<ILookup<Guid, string>> SecretariatsAsync(this SqlSession session, IEnumerable<Guid> dossiers, DateTimeOffset le) => await session.LireAsync(DuSecretariat, dossiers, le);

    /// <summary>For what is of a call, and of no dossier.</summary>
    public static Task<IReadOnlyList<string>> SecretariatAsync(this SqlSession session, DateTimeOffset le) => session.ListeAsync<string>(ToutLeSecretariat, new { Maintenant = le });

    public static async Task<ILookup<(Guid FinanceurId, Role Role), string>> DesFinanceursAsync(this SqlSession session, IEnumerable<Guid> financeurs, DateTimeOffset le) =>
        (await session.ParLotsAsync<AgentRow>(DesFinanceurs, [.. financeurs.Distinct()], le)).ToLookup(a => (a.ObjetId, a.Role), a => a.Courriel);

    /// <summary>The signataires of each.</summary>
    public static Task<ILookup<Guid, string>> DesOrganisationsAsync(this SqlSession session, IEnumerable<Guid> organisations, DateTimeOffset le) => session.LireAsync(DesOrganisations, organisations, le);

    /// <summary>The signataires of one.</summary>
    /// <param name="sauf">Someone who is not written to.</param>
    public static async Task<IReadOnlyList<string>> SignatairesAsync(this SqlSession session, Guid organisation, DateTimeOffset le, Acteur? sauf = null) =>
        [.. (await session.ParLotsAsync<AdresseRow>(DesOrganisations, [organisation], le)).Where(a => a.CompteId != sauf?.CompteId).Select(a => a.Courriel)];

    /// <summary>Who is to give each opinion.</summary>
    public static Task<ILookup<Guid, string>> DesConsultesAsync(this SqlSession session, IEnumerable<Guid> avis, DateTimeOffset le) => session.LireAsync(DesConsultes, avis, le);

    /// <summary>Who asked for each opinion, and who does that person's work.</summary>
    public static Task<ILookup<Guid, string>> DesDemandeursAsync(this SqlSession session, IEnumerable<Guid> avis, DateTimeOffset le) => session.LireAsync(DesDemandeurs, avis, le);

    public static Task<ILookup<Guid, string>> DesComptesAsync(this SqlSession session, IEnumerable<Guid> comptes, DateTimeOffset le) => session.LireAsync(DesComptes, comptes, le);

    private static async Task<ILookup<Guid, string>> LireAsync(this SqlSession session, SqlStatement sql, IEnumerable<Guid> ids, DateTimeOffset le) =>
        (await session.ParLotsAsync<AdresseRow>(sql, [.. ids.Distinct()], le)).ToLookup(a => a.ObjetId, a => a.Courriel);

    private static async Task<IReadOnlyList<T>> ParLotsAsync<T>(this SqlSession session, SqlStatement sql, List<Guid> ids, DateTimeOffset le)
    {
        List<T> lues = [];
        foreach (var lot in ids.Chunk(Taille))
        {
            lues.AddRange(await session.ListeAsync<T>(sql, new { Ids = lot, Maintenant = le }));
        }

        return lues;
    }

    private sealed record AdresseRow
    {
        public required Guid ObjetId { get; init; }
        public required string Courriel { get; init; }
        public Guid? CompteId { get; init; }
    }

    private sealed record AgentRow
    {
        public required Guid ObjetId { get; init; }
        public required Role Role { get; init; }
        public required string Courriel { get; init; }
    }

    private sealed record MembreRow
    {
        public required Guid DossierId { get; init; }
        public required string Courriel { get; init; }
        public required QualiteDeMembre Qualite { get; init; }
        public required bool EstPartenaire { get; init; }
        public required bool EstLInteresse { get; init; }
    }
}
