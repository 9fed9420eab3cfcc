using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>The bloc sans débat, closed by the chair in one act.</summary>
[SurChaqueMoteur]
public sealed class SansDebatTests
{
    private static readonly SqlStatement Calmer = new("""
        UPDATE Ligne SET Etat = 'Proposee', Avis = 'Favorable', Demande = 200000, ProposeSpecifique = 100000, ProposeDroitCommun = 0, ArbitreSpecifique = NULL, ArbitreDroitCommun = NULL,
            ReserveAttendu = NULL, MotifEtat = NULL
        WHERE DossierId = @Id AND Etat NOT IN ('RetireeParFinanceur', 'RetireeParPorteur')
        """);

    private static readonly SqlStatement Viable = new("UPDATE Dossier SET SeuilDeViabilite = 100000 WHERE Id = @Id");
    private static readonly SqlStatement SeuilDesPropositions = new("""
        UPDATE Dossier SET SeuilDeViabilite = (SELECT SUM(l.ProposeSpecifique) FROM Ligne l WHERE l.DossierId = Dossier.Id AND l.Etat = 'Proposee') + COALESCE(AcquisHorsPortail, 0) WHERE Id = @Id
        """);
    private static readonly SqlStatement SansNotes = new("DELETE FROM Note WHERE DossierId = @Id");
    private static readonly SqlStatement SansVotes = new("DELETE FROM Vote WHERE PointId = @Id");
    private static readonly SqlStatement SansPresences = new("DELETE FROM SeancePresence WHERE SeanceId = @Id");
    private static readonly SqlStatement Deporter = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', @Le)
        """);
    private static readonly SqlStatement Actes = new("SELECT Action FROM Journal WHERE Objet = 'Point' AND ObjetId = @Id ORDER BY Numero");
    private static readonly SqlStatement AuteursDesMontants = new("""
        SELECT COUNT(*) AS N FROM LigneMontant m JOIN Ligne l ON l.Id = m.LigneId WHERE l.DossierId = @Id AND m.Nature = 'Arbitre' AND m.SaisiPar = @Presidence
        """);

    private SeanceDEssai essai = null!;
    private Acteur presidence = null!;
    private Acteur secretariat = null!;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await SeanceDEssai.OuvrirAsync();
        presidence = await essai.ActeurAsync("presidence");
        secretariat = await essai.ActeurAsync("secretariat");
        await essai.ToutLeMondePrendPlaceAsync(presidence);
    }

    [TearDown]
    public void Liberer() => essai.Dispose();

    [Test]
    public async Task The_chair_closes_every_item_of_the_block_from_its_proposals_each_with_its_own_acts()
    {
        var bloc = await ComposerAsync(3);
        var clos = await CloreAsync(3);
        Assert.That(clos.Refus, Is.Null);
        Assert.That(clos.Valeur, Is.EqualTo(new BlocClos(3, 0)));
        foreach (var id in bloc)
        {
            var point = (await essai.PointAsync(id, presidence))!;
            Assert.Multiple(async () =>
            {
                Assert.That((point.Point.Etat, point.Point.Avis), Is.EqualTo((EtatPoint.Clos, (TypeAvis?)TypeAvis.Favorable)));
                Assert.That(point.Complet.Lignes.Where(l => !point.NonRepresentes.Contains(l.FinanceurId)).Select(l => (l.Etat, l.Arbitre)), Is.All.EqualTo((EtatLigne.Arbitree, (Repartition?)new Repartition(Montant.DeEuros(1_000), Montant.Zero))));
                Assert.That(point.Vote.EnMots, Does.Contain("consensus"));
                Assert.That((await essai.LireAsync<string>(Actes, new { Id = id.ToString() })).TakeLast(2), Is.EqualTo(new[] { "voter", "clore" }));
                Assert.That((await essai.LireAsync<int>(AuteursDesMontants, new { Id = point.Point.DossierId, Presidence = presidence.CompteId })).Single(), Is.EqualTo(point.Complet.Lignes.Count(l => l.Etat == EtatLigne.Arbitree)));
            });
        }

        var lu = await LireAsync();
        Assert.That(lu.Points.Where(p => bloc.Contains(p.PointId!.Value)).Select(p => p.BlocId).Distinct().Single(), Is.EqualTo(lu.Blocs.Single(b => b.EstSansDebat).Id), "they stay in their block");
    }

    [Test]
    public async Task An_item_whose_rule_refuses_leaves_the_block_with_its_reason_and_the_others_are_closed()
    {
        var bloc = await ComposerAsync(3);
        var contre = (await essai.PointAsync(bloc[0], presidence))!;
        var siege = contre.Representes.First(r => r.Siege.Voix == Voix.Deliberative).Siege;
        Assert.That((await essai.Sieges.VoterAsync(essai.SeanceId, bloc[0], new VoteDUnSiege(siege.Id, SensDuVote.Contre), secretariat)).Refus, Is.Null);
        var autre = (await essai.PointAsync(bloc[1], presidence))!;
        var ligne = autre.Complet.Lignes.First(l => !autre.NonRepresentes.Contains(l.FinanceurId));
        Assert.That((await essai.ArbitrerAsync(autre, ligne, Montant.DeEuros(700))).Refus, Is.Null);

        Assert.That((await CloreAsync(3)).Valeur, Is.EqualTo(new BlocClos(1, 2)));
        var lus = (await LireAsync()).Points.ToDictionary(p => p.PointId!.Value);
        Assert.Multiple(() =>
        {
            Assert.That(bloc.Select(b => lus[b].EtatPoint), Is.EqualTo(new[] { EtatPoint.Inscrit, EtatPoint.Inscrit, EtatPoint.Clos }));
            Assert.That(lus[bloc[0]].DebatMotif, Does.Contain("sorti du bloc sans débat").And.Contain($"{siege.Nom} n’a pas voté pour"));
            Assert.That(lus[bloc[1]].DebatMotif, Does.Contain($"{ligne.Sigle} a dit 700,00").And.Contain("et non 1"));
            Assert.That(bloc.Take(2).Select(b => lus[b].BlocId), Is.All.Null);
        });
    }

    [Test]
    public async Task A_seat_in_déport_is_not_counted_and_a_funder_without_seat_keeps_its_proposal_which_covers_nothing()
    {
        var bloc = await ComposerAsync(2);
        var point = (await essai.PointAsync(bloc[0], presidence))!;
        var deporte = point.Representes.First(r => r.Siege.FinanceurId is { } f && r.Siege.Voix == Voix.Deliberative && point.Complet.Lignes.Any(l => l.FinanceurId == f) && r.Occupant != presidence.CompteId);
        await DeporterAsync(deporte.Siege.TitulaireId, point.Point.DossierId);
        if (deporte.Siege.SuppleantId is { } suppleant)
        {
            await DeporterAsync(suppleant, point.Point.DossierId);
        }

        // The proposals were just enough: without that one the item is under its threshold.
        await essai.EcrireAsync(SeuilDesPropositions, new { Id = point.Point.DossierId });
        Assert.That((await CloreAsync(2)).Valeur, Is.EqualTo(new BlocClos(1, 1)));
        Assert.That((await LireAsync()).Points.Single(p => p.PointId == bloc[0]).DebatMotif, Does.Contain("seuil de viabilité"));

        await essai.EcrireAsync(Viable, new { Id = point.Point.DossierId });
        Assert.That((await Ranger.ComposerSansDebatAsync(essai.SeanceId, await EligiblesAsync(), secretariat)).Refus, Is.Null);
        Assert.That((await CloreAsync(1)).Valeur, Is.EqualTo(new BlocClos(1, 0)));
        var clos = (await essai.PointAsync(bloc[0], presidence))!;
        Assert.That(clos.Complet.Votes.Select(v => v.SiegeId), Has.No.Member(deporte.Siege.Id));
        Assert.That(clos.Complet.Lignes.Single(l => l.FinanceurId == deporte.Siege.FinanceurId).Etat, Is.EqualTo(EtatLigne.Proposee));
    }

    [Test]
    public async Task Any_member_takes_an_item_out_until_the_act_and_only_that_person_lets_it_back()
    {
        var bloc = await ComposerAsync(2);
        var (membre, lecteur) = (await essai.ActeurAsync("membre.nm"), await essai.ActeurAsync("lecteur"));
        Assert.That((await Debats.ExecuterAsync(essai.SeanceId, bloc[0], lecteur)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await Debats.ExecuterAsync(essai.SeanceId, bloc[0], membre)).Refus, Is.Null);
        Assert.That((await CloreAsync(2)).Issue, Is.EqualTo(Issue.Conflit), "the page announced two");
        var sorti = (await LireAsync()).Points.Single(p => p.PointId == bloc[0]);
        Assert.That(sorti.RaisonsDeDebattre(), Has.One.Contains($"débat demandé par {membre.Nom}"));
        Assert.That((await Debats.RenoncerAsync(essai.SeanceId, bloc[0], secretariat)).Refus?.Code, Is.EqualTo("debat.auteur"));

        Assert.That((await CloreAsync(1)).Valeur, Is.EqualTo(new BlocClos(1, 0)));
        Assert.That((await Debats.ExecuterAsync(essai.SeanceId, bloc[1], membre)).Refus?.Code, Is.EqualTo("debat.clos"));
        Assert.That((await Debats.RenoncerAsync(essai.SeanceId, bloc[0], membre)).Refus, Is.Null);
        Assert.That((await LireAsync()).Points.Single(p => p.PointId == bloc[0]).RaisonsDeDebattre(), Is.Empty);
    }

    [Test]
    public async Task Nothing_moves_for_someone_else_than_the_chair_nor_without_quorum_nor_once_suspended()
    {
        var bloc = await ComposerAsync(2);
        Assert.That((await Clore.ExecuterAsync(essai.SeanceId, 2, secretariat)).Refus?.Code, Is.EqualTo("bloc.presidence"));
        Assert.That((await CloreAsync(1)).Issue, Is.EqualTo(Issue.Conflit));
        await essai.EcrireAsync(SansPresences, new { Id = essai.SeanceId });
        var sansQuorum = await CloreAsync(2);
        Assert.That(sansQuorum.TousLesRefus.Select(r => r.Message), Has.Some.Contains("quorum"));
        await essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Suspendre, null, presidence);
        Assert.That((await CloreAsync(2)).Refus?.Code, Is.EqualTo("seance.non-ouverte"));
        var lu = await LireAsync();
        Assert.That(lu.Points.Where(p => bloc.Contains(p.PointId!.Value)), Has.All.Matches<DossierDuComite>(p => p!.EtatPoint == EtatPoint.Inscrit && p.BlocId == lu.Blocs[0].Id && p.DebatMotif is null));
    }

    [TestCase(true, TestName = "A vote that comes while the block is closed finds its item closed")]
    [TestCase(false, TestName = "An amount that comes while the block is closed finds its item closed")]
    public async Task What_comes_while_the_block_is_closed_waits(bool unVote)
    {
        var bloc = await ComposerAsync(2);
        var point = (await essai.PointAsync(bloc[1], presidence))!;
        var ligne = point.Complet.Lignes.First(l => !point.NonRepresentes.Contains(l.FinanceurId));
        var siege = point.Representes.First(r => r.Siege.Voix == Voix.Deliberative).Siege;
        var (fait, aussi) = await essai.Base.CroiserAsync(
            async () => (Resultat)(await CloreAsync(2) is { EstRefuse: true } r ? r.TousLesRefus : Resultat.Ok),
            () => unVote ? essai.Sieges.VoterAsync(essai.SeanceId, bloc[1], new VoteDUnSiege(siege.Id, SensDuVote.Contre), secretariat) : essai.ArbitrerAsync(point, ligne, Montant.DeEuros(5)));
        Assert.That((fait.Refus?.Code, aussi.Refus?.Code), Is.EqualTo(((string?)null, unVote ? "vote.clos" : "ligne.point-clos")));
        Assert.That((await essai.PointAsync(bloc[1], presidence))!.Montants.Retenu.Total, Is.EqualTo(point.Montants.Retenu.Total + Montant.DeEuros(1_000 * point.Complet.Lignes.Count(l => !point.NonRepresentes.Contains(l.FinanceurId)))));
    }

    private CloreSansDebat Clore => new(essai.Ecrivain);

    private DemanderDebat Debats => new(essai.Ecrivain);

    private RangerOrdreDuJour Ranger => new(essai.Ecrivain);

    private Task<Resultat<BlocClos>> CloreAsync(int attendus) => Clore.ExecuterAsync(essai.SeanceId, attendus, presidence);

    private async Task<OrdreDuJourLu> LireAsync() => (await new OrdreDuJourQuery(essai.Base).ChargerAsync(essai.SeanceId, secretariat))!;

    private async Task<int> EligiblesAsync() => (await LireAsync()).Points.Count(p => p.EtatPoint == EtatPoint.Inscrit && p.RaisonsDeDebattre().Count == 0);

    private Task DeporterAsync(Guid compte, Guid dossier) => essai.EcrireAsync(Deporter, new { Id = Guid.CreateVersion7(), CompteId = compte, DossierId = dossier, Le = essai.Horloge.GetUtcNow() });

    // That many items nobody disputes, alone in the block, in its order.
    private async Task<IReadOnlyList<Guid>> ComposerAsync(int nombre)
    {
        var ouverts = (await LireAsync()).Points.Where(p => p.EtatPoint == EtatPoint.Inscrit && p.Lignes.Count > 0).ToList();
        foreach (var point in ouverts.Take(nombre))
        {
            await essai.EcrireAsync(Calmer, new { point.Id });
            await essai.EcrireAsync(Viable, new { point.Id });
            await essai.EcrireAsync(SansNotes, new { point.Id });
            await essai.EcrireAsync(SansVotes, new { Id = point.PointId });
            await Ranger.MarquerAsync(essai.SeanceId, [point.PointId!.Value], null, secretariat);
        }

        foreach (var point in ouverts.Skip(nombre))
        {
            await Ranger.MarquerAsync(essai.SeanceId, [point.PointId!.Value], MarqueDePoint.EnAttente, secretariat);
        }

        Assert.That((await Ranger.ComposerSansDebatAsync(essai.SeanceId, nombre, secretariat)).Refus, Is.Null);
        var lu = await LireAsync();
        return [.. lu.Points.Where(p => p.BlocId == lu.Blocs.Single(b => b.EstSansDebat).Id).Select(p => p.PointId!.Value)];
    }
}
