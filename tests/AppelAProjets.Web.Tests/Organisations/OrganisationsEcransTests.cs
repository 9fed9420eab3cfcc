using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Organisations;

/// <summary>Join, admit, hand over, freeze: through the real forms, without JavaScript.</summary>
public sealed partial class OrganisationsEcransTests
{
    private const string Nouvelle = "main form[action='/espace/organisations/nouvelle'][method='post']";

    private HotePortail hote = null!;
    private HttpClient fondatrice = null!;
    private HttpClient arrivant = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        _ = hote.Base;
        await BaseModele.AjouterCompteAsync(hote.Base, "fondatrice@essai.example");
        await BaseModele.AjouterCompteAsync(hote.Base, "arrivant@essai.example");
        (fondatrice, arrivant) = (await hote.ConnecterAsync("fondatrice@essai.example"), await hote.ConnecterAsync("arrivant@essai.example"));
    }

    [TearDown]
    public async Task Arreter()
    {
        fondatrice.Dispose();
        arrivant.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_second_person_joins_instead_of_creating_then_receives_the_hand()
    {
        var adresse = await CreerAsync();
        using var doublon = await arrivant.EnvoyerAsync("/espace/organisations/nouvelle", Nouvelle, ("Nom", "La même"), ("Siret", "73282932000074"));
        Assert.That(doublon.Headers.Location!.ToString(), Is.EqualTo($"{adresse}/rejoindre"));
        Assert.That((int)(await arrivant.GetAsync(adresse)).StatusCode, Is.EqualTo(404), "Not a member yet.");

        await PasserAsync(arrivant, $"{adresse}/rejoindre", "main form", ("Message", "Je suis le trésorier."));
        Assert.That(Texte(await arrivant.PageAsync("/espace")), Does.Contain("Demande en attente"));
        Assert.That(Texte(await fondatrice.PageAsync("/espace")), Does.Contain("demande à rejoindre « Les Jardins d’essai »"));
        await PasserAsync(fondatrice, $"{adresse}/membres", "form[action$='/admettre']", ("qualite", "Redacteur"));
        Assert.That((await hote.CourrielsAsync("arrivant@essai.example"))[^1].Subject, Does.EndWith("votre demande est acceptée"));

        using var seule = await fondatrice.EnvoyerAsync($"{adresse}/membres", "[aria-labelledby=partir] form[action$='/retirer']");
        Assert.That((await seule.PageAsync()).Erreurs().Single(), Does.Contain("au moins un signataire"));
        var successeur = (await fondatrice.PageAsync($"{adresse}/membres")).QuerySelectorAll<IHtmlOptionElement>("#successeur option").Last().Value;
        await PasserAsync(fondatrice, $"{adresse}/membres", "form[action$='/passer-la-main']", ("successeur", successeur));
        Assert.That((int)(await fondatrice.GetAsync(adresse)).StatusCode, Is.EqualTo(404), "She left in the same act.");
        Assert.That(Texte(await arrivant.PageAsync($"{adresse}/membres")), Does.Contain("Signataire").And.Contain("Inviter quelqu’un"));
    }

    [Test]
    public async Task Someone_invited_without_an_account_is_a_row_and_is_led_to_join_and_a_member_goes_only_once_the_effect_is_read()
    {
        var adresse = await CreerAsync();
        await PasserAsync(fondatrice, $"{adresse}/membres", $"form[action='{adresse}/membres']", ("Courriel", "nouvelle@essai.example"), ("Qualite", "Redacteur"));
        var invitation = (await fondatrice.PageAsync($"{adresse}/membres")).QuerySelector("[aria-labelledby=invitations] li")!;
        Assert.That(invitation.TextContent, Does.Contain("nouvelle@essai.example").And.Contain("En attente").And.Contain("valable jusqu’au"));
        Assert.That((await hote.CourrielsAsync("nouvelle@essai.example"))[^1].TextBody, Does.Contain($"/inscription?retour={Uri.EscapeDataString($"{adresse}/rejoindre")}"));

        await BaseModele.AjouterCompteAsync(hote.Base, "nouvelle@essai.example");
        using var nouvelle = await hote.ConnecterAsync("nouvelle@essai.example");
        Assert.That(Texte(await nouvelle.PageAsync("/espace")), Does.Contain("Vous êtes invité à rejoindre « Les Jardins d’essai »"));
        await PasserAsync(nouvelle, $"{adresse}/rejoindre", "form[action$='/accepter']");
        Assert.That(Texte(await nouvelle.PageAsync(adresse)), Does.Contain("Les Jardins d’essai"), "a member, in one gesture");
        Assert.That((await fondatrice.PageAsync($"{adresse}/membres")).QuerySelector("[aria-labelledby=invitations]"), Is.Null);

        await PasserAsync(fondatrice, $"{adresse}/membres", $"form[action='{adresse}/membres']", ("Courriel", "arrivant@essai.example"), ("Qualite", "Redacteur"));
        var gestes = (await fondatrice.PageAsync($"{adresse}/membres")).QuerySelectorAll("#liste ~ ul form").ToList();
        Assert.That(gestes, Is.Not.Empty);
        Assert.That(gestes.Select(g => g.Closest("details")?.QuerySelector("p")?.TextContent), Is.All.Contains("Un courriel l’en informe."));
    }

    [Test]
    public async Task A_stale_page_of_members_is_told_and_changes_nothing()
    {
        var adresse = await CreerAsync();
        var vieille = (await fondatrice.PageAsync($"{adresse}/membres")).QuerySelector<IHtmlFormElement>($"form[action='{adresse}/membres']")!;
        await PasserAsync(fondatrice, $"{adresse}/membres", $"form[action='{adresse}/membres']", ("Courriel", "arrivant@essai.example"), ("Qualite", "Redacteur"));
        using var reponse = await fondatrice.EnvoyerAsync(vieille, $"{adresse}/membres", ("Courriel", "inconnu@essai.example"), ("Qualite", "Signataire"));
        Assert.That((await reponse.PageAsync()).Erreurs().Single(), Does.Contain("Rien n’a été écrasé"));
    }

    [Test]
    public async Task The_secretariat_verifies_the_mandate_then_freezes_and_lifts()
    {
        var adresse = await CreerAsync();
        await PasserAsync(fondatrice, $"{adresse}/mandat", "main form", ("Nature", "Representant"), ("Representant", "Noé Essai"), ("Certifie", "true"));
        var representant = await fondatrice.PageAsync($"{adresse}/identite/representant");
        Assert.That(new[] { "#Prenom", "#Nom" }.Select(champ => representant.QuerySelector(champ)!.GetAttribute("value")), Is.EqualTo(new[] { "Noé", "Essai" }), "what the mandate says is not typed twice");
        Assert.That(Texte(representant), Does.Contain("Repris du mandat"));
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        var fiche = adresse.Replace("/espace/", "/secretariat/", StringComparison.Ordinal);
        Assert.That(Texte(await secretariat.PageAsync("/secretariat/organisations?etat=AVerifier&recherche=jardins+essai")), Does.Contain("1 organisation."));
        await PasserAsync(secretariat, fiche, "form:has(input[value='Accepter'])");
        Assert.That(Texte(await fondatrice.PageAsync(adresse)), Does.Contain("Mandat vérifié"));

        using var sansMotif = await secretariat.EnvoyerAsync(fiche, "form:has(input[value='Contester'])");
        Assert.That((await sansMotif.PageAsync()).Erreurs().Single(), Does.Contain("motif"));
        await PasserAsync(secretariat, fiche, "form:has(input[value='Contester'])", ("Motif", "Deux bureaux se disent élus."));
        var page = Texte(await fondatrice.PageAsync(adresse));
        Assert.That(page, Does.Contain("Personne ne peut déposer").And.Contain("Deux bureaux se disent élus."));
        Assert.That((await fondatrice.PageAsync($"{adresse}/membres")).QuerySelectorAll("main form"), Is.Empty);
        Assert.That((await fondatrice.GetAsync($"{adresse}/identite/banque")).Headers.Location!.ToString(), Is.EqualTo(adresse));
        await PasserAsync(secretariat, fiche, "form:has(input[value='Lever'])", ("Motif", "Jugement rendu."));
        Assert.That(Texte(await secretariat.PageAsync(fiche)), Does.Contain("Contestation levée").And.Contain("Fiche consultée").And.Contain("Mandat à vérifier"));
    }

    [Test]
    public async Task Identity_goes_from_page_to_page_and_keeps_what_is_refused()
    {
        var adresse = await CreerAsync();
        using var suite = await fondatrice.EnvoyerAsync($"{adresse}/identite/moyens", "main form", ("Annee", "2025"), ("Salaries", "2"), ("Etpt", "1,5"), ("suite", "continuer"));
        Assert.That(suite.Headers.Location!.ToString(), Is.EqualTo($"{adresse}/identite/budget"));
        Assert.That((await fondatrice.PageAsync($"{adresse}/identite/moyens")).QuerySelector<IHtmlInputElement>("#Etpt")!.Value, Is.EqualTo("1,5"));

        using var bancal = await fondatrice.EnvoyerAsync($"{adresse}/identite/budget", "main form", ("Debut", "2027-01-01"), ("Fin", "2027-12-31"), ("Comptes[604]", "1 000"), ("suite", "continuer"), ("_saisie", "une"));
        Assert.That(bancal.Headers.Location!.ToString(), Is.EqualTo($"{adresse}/identite/budget"), "kept, and not called done");
        var remarque = await fondatrice.PageAsync($"{adresse}/identite/budget");
        Assert.That(Texte(remarque), Does.Contain("est enregistré. Le budget n’est pas équilibré"));
        Assert.That(remarque.Body!.GetAttribute("data-saisie"), Is.EqualTo("une"), "what is only remarked on was kept: nothing is to be found again");

        using var faux = await fondatrice.EnvoyerAsync($"{adresse}/identite/moyens", "main form", ("Etpt", "beaucoup"));
        var page = await faux.PageAsync();
        Assert.That(page.Erreurs().Single(), Does.Contain("2,5"));
        using var deux = await fondatrice.EnvoyerAsync($"{adresse}/identite/moyens", "main form", ("Etpt", "beaucoup"), ("Salaries", "1"), ("EmploisAides", "3"));
        Assert.That((await deux.PageAsync()).Erreurs(), Has.Exactly(2).Items, "all is said at once");
        using var illisible = await fondatrice.EnvoyerAsync($"{adresse}/identite/moyens", "main form", ("Salaries", "12 personnes"), ("EmploisAides", "3"));
        Assert.That((await illisible.PageAsync()).Erreurs(), Has.Exactly(1).Items, "nothing is said of more than an unreadable number");
        Assert.That(page.QuerySelector<IHtmlInputElement>("#Etpt")!.Value, Is.EqualTo("beaucoup"));

        using var trop = await fondatrice.EnvoyerAsync($"{adresse}/identite/moyens", "main form", ("Etpt", "2,5"));
        Assert.That((await trop.PageAsync()).Erreurs().Single(), Does.Contain("ne dépassent pas le nombre de salariés"));
        using var future = await fondatrice.EnvoyerAsync($"{adresse}/identite/administration", "main form", ("Agrements[0].Type", "Jeunesse"), ("Agrements[0].Le", "2031-05-01"));
        Assert.That((await future.PageAsync()).QuerySelector("[id$='Le-erreur']")?.TextContent, Does.Contain("dans le futur"));

        await PasserAsync(fondatrice, $"{adresse}/identite/budget", "main form", ("Debut", "2027-01-01"), ("Fin", "2027-12-31"), ("Comptes[604]", "2 000"), ("Comptes[756]", "750,50"), ("suite", "rester"));
        Assert.That(Texte(await fondatrice.PageAsync($"{adresse}/identite/budget")), Does.Contain("1 249,50 €"));
        await PasserAsync(fondatrice, $"{adresse}/identite/administration", "main form", ("Agrements[0].Type", "Jeunesse"), ("Agrements[0].Le", "2020-05-04"), ("AidesPubliques", "PlusDe500000"), ("suite", "rester"));
        var lignes = (await fondatrice.PageAsync($"{adresse}/identite/administration")).QuerySelectorAll<IHtmlInputElement>("input[name$='.Type']").Select(i => i.Value);
        Assert.That(lignes, Is.EqualTo(new[] { "Jeunesse", "" }));
    }

    private async Task<string> CreerAsync()
    {
        using var reponse = await fondatrice.EnvoyerAsync("/espace/organisations/nouvelle", Nouvelle, ("Nom", "Les Jardins d’essai"), ("Siret", "732 829 320 00074"));
        return reponse.Headers.Location!.ToString().Replace("/mandat", "", StringComparison.Ordinal);
    }

    private static async Task PasserAsync(HttpClient client, string adresse, string selecteur, params IEnumerable<(string, string?)> champs)
    {
        using var reponse = await client.EnvoyerAsync(adresse, selecteur, champs);
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302), $"{adresse}: {string.Join('\n', (await reponse.PageAsync()).Erreurs())}");
    }

    private static string Texte(IHtmlDocument page) => Blancs().Replace(page.QuerySelector("main")!.TextContent, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blancs();
}
