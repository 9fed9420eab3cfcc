using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Domain.Tests.Antecedents;

public sealed class LecteurDesResultatsTests
{
    private const string EnTete = "N° SIRET|Intitulé de l'action|Financeur|Montant demandé|Montant accordé|Montant versé|Bilan reçu|Date du bilan";
    private const string Siret = "73282932000074";
    private static readonly Guid Ville = new("00000000-0000-7000-8000-000000000001");
    private static readonly FinanceursConnus Financeurs = new([(Ville, "Ville de Nantes", "NANTES")]);
    private static readonly DateOnly Aujourdhui = new(2028, 6, 1);

    [Test]
    public void Headings_are_found_below_a_title_and_in_any_order()
    {
        var lues = ColonnesDesResultats.Deviner(Tableau("Résultats 2027", "", "Attribuant|Date du CRF|Projet|Accordé (€)|SIRET|CRF transmis|Mandaté|Sollicité"));
        Assert.That(lues.LigneDEnTete, Is.EqualTo(3));
        Assert.That(Enum.GetValues<ColonneDesResultats>().Select(c => lues.Rangs[c]), Is.EqualTo(new[] { 4, 2, 0, 7, 3, 6, 5, 1 }));
        Assert.That(ColonnesDesResultats.Deviner(Tableau("a|b|c")).Rangs, Is.Empty, "nothing is guessed without headings");
    }

    [Test]
    public void Columns_missing_or_used_twice_are_told()
    {
        Assert.That(new ColonnesDesResultats(1, new Dictionary<ColonneDesResultats, int> { [ColonneDesResultats.Titre] = 0 }).Verifier().Refus!.Message, Does.Contain("le SIRET du porteur, financeur, montant accordé"));
        Assert.That(new ColonnesDesResultats(1, new Dictionary<ColonneDesResultats, int> { [ColonneDesResultats.Titre] = 0, [ColonneDesResultats.Siret] = 0 }).Verifier().Refus!.Message, Does.Contain("sert deux fois"));
    }

    [TestCase("1 234,50 €", 123_450)]
    [TestCase("1\u202F234,50\u00A0€", 123_450)]
    [TestCase("1234,5", 123_450)]
    [TestCase("-", 0)]
    [TestCase("0", 0)]
    public void Amounts_are_read_as_they_are_typed(string saisi, long centimes) =>
        Assert.That(Lire($"{Siret}|Jardin|NANTES|2000|{saisi}|||")[1].Resultat!.Accorde, Is.EqualTo(new Montant(centimes)));

    [TestCase("oui", true, null)]
    [TestCase("Reçu", true, null)]
    [TestCase("NON", false, null)]
    [TestCase("", null, null)]
    [TestCase("12/03/2028", true, "2028-03-12")]
    [TestCase("reçu le 12 mars 2028", true, "2028-03-12")]
    public void A_bilan_is_a_word_or_a_date(string saisi, bool? recu, string? le)
    {
        var lu = Lire($"{Siret}|Jardin|NANTES||10|10|{saisi}|")[1].Resultat!;
        Assert.That((lu.BilanRecu, lu.BilanRecuLe?.ToString("yyyy-MM-dd", null)), Is.EqualTo((recu, le)));
    }

    [TestCase("|Jardin|NANTES||10|||", "Le SIRET manque")]
    [TestCase("7328293200007|Jardin|NANTES||10|||", "en a 13")]
    [TestCase("73282932000075|Jardin|NANTES||10|||", "n’existe pas")]
    [TestCase("7,32829E+13|Jardin|NANTES||10|||", "Un tableur a transformé")]
    [TestCase(Siret + "||NANTES||10|||", "Intitulé de l’action\u00A0: la cellule est vide")]
    [TestCase(Siret + "|!!!|NANTES||10|||", "ne contient ni lettre ni chiffre")]
    [TestCase(Siret + "|Jardin|||10|||", "Financeur\u00A0: la cellule est vide")]
    [TestCase(Siret + "|Jardin|NANTES||refusé|||", "n’est pas un montant")]
    [TestCase(Siret + "|Jardin|NANTES||-5|||", "ne peut pas être négatif")]
    [TestCase(Siret + "|Jardin|NANTES||1.234|||", "peut se lire")]
    [TestCase(Siret + "|Jardin|NANTES|||||", "Aucun montant")]
    [TestCase(Siret + "|Jardin|NANTES||10||peut-être|", "écrivez oui, non, ou la date")]
    [TestCase(Siret + "|Jardin|NANTES||10||31/02/2028|", "écrivez oui, non, ou la date")]
    [TestCase(Siret + "|Jardin|NANTES||10||non|12/03/2028", "dit non reçu, et reçu")]
    [TestCase(Siret + "|Jardin|NANTES||10|||12/07/2028", "après aujourd’hui")]
    [TestCase(Siret + "|Bon|Ville de Nantes||10|||", "Déjà à la ligne 3")]
    public void A_line_that_cannot_be_read_says_why_and_blocks_only_itself(string faute, string raison)
    {
        var lus = raison.StartsWith("Déjà", StringComparison.Ordinal) ? Lire("", $"{Siret}|BON !|nantes||10|||", faute).Skip(1).ToList() : Lire(faute, $"{Siret}|Bon|NANTES||10|||").ToList();
        Assert.That(string.Join(' ', lus.SelectMany(l => l.Fautes)), Does.Contain(raison));
        Assert.That(lus.Count(l => l.Resultat is not null), Is.EqualTo(1));
    }

    [TestCase("TOTAL||||1000|||", "Ligne de total")]
    [TestCase("Sous-total Ville||||1000|||", "Ligne de total")]
    [TestCase("|||5000|1000|||", "sans doute un total")]
    [TestCase(EnTete, "En-tête répété")]
    public void Totals_and_headings_are_no_result_and_say_it(string ligne, string raison)
    {
        var lus = Lire($"{Siret}|Jardin|NANTES||10|||", ligne);
        Assert.That(lus[2].HorsTableau, Does.Contain(raison));
        Assert.That(lus[2].Fautes, Is.Empty);
    }

    [Test]
    public void What_merged_cells_say_once_is_inherited_and_told_blank_lines_apart()
    {
        var lus = Lire($"{Siret}|Jardin|NANTES||10|||", "||||||", "||Fondation Essai||20|||");
        Assert.That(lus, Has.Count.EqualTo(3), "blank lines are not told");
        Assert.That(lus[2].Resultat, Is.EqualTo(new ResultatImporte(Siret, "Jardin", new FinanceurNomme(null, "Fondation Essai")) { Accorde = Montant.DeEuros(20) }));
        Assert.That(lus[2].Remarques, Has.Some.Contains("repris de la ligne 2").And.Some.Contains("inconnu du portail"));
    }

    [Test]
    public void A_funder_is_known_by_its_name_or_its_acronym_and_odd_amounts_are_told()
    {
        var lus = Lire($"{Siret}|Jardin|ville de NANTES|5|10|20||", $"{Siret}|Potager|nantes||10|||");
        Assert.That(lus.Skip(1).Select(l => l.Resultat!.Financeur), Is.All.EqualTo(new FinanceurNomme(Ville, "Ville de Nantes")));
        Assert.That(lus[1].Remarques, Has.Some.Contains("Versé (20,00\u00A0€) supérieur").And.Some.Contains("Accordé (10,00\u00A0€) supérieur"));
    }

    [Test]
    public void A_number_of_a_workbook_is_exact()
    {
        var lignes = Tableau(EnTete, $"{Siret}|Jardin|NANTES||1234,567|||").ToList();
        lignes[1] = lignes[1] with { Nombres = new Dictionary<int, decimal> { [4] = 1234.567m } };
        var lu = LecteurDesResultats.Lire(lignes, ColonnesDesResultats.Deviner(lignes), Financeurs, Aujourdhui)[1];
        Assert.That((lu.Resultat!.Accorde, lu.Remarques.Single()), Is.EqualTo((new Montant(123_457), "Montant accordé arrondi à 1\u202F234,57\u00A0€.")));
    }

    private static IReadOnlyList<ResultatLu> Lire(params string[] lignes)
    {
        var tableau = Tableau([EnTete, .. lignes]);
        return LecteurDesResultats.Lire(tableau, ColonnesDesResultats.Deviner(tableau), Financeurs, Aujourdhui);
    }

    private static IReadOnlyList<LigneDeTableau> Tableau(params string[] lignes) => [.. lignes.Select((l, i) => new LigneDeTableau(i + 1, l.Split('|')))];
}
