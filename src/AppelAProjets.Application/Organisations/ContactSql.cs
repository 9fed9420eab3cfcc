namespace AppelAProjets.Application.Organisations;

internal static class ContactSql
{
    /// <summary>Organisation <c>o</c> reached at @Telephone and at @Courriel, both normalised, each null when nothing is looked for: its own, its representative's, or those of someone who acts or acted for it.</summary>
    public const string Joint = """
        (@Telephone IS NULL OR o.Telephone = @Telephone OR EXISTS (SELECT 1 AS Un FROM OrganisationFiche f WHERE f.OrganisationId = o.Id AND f.RepresentantTelephone = @Telephone))
        AND (@Courriel IS NULL OR o.Courriel = @Courriel OR EXISTS (SELECT 1 AS Un FROM OrganisationFiche f WHERE f.OrganisationId = o.Id AND f.RepresentantCourriel = @Courriel)
            OR EXISTS (SELECT 1 AS Un FROM OrganisationMembre om JOIN Compte mc ON mc.Id = om.CompteId WHERE om.OrganisationId = o.Id AND LOWER(mc.Courriel) = @Courriel))
        """;
}
