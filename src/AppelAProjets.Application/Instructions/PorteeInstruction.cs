namespace AppelAProjets.Application.Instructions;

/// <summary>How far someone sees into the dossiers of one call. Null perimeter = the call does not exist for that person.</summary>
/// <param name="ToutLAppel">Every deposited dossier; otherwise only those of the person's territories.</param>
/// <param name="ToutesLesParts">Every funder's scores, opinions and proposals even before the instruction is closed.</param>
/// <param name="MesFinanceurs">The funders whose own work is always visible to the person.</param>
public sealed record PorteeInstruction(bool ToutLAppel, bool ToutesLesParts, IReadOnlyList<Guid> MesFinanceurs)
{
    /// <summary>The perimeter of someone on a call in which these funders take part.</summary>
    public static PorteeInstruction? Sur(Acteur acteur, IReadOnlyCollection<Guid> financeursDeLAppel)
    {
        Guid[] miens = [.. acteur.FinanceursDans(Mission.Instruction).Where(financeursDeLAppel.Contains)];
        var toutLAppel = acteur.LitTout || miens.Length > 0;
        return toutLAppel || Roles.Tenus(PorteeDeRole.Territoire).Any(r => Roles.De(r).Porte(Mission.Instruction) && acteur.A(r))
            ? new PorteeInstruction(toutLAppel, acteur.A(Role.Secretariat), miens)
            : null;
    }
}
