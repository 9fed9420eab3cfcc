using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Documents.Skia;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace AppelAProjets.QuestPdf;

/// <summary>A form: the line at the top of each page, the title of the first, the fields, the words across the pages.</summary>
internal static class ImprimeQuestPdf
{
    private const float Angle = -52;
    private const float TailleDuFiligrane = 56;

    public static void EnTete(IContainer haut, EnTeteDePage enTete) => haut.PaddingTop(8 * Gabarit.Mm).Row(rangee =>
    {
        rangee.RelativeItem().Text(enTete.Gauche).DeCorps(Gabarit.PetitCorps).FontColor(Couleurs.Gris);
        rangee.AutoItem().PaddingLeft(16).Text(enTete.Droite).DeCorps(Gabarit.PetitCorps).SemiBold();
    });

    public static void Titre(ColumnDescriptor colonne, DocumentImprime document)
    {
        foreach (var texte in document.Emetteur)
        {
            colonne.Item().Text(texte).DeCorps(9.5f).FontColor(Couleurs.Gris);
        }

        colonne.Item().PaddingTop(6).PaddingBottom(6).SemanticHeader1().Text(document.Objet).DeCorps(19).SemiBold().FontColor(Couleurs.Accent);
        foreach (var reference in document.References)
        {
            colonne.Item().Text(texte =>
            {
                texte.DefaultTextStyle(style => style.DeCorps(9.5f));
                texte.Span(TexteDuDocument.LibelleDe(reference));
                texte.Span(reference.Valeur).SemiBold();
            });
        }

        colonne.Item().PaddingTop(6).LineHorizontal(1.1f).LineColor(Couleurs.Accent);
    }

    public static void Rubriques(ColumnDescriptor colonne, Rubriques bloc)
    {
        foreach (var rubrique in bloc.Lignes)
        {
            colonne.Item().PaddingTop(4).BorderBottom(0.5f).BorderColor(Couleurs.Filet).PaddingBottom(3).Row(rangee =>
            {
                rangee.RelativeItem(3).PaddingRight(10).Text(rubrique.Libelle).DeCorps(10).FontColor(Couleurs.Gris);
                rangee.RelativeItem(7).Text(rubrique.Valeur).DeCorps(10);
            });
        }
    }

    // The text is centred on the page, then turned around its centre.
    public static void Filigrane(IContainer fond, string texte) => fond.AlignCenter().AlignMiddle().Unconstrained()
        .Rotate(Angle).OffsetX(-Gabarit.HauteurDePage / 2).OffsetY(-TailleDuFiligrane / 2).Width(Gabarit.HauteurDePage)
        .Text(texte).FontSize(TailleDuFiligrane).SemiBold().FontColor(Couleurs.Filigrane).AlignCenter();
}
