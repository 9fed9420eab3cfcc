using System.Text.RegularExpressions;
using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>What does not hold together is kept as typed, and said beside its field once the field is left, without any button.</summary>
[TestFixture]
public sealed class CoherenceTests : Recit
{
    /// <summary>The browser drops a pasted date that is not written its own way: ours is read by the same table as the server's.</summary>
    [Test]
    public async Task Une_date_collee_se_lit_comme_le_serveur_la_lit()
    {
        var porteur = await EntrerAsync("porteur");
        await porteur.AllerAsync(await CommencerAsync(porteur, "Un jour de fête") + "/projet");
        var cas = (await File.ReadAllLinesAsync(Path.Combine(Audit.RacineDuDepot, "tests/AppelAProjets.Domain.Tests/Saisies/dates.txt")))
            .Select(l => l.Split(" | ")).Where(l => l[0] == "date")
            .Select(l => (Colle: Regex.Unescape(l[1]), Attendu: l[2].Trim()))
            .Select(c => (c.Colle, Attendu: c.Attendu.StartsWith('!') ? "" : c.Attendu == "=" ? c.Colle : c.Attendu)).Where(c => c.Colle.Trim().Length > 0).ToArray();
        var lues = await porteur.Champ("Début du projet").EvaluateAsync<string[]>("""
            (champ, textes) => textes.map((texte) => {
              champ.value = '';
              const presse = new DataTransfer();
              presse.setData('text/plain', texte);
              champ.dispatchEvent(new ClipboardEvent('paste', { clipboardData: presse, bubbles: true, cancelable: true }));
              return champ.value;
            })
            """, cas.Select(c => c.Colle).ToArray());
        Assert.That(cas, Has.Length.GreaterThan(100));
        Assert.That(cas.Zip(lues).Where(c => c.First.Attendu != c.Second).Select(c => $"{c.First.Colle}: {c.Second}"), Is.Empty);
    }

    [Test]
    public async Task Ce_qui_ne_va_pas_est_dit_des_qu_on_quitte_le_champ()
    {
        var porteur = await EntrerAsync("porteur");
        var dossier = await CommencerAsync(porteur, "Fête des jardins");
        await porteur.AllerAsync(dossier + "/projet");
        await ReprocherAsync(porteur, porteur.Champ("Fin du projet"), "La fin du projet ne peut pas précéder son début.", ("Début du projet", "2028-12-15"), ("Fin du projet", "2028-01-10"));
        Assert.That(await porteur.Champ("Fin du projet").InputValueAsync(), Is.EqualTo("2028-01-10"), "what is typed stays");
        await CorrigerAsync(porteur, "Fin du projet", "2028-12-31");
        Assert.That(await RelireAsync(porteur, dossier + "/projet", "Fin du projet"), Is.EqualTo("2028-12-31"));

        await porteur.AllerAsync(dossier + "/territoires");
        var parts = porteur.Page.Locator("[data-somme=pourcents]");
        await porteur.Page.Locator("[name^='territoires.part.']").First.FillAsync("90");
        await ReprocherAsync(porteur, parts, "Les parts des quartiers font 90 % au lieu de 100 %.");
        await ReprocherAsync(porteur, porteur.Champ("dont habitants des quartiers prioritaires (facultatif)"), "Les habitants des quartiers (200) ne peuvent pas être plus nombreux",
            ("Nombre de bénéficiaires attendus", "120"), ("dont habitants des quartiers prioritaires (facultatif)", "200"));
        await porteur.AllerAsync(dossier + "/territoires");
        await Assertions.Expect(parts.Locator(".govuk-error-message").First).ToContainTextAsync("90");
        await porteur.Page.Locator("[name^='territoires.part.']").First.FillAsync("100");
        await QuitterAsync(porteur);
        await Assertions.Expect(parts.Locator(".govuk-error-message")).ToHaveCountAsync(0);

        await porteur.AllerAsync(dossier + "/moyens");
        var (salaries, cdi) = (porteur.Page.Locator("[name='moyens.salaries.nombre']"), porteur.Page.Locator("[name='moyens.cdi.nombre']"));
        await salaries.FillAsync("1");
        await cdi.FillAsync("3");
        await ReprocherAsync(porteur, cdi, "plus que l’ensemble des salariés");

        await porteur.AllerAsync(dossier + "/demandes");
        var demande = porteur.Page.Locator("[name^='demandes.'][inputmode=decimal]").First;
        await demande.FillAsync("1");
        await ReprocherAsync(porteur, demande, "est inférieur au minimum");
        await demande.FillAsync("9 000 000");
        await ReprocherAsync(porteur, demande, "dépasse le maximum");
        Constats.Verifier();
    }

    private async Task ReprocherAsync(Personne porteur, ILocator ou, string reproche, params (string Libelle, string Valeur)[] saisies)
    {
        await porteur.RemplirAsync(saisies);
        await QuitterAsync(porteur);
        await Assertions.Expect(ou).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(reproche).Replace("\\ ", "\\s", StringComparison.Ordinal)), new() { Timeout = 20_000 });
        await Assertions.Expect(porteur.Page.Locator("form [role=status]", new() { HasText = reproche })).ToHaveCountAsync(1);
        await Audit.AuditerLEtatAsync(porteur.Page, "a field at fault", Constats);
    }

    private static async Task CorrigerAsync(Personne porteur, string champ, string valeur)
    {
        await porteur.RemplirAsync(champ, valeur);
        await QuitterAsync(porteur);
        await Assertions.Expect(porteur.Champ(champ)).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(porteur.Page.Locator("main .govuk-error-message")).ToHaveCountAsync(0);
    }

    private static Task QuitterAsync(Personne porteur) => porteur.Page.Keyboard.PressAsync("Tab");
}
