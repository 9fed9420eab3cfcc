namespace AppelAProjets.Domain.Instructions;

public enum AvisInstructeur
{
    Favorable,
    FavorableSousReserve,
    Defavorable,
}
