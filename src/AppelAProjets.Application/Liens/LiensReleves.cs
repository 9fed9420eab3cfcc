namespace AppelAProjets.Application.Liens;

public static class LiensReleves
{
    /// <summary>One relevé of a session, by its number in the call.</summary>
    public static string Releve(Guid seanceId, int numero) => $"/seances/{seanceId}/releves/{numero}";

    /// <summary>What the relevé will say, before it is frozen.</summary>
    public static string Apercu(Guid seanceId) => $"/seances/{seanceId}/releve/apercu";

    public static string Pdf(Guid seanceId, int numero) => $"/seances/{seanceId}/releves/{numero}/releve.pdf";

    public static string CompteRendu(Guid seanceId) => $"/seances/{seanceId}/compte-rendu.pdf";

    public static string Rectifier(Guid seanceId, Guid pointId) => $"/seances/{seanceId}/points/{pointId}/rectifier";

    public static string Phrases(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/phrases";

    public static string Phrase(string code, Guid id) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/phrases/{id}";

    public static string RetirerPhrase(string code, Guid id) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/phrases/{id}/retirer";
}
