using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;
using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>The sheet of a dossier loses no word of an agent, whatever happens meanwhile.</summary>
[TestFixture]
public sealed class FicheTests : Recit
{
    private const string Compte = "instructeur.nm";
    private static readonly DateTime Matin = new(2027, 9, 1, 8, 0, 0, DateTimeKind.Utc);
    private static readonly SqlStatement Fermer = new("UPDATE Dossier SET Etat = 'Instruit', Version = Version + 1 WHERE Id = @Id");
    private static readonly SqlStatement Rouvrir = new("UPDATE Dossier SET Etat = 'EnInstruction', Version = Version + 1 WHERE Id = @Id");

    [Test]
    public async Task Une_session_qui_finit_au_milieu_de_six_justifications_n_en_perd_aucune()
    {
        var instructeur = await EntrerAsync(Compte);
        await instructeur.Page.Clock.InstallAsync(new() { TimeDate = Matin });
        var fiche = await OuvrirAsync(instructeur, 0);
        await instructeur.Page.EvaluateAsync("window.memePage = true");
        var justifications = Justifications(instructeur);
        for (var rang = 0; rang < 3; rang++)
        {
            await EcrireAsync(instructeur, justifications.Nth(rang), rang);
        }

        var onglet = await OuvrirUnOngletAsync(instructeur);
        await onglet.AllerAsync("/aide");
        await onglet.PasserAsync(() => onglet.Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync());
        await instructeur.Page.Clock.PauseAtAsync(Matin.AddHours(1));
        for (var rang = 3; rang < 6; rang++)
        {
            await EcrireAsync(instructeur, justifications.Nth(rang), rang);
        }

        await instructeur.Page.Clock.ResumeAsync();
        var fenetre = instructeur.Page.GetByRole(AriaRole.Dialog, new() { Name = "Votre session est terminée" });
        await fenetre.GetByLabel("Adresse électronique").FillAsync(Courriel(Compte));
        await fenetre.GetByLabel("Mot de passe").FillAsync(ComptesDeDemonstration.MotDePasse);
        await fenetre.GetByRole(AriaRole.Button, new() { Name = "Me reconnecter" }).ClickAsync();
        await Assertions.Expect(fenetre).ToBeHiddenAsync();
        await AttendreAsync(instructeur, " à ");
        Assert.That(await instructeur.Page.EvaluateAsync<bool>("window.memePage === true"), Is.True, "The page was not loaded again.");

        await onglet.AllerAsync(fiche);
        Assert.That(await LireAsync(onglet), Is.EqualTo(Enumerable.Range(0, 6).Select(Texte)));
        await onglet.CliquerAsync("Enregistrer");
        Assert.That(onglet.Statut, Is.EqualTo(200));
        Constats.Verifier("status of 401");
    }

    [Test]
    public async Task Deux_onglets_du_meme_evaluateur_montrent_les_deux_textes_et_gardent_celui_qu_il_choisit()
    {
        var premier = await EntrerAsync(Compte);
        var fiche = await OuvrirAsync(premier, 1);
        var second = await OuvrirUnOngletAsync(premier);
        await second.AllerAsync(fiche);
        await NoterAsync(premier, "3");
        await Justifications(premier).First.FillAsync("Le premier onglet.");
        await premier.Page.Keyboard.PressAsync("Tab");
        await AttendreAsync(premier, "Enregistré à");

        await Justifications(second).First.FillAsync("Le second onglet.");
        await second.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(second.Page.Locator(".entre-temps")).ToContainTextAsync("Le premier onglet.");
        Assert.That(await Justifications(second).First.InputValueAsync(), Is.EqualTo("Le second onglet."));
        await second.Bouton("Garder le mien").ClickAsync();
        await Assertions.Expect(second.Page.Locator(".entre-temps")).ToHaveCountAsync(0);
        await second.Page.Keyboard.PressAsync("Control+Enter");
        await second.Page.WaitForURLAsync(url => !url.Contains(fiche.Split('?')[0], StringComparison.Ordinal));
        await premier.AllerAsync(fiche);
        Assert.That(await Justifications(premier).First.InputValueAsync(), Is.EqualTo("Le second onglet."));
        Constats.Verifier();
    }

    [Test]
    public async Task Une_instruction_close_pendant_qu_on_ecrit_garde_le_texte_et_dit_pourquoi()
    {
        var instructeur = await EntrerAsync(Compte);
        var fiche = await OuvrirAsync(instructeur, 2);
        await Justifications(instructeur).First.FillAsync("Commencé à temps.");
        await AttendreAsync(instructeur, "Brouillon gardé à");
        await ForcerAsync(Fermer, fiche);
        await Justifications(instructeur).First.FillAsync("Commencé à temps, fini trop tard.");
        await instructeur.Page.Keyboard.PressAsync("Tab");
        await AttendreAsync(instructeur, "gardé en brouillon, pour vous seul");
        Assert.That(await Justifications(instructeur).First.InputValueAsync(), Is.EqualTo("Commencé à temps, fini trop tard."));

        await instructeur.AllerAsync(fiche);
        await Assertions.Expect(instructeur.Page.Locator("#textes-gardes")).ToContainTextAsync("Commencé à temps, fini trop tard.");
        await ForcerAsync(Rouvrir, fiche);
        await instructeur.AllerAsync(fiche);
        Assert.That(await Justifications(instructeur).First.InputValueAsync(), Is.EqualTo("Commencé à temps, fini trop tard."), "back in its field");
        Constats.Verifier();
    }

    [Test]
    public async Task Ce_qui_s_ecrit_pendant_un_enregistrement_part_avec_la_page_sans_se_contredire()
    {
        var instructeur = await EntrerAsync(Compte);
        var fiche = await OuvrirAsync(instructeur, 3);
        await NoterAsync(instructeur, "2");
        await AttendreAsync(instructeur, "gardé à");
        var justification = Justifications(instructeur).First;
        await PendantUnEnregistrementAsync(instructeur, "Un premier jet.", async () =>
        {
            await justification.FillAsync("Un premier jet, puis la suite.");
            await instructeur.SuivreAsync("Aide et contact");
        });
        await instructeur.AllerAsync(fiche);
        await Assertions.Expect(justification).ToHaveValueAsync("Un premier jet, puis la suite.");
        Assert.That(await instructeur.Page.Locator(".entre-temps, .travail .govuk-error-message").CountAsync(), Is.Zero, "nobody else wrote");

        await PendantUnEnregistrementAsync(instructeur, "Une autre version.", async () =>
        {
            await justification.FillAsync("La version finale.");
            await instructeur.Page.Keyboard.PressAsync("Control+Enter");
        });
        await instructeur.Page.WaitForURLAsync(url => !url.Contains(fiche.Split('?')[0], StringComparison.Ordinal));
        await instructeur.AllerAsync(fiche);
        Assert.That(await justification.InputValueAsync(), Is.EqualTo("La version finale."));
        Assert.That(await instructeur.Page.Locator(".travail-brouillon, .entre-temps").CountAsync(), Is.Zero, "recorded, without a choice to make");
        Constats.Verifier();
    }

    [Test]
    public async Task Ce_qui_n_a_pas_pu_partir_avec_la_page_est_rendu_a_sa_fiche()
    {
        var instructeur = await EntrerAsync("instructeur.pref44");
        var fiche = await OuvrirAsync(instructeur, 4);
        await instructeur.Page.RouteAsync("**/travail/champs", route => route.AbortAsync());
        await Justifications(instructeur).First.FillAsync("Écrit dans un tunnel.");
        await instructeur.SuivreAsync("Tableau");
        await instructeur.Page.UnrouteAllAsync();
        await instructeur.AllerAsync(fiche);
        await Assertions.Expect(Justifications(instructeur).First).ToHaveValueAsync("Écrit dans un tunnel.");
        // A request that goes on after the page may have reached the server all the same.
        await Assertions.Expect(instructeur.Page.Locator("[data-etat-enregistrement]")).ToContainTextAsync("rouillon", new() { Timeout = 20_000 });
        var ailleurs = await OuvrirUnOngletAsync(instructeur);
        await ailleurs.AllerAsync(fiche);
        Assert.That(await Justifications(ailleurs).First.InputValueAsync(), Is.EqualTo("Écrit dans un tunnel."), "the server has it");
        Constats.Verifier("ERR_FAILED");
    }

    [Test]
    public async Task Ctrl_Entree_dans_un_autre_formulaire_de_la_fiche_n_envoie_rien()
    {
        var instructeur = await EntrerAsync(Compte);
        await OuvrirAsync(instructeur, 5);
        var ici = instructeur.Page.Url;
        var envois = new List<string>();
        instructeur.Page.Request += (_, requete) => { if (requete is { Method: "POST" } && !requete.Url.EndsWith("/presences", StringComparison.Ordinal)) { envois.Add(requete.Url); } };
        var champs = instructeur.Page.Locator("main form[method=post]:not([data-fiche]) :is(input:not([type=hidden]), textarea, button, select)");
        Assert.That(await champs.CountAsync(), Is.GreaterThan(2));
        foreach (var champ in await champs.AllAsync())
        {
            await champ.EvaluateAsync("c => { for (let v = c.closest('details'); v; v = v.parentElement.closest('details')) v.open = true; c.focus(); }");
            await instructeur.Page.Keyboard.PressAsync("Control+Enter");
            await instructeur.Page.Keyboard.PressAsync("Alt+n");
        }

        Assert.That((instructeur.Page.Url, string.Join('\n', envois)), Is.EqualTo((ici, "")));
        await Justifications(instructeur).First.FocusAsync();
        await instructeur.Page.Keyboard.PressAsync("Control+Enter");
        await instructeur.Page.WaitForURLAsync(url => url != ici);
        Constats.Verifier();
    }

    // The base is taken: what the script has just sent waits for its answer.
    private async Task PendantUnEnregistrementAsync(Personne personne, string justification, Func<Task> faire)
    {
        await using var session = await Portail.Services.GetRequiredService<SqlDatabase>().EcrireAsync();
        await personne.Page.RunAndWaitForRequestAsync(async () =>
        {
            await Justifications(personne).First.FillAsync(justification);
            await personne.Page.Keyboard.PressAsync("Tab");
        }, requete => requete.Url.EndsWith("/travail/champs", StringComparison.Ordinal));
        await faire();
    }

    private static string Texte(int rang) => $"Justification {rang} : le quartier est au cœur du projet.";

    private static ILocator Justifications(Personne personne) => personne.Page.Locator(".travail textarea[name^='justification.']");

    private static async Task NoterAsync(Personne personne, string note)
    {
        await personne.Page.Locator(".travail [data-notes] input:checked").First.FocusAsync();
        await personne.Page.Keyboard.PressAsync(note);
    }

    private static async Task EcrireAsync(Personne personne, ILocator justification, int rang)
    {
        await justification.FocusAsync();
        await justification.FillAsync(Texte(rang));
        await personne.Page.Keyboard.PressAsync("Tab");
    }

    private static async Task<IReadOnlyList<string>> LireAsync(Personne personne) =>
        await personne.Page.EvaluateAsync<string[]>("[...document.querySelectorAll(\".travail textarea[name^='justification.']\")].map(t => t.value)");

    private async Task ForcerAsync(SqlStatement etat, string fiche)
    {
        await using var session = await Portail.Services.GetRequiredService<SqlDatabase>().EcrireAsync();
        await session.ExecuterAsync(etat, new { Id = Guid.Parse(fiche.Split('/', '?')[4]) });
        await session.ValiderAsync();
    }

    // A sheet of its own for each story.
    private static async Task<string> OuvrirAsync(Personne instructeur, int rang)
    {
        await instructeur.AllerAsync("/instruction/EMPL28?anoter=1");
        var liens = await instructeur.Page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('main tbody a')].map(a => a.getAttribute('href')).filter(h => h.includes('/dossiers/')))]");
        // Those that the stories before have scored are gone.
        var lien = liens[Math.Min(rang, liens.Length - 1)];
        await instructeur.AllerAsync(lien);
        return lien;
    }
}
