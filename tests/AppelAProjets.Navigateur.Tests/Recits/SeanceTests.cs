using System.Text.RegularExpressions;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;
using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>One session and its people, on a portal of its own: the chair, the secretary, three funders, one of whom is at home and loses the network.</summary>
[TestFixture]
public sealed class SeanceTests
{
    private static readonly SqlStatement Points = new("""
        SELECT p.Id FROM Point p JOIN Seance s ON s.Id = p.SeanceId WHERE s.Etat = 'Ouverte' AND p.Etat = 'Inscrit' ORDER BY p.Ordre
        """);

    private static readonly SqlStatement SeanceOuverte = new("SELECT Id FROM Seance WHERE Etat = 'Ouverte'");
    private static readonly SqlStatement Etats = new("SELECT Etat FROM Point WHERE Id = @Id");
    private static readonly SqlStatement Votes = new("SELECT COUNT(*) AS N FROM Vote WHERE PointId = @Id");

    private readonly Constats constats = new();
    private Portail portail = null!;
    private Visiteurs visiteurs = null!;
    private Guid seance;

    private SqlDatabase Base => portail.Services.GetRequiredService<SqlDatabase>();

    [SetUp]
    public async Task OuvrirAsync()
    {
        portail = new Portail();
        await DemonstrationSeed.GarderLesPiecesAsync(portail.Services.GetRequiredService<IDepotDeFichiers>());
        Assert.That((await DemonstrationSeed.ChargerAsync(Base, portail.Horloge.GetUtcNow())).Refus, Is.Null);
        visiteurs = new(portail, constats, ComptesDeDemonstration.MotDePasse);
        seance = (await LireAsync<Guid>(SeanceOuverte))[0];
    }

    [TearDown]
    public async Task FermerAsync()
    {
        await visiteurs.SortirAsync();
        await portail.DisposeAsync();
    }

    [Test]
    public async Task Cinq_personnes_tiennent_la_seance_jusquau_dernier_point_et_celle_qui_perd_le_reseau_la_retrouve()
    {
        var points = await LireAsync<Guid>(Points);
        var (presidence, secretariat) = (await EntrerAsync("presidence"), await EntrerAsync("secretariat"));
        var (pref, nm, chezSoi) = (await EntrerAsync("membre.pref44"), await EntrerAsync("membre.nm"), await EntrerAsync("membre.nantes"));
        Personne[] tous = [presidence, secretariat, pref, nm, chezSoi];
        foreach (var personne in tous)
        {
            await personne.AllerAsync(Adresse(points[0]));
            await EnDirectAsync(personne);
        }

        // One writes: the four others see who, then the amount, without touching their page.
        var ligne = pref.Page.Locator(".planche-ligne--ecrite");
        await ligne.Locator("[name='Specifique']").FocusAsync();
        await Expect(presidence.Page.Locator(".planche-edition")).ToContainTextAsync("modifie la ligne");
        await chezSoi.Page.Context.SetOfflineAsync(true);
        await ArbitrerAsync(pref, "1 234");
        foreach (var personne in new[] { presidence, nm })
        {
            await Expect(personne.Page.Locator(".planche-ligne .arbitre", new() { HasTextRegex = new Regex("^1\\s?234$") })).ToBeVisibleAsync();
        }

        // Who has lost the network is told so, and finds what happened once it is back.
        await Expect(chezSoi.Page.Locator("[data-direct-etat]")).ToContainTextAsync("hors ligne", new() { Timeout = 40_000 });
        await chezSoi.Page.Context.SetOfflineAsync(false);
        await EnDirectAsync(chezSoi);
        await Expect(chezSoi.Page.Locator(".planche-ligne .arbitre", new() { HasTextRegex = new Regex("^1\\s?234$") })).ToBeVisibleAsync();

        // What one is typing is not overwritten by what the others do.
        await nm.Page.Locator(".planche-ligne--ecrite [name='Motif']").FillAsync("Je réfléchis encore");
        await ArbitrerAsync(pref, "1 300");
        await Expect(nm.Page.Locator(".planche-ligne .arbitre", new() { HasTextRegex = new Regex("^1\\s?300$") })).ToBeVisibleAsync();
        Assert.That(await nm.Page.Locator(".planche-ligne--ecrite [name='Motif']").InputValueAsync(), Is.EqualTo("Je réfléchis encore"));

        // The chair sees a vote come in; the item does not close on it alone.
        await VoterAsync(nm, "Pour");
        await Expect(presidence.Page.Locator("#planche-resultat")).ToContainTextAsync("1 pour");
        await Expect(presidence.Page.Locator("#planche-manques")).ToContainTextAsync("Il manque des votes");
        await chezSoi.AllerAsync(Adresse(points[0]));
        await VoterAsync(chezSoi, "Pour");

        for (var i = 0; i < points.Count; i++)
        {
            await ToutDireAsync(secretariat, points[i], garde: i == 0 ? "PREF44" : null);
            await presidence.AllerAsync(Adresse(points[i]));
            if (i == 0)
            {
                await presidence.CliquerAsync("Consensus");
                await presidence.CocherAsync("Favorable sous réserve");
                await presidence.Page.Locator("#Conditions_0__Texte").FillAsync("Trouver le complément");
                await presidence.Page.Locator("#Conditions_0__AvantLe").FillAsync("2028-05-01");
                await presidence.Page.Locator("#Conditions_0__LeveePar").FillAsync("le secrétariat");
            }
            else
            {
                await ToutVoterAsync(secretariat, points[i], "Contre");
                await presidence.AllerAsync(Adresse(points[i]));
                await presidence.CocherAsync("Défavorable");
                await presidence.Page.Locator("#Motif").FillAsync("Hors des priorités.");
            }

            await presidence.PasserAsync(() => presidence.Page.Keyboard.PressAsync("Control+Enter"));
            Assert.That((await LireAsync<string>(Etats, new { Id = points[i] }))[0], Is.EqualTo("Clos"));
            if (i + 1 < points.Count)
            {
                Assert.That(presidence.Page.Url, Does.Contain(points[i + 1].ToString()), "the next item opens by itself");
            }
        }

        await presidence.LireAsync("tout est examiné");
        constats.Verifier("ERR_INTERNET_DISCONNECTED");
    }

    [Test]
    public async Task Un_refus_se_lit_a_cote_de_la_cellule_et_garde_ce_qui_est_tape()
    {
        var point = (await LireAsync<Guid>(Points))[0];
        var pref = await EntrerAsync("membre.pref44");
        await pref.AllerAsync(Adresse(point));
        var ligne = pref.Page.Locator(".planche-ligne--ecrite");
        await ligne.Locator("[name='Specifique']").FillAsync("612000");
        await ligne.Locator("[name='Motif']").FillAsync("Tout pour ce projet");
        await pref.PasserAsync(() => ligne.Locator("[name='Specifique']").PressAsync("Enter"));
        await Expect(ligne.Locator(".govuk-error-message")).ToContainTextAsync("de trop");
        Assert.That((await ligne.Locator("[name='Motif']").InputValueAsync(), Regex.Replace(await ligne.Locator("[name='Specifique']").InputValueAsync(), "\\s", "")), Is.EqualTo(("Tout pour ce projet", "612000")));
    }

    [Test]
    public async Task La_salle_suit_le_point_que_la_presidence_montre()
    {
        var points = await LireAsync<Guid>(Points);
        var (presidence, ecran) = (await EntrerAsync("presidence"), await EntrerAsync("secretariat"));
        await ecran.AllerAsync($"/seances/{seance}/projection");
        await ecran.LireAsync("Aucun point n’est présenté");
        await EnDirectAsync(ecran);
        foreach (var point in points.Take(2))
        {
            await presidence.AllerAsync(Adresse(point));
            var titre = (await presidence.Page.Locator("#titre-du-point").InnerTextAsync()).Split('\n')[^1];
            await presidence.CliquerAsync("Projeter");
            await Expect(ecran.Page.Locator("#ecran-titre")).ToContainTextAsync(Regex.Replace(titre, "^Point \\S+ ", ""));
        }

        Assert.That(await ecran.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.ecran-table td.montant')).fontSize"), Is.EqualTo("24px"));
        constats.Verifier();
    }

    private Task<Personne> EntrerAsync(string compte) => visiteurs.EntrerAsync($"{compte}@demo.example");

    private string Adresse(Guid point) => $"/seances/{seance}/points/{point}";

    private static Task EnDirectAsync(Personne personne) => Expect(personne.Page.Locator("[data-direct-etat]")).ToContainTextAsync("en direct", new() { Timeout = 40_000 });

    private static async Task ArbitrerAsync(Personne membre, string montant)
    {
        var ligne = membre.Page.Locator(".planche-ligne--ecrite");
        await ligne.Locator("[name='Specifique']").FillAsync(montant);
        await ligne.Locator("[name='DroitCommun']").FillAsync("0");
        await membre.PasserAsync(() => ligne.Locator("[name='Specifique']").PressAsync("Enter"));
        await Expect(ligne.Locator(".govuk-error-message")).ToHaveCountAsync(0);
    }

    private static async Task VoterAsync(Personne membre, string sens)
    {
        var bouton = membre.Page.Locator($".planche-votes button[value='{sens}']");
        await membre.PasserAsync(() => bouton.ClickAsync());
        await Expect(bouton).ToHaveAttributeAsync("aria-pressed", "true");
    }

    // The secretary reads out 0 for the lines that have said nothing, one after the other.
    private async Task ToutDireAsync(Personne secretariat, Guid point, string? garde)
    {
        await secretariat.AllerAsync(Adresse(point));
        while (true)
        {
            var muettes = secretariat.Page.Locator(".planche-ligne--ecrite", new() { HasText = "à dire" });
            if (garde is not null)
            {
                muettes = muettes.Filter(new() { HasNotText = garde });
            }

            if (await muettes.CountAsync() == 0)
            {
                return;
            }

            var ligne = muettes.First;
            await ligne.Locator("[name='Specifique']").FillAsync("0");
            await ligne.Locator("[name='DroitCommun']").FillAsync("0");
            await ligne.Locator("[name='Motif']").FillAsync("Hors des priorités.");
            await secretariat.PasserAsync(() => ligne.Locator("[name='Specifique']").PressAsync("Enter"));
        }
    }

    private async Task ToutVoterAsync(Personne secretariat, Guid point, string sens)
    {
        await secretariat.AllerAsync(Adresse(point));
        var nombre = await secretariat.Page.Locator($".planche-votes button[value='{sens}']").CountAsync();
        for (var i = 0; i < nombre; i++)
        {
            await secretariat.PasserAsync(() => secretariat.Page.Locator($".planche-votes button[value='{sens}']").Nth(i).ClickAsync());
        }

        Assert.That((await LireAsync<int>(Votes, new { Id = point }))[0], Is.EqualTo(nombre));
    }

    private async Task<IReadOnlyList<T>> LireAsync<T>(SqlStatement sql, object? parametres = null)
    {
        await using var session = await Base.LireAsync();
        return await session.ListeAsync<T>(sql, parametres);
    }
}
