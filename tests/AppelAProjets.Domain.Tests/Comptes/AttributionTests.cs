using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Tests.Comptes;

public sealed class AttributionTests
{
    private static readonly Guid Sien = Guid.Parse("0197a000-0000-7000-8000-000000000001");
    private static readonly Guid Autre = Guid.Parse("0197a000-0000-7000-8000-000000000002");
    private static readonly Guid Territoire = Guid.Parse("0197a000-0000-7000-8000-000000000003");

    // actor, role given, funder (S own, A other, - none), territory (T or -), codes expected
    [TestCase("Administrateur", Role.Instructeur, "S-", "")]
    [TestCase("Administrateur", Role.Instructeur, "--", "attribution.financeur-absent")]
    [TestCase("Administrateur", Role.Instructeur, "ST", "attribution.territoire")]
    [TestCase("Administrateur", Role.MembreComite, "--", "")]
    [TestCase("Administrateur", Role.ReferentQuartier, "-T", "")]
    [TestCase("Administrateur", Role.ReferentQuartier, "--", "attribution.territoire-absent")]
    [TestCase("Administrateur", Role.ReferentQuartier, "ST", "attribution.financeur")]
    [TestCase("Administrateur", Role.Administrateur, "--", "")]
    [TestCase("Administrateur", Role.Administrateur, "S-", "attribution.financeur")]
    [TestCase("Administrateur", Role.Porteur, "--", "attribution.role")]
    [TestCase("Administrateur", Role.Expert, "--", "attribution.role")]
    [TestCase("AdministrateurFinanceur", Role.Instructeur, "S-", "")]
    [TestCase("AdministrateurFinanceur", Role.AdministrateurFinanceur, "S-", "")]
    [TestCase("AdministrateurFinanceur", Role.Instructeur, "A-", "attribution.financeur")]
    [TestCase("AdministrateurFinanceur", Role.Instructeur, "--", "attribution.financeur-absent")]
    [TestCase("AdministrateurFinanceur", Role.MembreComite, "--", "attribution.financeur-absent")]
    [TestCase("AdministrateurFinanceur", Role.Secretariat, "--", "attribution.role")]
    [TestCase("AdministrateurFinanceur", Role.Administrateur, "S-", "attribution.role")]
    [TestCase("Secretariat", Role.Instructeur, "S-", "attribution.role")]
    public void A_role_is_given_within_the_giver_s_perimeter(string qui, Role role, string perimetre, string codes)
    {
        var acteur = Acteur(Enum.Parse<Role>(qui));
        var financeur = perimetre[0] switch { 'S' => Sien, 'A' => Autre, _ => (Guid?)null };
        var refus = Attribution.Refuser(acteur, role, financeur, perimetre[1] == 'T' ? Territoire : null);
        Assert.That(string.Join(' ', refus.Select(r => r.Code)), Is.EqualTo(codes));
    }

    [TestCase(Role.Administrateur, true, true, true)]
    [TestCase(Role.AdministrateurFinanceur, true, false, false)]
    [TestCase(Role.Instructeur, false, false, false)]
    public void Rights_are_managed_within_the_perimeter(Role role, bool sien, bool autre, bool aucun)
    {
        var acteur = Acteur(role);
        Assert.That(new[] { Attribution.Gere(acteur, Sien), Attribution.Gere(acteur, Autre), Attribution.Gere(acteur, null) }, Is.EqualTo(new[] { sien, autre, aucun }));
    }

    private static Acteur Acteur(Role role) =>
        new(Guid.NewGuid(), "Essai", [new Habilitation(role, Attribution.EstDUnFinanceur(role) ? Sien : null, null, null, DateTimeOffset.MinValue, null)], []);
}
