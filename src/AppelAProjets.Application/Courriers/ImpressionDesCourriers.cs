using System.IO.Compression;
using AppelAProjets.Application.Pieces;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace AppelAProjets.Application.Courriers;

/// <summary>The letters of a batch on paper: one archive, or one PDF to print on both sides, in the order of the batch.</summary>
public sealed class ImpressionDesCourriers(SqlDatabase database, Ecrivain ecrivain, IDepotDeFichiers depot)
{
    // Of a publication, what was published and nothing later; of a production, drafts drawn since they were composed.
    private static readonly SqlStatement DuLot = new("""
        SELECT c.Numero, COALESCE(c.Empreinte, r.Empreinte) AS Empreinte
        FROM LotCourrier x
        INNER JOIN LotDeCourriers l ON l.Id = x.LotId
        INNER JOIN Courrier c ON c.PointId = x.PointId
        LEFT JOIN CourrierRendu r ON r.CourrierId = c.Id AND r.Le >= c.ComposeLe
        WHERE x.LotId = @Id
          AND ((c.Empreinte IS NOT NULL AND c.Etat = 'Publie' AND (l.Nature = 'Production' OR l.FiniLe IS NULL OR c.PublieLe <= l.FiniLe))
               OR (c.Empreinte IS NOT NULL AND c.Etat = 'EnRevision' AND l.Nature = 'Publication' AND NOT EXISTS (SELECT 1 FROM Courrier k WHERE k.PointId = c.PointId AND k.Etat IN ('Projet', 'BonASigner', 'Publie')))
               OR (l.Nature = 'Production' AND r.Empreinte IS NOT NULL AND c.Etat IN ('Projet', 'BonASigner')))
        ORDER BY x.Ordre, c.Numero
        """);

    /// <summary>To dispose. Absent when the batch is not of that call, holds nothing yet, or holds a letter hidden from this person.</summary>
    public Task<Resultat<Stream>> ZipAsync(string code, Guid lotId, Acteur acteur, CancellationToken annulation = default) => FaireAsync(code, lotId, acteur, Zip, annulation);

    public Task<Resultat<Stream>> PdfAsync(string code, Guid lotId, Acteur acteur, CancellationToken annulation = default) => FaireAsync(code, lotId, acteur, Relier, annulation);

    private async Task<Resultat<Stream>> FaireAsync(string code, Guid lotId, Acteur acteur, Action<IReadOnlyList<FeuilleRow>, Stream> ecrire, CancellationToken annulation)
    {
        LotRow? lot;
        IReadOnlyList<FeuilleRow> feuilles;
        await using (var session = await database.LireAsync(annulation))
        {
            lot = await session.LotAsync(lotId);
            if (lot is null || lot.Code != code || !acteur.A(Role.Secretariat) || !await session.LotEstVisibleAsync(lotId, acteur))
            {
                return Refus.Absent;
            }

            feuilles = await session.ListeAsync<FeuilleRow>(DuLot, new { Id = lotId });
        }

        if (feuilles.Count == 0)
        {
            return Refus.Absent;
        }

        var sortie = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, 81_920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        ecrire(feuilles, sortie);
        sortie.Position = 0;
        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Appel, lot.AppelId, Details: feuilles.Count == 1 ? "Un courrier" : $"{feuilles.Count} courriers"), annulation);
        return Resultat.Fait<Stream>(sortie);
    }

    private void Zip(IReadOnlyList<FeuilleRow> feuilles, Stream sortie)
    {
        using var zip = new ZipArchive(sortie, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var feuille in feuilles)
        {
            using var pdf = Ouvrir(feuille);
            using var entree = zip.CreateEntry($"courrier-{feuille.Numero}.pdf", CompressionLevel.NoCompression).Open();
            pdf.CopyTo(entree);
        }
    }

    private Stream Ouvrir(FeuilleRow feuille) => depot.Ouvrir(feuille.Empreinte) ?? throw new InvalidOperationException($"The PDF of letter {feuille.Numero} is not in the store.");

    // A blank page after an odd number of them: each letter begins on its own sheet.
    private void Relier(IReadOnlyList<FeuilleRow> feuilles, Stream sortie)
    {
        using var relie = new PdfDocumentBuilder(sortie, false);
        foreach (var feuille in feuilles)
        {
            using var pdf = Ouvrir(feuille);
            using var courrier = PdfDocument.Open(pdf);
            for (var page = 1; page <= courrier.NumberOfPages; page++)
            {
                relie.AddPage(courrier, page);
            }

            if (courrier.NumberOfPages % 2 == 1)
            {
                relie.AddPage(PageSize.A4);
            }
        }

        relie.Build();
    }

    private sealed record FeuilleRow
    {
        public required string Numero { get; init; }
        public required string Empreinte { get; init; }
    }
}
