using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Tests.Dossiers;
using CsCheck;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace AppelAProjets.Application.Tests.Pieces;

/// <summary>Files as they arrive and names as they are given back, one line per case in the file beside.</summary>
public sealed partial class FichiersTests
{
    private const string Facture = "<?xml version=\"1.0\"?><rsm:CrossIndustryInvoice xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\"/>";

    private static readonly Dictionary<SKEncodedImageFormat, byte[]> Images = new[] { SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg }.ToDictionary(f => f, Bruit);

    private readonly DirectoryInfo _dossier = Directory.CreateTempSubdirectory();

    private DepotSurDisque Depot => new(Options.Create(new FichiersOptions { Dossier = _dossier.FullName }), TimeProvider.System);

    [OneTimeTearDown]
    public void Effacer() => _dossier.Delete(recursive: true);

    private static IEnumerable<TestCaseData> LesCas => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Pieces", "fichiers.txt")).Index().Where(l => l.Item.Length > 0 && l.Item[0] != '#')
        .Select(l => new TestCaseData(l.Item.Split(" | ")[0], l.Item.Split(" | ")[1], l.Item.Split(" | ")[2]).SetArgDisplayNames($"{l.Index + 1}: {l.Item}"));

    [TestCaseSource(nameof(LesCas))]
    public async Task Each_case_is_answered_as_its_line_says(string sorte, string arrive, string attendu)
    {
        var lu = sorte switch
        {
            "contenu" => await VerifierAsync(arrive.Split(" > ")[0], Fabriquer(arrive.Split(" > ")[1].Split(' '))) is var type && type.EstRefuse ? "!" + type.Refus!.Code : type.Valeur,
            "nom" => ControleDeFichier.Nommer(Lire(arrive)),
            "dossier" => (await EntreesAsync("Dossier", arrive, ["a.pdf"]))[0].Split('/')[0]["01 ".Length..],
            _ => string.Join(" / ", (await EntreesAsync("Dossier", "RIB", Lire(arrive).Split(" / "))).Select(e => e["01 RIB/".Length..])),
        };
        Assert.That(lu, Is.EqualTo(Lire(attendu)));
    }

    [Test]
    public void A_picture_or_a_PDF_cut_anywhere_is_refused() =>
        Gen.Select(Gen.OneOf("png", "jpeg", "jpeg-vignette", "pdf", "factur-x"), Gen.Int[0, 9_999]).Sample((sorte, part) =>
        {
            var entier = Fabriquer([sorte]);
            var coupe = entier[..(int)((long)(entier.Length - 12) * part / 10_000)];
            return VerifierAsync(sorte[..3] switch { "png" => "a.png", "jpe" => "a.jpg", _ => "a.pdf" }, coupe).GetAwaiter().GetResult().EstRefuse;
        }, iter: 300);

    [Test]
    public void No_bytes_make_the_control_throw() =>
        Gen.Select(Gen.OneOf("png", "jpeg", "pdf", "pdf-comprime", "factur-x"), Gen.Select(Gen.Int[0, 99_999], Gen.Byte).List[1, 20]).Sample((sorte, changes) =>
        {
            var octets = Fabriquer([sorte]);
            foreach (var (rang, octet) in changes)
            {
                octets[rang % octets.Length] = octet;
            }

            _ = VerifierAsync(sorte[..3] switch { "png" => "a.png", "jpe" => "a.jpg", _ => "a.pdf" }, octets).GetAwaiter().GetResult();
        }, iter: 300);

    [Test]
    public void An_archive_opens_on_any_computer() =>
        Gen.Select(Gen.String[Gen.Char["aÀe\u0301. /\\:*CONauxNUL1-"], 0, 200], Gen.String[Gen.Char["AbcÉ/. "], 0, 100], Gen.OneOf(
            Gen.String[Gen.Char["abAB.e\u0301éÉ "], 0, 8], Gen.OneOf("CON", "aux.pdf", "com1.tar.pdf", "nul ", new string('é', 300) + ".pdf", new string('a', 300), "麻", "..", "x/y.pdf"), Gen.String[0, 200]).List[1, 12])
            .Sample((titre, rubrique, noms) =>
            {
                var (nom, entrees) = (new ArchiveDesPieces(titre, [], [], Depot).Nom, EntreesAsync(titre, rubrique, noms).GetAwaiter().GetResult());
                var plies = entrees.Select(e => e.Normalize().ToUpperInvariant()).ToList();
                return entrees.Append(nom).All(e => e.Length <= 120 && e.IsNormalized() && e.Split('/').All(EstOuvrable)) && plies.Distinct().Count() == plies.Count && entrees.Count == noms.Count;
            }, iter: 200);

    [TestCase("photo.heic", "texte", "JPEG")]
    [TestCase("statuts.doc", "texte", "en PDF")]
    [TestCase("pieces.zip", "texte", "un par un")]
    [TestCase("message.msg", "texte", "pièce jointe")]
    [TestCase("photo.png", "jpeg", "Remplacez la fin de son nom par «\u00A0.jpg\u00A0»")]
    [TestCase("rib.pdf", "png", "par «\u00A0.png\u00A0»")]
    [TestCase("compte.xlsx", "docx", "celui d’un fichier DOCX. Remplacez la fin de son nom par «\u00A0.docx\u00A0»")]
    [TestCase("statuts.odt", "ods", "celui d’un fichier ODS. Enregistrez ce document en PDF")]
    [TestCase("statuts.docx", "ole-protege", "mot de passe")]
    [TestCase("statuts.docx", "ole", "d’un ancien format")]
    [TestCase("photo.jpg", "jpeg 60", "s’arrête avant la fin")]
    [TestCase("rib.pdf", "pdf 60", "s’arrête avant la fin")]
    [TestCase("rib.pdf", "pdf-sans-page", "aucune page")]
    public async Task The_advice_fits_the_case(string nom, string sorte, string dit) => Assert.That((await VerifierAsync(nom, Fabriquer(sorte.Split(' ')))).Refus!.Message, Does.Contain(dit));

    [Test]
    public async Task A_PDF_is_never_told_to_be_saved_as_PDF()
    {
        foreach (var sorte in new[] { "pdf 60", "pdf-sans-page", "pdf-script", "pdf-piece-jointe", "vide" })
        {
            Assert.That((await VerifierAsync("rib.pdf", Fabriquer(sorte.Split(' ')))).Refus!.Message, Does.Not.Contain("nregistrez-le en PDF").And.Not.Contain("enregistrant en PDF"), sorte);
        }

        Assert.That(ControleDeFichier.TropGrand(1024 * 1024), Does.Not.Contain("PDF"));
    }

    private static bool EstOuvrable(string nom) => nom.Length > 0 && nom[^1] is not ('.' or ' ') && nom[0] is not ' ' && !nom.Any(c => char.IsControl(c) || "\"<>:|?*\\".Contains(c))
        && !new[] { "CON", "PRN", "AUX", "NUL", "COM1" }.Contains(nom.Split('.')[0].Trim().ToUpperInvariant()) && Encoding.UTF8.GetByteCount(nom) < 255;

    private async Task<Resultat<string>> VerifierAsync(string nom, byte[] contenu)
    {
        using var flux = new MemoryStream(contenu);
        using var recu = await Depot.RecevoirAsync(flux, 5_000_000);
        return await ControleDeFichier.VerifierAsync(nom, recu, 5_000_000);
    }

    // The entries of the files, without the list.
    private async Task<IReadOnlyList<string>> EntreesAsync(string titre, string rubrique, IReadOnlyList<string> noms)
    {
        var piece = new PieceContenu(Guid.NewGuid(), rubrique, true, []);
        using var flux = new MemoryStream("x"u8.ToArray());
        using var recu = await Depot.RecevoirAsync(flux, 10);
        await Depot.GarderAsync(recu);
        var fichiers = noms.Select(n => new FichierDuDossier
        {
            PieceId = piece.PieceId, Rubrique = rubrique, Nom = n, Empreinte = recu.Empreinte, Taille = 1, TypeMime = "application/pdf", Analyse = AnalyseDeFichier.Saine, DeposeLe = new DateTimeOffset(2027, 11, 3, 0, 0, 0, TimeSpan.Zero),
        });
        using var sortie = new MemoryStream();
        await new ArchiveDesPieces(titre, [piece], [.. fichiers], Depot).EcrireAsync(sortie);
        using var archive = new ZipArchive(sortie);
        return [.. archive.Entries.Select(e => e.FullName).SkipLast(1)];
    }

    // Encrypted by qpdf, each revision of the format: « libre » opens without a password.
    private static Dictionary<string, byte[]> ParQpdf { get; } = File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Pieces", "pdf-chiffres.txt"))
        .Select(l => l.Split(' ')).ToDictionary(l => l[0], l => Convert.FromBase64String(l[1]));

    private static byte[] Fabriquer(string[] demande)
    {
        var zeros = demande[0].EndsWith("-zeros", StringComparison.Ordinal) && demande.Length > 1;
        var entier = Fabriquer(zeros ? demande[0][..^"-zeros".Length] : demande[0]);
        if (demande.Length == 1)
        {
            return entier;
        }

        var coupe = entier[..(entier.Length * int.Parse(demande[1], CultureInfo.InvariantCulture) / 100)];
        return zeros ? [.. coupe, .. new byte[entier.Length - coupe.Length]] : coupe;
    }

    private static byte[] Fabriquer(string sorte) => sorte switch
    {
        "vide" => [],
        "zeros" => new byte[2_000],
        "texte" => "Ceci est un texte."u8.ToArray(),
        "png" => Image(SKEncodedImageFormat.Png),
        "png-suite" => [.. Image(SKEncodedImageFormat.Png), .. "après"u8],
        "png-abime" => Abimer(Image(SKEncodedImageFormat.Png), "IDAT"u8, 40),
        // A note that no reader needs.
        "png-remarque-abimee" => Inserer(Image(SKEncodedImageFormat.Png), 33, [0, 0, 0, 1, .. "tEXt"u8, (byte)'x', 0, 0, 0, 0]),
        "png-sans-fin" => Image(SKEncodedImageFormat.Png)[..^12],
        "jpeg" => Image(SKEncodedImageFormat.Jpeg),
        "jpeg-suite" => [.. Image(SKEncodedImageFormat.Jpeg), .. new byte[500]],
        "jpeg-remplissage" => Inserer(Image(SKEncodedImageFormat.Jpeg), 2, [0xFF, 0xFF]),
        // A thumbnail with its own end, in the segment of a camera.
        "jpeg-vignette" => Inserer(Image(SKEncodedImageFormat.Jpeg), 2, [0xFF, 0xE1, 0x00, 0x0C, .. "Exif\0\0"u8, 0xFF, 0xD8, 0xFF, 0xD9]),
        "docx" => FichiersPieges.Docx(),
        "pptx" => FichiersPieges.Zip("ppt/presentation.xml"),
        "zip" => FichiersPieges.Zip("photo.jpg"),
        "odt" => OpenDocument("text"),
        "ods" => OpenDocument("spreadsheet"),
        "odp" => OpenDocument("presentation"),
        "ole" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500], .. Encoding.Unicode.GetBytes("WordDocument")],
        "ole-protege" => [.. Fabriquer("ole"), .. Encoding.Unicode.GetBytes("EncryptedPackage")],
        // The name begins at the end of a reading.
        "ole-protege-loin" => [.. Fabriquer("ole"), .. new byte[81_920 - Fabriquer("ole").Length - 5], .. Encoding.Unicode.GetBytes("EncryptedPackage"), 0],
        "docx-champs" => FichiersPieges.Docx("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\" TOC \\o \"/>"),
        "docx-dde" => FichiersPieges.Docx("<w:fldSimple w:instr=\"DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe\"/>"),
        "docx-dde-coupe" => FichiersPieges.Docx("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
        "docx-image-distante" => FichiersPieges.Docx("<w:fldSimple w:instr=\"INCLUDEPICTURE &quot;https://essai.example/x.png&quot;\"/>"),
        "docx-modele-distant" => FichiersPieges.Docx("", [("settings", "settings.xml", false), ("attachedTemplate", "https://essai.example/x.dotm", true)], ("settings.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml", "<settings/>")),
        "docx-modele-reseau" => FichiersPieges.Docx("", [("attachedTemplate", "file://serveur/partage/x.dotm", true)]),
        "docx-modele-local" => FichiersPieges.Docx("", [("attachedTemplate", "file:///C:/Users/essai/Normal.dotm", true)]),
        "docx-lien" => FichiersPieges.Docx("", [("hyperlink", "https://essai.example/", true)]),
        "docx-types-minuscules" => FichiersPieges.Renommer(FichiersPieges.Docx("<w:fldSimple w:instr=\"DDEAUTO x\"/>"), "[Content_Types].xml", "[content_types].xml"),
        "docx-lien-reseau" => FichiersPieges.Docx("", [("hyperlink", "file://serveur/partage/x.exe", true)]),
        "docx-lien-programme" => FichiersPieges.Docx("", [("hyperlink", "ms-msdt:x", true)]),
        "docx-dde-compose" => FichiersPieges.Docx("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>QUOTE 68 68 69</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:instrText> x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
        "docx-ole" => FichiersPieges.Docx("", [("oleObject", "embeddings/oleObject1.bin", false)], ("embeddings/oleObject1.bin", "application/vnd.openxmlformats-officedocument.oleObject", "x")),
        "docx-ole-sans-lien" => FichiersPieges.AvecEntree(FichiersPieges.Docx(), "word/embeddings/oleObject1.bin", Fabriquer("ole")),
        "docx-ole-en-image" => FichiersPieges.AvecEntree(FichiersPieges.Docx("", [("image", "media/i.png", false)], ("media/i.png", "image/png", "x")), "word/media/i.png", Fabriquer("ole")),
        "docx-programme" => FichiersPieges.AvecEntree(FichiersPieges.Docx(), "word/media/i.png", [.. "MZ"u8, .. new byte[100]]),
        "docx-abime" => Abimer(FichiersPieges.AvecEntree(FichiersPieges.Docx(), "word/media/i.png", FichiersPieges.Png), "IDAT"u8, 8),
        "xlsx-ole" => FichiersPieges.Xlsx("", [("oleObject", "embeddings/o.bin", false)], ("embeddings/o.bin", "application/vnd.openxmlformats-officedocument.oleObject", "x")),
        "xlsx-ole-sans-lien" => FichiersPieges.AvecEntree(FichiersPieges.Xlsx(), "xl/embeddings/o.bin", Fabriquer("ole")),
        "odt-ole" => FichiersPieges.AvecEntree(OpenDocument("text"), "Object 1", Fabriquer("ole")),
        "docx-macros-echappees" => FichiersPieges.Docx("", [("customXml", "m.bin", false)], ("m.bin", "application/vnd.ms-office.vba&#80;roject", "x")),
        "docx-html" => FichiersPieges.Docx("", [("aFChunk", "a.html", false)], ("a.html", "text/html", "<script/>")),
        "xlsx" => FichiersPieges.Xlsx(),
        "xlsx-dde" => FichiersPieges.Xlsx("", [("externalLink", "externalLinks/e.xml", false)], ("externalLinks/e.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml", "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"x\"/></externalLink>")),
        "xlsx-lien-classeur" => FichiersPieges.Xlsx("", [("externalLink", "externalLinks/e.xml", false)], ("externalLinks/e.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml", "<externalLink><externalBook/></externalLink>")),
        "xlsx-xlm" => FichiersPieges.Xlsx("", [("xlMacrosheet", "macrosheets/m.xml", false)], ("macrosheets/m.xml", "application/vnd.ms-excel.macrosheet+xml", "<x/>")),
        "xlsx-auto-open" => FichiersPieges.Xlsx("<definedNames><definedName name=\"_xlnm.Auto_Open\" hidden=\"1\">A1</definedName></definedNames>"),
        "xlsx-connexion" => FichiersPieges.Xlsx("", [("connections", "connections.xml", false)], ("connections.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml", "<connections/>")),
        _ => Pdf(sorte),
    };

    private static byte[] Abimer(byte[] contenu, ReadOnlySpan<byte> apres, int rang)
    {
        byte[] abime = [.. contenu];
        abime[contenu.AsSpan().IndexOf(apres) + rang] ^= 0xFF;
        return abime;
    }

    private static byte[] Pdf(string sorte) => sorte switch
    {
        "pdf" => FichiersPieges.Pdf("% " + new string('x', 400)),
        "pdf-lineaire" => FichiersPieges.Pdf("%%EOF\n% " + new string('x', 8_000)),
        "pdf-comprime" => FichiersPieges.PdfModerne(1),
        "pdf-comprime-deux-fois" => FichiersPieges.PdfModerne(2),
        "pdf-bombe" => FichiersPieges.PdfModerne(2, new string(' ', 120_000_000)),
        "pdf-script-deux-fois" => FichiersPieges.PdfModerne(2, "<</S/JavaScript/JS(x)>>"),
        "pdf-chiffre" => FichiersPieges.PdfModerne(1, "<</Encrypt 8 0 R>>"),
        _ when ParQpdf.TryGetValue(sorte, out var parQpdf) => parQpdf,
        "pdf-marque" => [.. Encoding.UTF8.GetPreamble(), .. FichiersPieges.Pdf()],
        "pdf-lignes" => [.. "\r\n\r\n"u8, .. FichiersPieges.Pdf()],
        "pdf-espaces" => [.. " \t\n"u8, .. FichiersPieges.Pdf()],
        "pdf-zeros-avant" => [.. new byte[16], .. FichiersPieges.Pdf()],
        "pdf-courriel" => [.. "Content-Type: application/pdf; name=\"rib.pdf\"\r\nContent-Transfer-Encoding: binary\r\nContent-Disposition: attachment;\r\n filename=\"rib.pdf\"\r\n\r\n"u8, .. FichiersPieges.Pdf()],
        "pdf-formulaire" => [.. "------WebKitFormBoundary7MA4YWxk\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n"u8, .. FichiersPieges.Pdf()],
        "pdf-zeros" => [.. FichiersPieges.Pdf(), .. new byte[9_000]],
        "pdf-lignes-apres" => [.. FichiersPieges.Pdf(), .. Enumerable.Repeat((byte)'\n', 9_000)],
        "pdf-page-avant" => [.. "<html><body>bonjour</body></html>\n"u8, .. FichiersPieges.Pdf()],
        "pdf-script-avant" => [.. "#!/bin/sh\nexit\n"u8, .. FichiersPieges.Pdf()],
        "pdf-loin" => [.. Enumerable.Repeat((byte)'\n', 2_000), .. FichiersPieges.Pdf()],
        "pdf-sans-page" => FichiersPieges.Terminer("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"),
        "pdf-sans-catalogue" => Latin1("%PDF-1.4\n3 0 obj<</Type/Page>>endobj\n%%EOF\n"),
        "pdf-sans-objet" => Latin1("%PDF-1.4\nrien\n%%EOF\n"),
        "pdf-arbre-vide" => FichiersPieges.Pdf("4 0 obj<</EmbeddedFiles<</Names[]>>>>endobj"),
        "pdf-arbre-vide-comprime" => FichiersPieges.Pdf(Objets("<</EmbeddedFiles<</Names[]>>>>")),
        "pdf-ef-vide" => FichiersPieges.Pdf("4 0 obj<</Type/Filespec/EF<<>>>>endobj"),
        "pdf-police-ef" => FichiersPieges.Pdf("4 0 obj<</Font<</EF1 5 0 R/EF/Helvetica>>>>endobj"),
        "pdf-piece-jointe" => FichiersPieges.Pdf("4 0 obj<</Type/Filespec/EF<</F 5 0 R>>>>endobj\n" + Flux(5, "/Type/EmbeddedFile", "un programme")),
        "pdf-piece-jointe-sans-type" => FichiersPieges.Pdf("4 0 obj<</Type/Filespec/EF<</F 5 0 R>>>>endobj\n" + Flux(5, "", "un programme")),
        "pdf-piece-jointe-comprimee" => FichiersPieges.PdfModerne(1, "<</Type/Filespec/EF<</F 3 0 R>>>>"),
        "pdf-piece-jointe-echappee" => FichiersPieges.Pdf("4 0 obj<</Type/Filespec/E#46<</F 5 0 R>>>>endobj\n" + Flux(5, "/Type/Embedded#46ile", "un programme")),
        "pdf-piece-jointe-absente" => FichiersPieges.Pdf("4 0 obj<</Type/Filespec/EF<</F 5 0 R>>>>endobj"),
        "pdf-piece-jointe-indirecte" => FichiersPieges.Pdf("4 0 obj<</Type/Filespec/EF 6 0 R>>endobj\n6 0 obj<</F 5 0 R>>endobj\n" + Flux(5, "", "un programme")),
        "factur-x" => FichiersPieges.Pdf("4 0 obj<</Type/Filespec/F(factur-x.xml)/EF<</F 5 0 R/UF 5 0 R>>/AFRelationship/Data>>endobj\n" + Flux(5, "/Type/EmbeddedFile/Subtype/text#2Fxml", Facture)),
        "factur-x-brut" => FichiersPieges.Pdf($"4 0 obj<</EF <</F 5 0 R>> >>endobj\n5 0 obj<</Type/EmbeddedFile/Length {Facture.Length}>>stream\r\n{Facture}\nendstream endobj"),
        "order-x" => FichiersPieges.Pdf("4 0 obj<</EF<</F 5 0 R>>>>endobj\n" + Flux(5, "/Type /EmbeddedFile", "\uFEFF<SCRDMCCBDACIOMessageStructure/>")),
        "factur-x-et-un-autre" => FichiersPieges.Pdf("4 0 obj<</EF<</F 5 0 R>>>>endobj\n" + Flux(5, "/Type/EmbeddedFile", Facture) + Flux(6, "/Type/EmbeddedFile", "un programme")),
        "factur-x-et-un-autre-sans-type" => FichiersPieges.Pdf("4 0 obj<</EF<</F 5 0 R>>>>endobj\n7 0 obj<</EF<</F 6 0 R>>>>endobj\n" + Flux(5, "/Type/EmbeddedFile", Facture) + Flux(6, "", "un programme")),
        "factur-x-script" => FichiersPieges.Pdf("4 0 obj<</EF<</F 5 0 R>>>>endobj\n8 0 obj<</S/JavaScript/JS(x)>>endobj\n" + Flux(5, "/Type/EmbeddedFile", Facture)),
        "factur-x-feuille-de-style" => FichiersPieges.Pdf("4 0 obj<</EF<</F 5 0 R>>>>endobj\n" + Flux(5, "/Type/EmbeddedFile", "<?xml-stylesheet href=\"x\"?>" + Facture)),
        // The object is written twice: readers take the last.
        "factur-x-refaite" => FichiersPieges.Pdf("4 0 obj<</EF<</F 5 0 R>>>>endobj\n" + Flux(5, "/Type/EmbeddedFile", Facture) + Flux(5, "", "un programme")),
        "faux-factur-x" => FichiersPieges.Pdf("4 0 obj<</F(factur-x.xml)/EF<</F 5 0 R>>>>endobj\n" + Flux(5, "/Type/EmbeddedFile", "MZ CrossIndustryInvoice")),
        "pdf-annotation-fichier" => FichiersPieges.Pdf("4 0 obj<</Type/Annot/Subtype/FileAttachment/Rect[0 0 1 1]/FS(x)>>endobj"),
        "pdf-xfa" => FichiersPieges.Pdf("4 0 obj<</AcroForm<</XFA 5 0 R/Fields[]>>>>endobj"),
        "pdf-ouverture-adresse" => FichiersPieges.Pdf("4 0 obj<</OpenAction<</S/URI/URI(https://essai.example/)>>>>endobj"),
        "pdf-ouverture-reseau" => FichiersPieges.Pdf("4 0 obj<</OpenAction 5 0 R>>endobj\n5 0 obj<</S/GoToR/F(\\\\serveur\\x.pdf)>>endobj"),
        "pdf-lien-reseau" => FichiersPieges.Pdf("4 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(file://serveur/partage/x)>>>>endobj"),
        "pdf-lien-disque" => FichiersPieges.Pdf("4 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(file:///C:/Users/essai/plan.docx)>>>>endobj"),
        "pdf-lien-page" => FichiersPieges.Pdf("4 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(https://essai.example/)>>>>endobj"),
        "pdf-envoi-formulaire" => FichiersPieges.Pdf("4 0 obj<</AA<</O<</S/SubmitForm/F(https://essai.example/)>>>>>>endobj"),
        "pdf-suite-de-lancements" => FichiersPieges.Pdf("4 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A<</S/GoTo/D[3 0 R/Fit]/Next[<</S/SubmitForm/F(x)>>]>>>>endobj"),
        "pdf-ouverture-puis-adresse" => FichiersPieges.Pdf("4 0 obj<</OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(https://essai.example/)>>>>>>endobj"),
        "pdf-lien-programme" => FichiersPieges.Pdf("4 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(ms-msdt:x)>>>>endobj"),
        "pdf-bombe-entete" => FichiersPieges.PdfModerne(1, true, new string(' ', 120_000_000)),
        "pdf-film" => FichiersPieges.Pdf("4 0 obj<</Subtype/Movie/Rect[0 0 1 1]>>endobj"),
        "pdf-signet" => FichiersPieges.Pdf("4 0 obj<</Title(Un)/A<</S/GoTo/D[3 0 R/Fit]>>>>endobj"),
        "pdf-formulaire-rempli" => FichiersPieges.Pdf("4 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/V(Les Amarres)/Rect[0 0 1 1]>>endobj"),
        "pdf-script" => FichiersPieges.Pdf("4 0 obj<</S/JavaScript/JS(x)>>endobj"),
        "pdf-script-comprime" => FichiersPieges.Pdf(Objets("<</S/JavaScript/JS(x)>>")),
        "pdf-lancement" => FichiersPieges.Pdf("4 0 obj<</S/Launch/F(x)>>endobj"),
        "pdf-animation" => FichiersPieges.Pdf("4 0 obj<</Subtype/RichMedia>>endobj"),
        _ => throw new ArgumentOutOfRangeException(nameof(sorte), sorte, null),
    };

    private static byte[] OpenDocument(string type)
    {
        using var flux = new MemoryStream();
        using (var archive = new ZipArchive(flux, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var ecrit = archive.CreateEntry("mimetype", CompressionLevel.NoCompression).Open())
            {
                ecrit.Write(Encoding.ASCII.GetBytes($"application/vnd.oasis.opendocument.{type}"));
            }

            using var contenu = archive.CreateEntry("content.xml").Open();
            contenu.Write("<x/>"u8);
        }

        return flux.ToArray();
    }

    private static byte[] Latin1(params string[] textes) => Encoding.Latin1.GetBytes(string.Concat(textes));

    private static string Objets(string texte) => Flux(20, "/Type/ObjStm", texte);

    private static string Flux(int numero, string entrees, string texte)
    {
        using var sortie = new MemoryStream();
        using (var zlib = new ZLibStream(sortie, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.UTF8.GetBytes(texte));
        }

        return $"{numero} 0 obj<<{entrees}/Filter/FlateDecode/Length {sortie.Length}>>stream\n{Encoding.Latin1.GetString(sortie.ToArray())}\nendstream endobj\n";
    }

    private static byte[] Inserer(byte[] octets, int rang, byte[] ajout) => [.. octets[..rang], .. ajout, .. octets[rang..]];

    private static byte[] Image(SKEncodedImageFormat format) => [.. Images[format]];

    // Noise, so that a hundredth of it is more than its header.
    private static byte[] Bruit(SKEncodedImageFormat format)
    {
        using var image = new SKBitmap(200, 200);
        for (var i = 0; i < 200 * 200; i++)
        {
            image.SetPixel(i % 200, i / 200, new SKColor((byte)(i * i * 7 >> 3), (byte)(i * 31 >> 2), (byte)(i * i % 251)));
        }

        using var donnees = image.Encode(format, 90);
        return donnees.ToArray();
    }

    private static string Lire(string ecrit) => Echappement().Replace(ecrit, m => m.Value[1] switch { 'n' => "\n", '\\' => "\\", _ => ((char)Convert.ToInt32(m.Value[2..], 16)).ToString() });

    [GeneratedRegex(@"\\(?:u[0-9A-F]{4}|n|\\)")]
    private static partial Regex Echappement();
}
