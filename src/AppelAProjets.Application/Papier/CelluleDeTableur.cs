namespace AppelAProjets.Application.Papier;

public static class CelluleDeTableur
{
    /// <summary>What starts like a formula is preceded by an apostrophe: a spreadsheet then shows it and does not run it. What no workbook may hold is removed.</summary>
    public static string Neutraliser(string texte) => TexteAdmis.Retirer(texte) is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] formule ? $"'{formule}" : TexteAdmis.Retirer(texte);
}
