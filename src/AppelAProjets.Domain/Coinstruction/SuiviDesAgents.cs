using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Coinstruction;

/// <summary>Who writes labels, notes, assignments and réorientations of the dossiers that he may read.</summary>
public static class SuiviDesAgents
{
    private static readonly Role[] DuFinanceur = [Role.Instructeur, Role.Valideur];

    public static bool Ecrit(Acteur acteur, IReadOnlyCollection<Guid> financeursDeLAppel) =>
        acteur.A(Role.Secretariat) || acteur.A(Role.ReferentQuartier) || acteur.A(Role.DeleguePrefet) || Financeurs(acteur, financeursDeLAppel).Count > 0;

    /// <summary>The funders of the call in whose name this person instructs or validates.</summary>
    public static IReadOnlyList<Guid> Financeurs(Acteur acteur, IReadOnlyCollection<Guid> financeursDeLAppel) =>
        [.. DuFinanceur.SelectMany(acteur.FinanceursComme).Distinct().Where(financeursDeLAppel.Contains)];

    /// <summary>The funders whose work this person shares out: one's own, all of them for the Secrétariat.</summary>
    public static IReadOnlyList<Guid> Affecte(Acteur acteur, IReadOnlyCollection<Guid> financeursDeLAppel) =>
        acteur.A(Role.Secretariat) ? [.. financeursDeLAppel] : Financeurs(acteur, financeursDeLAppel);
}
