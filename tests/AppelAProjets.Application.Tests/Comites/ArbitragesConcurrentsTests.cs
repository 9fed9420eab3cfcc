using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Comites;

[SurChaqueMoteur, Category("Long")]
public sealed class ArbitragesConcurrentsTests
{
    private const int Arbitrages = 1_000;
    private static readonly SqlStatement Traces = new("SELECT COUNT(*) AS N FROM Journal WHERE Action = 'arbitrer' AND Objet = 'Ligne' AND ObjetId = @Id");

    [Test]
    public async Task A_thousand_awards_at_once_on_an_envelope_lose_none_and_count_none_twice()
    {
        using var essai = await SeanceDEssai.OuvrirAsync();
        var presidence = await essai.ActeurAsync("presidence");
        var (point, ligne, type) = await ChoisirAsync(essai, presidence);
        var avant = await ConsommeAsync(essai, presidence, ligne, type);
        var traces = await TracesAsync(essai, ligne);

        var resultats = await Task.WhenAll(Enumerable.Range(1, Arbitrages).Select(i => Task.Run(async () =>
        {
            var lue = (await essai.PointAsync(point.Point.Id, presidence))!.Complet.Lignes.Single(l => l.Id == ligne.Id);
            var montant = new Montant(i);
            return (Montant: montant, Resultat: await essai.ArbitrerAsync(
                point, lue, type == TypeDeCredits.Specifique ? montant : default, type == TypeDeCredits.Specifique ? default : montant));
        })));

        var faits = resultats.Where(r => !r.Resultat.EstRefuse).ToList();
        var apres = (await essai.PointAsync(point.Point.Id, presidence))!.Complet.Lignes.Single(l => l.Id == ligne.Id);
        await using var session = await essai.Base.LireAsync();
        TestContext.Out.WriteLine($"{faits.Count} accepted, {Arbitrages - faits.Count} conflicts");
        Assert.Multiple(async () =>
        {
            Assert.That(faits, Is.Not.Empty);
            Assert.That(resultats.Where(r => r.Resultat.EstRefuse).Select(r => r.Resultat.Issue), Has.All.EqualTo(Issue.Conflit));
            Assert.That(apres.Version - ligne.Version, Is.EqualTo(faits.Count), "no update lost");
            Assert.That(await TracesAsync(essai, ligne) - traces, Is.EqualTo(faits.Count), "each one in the journal, and only they");
            Assert.That(faits.Select(f => f.Montant), Does.Contain(apres.Arbitre!.Value.Total));
            Assert.That(await ConsommeAsync(essai, presidence, ligne, type) - avant, Is.EqualTo(apres.Arbitre.Value.Total), "the envelope counts it once");
            Assert.That((await JournalStore.VerifierAsync(session)).Rompue, Is.Null);
        });
    }

    private static async Task<(PointEnSeance Point, LigneDePointRow Ligne, TypeDeCredits Type)> ChoisirAsync(SeanceDEssai essai, Acteur presidence)
    {
        var tableau = await essai.TableauAsync(presidence);
        foreach (var row in tableau.Points.Where(p => p.Etat == EtatPoint.Inscrit))
        {
            var point = (await essai.PointAsync(row.Id, presidence))!;
            var ligne = point.Complet.Lignes.FirstOrDefault(l => l.Etat == EtatLigne.Proposee && !point.NonRepresentes.Contains(l.FinanceurId));
            if (ligne is not null && tableau.Enveloppes.FirstOrDefault(e => e.FinanceurId == ligne.FinanceurId) is { } enveloppe)
            {
                return (point, ligne, enveloppe.TypeDeCredits);
            }
        }

        throw new InvalidOperationException("The demonstration has no open item.");
    }

    private static async Task<Montant> ConsommeAsync(SeanceDEssai essai, Acteur presidence, LigneDePointRow ligne, TypeDeCredits type) =>
        (await essai.TableauAsync(presidence)).Enveloppes.Single(e => e.FinanceurId == ligne.FinanceurId && e.TypeDeCredits == type).Consomme;

    private static async Task<int> TracesAsync(SeanceDEssai essai, LigneDePointRow ligne) => (await essai.LireAsync<int>(Traces, new { Id = ligne.Id.ToString() })).Single();
}
