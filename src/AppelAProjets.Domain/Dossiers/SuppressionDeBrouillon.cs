namespace AppelAProjets.Domain.Dossiers;

/// <summary>A draft is nobody's but its organisation's, so it may disappear. It is no arrow of the cycle: a dossier that was deposited is withdrawn, and stays.</summary>
public static class SuppressionDeBrouillon
{
    public static Refus? Refuser(EtatDossier etat) => etat == EtatDossier.Brouillon
        ? null
        : new Refus("dossier.depose", "Ce dossier a été déposé : il ne peut plus être supprimé. Un signataire peut le retirer.");
}
