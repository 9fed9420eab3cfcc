using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using AppelAProjets.Application.Exports;
using CsCheck;

namespace AppelAProjets.Application.Tests.Exports;

/// <summary>Hostile cells (EPREUVES 34): no formula runs, what was written is found again, numbers are numbers.</summary>
public sealed class CellulesTests
{
    private static readonly string[] Hostiles =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1", "＠x", "\"=1+1", "'=1+1", " =1+1", "\u200B=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x.example\",\"ici\")",
        "-- une association --", "DDE(\"cmd\";\"/C calc\")", "_x0041_", "a;b", "guillemets \"ici\"", "ligne 1\nligne 2", "\u0001\u0008caché", "fin\uFFFF", "<b>&amp;</b>", "🙂 œuvre", "1 234,50", "0612345678", "=", "-", "%0A=1", "|calc",
    ];

    private static readonly string[] Debuts = ["=", "+", "-", "@", "\t", "\r", "＝", "＠", "'", "\"", " ", "|", "%", "\u200B", "x", "=1+", "-1;", "@x", "é", "<i>"];

    private static readonly string[] DeuxMille =
    [
        .. Hostiles, .. from debut in Debuts from texte in Hostiles from fin in new[] { "", " et la suite", ";fin" } select debut + texte + fin, "=" + new string('a', 32_767),
    ];

    [Test]
    public async Task A_text_that_may_begin_a_formula_begins_with_an_apostrophe_in_csv()
    {
        foreach (var texte in Hostiles)
        {
            var lue = await EnCsvAsync(Cellule.Texte(texte));
            Assert.That("=+-@＝＋－＠\t\r|%".Contains(lue[0], StringComparison.Ordinal), Is.False, texte);
        }

        Assert.That(await EnCsvAsync(Cellule.Texte("Un titre - avec tiret")), Is.EqualTo("Un titre - avec tiret"), "what is harmless is left as it is");
        Assert.That(await EnCsvAsync(Cellule.Montant(new Domain.Montant(-123_450))), Is.EqualTo("-1234,50"), "a number is never a text");
    }

    [Test]
    public void Any_text_comes_back_from_xlsx_and_from_csv() => Gen.String[0, 40].Sample(texte =>
    {
        var attendu = Propre(texte);
        Assert.That(TextesDuClasseurAsync([texte]).GetAwaiter().GetResult()[0], Is.EqualTo(attendu));
        var csv = EnCsvAsync(Cellule.Texte(texte)).GetAwaiter().GetResult();
        Assert.That(csv == attendu || csv == "'" + attendu, Is.True, $"« {csv} » of « {attendu} »");
    }, iter: 200);

    [Test]
    public async Task A_text_longer_than_a_cell_is_cut_and_says_so()
    {
        var lu = (await TextesDuClasseurAsync([new string('é', 40_000)]))[0];
        Assert.That(lu, Has.Length.EqualTo(32_767).And.EndsWith("…"));
    }

    [Test]
    public async Task LibreOffice_evaluates_nothing_and_finds_each_text([Values(".xlsx", ".csv")] string format)
    {
        LibreOffice.ExigerSaPresence();
        using var fichier = new MemoryStream();
        if (format == ".xlsx")
        {
            await EcrivainXlsx.EcrireAsync([Feuille(DeuxMille)], fichier);
        }
        else
        {
            await EcrivainCsv.EcrireAsync(Feuille(DeuxMille), fichier);
        }

        var lues = await LibreOffice.RelireAsync(fichier.ToArray(), format, format == ".csv" ? "Text - txt - csv (StarCalc):59,34,76,1,,1036,false,true" : null);
        var rangees = lues.Skip(format == ".xlsx" ? 2 : 1).ToList();
        Assert.That(rangees, Has.Count.EqualTo(DeuxMille.Length).And.Count.GreaterThan(2000));
        foreach (var (texte, rangee) in DeuxMille.Zip(rangees))
        {
            if (format == ".csv" && char.IsAsciiDigit(texte.TrimStart()[0]))
            {
                // This format has no types: digits are a number for who opens it.
                continue;
            }

            var attendu = format == ".xlsx" && texte.Length > 32_767 ? texte[..32_766] + "…" : Propre(texte);
            Assert.That(rangee[0].TrimStart('\''), Is.EqualTo(attendu.TrimStart('\'')), texte);
            Assert.That(rangee[1].Replace("\u202F", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace(",", ".", StringComparison.Ordinal), Does.Match(@"^1.?234\.50?$"), "a decimal is a number, shown by its format");
        }
    }

    private static async Task<string> EnCsvAsync(Cellule cellule)
    {
        using var fichier = new MemoryStream();
        await EcrivainCsv.EcrireAsync(new FeuilleExportee("Essai", [new("", "Titre")], 0, new[] { new[] { cellule } }.ToAsyncEnumerable()), fichier);
        return LibreOffice.Lire(Encoding.UTF8.GetString(fichier.ToArray()), ';')[1][0];
    }

    private static string Propre(string texte)
    {
        var propre = new StringBuilder();
        foreach (var signe in texte.EnumerateRunes())
        {
            var c = signe.IsBmp ? (char)signe.Value : 'x';
            propre.Append(signe.Value == 0xFFFD || (signe.IsBmp && ((char.IsControl(c) && c is not ('\n' or '\r')) || c is '\uFFFE' or '\uFFFF')) ? " " : signe.ToString());
        }

        return propre.ToString().ReplaceLineEndings("\n");
    }

    private static FeuilleExportee Feuille(IReadOnlyList<string> textes) =>
        new("Essai", [new("", "Texte"), new("Budget", "Montant"), new("Budget", "Autre")], 1, textes.Select(t => new[] { Cellule.Texte(t), Cellule.Montant(new Domain.Montant(123_450)), Cellule.Vide }).ToAsyncEnumerable());

    private static async Task<List<string>> TextesDuClasseurAsync(IReadOnlyList<string> textes)
    {
        using var fichier = new MemoryStream();
        await EcrivainXlsx.EcrireAsync([Feuille(textes)], fichier);
        using var archive = new ZipArchive(fichier, ZipArchiveMode.Read);
        await using var partie = await archive.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync();
        XNamespace x = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        return [.. (await XDocument.LoadAsync(partie, LoadOptions.PreserveWhitespace, default)).Descendants(x + "row").Skip(2)
            .Select(r => System.Text.RegularExpressions.Regex.Replace(string.Concat(r.Elements(x + "c").First().Descendants(x + "t").Select(t => t.Value)), "_x005F_", "_"))];
    }
}
