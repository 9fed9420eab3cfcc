namespace AppelAProjets.Application.Liens;

/// <summary>What the competent bodies of the funders decide after the committee.</summary>
public static class LiensDecisions
{
    public static string Decisions(string code) => $"/instruction/{Uri.EscapeDataString(code)}/decisions";

    public static string Decision(string code, Guid ligneId) => $"/instruction/{Uri.EscapeDataString(code)}/decisions/{ligneId}";

    public static string AccorderEnLot(string code) => $"/instruction/{Uri.EscapeDataString(code)}/decisions/accords";

    public static string Liste(string code, Guid financeurId) => $"/instruction/{Uri.EscapeDataString(code)}/decisions/listes/{financeurId}.xlsx";
}
