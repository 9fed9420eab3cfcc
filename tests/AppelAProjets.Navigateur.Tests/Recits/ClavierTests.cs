using AppelAProjets.Navigateur.Tests.Hote;
using AppelAProjets.Navigateur.Tests.Parcours;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>The form on a screen of 320 px, without a mouse.</summary>
[TestFixture]
public sealed class ClavierTests : Recit
{
    private static readonly string[] Pages =
    [
        "", "/eligibilite", "/association", "/projet", "/priorites", "/territoires", "/referent", "/moyens", "/evaluation", "/questions", "/budget", "/demandes", "/pieces",
        "/attestations", "/verifier",
    ];

    [Test]
    public async Task Chaque_page_se_parcourt_au_clavier_a_320_pixels()
    {
        var porteur = await EntrerAsync("porteur");
        var dossier = await CommencerAsync(porteur, "Marche des lanternes");
        foreach (var page in Pages)
        {
            await porteur.Page.GotoAsync(dossier + page);
            await Audit.AuditerEtroitAsync(porteur.Page, page, Constats);
            await Clavier.ParcourirAsync(porteur.Page, page, Constats);
        }

        Constats.Verifier();
    }

    [Test]
    public async Task Une_rubrique_et_un_fichier_se_remplissent_au_clavier()
    {
        var porteur = await EntrerAsync("porteur");
        var dossier = await CommencerAsync(porteur, "Lecture sous les arbres");
        await porteur.AllerAsync(dossier + "/projet");
        await porteur.Page.SetViewportSizeAsync(320, 640);
        var clavier = porteur.Page.Keyboard;
        await Clavier.AllerAAsync(porteur.Page, "projet.theme");
        await clavier.PressAsync("Space");
        await clavier.PressAsync("ArrowDown");
        await Clavier.AllerAAsync(porteur.Page, "projet.renouvellement");
        await clavier.PressAsync("Space");
        await Clavier.EcrireAAsync(porteur.Page, "projet.debut", "10012028");
        await Clavier.EcrireAAsync(porteur.Page, "projet.fin", "15122028");
        await Clavier.EcrireAAsync(porteur.Page, "projet.objectifs", "Lire ensemble.");
        await Clavier.EcrireAAsync(porteur.Page, "projet.description", "Chaque jeudi.");
        await Clavier.AllerAAsync(porteur.Page, "suite", "liste");
        await porteur.PasserAsync(() => clavier.PressAsync("Enter"));
        await Assertions.Expect(porteur.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Votre projet" })).ToContainTextAsync("Complet");

        await porteur.AllerAsync(dossier + "/pieces");
        await porteur.Page.SetViewportSizeAsync(320, 640);
        await Clavier.AllerAAsync(porteur.Page, "fichier");
        var choix = await porteur.Page.RunAndWaitForFileChooserAsync(() => clavier.PressAsync("Space"));
        await choix.SetFilesAsync(new FilePayload { Name = "rib.pdf", MimeType = "application/pdf", Buffer = Fichiers.Pdf("Relevé d'identité bancaire") });
        await Assertions.Expect(porteur.Page.GetByRole(AriaRole.Region, new() { Name = "Relevé d’identité bancaire" })).ToContainTextAsync("Jointe");
        Constats.Verifier();
    }

    [Test]
    public async Task Le_resume_des_erreurs_prend_le_focus_et_mene_aux_champs()
    {
        var porteur = await EntrerAsync("porteur");
        var dossier = await CommencerAsync(porteur, "Goûter des anciens");
        await porteur.AllerAsync(dossier + "/territoires");
        await porteur.Page.SetViewportSizeAsync(320, 640);
        await Clavier.EcrireAAsync(porteur.Page, "publics.total", "beaucoup");
        await Clavier.EcrireAAsync(porteur.Page, "publics.quartiers", "-3");
        await porteur.PasserAsync(() => porteur.Page.Keyboard.PressAsync("Enter"));
        var resume = porteur.Page.Locator(".govuk-error-summary");
        var liens = resume.GetByRole(AriaRole.Link);
        await Assertions.Expect(liens).ToHaveCountAsync(2);
        await Assertions.Expect(resume).ToBeFocusedAsync();
        await porteur.Page.Keyboard.PressAsync("Tab");
        await MenerAsync(porteur, liens.First, "publics.total");
        await liens.Nth(1).FocusAsync();
        await MenerAsync(porteur, liens.Nth(1), "publics.quartiers");
        Constats.Verifier();
    }

    private static async Task MenerAsync(Personne porteur, ILocator lien, string champ)
    {
        await Assertions.Expect(lien).ToBeFocusedAsync();
        await porteur.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(porteur.Page.Locator($"[name='{champ}']")).ToBeFocusedAsync();
        await Assertions.Expect(porteur.Page.Locator($"[name='{champ}']")).ToBeInViewportAsync();
    }
}
