using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Application.Papier;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Papier;

/// <summary>The versions of a dossier for one reader.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Base">Address of the dossier for that reader.</param>
/// <param name="LibelleDuRetour">Words of the link back to it.</param>
public sealed record VersionsViewModel(VersionsDuDossier Dossier, string Base, string LibelleDuRetour)
{
    /// <summary>Newest first.</summary>
    public IEnumerable<VersionDeposee> DerniereDAbord => Dossier.Versions.Reverse();
}

public sealed record VersionViewModel(VersionsViewModel Versions, VersionDeposee Version);

public sealed record CorrectionEcarteeViewModel(VersionsViewModel Versions, CorrectionEcartee Correction);

/// <summary>A version compared with the one before.</summary>
public sealed record ComparaisonViewModel(VersionsViewModel Versions, VersionDeposee Avant, VersionDeposee Apres)
{
    public IReadOnlyList<ChangementsDePartie> Parties { get; } =
        ComparaisonDeVersions.Comparer(Versions.Dossier.Lire(Avant).EnElements(), Versions.Dossier.Lire(Apres).EnElements());
}
