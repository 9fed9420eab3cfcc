using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using AppelAProjets.Application.Papier;
using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Mesures;

/// <summary>The worst files that a form accepts to look at: what each costs before its refusal, alone and four at once. Goal: a second and 200 MB (EPREUVES 26).</summary>
internal sealed class MesureDesLectures : IDisposable
{
    private const long Limite = 20 * 1024 * 1024;
    private const int Ensemble = 4;
    private const int Mo = 1024 * 1024;

    private readonly DirectoryInfo dossier = Directory.CreateTempSubdirectory("aap-lectures-");
    private readonly DepotSurDisque depot;

    private MesureDesLectures() => depot = new DepotSurDisque(Microsoft.Extensions.Options.Options.Create(new FichiersOptions { Dossier = dossier.FullName }), TimeProvider.System);

    public static async Task<int> ExecuterAsync()
    {
        using var mesure = new MesureDesLectures();
        Console.WriteLine(Charge.Machine());
        Console.WriteLine($"{"file",-34} {"size",9} {"alone",9} {"memory",9} {Ensemble + " at once",10}  answer");
        foreach (var (nom, octets, lire) in mesure.Fichiers())
        {
            _ = await lire(octets);
            GC.Collect();
            var avant = GC.GetTotalMemory(forceFullCollection: true);
            var debut = Stopwatch.GetTimestamp();
            var (sommet, reponse) = await SurveillerAsync(() => lire(octets));
            var seul = Stopwatch.GetElapsedTime(debut);
            debut = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Ensemble).Select(_ => Task.Run(() => lire(octets))));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nom,-34} {octets.Length / (double)Mo,6:0.0} MB {seul.TotalMilliseconds,6:0} ms {(sommet - avant) / (double)Mo,6:0} MB {Stopwatch.GetElapsedTime(debut).TotalMilliseconds,7:0} ms  {reponse}"));
        }

        return 0;
    }

    public void Dispose() => dossier.Delete(recursive: true);

    private IEnumerable<(string Nom, byte[] Octets, Func<byte[], Task<string>> Lire)> Fichiers()
    {
        yield return ("workbook: 490 empty sheets", Classeur(490, 40), ClasseurAsync);
        yield return ("workbook: a sheet of 400,000 cells", Classeur(1, 400_000), ClasseurAsync);
        yield return ("PDF: 300,000 empty object streams", Pdf("1 0 obj<</Type/ObjStm>>stream\n\nendstream\n", 9 * Mo), n => PieceAsync("a.pdf", n));
        yield return ("PDF: object streams, 19.5 MB", Pdf("1 0 obj<</Type/ObjStm>>stream\n\nendstream\n", (int)(19.5 * Mo)), n => PieceAsync("a.pdf", n));
        yield return ("PDF: 59,000 objects", Objets(59_000), n => PieceAsync("a.pdf", n));
        yield return ("PDF: 300,000 objects", Objets(300_000), n => PieceAsync("a.pdf", n));
        yield return ("PDF: a million names of files", Pdf("/EF<</F 1 0 R>>", 19 * Mo), n => PieceAsync("a.pdf", n));
        yield return ("PDF: slashes", Pdf("/", 19 * Mo), n => PieceAsync("a.pdf", n));
        yield return ("PDF: open brackets", Pdf("[<<", 19 * Mo), n => PieceAsync("a.pdf", n));
        yield return ("DOCX: 59 MB of XML", Docx(59), n => PieceAsync("a.docx", n));
        yield return ("DOCX: 300 MB of XML", Docx(300), n => PieceAsync("a.docx", n));
        yield return ("DOCX: 50,000 entries", Zip(Enumerable.Range(1, 50_000).Select(i => ($"word/{i}.xml", ""))), n => PieceAsync("a.docx", n));
        yield return ("PNG: 30,000 x 30,000", Png(30_000), n => PieceAsync("a.png", n));
    }

    private async Task<string> PieceAsync(string nom, byte[] octets)
    {
        using var flux = new MemoryStream(octets);
        using var recu = await depot.RecevoirAsync(flux, Limite);
        var lu = await ControleDeFichier.VerifierAsync(nom, recu, Limite);
        return lu.EstRefuse ? lu.Refus!.Code : "accepted";
    }

    private static async Task<string> ClasseurAsync(byte[] octets)
    {
        var lu = await BudgetDeLecture.ASonTourAsync(() => RecopierBudget.Lire(null, octets));
        return lu.EstRefuse ? lu.Refus!.Code : "accepted";
    }

    private static async Task<(long Sommet, string Reponse)> SurveillerAsync(Func<Task<string>> lire)
    {
        var sommet = 0L;
        using var rythme = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        var guet = Task.Run(async () =>
        {
            while (await rythme.WaitForNextTickAsync())
            {
                sommet = Math.Max(sommet, GC.GetTotalMemory(forceFullCollection: false));
            }
        });
        var reponse = await lire();
        rythme.Dispose();
        await guet;
        return (sommet, reponse);
    }

    private static byte[] Classeur(int feuilles, int cellules)
    {
        const string Principal = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var lignes = string.Concat(Enumerable.Range(1, cellules / 20).Select(l => $"<row r=\"{l}\">{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 20))}</row>"));
        return Zip([
            ("xl/workbook.xml", $"<workbook xmlns=\"{Principal}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(Enumerable.Range(1, feuilles).Select(f => $"<sheet name=\"F{f}\" sheetId=\"{f}\" r:id=\"r{f}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(Enumerable.Range(1, feuilles).Select(f => $"<Relationship Id=\"r{f}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/s{f}.xml\"/>"))}</Relationships>"),
            .. Enumerable.Range(1, feuilles).Select(f => ($"xl/worksheets/s{f}.xml", $"<worksheet xmlns=\"{Principal}\"><dimension ref=\"A1:XFD19999\"/><sheetData>{lignes}</sheetData></worksheet>"))]);
    }

    private static byte[] Docx(int mega) => Zip([
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", $"<d>{new StringBuilder().Insert(0, $"<p>{Guid.NewGuid():N}{Guid.NewGuid():N}</p>", mega * Mo / 71)}</d>")]);

    private static byte[] Zip(IEnumerable<(string Nom, string Contenu)> parties)
    {
        using var flux = new MemoryStream();
        using (var archive = new ZipArchive(flux, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (nom, texte) in parties)
            {
                using var contenu = archive.CreateEntry(nom).Open();
                contenu.Write(Encoding.UTF8.GetBytes(texte));
            }
        }

        return flux.ToArray();
    }

    // One bit a pixel, all of them black.
    private static byte[] Png(int cote)
    {
        using var points = new MemoryStream();
        using (var zlib = new ZLibStream(points, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var ligne = new byte[1 + (cote / 8)];
            for (var i = 0; i < cote; i++)
            {
                zlib.Write(ligne);
            }
        }

        var taille = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(taille, cote);
        BinaryPrimitives.WriteInt32BigEndian(taille.AsSpan(4), cote);
        taille[8] = 1;
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Morceau("IHDR", taille), .. Morceau("IDAT", points.ToArray()), .. Morceau("IEND", [])];
    }

    private static byte[] Morceau(string nom, byte[] octets)
    {
        byte[] suite = [.. Encoding.ASCII.GetBytes(nom), .. octets];
        var (longueur, controle) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(longueur, octets.Length);
        BinaryPrimitives.WriteUInt32BigEndian(controle, Crc32.HashToUInt32(suite));
        return [.. longueur, .. suite, .. controle];
    }

    private static byte[] Pdf(string motif, int taille) => Encoding.Latin1.GetBytes($"%PDF-1.5\n{new StringBuilder().Insert(0, motif, taille / motif.Length)}\ntrailer<</Root 1 0 R/Size 9>>\nstartxref\n9\n%%EOF\n");

    private static byte[] Objets(int nombre)
    {
        var (texte, table) = (new StringBuilder("%PDF-1.4\n"), new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {nombre + 1}\n0000000000 65535 f \n")));
        for (var i = 1; i <= nombre; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{texte.Length:0000000000} 00000 n \n");
            texte.Append(CultureInfo.InvariantCulture, $"{i} 0 obj{i switch { 1 => "<</Type/Catalog/Pages 2 0 R>>", 2 => "<</Type/Pages/Kids[3 0 R]/Count 1>>", 3 => "<</Type/Page/Parent 2 0 R>>", _ => "<</A[1 2 3]/B<</C(d)>>>>" }}endobj\n");
        }

        return Encoding.Latin1.GetBytes($"{texte}{table}trailer<</Root 1 0 R/Size {nombre + 1}>>\nstartxref\n{texte.Length}\n%%EOF\n");
    }
}
