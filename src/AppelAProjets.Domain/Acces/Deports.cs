namespace AppelAProjets.Domain.Acces;

/// <summary>
/// From what someone stands down at an instant (CYCLE, Déport): declared or imposed on a dossier or on an organisation, automatic for a member of an organisation;
/// a déport on an organisation holds for the dossiers in which it is an accepted partner too.
/// </summary>
/// <param name="Dossiers">Declared or imposed on a dossier, and those in which an organisation of the second set is a partner.</param>
/// <param name="Organisations">Declared or imposed on an organisation, and those the person belongs to.</param>
public sealed record Deports(IReadOnlyCollection<Guid> Dossiers, IReadOnlyCollection<Guid> Organisations)
{
    public static Deports Aucun { get; } = new([], []);
}
