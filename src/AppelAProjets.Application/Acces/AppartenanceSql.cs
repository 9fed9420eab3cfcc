namespace AppelAProjets.Application.Acces;

/// <summary>What a membership <c>m</c> of an organisation opens to the person @CompteId, at @Maintenant.</summary>
internal static class AppartenanceSql
{
    /// <summary>It has begun and is not over.</summary>
    public const string EnCours = "m.Debut <= @Maintenant AND (m.Fin IS NULL OR m.Fin > @Maintenant)";

    /// <summary>Its person <c>c</c> may be written to: it has an account, open.</summary>
    public const string AUneAdresse = $"{EnCours} AND c.DesactiveLe IS NULL";

    public const string DeLaPersonne = $"m.CompteId = @CompteId AND {EnCours}";

    /// <summary>The published letters of dossier <c>d</c> are read in its organisation and in the partners that agreed.</summary>
    public const string LitLesCourriers = $"""
        EXISTS (SELECT 1 FROM OrganisationMembre m WHERE {DeLaPersonne} AND (m.OrganisationId = d.OrganisationId
            OR m.OrganisationId IN (SELECT p.OrganisationId FROM Partenaire p WHERE p.DossierId = d.Id AND p.Etat = 'Accorde')))
        """;

    /// <summary>The partner <c>p</c> of dossier <c>d</c> is an organisation of the person; or an invitation sent to the confirmed address, as long as it may be answered.</summary>
    public const string SonPartenariat = $"""
        (p.Etat IN {DeportSql.PartenaireEngage} OR (p.Etat = 'Invite' AND d.Etat IN ('Brouillon', 'ACompleter'))) AND p.Id IN (
            SELECT i.Id FROM Partenaire i JOIN Compte c ON i.Courriel = LOWER(c.Courriel) WHERE c.Id = @CompteId AND c.CourrielConfirme = 1 AND i.OrganisationId IS NULL
            UNION SELECT j.Id FROM Partenaire j JOIN OrganisationMembre m ON m.OrganisationId = j.OrganisationId WHERE {DeLaPersonne})
        """;
}
