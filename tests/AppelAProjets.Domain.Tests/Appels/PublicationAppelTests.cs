using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Domain.Tests.Appels;

/// <summary>What prevents a call from being published.</summary>
public sealed class PublicationAppelTests
{
    private static readonly DateTimeOffset Maintenant = new(2025, 12, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly PeriodeDeDepot Periode = new(Maintenant.AddDays(30), Maintenant.AddDays(60));

    private static FinanceurPrevu Financeur { get; } = new(
        "CAF", 3, 2, "contact@caf.example", Montant.DeEuros(500), Montant.DeEuros(20_000), [new EnveloppePrevue(TypeDeCredits.Specifique, false, Montant.DeEuros(100_000))]) { Signataire = "Anne Rivière" };

    private static AppelAPublier Appel { get; } = new()
    {
        Titre = "Appel à projets 2026",
        Presentation = "Présentation",
        Periode = Periode,
        DatesConfirmees = true,
        Service = new ServiceInstructeur("Mission politique de la ville", "2 cours du Champ-de-Mars, 44000 Nantes", "02 40 99 48 48", null),
        Financeurs = [Financeur],
        Quartiers = 15,
        Grille = new GrilleDeNotation([new Critere("A", "Pertinence", 60), new Critere("B", "Capacité", 40)]),
        PiecesRequises = 3,
        PourcentageDeViabilite = 60,
        ModeleDeCourrier = "# Avis commun",
    };

    private static IEnumerable<TestCaseData> Gates()
    {
        TestCaseData Cas(string code, AppelAPublier appel) => new TestCaseData(code, appel).SetArgDisplayNames(code);
        TestCaseData AvecFinanceur(string code, FinanceurPrevu financeur) => Cas(code, Appel with { Financeurs = [financeur] });

        yield return Cas("appel.titre", Appel with { Titre = " " });
        yield return Cas("appel.presentation", Appel with { Presentation = null });
        yield return Cas("appel.modele", Appel with { ModeleDeCourrier = "" });
        yield return Cas("appel.periode", Appel with { Periode = null });
        yield return Cas("appel.cloture", Appel with { Periode = Periode with { Ouverture = Periode.Cloture } });
        yield return Cas("appel.passee", Appel with { Periode = new PeriodeDeDepot(Maintenant.AddDays(-9), Maintenant) });
        yield return Cas("appel.dates", Appel with { DatesConfirmees = false });
        yield return Cas("appel.service", Appel with { Service = Appel.Service! with { Nom = null } });
        yield return Cas("appel.adresse", Appel with { Service = Appel.Service! with { AdressePostale = " " } });
        yield return Cas("appel.telephone", Appel with { Service = Appel.Service! with { Telephone = "12" } });
        yield return Cas("appel.telephone", Appel with { Service = Appel.Service! with { Telephone = null } });
        yield return Cas("appel.financeurs", Appel with { Financeurs = [] });
        yield return AvecFinanceur("financeur.quartiers", Financeur with { Quartiers = 0 });
        yield return AvecFinanceur("financeur.themes", Financeur with { Themes = 0 });
        yield return AvecFinanceur("financeur.contact", Financeur with { Contact = "" });
        yield return AvecFinanceur("financeur.signataire", Financeur with { Signataire = null });
        yield return AvecFinanceur("financeur.signataire", Financeur with { Signataire = "À indiquer" });
        yield return AvecFinanceur("financeur.enveloppe", Financeur with { Enveloppes = [] });
        yield return AvecFinanceur("financeur.enveloppe", Financeur with { Enveloppes = [new EnveloppePrevue(TypeDeCredits.DroitCommun, false, Montant.Zero)] });
        yield return AvecFinanceur("financeur.enveloppe-negative", Financeur with { Enveloppes = [.. Financeur.Enveloppes, new EnveloppePrevue(TypeDeCredits.DroitCommun, false, Montant.DeEuros(-1))] });
        yield return AvecFinanceur("financeur.bornes", Financeur with { Minimum = Montant.DeEuros(20_001) });
        yield return Cas("appel.quartiers", Appel with { Quartiers = 0 });
        yield return Cas("grille.total", Appel with { Grille = new GrilleDeNotation([new Critere("A", "Pertinence", 60)]) });
        yield return Cas("appel.pieces", Appel with { PiecesRequises = 0 });
        yield return Cas("appel.viabilite", Appel with { PourcentageDeViabilite = null });
        yield return Cas("appel.viabilite", Appel with { PourcentageDeViabilite = 101 });
        yield return Cas("appel.viabilite", Appel with { PourcentageDeViabilite = -1 });
    }

    private static IEnumerable<TestCaseData> Justes()
    {
        TestCaseData Cas(string nom, AppelAPublier appel) => new TestCaseData(appel).SetArgDisplayNames(nom);

        yield return Cas("complet", Appel);
        yield return Cas("aucune pièce", Appel with { PiecesRequises = 0, AucunePieceRequise = true });
        yield return Cas("sans plafond", Appel with { Financeurs = [Financeur with { Enveloppes = [new EnveloppePrevue(TypeDeCredits.DroitCommun, true, Montant.Zero)] }] });
        yield return Cas("sans bornes", Appel with { Financeurs = [Financeur with { Minimum = null, Maximum = null }] });
        yield return Cas("minimum égal au maximum", Appel with { Financeurs = [Financeur with { Minimum = Financeur.Maximum }] });
        yield return Cas("viabilité nulle", Appel with { PourcentageDeViabilite = 0 });
        yield return Cas("viabilité entière", Appel with { PourcentageDeViabilite = 100 });
    }

    [TestCaseSource(nameof(Gates))]
    public void CeQuiManqueEstNommeSeul(string code, AppelAPublier appel)
    {
        var manque = PublicationAppel.Manques(appel, Maintenant).Single();
        Assert.That(manque.Code, Is.EqualTo(code));
        Assert.That(manque.Champ, Is.Not.Null);
    }

    [TestCaseSource(nameof(Justes))]
    public void UnAppelCompletSePublie(AppelAPublier appel) => Assert.That(PublicationAppel.Manques(appel, Maintenant), Is.Empty);

    [Test]
    public void UnAppelVideDitTout() => Assert.That(PublicationAppel.Manques(new AppelAPublier(), Maintenant), Has.Count.EqualTo(12));
}
