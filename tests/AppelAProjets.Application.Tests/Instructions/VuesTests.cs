using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>Saved views: who has them, who may change them.</summary>
[SurChaqueMoteur]
public sealed class VuesTests
{
    private static readonly SaisieDeVue Saisie = new("Gros dossiers", PartageDeVue.Personnelle, null, "f%5Bdemande.min%5D=10000&tri=demande&ordre=desc");

    private InstructionDEssai essai = null!;
    private GarderVue vues = null!;
    private Acteur pref = null!;
    private Acteur metropole = null!;
    private Acteur secretariat = null!;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        vues = new GarderVue(essai.Ecrivain);
        (pref, metropole, secretariat) = (await essai.ActeurAsync("instructeur.pref44"), await essai.ActeurAsync("instructeur.nm"), await essai.ActeurAsync("secretariat"));
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_personal_view_is_its_author_s_alone_and_leads_to_what_was_saved()
    {
        var vue = await CreerAsync(Saisie, pref);
        Assert.That(await ContenuAsync(vue, pref), Is.EqualTo($"vue={vue}&{Saisie.Contenu}"));
        Assert.That(await ContenuAsync(vue, secretariat), Is.Null);
        Assert.That(await NomsAsync(pref), Is.EqualTo(new[] { "Gros dossiers" }));
        Assert.That(await NomsAsync(metropole), Is.Empty);
    }

    [Test]
    public async Task A_view_of_a_funder_is_its_agents_alone()
    {
        await CreerAsync(Saisie with { Partage = PartageDeVue.Financeur }, pref);
        Assert.That(await NomsAsync(await essai.ActeurAsync("valideur")), Is.EqualTo(new[] { "Gros dossiers" }));
        Assert.That(await NomsAsync(metropole), Is.Empty);
        var ailleurs = await vues.CreerAsync(InstructionDEssai.Appel, Saisie with { Partage = PartageDeVue.Financeur, FinanceurId = metropole.FinanceursComme(Role.Instructeur)[0] }, pref);
        Assert.That(ailleurs.Refus!.Code, Is.EqualTo("vue.financeur"));
    }

    [Test]
    public async Task Only_the_Secretariat_shares_with_all()
    {
        Assert.That((await vues.CreerAsync(InstructionDEssai.Appel, Saisie with { Partage = PartageDeVue.Tous }, pref)).Refus!.Code, Is.EqualTo("vue.partage"));
        var vue = await CreerAsync(Saisie with { Partage = PartageDeVue.Tous }, secretariat);
        Assert.That(await NomsAsync(metropole), Is.EqualTo(new[] { "Gros dossiers" }));
        Assert.That(await NomsAsync(await essai.ActeurAsync("referent")), Is.EqualTo(new[] { "Gros dossiers" }));
        Assert.That((await vues.SupprimerAsync(InstructionDEssai.Appel, vue, 1, metropole)).Issue, Is.EqualTo(Issue.Absent), "to look at, not to change");
        Assert.That((await vues.ModifierAsync(InstructionDEssai.Appel, vue, 1, Saisie, pref)).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task It_is_renamed_changed_and_deleted_at_the_version_that_was_seen()
    {
        var vue = await CreerAsync(Saisie, pref);
        Assert.That((await vues.ModifierAsync(InstructionDEssai.Appel, vue, 1, Saisie with { Nom = "Petits", Contenu = "tri=demande" }, pref)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That((await NomsAsync(pref), await ContenuAsync(vue, pref)), Is.EqualTo((new[] { "Petits" }, $"vue={vue}&tri=demande")));
        Assert.That((await vues.SupprimerAsync(InstructionDEssai.Appel, vue, 1, pref)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await vues.SupprimerAsync(InstructionDEssai.Appel, vue, 2, pref)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That(await NomsAsync(pref), Is.Empty);
    }

    [TestCase(null, "vue.nom")]
    [TestCase("  ", "vue.nom")]
    public async Task A_view_has_a_name(string? nom, string code) =>
        Assert.That((await vues.CreerAsync(InstructionDEssai.Appel, Saisie with { Nom = nom }, pref)).Refus!.Code, Is.EqualTo(code));

    private async Task<Guid> CreerAsync(SaisieDeVue saisie, Acteur acteur)
    {
        var cree = await vues.CreerAsync(InstructionDEssai.Appel, saisie, acteur);
        Assert.That(cree.Issue, Is.EqualTo(Issue.Fait));
        return cree.Valeur;
    }

    private Task<string?> ContenuAsync(Guid vue, Acteur acteur) => new VuesQuery(essai.Base).ContenuAsync(InstructionDEssai.Appel, vue, acteur);

    private async Task<string[]> NomsAsync(Acteur acteur) =>
        [.. (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new(), acteur))!.Vues.Select(v => v.Nom)];
}
