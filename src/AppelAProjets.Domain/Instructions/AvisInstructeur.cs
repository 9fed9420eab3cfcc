namespace AppelAProjets.Domain.Instructions;

/// <summary>Opinion of a funder's instructor.</summary>
public enum AvisInstructeur
{
    /// <summary>Without reserve.</summary>
    Favorable,
    /// <summary>With a reserve in words.</summary>
    FavorableSousReserve,
    /// <summary>With a reason.</summary>
    Defavorable,
}
