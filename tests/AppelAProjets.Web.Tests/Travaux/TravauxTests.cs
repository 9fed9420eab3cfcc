using AppelAProjets.Application.Travaux;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Travaux;

/// <summary>What runs behind the pages, seen by those who answer for it.</summary>
public sealed class TravauxTests
{
    private static readonly SqlStatement UnAppel = new("SELECT Id FROM Appel ORDER BY Code");
    private static readonly SqlStatement UnCompte = new("SELECT Id FROM Compte WHERE Courriel = @Adresse");
    private static readonly SqlStatement Export = new("""
        INSERT INTO Export (Id, CompteId, AppelId, Objet, Etat, Nombre, Faits, Taille, DemandeLe, Essais, Erreur, Version)
        VALUES (@Id, @CompteId, @AppelId, 'Essai', 'Echouee', 12, 4, 0, @Le, 5, 'La préparation a échoué.', 3)
        """);

    private static readonly SqlStatement EnCours = new("UPDATE Export SET Etat = 'EnCours', Erreur = NULL WHERE Id = @Id");
    private static readonly SqlStatement Du = new("INSERT INTO EcheanceMessage (Lot, Destinataire, Le) VALUES ('echeances essai', 'oubliee@asso.example', @Le)");

    private static readonly SqlStatement EtatDeLExport = new("SELECT Etat FROM Export WHERE Id = @Id");

    [Test]
    public async Task Jobs_that_went_silent_are_told_on_every_page_of_an_administrateur_and_by_the_probe()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var administrateur = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        using var secretariat = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        Assert.That(await SonderAsync(administrateur), Is.EqualTo("Healthy"), "no job ever ran here");

        await BattreAsync(hote);
        hote.Horloge.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await SonderAsync(administrateur), Is.EqualTo("Healthy"));
        Assert.That((await administrateur.PageAsync("/administration/travaux")).QuerySelector("main .etiquette--vert")?.TextContent, Is.EqualTo("En marche"));

        hote.Horloge.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await SonderAsync(administrateur), Is.EqualTo("Degraded"));
        Assert.That((await administrateur.PageAsync("/administration")).QuerySelector(".bandeau--avertissement")?.TextContent, Does.Contain("traitements automatiques sont arrêtés"));
        Assert.That((await secretariat.PageAsync("/secretariat")).QuerySelector(".bandeau--avertissement"), Is.Null);

        await BattreAsync(hote);
        Assert.That((await administrateur.PageAsync("/administration")).QuerySelector(".bandeau--avertissement"), Is.Null);
    }

    [Test]
    public async Task A_failed_job_is_told_with_its_kind_of_failure_even_when_it_succeeded_since()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        var suivi = hote.Services.GetRequiredService<SuiviDesTaches>();
        suivi.Noter(new FinDeTache("courriels", hote.Horloge.GetUtcNow(), TimeSpan.FromSeconds(1), "TimeoutException"));
        suivi.Noter(new FinDeTache("courriels", hote.Horloge.GetUtcNow(), TimeSpan.FromSeconds(1), null));
        await BattreAsync(hote);
        Assert.That((await client.PageAsync("/administration/travaux")).QuerySelector("main table:last-of-type")!.TextContent, Does.Contain("courriels").And.Contain("TimeoutException"));
    }

    [Test]
    public async Task A_failed_work_is_run_again_once()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        var id = await DemanderUnExportAsync(hote);

        var page = await client.PageAsync("/administration/travaux");
        Assert.That(page.QuerySelector("main tbody tr")!.TextContent, Does.Contain("Échec").And.Contain("4 sur 12").And.Contain("La préparation a échoué."));
        var formulaire = page.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/relancer", StringComparison.Ordinal));
        using var relance = await client.EnvoyerAsync(formulaire, "/administration/travaux");
        using var encore = await client.EnvoyerAsync(formulaire, "/administration/travaux");
        Assert.That(((int)relance.StatusCode, (int)encore.StatusCode), Is.EqualTo((302, 302)));
        await using var lecture = await hote.Base.LireAsync();
        Assert.That(await lecture.UnAsync<string>(EtatDeLExport, new { Id = id }), Is.EqualTo("EnAttente"));
    }

    [Test]
    public async Task A_work_under_way_is_stopped_and_its_page_says_what_that_leaves()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        var id = await DemanderUnExportAsync(hote, EnCours);

        var page = await client.PageAsync("/administration/travaux");
        var formulaire = page.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/arreter", StringComparison.Ordinal));
        Assert.That(formulaire.TextContent, Does.Contain("Ce qui était préparé est effacé."));
        using var arret = await client.EnvoyerAsync(formulaire, "/administration/travaux");
        Assert.That((await client.PageAsync("/administration/travaux")).QuerySelector("main")!.TextContent, Does.Contain("Ce travail est arrêté.").And.Contain("Arrêté"));
        using var encore = await client.EnvoyerAsync(formulaire, "/administration/travaux");
        await using var lecture = await hote.Base.LireAsync();
        Assert.That(((int)arret.StatusCode, (int)encore.StatusCode, await lecture.UnAsync<string>(EtatDeLExport, new { Id = id })), Is.EqualTo((302, 302, "Annulee")));
    }

    [Test]
    public async Task What_owed_a_message_and_wrote_none_is_shown()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        Assert.That((await client.PageAsync("/administration/travaux")).QuerySelector("main")!.TextContent, Does.Contain("chaque événement qui doit un message en a un"));
        await using (var session = await hote.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Du, new { Le = hote.Horloge.GetUtcNow() });
            await session.ValiderAsync();
        }

        Assert.That((await client.PageAsync("/administration/travaux")).QuerySelector("[aria-label='Messages qui manquent'] tbody tr")!.TextContent, Does.Contain("Échéance").And.Contain("oubliee@asso.example"));
    }

    [Test]
    public void Every_job_has_a_name_that_people_read()
    {
        var source = File.ReadAllText(Path.Combine(Architecture.SourceDuDepot.Racine, "src/AppelAProjets.Web/Taches/TachesServices.cs"));
        var noms = System.Text.RegularExpressions.Regex.Matches(source, "AddOrUpdate<\\w+>\\(\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.That(noms, Has.Count.GreaterThan(15));
        Assert.That(noms.Where(n => !Domain.Travaux.TachesAutomatiques.EstConnue(n)), Is.Empty);
    }

    // An export of the Secrétariat that failed, unless something more is done to it.
    private static async Task<Guid> DemanderUnExportAsync(HotePortail hote, params SqlStatement[] suite)
    {
        var id = Guid.CreateVersion7();
        await using var session = await hote.Base.EcrireAsync();
        var (appel, compte) = ((await session.ListeAsync<Guid>(UnAppel))[0], await session.UnAsync<Guid>(UnCompte, new { Adresse = BaseModele.Adresse(Role.Secretariat) }));
        await session.ExecuterAsync(Export, new { Id = id, CompteId = compte, AppelId = appel, Le = hote.Horloge.GetUtcNow() });
        foreach (var etape in suite)
        {
            await session.ExecuterAsync(etape, new { Id = id });
        }

        await session.ValiderAsync();
        return id;
    }

    private static async Task BattreAsync(HotePortail hote)
    {
        await using var portee = hote.Services.CreateAsyncScope();
        await portee.ServiceProvider.GetRequiredService<BattreLaMesure>().ExecuterAsync();
    }

    private static async Task<string> SonderAsync(HttpClient client)
    {
        using var reponse = await client.GetAsync("/healthz/ready");
        Assert.That((int)reponse.StatusCode, Is.EqualTo(200));
        return await reponse.Content.ReadAsStringAsync();
    }
}
