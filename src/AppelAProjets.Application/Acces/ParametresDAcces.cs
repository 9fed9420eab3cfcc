namespace AppelAProjets.Application.Acces;

/// <remarks>One parameter per element, where SQL Server takes 2,100: déports are declared by hand, partners and neighbourhoods are few; tens at most.</remarks>
internal static class ParametresDAcces
{
    // autres: what the statement needs beside them.
    public static SqlParametres Parametres(this Acteur acteur, object? autres = null) => new SqlParametres(autres).Et(new
    {
        acteur.CompteId,
        Quartiers = acteur.QuartiersDans(Mission.Instruction),
        DeportDossiers = acteur.Deports.Dossiers,
        DeportOrganisations = acteur.Deports.Organisations,
    });
}
