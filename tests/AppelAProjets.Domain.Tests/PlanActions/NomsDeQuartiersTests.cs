using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Domain.Tests.PlanActions;

public sealed class NomsDeQuartiersTests
{
    private static readonly Guid NantesNord = Guid.CreateVersion7();
    private static readonly Guid NantesErdre = Guid.CreateVersion7();

    private static readonly NomsDeQuartiers Noms = new(
    [
        new("Nantes Nord", null, NantesNord), new("Nantes Erdre", null, NantesErdre), new("Sillon de Bretagne", null, Guid.CreateVersion7()), new("Malakoff", null, Guid.CreateVersion7()),
        new("Malakoff", "QN04413M", null), new("Château", "QN04418M", null), new("Le Sillon de Bretagne", "QN04419I", null), new("Les Dervallières", "QN04406M", null),
        new("Bout des landes - Bout des pavés - Chêne des Anglais", "QN04408M", null),
    ]);

    [TestCase("Château", "QN04418M")]
    [TestCase("CHATEAU", "QN04418M")]
    [TestCase("qn04418m", "QN04418M")]
    [TestCase("Sillon", "QN04419I")]
    [TestCase("dervallieres", "QN04406M")]
    [TestCase("Malakoff", "QN04413M")]
    [TestCase("Bout des Landes – Bout des Pavés – Chêne des Anglais", "QN04408M")]
    [TestCase("Sillon, Château", "QN04418M QN04419I")]
    [TestCase("Malakoff et CHÂTEAU / malakoff", "QN04413M QN04418M")]
    public void Names_are_recognised_as_the_plan_writes_them(string texte, string codes) =>
        Assert.That(string.Join(' ', Noms.Lire(texte).Valeur.Codes), Is.EqualTo(codes));

    [Test]
    public void A_territory_is_kept_as_such() => Assert.Multiple(() =>
    {
        var lus = Noms.Lire("NANTES NORD ; Malakoff").Valeur;
        Assert.That((lus.Tous, lus.Codes.Single(), lus.Territoires.Single()), Is.EqualTo((false, "QN04413M", NantesNord)));
    });

    [TestCase("Tous")]
    [TestCase("TOUS QUARTIERS")]
    [TestCase("tous les quartiers")]
    public void All_is_all(string texte) => Assert.That(Noms.Lire(texte).Valeur.Tous);

    [TestCase("Villejean", "« Villejean » non reconnu")]
    [TestCase("Malakoff, Villejean", "« Villejean » non reconnu")]
    [TestCase("Nantes", "plusieurs sont possibles (Nantes Nord, Nantes Erdre)")]
    [TestCase("le", "« le » non reconnu")]
    public void A_name_that_is_unknown_or_ambiguous_is_told(string texte, string message) =>
        Assert.That(Noms.Lire(texte).Refus!.Message.Replace('\u00A0', ' '), Does.Contain(message));
}
