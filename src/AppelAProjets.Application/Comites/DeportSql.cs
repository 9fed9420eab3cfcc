using AppelAProjets.Application.Partenaires;

namespace AppelAProjets.Application.Comites;

/// <summary>
/// The one condition that keeps a dossier out of everything a person in déport loads (CYCLE, Déport): declared or imposed on the dossier or on
/// its organisation, or automatic because the account is a member of the organisation or of a partner.
/// </summary>
public static class DeportSql
{
    /// <summary>True when @CompteId has no déport on dossier <c>d</c> (alias of table Dossier).</summary>
    public const string Aucun = $"""
        NOT EXISTS (SELECT 1 FROM Deport dp WHERE dp.CompteId = @CompteId AND dp.LeveLe IS NULL AND (dp.DossierId = d.Id OR dp.OrganisationId = d.OrganisationId OR dp.OrganisationId IN {PartenaireSql.Organisations}))
        AND NOT EXISTS (SELECT 1 FROM OrganisationMembre om WHERE om.CompteId = @CompteId AND (om.OrganisationId = d.OrganisationId OR om.OrganisationId IN {PartenaireSql.Organisations}) AND om.Fin IS NULL)
        """;
}
