using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Application.Administration;

internal static class CompteGere
{
    private static readonly SqlStatement Adhesions = new("SELECT COUNT(*) AS Nombre FROM OrganisationMembre WHERE CompteId = @Id AND Fin IS NULL");

    /// <summary>The account, or null when it is unknown or beyond the actor's perimeter.</summary>
    public static async Task<Compte?> CompteGereAsync(this SqlSession session, Guid id, Acteur acteur)
    {
        var compte = await session.CompteAsync(id);
        return compte is null || acteur.A(Role.Administrateur) || (await session.HabilitationsAsync(id)).Any(h => h.FinanceurId is not null && Attribution.Gere(acteur, h.FinanceurId)) ? compte : null;
    }

    /// <summary>The person has nothing that is beyond the actor's perimeter: neither a right in force or to come, nor an organisation.</summary>
    public static async Task<bool> EstToutAuMemeAsync(this SqlSession session, Guid id, Acteur acteur, DateTimeOffset maintenant) =>
        acteur.A(Role.Administrateur)
        || ((await session.HabilitationsAsync(id)).Where(h => h.Fin is null || h.Fin > maintenant).All(h => Attribution.Gere(acteur, h.FinanceurId))
            && await session.UnAsync<int>(Adhesions, new { Id = id }) == 0);
}
