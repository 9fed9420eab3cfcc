using System.Drawing;
using System.Text.RegularExpressions;
using AppelAProjets.Application.Pieces;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace AppelAProjets.Application.Exports;

/// <summary>
/// A workbook written as its rows are read, to a stream that cannot seek: memory does not grow with the rows. Numbers and dates are typed, texts are never evaluated, headers have two levels.
/// </summary>
public static partial class EcrivainXlsx
{
    /// <summary>The longest text of a cell and the last row of a sheet, by the format.</summary>
    private const int TexteMaximum = 32_767, DerniereRangee = 1_048_576;
    private const int RangeesParEnvoi = 100;

    private static readonly SpreadCheetahOptions Options = new() { CompressionLevel = SpreadCheetahCompressionLevel.Fastest, PreserveStringWhitespace = true };

    public static async Task EcrireAsync(IReadOnlyList<FeuilleExportee> feuilles, Stream sortie, CancellationToken annulation = default)
    {
        await using var differee = new SortieDifferee(sortie);
        await using (var classeur = await Spreadsheet.CreateNewAsync(differee, Options, annulation))
        {
            var styles = new Styles(classeur);
            foreach (var feuille in feuilles)
            {
                await differee.FlushAsync(annulation);
                await EcrireFeuilleAsync(classeur, styles, feuille, differee, annulation);
            }

            await classeur.FinishAsync(annulation);
        }

        await differee.FlushAsync(annulation);
    }

    private static async Task EcrireFeuilleAsync(Spreadsheet classeur, Styles styles, FeuilleExportee feuille, SortieDifferee sortie, CancellationToken annulation)
    {
        await classeur.StartWorksheetAsync(feuille.Nom, Presenter(feuille), annulation);
        foreach (var groupe in Groupes(feuille.Colonnes).Where(g => g.Fin > g.Debut))
        {
            classeur.MergeCells($"{Colonne(groupe.Debut)}1:{Colonne(groupe.Fin)}1");
        }

        var debuts = Groupes(feuille.Colonnes).Select(g => g.Debut).ToHashSet();
        await classeur.AddHeaderRowAsync([.. feuille.Colonnes.Select((c, i) => debuts.Contains(i) ? c.Groupe : "")], styles.Entete, annulation);
        await classeur.AddHeaderRowAsync([.. feuille.Colonnes.Select(c => c.Titre)], styles.Entete, annulation);
        var rang = 0;
        await foreach (var rangee in feuille.Rangees.WithCancellation(annulation))
        {
            await classeur.AddRowAsync(Array.ConvertAll(rangee, styles.Habiller), annulation);
            if (++rang % RangeesParEnvoi == 0)
            {
                await sortie.FlushAsync(annulation);
            }
        }
    }

    private static WorksheetOptions Presenter(FeuilleExportee feuille)
    {
        var options = new WorksheetOptions
        {
            FrozenColumns = feuille.Figees,
            FrozenRows = 2,
            AutoFilter = new AutoFilterOptions($"A2:{Colonne(feuille.Colonnes.Count - 1)}{DerniereRangee}"),
        };
        foreach (var (i, colonne) in feuille.Colonnes.Index())
        {
            options.Column(i + 1).Width = colonne.Largeur;
        }

        return options;
    }

    // Columns that stand under one heading; a column without heading has none.
    private static IEnumerable<(int Debut, int Fin)> Groupes(IReadOnlyList<ColonneExportee> colonnes)
    {
        for (var debut = 0; debut < colonnes.Count; debut++)
        {
            var fin = debut;
            while (colonnes[debut].Groupe.Length > 0 && fin + 1 < colonnes.Count && colonnes[fin + 1].Groupe == colonnes[debut].Groupe)
            {
                fin++;
            }

            yield return (debut, fin);
            debut = fin;
        }
    }

    /// <summary>A, B… Z, AA…</summary>
    internal static string Colonne(int index) => index < 26 ? $"{(char)('A' + index)}" : $"{Colonne((index / 26) - 1)}{(char)('A' + (index % 26))}";

    private static string Borner(string texte)
    {
        // What reads as an escape of the format is escaped: « _x0041_ » typed by someone is not « A ».
        var echappe = Code().Replace(TexteDeCellule.SansControle(texte), "_x005F_");
        return echappe.Length <= TexteMaximum ? echappe : $"{echappe[..(TexteMaximum - (char.IsHighSurrogate(echappe[TexteMaximum - 2]) ? 2 : 1))]}…";
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    private sealed class Styles(Spreadsheet classeur)
    {
        private readonly StyleId entier = Ajouter(classeur, NumberFormat.Standard(StandardNumberFormat.ThousandsSeparator));
        private readonly StyleId centimes = Ajouter(classeur, NumberFormat.Standard(StandardNumberFormat.ThousandsSeparatorTwoDecimalPlaces));
        private readonly StyleId jour = Ajouter(classeur, NumberFormat.Custom("dd/mm/yyyy"));
        private readonly StyleId instant = Ajouter(classeur, NumberFormat.Custom("dd/mm/yyyy\\ hh:mm"));
        private readonly StyleId texte = Ajouter(classeur, NumberFormat.Standard(StandardNumberFormat.Text));

        public StyleId Entete { get; } = classeur.AddStyle(new Style
        {
            Font = { Bold = true },
            Fill = { Color = Color.FromArgb(0xF6, 0xF4, 0xEE) },
            Border = { Bottom = { BorderStyle = BorderStyle.Thin, Color = Color.FromArgb(0xC9, 0xC4, 0xB8) } },
        });

        public StyledCell Habiller(Cellule cellule) => cellule.Genre switch
        {
            GenreDeCellule.Vide => default,
            GenreDeCellule.Texte => new StyledCell(Borner(cellule.Lettres!), texte),
            GenreDeCellule.Entier => new StyledCell(cellule.Valeur, entier),
            GenreDeCellule.AvecCentimes => new StyledCell(cellule.Valeur / 100m, centimes),
            GenreDeCellule.Jour => new StyledCell(cellule.Valeur, jour),
            GenreDeCellule.Instant => new StyledCell(cellule.Valeur / 86_400m, instant),
        };

        private static StyleId Ajouter(Spreadsheet classeur, NumberFormat format) => classeur.AddStyle(new Style { Format = format });
    }
}
