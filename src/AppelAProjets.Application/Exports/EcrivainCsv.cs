using System.Globalization;
using CsvHelper;

namespace AppelAProjets.Application.Exports;

/// <summary>CSV for French spreadsheets: UTF-8 with its mark, semicolons, decimal commas, CRLF; a text that a spreadsheet would run begins with an apostrophe.</summary>
public static class EcrivainCsv
{
    private static readonly CsvWriterOptions Reglages = new() { Separator = ';', WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace };

    public static async Task EcrireAsync(FeuilleExportee feuille, Stream sortie, CancellationToken annulation = default)
    {
        await using var csv = CsvWriter.Create(sortie, Reglages, leaveOpen: true);
        await EcrireAsync(csv, feuille.Colonnes.Select(c => TexteDeCellule.Neutraliser(c.Groupe.Length == 0 ? c.Titre : $"{c.Groupe} – {c.Titre}")), annulation);
        await foreach (var rangee in feuille.Rangees.WithCancellation(annulation))
        {
            await EcrireAsync(csv, rangee.Select(Dire), annulation);
        }

        await csv.FlushAsync(annulation);
    }

    /// <summary>Few lines, in one piece.</summary>
    public static byte[] Ecrire(IEnumerable<IEnumerable<string>> lignes)
    {
        using var flux = new MemoryStream();
        using (var csv = CsvWriter.Create(flux, Reglages, leaveOpen: true))
        {
            foreach (var ligne in lignes)
            {
                foreach (var champ in ligne)
                {
                    csv.WriteField(champ);
                }

                csv.EndRecord();
            }
        }

        return flux.ToArray();
    }

    /// <summary>Hundredths without a floating number: <c>1234,50</c>.</summary>
    internal static string Centiemes(long valeur, char virgule) =>
        string.Create(CultureInfo.InvariantCulture, $"{(valeur < 0 ? "-" : "")}{Math.Abs(valeur) / 100}{virgule}{Math.Abs(valeur) % 100:00}");

    private static async ValueTask EcrireAsync(CsvWriter csv, IEnumerable<string> champs, CancellationToken annulation)
    {
        foreach (var champ in champs)
        {
            csv.WriteField(champ);
        }

        await csv.EndRecordAsync(annulation);
    }

    private static string Dire(Cellule cellule) => cellule.Genre switch
    {
        GenreDeCellule.Vide => "",
        GenreDeCellule.Texte => TexteDeCellule.Neutraliser(cellule.Lettres!),
        GenreDeCellule.Entier => cellule.Valeur.ToString(CultureInfo.InvariantCulture),
        GenreDeCellule.AvecCentimes => Centiemes(cellule.Valeur, ','),
        GenreDeCellule.Jour => Cellule.EnJour(cellule.Valeur).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        GenreDeCellule.Instant => Cellule.EnJour(cellule.Valeur / 86_400).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            + string.Create(CultureInfo.InvariantCulture, $" {cellule.Valeur % 86_400 / 3_600:00}:{cellule.Valeur % 3_600 / 60:00}"),
    };
}

