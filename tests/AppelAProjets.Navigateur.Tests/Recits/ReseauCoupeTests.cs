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
}
