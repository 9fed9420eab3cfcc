using AppelAProjets.Navigateur.Tests.Hote;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>The network goes away, then comes back.</summary>
[TestFixture]
public sealed class ReseauCoupeTests : Recit
{
    [Test]
    public async Task Rien_ne_se_perd_et_la_page_le_dit()
    {
        var porteur = await EntrerAsync("porteur");
        var projet = await CommencerAsync(porteur, "Radio du quartier") + "/projet";
        await porteur.AllerAsync(projet);

        await porteur.Page.Context.SetOfflineAsync(true);
        await porteur.RemplirAsync(("Objectifs", "Donner la parole."), ("Description", "Une émission par mois."));
        await AttendreAsync(porteur, "Pas encore enregistré : la connexion est coupée. Votre texte est dans cette page");
        await porteur.Bouton("Enregistrer et continuer").ClickAsync();
        await AttendreAsync(porteur, "la connexion est coupée");
        Assert.That(porteur.Page.Url, Does.EndWith(projet), "The button does not leave a page whose text nothing keeps.");

        await porteur.Page.Context.SetOfflineAsync(false);
        await AttendreLEnregistrementAsync(porteur);
        Assert.That(await porteur.Champ("Description").InputValueAsync(), Is.EqualTo("Une émission par mois."));
        Assert.That(await RelireAsync(porteur, projet, "Objectifs"), Is.EqualTo("Donner la parole."));
        Assert.That(await porteur.Champ("Description").InputValueAsync(), Is.EqualTo("Une émission par mois."));
        await porteur.CliquerAsync("Enregistrer et continuer");
        Constats.Verifier("ERR_INTERNET_DISCONNECTED");
    }

    [Test]
    public async Task Une_reponse_perdue_puis_un_retour_au_texte_d_avant_se_dit_et_ne_passe_pas_pour_enregistre()
    {
        var porteur = await EntrerAsync("porteur");
        var projet = await CommencerAsync(porteur, "Jardin des toits") + "/projet";
        await EcrireAvantAsync(porteur, projet);

        // The server keeps it; its answer never arrives.
        await porteur.Page.RouteAsync("**/champs", async route => { await route.FetchAsync(); await route.AbortAsync("connectionreset"); }, new() { Times = 1 });
        await porteur.RemplirAsync("Objectifs", "Nourrir l’école.");
        await AttendreAsync(porteur, "la connexion est coupée");
        await porteur.RemplirAsync("Objectifs", "Planter.");
        await AttendreAsync(porteur, "Un champ n’est pas enregistré");
        await porteur.LireAsync("a été modifié entre-temps dans une autre page", "Nourrir l’école.");
        await porteur.Bouton("Garder le mien").ClickAsync();
        await AttendreLEnregistrementAsync(porteur);
        Assert.That(await RelireAsync(porteur, projet, "Objectifs"), Is.EqualTo("Planter."));
        Constats.Verifier("ERR_CONNECTION_RESET");
    }

    [Test]
    public async Task Un_retour_au_texte_d_avant_pendant_que_l_autre_part_est_enregistre()
    {
        var porteur = await EntrerAsync("porteur");
        var projet = await CommencerAsync(porteur, "Jardin des cours") + "/projet";
        await EcrireAvantAsync(porteur, projet);

        var (parti, rendre) = (new TaskCompletionSource(), new TaskCompletionSource());
        await porteur.Page.RouteAsync("**/champs", async route =>
        {
            var reponse = await route.FetchAsync();
            parti.SetResult();
            await rendre.Task;
            await route.FulfillAsync(new() { Response = reponse });
        }, new() { Times = 1 });
        await porteur.RemplirAsync("Objectifs", "Nourrir l’école.");
        await parti.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await porteur.RemplirAsync("Objectifs", "Planter.");
        rendre.SetResult();
        await AttendreLEnregistrementAsync(porteur);
        Assert.That(await RelireAsync(porteur, projet, "Objectifs"), Is.EqualTo("Planter."));
        Constats.Verifier();
    }

    private static async Task EcrireAvantAsync(Personne porteur, string projet)
    {
        await porteur.AllerAsync(projet);
        await porteur.RemplirAsync("Objectifs", "Planter.");
        await AttendreLEnregistrementAsync(porteur);
    }
}
