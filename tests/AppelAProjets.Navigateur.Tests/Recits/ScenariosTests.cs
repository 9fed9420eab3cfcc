using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>What-if allocations of a call, from the proposals to what the board takes.</summary>
[TestFixture]
public sealed class ScenariosTests : Recit
{
    [Test]
    public async Task Un_scenario_se_remplit_se_modifie_se_calcule_se_compare_et_se_reprend_en_seance()
    {
        var secretariat = await EntrerAsync("secretariat");
        await OuvrirAsync(secretariat);
        await CreerAsync(secretariat, "Au fil des notes", "Par rang, jusqu’à épuisement");
        await secretariat.LireAsync("Le scénario est créé.", "Dossiers financés");
        var scenario = new Uri(secretariat.Page.Url).AbsolutePath;
        await Audit.AuditerLEtatAsync(secretariat.Page, "scenario", Constats);

        // An amount that cannot be read is told beside its cell, and stays as it was typed.
        var cellule = secretariat.Page.Locator("table.tableau--scenario input.montant").First;
        await cellule.FillAsync("douze");
        await secretariat.CliquerAsync("Enregistrer les montants de cette page");
        await secretariat.LireAsync("n’est pas un montant");
        await Assertions.Expect(cellule).ToHaveValueAsync("douze");
        await cellule.FillAsync("1 234,50");
        await secretariat.CliquerAsync("Enregistrer les montants de cette page");
        await secretariat.LireAsync("Le montant est enregistré.");
        await Assertions.Expect(cellule).ToHaveValueAsync("1\u202f234,50");

        await secretariat.SuivreAsync("Scénarios");
        await CreerAsync(secretariat, "Calculé", "Les propositions telles quelles");
        await DeplierAsync(secretariat, "Proposition calculée");
        await secretariat.CliquerAsync("Calculer");
        await Assertions.Expect(secretariat.Page.GetByText("Aucun autre choix n’en retient plus")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await secretariat.SuivreAsync("Pourquoi ces dossiers ne sont pas retenus");
        await Audit.AuditerLEtatAsync(secretariat.Page, "scenario-ecartes", Constats);

        await OuvrirAsync(secretariat);
        await secretariat.Page.GetByLabel("Comparer Au fil des notes").CheckAsync();
        await secretariat.Page.GetByLabel("Comparer Calculé").CheckAsync();
        await secretariat.CliquerAsync("Comparer les scénarios cochés");
        await secretariat.LireAsync("Ce qui change, et pour qui", "Par quartier", "Par pilier");
        await Assertions.Expect(secretariat.Page.Locator("canvas").First).ToBeVisibleAsync();
        await Audit.AuditerLEtatAsync(secretariat.Page, "scenarios-compares", Constats);

        await secretariat.AllerAsync(scenario);
        await DeplierAsync(secretariat, "Reprendre en séance");
        await secretariat.PasserAsync(() => secretariat.Page.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = new("^Reprendre dans") }).First.ClickAsync());
        await secretariat.LireAsync("Rien n’est engagé", "Ce qui en est advenu");
        Constats.Verifier();
    }

    [Test]
    public async Task Un_membre_ne_lit_un_scenario_qu_une_fois_montre_et_n_y_ecrit_pas()
    {
        var secretariat = await EntrerAsync("secretariat");
        await OuvrirAsync(secretariat);
        await CreerAsync(secretariat, "Pour les membres", "Par rang, jusqu’à épuisement");
        var scenario = new Uri(secretariat.Page.Url).AbsolutePath;
        var membre = await EntrerAsync("membre.nm");
        await membre.AllerAsync(scenario, 404);

        await DeplierAsync(secretariat, "Nom, partage, copie, suppression");
        await secretariat.CocherAsync("Montrer ce scénario aux membres du comité");
        await secretariat.CliquerAsync("Enregistrer");
        await membre.AllerAsync(scenario);
        await membre.LireAsync("Pour les membres", "Montré aux membres");
        Assert.That(await membre.Page.Locator("main form[method=post]").CountAsync(), Is.Zero);
        await Audit.AuditerLEtatAsync(membre.Page, "scenario-lu", Constats);
        Constats.Verifier("404");
    }

    private static async Task OuvrirAsync(Personne personne)
    {
        await personne.AllerAsync("/comite/JEUN27");
        await personne.SuivreAsync("Scénarios de répartition");
    }

    private static async Task CreerAsync(Personne personne, string nom, string mode)
    {
        await personne.RemplirAsync("Nom", nom);
        await personne.CocherAsync(mode);
        await personne.CliquerAsync("Créer le scénario");
    }

    private static Task DeplierAsync(Personne personne, string titre) => personne.Page.Locator("summary", new() { HasText = titre }).ClickAsync();
}
