using System.Globalization;

namespace AppelAProjets.Application.Liens;

public static class LiensScenarios
{
    public static string Scenarios(string code) => $"/comite/{Uri.EscapeDataString(code)}/scenarios";

    public static string Comparer(string code) => $"/comite/{Uri.EscapeDataString(code)}/scenarios/comparer";

    public static string Scenario(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/scenarios/{id}";

    /// <summary>Some of its rows.</summary>
    public static string Rangees(string code, Guid id, string vue, int page) => string.Create(CultureInfo.InvariantCulture, $"{Scenario(code, id)}?vue={vue}&page={page}");

    public static string Remplir(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/scenarios/{id}/remplir";

    public static string Calculer(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/scenarios/{id}/calcul";

    public static string AnnulerLeCalcul(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/scenarios/{id}/calcul/annuler";

    public static string Ecartes(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/scenarios/{id}/ecartes";

    public static string Nommer(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/scenarios/{id}/nom";

    public static string Dupliquer(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/scenarios/{id}/copie";

    public static string Supprimer(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/scenarios/{id}/supprimer";

    public static string Adopter(string code, Guid id) => $"/comite/{Uri.EscapeDataString(code)}/scenarios/{id}/adopter";
}
