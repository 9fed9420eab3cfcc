using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace AppelAProjets.Application.Courriers;

internal sealed class ChampDeModele(string nom) : LeafInline
{
    public string Nom { get; } = nom;
}

/// <summary>Reads <c>{{nom}}</c> before Markdown gives a meaning to what is between the braces.</summary>
internal sealed class AnalyseurDeChamp : InlineParser
{
    private const int LongueurMaximale = 80;

    public AnalyseurDeChamp() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{')
        {
            return false;
        }

        var reste = slice.AsSpan()[2..];
        var fin = reste.IndexOf("}}", StringComparison.Ordinal);
        if (fin < 0 || fin > LongueurMaximale || reste[..fin].ContainsAny('{', '\n', '\r'))
        {
            return false;
        }

        processor.Inline = new ChampDeModele(reste[..fin].Trim().ToString());
        processor.GetSourcePosition(slice.Start, out var ligne, out _);
        processor.Inline.Line = ligne;
        slice.Start += fin + 4;
        return true;
    }
}
