using AppelAProjets.Domain.Dossiers;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Dossiers;

/// <summary>What changed from a version to the next.</summary>
public sealed class ComparaisonDeVersionsTests
{
    private static ElementDeDossier Texte(string cle, string texte, string partie = "Projet") => new(cle, partie, $"Libellé {cle}", texte);

    private static ElementDeDossier Somme(string cle, long euros) => Texte(cle, $"{Montant.DeEuros(euros)}", "Budget") with { Montant = Montant.DeEuros(euros) };

    [Test]
    public void Words_changed_are_shown_among_those_that_stay()
    {
        var mots = DifferenceDeMots.Comparer("Des repas le mardi midi, pour tous.", "Des repas le jeudi soir, pour tous.");
        Assert.That(mots, Is.EqualTo(new[]
        {
            new Morceau(SortDuMorceau.Commun, "Des repas le "), new Morceau(SortDuMorceau.Retire, "mardi midi"), new Morceau(SortDuMorceau.Ajoute, "jeudi soir"),
            new Morceau(SortDuMorceau.Commun, ", pour tous."),
        }));
    }

    [Test]
    public void Words_only_added_remove_nothing()
    {
        var mots = DifferenceDeMots.Comparer("un deux trois quatre cinq six", "zéro un deux trois sept quatre cinq six huit");
        Assert.That(mots.Where(m => m.Sort == SortDuMorceau.Retire), Is.Empty);
        Assert.That(mots.Where(m => m.Sort == SortDuMorceau.Ajoute).Select(m => m.Texte.Trim()), Is.EqualTo(new[] { "zéro", "sept", "huit" }));
    }

    [Test]
    public void Pieces_joined_give_both_texts_back() => Gen.Select(Gen.String[Gen.Char["ab é\n,"], 0, 40], Gen.String[Gen.Char["ab é\n,"], 0, 40]).Sample((avant, apres) =>
    {
        var morceaux = DifferenceDeMots.Comparer(avant, apres);
        return Joindre(morceaux, SortDuMorceau.Ajoute) == avant && Joindre(morceaux, SortDuMorceau.Retire) == apres && !morceaux.Zip(morceaux.Skip(1)).Any(p => p.First.Sort == p.Second.Sort);
    });

    [Test]
    public void Only_what_changed_is_told_in_the_order_of_the_form()
    {
        ElementDeDossier[] avant = [Texte("a", "1"), Texte("parti", "adieu"), Texte("b", "2"), Somme("604", 100), Somme("613", 50), Texte("f", "rib.pdf (3 ko)", "Pièces") with { EstUnFichier = true }];
        ElementDeDossier[] apres = [Texte("b", "2"), Texte("a", "un"), Somme("604", 180), Texte("neuf", "bonjour"), Texte("g", "rib2.pdf (3 ko)", "Pièces") with { EstUnFichier = true }];

        var sections = ComparaisonDeVersions.Comparer(avant, apres);

        var projet = sections[0].Changements;
        var budget = sections[1].Changements;
        Assert.Multiple(() =>
        {
            Assert.That(sections.Select(s => s.Partie), Is.EqualTo(new[] { "Projet", "Budget", "Pièces" }));
            Assert.That(projet.Select(c => (c.Avant?.Texte, c.Apres?.Texte)), Is.EqualTo(new[] { ("1", "un"), ("adieu", (string?)null), (null, "bonjour") }));
            Assert.That(budget.Select(c => c.Ecart), Is.EqualTo(new Montant?[] { Montant.DeEuros(80), Montant.DeEuros(-50) }));
            Assert.That(sections[2].Changements.Select(c => (c.EstUnFichier, c.Avant is null)), Is.EquivalentTo(new[] { (true, true), (true, false) }));
            Assert.That(ComparaisonDeVersions.Comparer(avant, avant), Is.Empty);
        });
    }

    [Test]
    public void What_only_went_elsewhere_is_told_as_moved()
    {
        ElementDeDossier[] avant = [Texte("a", "1"), Texte("b", "2") with { Sous = "Ancienne rubrique" }];
        ElementDeDossier[] apres = [Texte("b", "2") with { Sous = "Nouvelle rubrique" }, Texte("a", "1")];

        var change = ComparaisonDeVersions.Comparer(avant, apres).Single().Changements.Single();

        Assert.That((change.EstDeplace, change.Avant!.Sous, change.Sous, change.Mots.Count(m => m.Sort != SortDuMorceau.Commun)), Is.EqualTo((true, "Ancienne rubrique", "Nouvelle rubrique", 0)));
    }

    private static string Joindre(IEnumerable<Morceau> morceaux, SortDuMorceau sauf) => string.Concat(morceaux.Where(m => m.Sort != sauf).Select(m => m.Texte));
}
