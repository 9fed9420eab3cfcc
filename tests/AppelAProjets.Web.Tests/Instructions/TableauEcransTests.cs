using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace AppelAProjets.Web.Tests.Instructions;

/// <summary>The table as it is sent: what its grid promises to who edits it, its columns and its saved views, without JavaScript.</summary>
public sealed class TableauEcransTests
{
    private const string Instructeur = "instructeur.pref44@demo.example";

    private static readonly SqlStatement AppelEnInstruction = new("SELECT Code FROM Appel WHERE Etat = 'DepotClos'");

    private HotePortail hote = null!;
    private string table = null!;

    [SetUp]
    public async Task Preparer()
    {
        hote = await HotePortail.CreerAsync();
        using var visiteur = hote.Visiteur();
        await using var session = await hote.Base.LireAsync();
        table = "/instruction/" + (await session.ListeAsync<string>(AppelEnInstruction))[0];
    }

    [TearDown]
    public async Task Ranger() => await hote.DisposeAsync();

    [Test]
    public async Task The_grid_names_the_cells_that_this_person_may_change_and_no_other()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var page = await client.PageAsync(table + "?taille=200");
        var grille = page.QuerySelector("table[role=grid][data-tableau]")!;
        Assert.That(grille.GetAttribute("aria-rowcount"), Is.EqualTo($"{page.QuerySelectorAll("tbody tr[data-id]").Length + 2}"));
        var cellules = page.QuerySelectorAll("td[data-c]").ToList();
        Assert.That(cellules, Is.Not.Empty);
        Assert.That(cellules.Select(c => c.GetAttribute("data-c")).Distinct(), Is.SubsetOf(new[] { "avis", "specifique", "droitCommun" }));
        Assert.That(cellules.Select(c => c.GetAttribute("data-l")!.Length > 0 && c.GetAttribute("data-v")!.Length > 0), Is.All.True);
        var cles = page.QuerySelectorAll("thead th[data-cle]").Select(t => t.GetAttribute("data-cle")!).ToList();
        var mien = cles.Single(c => c.StartsWith("specifique~", StringComparison.Ordinal)).Split('~')[1];
        Assert.That(cles.Count(c => c.EndsWith(mien, StringComparison.Ordinal)), Is.EqualTo(4), "one's own funder by type of credits");
        using var lecteur = await hote.ConnecterAsync("lecteur@demo.example");
        Assert.That((await lecteur.PageAsync(table + "?taille=200")).QuerySelectorAll("td[data-c], input.case-lot"), Is.Empty);
    }

    [TestCase(Instructeur)]
    [TestCase("secretariat@demo.example")]
    public async Task A_cell_that_is_not_to_be_filled_says_why(string qui)
    {
        using var client = await hote.ConnecterAsync(qui);
        var page = await client.PageAsync(table + "?taille=200");
        var raisons = JsonSerializer.Deserialize<Dictionary<string, string>>(page.QuerySelector("[data-raisons]")!.GetAttribute("data-raisons")!)!;
        var colonnes = page.QuerySelectorAll("thead th[data-cle]").Select(t => t.GetAttribute("data-p") is { Length: > 0 } raison ? raison : null).ToList();
        var dites = page.QuerySelectorAll("tbody tr[data-id]").SelectMany(rang => rang.Children.Where(c => !c.HasAttribute("data-c"))
            .Select(c => colonnes[rang.Children.Index(c)] ?? c.GetAttribute("data-p") ?? rang.GetAttribute("data-p") ?? "")).Distinct().ToList();
        Assert.That(dites, Is.SubsetOf(raisons.Keys));
        Assert.That(dites, qui == Instructeur ? Is.SupersetOf(new[] { "dossier", "autre", "sans", "close" }) : Has.None.EqualTo("sans"));
    }

    [Test]
    public async Task Columns_are_chosen_and_ordered_by_a_form_and_stay_with_the_filters()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var formulaire = await client.EnvoyerAsync(
            table + "/colonnes?f[etat]=EnInstruction", "form.choix-colonnes", ("Colonnes", "besoin"), ("Places[besoin]", "0"), ("Places[porteur]", "7"));
        Assert.That(formulaire.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var page = await client.PageAsync(formulaire.Headers.Location!.ToString());
        var cles = page.QuerySelectorAll("thead th[data-cle]").Select(t => t.GetAttribute("data-cle")!).TakeWhile(c => !c.Contains('~', StringComparison.Ordinal)).ToList();
        Assert.That(cles.Take(3), Is.EqualTo(new[] { "numero", "titre", "besoin" }));
        Assert.That(page.QuerySelector(".pastilles")!.TextContent, Does.Contain("État du dossier : En instruction"));
    }

    [Test]
    public async Task A_view_is_kept_under_a_name_and_its_address_opens_it_for_who_shares_it()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        using var garde = await client.EnvoyerAsync(table + "?f[etat]=EnInstruction&tri=demande&ordre=desc", "form.vue-a-garder", ("SaisieDeVue.Nom", "Les plus gros"), ("SaisieDeVue.Partage", "Financeur"));
        var adresse = garde.Headers.Location!.ToString();
        Assert.That(adresse, Does.StartWith(table + "?vue="));
        using var ouverte = await client.GetAsync(adresse);
        var page = await client.PageAsync(ouverte.Headers.Location!.ToString());
        Assert.That(page.QuerySelector("details.menu summary")!.TextContent, Is.EqualTo("Vue : Les plus gros"));
        Assert.That(page.QuerySelectorAll("th[aria-sort=descending]").Single().GetAttribute("data-cle"), Is.EqualTo("demande"));
        using var autre = await hote.ConnecterAsync("instructeur.nm@demo.example");
        using var refusee = await autre.GetAsync(adresse);
        Assert.That(refusee.Headers.Location!.ToString(), Is.EqualTo(table), "unknown for another funder");
        Assert.That((await autre.PageAsync(table)).QuerySelector(".bandeau--avertissement")!.TextContent, Does.Contain("n’est pas partagée avec vous"));
    }

    [Test]
    public async Task An_identifier_of_an_address_is_one_value_however_it_is_written()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var theme = (await client.PageAsync(table + "?colonnes=theme&parts=aucune")).QuerySelector("input[name='f[theme]']")!.GetAttribute("value")!;
        async Task<string[]> NumerosAsync(string valeur) => [.. (await client.PageAsync($"{table}?theme={valeur}")).QuerySelectorAll("tbody tr[data-id]").Select(t => t.GetAttribute("data-id")!)];
        Assert.That(await NumerosAsync(theme), Is.Not.Empty);
        Assert.That(await NumerosAsync(theme.ToUpperInvariant()), Is.EqualTo(await NumerosAsync(theme)));
    }

    [Test]
    public async Task A_filter_typed_in_the_panel_is_said_and_taken_back_by_itself()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var page = await client.PageAsync(table + "?f[demande.min]=10+000&f[titre]=le&f[note.vide]=non&f[inconnue]=1&f[demande.max]=beaucoup");
        var pastilles = page.QuerySelectorAll(".pastilles a").Select(a => a.TextContent.Split('×')[0].Trim()).ToList();
        Assert.That(pastilles, Is.EqualTo(new[] { "Demandé aux financeurs : au moins 10\u202F000", "Note moyenne sur 100 : non vide", "Titre : le", "Tout effacer" }));
        var sans = await client.PageAsync(page.QuerySelector(".pastilles a")!.GetAttribute("href")!);
        Assert.That(sans.QuerySelectorAll(".pastilles a").Length, Is.EqualTo(3));
    }

    [Test]
    public async Task A_bound_that_is_no_number_stays_in_its_field_which_says_so()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var page = await client.PageAsync(table + "?colonnes=demande.taux&f[demande.max]=beaucoup&f[taux.min]=20%C2%A0%25");
        var champ = page.QuerySelector("input[name='f[demande.max]']")!;
        Assert.That(champ.GetAttribute("value"), Is.EqualTo("beaucoup"));
        Assert.That(page.GetElementById(champ.GetAttribute("aria-describedby")!)!.TextContent, Does.Contain("«\u00A0beaucoup\u00A0» ne se lit pas comme un nombre"));
        Assert.That(champ.Closest("details.menu")!.HasAttribute("open"), Is.True);
        Assert.That(page.QuerySelector("input[name='f[taux.min]']")!.GetAttribute("value"), Is.EqualTo("20"), "a rate is typed as it is shown");
        Assert.That(page.QuerySelectorAll(".pastilles a"), Has.Length.EqualTo(2));
        Assert.That(page.QuerySelector(".pastilles a")!.TextContent, Does.StartWith("Taux d’aides publiques").And.Contain("au moins 20"));
        Assert.That((await client.PageAsync(table + "?f[demande.max]=")).QuerySelectorAll(".tableau-filtre .govuk-error-message"), Is.Empty);
    }
}
