using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Antecedents;

/// <summary>Results imported by the Secrétariat, renewals matched, the record of an organisation: through the real host, without JavaScript.</summary>
public sealed class AntecedentsEcransTests
{
    private const string Instructeur = "instructeur.pref44@demo.example";
    private const string Secretariat = "secretariat@demo.example";

    private static readonly SqlStatement UnDossier = new("""
        SELECT d.Id, d.Titre, d.OrganisationId, a.Code, a.Annee, o.Siret
        FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE a.Etat = 'DepotClos' AND d.Etat = 'EnInstruction' AND d.EstRenouvellement = 1 AND o.Siret IS NOT NULL
        ORDER BY d.Numero
        """);

    private static readonly SqlStatement SansResultats = new("DELETE FROM ResultatAnterieur");

    private HotePortail hote = null!;
    private HttpClient secretaire = null!;
    private DossierRow dossier = null!;
    private string resultats = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        secretaire = await hote.ConnecterAsync(Secretariat);
        await using (var ecriture = await hote.Base.EcrireAsync())
        {
            await ecriture.ExecuterAsync(SansResultats);
            await ecriture.ValiderAsync();
        }

        await using var session = await hote.Base.LireAsync();
        dossier = (await session.ListeAsync<DossierRow>(UnDossier))[0];
        resultats = $"/secretariat/appels/{dossier.Code}/resultats";
    }

    [TearDown]
    public async Task Arreter()
    {
        secretaire.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_file_is_read_line_by_line_confirmed_shown_on_the_sheet_and_taken_out()
    {
        var rapport = await CollerAsync($"SIRET;Titre;Financeur;Demandé;Accordé;Versé;Bilan\n{dossier.Siret};{dossier.Titre};PREF44;6 000;1 234,50 €;1000;non\n123;Faux;PREF44;1;1;1;\nTotal;;;6 000;1 234,50;;\n;;Fondation <b>Essai</b>;10;10;10;oui\n");
        var page = await secretaire.PageAsync(rapport);
        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll(".lignes-lues > li .etiquette").Select(e => e.TextContent), Is.EqualTo(new[] { "Hors tableau", "Nouvelle", "Écartée", "Hors tableau", "Écartée" }), "what follows a wrong line is of that line");
            Assert.That(page.QuerySelector(".lignes-lues__fautes")!.TextContent, Does.Contain("en a 3"));
            Assert.That(page.QuerySelector("main b"), Is.Null);
        });
        Assert.That((await SectionAsync(secretaire)).TextContent, Does.Not.Contain("1\u202F234,50"), "nothing before confirmation");
        using var confirme = await secretaire.EnvoyerAsync(rapport, "form[action$='/confirmer']");
        Assert.That(confirme.Headers.Location!.ToString(), Is.EqualTo(resultats));
        using var instructrice = await hote.ConnecterAsync(Instructeur);
        var section = await SectionAsync(instructrice);
        Assert.That(section.TextContent, Does.Contain("Même SIRET et même intitulé").And.Contain("1\u202F234,50").And.Contain("Non reçu"));

        var retrait = (await secretaire.PageAsync(resultats)).QuerySelector("a[href$='/retirer']")!.GetAttribute("href")!;
        using var retire = await secretaire.EnvoyerAsync(retrait, "main form");
        Assert.That(retire.Headers.Location!.ToString(), Is.EqualTo(resultats));
        Assert.That((await SectionAsync(instructrice)).TextContent, Does.Not.Contain("1\u202F234,50"));
    }

    [Test]
    public async Task The_model_is_read_back_with_its_columns_recognised()
    {
        var modele = await secretaire.GetByteArrayAsync(new Uri(resultats + "/modele.csv", UriKind.Relative));
        var rapport = await CollerAsync(Encoding.UTF8.GetString(modele).TrimStart('\uFEFF') + $"{dossier.Siret};Autre;PREF44;1;1;1;oui;01/02/{dossier.Annee - 1}\n");
        var page = await secretaire.PageAsync(rapport);
        Assert.That(page.QuerySelector("form[action$='/confirmer'] button")!.TextContent, Is.EqualTo("Importer ce résultat"));
        Assert.That(page.QuerySelector(".lignes-lues")!.TextContent, Does.Match("bilan reçu le 1er\\sfévrier"));
    }

    [Test]
    public async Task What_is_wrong_is_refused_beside_its_field_and_columns_are_chosen_by_hand()
    {
        using var sansRien = await secretaire.EnvoyerAsync(resultats, "main form");
        Assert.That((await sansRien.PageAsync()).QuerySelector("#Fichier-erreur"), Is.Not.Null);
        using var annee = await secretaire.EnvoyerAsync(resultats, "main form", ("Annee", $"{dossier.Annee}"), ("Texte", "x"));
        var refusee = await annee.PageAsync();
        Assert.That(refusee.QuerySelector("#Annee-erreur")!.TextContent, Does.Contain($"de {dossier.Annee - 10} à {dossier.Annee - 1}"));
        Assert.That(refusee.QuerySelector<IHtmlTextAreaElement>("#Texte")!.Value, Is.EqualTo("x"), "what was pasted stays");
        var rapport = await CollerAsync($"quoi\tqui\tcombien\tpar\n{dossier.Titre}\t{dossier.Siret}\t500\tPREF44");
        Assert.That((await secretaire.PageAsync(rapport)).QuerySelector("form[action$='/confirmer']"), Is.Null);
        using var fixe = await secretaire.EnvoyerAsync(rapport, "form[action$='/colonnes']", ("Rangs[0]", "1"), ("Rangs[1]", "0"), ("Rangs[2]", "3"), ("Rangs[4]", "2"), ("LigneDEnTete", "1"), ("Annee", $"{dossier.Annee - 2}"));
        var relu = await secretaire.PageAsync(rapport);
        Assert.That(relu.QuerySelector("h1")!.TextContent, Does.EndWith($"{dossier.Annee - 2}"));
        Assert.That(relu.QuerySelector("form[action$='/confirmer'] button")!.TextContent, Is.EqualTo("Importer ce résultat"));
        using var instructrice = await hote.ConnecterAsync(Instructeur);
        Assert.That((int)(await instructrice.GetAsync(rapport)).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_renewal_is_confirmed_on_its_sheet_undone_and_confirmed_from_the_list()
    {
        await ImporterAsync($"{dossier.Siret};{dossier.Titre};PREF44;6000;5000;5000;oui\n{dossier.Siret};{dossier.Titre} ancien;NANTES;1;1;1;oui\n");
        using var instructrice = await hote.ConnecterAsync(Instructeur);
        var fiche = Fiche + "?etat=EnInstruction&rang=2";
        var options = (await instructrice.PageAsync(fiche)).QuerySelectorAll("#antecedents ~ details input[type=radio]").Cast<IHtmlInputElement>().ToList();
        Assert.That(options, Has.Count.GreaterThanOrEqualTo(3));
        Assert.That(options[0].IsChecked, "what is matched by itself is ticked");
        using var confirme = await instructrice.EnvoyerAsync(fiche, "section.antecedents details form", ("Antecedent", options[1].Value));
        Assert.That(confirme.Headers.Location!.ToString(), Does.Contain("rang=2").And.Contain("EnInstruction").And.EndWith("#antecedents"));
        Assert.That((await SectionAsync(instructrice)).TextContent, Does.Contain("ancien").And.Contain("Confirmé par"));
        Assert.That((await SectionAsync(secretaire)).TextContent, Does.Contain("Confirmé par"));

        // The other had an older page open.
        var avant = (await secretaire.PageAsync(fiche)).QuerySelector<IHtmlFormElement>("section.antecedents details form")!;
        using var annule = await instructrice.EnvoyerAsync(fiche, "section.antecedents details form", ("Annuler", "true"));
        using var conflit = await secretaire.EnvoyerAsync(avant, fiche, ("Antecedent", "aucun"));
        Assert.That((await secretaire.PageAsync(fiche)).QuerySelector("main")!.TextContent, Does.Contain("Même SIRET et même intitulé"), "nothing was overwritten");

        var liste = $"/instruction/{dossier.Code}/renouvellements?voir=AConfirmer";
        Assert.That((await instructrice.PageAsync(liste)).QuerySelector("main")!.InnerHtml, Does.Contain($"{dossier.Id}"));
        using var ensemble = await instructrice.EnvoyerAsync(liste, "form[action*='/confirmer']");
        Assert.That((await instructrice.PageAsync($"/instruction/{dossier.Code}/renouvellements?voir=Confirmes")).QuerySelector("main")!.InnerHtml, Does.Contain($"{dossier.Id}"));
    }

    [Test]
    public async Task The_record_of_an_organisation_sums_its_years_and_leads_to_its_dossiers()
    {
        await ImporterAsync($"{dossier.Siret};{dossier.Titre};PREF44;6000;5000;5000;non\n{dossier.Siret};{dossier.Titre};Fondation Essai;700;600;600;oui\n");
        using var instructrice = await hote.ConnecterAsync(Instructeur);
        var lien = (await SectionAsync(instructrice)).QuerySelector("a[href*='/organisations/']")!.GetAttribute("href")!;
        var page = await instructrice.PageAsync(lien);
        var annee = (dossier.Annee - 1).ToString(CultureInfo.InvariantCulture);
        var rang = page.QuerySelectorAll("[aria-labelledby=par-an] thead th").Index().First(t => t.Item.TextContent == annee).Index;
        string Case(string financeur) => page.QuerySelectorAll("[aria-labelledby=par-an] tbody tr").First(l => l.Children[0].TextContent.Contains(financeur, StringComparison.Ordinal)).Children[rang].TextContent;
        Assert.Multiple(() =>
        {
            Assert.That(Case("Fondation Essai"), Does.Match("^600\\s*sur 700\\s*$"));
            Assert.That(page.QuerySelector("[aria-labelledby=bilans]")!.TextContent, Does.Contain("bilan non reçu").And.Not.Contain("Fondation"));
            Assert.That(page.QuerySelectorAll("[aria-labelledby=actions] a").Select(a => a.GetAttribute("href")), Has.Member(Fiche));
        });
        using var porteur = await hote.ConnecterAsync("porteur@demo.example");
        Assert.That((int)(await porteur.GetAsync(lien)).StatusCode, Is.EqualTo(404));
        Assert.That((int)(await instructrice.GetAsync($"/instruction/{dossier.Code}/organisations/{Guid.NewGuid()}")).StatusCode, Is.EqualTo(404));
    }

    private string Fiche => $"/instruction/{dossier.Code}/dossiers/{dossier.Id}";

    private async Task<IElement> SectionAsync(HttpClient client) => (await client.PageAsync(Fiche)).QuerySelector("section.antecedents")!;

    private async Task ImporterAsync(string lignes)
    {
        using var confirme = await secretaire.EnvoyerAsync(await CollerAsync("SIRET;Titre;Financeur;Demandé;Accordé;Versé;Bilan\n" + lignes), "form[action$='/confirmer']");
        Assert.That(confirme.Headers.Location?.ToString(), Is.EqualTo(resultats));
    }

    private async Task<string> CollerAsync(string texte)
    {
        using var colle = await secretaire.EnvoyerAsync(resultats, "main form", ("Texte", texte));
        return colle.Headers.Location!.ToString();
    }

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required string Titre { get; init; }
        public required Guid OrganisationId { get; init; }
        public required string Code { get; init; }
        public required int Annee { get; init; }
        public required string Siret { get; init; }
    }
}
