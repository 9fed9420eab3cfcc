using System.Text.RegularExpressions;
using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;
using AppelAProjets.Navigateur.Tests.Hote;
using AppelAProjets.Navigateur.Tests.Parcours;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
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

    private static readonly SqlStatement Titres = new("SELECT d.Titre FROM Point p JOIN Dossier d ON d.Id = p.DossierId WHERE p.Id IN @Ids");
    private static readonly SqlStatement LignesCalmes = new("""
        UPDATE Ligne SET Etat = 'Proposee', Avis = 'Favorable', Demande = 200000, ProposeSpecifique = 100000, ProposeDroitCommun = 0, ArbitreSpecifique = NULL, ArbitreDroitCommun = NULL, ReserveAttendu = NULL, MotifEtat = NULL
        WHERE DossierId IN (SELECT p.DossierId FROM Point p WHERE p.Id IN @Ids) AND Etat NOT IN ('RetireeParFinanceur', 'RetireeParPorteur')
        """);

    private static readonly SqlStatement DossiersViables = new("UPDATE Dossier SET SeuilDeViabilite = 100000 WHERE Id IN (SELECT p.DossierId FROM Point p WHERE p.Id IN @Ids)");
    private static readonly SqlStatement SansNotes = new("DELETE FROM Note WHERE DossierId IN (SELECT p.DossierId FROM Point p WHERE p.Id IN @Ids)");
    private static readonly SqlStatement SansVotes = new("DELETE FROM Vote WHERE PointId IN @Ids");
    private static readonly SqlStatement SansMarque = new("UPDATE Point SET Marque = NULL WHERE Id IN @Ids");

    private Constats constats = new();
    private Portail portail = null!;
    private Visiteurs visiteurs = null!;
    private Guid seance;

    private SqlDatabase Base => portail.Services.GetRequiredService<SqlDatabase>();

    [SetUp]
    public async Task OuvrirAsync()
    {
        (portail, constats) = (await PortailDeDemonstration.EnFaireUnAsync(), new());
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
        await ArreterEtRelireAsync(presidence, nm, await LireAsync<string>(Titres, new { Ids = points }));
        constats.Verifier("ERR_INTERNET_DISCONNECTED");
    }

    [Test]
    public async Task Le_bloc_sans_debat_se_clot_dun_geste_sauf_le_point_quun_membre_veut_debattre()
    {
        var points = await LireAsync<Guid>(Points);
        await using (var session = await Base.EcrireAsync())
        {
            foreach (var calme in new[] { LignesCalmes, DossiersViables, SansNotes, SansVotes, SansMarque })
            {
                await session.ExecuterAsync(calme, new { Ids = points });
            }

            await session.ValiderAsync();
        }

        var (presidence, membre) = (await EntrerAsync("presidence"), await EntrerAsync("membre.nm"));
        await presidence.AllerAsync($"/seances/{seance}/ordre-du-jour/sans-debat");
        await presidence.CliquerAsync($"Composer le bloc de {points.Count} points");
        await membre.AllerAsync(Adresse(points[0]));
        await membre.SuivreAsync("Bloc sans débat");
        await membre.PasserAsync(() => membre.Page.GetByRole(AriaRole.Button, new() { Name = "Demander le débat" }).First.ClickAsync());
        await membre.LireAsync("il sera débattu", "débat demandé par");

        await presidence.AllerAsync($"/seances/{seance}/ordre-du-jour/sans-debat");
        await presidence.LireAsync("débat demandé par");
        var reste = points.Count - 1;
        await presidence.PasserAsync(() => presidence.Bouton(reste > 1 ? $"Clore ces {reste} points sans débat" : "Clore ce point sans débat").PressAsync("Enter"));
        await presidence.LireAsync(reste > 1 ? $"{reste} points sont clos sans débat" : "1 point est clos sans débat", "Tous les points du bloc sont clos");
        var etats = new List<string>();
        foreach (var point in points)
        {
            etats.Add((await LireAsync<string>(Etats, new { Id = point }))[0]);
        }

        Assert.That(etats, Has.Exactly(1).EqualTo("Inscrit").And.Exactly(reste).EqualTo("Clos"));
        constats.Verifier();
    }

    [Test]
    public async Task Deux_navigateurs_de_la_presidence_ne_closent_pas_deux_fois_et_le_second_voit_la_verite()
    {
        var point = (await LireAsync<Guid>(Points))[0];
        var secretariat = await EntrerAsync("secretariat");
        await ToutDireAsync(secretariat, point, garde: null);
        await ToutVoterAsync(secretariat, point, "Contre");
        // The second one reads no news: its page is what it was.
        var (premiere, seconde) = (await EntrerAsync("presidence"), await visiteurs.EntrerAsync("presidence@demo.example", avecScripts: false));
        await seconde.AllerAsync(Adresse(point));
        await premiere.AllerAsync(Adresse(point));
        foreach (var (personne, motif) in new[] { (premiere, "Hors des priorités."), (seconde, "Déjà financé.") })
        {
            await personne.CocherAsync("Défavorable");
            await personne.Page.Locator("#Motif").FillAsync(motif);
            await personne.CliquerAsync("Clore ce point");
        }

        await seconde.LireAsync("relisez la version actuelle", "Avis commun : Défavorable. Hors des priorités.");
        await premiere.AllerAsync(Adresse(point));
        await premiere.LireAsync("Hors des priorités.");
        constats.Verifier();
    }

    [Test]
    public async Task Le_serveur_redemarre_en_seance_et_chacun_reprend_ou_il_etait()
    {
        var point = (await LireAsync<Guid>(Points))[0];
        var (presidence, nm) = (await EntrerAsync("presidence"), await EntrerAsync("membre.nm"));
        foreach (var personne in new[] { presidence, nm })
        {
            await personne.AllerAsync(Adresse(point));
            await EnDirectAsync(personne);
        }

        await VoterAsync(nm, "Pour");
        await Expect(presidence.Page.Locator("#planche-resultat")).ToContainTextAsync("1 pour");
        await EnDirectAsync(nm);
        await nm.Page.Locator(".planche-ligne--ecrite [name='Motif']").FillAsync("Je réfléchis encore");

        var demarrer = await portail.ArreterAsync();
        await Expect(nm.Page.Locator("[data-direct-etat]")).ToContainTextAsync("hors ligne", new() { Timeout = 60_000 });
        portail = demarrer();
        foreach (var personne in new[] { presidence, nm })
        {
            await EnDirectAsync(personne);
        }

        Assert.That(await nm.Page.Locator(".planche-ligne--ecrite [name='Motif']").InputValueAsync(), Is.EqualTo("Je réfléchis encore"));
        await Expect(presidence.Page.Locator("#planche-resultat")).ToContainTextAsync("1 pour");
        await VoterAsync(nm, "Contre");
        await Expect(presidence.Page.Locator("#planche-resultat")).ToContainTextAsync("0 pour, 1 contre");
        Assert.That((await LireAsync<int>(Votes, new { Id = point }))[0], Is.EqualTo(1), "neither lost nor doubled");
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

    // What the committee said is what its papers say.
    private async Task ArreterEtRelireAsync(Personne presidence, Personne membre, IReadOnlyList<string> titres)
    {
        await presidence.AllerAsync($"/seances/{seance}");
        await presidence.CliquerAsync("Clore la séance");
        await presidence.SuivreAsync("Relire et arrêter le relevé");
        await presidence.LireAsync("Voici ce que dira le relevé", "Hors des priorités.");
        await presidence.CliquerAsync("Arrêter le relevé");
        await presidence.LireAsync("Le relevé d’arbitrage est arrêté");
        await membre.AllerAsync($"/seances/{seance}/releve");
        await membre.LireAsync("Intact", "Trouver le complément", "Hors des priorités.");
        foreach (var lien in new[] { "Télécharger le relevé en PDF", "Télécharger le compte rendu en PDF" })
        {
            var pdf = await membre.Page.RunAndWaitForDownloadAsync(() => membre.Page.GetByText(lien).EvaluateAsync("lien => { lien.download = ''; lien.click(); }"));
            var lu = Fichiers.Texte((await pdf.PathAsync())!);
            Assert.That(lu, Does.Contain("1 300,00").And.Contain("Trouver le complément").And.Contain("Hors des priorités."), lien);
            foreach (var titre in titres)
            {
                Assert.That(lu.Replace(" ", "", StringComparison.Ordinal), Does.Contain(Personne.Espaces(titre).Replace(" ", "", StringComparison.Ordinal)), lien);
            }
        }
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
