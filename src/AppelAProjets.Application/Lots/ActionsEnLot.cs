using AppelAProjets.Application.Coinstruction;

namespace AppelAProjets.Application.Lots;

/// <summary>The closed list of bulk actions, in the order of the screen.</summary>
internal static class ActionsEnLot
{
    public static IReadOnlyList<Type> Toutes { get; } =
    [
        typeof(DonnerUnAvis),
        typeof(DeclarerLesLignes),
        typeof(LaisserSansProposition),
        typeof(ValiderLesPropositions),
        typeof(DemanderUnePiece),
        typeof(EnvoyerUnMessage),
        typeof(AffectationEnLot),
        typeof(EtiqueterEnLot),
        typeof(RetirerUneEtiquette),
        typeof(CloreLesInstructions),
        typeof(RouvrirLesInstructions),
        typeof(Exports.ArchiverEnLot),
    ];
}
