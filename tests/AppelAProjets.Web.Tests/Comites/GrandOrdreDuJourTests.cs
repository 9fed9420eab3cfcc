using AngleSharp.Html.Dom;
using AppelAProjets.Demonstration;

namespace AppelAProjets.Web.Tests.Comites;

/// <summary>The agenda of a real call: 450 dossiers put on it, in blocks, in order, those without debate apart, in at most ten screens.</summary>
public sealed class GrandOrdreDuJourTests
{
    private const int Dossiers = 450;

    private static readonly SqlStatement SeanceAPreparer = new("""
        SELECT s.Id FROM Seance s JOIN Appel a ON a.Id = s.AppelId WHERE s.Etat = 'Preparee' AND a.Etat = 'Comite'
        """);

    private static readonly SqlStatement Instruits = new("""
        UPDATE Dossier SET AppelId = (SELECT s.AppelId FROM Seance s WHERE s.Id = @Id), Etat = 'Instruit' WHERE Etat = 'EnInstruction'
        """);

    private static readonly SqlStatement Nombre = new("""
        SELECT COUNT(*) AS N FROM Dossier d JOIN Seance s ON s.AppelId = d.AppelId WHERE s.Id = @Id AND d.Etat = 'Instruit'
        """);

    private HotePortail hote = null!;
    private HttpClient secretariat = null!;
    private string dossier = "";
    private int ecrans;

    [SetUp]
    public async Task DemarrerAsync()
    {
        dossier = Directory.CreateTempSubdirectory("aap-agenda-").FullName;
        hote = await HotePortail.CreerAsync();
        hote.Reglages["BaseDeDonnees:Connexion"] = $"Data Source={Path.Combine(dossier, "agenda.db")};Default Timeout=30";
        hote.Reglages["Demonstration:AuDemarrage"] = "false";
        Assert.That((await DemonstrationSeed.ChargerAsync(hote.Base, hote.Horloge.GetUtcNow(), Dossiers + 300)).Refus, Is.Null);
        secretariat = await hote.ConnecterAsync("secretariat@demo.example");
    }

    [TearDown]
    public async Task ArreterAsync()
    {
        secretariat?.Dispose();
        await hote.DisposeAsync();
        Directory.Delete(dossier, recursive: true);
    }

    [Test]
    public async Task Agenda_blocks_and_order_of_450_dossiers_take_at_most_ten_screens()
    {
        var seance = (await LireAsync<Guid>(SeanceAPreparer))[0];
        await using (var session = await hote.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Instruits, new { Id = seance });
            await session.ValiderAsync();
        }

        var nombre = (await LireAsync<int>(Nombre, new { Id = seance }))[0];
        Assert.That(nombre, Is.GreaterThanOrEqualTo(Dossiers));
        await EcranAsync($"/seances/{seance}");
        await EnvoyerAsync($"/seances/{seance}/inscription", "form[method='post']:has(input[name='dossiers'])");
        await EnvoyerAsync($"/seances/{seance}/ordre-du-jour", "form[action$='/blocs']", ("critere", "Quartier"));
        await EnvoyerAsync($"/seances/{seance}/ordre-du-jour", "form[action$='/trier']", ("critere", "Note"));
        var sansDebat = await EcranAsync($"/seances/{seance}/ordre-du-jour/sans-debat");
        var eligibles = sansDebat.QuerySelectorAll("section[aria-labelledby='entrants'] li").Length;
        if (eligibles > 0)
        {
            await PosterAsync(sansDebat, $"/seances/{seance}/ordre-du-jour/sans-debat", "form[action$='/sans-debat']");
        }

        var agenda = await EcranAsync($"/seances/{seance}/ordre-du-jour");
        var dernier = agenda.QuerySelectorAll("tr[data-point]")[^1].GetAttribute("data-point")!;
        await PosterAsync(agenda, $"/seances/{seance}/ordre-du-jour", "form#ranger", ("Points", dernier), ("Geste", "Rang"), ("Rang", $"{eligibles + 1}"));
        agenda = await EcranAsync($"/seances/{seance}/ordre-du-jour");

        Assert.That(ecrans, Is.LessThanOrEqualTo(10));
        var points = agenda.QuerySelectorAll("tr[data-point]");
        Assert.Multiple(() =>
        {
            Assert.That(points, Has.Length.EqualTo(nombre));
            Assert.That(points.Select(p => p.QuerySelector("[data-rang]")!.TextContent.Trim()), Is.EqualTo(Enumerable.Range(1, nombre).Select(n => $"{n}")));
            Assert.That(points[eligibles].GetAttribute("data-point"), Is.EqualTo(dernier));
            Assert.That(agenda.QuerySelectorAll("tbody[data-bloc]"), Has.Length.GreaterThan(5));
        });
    }

    private async Task<IHtmlDocument> EcranAsync(string adresse)
    {
        ecrans++;
        return await secretariat.PageAsync(adresse);
    }

    private async Task EnvoyerAsync(string adresse, string selecteur, params (string Nom, string? Valeur)[] champs) => await PosterAsync(await EcranAsync(adresse), adresse, selecteur, champs);

    private async Task PosterAsync(IHtmlDocument page, string adresse, string selecteur, params (string Nom, string? Valeur)[] champs)
    {
        using var reponse = await secretariat.EnvoyerAsync((IHtmlFormElement)page.QuerySelector(selecteur)!, adresse, champs);
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302), $"{selecteur}: {await reponse.Content.ReadAsStringAsync()}");
    }

    private async Task<IReadOnlyList<T>> LireAsync<T>(SqlStatement sql, object? parametres = null)
    {
        await using var session = await hote.Base.LireAsync();
        return await session.ListeAsync<T>(sql, parametres);
    }
}
