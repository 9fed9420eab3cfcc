using AppelAProjets.Domain.Coinstruction;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Coinstruction;

public sealed class ReglesDAffectationTests
{
    private static readonly Guid Culture = Guid.NewGuid();
    private static readonly Guid Emploi = Guid.NewGuid();
    private static readonly DateTimeOffset Le = new(2028, 1, 3, 9, 0, 0, TimeSpan.Zero);

    private static readonly RegleDAffectation Tout = Regle(null, false, null);
    private static readonly RegleDAffectation ParTheme = Regle(null, false, Culture);
    private static readonly RegleDAffectation Territoire = Regle(["QN1", "QN2"], false, null);
    private static readonly RegleDAffectation TerritoireEtTheme = Regle(["QN1", "QN2"], false, Culture);
    private static readonly RegleDAffectation Quartier = Regle(["QN1"], true, null);
    private static readonly RegleDAffectation Autre = Regle(["QN3"], true, null);

    private static readonly RegleDAffectation[] Toutes = [Tout, ParTheme, Territoire, TerritoireEtTheme, Quartier, Autre];

    [Test]
    public void The_most_precise_rule_that_fits_wins()
    {
        Assert.That(Choisir(Emploi, ("QN9", 100)), Is.EqualTo(Tout));
        Assert.That(Choisir(Culture, ("QN9", 100)), Is.EqualTo(ParTheme));
        Assert.That(Choisir(Emploi, ("QN2", 100)), Is.EqualTo(Territoire));
        Assert.That(Choisir(Culture, ("QN2", 100)), Is.EqualTo(TerritoireEtTheme));
        Assert.That(Choisir(Culture, ("QN1", 100)), Is.EqualTo(Quartier), "a neighbourhood before a territory, whatever the theme");
        Assert.That(ReglesDAffectation.Choisir([Quartier], new DossierAAffecter(null, new Dictionary<string, int> { ["QN9"] = 100 })), Is.Null);
    }

    [Test]
    public void Between_two_neighbourhoods_the_larger_part_of_the_action_decides() =>
        Assert.That((Choisir(Emploi, ("QN1", 30), ("QN3", 70)), Choisir(Emploi, ("QN1", 70), ("QN3", 30))), Is.EqualTo((Autre, Quartier)));

    [Test]
    public void The_order_in_which_rules_are_read_changes_nothing() =>
        Gen.Shuffle(Toutes).Select(Gen.Int[0, 100], Gen.Bool).Sample((regles, part, culture) =>
        {
            var dossier = new DossierAAffecter(culture ? Culture : Emploi, new Dictionary<string, int> { ["QN1"] = part, ["QN3"] = 100 - part });
            return ReglesDAffectation.Choisir(regles, dossier) == ReglesDAffectation.Choisir(Toutes, dossier);
        });

    private static RegleDAffectation? Choisir(Guid theme, params (string Code, int Part)[] parts) =>
        ReglesDAffectation.Choisir(Toutes, new DossierAAffecter(theme, parts.ToDictionary(p => p.Code, p => p.Part)));

    private static RegleDAffectation Regle(string[]? quartiers, bool unQuartier, Guid? theme) => new(Guid.NewGuid(), quartiers, unQuartier, theme, Guid.NewGuid(), Le);
}
