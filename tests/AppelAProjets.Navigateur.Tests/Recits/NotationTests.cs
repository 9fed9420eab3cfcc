using AppelAProjets.Application.Sql;
using AppelAProjets.Navigateur.Tests.Hote;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>Scored blind: nobody sees the others' scores before their own grid is complete.</summary>
[TestFixture]
public sealed class NotationTests : Recit
{
    // Two funders of the demonstration whose instructors have both to score it.
    private static readonly SqlStatement ADeux = new("""
        SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId
        WHERE a.Code = 'EMPL28' AND d.Etat = 'EnInstruction'
          AND (SELECT COUNT(*) FROM Ligne l JOIN Financeur f ON f.Id = l.FinanceurId WHERE l.DossierId = d.Id AND f.Sigle IN ('PREF44', 'NM') AND l.Etat IN ('Demandee', 'Recevable', 'Proposee')) = 2
        ORDER BY d.Numero DESC
        """);

    private static readonly SqlStatement SansNotes = new("DELETE FROM Note WHERE DossierId = @Id");

    [Test]
    public async Task On_note_a_l_aveugle_puis_on_compare()
    {
        var fiche = await FicheAsync();
        var secretariat = await EntrerAsync("secretariat");
        await ReglerAsync(secretariat, aveugle: true);

        var premier = await EntrerAsync("instructeur.nm", avecScripts: false);
        await NoterAsync(premier, fiche, 5, "Le quartier l’attend depuis deux ans.");
        var second = await EntrerAsync("instructeur.pref44", avecScripts: false);
        await second.AllerAsync(fiche);
        Assert.That(await second.TexteAsync(), Does.Not.Contain("Le quartier l’attend"), "before one’s own grid");

        await NoterAsync(second, fiche, 1, "Le public n’est pas celui de l’appel.");
        await second.LireAsync("Le quartier l’attend depuis deux ans.", "Les évaluateurs sont en désaccord : 80,00 points d’écart");
        await premier.AllerAsync(fiche);
        await premier.LireAsync("Le public n’est pas celui de l’appel.");
        await ReglerAsync(secretariat, aveugle: false);
        Constats.Verifier();
    }

    private static async Task ReglerAsync(Personne secretariat, bool aveugle)
    {
        await secretariat.AllerAsync("/secretariat/appels/EMPL28/instruction");
        await secretariat.CocherAsync(aveugle ? "Au fur et à mesure" : "À la clôture de l’instruction du dossier");
        await secretariat.Champ("Notation à l’aveugle").SetCheckedAsync(aveugle);
        await secretariat.RemplirAsync("Écart de notes signalé comme un désaccord, en points (facultatif)", aveugle ? "30" : "");
        await secretariat.CliquerAsync("Enregistrer");
        await secretariat.LireAsync("Les règles de l’instruction sont enregistrées.");
    }

    private static async Task NoterAsync(Personne evaluateur, string fiche, int valeur, string pourquoi)
    {
        await evaluateur.AllerAsync(fiche);
        foreach (var critere in await evaluateur.Page.Locator(".travail-critere").AllAsync())
        {
            await critere.Locator($"input[type=radio][value='{valeur}']").CheckAsync();
            await critere.Locator("textarea").FillAsync(pourquoi);
        }

        await evaluateur.PasserAsync(() => evaluateur.Page.Locator("button[name=suite][value=rester]").ClickAsync());
    }

    private Task<string> FicheAsync() => Portail.AvecAsync<SqlDatabase, string>(async donnees =>
    {
        await using var session = await donnees.EcrireAsync();
        var id = (await session.ListeAsync<Guid>(ADeux))[0];
        await session.ExecuterAsync(SansNotes, new { Id = id });
        await session.ValiderAsync();
        return $"/instruction/EMPL28/dossiers/{id}";
    });
}
