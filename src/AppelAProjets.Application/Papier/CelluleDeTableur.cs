namespace AppelAProjets.Application.Papier;

public static class CelluleDeTableur
{
    /// <summary>What starts like a formula is preceded by an apostrophe: a spreadsheet then shows it and does not run it.</summary>
    public static string Neutraliser(string texte) => texte.Length > 0 && texte[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') ? $"'{texte}" : texte;
}
