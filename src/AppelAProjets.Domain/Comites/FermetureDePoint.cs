namespace AppelAProjets.Domain.Comites;
/// <summary>.</summary>
public static class FermetureDePoint { /// <summary>.</summary>
public static IReadOnlyList<Refus> Manques() => []; }
/// <summary>.</summary>
public static class ArretDuReleve { /// <summary>.</summary>
public static IReadOnlyList<Refus> Manques() => []; }
