using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Documents.Skia;
using QuestPDF;
using QuestPDF.Drawing;
using QuestPDF.Fluent;
using QuestPDF.Helpers;
using QuestPDF.Infrastructure;

namespace AppelAProjets.QuestPdf;

/// <summary>The client's engine: a tagged PDF/A-2a and PDF/UA-1. Its bytes differ from one rendering to the next (QuestPDF says so of PDF/UA).</summary>
public sealed class MoteurPdfQuestPdf : IMoteurPdf
{
    /// <summary>Sets the licence, then registers the letters' fonts. Throws when the licence is absent or unknown: a build asked for QuestPDF must be configured for it.</summary>
    public MoteurPdfQuestPdf(CourrierOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Enum.TryParse<LicenseType>(options.LicenceQuestPdf, ignoreCase: true, out var licence) || !Enum.IsDefined(licence))
        {
            throw new InvalidOperationException($"Courriers:LicenceQuestPdf must be one of {string.Join(", ", Enum.GetNames<LicenseType>())}.");
        }

        Settings.License = licence;
        Settings.UseEnvironmentFonts = false;
        // Its own fonts only: it stops rather than leave a character out.
        Settings.CheckIfAllTextGlyphsAreAvailable = true;
        foreach (var style in Police.Styles)
        {
            using var flux = new MemoryStream(Police.LireFichier(style));
            FontManager.RegisterFont(flux);
        }
    }

    public void Rendre(DocumentImprime document, Stream sortie)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document.Create(conteneur => conteneur.Page(page => Page(page, document)))
            .WithMetadata(Metadonnees(document))
            .WithSettings(new DocumentSettings { PDFA_Conformance = PDFA_Conformance.PDFA_2A, PDFUA_Conformance = PDFUA_Conformance.PDFUA_1 })
            .GeneratePdf(sortie);
    }

    private static void Page(PageDescriptor page, DocumentImprime document)
    {
        page.Size(PageSizes.A4);
        page.MarginHorizontal(Gabarit.Gauche);
        page.DefaultTextStyle(style => style.FontFamily(Police.Famille).DeCorps(Gabarit.Corps).FontColor(Couleurs.Noir));
        if (document.EnTete is { } enTete)
        {
            page.Header().Height(Gabarit.Haut).Element(haut => ImprimeQuestPdf.EnTete(haut, enTete));
        }
        else
        {
            page.Header().SkipOnce().Height(Gabarit.Haut);
        }

        if (document.Filigrane is { } filigrane)
        {
            page.Background().Element(fond => ImprimeQuestPdf.Filigrane(fond, filigrane));
        }

        page.Content().Column(colonne =>
        {
            (document.EnTete is null ? (Action<ColumnDescriptor, DocumentImprime>)EnTeteQuestPdf.Composer : ImprimeQuestPdf.Titre)(colonne, document);
            foreach (var bloc in document.Blocs)
            {
                BlocsQuestPdf.Composer(colonne, bloc);
            }
        });
        page.Footer().Height(Gabarit.HauteurDePage - Gabarit.Bas).PaddingTop(4 * Gabarit.Mm).Element(pied => EnTeteQuestPdf.Pied(pied, document));
    }

    private static DocumentMetadata Metadonnees(DocumentImprime document)
    {
        var instant = new DateTimeOffset(document.Date, TimeOnly.MinValue, TimeSpan.Zero);
        return new DocumentMetadata
        {
            Title = document.Titre,
            Author = document.Emetteur.Count > 0 ? document.Emetteur[0] : document.Titre,
            Subject = document.Objet,
            Creator = "AppelAProjets",
            Language = "fr-FR",
            CreationDate = instant,
            ModifiedDate = instant,
        };
    }
}
