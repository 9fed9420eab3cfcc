namespace AppelAProjets.Application.Liens;

public static class LiensExports
{
    /// <summary>Where the format is chosen; the filter of the table follows.</summary>
    public static string Choisir(string code) => $"/instruction/{Uri.EscapeDataString(code)}/exporter";

    public static string Xlsx(string code) => $"/instruction/{Uri.EscapeDataString(code)}/exporter/tableau.xlsx";

    public static string Csv(string code) => $"/instruction/{Uri.EscapeDataString(code)}/exporter/tableau.csv";

    public static string Archiver(string code) => $"/instruction/{Uri.EscapeDataString(code)}/exporter/archive";

    /// <summary>The archives that one asked for.</summary>
    public const string Mes = "/exports";

    public static string Annuler(Guid id) => $"/exports/{id}/annuler";

    public static string Telecharger(Guid id) => $"/exports/{id}/archive.zip";
}
