namespace AppelAProjets.Domain.Appels;
/// <summary>.</summary>
public static class PublicationAppel { /// <summary>.</summary>
public static IReadOnlyList<Refus> Manques() => []; }
