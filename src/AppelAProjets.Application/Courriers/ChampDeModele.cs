using System.Globalization;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace AppelAProjets.Application.Courriers;

/// <summary>Where a value of the letter stands in the text of a template: its rank among the values, between two characters that no text holds.</summary>
internal sealed class ChampDeModele(int rang) : LeafInline
{
    public const char Debut = '\uE000';
    public const char Fin = '\uE001';

    public int Rang { get; } = rang;

    public static string Marque(int rang) => string.Create(CultureInfo.InvariantCulture, $"{Debut}{rang}{Fin}");
}

/// <summary>Reads a mark before Markdown gives a meaning to what surrounds it; the value itself is never read as Markdown.</summary>
internal sealed class AnalyseurDeChamp : InlineParser
{
    public AnalyseurDeChamp() => OpeningCharacters = [ChampDeModele.Debut];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var reste = slice.AsSpan()[1..];
        var fin = reste.IndexOf(ChampDeModele.Fin);
        if (fin < 0 || !int.TryParse(reste[..fin], NumberStyles.None, CultureInfo.InvariantCulture, out var rang))
        {
            return false;
        }

        processor.Inline = new ChampDeModele(rang);
        processor.GetSourcePosition(slice.Start, out var ligne, out _);
        processor.Inline.Line = ligne;
        slice.Start += fin + 2;
        return true;
    }
}
