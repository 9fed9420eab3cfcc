using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;
using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>A day of an instructor: one dossier after the other, hands on the keyboard.</summary>
[TestFixture]
public sealed class VingtDossiersTests
{
    private const int Dossiers = 20;
    private const int ChargementsAuPlus = 25;
    private const string Table = "/instruction/EMPL28?anoter=1";

    private static readonly SqlStatement GrillesCompletes = new("""
        SELECT COUNT(*) AS Nombre FROM (
            SELECT n.DossierId FROM Note n JOIN Compte c ON c.Id = n.CompteId WHERE c.Courriel = 'instructeur.pref44@demo.example' AND n.Justification LIKE 'Le besoin%'
            GROUP BY n.DossierId HAVING COUNT(*) = 6) g
        """);

    private static readonly SqlStatement Propositions = new("""
        SELECT COUNT(*) AS Nombre FROM Ligne l JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE f.Sigle = 'PREF44' AND l.Avis IS NOT NULL AND l.ProposeSpecifique = 10000 AND EXISTS (SELECT 1 AS Un FROM Note n JOIN Compte c ON c.Id = n.CompteId
            WHERE n.DossierId = l.DossierId AND c.Courriel = 'instructeur.pref44@demo.example' AND n.Justification LIKE 'Le besoin%')
        """);

    // Where the focus is, in the form: its name and value; empty anywhere else.
    private const string Ici = """
        () => {
          const e = document.activeElement;
          return e?.form?.matches('[data-fiche]') ? [e.name, e.type, e.type === 'radio' ? (e.checked ? e.value : '') : e.value] : ['', '', ''];
        }
        """;

    private readonly Constats constats = new();
    private Portail portail = null!;
    private Visiteurs visiteurs = null!;

    [OneTimeSetUp]
    public async Task OuvrirAsync()
    {
        portail = await PortailDeDemonstration.EnFaireUnAsync(450);
        visiteurs = new(portail, constats, ComptesDeDemonstration.MotDePasse);
    }

    [OneTimeTearDown]
    public async Task FermerAsync()
    {
        await visiteurs.SortirAsync();
        await portail.DisposeAsync();
    }

    [Test]
    public async Task Vingt_dossiers_s_instruisent_au_clavier_seul_en_vingt_cinq_pages_au_plus()
    {
        var instructeur = await visiteurs.EntrerAsync("instructeur.pref44@demo.example");
        var (page, chargements) = (instructeur.Page, 0);
        page.Load += (_, _) => chargements++;
        await page.GotoAsync(Table);
        await AvancerAsync(page, "document.activeElement.getAttribute('href') === '#grille'", auPlus: 2);
        await page.Keyboard.PressAsync("Enter");
        await AvancerAsync(page, "document.activeElement.closest('main [role=grid] tbody td') !== null", auPlus: 1);
        await AllerAsync(page, "o");
        await AvancerAsync(page, "document.activeElement.form?.matches('[data-fiche]') === true");

        for (var dossier = 0; dossier < Dossiers; dossier++)
        {
            await InstruireAsync(page);
            await AllerAsync(page, "Control+Enter");
            Assert.That(await page.Locator(".govuk-error-summary").CountAsync(), Is.Zero, await page.Locator("main").InnerTextAsync());
        }

        Assert.That(chargements, Is.LessThanOrEqualTo(ChargementsAuPlus));
        await using var session = await portail.Services.GetRequiredService<SqlDatabase>().LireAsync();
        Assert.That((await session.UnAsync<long>(GrillesCompletes), await session.UnAsync<long>(Propositions)), Is.EqualTo((Dossiers, Dossiers)));
        constats.Verifier();
    }

    // From the first field of the sheet to its buttons, the focus being somewhere in the form at each step.
    private static async Task InstruireAsync(IPage page)
    {
        for (var champ = await LireAsync(page); champ[1] != "submit"; champ = await LireAsync(page))
        {
            Assert.That(champ[0], Is.Not.Empty, $"the focus is lost on {page.Url}");
            var nom = champ[0].Split('.');
            switch (nom[0], nom[^1])
            {
                case (_, "recevable") when !await page.EvaluateAsync<bool>("document.activeElement.checked"):
                    await page.Keyboard.PressAsync("Space");
                    break;
                case (_, "avis") when champ[2].Length == 0:
                    await page.Keyboard.PressAsync("ArrowRight");
                    break;
                case (_, "specifique") when champ[2].Length == 0:
                    await page.Keyboard.TypeAsync("100");
                    break;
                case (_, "proposeMotif") when champ[2].Length == 0:
                    await page.Keyboard.TypeAsync("Comme l’an dernier.");
                    break;
                case ("note", _):
                    await page.Keyboard.PressAsync("4");
                    break;
                case ("justification", _):
                    await page.Keyboard.TypeAsync("Le besoin est avéré.");
                    break;
            }

            await page.Keyboard.PressAsync("Tab");
        }
    }

    private static Task<string[]> LireAsync(IPage page) => page.EvaluateAsync<string[]>(Ici);

    private static async Task AvancerAsync(IPage page, string jusqua, int auPlus = 40)
    {
        for (var pas = 0; pas <= auPlus; pas++)
        {
            if (await page.EvaluateAsync<bool>($"() => {jusqua}"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach it on {page.Url}.");
    }

    // The next page, once the key has left this one.
    private static async Task AllerAsync(IPage page, string touche)
    {
        var ici = page.Url;
        await page.Keyboard.PressAsync(touche);
        await page.WaitForURLAsync(adresse => adresse != ici);
    }
}
