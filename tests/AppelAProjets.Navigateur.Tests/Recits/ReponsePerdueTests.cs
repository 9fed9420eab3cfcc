using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>The server received what was sent and its answer never came: the text is not brought back as if it was not.</summary>
[TestFixture]
public sealed class ReponsePerdueTests : Recit
{
    private const string Message = "Pouvons-nous compter\nles bénévoles deux fois ?";

    [Test]
    public async Task Un_message_arrive_n_est_pas_rendu_comme_non_enregistre()
    {
        var porteur = await EntrerAsync("porteur");
        var fil = await CommencerAsync(porteur, "Théâtre d’ombres") + "/messages";
        await porteur.AllerAsync(fil);
        await EnvoyerAsync(porteur, recue: true);
        await porteur.AllerAsync(fil);
        await porteur.LireAsync("les bénévoles deux fois ?");
        await Assertions.Expect(porteur.Champ("Votre message")).ToHaveValueAsync("");
        await Assertions.Expect(porteur.Page.GetByText("Texte retrouvé, non enregistré.")).ToHaveCountAsync(0);
        Constats.Verifier("ERR_FAILED");
    }

    [Test]
    public async Task Un_message_qui_n_est_pas_arrive_est_rendu()
    {
        var porteur = await EntrerAsync("porteur");
        var fil = await CommencerAsync(porteur, "Cirque de poche") + "/messages";
        await porteur.AllerAsync(fil);
        await EnvoyerAsync(porteur, recue: false);
        await porteur.AllerAsync(fil);
        await Assertions.Expect(porteur.Champ("Votre message")).ToHaveValueAsync(Message);
        await Assertions.Expect(porteur.Page.GetByText("Texte retrouvé, non enregistré.")).ToHaveCountAsync(1);
        Constats.Verifier("ERR_FAILED");
    }

    private static async Task EnvoyerAsync(Personne porteur, bool recue)
    {
        var perdue = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await porteur.Page.RouteAsync("**/messages", async route =>
        {
            if (route.Request.Method != "POST")
            {
                await route.ContinueAsync();
                return;
            }

            if (recue)
            {
                await route.FetchAsync(new() { MaxRedirects = 0 });
            }

            await route.AbortAsync("failed");
            perdue.TrySetResult();
        });
        await porteur.RemplirAsync("Votre message", Message);
        await porteur.Bouton("Envoyer le message").ClickAsync();
        await perdue.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await porteur.Page.UnrouteAllAsync();
    }
}
