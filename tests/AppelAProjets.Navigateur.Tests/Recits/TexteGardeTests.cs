using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;
using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OtpNet;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>What is typed in any form survives a link, an ended session and what someone else wrote meanwhile.</summary>
[TestFixture]
public sealed class TexteGardeTests : Recit
{
    private const string Retrouve = "Texte retrouvé, non enregistré.";
    private const string Validations = "/validations";

    private static readonly SqlStatement AProposer = new("""
        SELECT l.Id, d.Numero FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId JOIN Appel a ON a.Id = d.AppelId JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE a.Code = 'EMPL28' AND d.Etat = 'EnInstruction' AND f.Sigle = 'PREF44' AND l.Etat = 'Recevable' AND d.TotalDemande >= 100000 ORDER BY d.Numero DESC
        """);

    private static readonly SqlStatement Proposer = new("""
        UPDATE Ligne SET Avis = 'Favorable', ProposeSpecifique = 10000, ProposeDroitCommun = 0, RenvoyeLe = NULL, RenvoyeMotif = NULL, SansPropositionLe = NULL, Version = Version + 1 WHERE Id = @Id
        """);

    private static readonly DateTime Matin = new(2027, 9, 1, 8, 0, 0, DateTimeKind.Utc);

    [Test]
    public async Task Un_agent_reste_longtemps_sur_sa_page_se_reconnecte_sans_la_quitter()
    {
        var secretariat = await EntrerAsync("secretariat");
        var textes = await CreerUnAppelAsync(secretariat, "GARDE1");
        await secretariat.Page.Clock.InstallAsync(new() { TimeDate = Matin });
        await secretariat.AllerAsync(textes);
        await secretariat.RemplirAsync("Présentation", "Des actions gratuites,\npour tous.");
        await secretariat.Page.Context.ClearCookiesAsync();

        await secretariat.Page.Clock.FastForwardAsync(10 * 60_000);
        await secretariat.Bouton("Enregistrer").ClickAsync();
        await secretariat.PasserAsync(() => ReconnecterAsync(secretariat, "secretariat"));
        await secretariat.LireAsync("Les textes sont enregistrés.");
        Assert.That(await RelireAsync(secretariat, textes, "Présentation"), Is.EqualTo("Des actions gratuites,\npour tous."));
        await NeRienRetrouverAsync(secretariat);
        Constats.Verifier("status of 401");
    }

    [Test]
    public async Task Une_session_perdue_sans_que_la_page_le_sache_ramene_au_formulaire_et_a_son_texte()
    {
        var secretariat = await EntrerAsync("secretariat");
        var textes = await CreerUnAppelAsync(secretariat, "GARDE2");
        await secretariat.AllerAsync(textes);
        await secretariat.RemplirAsync("Présentation", "Des actions gratuites.");
        await secretariat.Page.Context.ClearCookiesAsync();
        await secretariat.CliquerAsync("Enregistrer");
        await EntrerIciAsync(secretariat, "secretariat");

        Assert.That(new Uri(secretariat.Page.Url).AbsolutePath, Is.EqualTo(textes));
        await secretariat.LireAsync(Retrouve);
        Assert.That(await secretariat.Champ("Présentation").InputValueAsync(), Is.EqualTo("Des actions gratuites."));
        await secretariat.CliquerAsync("Enregistrer");
        await secretariat.LireAsync("Les textes sont enregistrés.");
        await secretariat.AllerAsync(textes);
        await NeRienRetrouverAsync(secretariat);
        Constats.Verifier();
    }

    [Test]
    public async Task Un_envoi_a_une_adresse_qui_ne_se_lit_pas_ramene_a_la_page_meme_avec_un_jeton_perime()
    {
        var secretariat = await EntrerAsync("secretariat");
        var fiche = await OuvrirUneRecevabiliteAsync(secretariat);
        await MotiverAsync(secretariat, "Le projet se déroule hors des quartiers.");
        await secretariat.Page.EvaluateAsync("document.querySelectorAll('[name=__RequestVerificationToken]').forEach(c => { c.value = 'x'; })");
        await secretariat.PasserAsync(() => secretariat.Page.Locator("details[open] button[type=submit]").ClickAsync());
        await Assertions.Expect(secretariat.Page.Locator("main")).ToContainTextAsync(Retrouve);
        Assert.That(new Uri(secretariat.Page.Url).AbsolutePath, Is.EqualTo(fiche));
        Assert.That(await Motif(secretariat).InputValueAsync(), Is.EqualTo("Le projet se déroule hors des quartiers."));

        await secretariat.Page.Context.ClearCookiesAsync();
        await secretariat.PasserAsync(() => secretariat.Page.Locator("details[open] button[type=submit]").ClickAsync());
        await EntrerIciAsync(secretariat, "secretariat");
        Assert.That(new Uri(secretariat.Page.Url).AbsolutePath, Is.EqualTo(fiche));
        Assert.That(await Motif(secretariat).InputValueAsync(), Is.EqualTo("Le projet se déroule hors des quartiers."), "In its own form, opened.");
        await secretariat.Bouton("Effacer ce texte").ClickAsync();
        await secretariat.AllerAsync(fiche);
        await NeRienRetrouverAsync(secretariat);
        Constats.Verifier();
    }

    [Test]
    public async Task Une_page_d_identite_quittee_par_un_lien_se_retrouve_et_s_efface_avec_la_session()
    {
        var porteur = await EntrerAsync("porteur");
        var organisation = await OrganisationAsync(porteur);
        await porteur.AllerAsync(organisation + "/identite/moyens");
        var avant = await porteur.Champ("Bénévoles").InputValueAsync();
        await porteur.RemplirAsync("Bénévoles", "4321");
        await porteur.SuivreAsync("Aide et contact");
        await porteur.AllerAsync(organisation + "/identite/moyens");
        await porteur.LireAsync(Retrouve);
        Assert.That(await porteur.Champ("Bénévoles").InputValueAsync(), Is.EqualTo("4321"));
        await porteur.Bouton("Effacer ce texte").ClickAsync();
        Assert.That(await porteur.Champ("Bénévoles").InputValueAsync(), Is.EqualTo(avant));
        await porteur.AllerAsync(organisation + "/identite/moyens");
        await NeRienRetrouverAsync(porteur);

        await porteur.RemplirAsync("Bénévoles", "4321");
        await porteur.SuivreAsync("Aide et contact");
        await porteur.PasserAsync(() => porteur.Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync());
        Assert.That(await GardesAsync(porteur), Is.Empty, "Signing out erases what was kept.");
        Constats.Verifier();
    }

    [Test]
    public async Task Rien_de_la_banque_n_est_garde_et_un_autre_compte_ne_trouve_rien()
    {
        var porteur = await EntrerAsync("porteur");
        var organisation = await OrganisationAsync(porteur);
        await porteur.AllerAsync(organisation + "/identite/banque");
        await porteur.RemplirAsync(("Titulaire du compte", "Association Essai"), ("IBAN", "FR7630006000011234567890189"), ("BIC", "AGRIFRPPXXX"));
        await porteur.SuivreAsync("Aide et contact");
        var gardes = await GardesAsync(porteur);
        Assert.That(gardes, Does.Contain("Association Essai").And.Not.Contain("FR76").And.Not.Contain("AGRI"));

        // The same computer: the session ended by itself, someone else signs in.
        await porteur.SeConnecterAsync(Courriel("secretariat"), ComptesDeDemonstration.MotDePasse);
        Assert.That(await GardesAsync(porteur), Is.Empty);
        Constats.Verifier();
    }

    [Test]
    public async Task Un_message_commence_attend_son_auteur_et_part_une_fois()
    {
        var porteur = await EntrerAsync("porteur");
        var fil = await CommencerAsync(porteur, "Chorale du vendredi") + "/messages";
        await porteur.AllerAsync(fil);
        var texte = porteur.Page.Locator("textarea").First;
        await texte.FillAsync("Bonjour,\nfaut-il joindre le devis ?");
        await porteur.SuivreAsync("Mon espace");
        await porteur.AllerAsync(fil);
        await porteur.LireAsync(Retrouve);
        Assert.That(await texte.InputValueAsync(), Is.EqualTo("Bonjour,\nfaut-il joindre le devis ?"));
        await porteur.CliquerAsync("Envoyer le message");
        await porteur.AllerAsync(fil);
        await porteur.LireAsync("faut-il joindre le devis ?");
        Assert.That(await texte.InputValueAsync(), Is.Empty);
        await NeRienRetrouverAsync(porteur);
        Constats.Verifier();
    }

    [Test]
    public async Task Deux_agents_ecrivent_le_meme_texte_et_le_second_lit_les_deux()
    {
        var premier = await EntrerAsync("secretariat");
        var textes = await CreerUnAppelAsync(premier, "GARDE3");
        await premier.AllerAsync(textes);
        var second = await EntrerAsync("secretariat");
        await second.AllerAsync(textes);
        await premier.RemplirAsync(("Présentation", "Texte du premier."), ("Titre de l’appel", "Appel renommé"));
        await premier.CliquerAsync("Enregistrer");

        await second.RemplirAsync("Présentation", "Texte du second.");
        await second.CliquerAsync("Enregistrer");
        await Assertions.Expect(second.Page.Locator(".entre-temps")).ToContainTextAsync("Texte du premier.");
        Assert.That(await second.Champ("Présentation").InputValueAsync(), Is.EqualTo("Texte du second."));
        await Assertions.Expect(second.Champ("Titre de l’appel")).ToHaveValueAsync("Appel renommé");
        await second.Bouton("Garder le mien").ClickAsync();
        await second.CliquerAsync("Enregistrer");
        await second.LireAsync("Les textes sont enregistrés.");
        Assert.That(await RelireAsync(premier, textes, "Présentation"), Is.EqualTo("Texte du second."));
        Assert.That(await premier.Champ("Titre de l’appel").InputValueAsync(), Is.EqualTo("Appel renommé"), "What the second did not touch is the first’s.");

        await premier.RemplirAsync("Présentation", "Encore le premier.");
        await premier.SuivreAsync("Aide et contact");
        await second.AllerAsync(textes);
        await second.RemplirAsync("Présentation", "Encore le second.");
        await second.CliquerAsync("Enregistrer");
        await premier.AllerAsync(textes);
        await premier.LireAsync(Retrouve, "Encore le second.");
        await premier.Bouton("Prendre l’autre").ClickAsync();
        await Assertions.Expect(premier.Champ("Présentation")).ToHaveValueAsync("Encore le second.");
        Constats.Verifier();
    }

    [Test]
    public async Task Une_fiche_d_instruction_se_reprend_avec_le_code_du_second_facteur()
    {
        var instructeur = await EntrerAsync("instructeur.pref44");
        var totp = await ActiverLeSecondFacteurAsync(instructeur);
        await instructeur.AllerAsync("/instruction/CDV28?etat=EnInstruction");
        var fiche = await instructeur.Page.Locator("main tbody a").First.GetAttributeAsync("href");
        await instructeur.AllerAsync(fiche!);
        await SeDeconnecterAilleursAsync(instructeur);
        Portail.Horloge.Advance(TimeSpan.FromSeconds(30));

        // The sheet keeps by itself what is typed: it asks before the button is reached.
        var justification = instructeur.Page.GetByLabel("Justification").First;
        await justification.FillAsync("Le quartier est au cœur du projet.");
        await ReconnecterAsync(instructeur, "instructeur.pref44");
        var fenetre = instructeur.Page.GetByRole(AriaRole.Dialog, new() { Name = "Votre session est terminée" });
        await fenetre.GetByLabel("Code de vérification").FillAsync("000000");
        await fenetre.GetByRole(AriaRole.Button, new() { Name = "Me reconnecter" }).ClickAsync();
        await Assertions.Expect(fenetre.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce code ne convient pas");
        await fenetre.GetByLabel("Code de vérification").FillAsync(totp.ComputeTotp(Portail.Horloge.GetUtcNow().UtcDateTime));
        await instructeur.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(instructeur.Page.Locator("[data-etat-enregistrement]")).ToContainTextAsync("Enregistré à");
        await instructeur.AllerAsync(fiche!);
        Assert.That(await justification.InputValueAsync(), Is.EqualTo("Le quartier est au cœur du projet."));
        await NeRienRetrouverAsync(instructeur);

        // Other stories sign in with the same account.
        await instructeur.AllerAsync("/compte/second-facteur");
        await instructeur.RemplirAsync("Mot de passe actuel", ComptesDeDemonstration.MotDePasse);
        await instructeur.CliquerAsync("Retirer la vérification en deux étapes");
        Constats.Verifier("status of 401");
    }

    [Test]
    public async Task Un_motif_survit_a_un_formulaire_disparu()
    {
        var secretariat = await EntrerAsync("secretariat");
        var fiche = await OuvrirUneRecevabiliteAsync(secretariat, "Amicale des Hirondelles");
        var collegue = await OuvrirUnOngletAsync(secretariat);
        await MotiverAsync(secretariat, "Le projet se déroule hors des quartiers.");
        await collegue.AllerAsync(fiche);
        await MotiverAsync(collegue, "Arrivé après la clôture.");
        await collegue.CliquerAsync("Déclarer irrecevable");
        await secretariat.PasserAsync(() => secretariat.Page.Locator("details[open] button[type=submit]").ClickAsync());
        await secretariat.LireAsync(Retrouve, "Motif", "Le projet se déroule hors des quartiers.");
        await secretariat.AllerAsync(fiche);
        await secretariat.LireAsync(Retrouve, "Le projet se déroule hors des quartiers.");
        await secretariat.Bouton("Effacer ce texte").ClickAsync();
        await secretariat.AllerAsync(fiche);
        await NeRienRetrouverAsync(secretariat);
        Constats.Verifier();
    }

    [Test]
    public async Task Un_refus_dit_sur_une_autre_page_y_rend_le_texte()
    {
        var numero = await PreparerUnePropositionAsync();
        var valideur = await EntrerAsync("valideur");
        await ChoisirLaPropositionAsync(valideur, numero);
        await valideur.RemplirAsync("Ce qui est à revoir", "Le montant dépasse celui de l’an dernier,\nsans raison.");
        var ailleurs = await OuvrirUnOngletAsync(valideur);
        await ChoisirLaPropositionAsync(ailleurs, numero);
        await ailleurs.CliquerAsync("Valider la proposition");
        await ailleurs.LireAsync("1 proposition validée.");

        await valideur.CliquerAsync("Renvoyer la proposition");
        Assert.That(new Uri(valideur.Page.Url).AbsolutePath, Is.EqualTo(Validations), "told on the list");
        await Assertions.Expect(valideur.Page.Locator(".bandeau--avertissement").First).ToContainTextAsync(numero);
        await valideur.LireAsync(Retrouve, "Le montant dépasse celui de l’an dernier,");
        await valideur.Bouton("Effacer ce texte").ClickAsync();
        await valideur.AllerAsync(Validations);
        await NeRienRetrouverAsync(valideur);
        Constats.Verifier();
    }

    [Test]
    public async Task Un_envoi_hors_ligne_reste_dans_la_page()
    {
        var secretariat = await EntrerAsync("secretariat");
        var textes = await CreerUnAppelAsync(secretariat, "GARDE4");
        await secretariat.AllerAsync(textes);
        await secretariat.RemplirAsync("Présentation", "Des actions gratuites.");
        await secretariat.Page.Context.SetOfflineAsync(true);
        await secretariat.Bouton("Enregistrer").ClickAsync();
        await Assertions.Expect(secretariat.Page.Locator("main").GetByRole(AriaRole.Alert)).ToContainTextAsync("La connexion est coupée.");
        await secretariat.Page.Context.SetOfflineAsync(false);
        await secretariat.CliquerAsync("Enregistrer");
        await secretariat.LireAsync("Les textes sont enregistrés.");
        Constats.Verifier("ERR_INTERNET_DISCONNECTED");
    }

    // A line of the préfecture, prepared and not validated.
    private async Task<string> PreparerUnePropositionAsync()
    {
        await using var session = await Portail.Services.GetRequiredService<SqlDatabase>().EcrireAsync();
        var ligne = (await session.ListeAsync<LigneRow>(AProposer))[0];
        await session.ExecuterAsync(Proposer, new { ligne.Id });
        await session.ValiderAsync();
        return ligne.Numero;
    }

    private static async Task ChoisirLaPropositionAsync(Personne valideur, string numero)
    {
        await valideur.AllerAsync(Validations);
        await valideur.CocherAsync($"Choisir {numero}");
        await valideur.PasserAsync(() => valideur.Page.Locator("form").Filter(new() { HasText = numero }).GetByRole(AriaRole.Button, new() { Name = "Continuer avec les propositions cochées" }).ClickAsync());
    }

    private static async Task<string> CreerUnAppelAsync(Personne secretariat, string code)
    {
        await secretariat.AllerAsync("/secretariat/appels/nouveau");
        await secretariat.RemplirAsync(("Code de l’appel", code), ("Année financée", "2029"), ("Titre de l’appel", "Appel d’essai"));
        await secretariat.CliquerAsync("Créer l’appel");
        return $"/secretariat/appels/{code}/textes";
    }

    private async Task<Totp> ActiverLeSecondFacteurAsync(Personne personne)
    {
        await personne.AllerAsync("/compte/second-facteur");
        await personne.CliquerAsync("Commencer");
        var secret = await personne.Page.Locator("main code").First.InnerTextAsync();
        var totp = new Totp(Base32Encoding.ToBytes(secret.Replace("\u00a0", "", StringComparison.Ordinal)));
        await personne.Page.GetByLabel("Code").FillAsync(totp.ComputeTotp(Portail.Horloge.GetUtcNow().UtcDateTime));
        await personne.RemplirAsync("Mot de passe actuel", ComptesDeDemonstration.MotDePasse);
        await personne.CliquerAsync("Activer");
        return totp;
    }

    private static async Task<string> OuvrirUneRecevabiliteAsync(Personne secretariat, string organisation = Atelier)
    {
        await secretariat.AllerAsync($"/secretariat/{Appel}/recevabilite");
        var ligne = secretariat.Page.Locator("main tr").Filter(new() { HasText = organisation });
        var lien = await ligne.Locator($"a[href^='/secretariat/{Appel}/recevabilite/']").First.GetAttributeAsync("href");
        await secretariat.AllerAsync(lien!);
        return lien!;
    }

    private static ILocator Motif(Personne secretariat) => secretariat.Page.Locator("details[open]").GetByLabel("Motif");

    private static async Task MotiverAsync(Personne secretariat, string motif)
    {
        await secretariat.Page.Locator("summary", new() { HasText = "Déclarer irrecevable" }).ClickAsync();
        await Motif(secretariat).FillAsync(motif);
    }

    private static async Task<string> OrganisationAsync(Personne porteur)
    {
        await porteur.AllerAsync("/espace");
        return (await porteur.Page.GetByRole(AriaRole.Link, new() { Name = Atelier }).First.GetAttributeAsync("href"))!;
    }

    private async Task SeDeconnecterAilleursAsync(Personne personne)
    {
        var onglet = await OuvrirUnOngletAsync(personne);
        await onglet.AllerAsync("/aide");
        await onglet.PasserAsync(() => onglet.Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync());
    }

    private static async Task ReconnecterAsync(Personne personne, string compte)
    {
        var fenetre = personne.Page.GetByRole(AriaRole.Dialog, new() { Name = "Votre session est terminée" });
        await fenetre.GetByLabel("Adresse électronique").FillAsync(Courriel(compte));
        await fenetre.GetByLabel("Mot de passe").FillAsync(ComptesDeDemonstration.MotDePasse);
        await fenetre.GetByRole(AriaRole.Button, new() { Name = "Me reconnecter" }).ClickAsync();
    }

    private static async Task EntrerIciAsync(Personne personne, string compte)
    {
        await personne.RemplirAsync(("Adresse électronique", Courriel(compte)), ("Mot de passe", ComptesDeDemonstration.MotDePasse));
        await personne.CliquerAsync("Se connecter");
    }

    private static Task NeRienRetrouverAsync(Personne personne) => Assertions.Expect(personne.Page.GetByText(Retrouve)).ToHaveCountAsync(0);

    private static Task<string> GardesAsync(Personne personne) => personne.Page.EvaluateAsync<string>("Object.values({ ...sessionStorage }).join()");

    private sealed record LigneRow
    {
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
    }
}
