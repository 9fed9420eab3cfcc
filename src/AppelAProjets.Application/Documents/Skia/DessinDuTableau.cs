using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>A table cut into rows: caption, header (repeated on each page), rows, total.</summary>
internal static class DessinDuTableau
{
    private const float Marge = 5;
    private const float Taille = 9.5f;
    private const float Interligne = 12.5f;

    private static readonly Corps Courant = new(Taille, Interligne, Marge, Marge - 2);
    private static readonly Corps Serre = new(8.5f, 10.5f, 2.5f, 1.5f);

    // A row taller than this number of lines is cut, so that it always fits on a page.
    private const int LignesParRangee = 40;

    public static IEnumerable<Piece> Composer(Tableau tableau)
    {
        var places = Places(tableau);
        var enTete = EnTete(tableau, places);
        var legende = CoupeurDeLignes.Couper([new Fragment(tableau.Legende)], Taille, Gabarit.Largeur);
        foreach (var (ligne, i) in legende.Select((ligne, i) => (ligne, i)))
        {
            yield return new Piece(Interligne + 1, (toile, y) => ligne.Dessiner(toile, Gabarit.Gauche, y + Taille, Gabarit.Gris))
            {
                EspaceAvant = i == 0 ? 9 : 0,
                TientALaSuivante = true,
            };
        }

        yield return enTete with { EspaceAvant = 2, TientALaSuivante = true };
        for (var i = 0; i < tableau.Lignes.Count; i++)
        {
            // The total never stands alone under a repeated header.
            var avantTotal = i == tableau.Lignes.Count - 2 && tableau.Lignes[i + 1].EstTotal;
            foreach (var rangee in Rangees(tableau.Lignes[i], tableau, places))
            {
                yield return rangee with { EnTeteRepete = enTete, TientALaSuivante = avantTotal };
            }
        }
    }

    private static Piece EnTete(Tableau tableau, Place[] places)
    {
        var cellules = places.Select((place, i) =>
            CoupeurDeLignes.Couper([new Fragment(tableau.Colonnes[i].Libelle, Gras: true)], Gabarit.PetitCorps, place.Largeur)).ToArray();
        var hauteur = cellules.Max(lignes => lignes.Count) * Gabarit.PetitInterligne + 2 * Marge;
        return new Piece(hauteur, (toile, y) =>
        {
            Gabarit.Aplat(toile, Gabarit.Gauche, y, Gabarit.Largeur, hauteur, Gabarit.Fond);
            Gabarit.Trait(toile, y + hauteur, Gabarit.Accent, 0.9f);
            for (var i = 0; i < places.Length; i++)
            {
                var bas = y + hauteur - Marge - (cellules[i].Count - 1) * Gabarit.PetitInterligne;
                DessinerCellule(toile, places[i], cellules[i], bas - 1.5f, Gabarit.PetitInterligne, Gabarit.Accent);
            }
        });
    }

    private static IEnumerable<Piece> Rangees(LigneDeTableau ligne, Tableau tableau, Place[] places)
    {
        var corps = tableau.Dense == true ? Serre : Courant;
        var cellules = places.Select((place, i) =>
            CoupeurDeLignes.Couper([new Fragment(ligne.Cellules[i], Gras: ligne.EstGrasse(i))], corps.Taille, place.Largeur)).ToArray();
        var total = Math.Max(1, cellules.Max(lignes => lignes.Count));
        for (var debut = 0; debut < total; debut += LignesParRangee)
        {
            var tranche = cellules.Select(lignes => (IReadOnlyList<LigneDeTexte>)lignes.Skip(debut).Take(LignesParRangee).ToArray()).ToArray();
            var finale = debut + LignesParRangee >= total;
            var hauteur = Math.Max(1, tranche.Max(lignes => lignes.Count)) * corps.Interligne + (finale ? 2 * corps.Marge - 2.5f : corps.Marge);
            yield return new Piece(hauteur, (toile, y) => DessinerRangee(toile, y, places, tranche, new Rangee(corps, hauteur, ligne.EstTotal, finale)));
        }
    }

    private static void DessinerRangee(SKCanvas toile, float y, Place[] places, IReadOnlyList<LigneDeTexte>[] cellules, Rangee rangee)
    {
        if (rangee.EstTotal)
        {
            Gabarit.Aplat(toile, Gabarit.Gauche, y, Gabarit.Largeur, rangee.Hauteur, Gabarit.Fond);
        }

        if (rangee.Finale)
        {
            Gabarit.Trait(toile, y + rangee.Hauteur, rangee.EstTotal ? Gabarit.Accent : Gabarit.Filet, rangee.EstTotal ? 0.9f : 0.5f);
        }

        for (var i = 0; i < places.Length; i++)
        {
            DessinerCellule(toile, places[i], cellules[i], y + rangee.Corps.Haut + rangee.Corps.Taille, rangee.Corps.Interligne, Gabarit.Noir);
        }
    }

    private static void DessinerCellule(SKCanvas toile, Place place, IReadOnlyList<LigneDeTexte> lignes, float y, float interligne, SKColor couleur)
    {
        foreach (var ligne in lignes)
        {
            var x = place.Alignement == Alignement.Droite ? place.X + place.Largeur - ligne.Largeur : place.X;
            ligne.Dessiner(toile, x, y, couleur);
            y += interligne;
        }
    }

    private static Place[] Places(Tableau tableau)
    {
        var unite = Gabarit.Largeur / tableau.Colonnes.Sum(colonne => colonne.Poids);
        var x = Gabarit.Gauche;
        return [.. tableau.Colonnes.Select(colonne =>
        {
            var largeur = colonne.Poids * unite;
            var place = new Place(x + Marge, largeur - 2 * Marge, colonne.Alignement);
            x += largeur;
            return place;
        })];
    }

    private sealed record Corps(float Taille, float Interligne, float Marge, float Haut);

    private sealed record Rangee(Corps Corps, float Hauteur, bool EstTotal, bool Finale);

    private readonly record struct Place(float X, float Largeur, Alignement Alignement);
}
