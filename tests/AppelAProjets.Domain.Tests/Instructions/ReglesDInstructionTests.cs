using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Domain.Tests.Instructions;

/// <summary>When funders see each other's work, and what counts as a disagreement.</summary>
public sealed class ReglesDInstructionTests
{
    private static readonly DateOnly Jour = new(2028, 3, 15);

    [TestCase(PartageDesTravaux.ALaCloture, -9_000, false)]
    [TestCase(PartageDesTravaux.AUneDate, 1, false)]
    [TestCase(PartageDesTravaux.AUneDate, 0, true)]
    [TestCase(PartageDesTravaux.AUneDate, -1, true)]
    [TestCase(PartageDesTravaux.AuFurEtAMesure, 1, true)]
    public void Shared_before_the_close_or_not(PartageDesTravaux partage, int jours, bool attendu) =>
        Assert.That(new ReglesDInstruction(partage, Jour.AddDays(jours)).EstPartageLe(Jour), Is.EqualTo(attendu));

    [TestCase(PartageDesTravaux.AUneDate, null, "partage.date")]
    [TestCase(PartageDesTravaux.ALaCloture, 0, "desaccord.bornes")]
    [TestCase(PartageDesTravaux.ALaCloture, 101, "desaccord.bornes")]
    [TestCase(PartageDesTravaux.ALaCloture, 100, null)]
    [TestCase(PartageDesTravaux.AuFurEtAMesure, null, null)]
    public void What_is_missing(PartageDesTravaux partage, int? seuil, string? code) =>
        Assert.That(new ReglesDInstruction(partage, null, false, seuil).Manques().SingleOrDefault()?.Code, Is.EqualTo(code));

    [TestCase(3000, 30, false)]
    [TestCase(3001, 30, true)]
    [TestCase(10_000, null, false)]
    public void A_disagreement_is_a_range_over_the_threshold(int etendue, int? seuil, bool attendu) =>
        Assert.That(new Synthese(2, 5000, etendue).EstEnDesaccord(seuil), Is.EqualTo(attendu));
}
