using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Acces;

/// <summary>
/// Bank details, and the pieces that the call keeps for those who pay: read by the Secrétariat and by the services of the funders that have a line in the dossier.
/// Whoever else may read the dossier (référent, délégué, funder not asked, expert, committee) reads it without; so does a partner. The organisation's own people read everything.
/// </summary>
public static class Confidence
{
    /// <param name="financeurs">Those that have a line.</param>
    public static bool Lit(Acteur acteur, IEnumerable<Guid> financeurs) => acteur.A(Role.Secretariat) || acteur.FinanceursDans(Mission.Instruction).Intersect(financeurs).Any();
}
