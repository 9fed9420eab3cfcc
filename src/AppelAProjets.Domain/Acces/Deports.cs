namespace AppelAProjets.Domain.Acces;

/// <summary>From what someone stands down (CYCLE, Déport): declared or imposed, and automatic for a member; one on an organisation holds for the dossiers in which it is an accepted partner too.</summary>
public sealed record Deports(IReadOnlyCollection<Guid> Dossiers, IReadOnlyCollection<Guid> Organisations)
{
    public static Deports Aucun { get; } = new([], []);
}
