namespace AppelAProjets.Application.Journal;

/// <summary>A row to add to the journal.</summary>
/// <param name="Details">What changed, short, never a secret.</param>
public sealed record Acte(ActeDuJournal Quoi, ObjetDuJournal Objet, object ObjetId, string? Motif = null, string? Details = null)
{
    /// <summary>Who, when it is not the one who writes: an account that is only known once read.</summary>
    public Acteur? Par { get; init; }
}
