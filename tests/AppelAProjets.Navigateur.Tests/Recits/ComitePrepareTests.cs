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
        SELECT s.Id, a.Code, a.Id AS AppelId FROM Seance s JOIN Appel a ON a.Id = s.AppelId WHERE s.Etat = 'Preparee' AND a.Etat = 'Comite'
        """);

    private static readonly SqlStatement Rendus = new("""
        SELECT p.DossierId FROM Point p JOIN Seance s ON s.Id = p.SeanceId JOIN Dossier d ON d.Id = p.DossierId
        WHERE s.AppelId = @AppelId AND p.Etat = 'Inscrit' AND d.Etat = 'EnComite' ORDER BY p.Ordre DESC
        """);

    private static readonly SqlStatement RetirerLePoint = new("UPDATE Point SET Etat = 'Retire' WHERE DossierId = @Id AND Etat = 'Inscrit'");
    private static readonly SqlStatement Rendre = new("UPDATE Dossier SET Etat = 'Instruit', Version = Version + 1 WHERE Id = @Id");

    [Test]
    public async Task De_la_composition_permanente_a_la_convocation_au_clavier()
    {
        var seance = await PreparerAsync();
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
        await secretariat.LireAsync("à distance", "Sièges délibératifs attendus : 1");
        Constats.Verifier();
    }

    private async Task<SeanceRow> PreparerAsync()
    {
        var donnees = Portail.Services.GetRequiredService<SqlDatabase>();
        await using var session = await donnees.EcrireAsync();
        var seance = (await session.ListeAsync<SeanceRow>(UneSeance))[0];
        foreach (var id in (await session.ListeAsync<Guid>(Rendus, new { seance.AppelId })).Take(3))
        {
            await session.ExecuterAsync(RetirerLePoint, new { Id = id });
            await session.ExecuterAsync(Rendre, new { Id = id });
        }

        await session.ValiderAsync();
        return seance;
    }

    private sealed record SeanceRow
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required Guid AppelId { get; init; }
    }
}
