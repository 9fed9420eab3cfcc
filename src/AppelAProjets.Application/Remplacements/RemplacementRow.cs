namespace AppelAProjets.Application.Remplacements;

/// <summary>A leave and who does the work meanwhile.</summary>
public sealed record RemplacementRow
{
    public required Guid Id { get; init; }
    public required Guid RemplaceId { get; init; }
    public required string Remplace { get; init; }
    public required Guid RemplacantId { get; init; }
    public required string Remplacant { get; init; }
    /// <summary>Included, UTC.</summary>
    public required DateTimeOffset Debut { get; init; }
    /// <summary>Excluded, UTC.</summary>
    public required DateTimeOffset Fin { get; init; }
    public required int Version { get; init; }
}

/// <param name="Roles">What this person does, in words.</param>
public sealed record AgentRemplacable(Guid Id, string Nom, string Roles);
