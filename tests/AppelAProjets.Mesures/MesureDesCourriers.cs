using System.Diagnostics;
using System.Globalization;
using System.Text;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Tests.Courriers;

namespace AppelAProjets.Mesures;

/// <summary>A two-page letter composed from its template and rendered, on one thread, beside WeasyPrint on the same page in the same run; then a batch of 500. Goals: 40 times, 50 kB, 15 s on two processors, 150 MB.</summary>
internal static class MesureDesCourriers
{
    private const int Tours = 5;
    private const int Lettres = 100;
    private const int Lot = 500;

    private const string Boucle = """
        import sys, time
        try:
            import weasyprint
        except ImportError:
            print("absent"); sys.exit()
        html = open(sys.argv[1], encoding="utf-8").read()
        def rendre(): return len(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/a-3b"))
        rendre(); rendre()
        debut, nombre, octets = time.perf_counter(), 0, 0
        while time.perf_counter() - debut < 5: octets, nombre = rendre(), nombre + 1
        print(nombre / (time.perf_counter() - debut), octets)
        """;

    public static async Task<int> ExecuterAsync()
    {
        Console.WriteLine(Charge.Machine());
        var moteur = new MoteurPdfSkia();
        for (var i = 0; i < Lettres; i++)
        {
            Rendre(moteur, i);
        }

        var plancher = await WeasyPrintAsync();
        var (debits, taille) = (new List<double>(), 0L);
        for (var tour = 0; tour < Tours; tour++)
        {
            var debut = Stopwatch.GetTimestamp();
            for (var i = 0; i < Lettres; i++)
            {
                taille = Rendre(moteur, i);
            }

            debits.Add(Lettres / Stopwatch.GetElapsedTime(debut).TotalSeconds);
        }

        var debit = debits.Order().ElementAt(Tours / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one thread          {debit,8:0.0} letters/s  {taille / 1000.0:0.0} kB (goal 50)"));
        Console.WriteLine(plancher is { } lu
            ? string.Create(CultureInfo.InvariantCulture, $"WeasyPrint          {lu.Debit,8:0.0} letters/s  {lu.Octets / 1000.0:0.0} kB  ratio {debit / lu.Debit:0} (goal 40)")
            : "WeasyPrint          absent: no floor in this run (apt-get install weasyprint)");
        MesurerLeLot(moteur);
        return 0;
    }

    private static void MesurerLeLot(MoteurPdfSkia moteur)
    {
        var avant = GC.GetTotalMemory(forceFullCollection: true);
        var (sommet, debut) = (avant, Stopwatch.GetTimestamp());
        Parallel.For(0, Lot, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            Rendre(moteur, i);
            InterlockedMax(ref sommet, GC.GetTotalMemory(forceFullCollection: false));
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"batch of {Lot}        {Stopwatch.GetElapsedTime(debut).TotalSeconds,8:0.0} s (goal 15, {Environment.ProcessorCount} processors)  +{(sommet - avant) / 1_000_000.0:0} MB (goal 150)"));
    }

    private static void InterlockedMax(ref long sommet, long valeur)
    {
        for (var lu = Interlocked.Read(ref sommet); valeur > lu; lu = Interlocked.Read(ref sommet))
        {
            Interlocked.CompareExchange(ref sommet, valeur, lu);
        }
    }

    private static DocumentImprime Composer(int i) =>
        CompositeurDeCourrier.Composer(ModeleParDefaut.Texte, LettresDEssai.SousReserve with { Numero = $"C28-{i:0000}", Organisation = $"Association n° {i} – Żółw et Nguyễn" }).Valeur;

    private static long Rendre(MoteurPdfSkia moteur, int i)
    {
        using var sortie = new MemoryStream();
        moteur.Rendre(Composer(i), sortie);
        return sortie.Length;
    }

    private static async Task<(double Debit, long Octets)?> WeasyPrintAsync()
    {
        var dossier = Directory.CreateTempSubdirectory("aap-courriers-");
        try
        {
            var (page, boucle) = (Path.Combine(dossier.FullName, "lettre.html"), Path.Combine(dossier.FullName, "boucle.py"));
            await File.WriteAllTextAsync(page, $"<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><style>@page {{ size: A4; margin: 22mm }} body {{ font: 10.5pt sans-serif }} table {{ width: 100% }}</style>{RenduHtml.Rendre(Composer(0))}</html>", Encoding.UTF8);
            await File.WriteAllTextAsync(boucle, Boucle);
            using var python = Process.Start(new ProcessStartInfo("python3", [boucle, page]) { RedirectStandardOutput = true });
            var lu = (await python!.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
            return lu.Length == 2 ? (double.Parse(lu[0], CultureInfo.InvariantCulture), long.Parse(lu[1], CultureInfo.InvariantCulture)) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            dossier.Delete(recursive: true);
        }
    }
}
