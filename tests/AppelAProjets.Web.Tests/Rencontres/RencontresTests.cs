using System.Net;
using AngleSharp.Dom;

namespace AppelAProjets.Web.Tests.Rencontres;

/// <summary>The meeting with the référent, through the pages and without a script, on the demonstration.</summary>
public sealed class RencontresTests
{
    private static readonly SqlStatement Rejoindre = new("""
        INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut)
        SELECT d.OrganisationId, c.Id, 'Redacteur', @Le FROM Dossier d, Compte c WHERE d.Id = @Id AND c.Courriel = 'porteur.autre@demo.example'
        """);

    private HotePortail hote = null!;
    private HttpClient referent = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        referent = await hote.ConnecterAsync("referent@demo.example");
    }

    [TearDown]
    public async Task Arreter()
    {
        referent.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_request_is_answered_recorded_and_read_by_the_porteur()
    {
        using var porteur = await hote.ConnecterAsync("porteur.autre@demo.example");
        var (fiche, _) = await FicheAsync("Demandée", brouillon: true);
        var dossier = $"/espace/dossiers/{fiche.Split('/')[^1]}";

        using var vide = await referent.EnvoyerAsync($"{fiche}/fixer-rendez-vous", "main form");
        Assert.That((await vide.PageAsync()).Erreurs(), Has.Count.EqualTo(2));
        using var fixe = await referent.EnvoyerAsync($"{fiche}/fixer-rendez-vous", "main form", ("RendezVousJour", "2026-09-17"), ("RendezVousHeure", "10:00"), ("Lieu", "Mairie annexe"));
        Assert.That((await porteur.PageAsync(dossier)).QuerySelector("#statut-referent")!.TextContent, Is.EqualTo("Rendez-vous le 17\u00A0septembre 2026"));
        using var futur = await referent.EnvoyerAsync($"{fiche}/enregistrer", "main form", ("Le", "2026-09-17"), ("Avec", "Awa Sidibé-Martin"), ("CompteRendu", "Projet à relier au centre social."));
        Assert.That((await futur.PageAsync()).Erreurs().Single(), Does.Contain("ne peut pas suivre aujourd’hui"));

        using var inexistante = await porteur.EnvoyerAsync($"{dossier}/referent/declarer", "main form", ("RendezVousJour", "2027-03-28"), ("RendezVousHeure", "02:30"));
        Assert.That((await inexistante.PageAsync()).Erreurs(), Is.Not.Empty, "a refusal is always said");

        hote.Horloge.Advance(TimeSpan.FromDays(4));
        using var apres = await hote.ConnecterAsync("referent@demo.example");
        Assert.That((await apres.PageAsync($"{fiche}/enregistrer")).QuerySelector("#Le")!.GetAttribute("value"), Is.EqualTo("2026-09-17"), "the day of the appointment is proposed");
        using var tenue = await apres.EnvoyerAsync($"{fiche}/enregistrer", "main form", ("Le", "2026-09-17"), ("Avec", "Awa Sidibé-Martin"), ("CompteRendu", "Projet à relier au centre social."));
        using var lecteur = await hote.ConnecterAsync("porteur.autre@demo.example");
        Assert.That((await lecteur.PageAsync($"{dossier}/referent")).QuerySelector("main")!.TextContent, Does.Contain("Projet à relier au centre social.").And.Contain("Tenue le 17\u00A0septembre 2026"));
    }

    [Test]
    public async Task The_staff_reads_what_was_deposited_and_what_the_referent_said_since()
    {
        var (fiche, code) = await FicheAsync("Déclarée, à confirmer", brouillon: false);
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        var dossier = $"/instruction/{code}/dossiers/{fiche.Split('/')[^1]}";
        Assert.That(Faits(await secretariat.PageAsync(dossier)), Does.Contain("à confirmer").And.Not.Contain("au dépôt"));
        Assert.That((await secretariat.PageAsync($"/secretariat/{code}/recevabilite?etat=tous")).QuerySelector("main")!.TextContent, Does.Contain("Rencontre à confirmer"));
        Assert.That((await secretariat.PageAsync(dossier)).QuerySelectorAll(".fiche-tete .etiquette").Select(e => e.TextContent), Has.Some.EqualTo("Rencontre à confirmer"), "at the top of the sheet");
        using var membre = await RejoindreAsync(fiche.Split('/')[^1]);
        Assert.That((await membre.PageAsync($"/espace/dossiers/{fiche.Split('/')[^1]}")).QuerySelectorAll("main .etiquette").Select(e => e.TextContent), Has.Some.EqualTo("Rencontre à confirmer"), "and of the dossier of its porteur");

        using var confirmee = await referent.EnvoyerAsync($"{fiche}/confirmer", "main form");

        var faits = Faits(await secretariat.PageAsync(dossier));
        Assert.That(faits, Does.Contain("Tenue le").And.Contain("Rencontre, au dépôt"));
        Assert.That((await membre.PageAsync($"/espace/dossiers/{fiche.Split('/')[^1]}")).QuerySelector("main")!.TextContent, Does.Not.Contain("à confirmer"));
    }

    private async Task<HttpClient> RejoindreAsync(string id)
    {
        await using (var session = await hote.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Rejoindre, new { Id = Guid.Parse(id), Le = hote.Horloge.GetUtcNow().AddDays(-1) });
            await session.ValiderAsync();
        }

        return await hote.ConnecterAsync("porteur.autre@demo.example");
    }

    [Test]
    public async Task A_draft_shows_its_presentation_only_and_only_to_those_who_answer_for_it()
    {
        var (fiche, code) = await FicheAsync("Demandée", brouillon: true);
        var id = fiche.Split('/')[^1];
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        using var delegue = await hote.ConnecterAsync("delegue@demo.example");
        Assert.Multiple(async () =>
        {
            Assert.That(await CodeAsync(secretariat, fiche), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await CodeAsync(delegue, fiche), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await CodeAsync(referent, $"/instruction/{code}/dossiers/{id}"), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await CodeAsync(secretariat, $"/instruction/{code}/dossiers/{id}"), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await CodeAsync(referent, $"/espace/dossiers/{id}/referent"), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await referent.PageAsync(fiche)).QuerySelectorAll("dt").Select(d => d.TextContent), Is.EqualTo(new[] { "Organisation", "Contact", "Quartiers", "Le projet en quelques lignes", "Disponibilités" }));
        });
    }

    private static string Faits(IParentNode page) => string.Concat(page.QuerySelectorAll(".instr-faits").Select(f => f.TextContent));

    private static async Task<HttpStatusCode> CodeAsync(HttpClient client, string adresse)
    {
        using var reponse = await client.GetAsync(adresse);
        return reponse.StatusCode;
    }

    private async Task<(string Fiche, string Code)> FicheAsync(string etat, bool brouillon)
    {
        var ligne = (await referent.PageAsync("/rencontres")).QuerySelectorAll("main tbody tr")
            .First(l => l.TextContent.Contains(etat, StringComparison.Ordinal) && l.TextContent.Contains("Brouillon", StringComparison.Ordinal) == brouillon);
        return (ligne.QuerySelector("a")!.GetAttribute("href")!, ligne.QuerySelector(".note")!.TextContent.Split(' ')[0]);
    }
}
