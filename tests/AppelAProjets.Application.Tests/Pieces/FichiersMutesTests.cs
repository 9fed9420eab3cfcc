using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Tests.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Pieces;

/// <summary>EPREUVES 25: ten thousand files that arrive damaged, each by a few bytes changed, cut, doubled or moved; the same ones at each run.</summary>
[Category("Long")]
public sealed class FichiersMutesTests
{
    private const int Essais = 10_000;

    private static readonly (string Nom, byte[] Octets)[] Modeles =
    [
        ("a.pdf", FichiersPieges.Pdf("4 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(https://essai.example/)>>>>endobj")), ("a.pdf", FichiersPieges.PdfModerne(1)), ("a.pdf", FichiersPieges.PdfModerne(2)),
        ("a.docx", FichiersPieges.Docx("<w:fldSimple w:instr=\"PAGE\"/>", [("hyperlink", "https://essai.example/", true)])), ("a.xlsx", FichiersPieges.Xlsx()), ("a.png", FichiersPieges.Png),
    ];

    [Test]
    public async Task Ten_thousand_damaged_files_are_accepted_or_refused_and_none_refused_stays()
    {
        var dossier = Directory.CreateTempSubdirectory();
        var depot = new DepotSurDisque(Options.Create(new FichiersOptions { Dossier = dossier.FullName }), TimeProvider.System);
        var (hasard, acceptes, codes) = (new Random(20_271_103), 0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < Essais; i++)
        {
            var (nom, octets) = Modeles[i % Modeles.Length];
            using var flux = new MemoryStream(Abimer(octets, hasard));
            using var recu = await depot.RecevoirAsync(flux, 5_000_000);
            var lu = await ControleDeFichier.VerifierAsync(nom, recu, 5_000_000);
            acceptes += lu.EstRefuse ? 0 : 1;
            if (lu.EstRefuse)
            {
                codes[lu.Refus!.Code] = codes.GetValueOrDefault(lu.Refus.Code) + 1;
            }
        }

        var restes = dossier.EnumerateFiles("*", SearchOption.AllDirectories).Count();
        dossier.Delete(recursive: true);
        TestContext.Out.WriteLine($"{Essais} files: {acceptes} accepted, {string.Join(", ", codes.Select(c => $"{c.Value} {c.Key}"))}; {restes} left on the disk.");
        Assert.That(restes, Is.Zero);
        Assert.That(codes, Does.Not.ContainKey("lecture.attente"));
    }

    private static byte[] Abimer(byte[] octets, Random hasard)
    {
        var copie = octets.ToArray();
        for (var fois = hasard.Next(1, 6); fois > 0; fois--)
        {
            var rang = hasard.Next(copie.Length);
            copie = hasard.Next(5) switch
            {
                0 => copie[..Math.Max(1, rang)],
                1 => [.. copie[..rang], .. copie[hasard.Next(rang + 1)..]],
                2 => [.. copie[..rang], .. new byte[hasard.Next(40)], .. copie[rang..]],
                _ => Changer(copie, rang, (byte)hasard.Next(256)),
            };
        }

        return copie;
    }

    private static byte[] Changer(byte[] octets, int rang, byte valeur)
    {
        octets[rang] = valeur;
        return octets;
    }
}
