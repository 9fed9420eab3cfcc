using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>The same draft open twice: two tabs of one person, then two people.</summary>
[TestFixture]
public sealed class DeuxPagesTests : Recit
{
    [Test]
    public async Task Deux_onglets_gardent_deux_champs_et_font_choisir_pour_le_meme()
    {
        var premier = await EntrerAsync("porteur");
        var projet = await CommencerAsync(premier, "Jardin sur le toit") + "/projet";
        await premier.AllerAsync(projet);
        var second = await OuvrirUnOngletAsync(premier);
        await second.AllerAsync(projet);

        await premier.RemplirAsync("Objectifs", "Cultiver ensemble.");
        await AttendreLEnregistrementAsync(premier);
        await second.RemplirAsync("Description", "Chaque mercredi.");
        await AttendreLEnregistrementAsync(second);
        var lecteur = await OuvrirUnOngletAsync(premier);
        Assert.That(await RelireAsync(lecteur, projet, "Objectifs"), Is.EqualTo("Cultiver ensemble."));
        Assert.That(await lecteur.Champ("Description").InputValueAsync(), Is.EqualTo("Chaque mercredi."), "Different fields: both are kept.");

        await second.RemplirAsync("Objectifs", "Récolter ensemble.");
        await AttendreAsync(second, "Un champ n’est pas enregistré");
        await ContientAsync(second, "a été modifié entre-temps", "Cultiver ensemble.");
        Assert.That(await second.Champ("Objectifs").InputValueAsync(), Is.EqualTo("Récolter ensemble."), "What was typed is kept.");
        Assert.That(await RelireAsync(lecteur, projet, "Objectifs"), Is.EqualTo("Cultiver ensemble."), "Nothing is overwritten before the choice.");
        await second.Bouton("Garder le mien").ClickAsync();
        await AttendreLEnregistrementAsync(second);
        Assert.That(await RelireAsync(lecteur, projet, "Objectifs"), Is.EqualTo("Récolter ensemble."));

        await premier.RemplirAsync("Objectifs", "Partager ensemble.");
        await AttendreAsync(premier, "Un champ n’est pas enregistré");
        await premier.Bouton("Prendre l’autre").ClickAsync();
        await Assertions.Expect(premier.Champ("Objectifs")).ToHaveValueAsync("Récolter ensemble.");
        await Assertions.Expect(premier.Bouton("Prendre l’autre")).ToHaveCountAsync(0);
        Constats.Verifier();
    }

    [Test]
    public async Task Deux_personnes_se_voient_et_lisent_ce_que_l_autre_vient_d_ecrire()
    {
        var nadia = await EntrerAsync("porteur");
        var projet = await CommencerAsync(nadia, "Bal des voisins") + "/projet";
        await nadia.Page.Clock.InstallAsync();
        await nadia.AllerAsync(projet);
        var yann = await EntrerAsync("porteur.redacteur");
        await yann.AllerAsync(projet);
        await PresentAsync(yann, "Aussi sur ce dossier : Nadia Belkacem-Dubois (Votre projet).");
        await yann.RemplirAsync("Objectifs", "Danser.");
        await AttendreLEnregistrementAsync(yann);

        await nadia.Page.Clock.FastForwardAsync(15_000);
        await PresentAsync(nadia, "Aussi sur ce dossier : Yann Le Floc’hic (Votre projet).");
        await Assertions.Expect(nadia.Champ("Objectifs")).ToHaveValueAsync("Danser.");
        Constats.Verifier();
    }

    private static Task PresentAsync(Personne personne, string texte) => Assertions.Expect(personne.Page.Locator("[data-presence]")).ToHaveTextAsync(texte);

    private static async Task ContientAsync(Personne personne, params string[] textes)
    {
        foreach (var texte in textes)
        {
            await Assertions.Expect(personne.Page.Locator("main")).ToContainTextAsync(texte);
        }
    }
}
