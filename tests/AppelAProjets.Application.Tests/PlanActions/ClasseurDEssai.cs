using System.IO.Compression;
using System.Security;
using System.Text;

namespace AppelAProjets.Application.Tests.PlanActions;

/// <summary>Workbooks as other programs write them: hidden sheets, types of cells, stray styles.</summary>
internal static class ClasseurDEssai
{
    private const string Principal = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Faire(IReadOnlyList<(string Nom, string Etat, string Donnees)> feuilles, string? styles = null, string? textes = null, string colonnes = "") => Archive(
    [
        ("xl/workbook.xml", $"<workbook xmlns=\"{Principal}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(feuilles.Index().Select(f => $"<sheet name=\"{SecurityElement.Escape(f.Item.Nom)}\" sheetId=\"{f.Index + 1}\" state=\"{f.Item.Etat}\" r:id=\"rId{f.Index + 1}\"/>"))}</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(feuilles.Index().Select(f => $"<Relationship Id=\"rId{f.Index + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{f.Index + 1}.xml\"/>"))}</Relationships>"),
        .. feuilles.Index().Select(f => ($"xl/worksheets/sheet{f.Index + 1}.xml", $"<worksheet xmlns=\"{Principal}\"><dimension ref=\"A1:XFD1048576\"/>{colonnes}<sheetData>{f.Item.Donnees}</sheetData></worksheet>")),
        .. styles is null ? [] : new[] { ("xl/styles.xml", $"<styleSheet xmlns=\"{Principal}\">{styles}</styleSheet>") },
        .. textes is null ? [] : new[] { ("xl/sharedStrings.xml", $"<sst xmlns=\"{Principal}\"><si><t xml:space=\"preserve\">{SecurityElement.Escape(textes)}</t><rPh sb=\"0\" eb=\"1\"><t>prononcé</t></rPh></si></sst>") },
    ]);

    /// <summary>One row of texts, written in the cells themselves.</summary>
    public static string Ligne(int numero, params string[] cellules) =>
        $"<row r=\"{numero}\">{string.Concat(cellules.Index().Where(c => c.Item.Length > 0).Select(c => $"<c r=\"{(char)('A' + c.Index)}{numero}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(c.Item)}</t></is></c>"))}</row>";

    private static byte[] Archive(IEnumerable<(string Nom, string Contenu)> parties)
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
}
