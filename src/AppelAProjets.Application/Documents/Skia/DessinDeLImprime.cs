using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>A form: the line at the top of each page, and the title of the first.</summary>
internal static class DessinDeLImprime
{
    private const float Ligne = 11 * Gabarit.Mm;
    private const float TailleDuTitre = 19;

    /// <summary>The line of each page; nothing for a letter.</summary>
    public static void DessinerEnTete(SKCanvas toile, EnTeteDePage? enTete)
    {
        if (enTete is null)
        {
            return;
        }

        var droite = CoupeurDeLignes.Ligne(enTete.Droite, Gabarit.PetitCorps, gras: true);
        var gauche = CoupeurDeLignes.Couper([new Fragment(enTete.Gauche)], Gabarit.PetitCorps, Gabarit.Largeur - droite.Largeur - 16);
        if (gauche.Count > 0)
        {
            gauche[0].Dessiner(toile, Gabarit.Gauche, Ligne, Gabarit.Gris);
        }

        droite.Dessiner(toile, Gabarit.Droite - droite.Largeur, Ligne, Gabarit.Noir);
        Gabarit.Trait(toile, Ligne + 6, Gabarit.Filet, 0.6f);
    }

    /// <summary>Returns where the body starts.</summary>
    public static float Dessiner(SKCanvas toile, DocumentImprime document)
    {
        var y = Gabarit.Haut + 4;
        foreach (var ligne in document.Emetteur.SelectMany(texte => CoupeurDeLignes.Couper([new Fragment(texte)], 9.5f, Gabarit.Largeur)))
        {
            y += 13;
            ligne.Dessiner(toile, Gabarit.Gauche, y, Gabarit.Gris);
        }

        y += 8;
        foreach (var ligne in CoupeurDeLignes.Couper([new Fragment(document.Objet, Gras: true)], TailleDuTitre, Gabarit.Largeur))
        {
            y += TailleDuTitre * 1.2f;
            ligne.Dessiner(toile, Gabarit.Gauche, y, Gabarit.Accent);
        }

        y += 10;
        foreach (var reference in document.References)
        {
            foreach (var ligne in CoupeurDeLignes.Couper([new Fragment(TexteDuDocument.LibelleDe(reference)), new Fragment(reference.Valeur, Gras: true)], 9.5f, Gabarit.Largeur))
            {
                y += 13;
                ligne.Dessiner(toile, Gabarit.Gauche, y, Gabarit.Noir);
            }
        }

        Gabarit.Trait(toile, y + 9, Gabarit.Accent, 1.1f);
        return y + 12;
    }
}
