using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>The Secrétariat asks for one section again, the porteur answers it, everyone reads what changed.</summary>
[TestFixture]
public sealed class ComplementsTests : Recit
{
    private const string Demande = "Dites-nous combien d’ateliers auront lieu le samedi.";
    private const string Explication = "Les ateliers du samedi sont comptés dans la description.";
    private const string Reponse = "Douze ateliers auront lieu le samedi.";

    [Test]
    public async Task Une_rubrique_demandee_repondue_et_comparee()
    {
        var porteur = await EntrerAsync("porteur");
        var dossier = await TrouverUnDossierDeposeAsync(porteur);
        var secretariat = await EntrerAsync("secretariat");
        var fiche = $"/secretariat/{Appel}/recevabilite/{dossier.Split('/')[^1]}";
        await DemanderAsync(secretariat, fiche);

        var courriel = await Portail.DernierCourrielAsync(Courriel("porteur"));
        Assert.That(Personne.Espaces(courriel.Corps), Does.Contain(Demande).And.Contain("20 septembre 2027").And.Contain("Votre projet"));
        await porteur.AllerAsync(courriel.Lien("/espace/dossiers/"));
        await porteur.LireAsync("Ce que le secrétariat vous demande", Demande, "Répondez avant le 20 septembre 2027");
        await Assertions.Expect(porteur.Page.Locator(".taches > li")).ToHaveCountAsync(1);
        await porteur.AllerAsync(dossier + "/budget");
        Assert.That(porteur.Page.Url, Does.EndWith(dossier), "A section that was not named stays closed.");
        await RepondreAsync(porteur, dossier);

        await porteur.AllerAsync(dossier + "/versions/2/comparer");
        await LireLAjoutAsync(porteur);
        await secretariat.AllerAsync(fiche);
        await secretariat.LireAsync("Compléments demandés", "Répondu le 1");
        await secretariat.SuivreAsync("Voir ce qui a changé dans la version 2");
        await LireLAjoutAsync(secretariat);
        Constats.Verifier();
    }

    [Test, DependsOnTest(nameof(Une_rubrique_demandee_repondue_et_comparee))]
    public async Task Une_reponse_vide_ne_part_pas_sans_que_l_on_dise_pourquoi()
    {
        var porteur = await EntrerAsync("porteur");
        var dossier = await TrouverUnDossierDeposeAsync(porteur);
        var secretariat = await EntrerAsync("secretariat");
        var fiche = $"/secretariat/{Appel}/recevabilite/{dossier.Split('/')[^1]}";
        await DemanderAsync(secretariat, fiche);
        var envoyer = porteur.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer la réponse" });

        await porteur.AllerAsync(dossier);
        await porteur.LireAsync("À reprendre");
        await porteur.AllerAsync(dossier + "/verifier");
        await porteur.LireAsync("« Votre projet » est à reprendre");
        await Assertions.Expect(envoyer).ToHaveCountAsync(0);
        await porteur.AllerAsync(dossier + "/projet");
        await porteur.LireAsync("Ce que le secrétariat vous demande", Demande, "Répondez avant le 20 septembre 2027");
        await porteur.Page.Locator("summary", new() { HasText = "Il n’y a rien à changer" }).ClickAsync();
        await porteur.CliquerAsync("Laisser cette rubrique sans changement");
        await porteur.LireAsync("Dites pourquoi il n’y a rien à changer");
        await porteur.RemplirAsync("Pourquoi n’y a-t-il rien à changer ?", Explication);
        await porteur.CliquerAsync("Laisser cette rubrique sans changement");
        await porteur.LireAsync("votre explication est enregistrée", "Sans changement");

        await porteur.AllerAsync(dossier + "/verifier");
        await porteur.LireAsync("Rubriques laissées sans changement", Explication);
        await envoyer.ClickAsync();
        await porteur.LireAsync("Votre réponse est envoyée");
        await secretariat.AllerAsync(fiche);
        await secretariat.SuivreAsync("Voir ce qui a changé dans la version");
        await secretariat.LireAsync(Explication);
        Constats.Verifier();
    }

    private static async Task<string> TrouverUnDossierDeposeAsync(Personne porteur)
    {
        await porteur.AllerAsync("/espace");
        var carte = porteur.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = $"{Appel}-" }).Filter(new() { Has = porteur.Page.GetByText("Déposé", new() { Exact = true }) });
        return (await carte.GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!;
    }

    private static async Task DemanderAsync(Personne secretariat, string fiche)
    {
        await secretariat.AllerAsync(fiche);
        await secretariat.Page.Locator("summary", new() { HasText = "Demander des compléments" }).ClickAsync();
        await secretariat.CocherAsync("Votre projet");
        await secretariat.RemplirAsync(("Répondre avant le", "2027-09-20"), ("Message au porteur", Demande));
        await secretariat.CliquerAsync("Envoyer la demande");
        await secretariat.LireAsync("La demande de compléments est partie");
    }

    private static async Task RepondreAsync(Personne porteur, string dossier)
    {
        await porteur.SuivreAsync("Votre projet");
        var description = porteur.Champ("Description");
        await description.FillAsync($"{await description.InputValueAsync()} {Reponse}");
        await AttendreAsync(porteur, "Réponse enregistrée à");
        await Assertions.Expect(porteur.Page.Locator("[data-vivant='demande']")).ToContainTextAsync("Cette rubrique a changé depuis la demande");
        await porteur.AllerAsync(dossier);
        await porteur.CliquerAsync("Vérifier et envoyer la réponse");
        await porteur.CliquerAsync("Envoyer la réponse");
        await porteur.LireAsync("Votre réponse est envoyée", "version 2 du dossier");
    }

    private static Task LireLAjoutAsync(Personne personne) => Assertions.Expect(personne.Page.Locator("dd ins")).ToContainTextAsync(Reponse);
}
