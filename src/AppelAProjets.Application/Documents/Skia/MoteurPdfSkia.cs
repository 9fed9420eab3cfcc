using AppelAProjets.Application.Pieces;
using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Default engine: an A4 PDF/A-2b with embedded fonts. The same letter gives the same bytes. Skia writes no structure tags: the HTML page is the accessible form.</summary>
/// <param name="depot">Holds the images that letters name; null where none does.</param>
public sealed class MoteurPdfSkia(IDepotDeFichiers? depot = null) : IMoteurPdf
{
    private readonly ImagesDuDocument images = new(depot);

    public void Rendre(DocumentImprime document, Stream sortie)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(sortie);
        using var memoire = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(memoire, Metadonnees(document)))
        {
            Dessiner(pdf, AvecLesPages(AvecCeQuiManque(document)));
            pdf.Close();
        }

        sortie.Write(IdentifiantStable.Poser(LangueDuDocument.Poser(memoire.ToArray())));
    }

    // Never a letter changed or lost in silence.
    private static DocumentImprime AvecCeQuiManque(DocumentImprime document) => TexteDuDocument.Lire(document).Concat(TexteDuDocument.LirePied(document)).All(texte => !MiseEnSignes.Manquants(texte).Any())
        ? document
        : document with { Blocs = [new Paragraphe([new Fragment(TexteDuDocument.CaracteresManquants)], StyleDeParagraphe.Encadre), .. document.Blocs] };

    // A table of contents is set twice: its numbers take no room that the first setting had not.
    private DocumentImprime AvecLesPages(DocumentImprime document)
    {
        if (!document.Blocs.OfType<SautDePage>().Any(s => s.Repere is not null))
        {
            return document;
        }

        var pages = Pagination.Paginer([.. Pieces(document.Blocs)], HautDuCorps(document));
        var numeros = pages.Index().SelectMany(p => p.Item.Select(q => q.Piece.Repere).OfType<string>().Select(repere => (repere, Page: p.Index + 1))).ToDictionary(p => p.repere, p => p.Page);
        return document with { Blocs = [.. document.Blocs.Select(b => b is Tableau tableau ? tableau with { Lignes = [.. tableau.Lignes.Select(l => AvecSaPage(l, numeros))] } : b)] };
    }

    private static LigneDeTableau AvecSaPage(LigneDeTableau ligne, Dictionary<string, int> numeros) =>
        ligne.PageDe is { } repere && numeros.TryGetValue(repere, out var page) ? ligne with { Cellules = [.. ligne.Cellules.SkipLast(1), $"{page}"] } : ligne;

    private void Dessiner(SKDocument pdf, DocumentImprime document)
    {
        using var code = DessinDuPied.Code(document.UrlDeVerification);
        var pages = Pagination.Paginer([.. Pieces(document.Blocs)], HautDuCorps(document));
        for (var i = 0; i < pages.Count; i++)
        {
            var toile = pdf.BeginPage(Gabarit.LargeurDePage, Gabarit.HauteurDePage);
            DessinDuFiligrane.Dessiner(toile, document.Filigrane);
            DessinDeLImprime.DessinerEnTete(toile, document.EnTete);
            if (i == 0)
            {
                DessinerLeHaut(toile, document);
            }

            foreach (var (piece, y) in pages[i])
            {
                piece.Dessiner(toile, y);
            }

            DessinDuPied.Dessiner(toile, document, code, i + 1, pages.Count);
            pdf.EndPage();
        }
    }

    // The pages must be known before the first is drawn (n/N): the top of the letter is measured on a canvas that keeps nothing.
    private float HautDuCorps(DocumentImprime document)
    {
        using var toile = new SKNoDrawCanvas((int)Gabarit.LargeurDePage, (int)Gabarit.HauteurDePage);
        return DessinerLeHaut(toile, document);
    }

    private float DessinerLeHaut(SKCanvas toile, DocumentImprime document) =>
        document.EnTete is null ? DessinDeLEnTete.Dessiner(toile, document, images) : DessinDeLImprime.Dessiner(toile, document);

    private IEnumerable<Piece> Pieces(IReadOnlyList<Bloc> blocs)
    {
        for (var i = 0; i < blocs.Count; i++)
        {
            var pieces = Pieces(blocs[i]).ToArray();
            if (pieces.Length > 0 && i + 1 < blocs.Count && blocs[i + 1] is BlocSignatures)
            {
                // Signatures never stand alone on a page.
                pieces[^1] = pieces[^1] with { TientALaSuivante = true };
            }

            foreach (var piece in pieces)
            {
                yield return piece;
            }
        }
    }

    private IEnumerable<Piece> Pieces(Bloc bloc) => bloc switch
    {
        Titre titre => DessinDuTexte.Titre(titre),
        Paragraphe paragraphe => DessinDuTexte.Paragraphe(paragraphe),
        Liste liste => DessinDuTexte.Liste(liste),
        Tableau tableau => DessinDuTableau.Composer(tableau),
        Rubriques rubriques => DessinDesRubriques.Composer(rubriques),
        SautDePage { Repere: { } repere } => [Piece.Saut, new Piece(0, (_, _) => { }) { Repere = repere, TientALaSuivante = true }],
        SautDePage => [Piece.Saut],
        BlocSignatures signatures => DessinDesSignatures.Composer(signatures, images),
        _ => throw new InvalidOperationException($"Unknown block {bloc.GetType().Name}."),
    };

    private static SKDocumentPdfMetadata Metadonnees(DocumentImprime document)
    {
        var instant = document.Date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var metadonnees = SKDocumentPdfMetadata.Default;
        metadonnees.Title = document.Titre;
        metadonnees.Author = document.Emetteur.Count > 0 ? document.Emetteur[0] : document.Titre;
        metadonnees.Subject = document.Objet;
        metadonnees.Keywords = document.Modele ?? "";
        metadonnees.Creator = "AppelAProjets";
        metadonnees.Creation = instant;
        metadonnees.Modified = instant;
        metadonnees.PdfA = true;
        return metadonnees;
    }
}
