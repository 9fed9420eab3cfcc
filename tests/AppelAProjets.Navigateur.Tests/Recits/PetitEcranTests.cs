using AppelAProjets.Navigateur.Tests.Hote;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>Backwards through the longest pages, on a small screen and on a large one: what has the focus is never under a bar (WCAG 2.4.11).</summary>
[TestFixture]
public sealed class PetitEcranTests : Recit
{
    [TestCase(320, 568)]
    [TestCase(1280, 900)]
    public async Task Le_champ_atteint_a_reculons_reste_visible(int largeur, int hauteur)
    {
        var porteur = await EntrerAsync("porteur");
        var dossier = await CommencerAsync(porteur, $"Cerfs-volants {largeur}");
        foreach (var page in new[] { "/budget", "/territoires" })
        {
            await porteur.AllerAsync(dossier + page);
            await porteur.Page.SetViewportSizeAsync(largeur, hauteur);
            await Clavier.ParcourirAsync(porteur.Page, page, Constats, "Shift+Tab");
            var barres = await porteur.Page.EvaluateAsync<double>(
                "() => [...document.querySelectorAll('main *')].filter(e => getComputedStyle(e).position === 'sticky').reduce((h, e) => h + e.getBoundingClientRect().height, 0) / innerHeight");
            Assert.That(barres, Is.LessThan(0.25), page);
        }

        Constats.Verifier();
    }
}
