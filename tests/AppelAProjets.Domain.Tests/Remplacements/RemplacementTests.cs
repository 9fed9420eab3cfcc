using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Remplacements;

namespace AppelAProjets.Domain.Tests.Remplacements;

public sealed class RemplacementTests
{
    private static readonly DateTimeOffset Le = new(2028, 6, 10, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid Lui = Guid.CreateVersion7();
    private static readonly Guid Sien = Guid.CreateVersion7();
    private static readonly Guid Autre = Guid.CreateVersion7();

    [TestCase("2028-06-10", "2028-06-10", null)]
    [TestCase("2028-06-09", "2028-06-10", "remplacement.passe")]
    [TestCase("2028-06-12", "2028-06-11", "remplacement.ordre")]
    [TestCase("2028-06-12", null, "remplacement.au")]
    [TestCase(null, "2028-06-12", "remplacement.du")]
    [TestCase("2028-06-12", "2029-06-12", null)]
    [TestCase("2028-06-12", "2029-06-13", "remplacement.long")]
    public void A_leave_is_between_two_days_to_come(string? du, string? au, string? refus) => Assert.That(Remplacement.Lire(Jour(du), Jour(au), Le).Refus?.Code, Is.EqualTo(refus));

    [Test]
    public void It_lasts_from_the_first_midnight_to_the_last_in_Paris()
    {
        var absence = Remplacement.Lire(new DateOnly(2028, 10, 28), new DateOnly(2028, 10, 29), Le).Valeur;
        Assert.That(absence.Debut, Is.EqualTo(new DateTimeOffset(2028, 10, 27, 22, 0, 0, TimeSpan.Zero)));
        Assert.That(absence.Fin, Is.EqualTo(new DateTimeOffset(2028, 10, 29, 23, 0, 0, TimeSpan.Zero)), "the clocks went back that night");
    }

    [TestCase(Role.Instructeur, true)]
    [TestCase(Role.Valideur, true)]
    [TestCase(Role.ReferentQuartier, true)]
    [TestCase(Role.Secretariat, true)]
    [TestCase(Role.SignataireCourrier, false)]
    [TestCase(Role.MembreComite, false)]
    [TestCase(Role.Administrateur, false)]
    [TestCase(Role.AdministrateurFinanceur, false)]
    public void Work_is_handed_on_and_what_one_signs_or_decides_is_not(Role role, bool oui) => Assert.That(Remplacement.Transmet(Qui(Role.Instructeur, null, Lui), Lui, role, Sien), Is.EqualTo(oui));

    [Test]
    public void Nobody_hands_on_what_is_neither_his_nor_his_to_manage() => Assert.Multiple(() =>
    {
        Assert.That(Remplacement.Transmet(Qui(Role.Instructeur, Sien), Lui, Role.Instructeur, Sien), Is.False, "a colleague");
        Assert.That(Remplacement.Transmet(Qui(Role.AdministrateurFinanceur, Sien), Lui, Role.Instructeur, Sien), Is.True, "its administrator");
        Assert.That(Remplacement.Transmet(Qui(Role.AdministrateurFinanceur, Autre), Lui, Role.Instructeur, Sien), Is.False, "that of another funder");
        Assert.That(Remplacement.Transmet(Qui(Role.AdministrateurFinanceur, Sien), Lui, Role.ReferentQuartier, null), Is.False, "a territory is no funder's");
        Assert.That(Remplacement.Transmet(Qui(Role.Secretariat, null), Lui, Role.ReferentQuartier, null), Is.True);
    });

    private static Acteur Qui(Role role, Guid? financeur, Guid? id = null) => new(id ?? Guid.CreateVersion7(), "Essai", [new Habilitation(role, financeur, null, null, Le, null)], []);

    private static DateOnly? Jour(string? jour) => jour is null ? null : DateOnly.Parse(jour, System.Globalization.CultureInfo.InvariantCulture);
}
