using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Tests.Comites;

[SurChaqueMoteur]
public sealed class OrdreDuJourTests
{
    private static readonly SqlStatement ARetirer = new("UPDATE Point SET Etat = 'Retire' WHERE Id = @Id");
    private static readonly SqlStatement Deporter = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', @Le)
        """);
    private static readonly SqlStatement Fermer = new("UPDATE Seance SET Etat = 'Close' WHERE Id = @Id");
    private static readonly SqlStatement Calmer = new("""
        UPDATE Ligne SET Etat = 'Proposee', Avis = 'Favorable', ProposeSpecifique = 1000000, ProposeDroitCommun = 0 WHERE DossierId = @Id AND Etat NOT IN ('RetireeParFinanceur', 'RetireeParPorteur')
        """);
    private static readonly SqlStatement SansNotes = new("DELETE FROM Note WHERE DossierId = @Id");

    private static readonly SqlStatement Etats = new("SELECT d.Etat FROM Point p JOIN Dossier d ON d.Id = p.DossierId WHERE p.Id IN @Ids");

    private SeanceDEssai essai = null!;
    private Acteur secretariat = null!;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await SeanceDEssai.OuvrirAsync();
        secretariat = await essai.ActeurAsync("secretariat");
    }

    [TearDown]
    public void Liberer() => essai.Dispose();

    [Test]
    public async Task Blocks_by_neighbourhood_in_one_press_then_sorted_by_score_then_moved_and_the_ranks_go_from_1_to_n()
    {
        Assert.That((await Ranger.FormerLesBlocsAsync(essai.SeanceId, CritereDeBloc.Quartier, secretariat)).EstRefuse, Is.False);
        var lu = await LireAsync();
        Assert.That(lu.Blocs.Select(b => b.Nom), Is.EquivalentTo(lu.Points.Select(p => p.QuartierPrincipal).OfType<string>().Distinct()));
        Assert.That(lu.Points, Has.All.Matches<DossierDuComite>(p => p!.QuartierPrincipal == lu.Blocs.SingleOrDefault(b => b.Id == p.BlocId)?.Nom));

        await Ranger.TrierAsync(essai.SeanceId, null, CritereDeRang.Note, secretariat);
        lu = await LireAsync();
        foreach (var bloc in lu.Points.GroupBy(p => p.BlocId))
        {
            Assert.That(bloc.Select(p => p.Notes?.MoyenneEnCentiemes ?? -1), Is.Ordered.Descending);
        }

        var dernier = lu.Points[^1];
        Assert.That((await Ranger.DeplacerAuRangAsync(essai.SeanceId, [dernier.PointId!.Value], 1, secretariat)).EstRefuse, Is.False);
        lu = await LireAsync();
        Assert.That(lu.Points[0].PointId, Is.EqualTo(dernier.PointId));
        Assert.That(lu.Points.Select(p => p.Ordre), Is.EqualTo(Enumerable.Range(1, lu.Points.Count)));
        Assert.That((await essai.TableauAsync(secretariat)).Points.Select(p => p.Id), Is.EqualTo(lu.Points.Select(p => p.PointId!.Value)), "the board follows it");
    }

    [Test]
    public async Task What_the_person_stands_down_from_is_not_shown_and_keeps_its_place()
    {
        var avant = await LireAsync();
        var cache = avant.Points[1];
        await essai.EcrireAsync(Deporter, new { Id = Guid.CreateVersion7(), secretariat.CompteId, DossierId = cache.Id, Le = essai.Horloge.GetUtcNow() });
        var secretaire = await essai.ActeurAsync("secretariat");
        var lu = (await Agendas.ChargerAsync(essai.SeanceId, secretaire))!;
        Assert.That(lu.Deports, Is.EqualTo(1));
        Assert.That(lu.Points.Select(p => p.Id), Has.No.Member(cache.Id));
        Assert.That((await Ranger.DeplacerAuRangAsync(essai.SeanceId, [avant.Points[^1].PointId!.Value], avant.Points.Count - 1, secretaire)).EstRefuse, Is.False);
        var tous = (await Agendas.ChargerAsync(essai.SeanceId, secretariat))!.Points;
        Assert.That(tous.Single(p => p.Id == cache.Id).Ordre, Is.EqualTo(2));
    }

    [Test]
    public async Task The_bloc_sans_débat_gathers_what_nobody_disputes_and_nothing_else_than_what_was_announced()
    {
        var point = (await LireAsync()).Points.First(p => p.EtatPoint == EtatPoint.Inscrit);
        await essai.EcrireAsync(Calmer, new { point.Id });
        await essai.EcrireAsync(SansNotes, new { point.Id });
        var attendus = (await LireAsync()).Points.Count(p => p.EtatPoint == EtatPoint.Inscrit && p.AvantSeance.RaisonsDeDebattre().Count == 0);
        Assert.That(attendus, Is.GreaterThan(0));
        Assert.That((await Ranger.ComposerSansDebatAsync(essai.SeanceId, attendus + 1, secretariat)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await Ranger.ComposerSansDebatAsync(essai.SeanceId, attendus, secretariat)).Valeur, Is.EqualTo(attendus));
        var lu = await LireAsync();
        Assert.That(lu.Blocs[0].EstSansDebat, Is.True);
        Assert.That(lu.Points.Where(p => p.BlocId == lu.Blocs[0].Id).Select(p => p.Id).ToList(), Has.Member(point.Id).And.Count.EqualTo(attendus));

        await Ranger.MarquerAsync(essai.SeanceId, [point.PointId!.Value], MarqueDePoint.EnAttente, secretariat);
        Assert.That((await Ranger.ComposerSansDebatAsync(essai.SeanceId, attendus - 1, secretariat)).EstRefuse, Is.False, "on hold: no longer without debate");
        Assert.That((await LireAsync()).Points.Single(p => p.Id == point.Id).BlocId, Is.Null);
    }

    [Test]
    public async Task A_member_reads_the_agenda_and_does_not_arrange_it_and_nobody_does_once_the_session_is_closed()
    {
        var membre = await essai.ActeurAsync("membre.nm");
        Assert.That(await Agendas.ChargerAsync(essai.SeanceId, membre), Is.Not.Null);
        Assert.That((await Ranger.FormerLesBlocsAsync(essai.SeanceId, CritereDeBloc.Quartier, membre)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await Ranger.FormerLesBlocsAsync(essai.SeanceId, CritereDeBloc.Thematique, await essai.ActeurAsync("presidence"))).EstRefuse, Is.False);
        Assert.That(await Agendas.ChargerAsync(essai.SeanceId, await essai.ActeurAsync("instructeur.pref44")), Is.Null);
        await essai.EcrireAsync(Fermer, new { Id = essai.SeanceId });
        Assert.That((await Ranger.FormerLesBlocsAsync(essai.SeanceId, CritereDeBloc.Quartier, secretariat)).Refus?.Code, Is.EqualTo("ordre-du-jour.fige"));
    }

    [Test]
    public async Task What_was_taken_off_holds_no_rank()
    {
        await essai.EcrireAsync(ARetirer, new { Id = (await LireAsync()).Points[0].PointId });
        await Ranger.TrierAsync(essai.SeanceId, null, CritereDeRang.Numero, secretariat);
        var lu = await LireAsync();
        Assert.That(lu.Points.Select(p => p.Ordre), Is.EqualTo(Enumerable.Range(1, lu.Points.Count)));
        Assert.That(lu.Deports, Is.Zero);
        Assert.That((await essai.TableauAsync(secretariat)).Points.Select(p => p.Ordre), Is.Unique, "A rank names one item, also of those taken off.");
    }

    [Test]
    public async Task Several_items_are_taken_off_at_once_all_of_them_or_none_with_one_reason()
    {
        var presidence = await essai.ActeurAsync("presidence");
        var lu = await LireAsync();
        Guid[] ouverts = [.. lu.Points.Where(p => p.EtatPoint == EtatPoint.Inscrit).Take(2).Select(p => p.PointId!.Value)];
        var clos = lu.Points.First(p => p.EtatPoint == EtatPoint.Clos);
        Assert.That((await essai.Points.RetirerAsync(essai.SeanceId, ouverts, "Reporté.", secretariat)).Refus?.Code, Is.EqualTo("point.retrait-secretariat"), "the session is open");
        Assert.That((await essai.Points.RetirerAsync(essai.SeanceId, ouverts, " ", presidence)).EstRefuse, Is.True);
        var melange = await essai.Points.RetirerAsync(essai.SeanceId, [.. ouverts, clos.PointId!.Value], "Reporté.", presidence);
        Assert.That(melange.Refus!.Message, Does.StartWith(clos.Numero));
        Assert.That((await LireAsync()).Points, Has.Count.EqualTo(lu.Points.Count), "nothing was written");

        Assert.That((await essai.Points.RetirerAsync(essai.SeanceId, ouverts, "Reporté.", presidence)).Refus, Is.Null);
        var apres = await LireAsync();
        Assert.That(apres.Points.Select(p => p.PointId!.Value), Is.EqualTo(lu.Points.Select(p => p.PointId!.Value).Except(ouverts)));
        Assert.That(await essai.LireAsync<string>(Etats, new { Ids = ouverts }), Is.All.EqualTo("Instruit"));
    }

    private RangerOrdreDuJour Ranger => new(essai.Ecrivain);

    private OrdreDuJourQuery Agendas => new(essai.Base);

    private async Task<OrdreDuJourLu> LireAsync() => (await Agendas.ChargerAsync(essai.SeanceId, secretariat))!;
}
