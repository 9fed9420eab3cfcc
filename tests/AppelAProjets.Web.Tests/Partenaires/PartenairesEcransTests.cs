using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AppelAProjets.Application.Tests.Courriers;

namespace AppelAProjets.Web.Tests.Partenaires;

/// <summary>Two organisations through the real host, without JavaScript: invitation, part, agreement, removal.</summary>
public sealed class PartenairesEcransTests
{
    private static readonly SqlStatement Brouillon = new("""
        SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN OrganisationMembre m ON m.OrganisationId = d.OrganisationId JOIN Compte c ON c.Id = m.CompteId
        WHERE c.Courriel = 'porteur@demo.example' AND d.Etat = 'Brouillon' AND a.Etat = 'DepotOuvert'
        """);

    private static readonly SqlStatement Partenaires = new("""
        INSERT INTO Partenaire (Id, DossierId, OrganisationId, Nom, Etat, InviteLe, InvitePar, Version)
        SELECT d.Id, d.Id, o.Id, 'Partenaire', 'Accorde', @Le, d.CreePar, 1
        FROM Dossier d, Organisation o JOIN OrganisationMembre m ON m.OrganisationId = o.Id JOIN Compte c ON c.Id = m.CompteId
        WHERE c.Courriel = 'porteur.autre@demo.example' AND d.Etat = 'Depose' AND d.OrganisationId IN (
            SELECT x.OrganisationId FROM OrganisationMembre x JOIN Compte y ON y.Id = x.CompteId WHERE y.Courriel = 'porteur@demo.example')
        """);

    private static readonly SqlStatement Deposes = new("SELECT p.DossierId FROM Partenaire p JOIN Dossier d ON d.Id = p.DossierId WHERE p.Id = p.DossierId AND d.Etat = 'Depose'");

    private static readonly SqlStatement Invitations = new("SELECT Id FROM Partenaire WHERE DossierId = @Id");

    private HotePortail hote = null!;
    private HttpClient chef = null!, partenaire = null!, autre = null!;
    private Guid dossierId;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        chef = await hote.ConnecterAsync("porteur@demo.example");
        partenaire = await hote.ConnecterAsync("porteur.autre@demo.example");
        autre = await hote.ConnecterAsync("secretariat@demo.example");
        await using var session = await hote.Base.LireAsync();
        dossierId = await session.UnAsync<Guid>(Brouillon);
    }

    [TearDown]
    public async Task Arreter()
    {
        chef.Dispose();
        partenaire.Dispose();
        autre.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task From_the_invitation_to_the_agreement_then_taken_off()
    {
        var liste = $"/espace/dossiers/{dossierId}/partenaires";
        var invitation = $"/espace/partenariats/{await InviterAsync(liste)}";
        Assert.That((await hote.CourrielsAsync("porteur.autre@demo.example"))[^1].TextBody, Does.Contain(invitation));
        Assert.That(await CodeAsync(autre, invitation), Is.EqualTo(HttpStatusCode.NotFound), "it is for its address");
        Assert.That(await CodeAsync(chef, invitation), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await CodeAsync(partenaire, $"/espace/dossiers/{dossierId}"), Is.EqualTo(HttpStatusCode.NotFound), "invited is not partner");

        using var sansMotif = await EnvoyerAsync(partenaire, invitation, "/decliner");
        Assert.That((await sansMotif.PageAsync()).Erreurs(), Has.Some.Contains("motif"));
        using var accepte = await EnvoyerAsync(partenaire, invitation, "/accepter");
        using var encore = await partenaire.GetAsync($"/espace/dossiers/{dossierId}");
        Assert.That(encore.Headers.Location?.ToString(), Is.EqualTo(invitation), "the partner has its own page of the dossier");

        var page = await partenaire.PageAsync(invitation);
        var part = (IHtmlFormElement)page.QuerySelector("form[data-budget]")!;
        var prefixe = $"partenaire.{invitation[^36..]}.";
        using var refusee = await partenaire.EnvoyerAsync(part, invitation, (prefixe + "budget.641", "12,345.67"), (prefixe + "role", "Les repas"));
        var retour = await refusee.PageAsync();
        Assert.That(retour.Erreurs(), Is.Not.Empty);
        Assert.That(retour.QuerySelector<IHtmlInputElement>($"[name='{prefixe}budget.641']")!.Value, Is.EqualTo("12,345.67"), "what was typed is kept");
        using var gardee = await partenaire.EnvoyerAsync((IHtmlFormElement)retour.QuerySelector("form[data-budget]")!, invitation, (prefixe + "budget.641", "1 000"), (prefixe + "subventions", "1 000"));
        Assert.That((await partenaire.PageAsync(invitation)).QuerySelector("#accord")!.ParentElement!.TextContent, Does.Contain("pas encore dit qui recevra"));

        var rubrique = await chef.PageAsync(liste);
        using var versement = await chef.EnvoyerAsync(rubrique.QuerySelectorAll<IHtmlFormElement>("form").Single(f => f.QuerySelector("[name='partenaires.versement']") is not null), liste, ("partenaires.versement", "UnePartChacun"));
        using var accord = await EnvoyerAsync(partenaire, invitation, "/accord");
        Assert.That((await chef.PageAsync(liste)).QuerySelectorAll(".etiquette").Select(e => e.TextContent), Has.Some.EqualTo("Accord donné"));

        var retirer = liste + (await chef.PageAsync(liste)).QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Single(h => h.EndsWith("/retirer", StringComparison.Ordinal))[liste.Length..];
        using var retire = await chef.EnvoyerAsync((IHtmlFormElement)(await chef.PageAsync(retirer)).QuerySelector("main form")!, retirer, ("Motif", "Sans nouvelles"));
        Assert.That((await chef.PageAsync($"/espace/dossiers/{dossierId}/budget")).Body!.TextContent, Does.Contain("ne compte plus depuis").And.Contain("est équilibré").And.Not.Contain("Rééquilibrez"));
        Assert.That(await CodeAsync(partenaire, invitation), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Nothing_is_balanced_before_an_amount_and_no_share_is_negative()
    {
        var liste = $"/espace/dossiers/{dossierId}/partenaires";
        var partenariat = $"/espace/partenariats/{await InviterAsync(liste)}";
        using var accepte = await EnvoyerAsync(partenaire, partenariat, "/accepter");
        var vide = await partenaire.PageAsync(partenariat);
        Assert.That(vide.QuerySelector("[data-budget-bilan]")!.TextContent, Is.EqualTo("Aucun montant pour le moment."));
        Assert.That(vide.Body!.TextContent, Does.Not.Contain("part est équilibrée"));

        var part = (IHtmlFormElement)vide.QuerySelector("form[data-budget]")!;
        using var gardee = await partenaire.EnvoyerAsync(part, partenariat, ($"partenaire.{partenariat[^36..]}.subventions", "900 000"));
        foreach (var page in new[] { await chef.PageAsync($"/espace/dossiers/{dossierId}/budget"), await partenaire.PageAsync(partenariat) })
        {
            var texte = page.QuerySelector("main")!.TextContent;
            Assert.That(texte, Does.Contain("les parts des partenaires dépassent de").And.Not.Match(@"[-−–]\s?\d[\d\s]*,\d\d\s€"));
        }

        Assert.That((await partenaire.PageAsync(partenariat)).QuerySelectorAll(".govuk-error-message").Select(e => e.TextContent), Has.Some.Contains("Votre part de subventions").And.Some.Contains("dépasse de"), "beside its field");
    }

    [Test]
    public async Task The_receipt_read_by_a_partner_says_whose_dossier_it_is()
    {
        await using (var session = await hote.Base.EcrireAsync())
        {
            Assert.That(await session.ExecuterAsync(Partenaires, new { Le = hote.Horloge.GetUtcNow() }), Is.Positive);
            await session.ValiderAsync();
        }

        await using var lecture = await hote.Base.LireAsync();
        var depose = (await lecture.ListeAsync<Guid>(Deposes))[0];
        var recepisse = (await partenaire.PageAsync($"/espace/dossiers/{depose}/recepisse")).QuerySelector("main")!.TextContent;
        using var pdf = await partenaire.GetAsync($"/espace/dossiers/{depose}/recepisse.pdf");
        var papier = string.Concat(TexteDUnPdf.Pages(await pdf.Content.ReadAsByteArrayAsync()));
        Assert.That(new[] { recepisse, papier }.Select(TexteDUnPdf.SansBlancs), Has.All.Contains("dontvotreorganisationestpartenaire").And.None.Contains("Votredossier").And.None.Contains("votredemande"));
        Assert.That((await chef.PageAsync($"/espace/dossiers/{depose}/recepisse")).QuerySelector("main")!.TextContent, Does.Contain("Votre dossier est déposé"));
    }

    private async Task<Guid> InviterAsync(string liste)
    {
        var formulaire = (IHtmlFormElement)(await chef.PageAsync(liste + "/inviter")).QuerySelector("main form")!;
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var reponse = await chef.EnvoyerAsync(formulaire, liste + "/inviter", ("Nom", "Grand Large"), ("Courriel", "porteur.autre@demo.example"));
            Assert.That(reponse.Headers.Location?.ToString(), Is.EqualTo(liste));
        }

        await using var session = await hote.Base.LireAsync();
        return (await session.ListeAsync<Guid>(Invitations, new { Id = dossierId })).Single();
    }

    private static async Task<HttpResponseMessage> EnvoyerAsync(HttpClient client, string adresse, string action) =>
        await client.EnvoyerAsync((await client.PageAsync(adresse)).QuerySelector<IHtmlFormElement>($"form[action='{adresse}{action}']")!, adresse);

    private static async Task<HttpStatusCode> CodeAsync(HttpClient client, string adresse)
    {
        using var reponse = await client.GetAsync(adresse);
        return reponse.StatusCode;
    }
}
