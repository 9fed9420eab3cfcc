using AppelAProjets.Application.Sql;
using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>A session prepared: a standing seat, the call that takes it over, an agenda arranged by keyboard, the convocation and its answer.</summary>
[TestFixture]
public sealed class ComitePrepareTests : Recit
{
    private static readonly SqlStatement UneSeance = new("""
        SELECT s.Id, a.Code FROM Seance s JOIN Appel a ON a.Id = s.AppelId WHERE s.Etat = 'Preparee' AND a.Etat = 'Comite'
        """);

    [Test]
    public async Task De_la_composition_permanente_a_la_convocation_au_clavier()
    {
        var seance = await LaSeanceAsync();
        var secretariat = await EntrerAsync("secretariat");
        var page = secretariat.Page;

        await secretariat.AllerAsync("/comite/composition/sieges");
        await Clavier.EcrireAAsync(page, "Nom", "Bailleurs sociaux");
        await Clavier.EcrireAAsync(page, "College", "Bailleurs");
        await Clavier.AllerAAsync(page, "Voix");
        await page.Keyboard.PressAsync("ArrowDown");
        await Clavier.AllerAAsync(page, "Au");
        await secretariat.CliquerAsync("Enregistrer le siège");
        await secretariat.LireAsync("Composition permanente du comité", "Bailleurs sociaux");

        await secretariat.AllerAsync($"/comite/{seance.Code}");
        await secretariat.LireAsync("La composition permanente a changé", "Bailleurs sociaux (nouveau)");
        await secretariat.CliquerAsync("Reprendre les changements");
        await secretariat.LireAsync("La composition permanente est reprise");

        await secretariat.AllerAsync($"/seances/{seance.Id}/inscription");
        await secretariat.CliquerAsync("Inscrire les dossiers choisis");
        await secretariat.LireAsync("dossiers sont inscrits à l’ordre du jour");

        var lignes = page.Locator("tr[data-point]");
        var premier = await lignes.First.GetAttributeAsync("data-point");
        await lignes.First.FocusAsync();
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Alt+ArrowDown"), r => r.Url.EndsWith("/deplacer", StringComparison.Ordinal) && r.Status == 204);
        await Assertions.Expect(lignes.Nth(1)).ToHaveAttributeAsync("data-point", premier!);
        await Assertions.Expect(lignes.Nth(1)).ToBeFocusedAsync();
        await secretariat.AllerAsync($"/seances/{seance.Id}/ordre-du-jour");
        await Assertions.Expect(lignes.Nth(1)).ToHaveAttributeAsync("data-point", premier!);
        await secretariat.CliquerAsync("Un bloc par quartier");
        await secretariat.LireAsync("Un bloc par quartier est formé");
        await Assertions.Expect(page.Locator("tbody[data-bloc]").First).ToBeVisibleAsync();

        await secretariat.AllerAsync($"/seances/{seance.Id}");
        await secretariat.CliquerAsync("Convoquer la séance");
        await secretariat.LireAsync("Convoquée", "n’a pas ouvert");
        var membre = await EntrerAsync("membre.nm");
        await membre.AllerAsync($"/seances/{seance.Id}");
        await membre.CliquerAsync("À distance");
        await membre.LireAsync("Vous avez répondu");
        await secretariat.AllerAsync($"/seances/{seance.Id}");
        await secretariat.LireAsync("à distance", "Sièges délibératifs qui ont annoncé leur présence : 1");
        Constats.Verifier();
    }

    private async Task<SeanceRow> LaSeanceAsync()
    {
        var donnees = Portail.Services.GetRequiredService<SqlDatabase>();
        await using var session = await donnees.LireAsync();
        return (await session.ListeAsync<SeanceRow>(UneSeance))[0];
    }

    private sealed record SeanceRow
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
    }
}
