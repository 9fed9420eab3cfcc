namespace AppelAProjets.Application.Liens;

public static class LiensRemplacements
{
    /// <summary>One's own leave.</summary>
    public const string Mien = "/compte/remplacement";

    public const string Liste = "/remplacements";

    public static string Terminer(Guid id) => $"/remplacements/{id}/terminer";

    public static string TerminerLeMien(Guid id) => $"/compte/remplacement/{id}/terminer";
}
