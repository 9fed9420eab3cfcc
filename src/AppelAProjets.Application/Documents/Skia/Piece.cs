using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>A strip of the letter that is never cut: a line, a table row, a row of signatures. Measures in points.</summary>
internal sealed record Piece(float Hauteur, Action<SKCanvas, float> Dessiner)
{
    /// <summary>White above, dropped at the top of a page.</summary>
    public float EspaceAvant { get; init; }

    /// <summary>Stays on the page of the piece that follows (headings, first and last lines of a paragraph).</summary>
    public bool TientALaSuivante { get; init; }

    /// <summary>Drawn again above this piece when it opens a page (a table's header).</summary>
    public Piece? EnTeteRepete { get; init; }

    /// <summary>A mark: its page is looked for by a table of contents.</summary>
    public string? Repere { get; init; }

    /// <summary>Draws nothing; what follows starts on a new page.</summary>
    public static Piece Saut { get; } = new(0, (_, _) => { });
}

internal readonly record struct PiecePlacee(Piece Piece, float Y);

internal static class Pagination
{
    // Four lines and the white before them.
    private const float MinimumSurLaDerniere = 5 * Gabarit.Interligne;

    /// <summary>A last page of a few lines takes some of the page before.</summary>
    public static IReadOnlyList<IReadOnlyList<PiecePlacee>> Paginer(IReadOnlyList<Piece> pieces, float hautDeLaPremiere)
    {
        var pages = Paginer(pieces, hautDeLaPremiere, _ => Gabarit.Bas);
        var manque = MinimumSurLaDerniere - Occupe(pages[^1]);
        if (pages.Count == 1 || manque <= 0)
        {
            return pages;
        }

        var mieux = Paginer(pieces, hautDeLaPremiere, page => page == pages.Count - 2 ? pages[^2][^1].Y + pages[^2][^1].Piece.Hauteur - manque : Gabarit.Bas);
        return mieux.Count == pages.Count && Occupe(mieux[^1]) > Occupe(pages[^1]) ? mieux : pages;
    }

    private static float Occupe(IReadOnlyList<PiecePlacee> page) => page.Count == 0 ? 0 : page[^1].Y + page[^1].Piece.Hauteur - Gabarit.Haut;

    private static List<IReadOnlyList<PiecePlacee>> Paginer(IReadOnlyList<Piece> pieces, float hautDeLaPremiere, Func<int, float> bas)
    {
        var page = new List<PiecePlacee>();
        var pages = new List<IReadOnlyList<PiecePlacee>> { page };
        var y = hautDeLaPremiere;
        foreach (var groupe in Groupes(pieces))
        {
            if (page.Count > 0 && (groupe[0] == Piece.Saut || y + Hauteur(groupe) > bas(pages.Count - 1)))
            {
                pages.Add(page = []);
                y = Gabarit.Haut;
            }

            foreach (var piece in groupe.Where(p => p != Piece.Saut))
            {
                if (page.Count > 0 && y + piece.EspaceAvant + piece.Hauteur > bas(pages.Count - 1))
                {
                    pages.Add(page = []);
                    y = Gabarit.Haut;
                }

                y = Placer(page, piece, y);
            }
        }

        return pages;
    }

    private static float Placer(List<PiecePlacee> page, Piece piece, float y)
    {
        if (page.Count == 0 && piece.EnTeteRepete is { } enTete)
        {
            page.Add(new PiecePlacee(enTete, y));
            y += enTete.Hauteur;
        }

        y += page.Count == 0 ? 0 : piece.EspaceAvant;
        page.Add(new PiecePlacee(piece, y));
        return y + piece.Hauteur;
    }

    private static float Hauteur(List<Piece> groupe) => groupe.Sum(piece => piece.EspaceAvant + piece.Hauteur);

    private static IEnumerable<List<Piece>> Groupes(IReadOnlyList<Piece> pieces)
    {
        var groupe = new List<Piece>();
        foreach (var piece in pieces)
        {
            if (piece == Piece.Saut && groupe.Count > 0)
            {
                yield return groupe;
                groupe = [];
            }

            groupe.Add(piece);
            if (!piece.TientALaSuivante)
            {
                yield return groupe;
                groupe = [];
            }
        }

        if (groupe.Count > 0)
        {
            yield return groupe;
        }
    }
}
