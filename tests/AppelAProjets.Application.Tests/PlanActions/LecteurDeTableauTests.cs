using System.IO.Compression;
using System.Text;
using AppelAProjets.Application.PlanActions;
using MiniExcelLibs;

namespace AppelAProjets.Application.Tests.PlanActions;

public sealed class LecteurDeTableauTests
{
    private const string EnTete = "Pilier;Volet;Action;État;Type;Quartiers";

    [TestCase("utf-8", false)]
    [TestCase("utf-8", true)]
    [TestCase("windows-1252", false)]
    [TestCase("utf-16", true)]
    public void A_text_is_read_whatever_its_encoding(string nom, bool avecMarque)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var codage = Encoding.GetEncoding(nom);
        var texte = $"{EnTete}\r\nCohésion;Santé;\"Créer; ouvrir\";À réaliser;Mixte;Château\r\n";
        var lu = LecteurDeTableau.LireFichier([.. avecMarque ? codage.GetPreamble() : [], .. codage.GetBytes(texte)], TableauAttendu.PlanDActions).Valeur;
        Assert.That(lu.Lignes[1].Cellules, Is.EqualTo(new[] { "Cohésion", "Santé", "Créer; ouvrir", "À réaliser", "Mixte", "Château" }));
    }

    [TestCase(';')]
    [TestCase(',')]
    [TestCase('\t')]
    public void The_separator_is_the_one_under_which_headings_are_recognised(char separateur)
    {
        var lu = LecteurDeTableau.LireTexte(EnTete.Replace(';', separateur) + $"\n\nP{separateur}\"V, w; x\"{separateur}A", TableauAttendu.PlanDActions).Valeur;
        Assert.That(lu.Lignes.Select(l => (l.Numero, string.Join('|', l.Cellules))), Is.EqualTo(new[] { (1, EnTete.Replace(';', '|')), (2, ""), (3, "P|V, w; x|A") }));
    }

    [Test]
    public void A_quote_in_a_cell_is_a_character_and_one_never_closed_does_not_swallow_the_rest()
    {
        var lu = LecteurDeTableau.LireTexte($"{EnTete}\nP;axe \"culture\";A\nP;\"jamais fermé;B\nP;V;C\n", TableauAttendu.PlanDActions).Valeur;
        Assert.That(lu.Lignes.Select(l => l.Cellules[0]), Is.EqualTo(new[] { "Pilier", "P", "P", "P" }));
        Assert.That(lu.Lignes[1].Cellules[1], Is.EqualTo("axe \"culture\""));
    }

    [Test]
    public void A_workbook_is_read_on_its_sheet_that_has_the_headings_and_the_others_are_named()
    {
        using var flux = new MemoryStream();
        flux.SaveAs(new Dictionary<string, object>
        {
            ["Notes"] = new[] { new Dictionary<string, object> { ["A"] = "à revoir" } },
            ["Plan"] = new[] { new Dictionary<string, object> { ["Pilier"] = "Cohésion", ["Volet"] = "Santé", ["Action"] = "Agir", ["État"] = "En cours", ["Type"] = "Mixte" } },
        });
        var lu = LecteurDeTableau.LireFichier(flux.ToArray(), TableauAttendu.PlanDActions).Valeur;
        Assert.Multiple(() =>
        {
            Assert.That(lu.Lignes.Select(l => string.Join('|', l.Cellules)), Is.EqualTo(new[] { "Pilier|Volet|Action|État|Type", "Cohésion|Santé|Agir|En cours|Mixte" }));
            Assert.That(lu.Avertissement, Does.Contain("« Plan »".Replace(' ', '\u00A0')).And.Contain("Notes"));
        });
    }

    [Test]
    public void What_is_not_a_table_is_refused_with_its_reason() => Assert.Multiple(() =>
    {
        Assert.That(Refus([]), Is.EqualTo("tableau.vide"));
        Assert.That(Refus("   \n \n"u8.ToArray()), Is.EqualTo("tableau.vide"));
        Assert.That(Refus(new byte[LecteurDeTableau.TailleMaximale + 1]), Is.EqualTo("tableau.trop-grand"));
        Assert.That(Refus([0x25, 0x50, 0x44, 0x46, 0, 1, 2]), Is.EqualTo("tableau.type"));
        Assert.That(Refus([0xD0, 0xCF, 0x11, 0xE0, 0xA1]), Is.EqualTo("tableau.ancien"));
        Assert.That(Refus("PK\u0003\u0004 plus rien"u8.ToArray()), Is.EqualTo("tableau.illisible"));
        Assert.That(Refus(Archive("word/document.xml", 10)), Is.EqualTo("tableau.illisible"));
        Assert.That(Refus(Archive("xl/workbook.xml", 10)), Is.EqualTo("tableau.illisible"));
        Assert.That(Refus(Archive("xl/workbook.xml", 70 * 1024 * 1024)), Is.EqualTo("tableau.bombe"));
        Assert.That(Refus(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a;b\n", 5001)))), Is.EqualTo("tableau.trop-de-lignes"));
        Assert.That(Refus(Encoding.UTF8.GetBytes(new string(';', 61))), Is.EqualTo("tableau.vide").Or.EqualTo("tableau.trop-de-colonnes"));
    });

    [TestCase("<c r=\"A1\" t=\"s\"><v>0</v></c>", true, TestName = "A text kept in a part that is not there")]
    [TestCase("<c r=\"A1\" s=\"1\"><v>45000</v></c>", false, TestName = "A style kept in a part that is not there: the number is read")]
    [TestCase("<c r=\"A1\" t=\"inlineStr\"><is><t>Pilier</t></is></c>", false, TestName = "Neither part, and no cell that wants one")]
    public void A_cell_that_refers_to_a_part_the_workbook_lacks_is_refused(string cellule, bool refuse) =>
        Assert.That(Refus(Classeur(cellule)), Is.EqualTo(refuse ? "tableau.illisible" : null));

    private static byte[] Classeur(string cellule)
    {
        const string Principal = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return Archive(
            ("xl/workbook.xml", $"<workbook xmlns=\"{Principal}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"Plan\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Principal}\"><sheetData><row r=\"1\">{cellule}</row></sheetData></worksheet>"));
    }

    private static string? Refus(byte[] contenu) => LecteurDeTableau.LireFichier(contenu, TableauAttendu.PlanDActions).Refus?.Code;

    private static byte[] Archive(string entree, int taille) => Archive((entree, new string('\0', taille)));

    private static byte[] Archive(params IEnumerable<(string Nom, string Contenu)> entrees)
    {
        using var flux = new MemoryStream();
        using (var archive = new ZipArchive(flux, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (nom, texte) in entrees)
            {
                using var contenu = archive.CreateEntry(nom).Open();
                contenu.Write(Encoding.UTF8.GetBytes(texte));
            }
        }

        return flux.ToArray();
    }
}
