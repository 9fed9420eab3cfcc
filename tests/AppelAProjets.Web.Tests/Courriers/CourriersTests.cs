using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Courriers;

/// <summary>The letters, screen by screen: prepared, approved, published, read by the right people only.</summary>
public sealed class CourriersTests
{
    private static readonly SqlStatement SansVisas = new("DELETE FROM CourrierVisa");
    private static readonly SqlStatement SansCourriers = new("DELETE FROM Courrier");
    private static readonly SqlStatement Arbitres = new("UPDATE Dossier SET Etat = 'Arbitre' WHERE Etat = 'AvisTransmis'");
    private static readonly SqlStatement AppelFige = new("SELECT Code FROM Appel WHERE Etat = 'AvisPublies'");
    private static readonly SqlStatement Adresses = new("""
        SELECT DISTINCT c.Courriel FROM Compte c INNER JOIN Habilitation h ON h.CompteId = c.Id
        WHERE h.Role = 'SignataireCourrier' AND c.EstDeDemonstration = 1
        """);

    private static readonly SqlStatement DuPorteur = new("""
        SELECT MIN(d.Id) AS Id FROM Dossier d
        INNER JOIN OrganisationMembre om ON om.OrganisationId = d.OrganisationId
        INNER JOIN Compte c ON c.Id = om.CompteId
        WHERE c.Courriel = 'porteur@demo.example' AND d.Etat = 'Arbitre'
        """);

    private static readonly SqlStatement Partenaire = new("""
        INSERT INTO Partenaire (Id, DossierId, OrganisationId, Nom, Etat, InviteLe, InvitePar, AccordLe, AccordPar, Version)
        SELECT @Id, @DossierId, om.OrganisationId, 'Autre association', 'Accorde', @Le, om.CompteId, @Le, om.CompteId, 1
        FROM OrganisationMembre om INNER JOIN Compte c ON c.Id = om.CompteId
        WHERE c.Courriel = 'porteur.autre@demo.example'
        """);

    private static readonly SqlStatement CodeDuPapier = new("SELECT CodeDuPapier FROM Courrier WHERE DossierId = @DossierId");

    private static readonly SqlStatement Numero = new("SELECT Numero FROM Courrier WHERE DossierId = @DossierId");

    private HotePortail hote = null!;
    private string code = "";
    private Guid dossier;

    private string Liste => $"/secretariat/{code}/courriers";
    private string Courrier => $"/espace/dossiers/{dossier}/courrier";

    [SetUp]
    public async Task DemarrerAsync()
    {
        hote = await HotePortail.CreerAsync();
        await using (var session = await hote.Base.EcrireAsync())
        {
            await session.ExecuterAsync(SansVisas);
            await session.ExecuterAsync(SansCourriers);
            await session.ExecuterAsync(Arbitres);
            await session.ValiderAsync();
        }

        (code, dossier) = (await UnAsync<string>(AppelFige), await UnAsync<Guid>(DuPorteur));
    }

    [TearDown]
    public async Task ArreterAsync() => await hote.DisposeAsync();

    [Test]
    public async Task From_the_list_to_the_letter_that_the_porteur_downloads()
    {
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        using var porteur = await hote.ConnecterAsync("porteur@demo.example");
        await FaireAsync(secretariat, "preparer");
        Assert.That(await StatutAsync(porteur, Courrier), Is.EqualTo(HttpStatusCode.NotFound));
        await FaireAsync(secretariat, "bons-a-signer");
        foreach (var adresse in await AdressesAsync())
        {
            await ViserAsync(adresse);
        }

        Assert.That(await StatutAsync(porteur, Courrier), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await hote.Visiteur().PageAsync($"/verifier/{await UnAsync<string>(Numero)}")).Body!.TextContent, Does.Contain("Aucun courrier de ce numéro"));
        var confirmation = await (await PosterAsync(secretariat, "publication")).PageAsync();
        using (var publie = await secretariat.EnvoyerAsync((IHtmlFormElement)confirmation.QuerySelector($"form[action='{Liste}/publier']")!, Liste))
        {
            Assert.That(publie.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        }

        var numero = await UnAsync<string>(Numero);
        var page = await porteur.PageAsync(Courrier);
        Assert.That(page.QuerySelectorAll("h1").Single().TextContent, Does.StartWith("Objet"));
        Assert.That(page.Body!.TextContent, Does.Contain("n’est pas une décision d’attribution").And.Contain(numero));
        using var pdf = await porteur.GetAsync(page.QuerySelector("a[href*='courrier.pdf']")!.GetAttribute("href"));
        var octets = await pdf.Content.ReadAsByteArrayAsync();
        var verification = (await hote.Visiteur().PageAsync($"/verifier/{numero}/{await UnAsync<string>(CodeDuPapier)}")).Body!.TextContent;
        Assert.Multiple(() =>
        {
            Assert.That(pdf.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
            Assert.That(pdf.Content.Headers.ContentDisposition!.ToString(), Does.StartWith("attachment").And.Contain($"courrier-{numero}.pdf"));
            Assert.That(verification, Does.Contain(Convert.ToHexStringLower(SHA256.HashData(octets))));
            Assert.That(verification, Does.Not.Contain("€").And.Not.Contain("Passerelles").And.Not.Contain("favorable"));
        });
    }

    [Test]
    public async Task All_that_are_ready_are_handed_over_and_published_without_naming_each_unless_they_changed()
    {
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        await FaireAsync(secretariat, "preparer");
        using (var demande = await TousAsync(secretariat, await secretariat.PageAsync(Liste), "bons-a-signer"))
        {
            Assert.That(demande.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        }

        foreach (var adresse in await AdressesAsync())
        {
            await ViserAsync(adresse);
        }

        var confirmation = await (await TousAsync(secretariat, await secretariat.PageAsync(Liste), "publication")).PageAsync();
        Assert.That(confirmation.QuerySelectorAll("input[name='points']"), Is.Empty);
        using (var autres = await TousAsync(secretariat, confirmation, "publier", ("tous", "d’autres")))
        {
            Assert.That((await secretariat.PageAsync(Liste)).QuerySelector(".bandeau--avertissement")!.TextContent, Does.Contain("ne sont plus ceux"));
        }

        using var publie = await TousAsync(secretariat, confirmation, "publier");
        using var porteur = await hote.ConnecterAsync("porteur@demo.example");
        Assert.That(await StatutAsync(porteur, Courrier), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Without_script_the_answer_page_says_its_totals()
    {
        await PublierToutAsync();
        using var porteur = await hote.ConnecterAsync("porteur@demo.example");

        var page = await porteur.PageAsync($"/espace/dossiers/{dossier}/reponse-au-courrier");

        Assert.That(page.QuerySelectorAll("output[data-budget-total]").Select(o => o.TextContent).ToList(), Has.Count.EqualTo(2).And.All.Contains("€"));
        Assert.That(page.QuerySelector("[data-budget-bilan]")!.TextContent, Does.Contain("€"));
    }

    [Test]
    public async Task A_partner_goes_from_the_letter_to_its_own_page_of_the_dossier()
    {
        await using (var session = await hote.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Partenaire, new { Id = Guid.CreateVersion7(), DossierId = dossier, Le = DateTimeOffset.UtcNow });
            await session.ValiderAsync();
        }

        await PublierToutAsync();
        using var partenaire = await hote.ConnecterAsync("porteur.autre@demo.example");
        var retour = (await partenaire.PageAsync(Courrier)).QuerySelector(".govuk-back-link")!.GetAttribute("href");
        using var page = await partenaire.GetAsync(retour);

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await StatutAsync(partenaire, page.Headers.Location!.ToString()), Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<HttpResponseMessage> TousAsync(HttpClient client, IHtmlDocument page, string action, params (string Nom, string? Valeur)[] champs) =>
        await client.EnvoyerAsync((IHtmlFormElement)page.QuerySelector($"form[action='{Liste}/{action}']:has(input[name='tous'])")!, Liste, champs);

    [Test]
    public async Task Once_published_others_than_the_organisation_and_the_funders_find_nothing()
    {
        await PublierToutAsync();
        using var porteur = await hote.ConnecterAsync("porteur@demo.example");
        using var autre = await hote.ConnecterAsync("porteur.autre@demo.example");
        using var instructeur = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        using var essai = await hote.ConnecterAsync(BaseModele.Adresse(Domain.Comptes.Role.Instructeur));
        var fiche = $"/instruction/{code}/dossiers/{dossier}";
        Assert.That(await StatutAsync(porteur, Courrier), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatutAsync(autre, Courrier), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatutAsync(autre, Courrier + ".pdf"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatutAsync(hote.Visiteur(), Courrier), Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await StatutAsync(instructeur, $"{fiche}/courrier"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatutAsync(instructeur, $"{fiche}/courrier.pdf"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatutAsync(essai, $"{fiche}/courrier"), Is.EqualTo(HttpStatusCode.NotFound), "An instructor of a funder that takes no part in the call.");
        Assert.That((await instructeur.PageAsync(fiche)).QuerySelector($"a[href='{fiche}/courrier']"), Is.Not.Null);
        Assert.That(await StatutAsync(instructeur, $"/instruction/AUTRE/dossiers/{dossier}/courrier"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_second_click_tells_nobody_twice()
    {
        using var secretariat = await PublierToutAsync();
        var avant = (await hote.CourrielsAsync()).Count;
        using var encore = await PosterAsync(secretariat, "publier");
        Assert.That(encore.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await hote.CourrielsAsync()), Has.Count.EqualTo(avant));
        Assert.That((await secretariat.PageAsync(Liste)).QuerySelector(".bandeau--avertissement"), Is.Null);
    }

    [Test]
    public async Task An_act_comes_back_to_the_page_of_the_list_it_was_done_on_and_an_unknown_call_is_a_404()
    {
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        foreach (var action in new[] { "preparer", "bons-a-signer", "publier" })
        {
            using var fait = await PosterAsync(secretariat, action, ("page", "2"));
            Assert.That(fait.Headers.Location!.ToString(), Is.EqualTo($"{Liste}?page=2"), action);
        }

        var confirmation = await (await PosterAsync(secretariat, "publication", ("page", "3"))).PageAsync();
        Assert.That(confirmation.QuerySelector(".govuk-back-link")!.GetAttribute("href"), Is.EqualTo($"{Liste}?page=3"));
        Assert.That((await secretariat.PageAsync($"{Liste}?page=2")).QuerySelectorAll("input[type=checkbox][name=points]"), Is.Empty, "the demonstration fills one page");
        foreach (var action in new[] { "preparer", "bons-a-signer", "publication", "publier" })
        {
            var formulaire = (IHtmlFormElement)(await secretariat.PageAsync(Liste)).QuerySelector($"form[action='{Liste}/preparer']")!;
            formulaire.SetAttribute("action", $"/secretariat/AUTRE/courriers/{action}");
            using var absent = await secretariat.EnvoyerAsync(formulaire, Liste);
            Assert.That(absent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), action);
        }
    }

    [Test]
    public async Task A_forged_approval_is_a_404_and_nothing_chosen_is_said()
    {
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        await FaireAsync(secretariat, "preparer");
        using (var rien = await PosterAsync(secretariat, "publier", ("points", null)))
        {
            Assert.That((await secretariat.PageAsync(Liste)).QuerySelector(".bandeau--avertissement")!.TextContent, Does.Contain("Cochez au moins un courrier"));
        }

        await FaireAsync(secretariat, "bons-a-signer");
        using var signataire = await hote.ConnecterAsync("signataire.nm@demo.example");
        using var faux = await signataire.EnvoyerAsync("/courriers/a-signer", "form:has(input[name='textes'])", ("textes", "n’importe quoi"));
        Assert.That(faux.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_number_alone_says_only_that_it_is_known_and_a_changed_file_is_said_so()
    {
        await PublierToutAsync();
        using var porteur = await hote.ConnecterAsync("porteur@demo.example");
        var (numero, visiteur) = (await UnAsync<string>(Numero), hote.Visiteur());
        var pdf = await porteur.GetByteArrayAsync($"{Courrier}.pdf");
        var altere = pdf.ToArray();
        altere[altere.Length / 2] ^= 1;

        var seul = (await visiteur.PageAsync($"/verifier/{numero}")).Body!.TextContent;
        Assert.Multiple(() =>
        {
            Assert.That(seul, Does.Contain("Un courrier de ce numéro a été publié ici"));
            Assert.That(seul, Does.Not.Contain("authentique").And.Not.Contain(Convert.ToHexStringLower(SHA256.HashData(pdf))));
        });
        Assert.That((await visiteur.PageAsync($"/verifier/{numero}/FAUX23456789")).Body!.TextContent, Does.Not.Contain("authentique"));
        Assert.That(await ComparerAsync(visiteur, numero, Convert.ToHexString(SHA256.HashData(pdf))), Does.Contain("exactement celui").And.Contain("authentique"));
        Assert.That(await ComparerAsync(visiteur, numero, Convert.ToHexString(SHA256.HashData(altere))), Does.Contain("a été modifié").And.Not.Contain("authentique"));
    }

    private static async Task<string> ComparerAsync(HttpClient client, string numero, string empreinte)
    {
        using var reponse = await client.EnvoyerAsync("/verifier", "form[action='/verifier']", ("Saisie.Numero", numero), ("Saisie.Empreinte", empreinte));
        return (await reponse.PageAsync()).Body!.TextContent;
    }

    private async Task<HttpClient> PublierToutAsync()
    {
        var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        await FaireAsync(secretariat, "preparer");
        await FaireAsync(secretariat, "bons-a-signer");
        foreach (var adresse in await AdressesAsync())
        {
            await ViserAsync(adresse);
        }

        await FaireAsync(secretariat, "publier");
        return secretariat;
    }

    private async Task ViserAsync(string adresse)
    {
        using var signataire = await hote.ConnecterAsync(adresse);
        var page = await signataire.PageAsync("/courriers/a-signer");
        if (page.QuerySelector("form:has(input[name='textes'])") is not IHtmlFormElement formulaire)
        {
            return;
        }

        foreach (var choix in formulaire.QuerySelectorAll("input[name='textes']").OfType<IHtmlInputElement>())
        {
            Assert.That(await StatutAsync(signataire, $"/courriers/a-signer/{choix.Value.Split('|')[0]}"), Is.EqualTo(HttpStatusCode.OK));
            choix.IsChecked = true;
        }

        using var reponse = await signataire.EnvoyerAsync(formulaire, "/courriers/a-signer");
        Assert.That(reponse.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    private async Task FaireAsync(HttpClient client, string action)
    {
        using var reponse = await PosterAsync(client, action);
        Assert.That(reponse.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var page = await client.PageAsync(Liste);
        Assert.That(page.QuerySelector(".bandeau--avertissement")?.TextContent, Is.Null);
    }

    // The buttons of the list share one form: each has its own address.
    private async Task<HttpResponseMessage> PosterAsync(HttpClient client, string action, params (string Nom, string? Valeur)[] champs)
    {
        var formulaire = (IHtmlFormElement)(await client.PageAsync(Liste)).QuerySelector($"form[action='{Liste}/preparer']")!;
        formulaire.SetAttribute("action", $"{Liste}/{action}");
        foreach (var choix in formulaire.QuerySelectorAll("input[name='points']").OfType<IHtmlInputElement>())
        {
            choix.IsChecked = true;
        }

        return await client.EnvoyerAsync(formulaire, Liste, champs);
    }

    private static async Task<HttpStatusCode> StatutAsync(HttpClient client, string adresse)
    {
        using var reponse = await client.GetAsync(adresse);
        return reponse.StatusCode;
    }

    private async Task<IReadOnlyList<string>> AdressesAsync()
    {
        await using var session = await hote.Base.LireAsync();
        return await session.ListeAsync<string>(Adresses);
    }

    private async Task<T> UnAsync<T>(SqlStatement sql)
    {
        await using var session = await hote.Base.LireAsync();
        return (await session.UnAsync<T>(sql, new { DossierId = dossier }))!;
    }
}
