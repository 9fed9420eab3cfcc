using AppelAProjets.Navigateur.Tests.Hote;
using AppelAProjets.Navigateur.Tests.Parcours;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>A first filing from the page of the call to the receipt, by what the pages offer alone: screens and clicks are counted.</summary>
[TestFixture]
public sealed class PremierDepotTests : Recit
{
    private const int Ecrans = 28;
    private const int Clics = 27;
    private const string Adresse = "lise@jardin-partage.example";
    private const string MotDePasse = "trois-chevaux-bleus-galopent";

    private readonly List<string> ecrans = [];
    private int clics;
    private Personne lise = null!;

    [Test]
    public async Task De_la_page_de_l_appel_au_recepisse()
    {
        lise = await ArriverAsync();
        await VoirAsync(() => lise.AllerAsync($"/appels/{Appel}"));
        await SInscrireAsync();
        await PresenterLOrganisationAsync();
        await RemplirLeDossierAsync();
        await DeposerAsync();
        TestContext.Out.WriteLine($"{ecrans.Count} screens, {clics} clicks\n{string.Join('\n', ecrans)}");
        Assert.Multiple(() =>
        {
            Assert.That(ecrans, Has.Count.LessThanOrEqualTo(Ecrans), string.Join('\n', ecrans));
            Assert.That(clics, Is.LessThanOrEqualTo(Clics));
        });
        Constats.Verifier();
    }

    private async Task SInscrireAsync()
    {
        await SuivreAsync("Déposer un dossier");
        await SuivreAsync("Créer un compte");
        await lise.RemplirAsync(("Prénom", "Lise"), ("Nom", "Martel"), ("Adresse électronique", Adresse), ("Mot de passe", MotDePasse));
        await CliquerAsync("Créer mon compte");
        var lien = (await Portail.DernierCourrielAsync(Adresse)).Lien("/confirmer");
        await VoirAsync(() => lise.AllerAsync(lien));
        await lise.RemplirAsync("Mot de passe", MotDePasse);
        await CliquerAsync("Confirmer et entrer");
    }

    private async Task PresenterLOrganisationAsync()
    {
        await lise.RemplirAsync(
            ("Nom complet de l’organisation", "Le Jardin partagé"), ("Numéro SIRET", "44306184100013"), ("Adresse du siège", "3 rue des Lilas"), ("Code postal", "44100"),
            ("Commune", "Nantes"), ("Adresse électronique de l’organisation", "contact@jardin-partage.example"), ("Téléphone", "02 40 12 34 56"));
        await lise.CocherAsync("Association loi 1901");
        await lise.RemplirAsync("À défaut de RNA, numéro de récépissé en préfecture (facultatif)", "0442012345");
        await CliquerAsync("Enregistrer");
        await SuivreAsync("Plus tard");
        await lise.CocherAsync("Le Jardin partagé");
        await lise.RemplirAsync("Titre du projet", "Un jardin pour l’école");
        await CliquerAsync("Commencer le dossier");
    }

    private async Task RemplirLeDossierAsync()
    {
        await ContinuerAsync("eligibilite", CocherLaPremiereAsync);
        await IdentifierAsync();
        await ContinuerAsync("association", () => Task.CompletedTask);
        await ContinuerAsync("projet", async () =>
        {
            await lise.Page.Locator("[name='projet.theme']").First.CheckAsync();
            await lise.CocherAsync("Nouvelle action");
            await lise.RemplirAsync(("Début du projet", "2028-01-10"), ("Fin du projet", "2028-12-15"), ("Objectifs", "Jardiner ensemble."), ("Description", "Un atelier par semaine."));
        });
        await ContinuerAsync("priorites", () => lise.Page.Locator("[name='projet.p147']").SelectOptionAsync("1.5"));
        await ContinuerAsync("territoires", async () =>
        {
            await lise.Page.Locator("[name^='territoires.part.']").First.FillAsync("100");
            await lise.RemplirAsync(("Publics visés", "Les familles."), ("Nombre de bénéficiaires attendus", "60"));
        });
        await RencontrerAsync();
        await ContinuerAsync("moyens", () => Task.CompletedTask);
        await ContinuerAsync("evaluation", () => lise.RemplirAsync(("Indicateur 1", "Familles venues trois fois"), ("Résultat attendu 1", "30")));
        await ContinuerAsync("questions", RepondreAsync);
        await ContinuerAsync("demandes", () => lise.Page.Locator("[name^='demandes.'][inputmode=decimal]").First.FillAsync("3000"));
        await ContinuerAsync("budget", () => lise.RemplirAsync(("Prestations de services", "4000"), ("Cotisations", "1000")));
    }

    private async Task IdentifierAsync()
    {
        await lise.RemplirAsync(("Prénom", "Rose"), ("Nom", "Amblard"), ("Fonction", "présidente"), ("Téléphone", "02 40 12 34 56"), ("Adresse électronique", "rose@jardin-partage.example"));
        await CliquerAsync("Enregistrer et continuer");
        await DireNonAsync("utilité publique");
        await DireNonAsync("impôts commerciaux");
        await lise.CocherAsync("500 000 € ou moins");
        await CliquerAsync("Enregistrer et continuer");
        await DireNonAsync("réseau");
        await CliquerAsync("Enregistrer et continuer");
        await lise.RemplirAsync(("Au 31 décembre de l’année", "2026"), ("Bénévoles", "12"), ("Salariés", "2"), ("Adhérents", "80"));
        await CliquerAsync("Enregistrer et continuer");
        await lise.RemplirAsync(("Début de l’exercice", "2028-01-01"), ("Fin de l’exercice", "2028-12-31"), ("Prestations de services", "40 000"), ("Cotisations", "40 000"));
        await CliquerAsync("Enregistrer et continuer");
    }

    private async Task RencontrerAsync()
    {
        await lise.Page.Locator("summary", new() { HasText = "J’ai déjà rencontré le référent" }).ClickAsync();
        clics++;
        await lise.RemplirAsync(("Personne rencontrée", "Inès Corbineau"), ("Jour de la rencontre", "2027-08-20"));
        await CliquerAsync("Déclarer la rencontre et continuer");
    }

    // Whatever the call asks: the first option, then words and numbers.
    private async Task RepondreAsync()
    {
        await CocherLaPremiereAsync();
        foreach (var champ in await lise.Page.Locator("main form textarea:visible, main form input[type=text]:visible").AllAsync())
        {
            await champ.FillAsync(await champ.GetAttributeAsync("inputmode") is null ? "Un exemple." : "10");
        }
    }

    private async Task CocherLaPremiereAsync()
    {
        foreach (var groupe in await lise.Page.Locator("main form fieldset:visible").AllAsync())
        {
            await groupe.Locator("input[type=radio], input[type=checkbox]").First.CheckAsync();
        }
    }

    private async Task DeposerAsync()
    {
        foreach (var piece in await lise.Page.Locator("[data-depot]").AllAsync())
        {
            await piece.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "piece.pdf", MimeType = "application/pdf", Buffer = Fichiers.Pdf("Une pièce") });
            await Assertions.Expect(piece).ToContainTextAsync("Jointe");
        }

        await CliquerAsync("Continuer");
        foreach (var attestation in await lise.Page.Locator("main").GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await attestation.CheckAsync();
        }

        await CliquerAsync("Enregistrer et continuer");
        await CliquerAsync("Déposer le dossier");
        await lise.LireAsync("Votre dossier est déposé");
    }

    private async Task ContinuerAsync(string rubrique, Func<Task> remplir)
    {
        Assert.That(lise.Page.Url, Does.EndWith("/" + rubrique), $"{string.Join('\n', ecrans)}\n{await lise.TexteAsync()}");
        await remplir();
        await CliquerAsync("Enregistrer et continuer");
    }

    private Task DireNonAsync(string question) => lise.Page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel("Non", new() { Exact = true }).CheckAsync();

    private Task CliquerAsync(string bouton) => VoirAsync(() => lise.CliquerAsync(bouton), clic: true);

    private Task SuivreAsync(string lien) => VoirAsync(() => lise.PasserAsync(() => lise.Page.Locator("main a:visible", new() { HasText = lien }).First.ClickAsync()), clic: true);

    private async Task VoirAsync(Func<Task> geste, bool clic = false)
    {
        await geste();
        clics += clic ? 1 : 0;
        ecrans.Add(new Uri(lise.Page.Url).AbsolutePath.Split('/')[^1]);
    }
}
