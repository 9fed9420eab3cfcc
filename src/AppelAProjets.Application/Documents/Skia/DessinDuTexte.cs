using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

internal static class DessinDuTexte
{
    private const float Retrait = 14;
    private const float Marge = 10;

    // A boxed paragraph longer than this is drawn as several strips, so that it can run over a page.
    private const int LignesParBande = 24;

    public static IEnumerable<Piece> Titre(Titre titre)
    {
        var (taille, interligne, avant) = titre.Niveau == 1 ? (13f, 17f, 16f) : (11.5f, 15f, 13f);
        var lignes = CoupeurDeLignes.Couper(titre.Fragments.Select(fragment => fragment with { Gras = true }), taille, Gabarit.Largeur);
        return lignes.Select((ligne, i) => new Piece(interligne + (i == lignes.Count - 1 ? 2 : 0), (toile, y) =>
            ligne.Dessiner(toile, Gabarit.Gauche, y + taille, Gabarit.Accent)) { EspaceAvant = i == 0 ? avant : 0, TientALaSuivante = true });
    }

    public static IEnumerable<Piece> Paragraphe(Paragraphe paragraphe) => paragraphe.Style switch
    {
        StyleDeParagraphe.Courant => Lignes(paragraphe.Fragments, Gabarit.Gauche, null, 7),
        StyleDeParagraphe.Avis => Bandeau(paragraphe.Fragments, 12.5f, 17, Gabarit.Accent),
        StyleDeParagraphe.Encadre => Bandeau(paragraphe.Fragments, 10, 13.5f, Gabarit.Noir),
    };

    public static IEnumerable<Piece> Liste(Liste liste) =>
        liste.Elements.SelectMany((element, rang) => Lignes(element, Gabarit.Gauche + Retrait, TexteDuDocument.Puce(liste, rang), rang == 0 ? 5 : 3));

    private static IEnumerable<Piece> Lignes(IReadOnlyList<Fragment> fragments, float x, string? puce, float avant)
    {
        var largeur = Gabarit.Droite - x;
        var lignes = CoupeurDeLignes.Couper(fragments, Gabarit.Corps, largeur);
        var marque = puce is null ? null : CoupeurDeLignes.Ligne(puce, Gabarit.Corps);
        return lignes.Select((ligne, i) => new Piece(Gabarit.Interligne, (toile, y) =>
        {
            if (i == 0)
            {
                marque?.Dessiner(toile, x - Retrait, y + Gabarit.Corps, Gabarit.Accent);
            }

            ligne.Dessiner(toile, x, y + Gabarit.Corps, Gabarit.Noir, largeur);
        })
        { EspaceAvant = i == 0 ? avant : 0, TientALaSuivante = ResteGroupee(i, lignes.Count) });
    }

    // No page starts or ends with one line alone of a paragraph.
    private static bool ResteGroupee(int rang, int total) => rang < total - 1 && (rang == 0 || rang == total - 2);

    private static IEnumerable<Piece> Bandeau(IReadOnlyList<Fragment> fragments, float taille, float interligne, SKColor couleur)
    {
        var bandes = CoupeurDeLignes.Couper(fragments, taille, Gabarit.Largeur - 2 * Marge).Chunk(LignesParBande).ToArray();
        return bandes.Select((lignes, i) =>
        {
            var hautDesLignes = i == 0 ? Marge - 2 : 0;
            var hauteur = hautDesLignes + lignes.Length * interligne + (i == bandes.Length - 1 ? Marge - 3 : 0);
            return new Piece(hauteur, (toile, y) =>
            {
                Gabarit.Aplat(toile, Gabarit.Gauche, y, Gabarit.Largeur, hauteur, Gabarit.Fond);
                Gabarit.Aplat(toile, Gabarit.Gauche, y, 2.5f, hauteur, Gabarit.Accent);
                for (var j = 0; j < lignes.Length; j++)
                {
                    lignes[j].Dessiner(toile, Gabarit.Gauche + Marge, y + hautDesLignes + taille + j * interligne, couleur);
                }
            })
            { EspaceAvant = i == 0 ? 10 : 0 };
        });
    }
}
