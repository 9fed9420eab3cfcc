using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Comites;

public enum OrigineDeport
{
    Declare,
    /// <summary>Member of the organisation or of a partner.</summary>
    Automatique,
    Impose,
}

/// <summary>Someone stands down from a dossier, or from an organisation with all its dossiers, partners' and later ones too.</summary>
/// <param name="DossierId">Null when it is on an organisation, and the other way round.</param>
/// <param name="Debut">UTC; its end is when the Présidence lifts it, with a reason.</param>
public sealed record Deport(Guid CompteId, OrigineDeport Origine, Guid? DossierId, Guid? OrganisationId, DateTimeOffset Debut, DateTimeOffset? Fin = null)
{
    /// <summary>Ends it; refuses anyone but the Présidence, or without a reason.</summary>
    public Resultat<Deport> Lever(Intervenant qui, string? motif, DateTimeOffset instant)
    {
        if (qui != Role.Presidence)
        {
            return new Refus("deport.presidence", "Seule la présidence lève un déport.");
        }

        if (Origine == OrigineDeport.Automatique)
        {
            return new Refus("deport.automatique", "Ce déport tient à l’appartenance à l’organisation : il cesse avec elle.");
        }

        return Exiger.Motif(motif) is { } refus ? refus : this with { Fin = instant };
    }
}
