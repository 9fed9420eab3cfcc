namespace AppelAProjets.Application.Acces;

internal sealed record PorteurDeLAppel
{
    public required string Courriel { get; init; }
    public required Guid DossierId { get; init; }
    /// <summary>Of the dossier.</summary>
    public required string Titre { get; init; }
    public required string Appel { get; init; }
}

/// <summary>The members of the organisations that have a dossier in a call, when the call itself changes: who fills a draft, and who waits for an answer.</summary>
internal static class PorteursDeLAppelQuery
{
    private static readonly SqlStatement Membres = new($"""
        SELECT c.Courriel, d.Id AS DossierId, d.Titre, a.Titre AS Appel
        FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN OrganisationMembre m ON m.OrganisationId = d.OrganisationId JOIN Compte c ON c.Id = m.CompteId
        WHERE d.AppelId = @AppelId AND (d.Etat = 'Brouillon' OR (@Deposes = 1 AND d.Etat NOT IN ('Retire', 'Irrecevable', 'SansSuite', 'Clos')))
            AND (@OrganisationId IS NULL OR d.OrganisationId = @OrganisationId) AND {AppartenanceSql.AUneAdresse}
        ORDER BY c.Courriel, d.Titre
        """);

    /// <summary>Each address with its dossiers.</summary>
    /// <param name="organisationId">Of one alone; null for all.</param>
    /// <param name="deposes">Those deposited and not over, beside the drafts.</param>
    public static async Task<IReadOnlyList<IGrouping<string, PorteurDeLAppel>>> PorteursDeLAppelAsync(this SqlSession session, Guid appelId, bool deposes, DateTimeOffset le, Guid? organisationId = null) =>
        [.. (await session.ListeAsync<PorteurDeLAppel>(Membres, new { AppelId = appelId, Deposes = deposes, Maintenant = le, OrganisationId = organisationId })).GroupBy(r => r.Courriel, StringComparer.OrdinalIgnoreCase)];
}
