using AngleSharp.Html.Dom;
using AppelAProjets.Application.Lots;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Web.Fonctions.Lots;

namespace AppelAProjets.Web.Tests.Instructions;

/// <summary>Bulk actions through the real host, without JavaScript: ticks, what it asks, what it would do, what it did.</summary>
public sealed class LotsEcransTests
{
    private static readonly SqlStatement Avis = new("SELECT Avis FROM Ligne l JOIN Financeur f ON f.Id = l.FinanceurId WHERE l.DossierId = @Id AND f.Sigle = 'PREF44'");
    private static readonly SqlStatement Choisis = new("""
        SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Ligne l ON l.DossierId = d.Id JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE a.Etat = 'DepotClos' AND f.Sigle = 'PREF44' AND d.Etat = @Etat ORDER BY CASE l.Etat WHEN 'Recevable' THEN 0 ELSE 1 END, d.Numero
        """);

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
    public async Task What_is_missing_is_said_then_the_effect_then_the_report()
    {
        using var client = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        var (bon, mauvais) = (await DossierAsync("EnInstruction"), await DossierAsync("Instruit"));
        using var choisi = await client.EnvoyerAsync(table, "form#lots", ("acte", "avis"), ("ids", bon.ToString()), ("ids", mauvais.ToString()));
        var demande = await choisi.PageAsync();
        Assert.That(demande.QuerySelector("h1")!.TextContent, Does.EndWith("2 dossiers"));
        using var vide = await client.EnvoyerAsync((IHtmlFormElement)demande.QuerySelector("main form")!, table);
        Assert.That((await vide.PageAsync()).Erreurs().Single(), Does.StartWith("Avis"));
        using var vu = await client.EnvoyerAsync((IHtmlFormElement)demande.QuerySelector("main form")!, table, ("Champs[avis]", "Defavorable"), ("Champs[motif]", "Hors quartier."));
        var effet = await vu.PageAsync();
        Assert.That(effet.QuerySelectorAll("tbody tr").Select(r => r.TextContent), Has.Some.Contains("→ Défavorable").And.Some.Contains("Refusé"));
        using var fait = await client.EnvoyerAsync((IHtmlFormElement)effet.QuerySelector("form[action*='/execution']")!, table);
        var rapport = await fait.PageAsync();
        Assert.That(rapport.QuerySelector("h1")!.TextContent, Is.EqualTo("1 dossier traité"));
        Assert.That((await AvisAsync(bon), rapport.QuerySelector("[data-selection-faits]")!.GetAttribute("data-selection-faits")), Is.EqualTo(("Defavorable", bon.ToString())));
        using var encore = await client.EnvoyerAsync((IHtmlFormElement)effet.QuerySelector("form[action*='/execution']")!, table);
        Assert.That((await encore.PageAsync()).QuerySelector("h1")!.TextContent, Is.EqualTo("Aucun dossier traité, 1 refusé"), "the line has changed since it was shown");
    }

    [Test]
    public async Task More_dossiers_than_a_form_used_to_hold_are_refused_in_words()
    {
        using var client = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        using var trop = await client.EnvoyerAsync(table, "form#lots", [("acte", "avis"), .. Enumerable.Range(0, 1500).Select(_ => ("ids", Guid.CreateVersion7().ToString()))]);
        Assert.That(trop.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Redirect));
        Assert.That((await client.PageAsync(table)).QuerySelector(".bandeau--avertissement")!.TextContent, Does.Contain("1500 dossiers"));
    }

    [Test]
    public async Task Nothing_ticked_or_nonsense_does_nothing()
    {
        using var client = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        using var rien = await client.EnvoyerAsync(table, "form#lots", ("acte", "avis"));
        Assert.That((await client.PageAsync(rien.Headers.Location!.ToString())).QuerySelector(".bandeau--avertissement")!.TextContent, Does.Contain("Cochez d’abord"));
        using var inconnu = await client.EnvoyerAsync(table, "form#lots", ("acte", "clore"), ("ids", Guid.NewGuid().ToString()));
        Assert.That((int)inconnu.StatusCode, Is.EqualTo(404), "an action of someone else");
        using var faux = await client.EnvoyerAsync(table, "form#lots", ("acte", "avis"), ("ids", "1:2:3"), ("ids", Guid.NewGuid().ToString()));
        Assert.That((await faux.PageAsync()).QuerySelector(".bandeau--avertissement")!.TextContent, Does.Contain("ne vous est plus visible"));
        Assert.That((await client.PageAsync(table + "/lots")).QuerySelector("h1")!.TextContent, Is.EqualTo("Agir sur plusieurs dossiers"));
    }

    [Test]
    public void Lines_are_not_counted_as_dossiers()
    {
        var (seul, double_) = (Guid.NewGuid(), Guid.NewGuid());
        var deux = Lot([Sort(double_, "NM"), Sort(double_, "CAF44"), Sort(seul, "NM")], [Sort(double_, "ARS", new Refus("essai", "Non."))]);
        Assert.That((deux.Compter(deux.Faits), $"{deux.Refuses.Count} {deux.Accorder("refusé", deux.Refuses.Count)}", deux.RestentCoches), Is.EqualTo(("3 lignes de 2 dossiers", "1 refusée", "son dossier reste coché")));
        var une = Lot([Sort(seul, "NM"), Sort(double_, "NM")], [Sort(Guid.NewGuid(), "NM", new Refus("essai", "Non.")), Sort(Guid.NewGuid(), "NM", new Refus("essai", "Non."))]);
        Assert.That((une.Compter(une.Faits), $"{une.Refuses.Count} {une.Accorder("refusé", une.Refuses.Count)}", une.RestentCoches), Is.EqualTo(("2 dossiers", "2 refusés", "ils restent cochés")));
    }

    private static LotViewModel Lot(SortDeLot[] faits, SortDeLot[] refuses) =>
        new(new Lot(null!, null!, [.. faits.Concat(refuses).Select(s => s.Sujet)], [.. faits, .. refuses], [], 0), new LotSaisi(), "", "");

    private static SortDeLot Sort(Guid dossier, string sigle, Refus? refus = null) => new(
        new SujetDeLot("CDV28", dossier, "CDV28-0001", "Essai", "Atelier", EtatDossier.EnInstruction, new LigneDeLot { Id = Guid.NewGuid(), DossierId = dossier, Sigle = sigle, Etat = EtatLigne.Recevable, Version = 1 }), null, refus);

    private async Task<Guid> DossierAsync(string etat)
    {
        await using var session = await hote.Base.LireAsync();
        return (await session.ListeAsync<Guid>(Choisis, new { Etat = etat }))[0];
    }

    private async Task<string?> AvisAsync(Guid dossier)
    {
        await using var session = await hote.Base.LireAsync();
        return (await session.ListeAsync<string?>(Avis, new { Id = dossier }))[0];
    }
}
