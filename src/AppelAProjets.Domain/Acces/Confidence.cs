using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Acces;

/// <summary>
/// Bank details, and the pieces that the call keeps for those who pay: read by the Secrétariat and by the services of the funders that the dossier asks.
/// Whoever else may read the dossier (référent, délégué, expert, committee, funder not asked, even one that opened a line by itself) reads it without; so does a partner. The organisation's own people read everything.
/// </summary>
public static class Confidence
{
    /// <param name="financeurs">Those from whom the dossier asks an amount.</param>
    public static bool Lit(Acteur acteur, IEnumerable<Guid> financeurs) => acteur.A(Role.Secretariat) || acteur.FinanceursDans(Mission.Instruction).Intersect(financeurs).Any();
}
