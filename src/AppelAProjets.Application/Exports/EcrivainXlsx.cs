using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Exports;

/// <summary>
/// XLSX written as it is read, to a stream that cannot seek: the first bytes leave before the first row is read, and memory does not grow with the rows. The packages that write this format build the whole file first.
/// Numbers and dates are typed, texts are inline strings that are never evaluated, headers have two levels.
/// </summary>
public static partial class EcrivainXlsx
{
    /// <summary>The longest text of a cell, by the format.</summary>
    private const int TexteMaximum = 32_767;
    private const int Tampon = 65_536;

    // cellXfs of Styles, by their rank.
    private static readonly (int Entier, int Decimal, int Jour, int Instant, int Texte, int TexteNeutre, int Entete) Formats = (1, 2, 3, 4, 5, 6, 7);

    public static async Task EcrireAsync(IReadOnlyList<FeuilleExportee> feuilles, Stream sortie, CancellationToken annulation = default)
    {
        await using var differee = new SortieDifferee(sortie);
        await using (var archive = await ZipArchive.CreateAsync(differee, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, annulation))
        {
            foreach (var (nom, contenu) in Parties(feuilles))
            {
                await using var partie = await archive.CreateEntry(nom, CompressionLevel.Fastest).OpenAsync(annulation);
                await partie.WriteAsync(Encoding.UTF8.GetBytes(contenu), annulation);
            }

            for (var i = 0; i < feuilles.Count; i++)
            {
                await differee.FlushAsync(annulation);
                await using var partie = await archive.CreateEntry($"xl/worksheets/sheet{i + 1}.xml", CompressionLevel.Fastest).OpenAsync(annulation);
                await EcrireFeuilleAsync(feuilles[i], i == 0, partie, annulation);
            }
        }

        await differee.FlushAsync(annulation);
    }

    private static async Task EcrireFeuilleAsync(FeuilleExportee feuille, bool premiere, Stream partie, CancellationToken annulation)
    {
        var xml = new StringBuilder(Tampon * 2);
        Debuter(xml, feuille, premiere);
        var rang = 2;
        await foreach (var rangee in feuille.Rangees.WithCancellation(annulation))
        {
            rang++;
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{rang}\">");
            for (var i = 0; i < rangee.Length; i++)
            {
                Ajouter(xml, rangee[i]);
            }

            xml.Append("</row>");
            await ViderAsync(xml, partie, Tampon, annulation);
        }

        xml.Append(CultureInfo.InvariantCulture, $"</sheetData><autoFilter ref=\"A2:{Colonne(feuille.Colonnes.Count - 1)}{Math.Max(rang, 2)}\"/>");
        Fusionner(xml, feuille.Colonnes);
        xml.Append("</worksheet>");
        await ViderAsync(xml, partie, 0, annulation);
    }

    private static void Debuter(StringBuilder xml, FeuilleExportee feuille, bool premiere)
    {
        var coin = $"{Colonne(feuille.Figees)}3";
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
            .Append(CultureInfo.InvariantCulture, $"<sheetViews><sheetView {(premiere ? "tabSelected=\"1\" " : "")}workbookViewId=\"0\"><pane xSplit=\"{feuille.Figees}\" ySplit=\"2\" topLeftCell=\"{coin}\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        foreach (var (i, colonne) in feuille.Colonnes.Index())
        {
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{colonne.Largeur}\" customWidth=\"1\"/>");
        }

        xml.Append("</cols><sheetData><row r=\"1\">");
        foreach (var (i, colonne) in feuille.Colonnes.Index())
        {
            var debute = colonne.Groupe.Length > 0 && (i == 0 || feuille.Colonnes[i - 1].Groupe != colonne.Groupe);
            AjouterTexte(xml, debute ? colonne.Groupe : "", Formats.Entete);
        }

        xml.Append("</row><row r=\"2\">");
        foreach (var colonne in feuille.Colonnes)
        {
            AjouterTexte(xml, colonne.Titre, Formats.Entete);
        }

        xml.Append("</row>");
    }

    // Cells without a reference follow one another from the first column.
    private static void Ajouter(StringBuilder xml, Cellule cellule)
    {
        switch (cellule.Genre)
        {
            case GenreDeCellule.Vide:
                xml.Append("<c/>");
                break;
            case GenreDeCellule.Texte:
                AjouterTexte(xml, cellule.Lettres!, TexteDeCellule.EstDangereux(cellule.Lettres!) ? Formats.TexteNeutre : Formats.Texte);
                break;
            case GenreDeCellule.Entier:
                xml.Append(CultureInfo.InvariantCulture, $"<c s=\"{Formats.Entier}\"><v>{cellule.Valeur}</v></c>");
                break;
            case GenreDeCellule.AvecCentimes:
                xml.Append(CultureInfo.InvariantCulture, $"<c s=\"{Formats.Decimal}\"><v>{EcrivainCsv.Centiemes(cellule.Valeur, '.')}</v></c>");
                break;
            case GenreDeCellule.Jour:
                xml.Append(CultureInfo.InvariantCulture, $"<c s=\"{Formats.Jour}\"><v>{cellule.Valeur}</v></c>");
                break;
            case GenreDeCellule.Instant:
                xml.Append(CultureInfo.InvariantCulture, $"<c s=\"{Formats.Instant}\"><v>{cellule.Valeur / 86_400m:0.##########}</v></c>");
                break;
        }
    }

    private static void AjouterTexte(StringBuilder xml, string texte, int format)
    {
        if (texte.Length == 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<c s=\"{format}\"/>");
            return;
        }

        xml.Append(CultureInfo.InvariantCulture, $"<c t=\"inlineStr\" s=\"{format}\"><is><t xml:space=\"preserve\">");
        Echapper(xml, Borner(TexteDeCellule.SansControle(texte)));
        xml.Append("</t></is></c>");
    }

    private static string Borner(string texte)
    {
        // What reads as an escape of the format is escaped: « _x0041_ » typed by someone is not « A ».
        var echappe = Code().Replace(texte, "_x005F_");
        return echappe.Length <= TexteMaximum ? echappe : $"{echappe[..(TexteMaximum - (char.IsHighSurrogate(echappe[TexteMaximum - 2]) ? 2 : 1))]}…";
    }

    private static void Echapper(StringBuilder xml, string texte)
    {
        foreach (var c in texte)
        {
            _ = c switch
            {
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '&' => xml.Append("&amp;"),
                '"' => xml.Append("&quot;"),
                _ => xml.Append(c),
            };
        }
    }

    private static void Fusionner(StringBuilder xml, IReadOnlyList<ColonneExportee> colonnes)
    {
        var fusions = new List<string>();
        for (var debut = 0; debut < colonnes.Count;)
        {
            var fin = debut;
            while (colonnes[debut].Groupe.Length > 0 && fin + 1 < colonnes.Count && colonnes[fin + 1].Groupe == colonnes[debut].Groupe)
            {
                fin++;
            }

            if (fin > debut)
            {
                fusions.Add($"<mergeCell ref=\"{Colonne(debut)}1:{Colonne(fin)}1\"/>");
            }

            debut = fin + 1;
        }

        if (fusions.Count > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{fusions.Count}\">").AppendJoin("", fusions).Append("</mergeCells>");
        }
    }

    /// <summary>A, B… Z, AA…</summary>
    internal static string Colonne(int index) => index < 26 ? $"{(char)('A' + index)}" : $"{Colonne((index / 26) - 1)}{(char)('A' + (index % 26))}";

    private static async Task ViderAsync(StringBuilder xml, Stream partie, int minimum, CancellationToken annulation)
    {
        if (xml.Length > minimum)
        {
            await partie.WriteAsync(Encoding.UTF8.GetBytes(xml.ToString()), annulation);
            xml.Clear();
        }
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
