namespace AppelAProjets.Application.Comptes;

/// <param name="OuverteLe">When the person signed in, UTC.</param>
/// <param name="VueLe">Last visit that the session's row tells, UTC.</param>
public sealed record SessionLue(Acteur Acteur, DateTimeOffset OuverteLe, DateTimeOffset VueLe);

/// <summary>Who acts: read at each request, so that a right given or taken away counts at once.</summary>
public sealed class ActeurQuery(SqlDatabase database, TimeProvider horloge)
{
    // Everything that decides what the person sees, in one round trip: no other statement looks for it again.
    private static readonly SqlStatement Lecture = new($"""
        SELECT c.Id, c.Prenom, c.Nom, s.OuverteLe, s.VueLe FROM Compte c
        LEFT JOIN SessionDeCompte s ON s.Id = @SessionId AND s.CompteId = c.Id AND s.Timbre = c.TimbreDeSecurite
        WHERE c.Id = @CompteId AND c.DesactiveLe IS NULL;
        SELECT h.Role, h.FinanceurId, h.TerritoireId, h.Debut, h.Fin, h.RemplaceId FROM Habilitation h WHERE h.CompteId = @CompteId AND {AgentsQuery.DroitTenu};
        SELECT OrganisationId, Qualite FROM OrganisationMembre
        WHERE CompteId = @CompteId AND Debut <= @Maintenant AND (Fin IS NULL OR Fin > @Maintenant);
        SELECT h.Role, tq.QuartierCode AS Code FROM Habilitation h JOIN TerritoireQuartier tq ON tq.TerritoireId = h.TerritoireId
        WHERE h.CompteId = @CompteId AND {AgentsQuery.DroitTenu};
        SELECT x.DossierId, x.OrganisationId FROM Deport x WHERE x.CompteId IN {DeportSql.SoiEtRemplaces} AND x.LeveLe IS NULL;
        SELECT m.OrganisationId FROM OrganisationMembre m WHERE m.CompteId IN {DeportSql.SoiEtRemplaces} AND {AppartenanceSql.EnCours};
        SELECT p.DossierId FROM Partenaire p
        WHERE p.Etat IN {DeportSql.PartenaireEngage} AND p.OrganisationId IN (
            SELECT m.OrganisationId FROM OrganisationMembre m WHERE m.CompteId IN {DeportSql.SoiEtRemplaces} AND {AppartenanceSql.EnCours}
            UNION SELECT x.OrganisationId FROM Deport x WHERE x.CompteId IN {DeportSql.SoiEtRemplaces} AND x.LeveLe IS NULL);
        """);

    /// <summary>The account with its rights of this instant, or null when it is unknown or closed.</summary>
    public async Task<Acteur?> ChargerAsync(Guid compteId, CancellationToken annulation = default) => (await LireAsync(compteId, null, annulation))?.Acteur;

    /// <summary>The same for who holds a session: null too when that one is over, or when the security stamp has changed since it opened.</summary>
    public async Task<SessionLue?> ChargerAsync(Guid compteId, Guid sessionId, CancellationToken annulation = default) =>
        await LireAsync(compteId, sessionId, annulation) is { Acteur: var acteur, Compte: { OuverteLe: { } ouverte, VueLe: { } vue } } ? new SessionLue(acteur, ouverte, vue) : null;

    private async Task<(Acteur Acteur, CompteRow Compte)?> LireAsync(Guid compteId, Guid? sessionId, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        using var lignes = await session.PlusieursAsync(Lecture, new { CompteId = compteId, SessionId = sessionId, Maintenant = horloge.GetUtcNow() });
        var compte = await lignes.ReadSingleOrDefaultAsync<CompteRow>();
        if (compte is null)
        {
            return null;
        }

        var habilitations = await lignes.ReadAsync<HabilitationRow>();
        AppartenanceRow[] appartenances = [.. await lignes.ReadAsync<AppartenanceRow>()];
        var quartiers = await lignes.ReadAsync<QuartierRow>();
        DeportRow[] deports = [.. await lignes.ReadAsync<DeportRow>()];
        var organisations = await lignes.ReadAsync<Guid>();
        var partenariats = await lignes.ReadAsync<Guid>();
        var acteur = new Acteur(
            compte.Id,
            $"{compte.Prenom} {compte.Nom}",
            [.. habilitations.Select(h => new Habilitation(h.Role, h.FinanceurId, h.TerritoireId, null, h.Debut, h.Fin) { RemplaceId = h.RemplaceId })],
            [.. appartenances.Select(a => new Appartenance(a.OrganisationId, a.Qualite))])
        {
            Quartiers = [.. quartiers.Select(q => new QuartierTenu(q.Role, q.Code))],
            Deports = new Domain.Acces.Deports(
                [.. deports.Select(d => d.DossierId).OfType<Guid>(), .. partenariats],
                [.. deports.Select(d => d.OrganisationId).OfType<Guid>(), .. organisations]),
        };
        return (acteur, compte);
    }

    private sealed record CompteRow
    {
        public required Guid Id { get; init; }
        public required string Prenom { get; init; }
        public required string Nom { get; init; }
        public DateTimeOffset? OuverteLe { get; init; }
        public DateTimeOffset? VueLe { get; init; }
    }

    private sealed record HabilitationRow
    {
        public required Role Role { get; init; }
        public Guid? FinanceurId { get; init; }
        public Guid? TerritoireId { get; init; }
        public required DateTimeOffset Debut { get; init; }
        public DateTimeOffset? Fin { get; init; }
        public Guid? RemplaceId { get; init; }
    }

    private sealed record QuartierRow
    {
        public required Role Role { get; init; }
        public required string Code { get; init; }
    }

    private sealed record DeportRow
    {
        public Guid? DossierId { get; init; }
        public Guid? OrganisationId { get; init; }
    }

    private sealed record AppartenanceRow
    {
        public required Guid OrganisationId { get; init; }
        public required QualiteDeMembre Qualite { get; init; }
    }
}
