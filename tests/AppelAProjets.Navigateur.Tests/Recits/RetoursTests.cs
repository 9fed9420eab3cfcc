using System.Globalization;
using System.Text.RegularExpressions;
using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>Coming back on what was done, by the links of the pages alone; each page that comes is audited at both widths, and in a phone's.</summary>
[TestFixture]
public sealed class RetoursTests : Recit
{
    private const string Titre = "Fanfare de l’escalier";

    [Test]
    public async Task Prete_a_signer_signee_corrigee_retiree_reprise_puis_supprimee()
    {
        var redacteur = await EntrerAsync("porteur.redacteur");
        var dossier = await PreparerAsync(redacteur);
        await PrevenirAsync(redacteur, dossier);

        var porteur = await EntrerAsync("porteur");
        await porteur.AllerAsync((await Portail.DernierCourrielAsync(Courriel("porteur"))).Lien("/verifier"));
        await porteur.LireAsync("Il ne reste qu’à signer", Titre);
        await SignerAsync(porteur);
        await porteur.CliquerAsync("Déposer le dossier");
        await porteur.LireAsync("Votre dossier est déposé");

        await CorrigerAsync(porteur, dossier);
        await RetirerEtRepartirAsync(porteur, dossier);
        Constats.Verifier();
    }

    [Test]
    public async Task Le_formulaire_se_lit_avant_de_commencer()
    {
        var visiteur = await ArriverAsync();
        await visiteur.AllerAsync($"/appels/{Appel}");
        await visiteur.SuivreAsync("le formulaire et les documents à réunir");
        await visiteur.LireAsync("Temps à prévoir", "Documents à réunir", "Objectifs");
        await EtroitAsync(visiteur, "form of a call");
        Constats.Verifier();
    }

    [Test]
    public async Task Mon_compte_et_ses_pages()
    {
        var porteur = await EntrerAsync("porteur.redacteur");
        foreach (var (lien, titre) in new[] { ("Changer de nom", "nom"), ("Changer d’adresse électronique", "adresse"), ("Changer le mot de passe", "mot de passe"), ("la vérification en deux étapes", "deux étapes") })
        {
            await porteur.AllerAsync("/compte");
            await EtroitAsync(porteur, "account");
            await porteur.SuivreAsync(lien);
            await porteur.LireAsync(titre);
            await EtroitAsync(porteur, lien);
        }

        await porteur.AllerAsync("/compte");
        await porteur.SuivreAsync("Changer de nom");
        await porteur.RemplirAsync("Nom", "");
        await porteur.CliquerAsync("Enregistrer");
        await Assertions.Expect(porteur.Page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await EtroitAsync(porteur, "account, refused");
        Constats.Verifier();
    }

    // With the answers of a dossier deposited to the same call: what is left is what belongs to a moment.
    private async Task<string> PreparerAsync(Personne redacteur)
    {
        await redacteur.AllerAsync($"/espace/dossiers/nouveau?appel={Appel}");
        await redacteur.CocherAsync(Atelier);
        await redacteur.RemplirAsync("Titre du projet", Titre);
        await redacteur.ChoisirAsync("D’où partir ?", $"({Appel}-");
        await redacteur.CliquerAsync("Commencer le dossier");
        var dossier = new Uri(redacteur.Page.Url).AbsolutePath.Replace("/eligibilite", "", StringComparison.Ordinal);
        await redacteur.AllerAsync(dossier + "/referent");
        await EtroitAsync(redacteur, "meeting to ask for");
        await redacteur.Page.Locator("summary", new() { HasText = "J’ai déjà rencontré le référent" }).ClickAsync();
        await redacteur.RemplirAsync(("Personne rencontrée", "Inès Corbineau"), ("Jour de la rencontre", "2027-08-20"));
        await EtroitAsync(redacteur, "meeting told");
        await redacteur.CliquerAsync("Déclarer la rencontre et continuer");
        await EquilibrerAsync(redacteur, dossier);
        return dossier;
    }

    private static async Task EquilibrerAsync(Personne redacteur, string dossier)
    {
        await redacteur.AllerAsync(dossier + "/budget");
        var bilan = Personne.Espaces(await redacteur.Page.Locator("[data-budget-bilan]").InnerTextAsync());
        if (Regex.Match(bilan, @"Il manque ([\d ,]+) € de (charges|produits)") is { Success: true } ecart)
        {
            var champ = redacteur.Page.Locator($"[name='budget.{(ecart.Groups[2].Value == "charges" ? "604" : "756")}']");
            await champ.FillAsync($"{Lire(await champ.InputValueAsync()) + Lire(ecart.Groups[1].Value):0.00}");
            await redacteur.CliquerAsync("Enregistrer et recalculer");
        }

        await redacteur.LireAsync("est équilibré");
    }

    private static decimal Lire(string montant) => Regex.Replace(montant, @"\s", "") is { Length: > 0 } texte ? decimal.Parse(texte, CultureInfo.GetCultureInfo("fr-FR")) : 0;

    private async Task PrevenirAsync(Personne redacteur, string dossier)
    {
        await redacteur.AllerAsync(dossier + "/verifier");
        await redacteur.LireAsync("Prêt à signer");
        await EtroitAsync(redacteur, "ready to sign");
        await redacteur.CliquerAsync("Prévenir les signataires");
        await redacteur.LireAsync("par courriel");
    }

    private async Task SignerAsync(Personne porteur)
    {
        await EtroitAsync(porteur, "to sign");
        foreach (var attestation in await porteur.Page.Locator("main").GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await attestation.CheckAsync();
        }

        await porteur.CliquerAsync("Signer les attestations");
    }

    private async Task CorrigerAsync(Personne porteur, string dossier)
    {
        await porteur.AllerAsync(dossier);
        await porteur.SuivreAsync("Corriger ce dossier");
        await EtroitAsync(porteur, "correction offered");
        await porteur.CliquerAsync("Commencer la correction");
        await porteur.LireAsync("Vous préparez une version corrigée");
        await EtroitAsync(porteur, "correction begun");
        await porteur.SuivreAsync("Abandonner la correction");
        await EtroitAsync(porteur, "correction to give up");
        await porteur.SuivreAsync("Continuer la correction");
        await porteur.AllerAsync(dossier + "/projet");
        await porteur.RemplirAsync("Objectifs", "Jouer dehors, tous les samedis.");
        await porteur.CliquerAsync("Enregistrer et continuer");
        await porteur.AllerAsync(dossier + "/verifier");
        if (await porteur.Bouton("Signer les attestations").CountAsync() > 0)
        {
            await SignerAsync(porteur);
        }

        await porteur.CliquerAsync("Déposer le dossier");
        await porteur.LireAsync("Votre dossier corrigé est déposé");
    }

    private async Task RetirerEtRepartirAsync(Personne porteur, string dossier)
    {
        await porteur.AllerAsync(dossier);
        await porteur.SuivreAsync("Retirer ce dossier");
        await EtroitAsync(porteur, "withdrawal");
        await porteur.CliquerAsync("Retirer le dossier");
        await porteur.LireAsync("Le dossier est retiré");
        await porteur.CliquerAsync("Repartir de ce dossier");
        await EtroitAsync(porteur, "start again");
        Assert.That(await porteur.Champ("Titre du projet").InputValueAsync(), Is.EqualTo(Titre));
        await porteur.CliquerAsync("Commencer le dossier");
        var brouillon = new Uri(porteur.Page.Url).AbsolutePath.Replace("/eligibilite", "", StringComparison.Ordinal);
        Assert.That(brouillon, Is.Not.EqualTo(dossier));
        await porteur.AllerAsync(brouillon + "/projet");
        Assert.That(await porteur.Champ("Objectifs").InputValueAsync(), Is.EqualTo("Jouer dehors, tous les samedis."), "the corrected answers");
        await porteur.AllerAsync(brouillon);
        await porteur.SuivreAsync("Supprimer ce brouillon");
        await EtroitAsync(porteur, "deletion");
        await porteur.CliquerAsync("Supprimer le brouillon");
        await porteur.LireAsync("est supprimé");
        await porteur.AllerAsync(brouillon, 404);
    }

    // Seen and used on a phone: nothing sticks out, and every stop of the keyboard is visible.
    private async Task EtroitAsync(Personne personne, string nom)
    {
        await Audit.AuditerEtroitAsync(personne.Page, nom, Constats);
        await Clavier.ParcourirAsync(personne.Page, nom, Constats, "Tab");
        await personne.Page.SetViewportSizeAsync(1280, 900);
    }
}
