namespace AppelAProjets.Application.Acces;

/// <summary>The parameters of <see cref="VisibiliteSql"/>: what was read once with the account.</summary>
/// <remarks>
/// One parameter per element, and SQL Server takes 2,100 in a command: déports are declared by hand, one at a time, an organisation is partner of a few dossiers per call,
/// and a territory has a few neighbourhoods. Tens, where thousands would be needed to pass the limit.
/// </remarks>
internal static class ParametresDAcces
{
    // autres: what the statement needs beside them.
    public static SqlParametres Parametres(this Acteur acteur, object? autres = null) => new SqlParametres(autres).Et(new
    {
        acteur.CompteId,
        Quartiers = acteur.QuartiersComme(Role.ReferentQuartier, Role.DeleguePrefet),
        DeportDossiers = acteur.Deports.Dossiers,
        DeportOrganisations = acteur.Deports.Organisations,
    });
}
