using System.Text;

namespace AppelAProjets.Web.Tests.Architecture;

/// <summary>The texts between quotes of a script, with their line; what a template computes is one mark in its text, and is read for its own.</summary>
public sealed class TextesDesScripts
{
    /// <summary>Stands for what is computed.</summary>
    public const char Trou = '\uFFFC';

    private readonly string source;
    private readonly List<(int Ligne, string Texte)> textes = [];
    private int ici;

    private TextesDesScripts(string source) => this.source = source;

    public static IReadOnlyList<(int Ligne, string Texte)> Lire(string source)
    {
        var lecture = new TextesDesScripts(source);
        lecture.Code(fin: '\0');
        return lecture.textes;
    }

    private bool ACommence(string mots) => string.CompareOrdinal(source, ici, mots, 0, mots.Length) == 0;

    // Up to the brace that ends what a template computes, or to the end.
    private void Code(char fin)
    {
        var (accolades, avant) = (0, '(');
        while (ici < source.Length && !(source[ici] == fin && accolades == 0))
        {
            var c = source[ici];
            if (ACommence("//") || ACommence("/*"))
            {
                var (clos, suite) = source[ici + 1] == '/' ? ("\n", 0) : ("*/", 2);
                ici = source.IndexOf(clos, ici + 2, StringComparison.Ordinal) is >= 0 and var place ? place + suite : source.Length;
                continue;
            }

            accolades += c switch { '{' => 1, '}' => -1, _ => 0 };
            if (c is '\'' or '"' or '`')
            {
                Texte(c);
            }
            else if (c == '/' && "(=,:?!&|;{}>[".Contains(avant, StringComparison.Ordinal))
            {
                Motif();
            }

            avant = char.IsWhiteSpace(c) ? avant : c;
            ici++;
        }
    }

    private void Texte(char guillemet)
    {
        var (texte, debut) = (new StringBuilder(), ici);
        for (ici++; ici < source.Length && source[ici] != guillemet; ici++)
        {
            if (source[ici] == '\\')
            {
                ici++;
            }
            else if (guillemet == '`' && ACommence("${"))
            {
                ici += 2;
                Code(fin: '}');
                texte.Append(Trou);
            }
            else
            {
                texte.Append(source[ici]);
            }
        }

        textes.Add((source.AsSpan(0, debut).Count('\n') + 1, texte.ToString()));
    }

    private void Motif()
    {
        var dansUneClasse = false;
        for (ici++; ici < source.Length && (source[ici] != '/' || dansUneClasse); ici++)
        {
            dansUneClasse = source[ici] switch { '[' => true, ']' => false, _ => dansUneClasse };
            ici += source[ici] == '\\' ? 1 : 0;
        }
    }
}
