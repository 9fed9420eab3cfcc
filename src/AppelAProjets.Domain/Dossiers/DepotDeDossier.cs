namespace AppelAProjets.Domain.Dossiers;
/// <summary>.</summary>
public static class DepotDeDossier;
