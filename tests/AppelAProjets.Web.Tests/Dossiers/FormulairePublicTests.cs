using System.Text;
using AppelAProjets.Application.Appels;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Dossiers;

/// <summary>Anyone reads the form of a published call before beginning: time, documents, every question, on a page and in a PDF.</summary>
public sealed class FormulairePublicTests
{
    private static readonly SqlStatement Codes = new("SELECT Code, Etat FROM Appel");

    [Test]
    public async Task A_visitor_reads_time_documents_and_every_question_and_nothing_of_a_call_in_preparation()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = hote.Visiteur();
        await using var session = await hote.Base.LireAsync();
        var appels = await session.ListeAsync<AppelRow>(Codes);
        var code = appels.First(a => a.Etat == "DepotOuvert").Code;
        using var portee = hote.Services.CreateScope();
        var appel = (await portee.ServiceProvider.GetRequiredService<AppelsPublicsQuery>().ChargerAsync(code))!;

        var annonce = (await client.PageAsync($"/appels/{code}")).QuerySelector("main")!.TextContent;
        var page = (await client.PageAsync($"/appels/{code}/formulaire")).QuerySelector("main")!.TextContent;
        var pdf = await client.GetByteArrayAsync($"/appels/{code}/formulaire.pdf");

        Assert.Multiple(() =>
        {
            Assert.That(annonce, Does.Contain("Temps à prévoir"));
            Assert.That(page, Does.Contain("Temps à prévoir").And.Contain("Documents à réunir"));
            Assert.That(appel.Champs(estOrganismePublic: false).Select(c => c.Place is { } place ? place.Ligne ?? place.Colonne : c.Libelle).Concat(appel.Pieces.Select(p => p.Libelle)).Where(l => !page.Contains(l, StringComparison.Ordinal)), Is.Empty);
            Assert.That(page.Split("Autres financements, hors de ce portail"), Has.Length.EqualTo(2), "what people repeat is told once");
            Assert.That(page, Does.Contain("12 lignes au plus").And.Contain("Résumé en quelques phrases (facultatif)").And.Contain("Répartition par âge et par sexe (facultatif)").And.Not.Contain("Objectifs (facultatif)"));
            Assert.That(page, Does.Contain("4\u202F000 caractères au plus").And.Contain("200 caractères au plus").And.Contain("un nombre entier de 0 à 100\u00A0%"));
            Assert.That(page, Does.Contain($"({appel.Financeurs.First(f => f.Bornes is not null).Bornes})").IgnoreCase, "what each funder takes");
            Assert.That(Encoding.Latin1.GetString(pdf), Does.StartWith("%PDF-"));
        });
        foreach (var cache in appels.Where(a => a.Etat == "Preparation"))
        {
            Assert.That((int)(await client.GetAsync($"/appels/{cache.Code}/formulaire")).StatusCode, Is.EqualTo(404));
        }
    }

    private sealed record AppelRow
    {
        public required string Code { get; init; }
        public required string Etat { get; init; }
    }
}
