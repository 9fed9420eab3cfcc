using System.Diagnostics;
using System.Text;

namespace AppelAProjets.Application.Tests.Exports;

/// <summary>A spreadsheet that is not ours reads what we wrote. Absent: the test is skipped and says so.</summary>
internal static class LibreOffice
{
    private static readonly string? Programme = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);

    public static void ExigerSaPresence()
    {
        if (Programme is null)
        {
            Assert.Ignore("LibreOffice (soffice) is not installed: what it reads in the export was not looked at.");
        }
    }

    /// <summary>The first sheet of a file as it sees it, as values shown: rows of cells.</summary>
    /// <param name="entree">Options of its reader: for CSV.</param>
    public static async Task<List<List<string>>> RelireAsync(byte[] fichier, string extension, string? entree = null)
    {
        var dossier = Directory.CreateTempSubdirectory("aap-lo-").FullName;
        try
        {
            var chemin = Path.Combine(dossier, "export" + extension);
            await File.WriteAllBytesAsync(chemin, fichier);
            var demarrage = new ProcessStartInfo(Programme!) { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] arguments =
            [
                $"-env:UserInstallation=file://{dossier}/profil", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir", $"{dossier}/sortie",
                .. entree is null ? [] : new[] { $"--infilter={entree}" }, chemin,
            ];
            foreach (var argument in arguments)
            {
                demarrage.ArgumentList.Add(argument);
            }

            using var processus = Process.Start(demarrage)!;
            var erreurs = processus.StandardError.ReadToEndAsync();
            await processus.StandardOutput.ReadToEndAsync();
            await processus.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
            var sortie = Path.Combine(dossier, "sortie", "export.csv");
            Assert.That(File.Exists(sortie), Is.True, await erreurs);
            return Lire(await File.ReadAllTextAsync(sortie, Encoding.UTF8));
        }
        finally
        {
            Directory.Delete(dossier, recursive: true);
        }
    }

    /// <summary>Cells of a CSV with commas and quotes, line breaks within them included.</summary>
    public static List<List<string>> Lire(string csv, char separateur = ',')
    {
        var (rangees, rangee, cellule, cite) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (cite)
            {
                if (c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                {
                    cellule.Append(c);
                    i++;
                }
                else if (c == '"')
                {
                    cite = false;
                }
                else
                {
                    cellule.Append(c);
                }
            }
            else if (c == '"')
            {
                cite = true;
            }
            else if (c == separateur || c == '\n')
            {
                rangee.Add(cellule.ToString());
                cellule.Clear();
                if (c == '\n')
                {
                    rangees.Add(rangee);
                    rangee = [];
                }
            }
            else if (c != '\r')
            {
                cellule.Append(c);
            }
        }

        return rangees;
    }
}
