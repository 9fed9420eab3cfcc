using System.Globalization;
using System.Text;

namespace AppelAProjets.Application.Exports;

/// <summary>CSV for French spreadsheets: UTF-8 with its mark, semicolons, decimal commas, CRLF; a text that a spreadsheet would run begins with an apostrophe.</summary>
public static class EcrivainCsv
{
    private const int Tampon = 32_768;

    public static async Task EcrireAsync(FeuilleExportee feuille, Stream sortie, CancellationToken annulation = default)
    {
        await sortie.WriteAsync(Encoding.UTF8.GetPreamble(), annulation);
        var texte = new StringBuilder(Tampon * 2);
        texte.AppendJoin(';', feuille.Colonnes.Select(c => Citer(Neutraliser(c.Groupe.Length == 0 ? c.Titre : $"{c.Groupe} – {c.Titre}")))).Append("\r\n");
        await ViderAsync(texte, sortie, 0, annulation);
        await foreach (var rangee in feuille.Rangees.WithCancellation(annulation))
        {
            for (var i = 0; i < rangee.Length; i++)
            {
                texte.Append(i == 0 ? "" : ";").Append(Ecrire(rangee[i]));
            }

            texte.Append("\r\n");
            await ViderAsync(texte, sortie, Tampon, annulation);
        }

        await ViderAsync(texte, sortie, 0, annulation);
        await sortie.FlushAsync(annulation);
    }

    public static string Ecrire(Cellule cellule) => cellule.Genre switch
    {
        GenreDeCellule.Vide => "",
        GenreDeCellule.Texte => Citer(Neutraliser(cellule.Lettres!)),
        GenreDeCellule.Entier => cellule.Valeur.ToString(CultureInfo.InvariantCulture),
        GenreDeCellule.AvecCentimes => Centiemes(cellule.Valeur, ','),
        GenreDeCellule.Jour => Cellule.EnJour(cellule.Valeur).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        GenreDeCellule.Instant => Cellule.EnJour(cellule.Valeur / 86_400).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            + string.Create(CultureInfo.InvariantCulture, $" {cellule.Valeur % 86_400 / 3_600:00}:{cellule.Valeur % 3_600 / 60:00}"),
    };

    /// <summary>Hundredths without a floating number: <c>1234,50</c>.</summary>
    internal static string Centiemes(long valeur, char virgule) =>
        string.Create(CultureInfo.InvariantCulture, $"{(valeur < 0 ? "-" : "")}{Math.Abs(valeur) / 100}{virgule}{Math.Abs(valeur) % 100:00}");

    /// <summary>The same text, which no spreadsheet takes for a formula: an apostrophe first where one might begin, control characters as spaces.</summary>
    public static string Neutraliser(string texte)
    {
        var propre = TexteDeCellule.SansControle(texte);
        return TexteDeCellule.EstDangereux(texte) ? $"'{propre}" : propre;
    }

    private static string Citer(string texte) =>
        texte.AsSpan().IndexOfAny(";\"\r\n\t") < 0 && !texte.StartsWith(' ') && !texte.EndsWith(' ') ? texte : $"\"{texte.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task ViderAsync(StringBuilder texte, Stream sortie, int minimum, CancellationToken annulation)
    {
        if (texte.Length > minimum)
        {
            await sortie.WriteAsync(Encoding.UTF8.GetBytes(texte.ToString()), annulation);
            texte.Clear();
        }
    }
}

/// <summary>What a text may hold in a cell, whatever the format.</summary>
internal static class TexteDeCellule
{
    // What begins a formula, once a spreadsheet has dropped spaces, quotes and invisible marks; full-width forms are folded by some.
    private const string Debuts = "=+-@＝＋－＠|%\t\r\n";

    public static bool EstDangereux(string texte)
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
