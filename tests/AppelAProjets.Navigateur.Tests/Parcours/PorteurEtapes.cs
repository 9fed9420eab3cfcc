using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Parcours;

/// <summary>An association: its account, its organisation, its dossier, its deposit. Nothing here needs JavaScript, except the live balance.</summary>
/// <param name="Courriel">Its person's address.</param>
/// <param name="Nom">Its name.</param>
/// <param name="Siret">Fourteen digits.</param>
/// <param name="Projet">Title of the project.</param>
internal sealed record Association(string Courriel, string Nom, string Siret, string Projet)
{
    public static readonly Association Premiere = new("nadia@passerelles.example", "Atelier des Passerelles", "732 829 320 00017", "Cuisines partagées du Breil");
    public static readonly Association Seconde = new("awa@hirondelles.example", "Amicale des Hirondelles", "44306184100013", "Jardin des Hirondelles");

    public async Task SInscrireAsync(Portail portail, Personne porteur)
    {
        await porteur.AllerAsync("/inscription");
        await porteur.RemplirAsync(("Prénom", "Nadia"), ("Nom", "Belkacem"), ("Adresse électronique", Courriel), ("Mot de passe", "court"));
        await porteur.CliquerAsync("Créer mon compte");
        await porteur.LireAsync("d’au moins 12 caractères");
        Assert.That(await porteur.Champ("Prénom").InputValueAsync(), Is.EqualTo("Nadia"), "What was typed is kept.");
        await porteur.RemplirAsync("Mot de passe", Monde.MotDePasse);
        await porteur.CliquerAsync("Créer mon compte");
        await porteur.AllerAsync((await portail.DernierCourrielAsync(Courriel)).Lien("/confirmer"));
        await porteur.RemplirAsync("Mot de passe", Monde.MotDePasse);
        await porteur.CliquerAsync("Confirmer et entrer");
        await porteur.LireAsync("votre compte est ouvert");
    }

    public async Task CreerLOrganisationAsync(Personne porteur)
    {
        await porteur.AllerAsync("/espace");
        await porteur.SuivreAsync("Ajouter une organisation");
        await porteur.RemplirAsync(
            ("Nom complet de l’organisation", Nom), ("Numéro SIRET", "732 829 320 00075"), ("Adresse du siège", "12 rue des Sorbiers"), ("Code postal", "44100"),
            ("Commune", "Nantes"), ("Adresse électronique de l’organisation", "contact@" + Courriel.Split('@')[1]), ("Téléphone", "02 40 12 34 56"));
        await porteur.CliquerAsync("Enregistrer");
        await porteur.LireAsync("SIRET");
        Assert.That(await porteur.Champ("Commune").InputValueAsync(), Is.EqualTo("Nantes"), "What was typed is kept.");
        await porteur.RemplirAsync("Numéro SIRET", Siret);
        await porteur.CliquerAsync("Enregistrer");
        await porteur.LireAsync(Nom);
    }

    /// <summary>Opens the draft and returns its address.</summary>
    public async Task<string> OuvrirLeDossierAsync(Personne porteur)
    {
        await porteur.AllerAsync($"/espace/dossiers/nouveau?appel={Monde.Code}");
        await porteur.CocherAsync(Nom);
        await porteur.RemplirAsync("Titre du projet", Projet);
        await porteur.CliquerAsync("Commencer le dossier");
        await porteur.LireAsync("Brouillon enregistré – pas encore déposé");
        return new Uri(porteur.Page.Url).AbsolutePath;
    }

    // From the dossier, page after page; the bank details can wait.
    private static async Task CompleterLIdentiteAsync(Personne porteur, string dossier)
    {
        await porteur.AllerAsync(dossier + "/association");
        await porteur.SuivreAsync("Nom, numéros et statut");
        await porteur.CocherAsync("Association loi 1901");
        await porteur.RemplirAsync("À défaut de RNA, numéro de récépissé en préfecture", "0442012345");
        await EnregistrerAsync(porteur);
        await porteur.RemplirAsync(("Prénom", "Rose"), ("Nom", "Amblard"), ("Fonction", "présidente"), ("Téléphone", "02 40 12 34 56"), ("Adresse électronique", "rose@sorbiers.example"));
        await EnregistrerAsync(porteur);
        await DireNonAsync(porteur, "utilité publique");
        await DireNonAsync(porteur, "impôts commerciaux");
        await porteur.CocherAsync("500 000 € ou moins");
        await EnregistrerAsync(porteur);
        await DireNonAsync(porteur, "réseau");
        await EnregistrerAsync(porteur);
        await porteur.RemplirAsync(("Au 31 décembre de l’année", "2026"), ("Bénévoles", "12"), ("Salariés", "2"), ("Adhérents", "80"));
        await EnregistrerAsync(porteur);
        await porteur.RemplirAsync(("Début de l’exercice", "2028-01-01"), ("Fin de l’exercice", "2028-12-31"), ("Prestations de services", "40 000"), ("Cotisations", "40 000"));
        await EnregistrerAsync(porteur);
    }

    private static Task DireNonAsync(Personne porteur, string question) =>
        porteur.Page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel("Non", new() { Exact = true }).CheckAsync();

    /// <param name="identiteConnue">The organisation has deposited before: its identity is not asked again.</param>
    public static async Task RemplirLesTextesAsync(Personne porteur, string dossier, bool identiteConnue = false)
    {
        if (!identiteConnue)
        {
            await CompleterLIdentiteAsync(porteur, dossier);
        }

        await porteur.AllerAsync(dossier + "/association");
        await porteur.RemplirAsync("Nom et prénom (facultatif)", "Nadia Belkacem");
        await EnregistrerAsync(porteur);
        await porteur.CocherAsync("Lien social");
        await porteur.CocherAsync("Nouvelle action");
        await porteur.RemplirAsync(("Début du projet", "2028-01-10"), ("Fin du projet", "2028-12-15"),
            ("Objectifs", "Que les habitants se rencontrent autour d’un repas."), ("Description", "Un atelier par semaine, préparé avec les habitants."));
        await EnregistrerAsync(porteur);
        await porteur.Page.GetByLabel("Thématique de la politique de la ville").SelectOptionAsync(new SelectOptionValue { Value = "1.5" });
        await EnregistrerAsync(porteur);
        await porteur.Page.GetByLabel("Bellevue").FillAsync("60");
        await porteur.Page.GetByLabel("Le Breil").FillAsync("50");
        await porteur.RemplirAsync(("Publics visés", "Tous les habitants, surtout les familles."), ("Nombre de bénéficiaires attendus", "120"));
        await EnregistrerAsync(porteur);
        await porteur.AllerAsync(dossier + "/territoires");
        await porteur.Page.GetByLabel("Bellevue").FillAsync("50");
        await EnregistrerAsync(porteur);
        await porteur.AllerAsync(dossier + "/referent/declarer");
        await porteur.RemplirAsync(("Personne rencontrée", "Inès Corbineau"), ("Jour de la rencontre", "2027-09-10"));
        await porteur.CliquerAsync("J’ai rencontré le référent");
        await porteur.AllerAsync(dossier + "/evaluation");
        await porteur.RemplirAsync(("Indicateur 1", "Habitants venus au moins trois fois"), ("Résultat attendu 1", "60"));
        await EnregistrerAsync(porteur);
    }

    /// <summary>The budget, first without its subsidies: the page says by how much it is unbalanced, and so does the check before the deposit.</summary>
    public static async Task RemplirLeBudgetAsync(Personne porteur, string dossier, bool avecScripts)
    {
        await porteur.AllerAsync(dossier + "/budget");
        await porteur.RemplirAsync(("Prestations de services", "9 000"), ("Rémunération des personnels", "9000,00"), ("Cotisations", "2 000"), ("Personnel bénévole", "1 500"), ("Bénévolat", "1 500"));
        if (avecScripts)
        {
            await Assertions.Expect(porteur.Page.Locator("[data-budget-bilan]")).ToHaveTextAsync("Il manque 16 000,00 € de produits.", new() { UseInnerText = false });
        }

        await porteur.CliquerAsync("Enregistrer et recalculer");
        await porteur.LireAsync("Il manque 16 000,00 € de produits.");
        await porteur.AllerAsync(dossier + "/verifier");
        await porteur.LireAsync("16 000,00 €");
        Assert.That(await porteur.Bouton("Déposer le dossier").CountAsync(), Is.Zero, "An unbalanced dossier cannot be deposited.");
    }

    /// <summary>Amounts asked: two funders, one more outside the portal; the third says why not.</summary>
    public static async Task DemanderAsync(Personne porteur, string dossier)
    {
        await porteur.AllerAsync(dossier + "/demandes");
        Assert.That(await porteur.Page.GetByLabel(AppelEtapes.Caf).CountAsync(), Is.Zero, "This funder does not act in these neighbourhoods.");
        await porteur.Page.GetByText("Pourquoi pas les autres financeurs").ClickAsync();
        await porteur.LireAsync(AppelEtapes.Caf);
        await porteur.Page.GetByLabel(AppelEtapes.Pref).FillAsync("8 000");
        await porteur.Page.GetByLabel(AppelEtapes.Nm).FillAsync("6 000");
        var autre = porteur.Page.GetByRole(AriaRole.Group, new() { Name = "Autre financement 1" });
        await autre.GetByLabel("Nom du financeur").FillAsync("Région Pays de la Loire");
        await autre.GetByLabel("Type de financeur").SelectOptionAsync(new SelectOptionValue { Label = "Région" });
        await autre.GetByLabel("Montant").FillAsync("2 000");
        await autre.GetByLabel("Sollicité").CheckAsync();
        await EnregistrerAsync(porteur);
        await porteur.AllerAsync(dossier + "/budget");
        await porteur.LireAsync("Le budget est équilibré : 18 000,00 € de charges et de produits.");
    }

    public static async Task JoindreAsync(Personne porteur, string dossier)
    {
        await porteur.AllerAsync(dossier + "/pieces");
        await EnvoyerAsync(porteur, "rib.pdf", "ceci n’est pas un PDF"u8.ToArray(), "Le contenu de ce fichier n’est pas celui");
        await porteur.LireAsync("Le contenu de ce fichier n’est pas celui d’un fichier PDF.");
        await EnvoyerAsync(porteur, "rib.pdf", [], "Ce fichier est vide");
        await porteur.LireAsync("Ce fichier est vide.");
        await EnvoyerAsync(porteur, "rib.exe", "MZ"u8.ToArray(), "Ce type de fichier");
        await porteur.LireAsync("Ce type de fichier n’est pas accepté.", "Indispensable");
        await EnvoyerAsync(porteur, "rib.pdf", Fichiers.Pdf("Relevé d'identité bancaire"), "Jointe");
        await porteur.LireAsync("Jointe", "rib.pdf");
        await porteur.CliquerAsync("Continuer");
    }

    public static async Task AttesterAsync(Personne porteur, string dossier)
    {
        await porteur.AllerAsync(dossier + "/attestations");
        foreach (var attestation in await porteur.Page.Locator("main").GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await attestation.CheckAsync();
        }

        await EnregistrerAsync(porteur);
    }

    public static Task EnregistrerAsync(Personne porteur) => porteur.CliquerAsync("Enregistrer et continuer");

    /// <summary>With scripts the file leaves as soon as it is chosen; without, by its button.</summary>
    public static async Task EnvoyerAsync(Personne porteur, string nom, byte[] contenu, string attendu)
    {
        var piece = porteur.Page.GetByRole(AriaRole.Region, new() { Name = "Relevé d’identité bancaire" });
        var bouton = piece.GetByRole(AriaRole.Button, new() { Name = "Envoyer ce fichier" });
        var sansScript = await bouton.CountAsync() > 0;
        await piece.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = nom, MimeType = "application/pdf", Buffer = contenu });
        if (sansScript)
        {
            await porteur.PasserAsync(() => bouton.ClickAsync());
        }

        await Assertions.Expect(piece).ToContainTextAsync(attendu);
    }
}
