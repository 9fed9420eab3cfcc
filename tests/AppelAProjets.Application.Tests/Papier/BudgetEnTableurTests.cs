using System.Text;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Exports;
using AppelAProjets.Application.Papier;
using AppelAProjets.Application.Tests.PlanActions;
using AppelAProjets.Domain.Financements;
using MiniExcelLibs;

namespace AppelAProjets.Application.Tests.Papier;

/// <summary>The budget to a spreadsheet and back.</summary>
public sealed class BudgetEnTableurTests
{
    private static readonly FinancementContenu Budget = new(
        [new("604", new Montant(123_456)), new("65", new Montant(80_000)), new("756", new Montant(50_000)), new("CHARGINDIRECTfixes", new Montant(1_010)), new("RESSPROPRES", new Montant(5)), new("864", new Montant(30_000)), new("870", new Montant(30_000))],
        [new(Guid.NewGuid(), "DDETS", "=cmd|' /C calc'!A0", "74etat", new Montant(100_000))], [new("Fondation", "74aidespriv", new Montant(1_000), SituationHorsPortail.Acquis)], null);

    [Test]
    public void What_is_exported_comes_back_the_same([Values] bool classeur)
    {
        var fichier = classeur ? BudgetEnTableur.EnXlsx(Budget) : BudgetEnTableur.EnCsv(Budget);
        var lu = RecopierBudget.Lire(null, fichier).Valeur;
        Assert.Multiple(() =>
        {
            Assert.That(lu.Montants.ToDictionary(m => m.Key, m => m.Value), Is.EquivalentTo(Budget.Comptes.ToDictionary(c => c.Compte, c => c.Montant)));
            Assert.That(lu.Lignes.Where(l => l.Sort == SortDeLigne.Refusee).Select(l => $"{l.Texte}: {l.Explication}"), Is.Empty);
        });
    }

    [Test]
    public void Amounts_of_a_workbook_are_numbers()
    {
        using var flux = new MemoryStream(BudgetEnTableur.EnXlsx(Budget));
        var valeurs = MiniExcel.Query(flux, useHeaderRow: false).Cast<IDictionary<string, object?>>().SelectMany(l => new[] { l["C"], l["F"] }).OfType<double>().ToList();
        Assert.That(valeurs, Does.Contain(1234.56).And.Contain(800.0).And.Contain(0.05));
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+33", "'+33")]
    [TestCase("-5", "'-5")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\tx", "' x")]
    [TestCase("\rx", "'\nx")]
    [TestCase("Achats; divers", "Achats; divers")]
    [TestCase("", "")]
    public void What_looks_like_a_formula_is_neutralised(string texte, string attendu) => Assert.That(TexteDeCellule.Neutraliser(texte), Is.EqualTo(attendu));

    [Test]
    public void A_text_file_is_read_by_French_spreadsheets()
    {
        var octets = BudgetEnTableur.EnCsv(Budget);
        Assert.That(Encoding.UTF8.GetString(octets), Does.StartWith("\uFEFFCompte;Charges;Montant (€);").And.Contain("604;Prestations de services;1234,56;"));
    }

    [Test]
    public void A_separator_in_a_name_cuts_nothing()
    {
        var budget = Budget with { Demandes = [new(Guid.NewGuid(), "VILLE", "Ville ; \"centre\"", "74com", new Montant(100_000))] };
        var lignes = Encoding.UTF8.GetString(BudgetEnTableur.EnCsv(budget)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lignes, Has.One.EndsWith(";74;\"– Ville ; \"\"centre\"\" (demandé)\";1000,00"));
    }

    [Test]
    public void Pasted_lines_are_cut_at_tabs_and_never_at_the_decimal_comma()
    {
        var lu = RecopierBudget.Lire("Publicité, publication\t1 234,56\r\n\r\nLocations\t\"1\u202F000,00 €\"\n604 12,50", null).Valeur;
        Assert.That(lu.Lignes.Select(l => (l.Numero, l.Sort, l.Montant?.Centimes)), Is.EqualTo(new[]
        {
            (1, SortDeLigne.Reprise, (long?)123_456), (3, SortDeLigne.Reprise, 100_000), (4, SortDeLigne.Refusee, null),
        }));
    }

    [TestCase("604,1234\n613,10", 123_400)]
    [TestCase("\"604\",\"1 234,56\"", 123_456)]
    [TestCase("Compte,Libellé,Montant\n604,Prestations,1234.5", 123_450)]
    [TestCase("604 Prestations 1 234,56", null)]
    [TestCase("604 1 234,56\n613,10", null)]
    public void The_comma_cuts_where_it_cannot_be_that_of_an_amount(string texte, long? centimes)
    {
        var lu = RecopierBudget.Lire(null, Encoding.UTF8.GetBytes(texte)).Valeur;
        Assert.That(lu.Montants.TryGetValue("604", out var montant) ? montant.Centimes : (long?)null, Is.EqualTo(centimes), string.Join('\n', lu.Lignes.Select(l => l.Explication)));
    }

    [Test]
    public void What_a_workbook_hides_is_not_read_and_units_stay()
    {
        var lignes = ClasseurDEssai.Ligne(1, "604").Replace("</row>", "<c r=\"B1\"><v>100</v></c><c r=\"C1\"><v>999</v></c></row>", StringComparison.Ordinal)
            + ClasseurDEssai.Ligne(2, "613").Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal).Replace("</row>", "<c r=\"B2\"><v>50</v></c></row>", StringComparison.Ordinal)
            + ClasseurDEssai.Ligne(3, "756").Replace("</row>", "<c r=\"B3\" s=\"1\"><v>1.5</v></c></row>", StringComparison.Ordinal);
        var feuille = ClasseurDEssai.Faire([("Budget", "visible", lignes)], """<numFmts><numFmt numFmtId="200" formatCode="0.0&quot; k€&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>""",
            colonnes: """<cols><col min="3" max="3" width="9" hidden="1"/></cols>""");
        var lu = RecopierBudget.Lire(null, feuille).Valeur;
        Assert.That(lu.Montants.Select(m => (m.Key, m.Value.Centimes)), Is.EqualTo(new[] { ("604", 10_000L) }));
        Assert.That(lu.Avertissement, Does.Contain("masquées"));
        Assert.That(lu.Lignes[^1].Sort, Is.EqualTo(SortDeLigne.Refusee));
        Assert.That(lu.Lignes[^1].Explication, Does.Contain("1,5 k€"));
    }
}
