using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>Two people of the committee at the same instant (EPREUVES 21, 22, 24).</summary>
[SurChaqueMoteur]
public sealed class VotesConcurrentsTests
{
    private static readonly SqlStatement Traces = new("SELECT COUNT(*) AS N FROM Journal WHERE Action = 'voter' AND Objet = 'Point' AND ObjetId = @Id");
    private static readonly SqlStatement Fermetures = new("SELECT COUNT(*) AS N FROM Journal WHERE Action IN ('clore', 'ajourner') AND Objet = 'Point' AND ObjetId = @Id");
    private static readonly SqlStatement Plafonner = new("UPDATE EnveloppeMouvement SET Montant = @Montant WHERE EnveloppeId = @Id");
    private static readonly SqlStatement Borner = new("UPDATE Enveloppe SET SansPlafond = 0 WHERE Id = @Id");

    private SeanceDEssai essai = null!;
    private Acteur presidence = null!;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await SeanceDEssai.OuvrirAsync();
        presidence = await essai.ActeurAsync("presidence");
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [TestCase(200)]
    [TestCase(10_000, Category = "Long")]
    public async Task Pairs_of_votes_at_once_lose_none_and_double_none(int paires)
    {
        var point = await OuvertAsync();
        var (un, autre) = (await essai.ActeurAsync("membre.pref44"), await essai.ActeurAsync("membre.nm"));
        var sieges = new[] { un, autre }.Select(a => point.Representes.Single(r => r.Occupant == a.CompteId).Siege.Id).ToArray();
        var traces = (await essai.LireAsync<int>(Traces, new { Id = point.Point.Id.ToString() })).Single();
        var alea = new Random(21);
        for (var i = 0; i < paires; i++)
        {
            var sens = new[] { (SensDuVote)alea.Next(3), (SensDuVote)alea.Next(3) };
            var votes = await Task.WhenAll(
                Task.Run(() => essai.Sieges.VoterAsync(essai.SeanceId, point.Point.Id, new VoteDUnSiege(sieges[0], sens[0]), un)),
                Task.Run(() => essai.Sieges.VoterAsync(essai.SeanceId, point.Point.Id, new VoteDUnSiege(sieges[1], sens[1]), autre)));
            Assert.That(votes.Select(v => v.Refus), Is.All.Null);
            // Reading after each pair would be most of the time of the long one.
            if (i % 50 == 49)
            {
                var lus = (await essai.PointAsync(point.Point.Id, presidence))!.Complet.Votes.Where(v => sieges.Contains(v.SiegeId)).ToDictionary(v => v.SiegeId, v => v.Sens);
                Assert.That(sieges.Select(s => lus[s]), Is.EqualTo(sens));
            }
        }

        Assert.That((await essai.LireAsync<int>(Traces, new { Id = point.Point.Id.ToString() })).Single() - traces, Is.EqualTo(2 * paires), "each one in the journal");
    }

    [TestCase(3)]
    [TestCase(1_000, Category = "Long")]
    public async Task Of_two_opposite_decisions_one_stands_and_the_other_is_a_conflict(int fois)
    {
        var point = await OuvertAsync();
        foreach (var ligne in point.Complet.Lignes.Where(l => l.Etat == EtatLigne.Proposee))
        {
            await essai.ArbitrerAsync(point, ligne, Montant.Zero, motif: "Hors des priorités.");
        }

        await essai.VoterAsync(point, SensDuVote.Contre);
        for (var i = 1; i <= fois; i++)
        {
            var lu = (await essai.PointAsync(point.Point.Id, presidence))!;
            var decisions = await Task.WhenAll(
                Task.Run(() => essai.CloreAsync(lu, new AvisCommun(TypeAvis.Defavorable, "Hors des priorités."), presidence)),
                Task.Run(() => essai.CloreAsync(lu, new AvisCommun(TypeAvis.Defavorable, "Déjà financé."), presidence)));
            Assert.That(decisions.Select(d => d.Issue), Is.EquivalentTo(new[] { Issue.Fait, Issue.Conflit }));
            var clos = (await essai.PointAsync(point.Point.Id, presidence))!;
            Assert.That(clos.Point.Motif, Is.EqualTo(decisions[0].EstRefuse ? "Déjà financé." : "Hors des priorités."));
            Assert.That((await essai.LireAsync<int>(Fermetures, new { Id = point.Point.Id.ToString() })).Single(), Is.EqualTo(i));
            await essai.Points.ExecuterAsync(essai.SeanceId, point.Point.Id, new SortDuPoint { Action = ActionPoint.Rouvrir, Version = clos.Point.Version, Motif = "Encore." }, presidence);
        }
    }

    [Test]
    public async Task Fifty_awards_at_once_on_the_last_euros_never_freeze_more_than_the_envelope()
    {
        var points = (await OuvertsAsync()).ToList();
        var enveloppe = (await essai.TableauAsync(presidence)).Enveloppes.First(e => points.Exists(p => Ligne(p, e.FinanceurId) is not null));
        var visees = points.Where(p => Ligne(p, enveloppe.FinanceurId) is not null).ToList();
        // What is left is less than what two of these items will want.
        await essai.EcrireAsync(Plafonner, new { enveloppe.Id, Montant = enveloppe.Consomme.Centimes + 150 });
        await essai.EcrireAsync(Borner, new { enveloppe.Id });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            var point = visees[i % visees.Count];
            var lue = (await essai.PointAsync(point.Point.Id, presidence))!.Complet.Lignes.Single(l => l.FinanceurId == enveloppe.FinanceurId);
            var centimes = new Montant(100 + i);
            return await essai.ArbitrerAsync(point, lue, enveloppe.TypeDeCredits == TypeDeCredits.Specifique ? centimes : default, enveloppe.TypeDeCredits == TypeDeCredits.DroitCommun ? centimes : default);
        })));
        var condition = new ConditionDAvis("Trouver le complément", new DateOnly(2027, 5, 1), "le secrétariat");
        foreach (var ouvert in points)
        {
            var point = (await essai.PointAsync(ouvert.Point.Id, presidence))!;
            foreach (var ligne in point.Complet.Lignes.Where(l => l.Etat == EtatLigne.Proposee && !point.NonRepresentes.Contains(l.FinanceurId)))
            {
                await essai.ArbitrerAsync(point, ligne, Montant.Zero, motif: "Hors des priorités.");
            }

            point = (await essai.PointAsync(ouvert.Point.Id, presidence))!;
            var retenu = point.Montants.Retenu.Total.EstPositif;
            await essai.VoterAsync(point, retenu ? SensDuVote.Pour : SensDuVote.Contre);
            var avis = retenu ? new AvisCommun(TypeAvis.FavorableSousReserve, Conditions: [condition]) : new AvisCommun(TypeAvis.Defavorable, "Hors des priorités.");
            Assert.That((await essai.CloreAsync(point, avis, presidence)).Refus, Is.Null);
        }

        await essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Clore, null, presidence);
        var gels = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => essai.Releve.ExecuterAsync(essai.SeanceId, presidence))));
        var reste = (await essai.TableauAsync(presidence)).Enveloppes.Single(e => e.Id == enveloppe.Id).Reste;
        Assert.That(gels.Any(g => g.Issue == Issue.Fait), Is.EqualTo(!reste.EstNegatif), "frozen only within the envelope");
        Assert.That(gels.Where(g => g.Issue == Issue.Refuse).SelectMany(g => g.TousLesRefus).Select(r => r.Code).Distinct(), Is.SubsetOf(new[] { "enveloppe.depassee", "cycle.etat" }));
    }

    private static LigneDePointRow? Ligne(PointEnSeance point, Guid financeurId) =>
        point.Complet.Lignes.FirstOrDefault(l => l.FinanceurId == financeurId && l.Etat == EtatLigne.Proposee && !point.NonRepresentes.Contains(financeurId));

    private async Task<PointEnSeance> OuvertAsync() => (await OuvertsAsync())[0];

    private async Task<IReadOnlyList<PointEnSeance>> OuvertsAsync()
    {
        List<PointEnSeance> points = [];
        foreach (var row in (await essai.TableauAsync(presidence)).Points.Where(p => p.Etat == EtatPoint.Inscrit))
        {
            points.Add((await essai.PointAsync(row.Id, presidence))!);
        }

        return points;
    }
}
