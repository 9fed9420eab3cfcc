using System.Diagnostics;
using System.Globalization;
using System.Text;
using ZXing;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>The code at the foot of a page, read as a telephone reads it: from the page drawn in points.</summary>
public sealed class CodeDuPapierTests
{
    private const string Dessin = "pdftoppm";

    // 110 points per inch: a code photographed with care, not scanned.
    [TestCase(110)]
    [TestCase(300)]
    public void Le_code_de_chaque_page_dessinee_mene_a_la_page_de_verification(int finesse)
    {
        var dossier = Directory.CreateTempSubdirectory("aap-code-");
        try
        {
            var pdf = Path.Combine(dossier.FullName, "courrier.pdf");
            File.WriteAllBytes(pdf, TexteDUnPdf.Rendre(LettresDEssai.Composer(LettresDEssai.Longue)));
            Dessiner(pdf, finesse);

            var pages = dossier.GetFiles("*.pgm");

            Assert.That(pages, Has.Length.GreaterThan(1));
            Assert.That(pages.Select(page => Lire(File.ReadAllBytes(page.FullName))), Is.All.EqualTo(LettresDEssai.Longue.UrlDeVerification));
        }
        finally
        {
            dossier.Delete(recursive: true);
        }
    }

    private static void Dessiner(string pdf, int finesse)
    {
        try
        {
            using var dessin = Process.Start(new ProcessStartInfo(Dessin, ["-gray", "-r", finesse.ToString(CultureInfo.InvariantCulture), pdf, Path.ChangeExtension(pdf, null)]))!;
            dessin.WaitForExit();
            Assert.That(dessin.ExitCode, Is.Zero);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore($"{Dessin} (poppler-utils) is not installed: the page cannot be drawn.");
        }
    }

    // "P5", width, height and 255 separated by one blank each, then a byte per point.
    private static string? Lire(byte[] image)
    {
        var (debut, mots) = (0, new List<string>());
        while (mots.Count < 4)
        {
            var fin = Array.FindIndex(image, debut, o => o is (byte)' ' or (byte)'\n');
            mots.Add(Encoding.ASCII.GetString(image, debut, fin - debut));
            debut = fin + 1;
        }

        var (largeur, hauteur) = (int.Parse(mots[1], CultureInfo.InvariantCulture), int.Parse(mots[2], CultureInfo.InvariantCulture));
        var lecteur = new BarcodeReaderGeneric { Options = { TryHarder = true, PossibleFormats = [BarcodeFormat.QR_CODE] } };
        return lecteur.Decode(new RGBLuminanceSource(image[debut..], largeur, hauteur, RGBLuminanceSource.BitmapFormat.Gray8))?.Text;
    }
}
