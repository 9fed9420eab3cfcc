namespace AppelAProjets.Application.Validations;

/// <summary>The amounts that await a Valideur, as SQL conditions on a line <c>l</c> of dossier <c>d</c> (<see cref="Domain.Financements.EtapeDeProposition"/>).</summary>
internal static class ValidationSql
{
    public const string AValider = "d.Etat = 'EnInstruction' AND l.Etat = 'Recevable' AND l.ProposeSpecifique IS NOT NULL AND l.SansPropositionLe IS NULL AND l.RenvoyeLe IS NULL";

    public const string Renvoyee = "d.Etat = 'EnInstruction' AND l.Etat = 'Recevable' AND l.ProposeSpecifique IS NOT NULL AND l.RenvoyeLe IS NOT NULL";

    /// <summary>The amount <c>m</c> is the one that line <c>l</c> holds now.</summary>
    public const string DernierMontant = "m.LigneId = l.Id AND m.Nature = 'Propose' AND m.Le = (SELECT MAX(x.Le) FROM LigneMontant x WHERE x.LigneId = l.Id AND x.Nature = 'Propose')";
}
