using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Domain.Dossiers;

public sealed record ContexteDossier
{
    public static ContexteDossier Vide { get; } = new();

    public string? Motif { get; init; }

    /// <summary>Outcome of the rule of the action (<see cref="DepotDeDossier"/>, named sections, relevé, plan kept); empty when all is right.</summary>
    public IReadOnlyList<Refus>? Manques { get; init; }

    public int ElementsDemandes { get; init; }

    public bool TermePasse { get; init; }

    /// <summary>Lines that are neither final, nor proposed, nor "sans proposition".</summary>
    public int? LignesEnAttente { get; init; }

    public int? LignesNonFinales { get; init; }

    /// <summary>Whether a relevé holding the dossier is frozen; null when not looked up.</summary>
    public bool? ReleveArrete { get; init; }

    public EtatSeance? Seance { get; init; }

    /// <summary>The chair of that session stands down from the dossier.</summary>
    public bool PresidenceEnDeport { get; init; }

    public string? Suite { get; init; }

    public string? ReleveRectifie { get; init; }

    public DateOnly? DateRectification { get; init; }

    public IReadOnlyList<string>? BonsManquants { get; init; }

    /// <summary>The call has a COPIL and its date is not known.</summary>
    public bool CopilAttendu { get; init; }

    public bool AvantDateLimite { get; init; }

    /// <summary>Couvert fell under the threshold of viability.</summary>
    public bool CouvertSousLeSeuil { get; init; }

    /// <summary>Bilan accepted, or waived with a reason.</summary>
    public bool BilanRegle { get; init; }
}
