using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Top of the first page: sender, co-funders, references, addressee in the window, place and date, subject.</summary>
internal static class DessinDeLEnTete
{
    private const int LogosParRangee = 4;
    private const float HauteurDesLogos = 84;
    private const float HauteurDImage = 34;
    private const float HauteurDImageAuMoins = 14;

    /// <summary>Returns where the body starts.</summary>
    public static float Dessiner(SKCanvas toile, DocumentImprime document, ImagesDuDocument images)
    {
        var y = DessinerEmetteur(toile, document);
        DessinerLogos(toile, document, images, y);
        var basDesReferences = DessinerReferences(toile, document.References);
        DessinerDestinataire(toile, document.Destinataire);
        var date = CoupeurDeLignes.Ligne(document.LieuEtDate, Gabarit.Corps);
        y = Math.Max(basDesReferences, Gabarit.FenetreY + Gabarit.FenetreHauteur) + 20;
        date.Dessiner(toile, Gabarit.FenetreX, y, Gabarit.Noir);
        return DessinerObjet(toile, document.Objet, y + 16) + 6;
    }

    private static float DessinerEmetteur(SKCanvas toile, DocumentImprime document)
    {
        var y = 12 * Gabarit.Mm;
        for (var i = 0; i < document.Emetteur.Count; i++)
        {
            var taille = i == 0 ? 15f : 9.5f;
            foreach (var ligne in CoupeurDeLignes.Couper([new Fragment(document.Emetteur[i], Gras: i == 0)], taille, Gabarit.Largeur))
            {
                y += taille * (i == 0 ? 1.1f : 1.5f);
                ligne.Dessiner(toile, Gabarit.Gauche, y, i == 0 ? Gabarit.Accent : Gabarit.Gris);
            }
        }

        Gabarit.Trait(toile, y + 7, Gabarit.Accent, 1.1f);
        return y + 7;
    }

    private static void DessinerLogos(SKCanvas toile, DocumentImprime document, ImagesDuDocument images, float y)
    {
        var (logos, largeur) = (document.Logos, Gabarit.Largeur / LogosParRangee);
        // What the sender and a second row leave above the window of the envelope.
        var rangees = (logos.Count + LogosParRangee - 1) / LogosParRangee;
        var hauteur = Math.Clamp((Gabarit.FenetreY - y - 16) / Math.Max(1, rangees), HauteurDImageAuMoins, HauteurDImage);
        for (var i = 0; i < logos.Count && y < HauteurDesLogos + 60; i += LogosParRangee)
        {
            var rangee = logos.Skip(i).Take(LogosParRangee)
                .Select(nom => (Image: images.Trouver(document.ImagesDesLogos?.GetValueOrDefault(nom)), Lignes: CoupeurDeLignes.Couper([new Fragment(nom, Gras: true)], Gabarit.PetitCorps, largeur - 10))).ToArray();
            for (var j = 0; j < rangee.Length; j++)
            {
                if (rangee[j].Image is { } image)
                {
                    ImagesDuDocument.Dessiner(toile, image, SKRect.Create(Gabarit.Gauche + j * largeur, y + 6, largeur - 10, hauteur));
                }
                else
                {
                    DessinerLignes(toile, rangee[j].Lignes, Gabarit.Gauche + j * largeur, y + 15);
                }
            }

            y += rangee.Max(logo => logo.Image is null ? logo.Lignes.Count * Gabarit.PetitInterligne : hauteur + 2) + 4;
        }
    }

    private static float DessinerReferences(SKCanvas toile, IReadOnlyList<ReferenceDuCourrier> references)
    {
        var y = Gabarit.FenetreY + Gabarit.PetitCorps;
        foreach (var reference in references)
        {
            var lignes = CoupeurDeLignes.Couper(
                [new Fragment(TexteDuDocument.LibelleDe(reference)), new Fragment(reference.Valeur, Gras: true)], 9, Gabarit.FenetreX - Gabarit.Gauche - 22);
            y = DessinerLignes(toile, lignes, Gabarit.Gauche, y, 12.5f, Gabarit.Noir) + 2;
        }

        return y - 12;
    }

    private static void DessinerDestinataire(SKCanvas toile, IReadOnlyList<string> destinataire)
    {
        var taille = Gabarit.Corps + 0.5f;
        IReadOnlyList<LigneDeTexte> lignes = [];
        for (; taille >= 6; taille -= 0.5f)
        {
            lignes = [.. destinataire.SelectMany(texte => CoupeurDeLignes.Couper([new Fragment(texte)], taille, Gabarit.FenetreLargeur))];
            if (lignes.Count * taille * 1.3f <= Gabarit.FenetreHauteur)
            {
                break;
            }
        }

        DessinerLignes(toile, lignes, Gabarit.FenetreX, Gabarit.FenetreY + taille, taille * 1.3f, Gabarit.Noir);
    }

    private static float DessinerObjet(SKCanvas toile, string objet, float y)
    {
        var lignes = CoupeurDeLignes.Couper([new Fragment(TexteDuDocument.LibelleObjet), new Fragment(objet, Gras: true)], Gabarit.Corps, Gabarit.Largeur);
        return DessinerLignes(toile, lignes, Gabarit.Gauche, y + Gabarit.Corps, Gabarit.Interligne, Gabarit.Noir) - Gabarit.Corps;
    }

    private static float DessinerLignes(SKCanvas toile, IReadOnlyList<LigneDeTexte> lignes, float x, float y, float interligne = Gabarit.PetitInterligne, SKColor? couleur = null)
    {
        foreach (var ligne in lignes)
        {
            ligne.Dessiner(toile, x, y, couleur ?? Gabarit.Gris);
            y += interligne;
        }

        return y;
    }
}
