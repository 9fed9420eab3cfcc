using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Signatures side by side, three at most in a row, with room to sign above each name.</summary>
internal static class DessinDesSignatures
{
    private const int ParRangee = 3;
    private const float Gouttiere = 14;
    private const float PourSigner = 38;
    private const float Taille = 9.5f;
    private const float Interligne = 12.5f;

    public static IEnumerable<Piece> Composer(BlocSignatures bloc, ImagesDuDocument images)
    {
        var colonnes = Math.Min(ParRangee, Math.Max(2, bloc.Signatures.Count));
        var largeur = (Gabarit.Largeur - (colonnes - 1) * Gouttiere) / colonnes;
        foreach (var rangee in bloc.Signatures.Chunk(colonnes))
        {
            var cellules = rangee.Select(signature => Cellule(signature, largeur)).ToArray();
            var haut = cellules.Max(cellule => cellule.Haut.Count) * Interligne;
            var bas = cellules.Max(cellule => cellule.Bas.Count) * Interligne;
            yield return new Piece(haut + PourSigner + bas, (toile, y) =>
            {
                for (var i = 0; i < cellules.Length; i++)
                {
                    var x = Gabarit.Gauche + i * (largeur + Gouttiere);
                    DessinerLignes(toile, cellules[i].Haut, x, y + Taille);
                    if (images.Trouver(rangee[i].Image) is { } image)
                    {
                        ImagesDuDocument.Dessiner(toile, image, SKRect.Create(x, y + haut + 2, largeur, PourSigner - 4));
                    }

                    DessinerLignes(toile, cellules[i].Bas, x, y + haut + PourSigner + Taille);
                }
            })
            { EspaceAvant = 18 };
        }
    }

    private static (IReadOnlyList<LigneDeTexte> Haut, IReadOnlyList<LigneDeTexte> Bas) Cellule(Signature signature, float largeur) =>
        ([.. Lignes(signature.Organisme, largeur, gras: true), .. Lignes(signature.Mention, largeur)],
         [.. Lignes(signature.Nom, largeur, gras: true), .. Lignes(signature.Qualite, largeur)]);

    private static IReadOnlyList<LigneDeTexte> Lignes(string texte, float largeur, bool gras = false) =>
        CoupeurDeLignes.Couper([new Fragment(texte, gras)], Taille, largeur);

    private static void DessinerLignes(SKCanvas toile, IReadOnlyList<LigneDeTexte> lignes, float x, float y)
    {
        foreach (var ligne in lignes)
        {
            ligne.Dessiner(toile, x, y, Gabarit.Noir);
            y += Interligne;
        }
    }
}
