using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.PlanActions;

/// <summary>The plan d’actions through the real host, without JavaScript: public page, import, changes, priorities of a call.</summary>
public sealed class PlanActionsTests
{
    private const string Importer = "/secretariat/plan-actions/importer";
    private const string Fichier = "Pilier;Volet;Objectif;Action;Sous-actions;État;Type;Quartiers\n"
        + "Essai;Volet;Objectif;Ouvrir un <b>kiosque</b>;Café;En cours;Mixte;Malakoff, Nantes Nord\n;;;Former <script>alert(1)</script>;;À réaliser;Institution;Tous\n;;;Sans état;;;Mixte;Tous\n";

    private HotePortail hote = null!;
    private HttpClient secretaire = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        secretaire = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
    }

    [TearDown]
    public async Task Arreter()
    {
        secretaire.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_visitor_reads_the_plan_by_neighbourhood_and_pilier()
    {
        using var visiteur = hote.Visiteur();
        var tout = await visiteur.PageAsync("/plan-actions");
        var filtre = await visiteur.PageAsync("/plan-actions?quartier=QN04411I&pilier=cohesion+sociale");
        Assert.Multiple(() =>
        {
            Assert.That(tout.QuerySelectorAll(".plan__action"), Has.Length.EqualTo(40));
            Assert.That(tout.QuerySelectorAll("section.plan > h2"), Has.Length.EqualTo(4));
            Assert.That(filtre.QuerySelectorAll("section.plan > h2").Select(h => h.TextContent), Is.EqualTo(new[] { "Cohésion sociale" }));
            Assert.That(filtre.QuerySelectorAll(".plan__action").Select(a => a.TextContent), Does.Contain("Développer la pratique sportive des femmes et des jeunes filles").And.None.Contain("Aller vers les jeunes"));
            Assert.That(filtre.QuerySelector<IHtmlSelectElement>("#quartier")!.Value, Is.EqualTo("QN04411I"));
            Assert.That(tout.QuerySelector("footer a[href='/plan-actions']"), Is.Not.Null);
            var quartiers = tout.QuerySelectorAll<IHtmlOptionElement>("#quartier option").Select(o => o.TextContent).ToList();
            Assert.That(quartiers, Is.EqualTo(quartiers.Distinct()), "a neighbourhood and its territory are one choice");
        });
        Assert.That((await visiteur.PageAsync("/plan-actions?q=velo")).QuerySelectorAll(".plan__action").Select(a => a.TextContent), Is.All.Not.Contains("Développer"), "a word begins where it begins");
        Assert.That((await visiteur.PageAsync("/plan-actions?quartier=%27--&pilier=x&page=-1&etat=9")).QuerySelector("[role=status]")!.TextContent, Does.StartWith("Aucune action."));
    }

    [Test]
    public async Task A_file_is_read_its_report_says_each_line_and_only_the_valid_ones_are_imported()
    {
        var rapport = await EnvoyerFichierAsync(Encoding.UTF8.GetBytes(Fichier));
        var page = await secretaire.PageAsync(rapport);
        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll(".lignes-lues > li"), Has.Length.EqualTo(4));
            Assert.That(page.QuerySelector(".lignes-lues__fautes")!.TextContent, Does.Contain("État vide"));
            Assert.That(page.QuerySelector("form[action$='/confirmer'] button")!.TextContent, Is.EqualTo("Importer les 2 lignes valides"));
            Assert.That(page.QuerySelector("main script, main b"), Is.Null);
        });
        using var confirme = await secretaire.EnvoyerAsync(rapport, "form[action$='/confirmer']");
        Assert.That(confirme.Headers.Location!.ToString(), Is.EqualTo("/secretariat/plan-actions"));
        Assert.That((int)(await secretaire.GetAsync(rapport)).StatusCode, Is.EqualTo(404), "the table kept aside is gone");
        using var visiteur = hote.Visiteur();
        var publiee = await visiteur.PageAsync("/plan-actions?pilier=essai");
        Assert.That(publiee.QuerySelectorAll(".plan__action").Select(a => a.TextContent), Is.EqualTo(new[] { "Ouvrir un kiosque", "Former <script>alert(1)</script>" }));
        Assert.That(publiee.QuerySelector(".plan__etat")!.TextContent, Does.Contain("Nantes Nord, Malakoff"));
    }

    [Test]
    public async Task Columns_that_were_not_guessed_are_chosen_by_hand()
    {
        using var colle = await secretaire.EnvoyerAsync(Importer, "main form", ("Texte", "quoi\tqui\toù\tcomment\tdomaine\nOuvrir\tMixte\tTous\tEn cours\tEssai"));
        var rapport = colle.Headers.Location!.ToString();
        Assert.That((await secretaire.PageAsync(rapport)).QuerySelector("details[open]"), Is.Not.Null);
        (string, string?)[] rangs = [("Rangs[0]", "4"), ("Rangs[1]", "-1"), ("Rangs[2]", "-1"), ("Rangs[3]", "0"), ("Rangs[4]", "-1"), ("Rangs[5]", "3"), ("Rangs[6]", "1"), ("Rangs[7]", "2"), ("LigneDEnTete", "1")];
        using var fixe = await secretaire.EnvoyerAsync(rapport, "form[action$='/colonnes']", rangs);
        Assert.That((int)fixe.StatusCode, Is.EqualTo(302));
        Assert.That((await secretaire.PageAsync(rapport)).QuerySelector("form[action$='/confirmer'] button")!.TextContent, Is.EqualTo("Importer la ligne valide"));
        using var double_ = await secretaire.EnvoyerAsync(rapport, "form[action$='/colonnes']", ("Rangs[1]", "4"));
        var page = await secretaire.PageAsync(rapport);
        Assert.That(page.QuerySelector(".bandeau--avertissement")!.TextContent, Does.Contain("pilier et volet"));
        Assert.That(page.QuerySelector("form[action$='/confirmer']"), Is.Null);
    }

    [Test]
    public async Task What_is_not_a_table_is_refused_beside_the_field_and_another_person_sees_nothing()
    {
        Assert.That(await RefusAsync("%PDF-1.7\0"u8.ToArray()), Does.Contain("pas un tableau"));
        Assert.That(await RefusAsync([]), Does.Contain("vide"));
        Assert.That(await RefusAsync("PK\u0003\u0004"u8.ToArray()), Does.Contain("ne peut pas être lu"));
        Assert.That(await RefusAsync(null), Does.Contain("Choisissez un fichier"));
        var rapport = await EnvoyerFichierAsync(Encoding.Latin1.GetBytes(Fichier));
        using var administrateur = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        Assert.That((int)(await administrateur.GetAsync(rapport)).StatusCode, Is.EqualTo(404));
        Assert.That((int)(await administrateur.GetAsync(Importer)).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_line_is_changed_with_its_conflict_shown_and_withdrawn_with_a_reason()
    {
        var liste = await secretaire.PageAsync("/secretariat/plan-actions?q=kiosque");
        var adresse = liste.QuerySelector("table a")!.GetAttribute("href")!;
        var avant = await secretaire.PageAsync(adresse);
        using var premier = await secretaire.EnvoyerAsync(adresse, "form[action='" + adresse + "']", ("Volet", "Un volet"));
        using var second = await secretaire.EnvoyerAsync(avant.QuerySelector<IHtmlFormElement>($"form[action='{adresse}']")!, adresse, ("Volet", "Un autre volet"));
        var conflit = await second.PageAsync();
        Assert.That((int)premier.StatusCode, Is.EqualTo(302));
        Assert.That(conflit.Erreurs().Single(), Does.Contain("Quelqu’un d’autre"));
        Assert.That(conflit.QuerySelector<IHtmlInputElement>("#Volet")!.Value, Is.EqualTo("Un autre volet"));
        using var sansMotif = await secretaire.EnvoyerAsync(adresse, "form[action$='/retirer']");
        Assert.That((await sansMotif.PageAsync()).QuerySelector("#Motif-erreur"), Is.Not.Null);
        using var retiree = await secretaire.EnvoyerAsync(adresse, "form[action$='/retirer']", ("motif", "Terminée"));
        using var visiteur = hote.Visiteur();
        Assert.That((await visiteur.PageAsync("/plan-actions?q=kiosque")).QuerySelectorAll(".plan__action"), Is.Empty);
        using var retablie = await secretaire.EnvoyerAsync(adresse, "form[action$='/retablir']");
        Assert.That((await visiteur.PageAsync("/plan-actions?q=kiosque")).QuerySelectorAll(".plan__action"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task An_action_added_by_hand_says_what_is_missing()
    {
        using var vide = await secretaire.EnvoyerAsync("/secretariat/plan-actions/nouvelle", "main form");
        Assert.That((await vide.PageAsync()).QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")), Is.EquivalentTo(new[] { "#Etat", "#Type", "#Pilier", "#TexteDeLAction", "#Quartiers" }));
        using var faite = await secretaire.EnvoyerAsync("/secretariat/plan-actions/nouvelle", "main form",
            ("Pilier", "Essai"), ("TexteDeLAction", "Agir"), ("Etat", "EnCours"), ("Type", "Mixte"), ("Quartiers", "QN04413M"));
        Assert.That((int)faite.StatusCode, Is.EqualTo(302));
    }

    [Test]
    public async Task The_priorities_of_a_call_are_ticked_under_a_filter_and_read_on_its_page()
    {
        using var cree = await secretaire.EnvoyerAsync("/secretariat/appels/nouveau", "main form", ("Code", "ESSAI28"), ("Annee", "2028"), ("Titre", "Quartiers 2028"));
        const string Page = "/secretariat/appels/ESSAI28/priorites";
        await CocherAsync(Page + "?q=kiosque");
        await CocherAsync(Page + "?q=fraicheur");
        var apercu = await secretaire.PageAsync("/secretariat/appels/ESSAI28/apercu");
        Assert.That(apercu.QuerySelector("#priorites"), Is.Not.Null);
        Assert.That(apercu.Body!.TextContent, Does.Contain("Soutenir les microprojets d’habitants").And.Contain("Créer des îlots de fraîcheur avec les écoles"));
        Assert.That((await secretaire.PageAsync("/secretariat/appels/ESSAI28")).Body!.TextContent, Does.Contain("2 actions du plan"));
    }

    private async Task CocherAsync(string adresse)
    {
        var page = await secretaire.PageAsync(adresse);
        using var reponse = await secretaire.EnvoyerAsync(adresse, "form.priorites", ("Cochees", page.QuerySelector("input[name=Cochees]")!.GetAttribute("value")));
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302));
    }

    private async Task<string> EnvoyerFichierAsync(byte[] contenu)
    {
        using var reponse = await PosterAsync(contenu);
        return reponse.Headers.Location!.ToString();
    }

    private async Task<string> RefusAsync(byte[]? contenu)
    {
        using var reponse = await PosterAsync(contenu);
        return (await reponse.PageAsync()).QuerySelector("#Fichier-erreur")!.TextContent;
    }

    private async Task<HttpResponseMessage> PosterAsync(byte[]? contenu)
    {
        var jeton = (await secretaire.PageAsync(Importer)).QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        using var corps = new MultipartFormDataContent { { new StringContent(jeton), "__RequestVerificationToken" } };
        if (contenu is not null)
        {
            corps.Add(new ByteArrayContent(contenu), "Fichier", "plan.csv");
        }

        return await secretaire.PostAsync(Importer, corps);
    }
}
