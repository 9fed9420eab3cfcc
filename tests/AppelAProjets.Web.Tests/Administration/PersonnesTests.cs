using AppelAProjets.Application.Administration;
using AppelAProjets.Application.Comptes;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Administration;

/// <summary>People and rights: invited, given, ended, and never beyond the giver's perimeter.</summary>
public sealed class PersonnesTests
{
    private const string Invitee = "lou.garnier@essai.example";
    private const string MotDePasse = "quatre loutres au marché";

    private HotePortail hote = null!;

    [SetUp]
    public async Task Demarrer() => hote = await HotePortail.CreerAsync();

    [TearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [Test]
    public async Task Someone_invited_chooses_a_password_and_has_the_role_given()
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.AdministrateurFinanceur));
        using (var invitation = await InviterAsync(admin, Invitee, Role.Instructeur, BaseModele.FinanceurId))
        {
            Assert.That(invitation.Headers.Location?.ToString(), Is.EqualTo("/administration/personnes"));
        }

        var message = (await hote.CourrielsAsync(Invitee)).Single();
        Assert.That(message.TextBody, Does.Match("Instructeur pour .+[.]"), "the invitation names the funder");
        var lien = new Uri(message.TextBody!.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal)).Trim()).PathAndQuery;
        using var personne = hote.Visiteur();
        using var choix = await personne.EnvoyerAsync(lien, "form[action='/mot-de-passe/choisir']", ("MotDePasse", MotDePasse));
        Assert.That((int)choix.StatusCode, Is.EqualTo(302));

        using var connectee = await hote.ConnecterAsync(Invitee, MotDePasse);
        Assert.That((await connectee.PageAsync("/compte")).Body!.TextContent, Does.Contain("Instructeur"));
        Assert.That((await admin.PageAsync($"/administration/financeurs/{BaseModele.FinanceurId}/acces")).Body!.TextContent, Does.Contain("Lou Garnier"));
    }

    [Test]
    public async Task Closing_without_a_reason_links_to_its_field_and_an_empty_invitation_asks_for_the_name_of_someone_else()
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        var fiche = (await admin.PageAsync("/administration/personnes")).QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!).First(a => a.StartsWith("/administration/personnes/", StringComparison.Ordinal));
        using var ferme = await admin.EnvoyerAsync(fiche, "form[action$='/fermer']");
        var refus = await ferme.PageAsync();
        Assert.That(refus.QuerySelector(refus.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!)?.GetAttribute("name"), Is.EqualTo("Motif"));
        using var vide = await admin.EnvoyerAsync("/administration/personnes/inviter", "main form");
        Assert.That((await vide.PageAsync()).Erreurs(), Has.Some.EqualTo("Écrivez le prénom.").And.None.Contains("votre"));
    }

    [Test]
    public async Task The_journal_tells_a_role_with_names_and_Paris_days()
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.AdministrateurFinanceur));
        using var invitation = await InviterAsync(admin, Invitee, Role.Instructeur, BaseModele.FinanceurId);
        using var lecteur = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        var ligne = (await lecteur.PageAsync("/administration/journal?acte=DonnerRole")).QuerySelector("tbody tr .journal__details")!.TextContent;
        Assert.That(ligne, Does.Match("^Instructeur pour .+, à partir du 14\u00A0septembre 2026$"));
        var fiche = (await admin.PageAsync("/administration/personnes")).QuerySelectorAll("tbody a").Single(a => a.TextContent.Contains("Garnier", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.That((await admin.PageAsync(fiche)).Body!.TextContent, Does.Contain("le lien sert jusqu’au"));
        hote.Horloge.Advance(TimeSpan.FromDays(7));
        using var revenu = await hote.ConnecterAsync(BaseModele.Adresse(Role.AdministrateurFinanceur));
        Assert.That((await revenu.PageAsync(fiche)).Body!.TextContent, Does.Contain("le lien a expiré le"));
        using var relance = await revenu.EnvoyerAsync(fiche, "form[action$='/relancer']");
        var dits = (await hote.CourrielsAsync(Invitee)).Select(m => System.Text.RegularExpressions.Regex.Match(m.TextBody!, "Instructeur pour ([^.(\r\n]+)").Groups[1].Value.Trim()).ToList();
        Assert.That(dits, Has.Count.EqualTo(2).And.All.EqualTo(dits[0]), "the same funder by the same name");
    }

    [Test]
    public async Task The_list_shows_roles_and_perimeters_is_filtered_by_them_and_goes_in_a_file()
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        var instructeur = BaseModele.Adresse(Role.Instructeur);
        var sigle = (await admin.PageAsync("/administration/personnes")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(instructeur, StringComparison.Ordinal)).QuerySelector("li")!.TextContent;
        Assert.That(sigle, Does.StartWith("Instructeur, "));
        var filtree = await admin.PageAsync($"/administration/personnes?role=Instructeur&financeurId={BaseModele.FinanceurId}");
        Assert.That(filtree.QuerySelectorAll("tbody tr").Select(r => r.TextContent), Is.Not.Empty.And.All.Contains(sigle));
        Assert.That((await admin.PageAsync($"/administration/personnes?role=Instructeur&financeurId={BaseModele.AutreFinanceurId}")).Body!.TextContent, Does.Not.Contain(instructeur));

        using var export = await admin.GetAsync(filtree.QuerySelector("a[download]")!.GetAttribute("href"));
        var lignes = (await export.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(export.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/csv"));
        Assert.That(lignes[0], Does.StartWith("Nom;Prénom;Adresse électronique"));
        Assert.That(lignes.Skip(1), Is.Not.Empty.And.All.Contains(";Instructeur;"));
        var journal = await admin.PageAsync("/administration/journal?acte=ExporterPersonnes");
        Assert.That(journal.QuerySelectorAll("tbody tr").Single().TextContent, Does.Contain("Liste des personnes exportée"));
    }

    [Test]
    public async Task Inviting_a_known_address_adds_the_role_to_its_account()
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        var connue = BaseModele.Adresse(Role.Lecteur);
        using var invitation = await InviterAsync(admin, connue, Role.Secretariat, null);
        Assert.That((int)invitation.StatusCode, Is.EqualTo(302));
        using var personne = await hote.ConnecterAsync(connue);
        Assert.That((await personne.PageAsync("/compte")).Body!.TextContent, Does.Contain("Lecteur").And.Contain("Secrétariat"));
        using var deuxFois = await InviterAsync(admin, connue, Role.Secretariat, null);
        Assert.That((await deuxFois.PageAsync()).Erreurs().Single(), Does.Contain("déjà ce rôle"));
    }

    // Everything that the form does not offer, sent all the same.
    [TestCase(Role.Administrateur, "", "")]
    [TestCase(Role.Secretariat, "", "")]
    [TestCase(Role.Presidence, "", "")]
    [TestCase(Role.Porteur, "", "")]
    [TestCase(Role.Instructeur, "autre", "")]
    [TestCase(Role.AdministrateurFinanceur, "autre", "")]
    [TestCase(Role.MembreComite, "", "")]
    [TestCase(Role.Administrateur, "sien", "")]
    [TestCase(Role.Instructeur, "sien", "territoire")]
    [TestCase(Role.ReferentQuartier, "", "territoire")]
    public async Task A_funder_s_administrator_gives_nothing_beyond_his_perimeter(Role role, string financeur, string territoire)
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.AdministrateurFinanceur));
        var financeurId = financeur switch { "sien" => BaseModele.FinanceurId, "autre" => BaseModele.AutreFinanceurId, _ => (Guid?)null };
        var territoireId = territoire.Length > 0 ? await PremierTerritoireAsync() : (Guid?)null;
        using (var invitation = await InviterAsync(admin, Invitee, role, financeurId, territoireId))
        {
            Assert.That((await invitation.PageAsync()).Erreurs(), Is.Not.Empty);
        }

        var cible = await CompteAsync(BaseModele.Adresse(Role.Valideur));
        using (var ajout = await admin.EnvoyerAsync($"/administration/personnes/{cible.Id}", "form[action$='/roles']",
            ("Role", role.ToString()), ("FinanceurId", financeurId?.ToString() ?? ""), ("TerritoireId", territoireId?.ToString() ?? "")))
        {
            Assert.That((await ajout.PageAsync()).Erreurs(), Is.Not.Empty);
        }

        Assert.That(await CompteOuRienAsync(Invitee), Is.Null);
        Assert.That(await RolesAsync(cible.Id), Is.EqualTo(new[] { Role.Valideur }));
        Assert.That(await hote.CourrielsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_person_of_another_funder_does_not_exist_for_a_funder_s_administrator()
    {
        var autre = await BaseModele.AjouterCompteAsync(hote.Base, "autre@essai.example");
        using var administrateur = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        using var don = await administrateur.EnvoyerAsync($"/administration/personnes/{autre.Id}", "form[action$='/roles']", ("Role", "Instructeur"), ("FinanceurId", $"{BaseModele.AutreFinanceurId}"));
        Assert.That((int)don.StatusCode, Is.EqualTo(302));
        var terminer = (await administrateur.PageAsync($"/administration/personnes/{autre.Id}")).QuerySelector("form[action$='/terminer']")!.GetAttribute("action")!;

        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.AdministrateurFinanceur));
        Assert.That((await admin.PageAsync("/administration/personnes?tous=true")).Body!.TextContent, Does.Not.Contain("autre@essai.example").And.Contain("instructeur@essai.example"));
        Assert.That((await admin.PageAsync("/administration/personnes?tous=true&recherche=autre")).Body!.TextContent, Does.Contain("Aucune personne"));
        foreach (var adresse in new[] { $"/administration/personnes/{autre.Id}", $"/administration/financeurs/{BaseModele.AutreFinanceurId}/acces" })
        {
            using var lecture = await admin.GetAsync(adresse);
            Assert.That((int)lecture.StatusCode, Is.EqualTo(404), adresse);
        }

        foreach (var (adresse, champ) in new[]
        {
            (terminer, ("version", "1")), ($"/administration/personnes/{autre.Id}/fermer", ("motif", "essai")), ($"/administration/personnes/{autre.Id}/roles", ("Role", "Instructeur")),
            ($"/administration/personnes/{autre.Id}/relancer", ("version", "1")),
        })
        {
            using var ecriture = await EnvoyerAAsync(admin, adresse, champ, ("FinanceurId", $"{BaseModele.FinanceurId}"), ("version", "1"));
            Assert.That((int)ecriture.StatusCode, Is.EqualTo(404).Or.EqualTo(200), adresse);
        }

        Assert.That(await RolesAsync(autre.Id), Is.EqualTo(new[] { Role.Instructeur }));
        Assert.That((await CompteAsync("autre@essai.example")).DesactiveLe, Is.Null);
    }

    [Test]
    public async Task A_role_ended_and_an_account_closed_count_at_the_next_request()
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        using var personne = await hote.ConnecterAsync(BaseModele.Adresse(Role.AdministrateurFinanceur));
        var cible = await CompteAsync(BaseModele.Adresse(Role.AdministrateurFinanceur));
        Assert.That(await StatutAsync(personne, "/administration"), Is.EqualTo(200));

        using var fin = await admin.EnvoyerAsync($"/administration/personnes/{cible.Id}", "form[action$='/terminer']");
        Assert.That(await StatutAsync(personne, "/administration"), Is.EqualTo(404));
        Assert.That(await StatutAsync(personne, "/compte"), Is.EqualTo(200));

        using var sansMotif = await admin.EnvoyerAsync($"/administration/personnes/{cible.Id}", "form[action$='/fermer']");
        Assert.That((await sansMotif.PageAsync()).Erreurs(), Has.Count.EqualTo(1));
        using var fermeture = await admin.EnvoyerAsync($"/administration/personnes/{cible.Id}", "form[action$='/fermer']", ("Motif", "Départ"));
        Assert.That(await StatutAsync(personne, "/compte"), Is.EqualTo(302));

        using var reouverture = await admin.EnvoyerAsync($"/administration/personnes/{cible.Id}", "form[action$='/rouvrir']", ("Motif", "Retour"));
        Assert.That(await StatutAsync(personne, "/compte"), Is.EqualTo(302), "the old session stays over");
        using var retour = await hote.ConnecterAsync(BaseModele.Adresse(Role.AdministrateurFinanceur));
        Assert.That(await StatutAsync(retour, "/compte"), Is.EqualTo(200));
    }

    [Test]
    public async Task A_role_begins_and_ends_on_its_days()
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        var cible = await CompteAsync(BaseModele.Adresse(Role.Lecteur));
        using var don = await admin.EnvoyerAsync($"/administration/personnes/{cible.Id}", "form[action$='/roles']",
            ("Role", "Administrateur"), ("Debut", "2026-09-20"), ("Fin", "2026-09-21"));
        Assert.That((int)don.StatusCode, Is.EqualTo(302));
        using var personne = await hote.ConnecterAsync(BaseModele.Adresse(Role.Lecteur));
        Assert.That(await StatutAsync(personne, "/administration"), Is.EqualTo(404));
        foreach (var (instant, statut) in new[] { ("2026-09-19T21:59:59Z", 404), ("2026-09-19T22:00:00Z", 200), ("2026-09-21T21:59:59Z", 200), ("2026-09-21T22:00:00Z", 404) })
        {
            hote.Horloge.SetUtcNow(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));
            using var connectee = await hote.ConnecterAsync(BaseModele.Adresse(Role.Lecteur));
            Assert.That(await StatutAsync(connectee, "/administration"), Is.EqualTo(statut), instant);
        }
    }

    [Test]
    public async Task The_last_administrator_stays()
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        var demonstration = await CompteAsync("administrateur@demo.example");
        using var autre = await admin.EnvoyerAsync($"/administration/personnes/{demonstration.Id}", "form[action$='/fermer']", ("Motif", "Essai"));
        Assert.That((int)autre.StatusCode, Is.EqualTo(302));

        var soi = await CompteAsync(BaseModele.Adresse(Role.Administrateur));
        foreach (var formulaire in new[] { "form[action$='/fermer']", "form[action$='/terminer']" })
        {
            using var refus = await admin.EnvoyerAsync($"/administration/personnes/{soi.Id}", formulaire, ("Motif", "Essai"));
            Assert.That((await refus.PageAsync()).Erreurs().Single(), Does.Contain("dernier administrateur"), formulaire);
        }
    }

    [Test]
    public async Task A_funder_s_last_administrator_ends_neither_his_role_nor_his_account_and_once_there_are_two_arrives_on_a_page_that_exists()
    {
        using var administrateur = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        var soi = await CompteAsync(BaseModele.Adresse(Role.AdministrateurFinanceur));
        foreach (var autre in (await administrateur.PageAsync($"/administration/personnes?role=AdministrateurFinanceur&financeurId={BaseModele.FinanceurId}")).QuerySelectorAll("main tbody a").Select(a => a.GetAttribute("href")!).Where(a => !a.EndsWith($"{soi.Id}", StringComparison.Ordinal)))
        {
            using var ferme = await administrateur.EnvoyerAsync(autre, "form[action$='/fermer']", ("Motif", "Essai"));
        }

        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.AdministrateurFinanceur));
        foreach (var formulaire in new[] { "form[action$='/fermer']", "form[action$='/terminer']" })
        {
            using var refus = await admin.EnvoyerAsync($"/administration/personnes/{soi.Id}", formulaire, ("Motif", "Essai"));
            Assert.That((await refus.PageAsync()).Erreurs().Single(), Does.Contain("dernier administrateur de ce financeur"), formulaire);
        }

        using var don = await admin.EnvoyerAsync($"/administration/personnes/{(await CompteAsync(BaseModele.Adresse(Role.Valideur))).Id}", "form[action$='/roles']", ("Role", "AdministrateurFinanceur"), ("FinanceurId", $"{BaseModele.FinanceurId}"));
        Assert.That((await admin.PageAsync($"/administration/personnes/{soi.Id}")).QuerySelector("form[action$='/terminer']")!.ParentElement!.TextContent, Does.Contain("votre propre rôle"), "asked before");
        using var fin = await admin.EnvoyerAsync($"/administration/personnes/{soi.Id}", "form[action$='/terminer']");
        Assert.That(await StatutAsync(admin, fin.Headers.Location!.ToString()), Is.EqualTo(200));
    }

    [Test]
    public async Task A_role_for_the_agent_of_another_funder_is_asked_about_first()
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        var cible = await CompteAsync(BaseModele.Adresse(Role.Instructeur));
        var fiche = $"/administration/personnes/{cible.Id}";
        (string, string?)[] saisie = [("Role", "Instructeur"), ("FinanceurId", $"{BaseModele.AutreFinanceurId}")];
        using var question = await admin.EnvoyerAsync(fiche, "form[action$='/roles']", saisie);
        var page = await question.PageAsync();
        Assert.That(page.Erreurs().Single(), Does.Contain("agit déjà pour"));
        Assert.That(await RolesAsync(cible.Id), Has.Count.EqualTo(1));
        using var don = await admin.EnvoyerAsync(page.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/roles", StringComparison.Ordinal)), fiche);
        Assert.That(((int)don.StatusCode, (await RolesAsync(cible.Id)).Count), Is.EqualTo((302, 2)));
    }

    [Test]
    public async Task A_code_that_nobody_has_reversed_days_and_the_address_of_a_form_say_what_to_do()
    {
        using var admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        Assert.That((await admin.PageAsync("/administration/journal?numero=INCONNU")).QuerySelector("main [role=status]")?.TextContent, Does.StartWith("Rien au journal"));
        foreach (var page in new[] { "journal", "courriels" })
        {
            Assert.That((await admin.PageAsync($"/administration/{page}?du=2026-09-20&au=2026-09-01")).Erreurs().Single(), Does.Contain("corrigez l’un des deux jours"), page);
        }

        // An address that only takes a form leads to the page that holds it.
        var personne = await CompteAsync(BaseModele.Adresse(Role.Lecteur));
        using var lecture = await admin.GetAsync($"/administration/personnes/{personne.Id}/roles");
        Assert.That(((int)lecture.StatusCode, lecture.Headers.Location?.ToString()), Is.EqualTo((302, $"/administration/personnes/{personne.Id}")));
        using var accent = await admin.GetAsync("/secretariat/appels/%C3%A9/avancer");
        Assert.That(accent.Headers.Location?.OriginalString, Is.EqualTo("/secretariat/appels/%C3%A9"));
    }

    [Test]
    public async Task Two_administrators_who_close_each_other_at_once_leave_one()
    {
        using var un = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        using var deux = await hote.ConnecterAsync("administrateur@demo.example");
        var (premier, second) = (await CompteAsync(BaseModele.Adresse(Role.Administrateur)), await CompteAsync("administrateur@demo.example"));
        await Task.WhenAll(
            un.EnvoyerAsync($"/administration/personnes/{second.Id}", "form[action$='/fermer']", ("Motif", "Essai")),
            deux.EnvoyerAsync($"/administration/personnes/{premier.Id}", "form[action$='/fermer']", ("Motif", "Essai")));
        var fermes = new[] { await CompteAsync(premier.Courriel), await CompteAsync(second.Courriel) }.Count(c => c.DesactiveLe is not null);
        Assert.That(fermes, Is.EqualTo(1));
    }

    [Test]
    public async Task The_command_makes_an_administrator_who_enters_by_the_link()
    {
        await using var portee = hote.Services.CreateAsyncScope();
        var lien = await portee.ServiceProvider.GetRequiredService<CreerAdministrateur>().ExecuterAsync(Invitee, "Lou", "Garnier");
        using var personne = hote.Visiteur();
        using var choix = await personne.EnvoyerAsync(new Uri(lien.Valeur).PathAndQuery, "form[action='/mot-de-passe/choisir']", ("MotDePasse", MotDePasse));
        using var connectee = await hote.ConnecterAsync(Invitee, MotDePasse);
        Assert.That(await StatutAsync(connectee, "/administration/territoires"), Is.EqualTo(200));
        Assert.That(await hote.CourrielsAsync(Invitee), Has.Count.EqualTo(1));
    }

    private static Task<HttpResponseMessage> InviterAsync(HttpClient client, string courriel, Role role, Guid? financeurId, Guid? territoireId = null) => client.EnvoyerAsync(
        "/administration/personnes/inviter", "form[action='/administration/personnes/inviter']",
        ("Prenom", "Lou"), ("Nom", "Garnier"), ("Courriel", courriel), ("Role", role.ToString()), ("FinanceurId", financeurId?.ToString() ?? ""), ("TerritoireId", territoireId?.ToString() ?? ""));

    // The form of another page gives the token; the address is forged.
    private static async Task<HttpResponseMessage> EnvoyerAAsync(HttpClient client, string adresse, params (string Nom, string Valeur)[] champs)
    {
        var jeton = (await client.PageAsync("/administration/personnes/inviter")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var corps = new FormUrlEncodedContent(champs.Append(("__RequestVerificationToken", jeton)).Select(c => KeyValuePair.Create(c.Item1, c.Item2)));
        return await client.PostAsync(adresse, corps);
    }

    private static async Task<int> StatutAsync(HttpClient client, string adresse)
    {
        using var reponse = await client.GetAsync(adresse);
        return (int)reponse.StatusCode;
    }

    private async Task<Guid> PremierTerritoireAsync()
    {
        await using var portee = hote.Services.CreateAsyncScope();
        return (await portee.ServiceProvider.GetRequiredService<TerritoiresQuery>().ListeAsync()).Territoires[0].Id;
    }

    private async Task<IReadOnlyList<Role>> RolesAsync(Guid compteId)
    {
        await using var portee = hote.Services.CreateAsyncScope();
        return [.. (await portee.ServiceProvider.GetRequiredService<ActeurQuery>().ChargerAsync(compteId))!.Habilitations.Select(h => h.Role)];
    }

    private async Task<Compte> CompteAsync(string courriel) => (await CompteOuRienAsync(courriel))!;

    private async Task<Compte?> CompteOuRienAsync(string courriel)
    {
        await using var session = await hote.Base.LireAsync();
        return await session.CompteDeLAdresseAsync(Compte.Normaliser(courriel));
    }
}
