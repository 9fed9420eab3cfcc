using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Says in the catalogue of a PDF that it is in French and that its title is what a window shows, which Skia does not: the offsets of what follows move by as much.</summary>
internal static partial class LangueDuDocument
{
    private const string Catalogue = "<</Type /Catalog\n";
    private const string Ajout = "/Lang (fr-FR)\n/ViewerPreferences <</DisplayDocTitle true>>\n";

    public static byte[] Poser(byte[] pdf)
    {
        // Latin-1 maps each byte to one character.
        var texte = Encoding.Latin1.GetString(pdf);
        var place = texte.IndexOf(Catalogue, StringComparison.Ordinal) + Catalogue.Length;
        var table = texte.LastIndexOf("\nxref\n", StringComparison.Ordinal);
        if (place < Catalogue.Length || table < place)
        {
            throw new InvalidOperationException("The PDF has no catalogue where Skia writes it.");
        }

        var fin = Position().Replace(texte[table..], trouve => int.Parse(trouve.Groups[2].Value, CultureInfo.InvariantCulture) is var position && position > place
            ? trouve.Groups[1].Value + (position + Ajout.Length).ToString(trouve.Groups[2].Length == 10 ? "D10" : "D", CultureInfo.InvariantCulture) + trouve.Groups[3].Value
            : trouve.Value);
        return Encoding.Latin1.GetBytes(string.Concat(texte.AsSpan(0, place), Ajout, texte.AsSpan(place, table - place), fin));
    }

    // An entry of the table, or where the table starts.
    [GeneratedRegex(@"(\n)(\d{10}(?= \d{5} n)|(?<=startxref\n)\d+)(\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Position();
}
