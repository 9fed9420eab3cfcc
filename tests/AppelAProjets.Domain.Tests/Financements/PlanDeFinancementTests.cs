using AppelAProjets.Domain.Financements;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Financements;

/// <summary>Budget of the Cerfa and its formulas.</summary>
public sealed class PlanDeFinancementTests
{
    private static readonly Guid Caf = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Ville = new("00000000-0000-0000-0000-000000000002");

    private static LigneDeBudget Ligne(string compte, long euros, Guid? financeur = null, SituationHorsPortail? hors = null) =>
        new(compte, Montant.DeEuros(euros), financeur, hors);

    private static PlanDeFinancement Plan { get; } = new(
    [
        Ligne("601", 2_000), Ligne("641", 7_000), Ligne("CHARGINDIRECTfixes", 1_000), Ligne("864", 500),
        Ligne("74orgasoc", 3_000, Caf), Ligne("74com", 2_500, Ville), Ligne("74region", 1_000, null, SituationHorsPortail.Sollicite),
        Ligne("74aidespriv", 800, null, SituationHorsPortail.Acquis), Ligne("74fe", 200, null, SituationHorsPortail.Refuse),
        Ligne("756", 500), Ligne("RESSPROPRES", 2_000), Ligne("870", 500),
    ]);

    [Test]
    public void UnPlanJusteNAAucunManque() => Assert.That(Plan.Manques(), Is.Empty);

    [Test]
    public void LesFormules() => Assert.Multiple(() =>
    {
        Assert.That(Plan.Charges, Is.EqualTo(Montant.DeEuros(10_000)));
        Assert.That(Plan.Produits, Is.EqualTo(Montant.DeEuros(10_000)));
        Assert.That(Plan.EmploisVolontaires, Is.EqualTo(Montant.DeEuros(500)));
        Assert.That(Plan.ContributionsVolontaires, Is.EqualTo(Montant.DeEuros(500)));
        Assert.That(Plan.DemandeAuPortail, Is.EqualTo(Montant.DeEuros(5_500)));
        Assert.That(Plan.Besoin, Is.EqualTo(Montant.DeEuros(5_500)));
        Assert.That(Plan.AidesPubliques, Is.EqualTo(Montant.DeEuros(6_700)));
        Assert.That(Plan.TauxAidesPubliques, Is.EqualTo(Taux.DePourcentage(67)));
        Assert.That(Plan.CofinancementDemande, Is.EqualTo(Montant.DeEuros(7_300)));
        Assert.That(Plan.AcquisHorsPortail, Is.EqualTo(Montant.DeEuros(800)));
        Assert.That(Plan.SeuilParDefaut(60), Is.EqualTo(Montant.DeEuros(4_380)));
        Assert.That(Plan.DemandeA(Caf), Is.EqualTo(Montant.DeEuros(3_000)));
        Assert.That(Plan.TotalDuCompte("74"), Is.EqualTo(Montant.DeEuros(7_500)));
        Assert.That(Plan.TotalDuCompte("74com"), Is.EqualTo(Montant.DeEuros(2_500)));
        Assert.That(Cofinancement.AssietteEligible(null, Plan), Is.EqualTo(Plan.Charges));
        Assert.That(Cofinancement.AssietteEligible(Montant.DeEuros(9), Plan), Is.EqualTo(Montant.DeEuros(9)));
    });

    [Test]
    public void LeBesoinDUnPlanDesequilibreCompteLeManque() =>
        Assert.That(new PlanDeFinancement([.. Plan.Lignes, Ligne("604", 300)]).Besoin, Is.EqualTo(Montant.DeEuros(5_800)));

    [Test]
    public void UnDesequilibreDitDeCombien()
    {
        var chargesEnTrop = new PlanDeFinancement([.. Plan.Lignes, Ligne("604", 300)]).Manques().Single();
        Assert.That(chargesEnTrop.Code, Is.EqualTo("budget.desequilibre"));
        Assert.That(chargesEnTrop.Message, Is.EqualTo("Le budget n’est pas équilibré\u00A0: les charges dépassent les produits de 300,00\u00A0€."));
        var produitsEnTrop = new PlanDeFinancement([.. Plan.Lignes, Ligne("70", 1)]).Manques().Single();
        Assert.That(produitsEnTrop.Message, Does.Contain("les produits dépassent les charges de 1,00\u00A0€"));
        var volontaire = new PlanDeFinancement([.. Plan.Lignes, Ligne("871", 20)]).Manques().Single();
        Assert.That(volontaire.Code, Is.EqualTo("budget.volontaire"));
        Assert.That(volontaire.Message, Does.Contain("20,00\u00A0€"));
    }

    [TestCase("60", "budget.compte")]
    [TestCase("74", "budget.compte")]
    [TestCase("999", "budget.compte")]
    public void UnCompteSeSaisitAuDetail(string compte, string code) =>
        Assert.That(new PlanDeFinancement([.. Plan.Lignes, Ligne(compte, 0)]).Manques().Select(r => r.Code), Is.EqualTo(new[] { code }));

    [Test]
    public void UneLigneImpossibleEstNommee() => Assert.Multiple(() =>
    {
        Assert.That(new PlanDeFinancement([]).Manques().Single().Code, Is.EqualTo("budget.vide"));
        Assert.That(new PlanDeFinancement([.. Plan.Lignes, Ligne("604", -5), Ligne("70", -5)]).Manques().Select(r => (r.Code, r.Champ)),
            Is.EqualTo(new[] { ("budget.negatif", "Budget.604"), ("budget.negatif", "Budget.70") }));
        Assert.That(new PlanDeFinancement([.. Plan.Lignes, Ligne("70", 0, Caf), Ligne("75x", 0)]).Manques().Select(r => r.Code),
            Is.EqualTo(new[] { "budget.financeur", "budget.compte" }));
        Assert.That(new PlanDeFinancement([.. Plan.Lignes, Ligne("758", 0, null, SituationHorsPortail.Acquis)]).Manques().Single().Code, Is.EqualTo("budget.financeur"));
    });

    [Test]
    public void LePlanComptableEstCelui_DuCerfa() => Assert.Multiple(() =>
    {
        Assert.That(PlanComptable.Comptes.Select(c => c.Code), Is.Unique);
        Assert.That(PlanComptable.Comptes.Where(c => c.Parent is null).Select(c => c.Code), Is.EqualTo(new[]
        {
            "60", "61", "62", "63", "64", "65", "66", "67", "68", "69", "CHARGINDIRECT", "86",
            "70", "73", "74", "75", "76", "77", "78", "79", "RESSPROPRES", "87",
        }));
        Assert.That(PlanComptable.Comptes.Count(c => c.Parent == "74"), Is.EqualTo(10));
        Assert.That(PlanComptable.Comptes.Where(c => c.Parent is not null).All(c => PlanComptable.Trouver(c.Parent!)!.Sens == c.Sens), Is.True);
        Assert.That(PlanComptable.Comptes.Where(c => c.EstVolontaire).Select(c => c.Code[..2]).Distinct(), Is.EqualTo(new[] { "86", "87" }));
        Assert.That(PlanComptable.Trouver("864")?.Libelle, Is.EqualTo("Personnel bénévole"));
        Assert.That(PlanComptable.EstSaisissable("78") && PlanComptable.EstSaisissable("789") && PlanComptable.EstSaisissable("65"), Is.True);
    });

    [Test]
    public void EquilibreSiEtSeulementSiChargesEgalentProduits() =>
        Gen.Select(Gen.Long[1, 1_000_000], Gen.Long[0, 1_000_000]).Sample((charge, produit) =>
            new PlanDeFinancement([new("65", new Montant(charge)), new("70", new Montant(produit))]).Manques().Count == 0 == (charge == produit));

    [Test]
    public void LeTauxDAidesPubliquesSuitCeQuiEstRetenu()
    {
        var (caf, ville) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        var plan = new PlanDeFinancement(
        [
            new("60", Montant.DeEuros(1_000)),
            new("74etat", Montant.DeEuros(400), caf),
            new("74etat", Montant.DeEuros(300), ville),
            new("74etat", Montant.DeEuros(100), HorsPortail: SituationHorsPortail.Acquis),
            new("74etat", Montant.DeEuros(200), HorsPortail: SituationHorsPortail.Sollicite),
        ]);
        var retenu = plan.AvecRetenu(new Dictionary<Guid, Montant> { [caf] = Montant.DeEuros(250) });
        Assert.That(plan.TauxAidesPubliques, Is.EqualTo(Taux.DePourcentage(100)));
        Assert.That(retenu.TauxAidesPubliques, Is.EqualTo(Taux.DePourcentage(35)));
    }
}
