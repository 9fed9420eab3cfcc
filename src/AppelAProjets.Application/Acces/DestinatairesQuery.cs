namespace AppelAProjets.Application.Acces;

/// <param name="EstPartenaire">Reads the dossier from the page of its partnership: some addresses of the organisation that carries it do not exist for him.</param>
internal readonly record struct Destinataire(string Courriel, bool EstPartenaire);

/// <summary>Whose address, on the side of the organisations, a message about a dossier goes to: the rule is <see cref="Destinataires"/>.</summary>
internal static class DestinatairesQuery
{
    private static readonly SqlStatement Membres = new($"""
        SELECT c.Courriel, m.Qualite, o.EstPartenaire, CASE WHEN c.Id = @Interesse THEN 1 ELSE 0 END AS EstLInteresse,
            CASE WHEN EXISTS (SELECT 1 FROM Message x WHERE x.DossierId = @DossierId AND x.CompteId = c.Id AND x.Cote = 'Organisation') THEN 1 ELSE 0 END AS AEcrit
        FROM (
            SELECT d.OrganisationId, 0 AS EstPartenaire FROM Dossier d WHERE d.Id = @DossierId
            UNION ALL SELECT p.OrganisationId, 1 AS EstPartenaire FROM Partenaire p WHERE p.DossierId = @DossierId AND p.Etat = 'Accorde') o
        JOIN OrganisationMembre m ON m.OrganisationId = o.OrganisationId
        JOIN Compte c ON c.Id = m.CompteId
        WHERE {AppartenanceSql.AUneAdresse}
        ORDER BY o.EstPartenaire, c.Courriel
        """);

    private static readonly SqlStatement Adresse = new("SELECT o.Courriel FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId WHERE d.Id = @DossierId AND o.Courriel IS NOT NULL");

    /// <summary>Each address once.</summary>
    /// <param name="le">UTC.</param>
    public static async Task<IReadOnlyList<Destinataire>> DestinatairesAsync(this SqlSession session, Guid dossierId, SorteDeMessage sorte, DateTimeOffset le, Guid interesse = default)
    {
        var membres = await session.ListeAsync<MembreRow>(Membres, new { DossierId = dossierId, Interesse = interesse, Maintenant = le });
        var adresses = Destinataires.Regle(sorte).Adresse ? await session.ListeAsync<string>(Adresse, new { DossierId = dossierId }) : [];
        return
        [
            .. adresses.Select(a => new Destinataire(a, EstPartenaire: false))
                .Concat(membres.Where(m => Destinataires.Recoit(sorte, new MembreDuDossier(m.Qualite, m.EstPartenaire, m.AEcrit, m.EstLInteresse))).Select(m => new Destinataire(m.Courriel, m.EstPartenaire)))
                .DistinctBy(d => d.Courriel, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private sealed record MembreRow
    {
        public required string Courriel { get; init; }
        public required QualiteDeMembre Qualite { get; init; }
        public required bool EstPartenaire { get; init; }
        public required bool EstLInteresse { get; init; }
        public required bool AEcrit { get; init; }
    }
}
