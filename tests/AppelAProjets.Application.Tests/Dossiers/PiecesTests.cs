using System.Security.Cryptography;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>Files: accepted by signature and extension; a refused one leaves nothing.</summary>
[SurChaqueMoteur]
public sealed class PiecesTests
{
    private static readonly byte[] Png = FichiersPieges.Png;

    private static IEnumerable<TestCaseData> Refuses()
    {
        yield return new TestCaseData("rib.pdf", Array.Empty<byte>(), "fichier.vide").SetArgDisplayNames("empty");
        yield return new TestCaseData("rib.exe", DossierDEssai.UnPdf(), "fichier.type").SetArgDisplayNames("extension");
        yield return new TestCaseData("rib", DossierDEssai.UnPdf(), "fichier.type").SetArgDisplayNames("no extension");
        yield return new TestCaseData("rib.pdf", Png, "fichier.signature").SetArgDisplayNames("picture called PDF");
        yield return new TestCaseData("rib.png", DossierDEssai.UnPdf(), "fichier.signature").SetArgDisplayNames("PDF called picture");
        yield return new TestCaseData("rib.pdf", "%PDF-1.4 cut"u8.ToArray(), "fichier.tronque").SetArgDisplayNames("truncated PDF");
        yield return new TestCaseData("rib.png", Png[..20], "fichier.illisible").SetArgDisplayNames("truncated picture");
        yield return new TestCaseData("rib.docx", FichiersPieges.Zip("xl/workbook.xml"), "fichier.signature").SetArgDisplayNames("workbook called document");
        yield return new TestCaseData("rib.docx", FichiersPieges.Zip("word/document.xml", "word/vbaProject.bin"), "fichier.macros").SetArgDisplayNames("macros");
        yield return new TestCaseData("rib.docx", FichiersPieges.Zip("word/document.xml")[..60], "fichier.illisible").SetArgDisplayNames("truncated archive");
        yield return new TestCaseData("rib.docm", FichiersPieges.Zip("word/document.xml"), "fichier.macros").SetArgDisplayNames("document with macros");
        yield return new TestCaseData("rib.docx", FichiersPieges.DocxAMacros(), "fichier.macros").SetArgDisplayNames("macros under another name");
        yield return new TestCaseData("rib.odt", FichiersPieges.Archive(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", "<x/>"u8.ToArray()), ("Basic/Standard/m.xml", "<x/>"u8.ToArray())), "fichier.illisible").SetArgDisplayNames("compressed mimetype");
        yield return new TestCaseData("rib.docx", FichiersPieges.Zip("word/document.xml", "../../etc/cron.d/x"), "fichier.illisible").SetArgDisplayNames("entry that leaves its folder");
        yield return new TestCaseData("rib.docx", FichiersPieges.Bombe(8), "fichier.demesure").SetArgDisplayNames("8 kB that become 8 MB");
        yield return new TestCaseData("rib.docx", FichiersPieges.Bombe(8, menteuse: true), "fichier.demesure").SetArgDisplayNames("bomb that lies about its size");
        yield return new TestCaseData("rib.docx", FichiersPieges.Archive(("word/document.xml", "<x/>"u8.ToArray()), ("word/embeddings/a.docx", FichiersPieges.Bombe(8))), "fichier.demesure").SetArgDisplayNames("bomb inside a document");
        yield return new TestCaseData("rib.docx", FichiersPieges.Archive(("word/document.xml", "<x/>"u8.ToArray()), ("a.docx", FichiersPieges.Archive(("b.docx", FichiersPieges.Zip("c"))))), "fichier.demesure").SetArgDisplayNames("archives within archives");
        yield return new TestCaseData("rib.pdf", FichiersPieges.Pdf("2 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj"), "fichier.actif").SetArgDisplayNames("PDF with a script");
        yield return new TestCaseData("rib.pdf", FichiersPieges.Pdf("2 0 obj<</S/J#61vaScript>>endobj"), "fichier.actif").SetArgDisplayNames("PDF with an escaped script");
        yield return new TestCaseData("rib.pdf", FichiersPieges.PdfComprime("<</S/JavaScript/JS(x)>>"), "fichier.actif").SetArgDisplayNames("PDF with a compressed script");
        yield return new TestCaseData("rib.pdf", FichiersPieges.Pdf("2 0 obj<</S/Launch/F(cmd.exe)>>endobj"), "fichier.actif").SetArgDisplayNames("PDF that starts a program");
        yield return new TestCaseData("rib.pdf", FichiersPieges.Pdf("4 0 obj<</Type/EmbeddedFile/Length 1>>stream\nx\nendstream endobj"), "fichier.actif").SetArgDisplayNames("PDF with a file inside");
        yield return new TestCaseData("rib.pdf", FichiersPieges.Pdf("<script>alert(1)</script>"), "fichier.deguise").SetArgDisplayNames("PDF that is a page");
        yield return new TestCaseData("rib.pdf", "<html><script>alert(1)</script> %PDF-1.4 1 0 obj %%EOF"u8.ToArray(), "fichier.signature").SetArgDisplayNames("page called PDF");
        yield return new TestCaseData("rib.pdf", "#!/bin/sh\nrm -rf ~\n"u8.ToArray(), "fichier.signature").SetArgDisplayNames("script called PDF");
        yield return new TestCaseData("photo.png", FichiersPieges.PngDe(30_000), "fichier.pixels").SetArgDisplayNames("30,000 pixels a side");
        yield return new TestCaseData("rib.pdf\0.exe", DossierDEssai.UnPdf(), "fichier.type").SetArgDisplayNames("hidden extension");
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
            Assert.That((await essai.LireAsync(id))!.Contenu.Pieces.Single().Fichiers, Is.Empty);
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
        var contenu = sorte switch { "pdf" => DossierDEssai.UnPdf(), "png" => Png, "docx" => FichiersPieges.Docx(), _ => FichiersPieges.Xlsx() };
        foreach (var id in new[] { un, deux })
        {
            using var flux = new MemoryStream(contenu);
            Assert.That((await essai.Joindre.ExecuterAsync(id, essai.PieceId, nom, flux, essai.Signataire)).Refus, Is.Null);
        }

        var empreinte = Convert.ToHexStringLower(SHA256.HashData(contenu));
        var piece = (await new FichierDuPorteurQuery(essai.Base, essai.Depot, essai.Horloge).TrouverAsync(un, empreinte, essai.Signataire))!;
        await using var lu = essai.Depot.Ouvrir(piece.Empreinte)!;
        using var copie = new MemoryStream();
        await lu.CopyToAsync(copie);
        Assert.Multiple(async () =>
        {
            Assert.That(copie.ToArray(), Is.EqualTo(contenu));
            Assert.That(Directory.GetFiles(essai.Fichiers.Value.Dossier, "*", SearchOption.AllDirectories), Has.Length.EqualTo(1));
            Assert.That(await new FichierDuPorteurQuery(essai.Base, essai.Depot, essai.Horloge).TrouverAsync(un, empreinte, essai.Etranger), Is.Null);
        });
    }

    [Test]
    public async Task A_permanent_piece_of_the_organisation_is_joined_with_its_own_bytes_while_it_is_valid()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        var jour = HeureDeParis.Jour(essai.Horloge.GetUtcNow());
        using var pdf = new MemoryStream(DossierDEssai.UnPdf());
        var permanentes = new JoindrePiecePermanente(essai.Base, essai.Ecrivain, new RecevoirFichier(essai.Base, essai.Depot, essai.Antivirus, essai.Fichiers));
        Assert.That((await permanentes.ExecuterAsync(essai.OrganisationId, new SaisiePiecePermanente(TypeDePiecePermanente.Rib, jour, jour.AddDays(1), false), ("rib-2027.pdf", pdf), essai.Signataire)).Issue, Is.EqualTo(Issue.Fait));
        var fichiers = new FichierDuPorteurQuery(essai.Base, essai.Depot, essai.Horloge);
        var rib = (await fichiers.AJoindreAsync(id, jour, essai.Brouillonneur)).Single();

        var etranger = await essai.Joindre.PermanenteAsync(id, essai.PieceId, rib.Id, essai.Etranger);
        var joint = await essai.Joindre.PermanenteAsync(id, essai.PieceId, rib.Id, essai.Brouillonneur);
        var encore = await essai.Joindre.PermanenteAsync(id, essai.PieceId, rib.Id, essai.Brouillonneur);
        var pieces = (await essai.LireAsync(id))!.Contenu.Pieces.Single().Fichiers;
        essai.Horloge.Advance(TimeSpan.FromDays(2));
        var autre = await essai.BrouillonAsync();
        var perimee = await essai.Joindre.PermanenteAsync(autre, essai.PieceId, rib.Id, essai.Brouillonneur);

        Assert.Multiple(async () =>
        {
            Assert.That(etranger.Issue, Is.EqualTo(Issue.Absent));
            Assert.That((joint.Refus, encore.Refus), Is.EqualTo(((Refus?)null, (Refus?)null)));
            Assert.That(pieces.Select(p => (p.Nom, p.Empreinte)), Is.EqualTo(new[] { ("rib-2027.pdf", rib.Empreinte) }));
            Assert.That(perimee.Refus?.Code, Is.EqualTo("piece.permanente"));
            Assert.That(await fichiers.AJoindreAsync(autre, jour.AddDays(2), essai.Brouillonneur), Is.Empty);
            Assert.That(await fichiers.AJoindreAsync(id, jour, essai.Etranger), Is.Empty);
        });
    }

    [Test]
    public async Task A_piece_takes_ten_files_each_content_once_and_gives_them_back_one_by_one()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        var sorts = new List<string?>();
        foreach (var rang in new[] { 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 })
        {
            using var flux = new MemoryStream(FichiersPieges.Pdf($"% {rang}"));
            sorts.Add((await essai.Joindre.ExecuterAsync(id, essai.PieceId, $"page {rang}.pdf", flux, essai.Signataire)).Refus?.Code);
        }

        var piece = (await essai.LireAsync(id))!.Contenu.Pieces.Single();
        await essai.Joindre.RetirerAsync(id, essai.PieceId, piece.Fichiers[0].Empreinte, essai.Signataire);

        var reste = (await essai.LireAsync(id))!.Contenu.Pieces.Single();
        Assert.Multiple(() =>
        {
            Assert.That(sorts, Is.EqualTo(Enumerable.Repeat<string?>(null, 11).Append("fichier.trop")));
            Assert.That(piece.Fichiers.Select(f => f.Nom), Is.EqualTo(Enumerable.Range(1, 10).Select(r => $"page {r}.pdf")));
            Assert.That((reste.Fichiers[0].Nom, reste.Fichiers.Count), Is.EqualTo(("page 2.pdf", 9)));
        });
    }

    private static IEnumerable<TestCaseData> Demesures()
    {
        yield return new TestCaseData("a.docx", FichiersPieges.Archive([.. Enumerable.Range(0, 50_000).Select(i => ($"word/{i}", Array.Empty<byte>()))]), "fichier.demesure").SetArgDisplayNames("50,000 entries");
        yield return new TestCaseData("a.pdf", (byte[])[.. "%PDF-1.4\n"u8, .. System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"{i} 0 obj\n"))), .. "%%EOF\n"u8], "fichier.demesure").SetArgDisplayNames("a million objects");
        yield return new TestCaseData("a.docx", FichiersPieges.Bombe(300), "fichier.demesure").SetArgDisplayNames("300 MB");
        yield return new TestCaseData("a.pdf", FichiersPieges.Pdf("stream" + new string('/', 15_000_000)), null).SetArgDisplayNames("fifteen million names");
    }

    [TestCaseSource(nameof(Demesures))]
    public async Task A_bomb_is_answered_without_being_unfolded(string nom, byte[] contenu, string? code)
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        using var flux = new MemoryStream(contenu);
        using var recu = await essai.Depot.RecevoirAsync(flux, 20 * 1024 * 1024);
        var avant = GC.GetTotalAllocatedBytes(precise: true);
        var sort = await ControleDeFichier.VerifierAsync(nom, recu, 20 * 1024 * 1024);
        Assert.Multiple(() =>
        {
            Assert.That(sort.Refus?.Code, Is.EqualTo(code));
            Assert.That(GC.GetTotalAllocatedBytes(precise: true) - avant, Is.LessThan(200_000_000));
        });
    }

    [TestCase("fa\u202Efdp.exe.pdf", "fafdp.exe.pdf")]
    [TestCase("../../etc/passwd.pdf", "passwd.pdf")]
    [TestCase("C:\\Users\\a\\rib.pdf", "rib.pdf")]
    [TestCase("a\0b\r\n\".pdf", "ab.pdf")]
    public void A_name_is_made_safe(string nom, string attendu) => Assert.That(ControleDeFichier.Nommer(nom), Is.EqualTo(attendu));

    [Test]
    public void A_very_long_name_keeps_its_extension() =>
        Assert.That(ControleDeFichier.Nommer(new string('a', 5_000) + ".pdf"), Has.Length.LessThanOrEqualTo(120).And.EndsWith(".pdf"));
}
