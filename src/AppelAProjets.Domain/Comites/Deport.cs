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
/// <param name="DossierId">Null when it is on an organisation.</param>
/// <param name="OrganisationId">Null when it is on a dossier.</param>
/// <param name="Debut">UTC.</param>
/// <param name="Fin">Lifted by the Présidence, with a reason.</param>
public sealed record Deport(Guid CompteId, OrigineDeport Origine, Guid? DossierId, Guid? OrganisationId, DateTimeOffset Debut, DateTimeOffset? Fin = null)
{
    /// <summary>Whether someone must see nothing of a dossier at that instant: declared, imposed, or member of one of its organisations.</summary>
    /// <param name="organisations">The chef de file and the partners.</param>
    public static bool EstEnDeport(Acteur acteur, Guid dossierId, IReadOnlyCollection<Guid> organisations, IEnumerable<Deport> deports, DateTimeOffset instant) =>
        organisations.Any(acteur.EstMembre)
        || deports.Any(d => d.CompteId == acteur.CompteId && d.EstActif(instant) && d.Concerne(dossierId, organisations));

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

    private bool EstActif(DateTimeOffset instant) => Debut <= instant && (Fin is null || instant < Fin);

    private bool Concerne(Guid dossierId, IReadOnlyCollection<Guid> organisations) =>
        DossierId == dossierId || (OrganisationId is { } organisation && organisations.Contains(organisation));
}
