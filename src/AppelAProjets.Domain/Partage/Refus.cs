namespace AppelAProjets.Domain;

/// <summary>An expected refusal: a value, never an exception.</summary>
/// <param name="Code">Stable, for tests, journal and statistics.</param>
/// <param name="Message">French, shown as it is to the person who acted.</param>
/// <param name="Champ">The field it is about, when there is one.</param>
public sealed record Refus(string Code, string Message, string? Champ = null);
