using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AppelAProjets.Web.Tests.Instructions;

/// <summary>What the grid sends, through the real host.</summary>
public sealed class CellulesEcransTests
{
    private const string Instructeur = "instructeur.pref44@demo.example";

    private static readonly SqlStatement Lignes = new("""
        SELECT a.Code, d.Id AS DossierId, l.Id AS LigneId, l.Version
        FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId JOIN Appel a ON a.Id = d.AppelId JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE a.Etat = 'DepotClos' AND d.Etat = @Etat AND f.Sigle = @Sigle AND l.Etat IN ('Demandee', 'Recevable', 'Proposee') ORDER BY CASE l.Etat WHEN 'Recevable' THEN 0 ELSE 1 END, d.Numero
        """);

    private static readonly SqlStatement Avis = new("SELECT Avis FROM Ligne WHERE Id = @Id");
    private static readonly SqlStatement Clore = new("UPDATE Dossier SET Etat = 'Instruit' WHERE Id = @Id");

    private HotePortail hote = null!;

    [SetUp]
    public async Task Preparer()
    {
        hote = await HotePortail.CreerAsync();
        using var visiteur = hote.Visiteur();
    }

    [TearDown]
    public async Task Ranger() => await hote.DisposeAsync();

    [Test]
    public async Task A_cell_is_kept_and_comes_back_as_it_is_shown()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var ligne = await LigneAsync("PREF44");
        var reponse = await JsonAsync(await SaisirAsync(client, ligne, ("avis", "F")));
        Assert.That(reponse.GetProperty("cellules")[0].GetProperty("etat").GetString(), Is.EqualTo("fait"));
        var champs = reponse.GetProperty("lignes")[0].GetProperty("champs").EnumerateArray().ToDictionary(c => c.GetProperty("champ").GetString()!, c => (c.GetProperty("valeur").GetString(), c.GetProperty("affichage").GetString()));
        Assert.That(champs["avis"], Is.EqualTo(("Favorable", "Fav.")));
        Assert.That(reponse.GetProperty("lignes")[0].GetProperty("version").GetInt32(), Is.EqualTo(ligne.Version + 1));
    }

    [Test]
    public async Task Another_funder_s_line_a_closed_one_and_a_deport_are_refused_in_words()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var autre = await LigneAsync("NANTES");
        var avant = await AvisAsync(autre.LigneId);
        Assert.That(await RefusAsync(client, autre, ("avis", "F")), Does.StartWith("Cette ligne n’est plus à vous"));
        var ligne = await LigneAsync("PREF44");
        await using (var session = await hote.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Clore, new { Id = ligne.DossierId });
            await session.ValiderAsync();
        }

        Assert.That(await RefusAsync(client, ligne, ("avis", "F")), Does.StartWith("L’instruction de ce dossier n’est pas ouverte"));
        Assert.That(await AvisAsync(autre.LigneId), Is.EqualTo(avant));
    }

    [Test]
    public async Task A_stale_version_of_the_same_field_shows_who_wrote_the_other_value()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        using var valideur = await hote.ConnecterAsync("valideur@demo.example");
        var ligne = await LigneAsync("PREF44");
        await SaisirAsync(valideur, ligne, ("avisMotif", "Vu par le valideur."));
        var cellule = (await JsonAsync(await SaisirAsync(client, ligne, ("avisMotif", "Vu par moi.")))).GetProperty("cellules")[0];
        Assert.That(cellule.GetProperty("etat").GetString(), Is.EqualTo("conflit"));
        Assert.That(cellule.GetProperty("auteur").GetString(), Does.Contain(", le "));
    }

    [TestCase("[]", 400)]
    [TestCase("null", 400)]
    [TestCase("[null]", 400)]
    [TestCase("{}", 400)]
    [TestCase("[{\"ligne\":\"x\"}]", 400)]
    [TestCase("[{\"ligne\":\"LIGNE\",\"dossier\":\"DOSSIER\",\"champ\":\"Etat\",\"valeur\":\"Proposee\",\"version\":1}]", 400)]
    [TestCase("[{\"ligne\":\"LIGNE\",\"dossier\":\"DOSSIER\",\"champ\":\"avis\",\"valeur\":\"\\ud800\",\"version\":1}]", 400)]
    [TestCase("[{\"ligne\":\"LIGNE\",\"dossier\":\"DOSSIER\",\"champ\":\"avis\",\"version\":99999999999}]", 400)]
    [TestCase("[{\"ligne\":\"LIGNE\",\"dossier\":\"DOSSIER\",\"champ\":\"specifique\",\"valeur\":\"999999999999999999999\",\"version\":1}]", 200)]
    [TestCase("[{\"ligne\":\"LIGNE\",\"dossier\":\"DOSSIER\",\"champ\":\"avisMotif\",\"valeur\":\"LONG\",\"version\":1}]", 200)]
    [TestCase("[{\"ligne\":\"LIGNE\",\"dossier\":\"DOSSIER\",\"champ\":\"avis\",\"valeur\":\"'; DROP TABLE Ligne; --\",\"version\":-1}]", 200)]
    [TestCase("[{\"ligne\":\"00000000-0000-0000-0000-000000000000\",\"dossier\":\"DOSSIER\",\"champ\":\"avis\",\"valeur\":\"F\",\"version\":0}]", 200)]
    public async Task What_makes_no_sense_is_refused_and_breaks_nothing(string corps, int statut)
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var ligne = await LigneAsync("PREF44");
        corps = corps.Replace("LIGNE", ligne.LigneId.ToString(), StringComparison.Ordinal).Replace("DOSSIER", ligne.DossierId.ToString(), StringComparison.Ordinal).Replace("LONG", new string('a', 2001), StringComparison.Ordinal);
        using var reponse = await PosterAsync(client, $"/instruction/{ligne.Code}/cellules", corps);
        Assert.That((int)reponse.StatusCode, Is.EqualTo(statut));
        if (statut == 200)
        {
            Assert.That((await JsonAsync(reponse)).GetProperty("cellules")[0].GetProperty("etat").GetString(), Is.EqualTo("refuse"));
        }
    }

    [Test]
    public async Task Presence_asks_for_a_call_and_a_dossier_that_one_may_see()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        using var valideur = await hote.ConnecterAsync("valideur@demo.example");
        var ligne = await LigneAsync("PREF44");
        using var inconnu = await PosterAsync(client, $"/instruction/{ligne.Code}/presences", $$"""{"dossier":"{{Guid.NewGuid()}}","lieu":"fiche"}""");
        Assert.That(inconnu.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var faux = await PosterAsync(client, $"/instruction/{ligne.Code}/presences", """{"lieu":"ailleurs"}""");
        Assert.That(faux.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        using var ici = await PosterAsync(client, $"/instruction/{ligne.Code}/presences", $$"""{"dossier":"{{ligne.DossierId}}","lieu":"fiche"}""");
        Assert.That(ici.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var vu = await JsonAsync(await PosterAsync(valideur, $"/instruction/{ligne.Code}/presences", """{"lieu":"tableau","lignes":[]}"""));
        Assert.That(vu.GetProperty("presents")[0].GetProperty("nom").GetString(), Does.EndWith("(PREF44)"));
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage reponse) => await reponse.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<string?> RefusAsync(HttpClient client, LigneRow ligne, params (string Champ, string Valeur)[] cellules) =>
        (await JsonAsync(await SaisirAsync(client, ligne, cellules))).GetProperty("cellules")[0].GetProperty("message").GetString();

    private static Task<HttpResponseMessage> SaisirAsync(HttpClient client, LigneRow ligne, params (string Champ, string Valeur)[] cellules) =>
        PosterAsync(client, $"/instruction/{ligne.Code}/cellules", JsonSerializer.Serialize(cellules.Select(c => new { ligne = ligne.LigneId, dossier = ligne.DossierId, champ = c.Champ, valeur = c.Valeur, avant = "", version = ligne.Version })));

    private static async Task<HttpResponseMessage> PosterAsync(HttpClient client, string adresse, string corps)
    {
        var jeton = (await client.PageAsync("/instruction")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var demande = new FormUrlEncodedContent([new("__RequestVerificationToken", jeton), new(adresse.EndsWith("cellules", StringComparison.Ordinal) ? "cellules" : "signal", corps)]);
        return await client.PostAsync(adresse, demande);
    }

    private async Task<string?> AvisAsync(Guid ligne)
    {
        await using var session = await hote.Base.LireAsync();
        return (await session.ListeAsync<string?>(Avis, new { Id = ligne }))[0];
    }

    private async Task<LigneRow> LigneAsync(string sigle)
    {
        await using var session = await hote.Base.LireAsync();
        return (await session.ListeAsync<LigneRow>(Lignes, new { Etat = "EnInstruction", Sigle = sigle }))[0];
    }

    private sealed record LigneRow
    {
        public required string Code { get; init; }
        public required Guid DossierId { get; init; }
        public required Guid LigneId { get; init; }
        public required int Version { get; init; }
    }
}
