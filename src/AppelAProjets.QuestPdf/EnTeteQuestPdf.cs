using System.Globalization;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Documents.Skia;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace AppelAProjets.QuestPdf;

/// <summary>Top of the first page and foot of every page.</summary>
internal static class EnTeteQuestPdf
{
    private const int LogosParRangee = 4;

    public static void Composer(ColumnDescriptor colonne, DocumentImprime document)
    {
        // MinHeight, not Height: a long row of names pushes the addressee down instead of failing.
        colonne.Item().MinHeight(Gabarit.FenetreY).PaddingTop(12 * Gabarit.Mm).Column(haut => Emetteur(haut, document));
        colonne.Item().MinHeight(Gabarit.FenetreHauteur).Row(rangee =>
        {
            rangee.ConstantItem(Gabarit.FenetreX - Gabarit.Gauche).PaddingRight(22).Column(references => References(references, document));
            rangee.RelativeItem().Column(lignes => Lignes(lignes, document.Destinataire, Gabarit.Corps + 0.5f));
        });
        colonne.Item().PaddingTop(10).PaddingLeft(Gabarit.FenetreX - Gabarit.Gauche).Text(document.LieuEtDate);
        colonne.Item().PaddingTop(14).PaddingBottom(6).SemanticHeader1().Text(texte =>
        {
            texte.Span(TexteDuDocument.LibelleObjet);
            texte.Span(document.Objet).SemiBold();
        });
    }

    public static void Pied(IContainer pied, DocumentImprime document) => pied.BorderTop(0.6f).BorderColor(Couleurs.Filet).PaddingTop(5).Row(rangee =>
    {
        rangee.RelativeItem().Column(lignes => Lignes(lignes, TexteDuDocument.LirePied(document), Gabarit.PetitCorps));
        rangee.AutoItem().PaddingHorizontal(8).Text(texte =>
        {
            texte.DefaultTextStyle(style => style.DeCorps(Gabarit.PetitCorps).SemiBold());
            texte.Span("Page ");
            texte.CurrentPageNumber();
            texte.Span("/");
            texte.TotalPages();
        });
        if (CodeEnSvg(document.UrlDeVerification) is { } code)
        {
            rangee.ConstantItem(15 * Gabarit.Mm).SemanticImage("Code QR de vérification du courrier").Svg(code).FitArea();
        }
    });

    private static void Emetteur(ColumnDescriptor haut, DocumentImprime document)
    {
        for (var i = 0; i < document.Emetteur.Count; i++)
        {
            var texte = haut.Item().Text(document.Emetteur[i]).DeCorps(i == 0 ? 15 : 9.5f).FontColor(i == 0 ? Couleurs.Accent : Couleurs.Gris);
            if (i == 0)
            {
                texte.SemiBold();
            }
        }

        haut.Item().PaddingVertical(6).LineHorizontal(1.1f).LineColor(Couleurs.Accent);
        foreach (var rangee in document.Logos.Chunk(LogosParRangee))
        {
            haut.Item().PaddingBottom(4).Row(ligne =>
            {
                foreach (var nom in rangee)
                {
                    ligne.RelativeItem().PaddingRight(10).Text(nom).DeCorps(Gabarit.PetitCorps).SemiBold().FontColor(Couleurs.Gris);
                }

                if (rangee.Length < LogosParRangee)
                {
                    ligne.RelativeItem(LogosParRangee - rangee.Length);
                }
            });
        }
    }

    private static void References(ColumnDescriptor references, DocumentImprime document)
    {
        foreach (var reference in document.References)
        {
            references.Item().PaddingBottom(2).Text(texte =>
            {
                texte.DefaultTextStyle(style => style.DeCorps(9));
                texte.Span(TexteDuDocument.LibelleDe(reference));
                texte.Span(reference.Valeur).SemiBold();
            });
        }
    }

    private static void Lignes(ColumnDescriptor colonne, IEnumerable<string> textes, float taille)
    {
        foreach (var texte in textes)
        {
            colonne.Item().Text(texte).DeCorps(taille);
        }
    }

    private static string? CodeEnSvg(string? adresse)
    {
        using var chemin = DessinDuPied.Code(adresse);
        if (chemin is null)
        {
            return null;
        }

        var cadre = chemin.Bounds;
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{cadre.Left} {cadre.Top} {cadre.Width} {cadre.Height}\"><path d=\"{chemin.ToSvgPathData()}\"/></svg>");
    }
}
