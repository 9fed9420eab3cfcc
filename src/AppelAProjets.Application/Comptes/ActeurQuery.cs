namespace AppelAProjets.Application.Comptes;

/// <summary>Who acts: read at each request, so that a right given or taken away counts at once.</summary>
public sealed class ActeurQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT Id, Prenom, Nom, TimbreDeSecurite FROM Compte WHERE Id = @CompteId AND DesactiveLe IS NULL;
        SELECT Role, FinanceurId, TerritoireId, Debut, Fin FROM Habilitation
        WHERE CompteId = @CompteId AND Debut <= @Maintenant AND (Fin IS NULL OR Fin > @Maintenant);
        SELECT OrganisationId, Qualite FROM OrganisationMembre
        WHERE CompteId = @CompteId AND Debut <= @Maintenant AND (Fin IS NULL OR Fin > @Maintenant);
        """);

    /// <summary>The account with its rights of this instant, or null when it is unknown, closed, or its security stamp has changed.</summary>
    public async Task<Acteur?> ChargerAsync(Guid compteId, string? timbre, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        using var lignes = await session.PlusieursAsync(Lecture, new { CompteId = compteId, Maintenant = horloge.GetUtcNow() });
        var compte = await lignes.ReadSingleOrDefaultAsync<CompteRow>();
        if (compte is null || (timbre is not null && timbre != compte.TimbreDeSecurite))
        {
            return null;
        }

        var habilitations = await lignes.ReadAsync<HabilitationRow>();
        var appartenances = await lignes.ReadAsync<AppartenanceRow>();
        return new Acteur(
            compte.Id,
            $"{compte.Prenom} {compte.Nom}",
            [.. habilitations.Select(h => new Habilitation(h.Role, h.FinanceurId, h.TerritoireId, null, h.Debut, h.Fin))],
            [.. appartenances.Select(a => new Appartenance(a.OrganisationId, a.Qualite))]);
    }

    private sealed record CompteRow
    {
        public required Guid Id { get; init; }
        public required string Prenom { get; init; }
        public required string Nom { get; init; }
        public required string TimbreDeSecurite { get; init; }
    }

    private sealed record HabilitationRow
    {
        public required Role Role { get; init; }
        public Guid? FinanceurId { get; init; }
        public Guid? TerritoireId { get; init; }
        public required DateTimeOffset Debut { get; init; }
        public DateTimeOffset? Fin { get; init; }
    }

    private sealed record AppartenanceRow
    {
        public required Guid OrganisationId { get; init; }
        public required QualiteDeMembre Qualite { get; init; }
    }
}
