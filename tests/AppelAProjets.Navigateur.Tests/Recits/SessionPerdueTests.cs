using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>The session ends while a long text is being typed.</summary>
[TestFixture]
public sealed class SessionPerdueTests : Recit
{
    private static readonly DateTime Matin = new(2027, 9, 1, 8, 0, 0, DateTimeKind.Utc);
    private static readonly string Debut = string.Join(' ', Enumerable.Range(1, 60).Select(n => $"habitant{n}"));
    private static readonly string Suite = string.Join(' ', Enumerable.Range(61, 60).Select(n => $"habitant{n}"));

    [Test]
    public async Task Pas_un_mot_ne_se_perd_et_la_page_ne_se_recharge_pas()
    {
        var porteur = await EntrerAsync("porteur");
        var projet = await CommencerAsync(porteur, "Atelier d’écriture du samedi") + "/projet";
        await porteur.Page.Clock.InstallAsync(new() { TimeDate = Matin });
        await porteur.AllerAsync(projet);
        await porteur.Page.EvaluateAsync("window.memePage = true");
        var texte = porteur.Champ("Description");
        await texte.PressSequentiallyAsync(Debut);
        await AttendreLEnregistrementAsync(porteur);

        var onglet = await OuvrirUnOngletAsync(porteur);
        await onglet.AllerAsync("/espace");
        await onglet.PasserAsync(() => onglet.Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync());

        // The page learns it while the person types: the dialog waits for a pause, no key goes astray.
        await porteur.Page.Clock.PauseAtAsync(Matin.AddHours(1));
        await texte.PressSequentiallyAsync(" puis");
        await porteur.Page.Clock.RunForAsync(850);
        await AttendreAsync(porteur, "Votre session est terminée. Votre texte est encore dans cette page");
        await texte.PressSequentiallyAsync(" " + Suite);
        await porteur.Page.Clock.ResumeAsync();
        var fenetre = porteur.Page.GetByRole(AriaRole.Dialog, new() { Name = "Votre session est terminée" });
        await fenetre.WaitForAsync();
        await AttendreAsync(porteur, "Votre session est terminée");
        Assert.That(await texte.InputValueAsync(), Is.EqualTo($"{Debut} puis {Suite}"));

        // Another account neither sends what is on this page nor makes it leave.
        await fenetre.GetByLabel("Adresse électronique").FillAsync(Courriel("secretariat"));
        await fenetre.GetByLabel("Mot de passe").FillAsync(AppelAProjets.Demonstration.ComptesDeDemonstration.MotDePasse);
        await fenetre.GetByRole(AriaRole.Button, new() { Name = "Me reconnecter" }).ClickAsync();
        await Assertions.Expect(fenetre.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce compte n’est pas celui de cette page");
        await fenetre.GetByLabel("Adresse électronique").FillAsync(Courriel("porteur"));
        await fenetre.GetByLabel("Mot de passe").FillAsync("ce-n-est-pas-lui");
        await fenetre.GetByRole(AriaRole.Button, new() { Name = "Me reconnecter" }).ClickAsync();
        await Assertions.Expect(fenetre.GetByRole(AriaRole.Alert)).ToContainTextAsync("mot de passe");
        await fenetre.GetByLabel("Mot de passe").FillAsync(AppelAProjets.Demonstration.ComptesDeDemonstration.MotDePasse);
        await porteur.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(fenetre).ToBeHiddenAsync();
        await AttendreLEnregistrementAsync(porteur);

        Assert.That(await porteur.Page.EvaluateAsync<bool>("window.memePage === true"), Is.True, "The page was not loaded again.");
        Assert.That(await RelireAsync(onglet, projet, "Description"), Is.EqualTo($"{Debut} puis {Suite}"));
        Constats.Verifier("status of 401");
    }

    [Test]
    public async Task Envoyer_la_page_aussitot_apres_avoir_ecrit_ne_perd_rien_non_plus()
    {
        var porteur = await EntrerAsync("porteur");
        var projet = await CommencerAsync(porteur, "Atelier d’écriture du dimanche") + "/projet";
        await porteur.Page.Clock.InstallAsync(new() { TimeDate = Matin });
        await porteur.AllerAsync(projet);
        await porteur.Page.Clock.PauseAtAsync(Matin.AddMinutes(2));
        await porteur.RemplirAsync("Description", Debut);
        await porteur.Page.Context.ClearCookiesAsync();
        await porteur.Bouton("Enregistrer et continuer").ClickAsync();
        await porteur.Page.Clock.ResumeAsync();
        var fenetre = porteur.Page.GetByRole(AriaRole.Dialog, new() { Name = "Votre session est terminée" });
        await fenetre.GetByLabel("Adresse électronique").FillAsync(Courriel("porteur"));
        await fenetre.GetByLabel("Mot de passe").FillAsync(AppelAProjets.Demonstration.ComptesDeDemonstration.MotDePasse);
        await porteur.PasserAsync(() => porteur.Page.Keyboard.PressAsync("Enter"));
        Assert.That(await RelireAsync(porteur, projet, "Description"), Is.EqualTo(Debut));
        Constats.Verifier("status of 401");
    }
}
