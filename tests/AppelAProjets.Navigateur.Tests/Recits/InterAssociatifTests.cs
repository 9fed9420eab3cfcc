using AppelAProjets.Navigateur.Tests.Hote;
using AppelAProjets.Navigateur.Tests.Parcours;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>Three organisations, then three others: the chef de file invites, one agrees, one keeps silent and is taken off, another takes its place.</summary>
[TestFixture]
public sealed class InterAssociatifTests : Recit
{
    private const string Silencieux = "Collectif du Grand Large";
    private static readonly Association Tilleul = new("lila@tilleul.example", "Les Amis du Tilleul", "81234567600017", "");
    private static readonly Association Marelle = new("theo@marelle.example", "La Marelle du Breil", "82345678500018", "");

    private string dossier = "";

    [Test]
    public async Task Le_depot_attend_l_accord_de_chaque_partenaire()
    {
        var chef = await EntrerAsync("porteur");
        dossier = await TrouverLeBrouillonAsync(chef);
        await CompleterAsync(chef);

        await InviterAsync(chef, Tilleul.Nom, Tilleul.Courriel);
        await InviterAsync(chef, Silencieux, Courriel("porteur.autre"));
        await DireQuiEstPayeAsync(chef);
        await AccepterAsync(Tilleul, "800", "800");
        await PreparerSansAccordAsync();
        await NePasPouvoirDeposerAsync(chef, $"{Silencieux} » n’a pas encore donné son accord", "Il manque 600,00 € de produits.");

        await RetirerAsync(chef);
        await InviterAsync(chef, Marelle.Nom, Marelle.Courriel);
        await NePasPouvoirDeposerAsync(chef, $"{Marelle.Nom} » n’a pas répondu à votre invitation");
        await AccepterAsync(Marelle, "400", "400");
        await DeposerAsync(chef);
        Constats.Verifier();
    }

    // The draft of the demonstration, nearly complete, is the one that nobody has touched for longest.
    private static async Task<string> TrouverLeBrouillonAsync(Personne chef)
    {
        await chef.AllerAsync("/espace");
        var carte = chef.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "contrat de ville 2028" }).Filter(new() { HasText = "pas encore déposé" });
        return (await carte.Last.GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!;
    }

    private async Task CompleterAsync(Personne chef)
    {
        await chef.AllerAsync(dossier + "/eligibilite");
        await chef.CocherAsync("Oui");
        await chef.CocherAsync("Une association");
        await Association.EnregistrerAsync(chef);
        await chef.AllerAsync(dossier + "/referent/declarer");
        await chef.RemplirAsync(("Personne rencontrée", "Inès Corbineau-Diop"), ("Jour de la rencontre", "2027-08-20"));
        await chef.CliquerAsync("J’ai rencontré le référent");
        await chef.AllerAsync(dossier + "/questions");
        await chef.CocherAsync("Non");
        await Association.EnregistrerAsync(chef);
        await chef.AllerAsync(dossier + "/pieces");
        foreach (var nom in new[] { "Relevé d’identité bancaire", "Comptes approuvés du dernier exercice clos" })
        {
            var piece = chef.Page.GetByRole(AriaRole.Region, new() { Name = nom });
            await piece.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "piece.pdf", MimeType = "application/pdf", Buffer = Fichiers.Pdf("Un fichier") });
            await Assertions.Expect(piece).ToContainTextAsync("Jointe");
        }

        await Association.AttesterAsync(chef, dossier);
        await chef.AllerAsync(dossier + "/verifier");
        await Assertions.Expect(chef.Bouton("Déposer le dossier")).ToHaveCountAsync(1);
    }

    private async Task InviterAsync(Personne chef, string nom, string courriel)
    {
        await chef.AllerAsync(dossier + "/partenaires/inviter");
        await chef.RemplirAsync("Nom de l’organisation", nom);
        await chef.Page.GetByLabel("Adresse électronique d’une personne qui l’engage").FillAsync(courriel);
        await chef.CliquerAsync("Envoyer l’invitation");
        await chef.LireAsync(nom, "Invitation envoyée");
    }

    private async Task DireQuiEstPayeAsync(Personne chef)
    {
        await chef.AllerAsync(dossier + "/partenaires");
        await chef.CocherAsync("Chaque organisation reçoit sa part");
        await AttendreLEnregistrementAsync(chef);
    }

    // Someone who has no account: from the mail to the agreement.
    private async Task AccepterAsync(Association association, string charges, string produits)
    {
        var lien = (await Portail.DernierCourrielAsync(association.Courriel)).Lien("/espace/partenariats/");
        var personne = await ArriverAsync();
        await association.SInscrireAsync(Portail, personne);
        await association.CreerLOrganisationAsync(personne);
        await personne.AllerAsync(lien);
        await personne.CliquerAsync($"Participer avec « {association.Nom} »");
        await personne.LireAsync("Avant de le donner, il reste à faire", "Dites ce que votre organisation fait dans le projet.");
        await RemplirLaPartAsync(personne, charges, produits, "");
        await personne.CliquerAsync("Notre organisation est d’accord");
        await personne.LireAsync("Donné le");
    }

    private async Task PreparerSansAccordAsync()
    {
        var personne = await EntrerAsync("porteur.autre");
        await personne.AllerAsync((await Portail.DernierCourrielAsync(Courriel("porteur.autre"))).Lien("/espace/partenariats/"));
        await personne.PasserAsync(() => personne.Page.GetByRole(AriaRole.Button, new() { Name = "Participer" }).First.ClickAsync());
        await RemplirLaPartAsync(personne, "600", "", "600");
        await personne.AllerAsync("/espace");
    }

    private static async Task RemplirLaPartAsync(Personne personne, string charges, string produits, string subventions)
    {
        await personne.RemplirAsync(("Que fait votre organisation dans le projet ?", "Elle prête sa cuisine."), ("Prestations de services", charges), ("Cotisations", produits));
        await personne.Page.GetByLabel("Part des subventions demandées").FillAsync(subventions);
        await Assertions.Expect(personne.Page.Locator("[data-budget-total=charge]")).ToContainTextAsync(charges);
        await personne.CliquerAsync("Enregistrer la part");
        await personne.LireAsync("La part enregistrée est complète et équilibrée");
    }

    private async Task NePasPouvoirDeposerAsync(Personne chef, params string[] manques)
    {
        await chef.AllerAsync(dossier + "/verifier");
        await chef.LireAsync(manques);
        Assert.That(await chef.Bouton("Déposer le dossier").CountAsync(), Is.Zero);
    }

    // With it its part goes: what balanced the plan while it was there is taken back.
    private async Task RetirerAsync(Personne chef)
    {
        await RemplirLeProduitAsync(chef, "600", "équilibré");
        await chef.AllerAsync(dossier + "/partenaires");
        await chef.SuivreAsync("Retirer du projet : " + Silencieux);
        await chef.RemplirAsync("Pourquoi retirez-vous ce partenaire ? Il lira ce motif.", "Sans nouvelles depuis trois semaines.");
        await chef.CliquerAsync("Retirer ce partenaire");
        Assert.That((await Portail.DernierCourrielAsync(Courriel("porteur.autre"))).Corps, Does.Contain("Sans nouvelles depuis trois semaines."));
        await NePasPouvoirDeposerAsync(chef, "600,00 €");
        await RemplirLeProduitAsync(chef, "", "équilibré");
    }

    private async Task RemplirLeProduitAsync(Personne chef, string montant, string bilan)
    {
        await chef.AllerAsync(dossier + "/budget");
        await chef.RemplirAsync("76 Produits financiers", montant);
        await chef.CliquerAsync("Enregistrer et recalculer");
        await chef.LireAsync(bilan);
    }

    private async Task DeposerAsync(Personne chef)
    {
        await chef.AllerAsync(dossier + "/verifier");
        await chef.LireAsync(Tilleul.Nom, Marelle.Nom);
        await chef.CliquerAsync("Déposer le dossier");
        await chef.LireAsync("Votre dossier est déposé");
    }
}
