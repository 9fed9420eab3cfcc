using System.Text;

namespace AppelAProjets.Application.Exports;

/// <summary>What a text may hold in a cell, whatever the format.</summary>
public static class TexteDeCellule
{
    // What begins a formula, once a spreadsheet has dropped spaces, quotes and invisible marks; full-width forms are folded by some.
    private const string Debuts = "=+-@＝＋－＠|%\t\r\n";

    /// <summary>The same text, which no spreadsheet takes for a formula: an apostrophe first where one might begin, control characters as spaces.</summary>
    public static string Neutraliser(string texte) => EstDangereux(texte) ? $"'{SansControle(texte)}" : SansControle(texte);

    private static bool EstDangereux(string texte)
    {
        if (texte.Length > 0 && Debuts.Contains(texte[0], StringComparison.Ordinal))
        {
            return true;
        }

        var premier = texte.FirstOrDefault(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('"' or '\'' or '\u200B' or '\uFEFF'));
        return premier != 0 && Debuts.Contains(premier, StringComparison.Ordinal);
    }

    /// <summary>Line breaks stay; other control characters, lone surrogates and noncharacters are a space.</summary>
    public static string SansControle(string texte)
    {
        if (!texte.Any(Interdit) && !texte.Any(char.IsSurrogate))
        {
            return texte.Contains('\r', StringComparison.Ordinal) ? texte.ReplaceLineEndings("\n") : texte;
        }

        var propre = new StringBuilder(texte.Length);
        foreach (var signe in texte.EnumerateRunes())
        {
            propre.Append(signe.Value is 0xFFFD || (signe.IsBmp && Interdit((char)signe.Value)) ? " " : signe.ToString());
        }

        return propre.ToString().ReplaceLineEndings("\n");
    }

    private static bool Interdit(char c) => (char.IsControl(c) && c is not ('\n' or '\r')) || c is '\uFFFE' or '\uFFFF';
}
