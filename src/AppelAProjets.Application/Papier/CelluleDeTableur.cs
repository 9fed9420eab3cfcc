namespace AppelAProjets.Application.Papier;

public static class CelluleDeTableur
{
    /// <summary>What starts like a formula is preceded by an apostrophe: a spreadsheet then shows it and does not run it.</summary>
    public static string Neutraliser(string texte) => texte.Length > 0 && texte[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') ? $"'{texte}" : texte;

    /// <summary>Neutralised, and quoted when it holds a separator.</summary>
    public static string EnCsv(string texte)
    {
        var sur = Neutraliser(texte);
        return sur.AsSpan().ContainsAny(";\"\r\n\t") ? $"\"{sur.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : sur;
    }
}
