using System.IO.Compression;
using System.Security.Cryptography;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Tests.Sql;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>Files: accepted by signature and extension; a refused one leaves nothing.</summary>
[SurChaqueMoteur]
public sealed class PiecesTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static IEnumerable<TestCaseData> Refuses()
    {
        yield return new TestCaseData("rib.pdf", Array.Empty<byte>(), "fichier.vide").SetArgDisplayNames("empty");
        yield return new TestCaseData("rib.exe", DossierDEssai.UnPdf(), "fichier.type").SetArgDisplayNames("extension");
        yield return new TestCaseData("rib", DossierDEssai.UnPdf(), "fichier.type").SetArgDisplayNames("no extension");
        yield return new TestCaseData("rib.pdf", Png, "fichier.signature").SetArgDisplayNames("picture called PDF");
        yield return new TestCaseData("rib.png", DossierDEssai.UnPdf(), "fichier.signature").SetArgDisplayNames("PDF called picture");
        yield return new TestCaseData("rib.pdf", "%PDF-1.4 cut"u8.ToArray(), "fichier.illisible").SetArgDisplayNames("truncated PDF");
        yield return new TestCaseData("rib.png", Png[..20], "fichier.illisible").SetArgDisplayNames("truncated picture");
        yield return new TestCaseData("rib.docx", Zip("xl/workbook.xml"), "fichier.illisible").SetArgDisplayNames("workbook called document");
        yield return new TestCaseData("rib.docx", Zip("word/document.xml", "word/vbaProject.bin"), "fichier.macros").SetArgDisplayNames("macros");
        yield return new TestCaseData("rib.docx", Zip("word/document.xml")[..60], "fichier.illisible").SetArgDisplayNames("truncated archive");
        yield return new TestCaseData("rib.pdf", new byte[10_001], "fichier.trop-grand").SetArgDisplayNames("one byte over the limit");
    }

    [TestCaseSource(nameof(Refuses))]
    public async Task A_refused_file_leaves_nothing(string nom, byte[] contenu, string code)
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        using var flux = new MemoryStream(contenu);

        var refus = await essai.Joindre.ExecuterAsync(id, essai.PieceId, nom, flux, essai.Signataire);

        Assert.Multiple(async () =>
        {
            Assert.That(refus.Refus?.Code, Is.EqualTo(code));
            Assert.That(Directory.GetFiles(essai.Fichiers.Value.Dossier, "*", SearchOption.AllDirectories), Is.Empty);
            Assert.That((await essai.LireAsync(id))!.Contenu.Pieces.Single().Empreinte, Is.Null);
        });
    }

    [TestCase("rib.PDF", "pdf")]
    [TestCase("carte.png", "png")]
    [TestCase("statuts.docx", "docx")]
    [TestCase("compte.xlsx", "xlsx")]
    public async Task An_accepted_file_is_kept_once_and_read_back(string nom, string sorte)
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var (un, deux) = (await essai.BrouillonAsync(), await essai.BrouillonAsync());
        var contenu = sorte switch { "pdf" => DossierDEssai.UnPdf(), "png" => Png, "docx" => Zip("word/document.xml"), _ => Zip("xl/workbook.xml") };
        foreach (var id in new[] { un, deux })
        {
            using var flux = new MemoryStream(contenu);
            Assert.That((await essai.Joindre.ExecuterAsync(id, essai.PieceId, nom, flux, essai.Signataire)).Refus, Is.Null);
        }

        var empreinte = Convert.ToHexStringLower(SHA256.HashData(contenu));
        var piece = (await new FichierDuPorteurQuery(essai.Base, essai.Depot).TrouverAsync(un, empreinte, essai.Signataire))!;
        await using var lu = new DepotSurDisque(essai.Fichiers).Ouvrir(piece.Empreinte)!;
        using var copie = new MemoryStream();
        await lu.CopyToAsync(copie);
        Assert.Multiple(async () =>
        {
            Assert.That(copie.ToArray(), Is.EqualTo(contenu));
            Assert.That(Directory.GetFiles(essai.Fichiers.Value.Dossier, "*", SearchOption.AllDirectories), Has.Length.EqualTo(1));
            Assert.That(await new FichierDuPorteurQuery(essai.Base, essai.Depot).TrouverAsync(un, empreinte, essai.Etranger), Is.Null);
        });
    }

    [TestCase("../../etc/passwd.pdf", "passwd.pdf")]
    [TestCase("C:\\Users\\a\\rib.pdf", "rib.pdf")]
    [TestCase("a\0b\r\n\".pdf", "ab.pdf")]
    public void A_name_is_made_safe(string nom, string attendu) => Assert.That(ControleDeFichier.Nommer(nom), Is.EqualTo(attendu));

    [Test]
    public void A_very_long_name_keeps_its_extension() =>
        Assert.That(ControleDeFichier.Nommer(new string('a', 5_000) + ".pdf"), Has.Length.EqualTo(200).And.EndsWith(".pdf"));

    private static byte[] Zip(params string[] entrees)
    {
        using var flux = new MemoryStream();
        using (var archive = new ZipArchive(flux, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entree in entrees.Prepend("[Content_Types].xml"))
            {
                using var ecrit = new StreamWriter(archive.CreateEntry(entree).Open());
                ecrit.Write("<x/>");
            }
        }

        return flux.ToArray();
    }
}
