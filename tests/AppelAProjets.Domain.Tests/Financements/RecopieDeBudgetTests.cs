using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Domain.Tests.Financements;

/// <summary>A budget brought from a spreadsheet.</summary>
public sealed class RecopieDeBudgetTests
{
    [TestCase("604", "1 234,56", "604", 123_456)]
    [TestCase("604 Prestations de services", "1\u00A0234,56\u00A0€", "604", 123_456)]
    [TestCase("613 – Locations", "1\u202F000", "613", 100_000)]
    [TestCase("PRESTATIONS DE SERVICES", "12.5", "604", 1_250)]
    [TestCase("Cotisations", "300", "756", 30_000)]
    [TestCase("60X", "10", "60x", 1_000)]
    [TestCase("Charges fixes de fonctionnement", "10", "CHARGINDIRECTfixes", 1_000)]
    [TestCase("65", "99.99000000000001", "65", 9_999)]
    public void An_account_is_known_by_its_number_or_its_label(string compte, string montant, string code, long centimes)
    {
        var ligne = Lire([compte, montant]);
        Assert.That((ligne.Sort, ligne.Compte?.Code, ligne.Montant?.Centimes), Is.EqualTo((SortDeLigne.Reprise, code, (long?)centimes)), ligne.Explication);
    }

    [TestCase("604", "12,345.67", SortDeLigne.Refusee, "écrivez par exemple")]
    [TestCase("604", "-12", SortDeLigne.Refusee, "ne peut pas être négatif")]
    [TestCase("606", "12", SortDeLigne.Refusee, "Le compte 606 n’est pas dans le budget du Cerfa")]
    [TestCase("Autre chose", "12", SortDeLigne.Refusee, "ni un numéro ni un libellé")]
    [TestCase("", "12", SortDeLigne.Refusee, "Il manque le numéro")]
    [TestCase("60 Achats", "12", SortDeLigne.Refusee, "somme de ses détails")]
    [TestCase("74etat", "12", SortDeLigne.Ecartee, "Montants demandés")]
    [TestCase("Total des charges", "12", SortDeLigne.Ecartee, "calculé")]
    [TestCase("604", "", SortDeLigne.Refusee, "Il manque le montant")]
    [TestCase("Compte", "Montant (€)", SortDeLigne.Ecartee, "Pas de montant")]
    public void What_is_not_taken_says_why(string compte, string montant, SortDeLigne sort, string raison)
    {
        var ligne = Lire([compte, montant]);
        Assert.Multiple(() =>
        {
            Assert.That(ligne.Sort, Is.EqualTo(sort));
            Assert.That(ligne.Explication, Does.Contain(raison));
        });
    }

    [Test]
    public void A_line_without_separator_is_never_guessed() => Assert.That(Lire(["604 1 234,56"]).Sort, Is.EqualTo(SortDeLigne.Refusee));

    [Test]
    public void The_two_sides_of_the_table_are_two_lines_and_two_lines_of_an_account_are_added()
    {
        var lignes = RecopieDeBudget.Lire(Tableau([
            ["Compte", "Charges", "Montant (€)", "Compte", "Produits", "Montant (€)"],
            ["60", "Achats", "120,50", "75", "Autres produits de gestion courante", "40"],
            ["604", "Prestations de services", "100", "756", "Cotisations", "40"],
            ["604", "Autre devis", "20,50", "", "", ""],
            ["", "", "", "70", "Vente", "1"],
        ]));
        var montants = RecopieDeBudget.Montants(lignes);
        Assert.Multiple(() =>
        {
            Assert.That(montants.ToDictionary(m => m.Key, m => m.Value.Centimes), Is.EquivalentTo(new Dictionary<string, long> { ["604"] = 12_050, ["756"] = 4_000, ["70"] = 100 }));
            Assert.That(lignes.Select(l => l.Numero), Is.EqualTo(new[] { 1, 1, 2, 2, 3, 3, 4, 5 }), "each side has its line, blank ones have none");
            Assert.That(lignes.Where(l => l.Sort == SortDeLigne.Refusee), Is.Empty, "the sum of details that are there is only left aside");
        });
    }

    [TestCase("Compte|Montant|%", "604|1000|25", 100_000)]
    [TestCase("Compte|Quantité|Prix unitaire|Total", "604|10|3|30", 3_000)]
    [TestCase("Compte|Libellé|Budget 2027 (€)|Remarque", "604|Prestations|1 234,56|2 devis", 123_456)]
    [TestCase("Poste|Montant|Commentaire", "Cotisations|300|12", 30_000)]
    [TestCase("Compte|2026|Budget", "604|100|200", 20_000)]
    [TestCase("Libellé|Compte|Montant", "Achats divers|604|1200", 120_000)]
    [TestCase("Compte|Libellé|€", "604|Prestations|12", 1_200)]
    [TestCase("Compte|Libellé|Budget", "604|Subvention Région (15 k€ demandés)|12", 1_200)]
    public void The_amount_is_what_stands_under_its_heading(string enTetes, string ligne, long centimes)
    {
        var lue = RecopieDeBudget.Lire(Tableau([enTetes.Split('|'), ligne.Split('|')])).Single(l => l.Numero == 2);
        Assert.That((lue.Sort, lue.Montant?.Centimes), Is.EqualTo((SortDeLigne.Reprise, (long?)centimes)), lue.Explication);
    }

    [TestCase("Compte|2026|2027", "604|100|200")]
    [TestCase("Compte|Montant demandé|Montant total", "604|100|200")]
    [TestCase("", "604|Prestations|100|641|Rémunération|200|70|Ventes|300")]
    [TestCase("", "604|1000|1")]
    [TestCase("Compte|Budget 2026|Réalisé|Budget 2027", "604|1000|900|1200")]
    public void Of_several_numbers_none_is_chosen(string enTetes, string ligne)
    {
        var lue = RecopieDeBudget.Lire(Tableau([enTetes.Split('|'), ligne.Split('|')])).Single(l => l.Numero == 2);
        Assert.That(lue, Has.Property(nameof(lue.Sort)).EqualTo(SortDeLigne.Refusee).And.Property(nameof(lue.Explication)).Contains("Plusieurs nombres"));
    }

    [Test]
    public void A_number_of_account_may_follow_its_label() => Assert.That(Lire(["Achats divers", "604", "1200"]).Montant?.Centimes, Is.EqualTo(120_000));

    [TestCase("Association des Amis|Budget 2027||")]
    [TestCase("Budget prévisionnel|Exercice 2027||")]
    [TestCase("Budget prévisionnel 2027|||")]
    public void A_title_above_the_two_sides_hides_neither(string titre)
    {
        var lignes = RecopieDeBudget.Lire(Tableau([titre.Split('|'), ["CHARGES", "Montant", "PRODUITS", "Montant"], ["604", "100", "70", "300"], ["613", "200", "756", "10"]]));
        Assert.That(RecopieDeBudget.Montants(lignes).ToDictionary(m => m.Key, m => m.Value.Centimes), Is.EquivalentTo(new Dictionary<string, long> { ["604"] = 10_000, ["613"] = 20_000, ["70"] = 30_000, ["756"] = 1_000 }));
    }

    [Test]
    public void A_number_astray_spoils_its_line_only()
    {
        var lignes = RecopieDeBudget.Lire(Tableau([["604", "1000", "1"], ["613", "3000"]]));
        Assert.That(lignes.Select(l => (l.Sort, l.Montant?.Centimes)), Is.EqualTo(new[] { (SortDeLigne.Refusee, (long?)null), (SortDeLigne.Reprise, 300_000) }));
    }

    [Test]
    public void An_account_of_which_one_line_is_lost_is_not_filled_with_the_others()
    {
        var lignes = RecopieDeBudget.Lire(Tableau([["604", "100"], ["604", "50,005"], ["613", "10"], ["613", "5"]]));
        Assert.That(lignes.Select(l => l.Sort), Is.EqualTo(new[] { SortDeLigne.Refusee, SortDeLigne.Refusee, SortDeLigne.Reprise, SortDeLigne.Reprise }));
        Assert.That(lignes[0].Explication, Does.Contain("ligne 2"));
        Assert.That(lignes[2].Explication, Does.EndWith("ajouté aux autres lignes de ce compte"));
    }

    [TestCase("Montants en k€", true)]
    [TestCase("(en milliers d’euros)", true)]
    [TestCase("Montant (€)", false)]
    [TestCase("Kakemonos", false)]
    [TestCase("12 k€", false, Description = "refused where it stands")]
    public void A_table_that_is_not_in_euros_says_so(string titre, bool attendu) =>
        Assert.That(RecopieDeBudget.Echelle(Tableau([[titre], ["604", "12"]])) is not null, Is.EqualTo(attendu));

    private static LigneRecopiee Lire(string[] cellules) => RecopieDeBudget.Lire(Tableau([cellules])).Single();

    private static LigneDeTableau[] Tableau(string[][] lignes) => [.. lignes.Select((cellules, rang) => new LigneDeTableau(rang + 1, cellules))];
}
