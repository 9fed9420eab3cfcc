using AppelAProjets.Application.Sql;
using AppelAProjets.Navigateur.Tests.Hote;
using AppelAProjets.Navigateur.Tests.Parcours;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>A co-instruction meeting, from its date to its report, led from the keyboard.</summary>
[TestFixture]
public sealed class ReunionTests : Recit
{
    private const string Instruit = "EMPL28";
    // The territory of the call that has the most dossiers to examine.
    private static readonly SqlStatement Territoires = new($"""
        SELECT t.Nom FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN DossierQuartier dq ON dq.DossierId = d.Id
        JOIN TerritoireQuartier tq ON tq.QuartierCode = dq.QuartierCode JOIN Territoire t ON t.Id = tq.TerritoireId
        WHERE a.Code = '{Instruit}' AND d.Etat = 'EnInstruction' GROUP BY t.Nom ORDER BY COUNT(DISTINCT d.Id) DESC, t.Nom
        """);

    private const string Avis = "Ouvrir aussi le samedi matin, avec le centre social.";

    [Test]
    public async Task Une_reunion_se_prepare_se_projette_au_clavier_et_se_relit_en_pdf()
    {
        var secretariat = await EntrerAsync("secretariat");
        await PreparerAsync(secretariat);
        var reunion = new Uri(secretariat.Page.Url).AbsolutePath;
        await secretariat.SuivreAsync("Projeter");
        await secretariat.Page.SetViewportSizeAsync(1280, 720);
        var (premier, page) = (secretariat.Page.Url, secretariat.Page);
        var titre = await page.Locator("h1").InnerTextAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et passer au suivant" })).ToBeInViewportAsync();

        await secretariat.PasserAsync(() => page.Keyboard.PressAsync("ArrowRight"));
        Assert.That(page.Url, Is.Not.EqualTo(premier));
        await secretariat.PasserAsync(() => page.Keyboard.PressAsync("ArrowLeft"));
        Assert.That(page.Url, Is.EqualTo(premier));

        // What was typed and not sent is there again.
        await secretariat.RemplirAsync("Ce que dit le quartier", Avis);
        await secretariat.AllerAsync(reunion);
        await secretariat.AllerAsync(new Uri(premier).AbsolutePath);
        await Assertions.Expect(secretariat.Champ("Ce que dit le quartier")).ToHaveValueAsync(Avis);
        await secretariat.CocherAsync("Favorable sous réserve");
        await secretariat.Champ("Ce que dit le quartier").FocusAsync();
        await secretariat.PasserAsync(() => page.Keyboard.PressAsync("Control+Enter"));
        Assert.That(page.Url, Is.Not.EqualTo(premier), "kept, and the next one is on the wall");

        await secretariat.AllerAsync(reunion);
        await secretariat.LireAsync("1 avis de quartier", "Favorable sous réserve");
        var compteRendu = await page.RunAndWaitForDownloadAsync(() => page.EvaluateAsync("lien => { const a = document.createElement('a'); a.href = lien; a.download = ''; document.body.append(a); a.click(); }", reunion + "/compte-rendu.pdf"));
        var lu = Fichiers.Texte(await compteRendu.PathAsync());
        Assert.That(lu, Does.Contain(Avis).And.Contain("Awa Diallo, conseil citoyen").And.Contain(Personne.Espaces(titre).Split(',')[0]));
        Constats.Verifier();
    }

    [Test]
    public async Task La_projection_se_lit_a_320_pixels_et_au_clavier()
    {
        var secretariat = await EntrerAsync("secretariat");
        await PreparerAsync(secretariat);
        await Audit.AuditerEtroitAsync(secretariat.Page, "reunion", Constats);
        await Clavier.ParcourirAsync(secretariat.Page, "reunion", Constats);
        await secretariat.SuivreAsync("Projeter");
        await Audit.AuditerEtroitAsync(secretariat.Page, "projection", Constats);
        await Clavier.ParcourirAsync(secretariat.Page, "projection", Constats);
        Constats.Verifier();
    }

    private async Task PreparerAsync(Personne secretariat)
    {
        var territoire = await Portail.AvecAsync<SqlDatabase, string>(async donnees =>
        {
            await using var session = await donnees.LireAsync();
            return (await session.ListeAsync<string>(Territoires))[0];
        });
        await secretariat.AllerAsync($"/instruction/{Instruit}/reunions");
        await secretariat.SuivreAsync("Préparer une réunion");
        await secretariat.ChoisirAsync("Territoire", territoire);
        await secretariat.RemplirAsync(("Jour", "2028-03-14"), ("Heure", "14:00"), ("Lieu", "Maison de quartier"));
        await secretariat.CliquerAsync("Préparer la réunion");
        await secretariat.RemplirAsync("Autres personnes", "Awa Diallo, conseil citoyen");
        await secretariat.CliquerAsync("Enregistrer les présents");
    }
}
