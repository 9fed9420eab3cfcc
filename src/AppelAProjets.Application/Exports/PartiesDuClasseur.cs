using System.Globalization;
using System.Security;
using System.Text;

namespace AppelAProjets.Application.Exports;

/// <summary>The small parts of a workbook, around its sheets.</summary>
public static partial class EcrivainXlsx
{
    private const string Tete = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string Paquets = "http://schemas.openxmlformats.org/package/2006";
    private const string Bureau = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Tableur = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private const string Styles = $"""
        {Tete}<styleSheet xmlns="{Tableur}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\ hh:mm"/></numFmts>
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF6F4EE"/><bgColor indexed="64"/></patternFill></fill></fills>
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FFC9C4B8"/></bottom><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"/></xf></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    private static IEnumerable<(string Nom, string Contenu)> Parties(IReadOnlyList<FeuilleExportee> feuilles)
    {
        yield return ("[Content_Types].xml", Chaque(
            $"{Tete}<Types xmlns=\"{Paquets}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/>",
            feuilles, (n, _) => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Type}.worksheet+xml\"/>", "</Types>"));
        yield return ("_rels/.rels", $"{Tete}<Relationships xmlns=\"{Paquets}/relationships\"><Relationship Id=\"rId1\" Type=\"{Bureau}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        yield return ("xl/workbook.xml", Chaque(
            $"{Tete}<workbook xmlns=\"{Tableur}\" xmlns:r=\"{Bureau}\"><sheets>", feuilles, (n, f) => $"<sheet name=\"{SecurityElement.Escape(f.Nom)}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>", "</sheets></workbook>"));
        yield return ("xl/_rels/workbook.xml.rels", Chaque(
            $"{Tete}<Relationships xmlns=\"{Paquets}/relationships\"><Relationship Id=\"rStyles\" Type=\"{Bureau}/styles\" Target=\"styles.xml\"/>",
            feuilles, (n, _) => $"<Relationship Id=\"rId{n}\" Type=\"{Bureau}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>", "</Relationships>"));
        yield return ("xl/styles.xml", Styles);
    }

    private static string Chaque(string debut, IReadOnlyList<FeuilleExportee> feuilles, Func<string, FeuilleExportee, string> une, string fin) =>
        new StringBuilder(debut).AppendJoin("", feuilles.Select((f, i) => une((i + 1).ToString(CultureInfo.InvariantCulture), f))).Append(fin).ToString();
}
