using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>Acts that meet on one session: the second waits, then decides on what the first has left.</summary>
[SurChaqueMoteur]
public sealed class SeancesCroiseesTests
{
    private static readonly SqlStatement OuvertsDansUneSeanceClose = new("""
        SELECT COUNT(*) AS N FROM Point p JOIN Seance s ON s.Id = p.SeanceId WHERE s.Etat IN ('Close', 'Arretee') AND p.Etat = 'Inscrit'
        """);

    private static readonly SqlStatement PointsDuDossier = new("SELECT COUNT(*) AS N FROM Point WHERE DossierId = @Id AND Etat = 'Inscrit'");
    private static readonly SqlStatement Places = new("SELECT COUNT(*) AS N FROM SeancePresence WHERE SeanceId = @SeanceId AND CompteId = @CompteId");
    private static readonly SqlStatement Absent = new("DELETE FROM SeancePresence WHERE SeanceId = @SeanceId AND CompteId = @CompteId");

    private SeanceDEssai essai = null!;
    private Acteur presidence = null!;

    public enum Acte
    {
        CloreLaSeance,
        SuspendreLaSeance,
        ArreterLeReleve,
        RouvrirLaSeance,
        RouvrirLePoint,
        CloreLePoint,
        RetirerLePoint,
        Arbitrer,
        PrendrePlace,
    }

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await SeanceDEssai.OuvrirAsync();
        presidence = await essai.ActeurAsync("presidence");
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [TestCase(Acte.CloreLaSeance, Acte.RouvrirLePoint, "seance.non-ouverte", TestName = "A point is not reopened in the session that is being closed")]
    [TestCase(Acte.RouvrirLePoint, Acte.CloreLaSeance, "seance.points", TestName = "A session is not closed over the point that is being reopened")]
    [TestCase(Acte.CloreLaSeance, Acte.CloreLaSeance, "cycle.etat", TestName = "A session is closed once")]
    [TestCase(Acte.CloreLaSeance, Acte.PrendrePlace, "presence.seance", TestName = "Nobody takes place in the session that is being closed")]
    [TestCase(Acte.PrendrePlace, Acte.PrendrePlace, "presence.siege", TestName = "A place is taken once")]
    [TestCase(Acte.ArreterLeReleve, Acte.RouvrirLaSeance, "cycle.etat", TestName = "A session is not reopened under the relevé that is being frozen")]
    [TestCase(Acte.RouvrirLaSeance, Acte.ArreterLeReleve, "cycle.etat", TestName = "A relevé is not frozen over the session that is being reopened")]
    public async Task Where_every_item_is_closed(Acte premier, Acte second, string code)
    {
        foreach (var point in await OuvertsAsync())
        {
            await essai.RefuserAsync(point.Point.Id, presidence);
        }

        if (premier is Acte.ArreterLeReleve or Acte.RouvrirLaSeance)
        {
            Assert.That((await essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Clore, null, presidence)).Refus, Is.Null);
        }

        var clos = (await essai.TableauAsync(presidence)).Points.First(p => p.Etat == EtatPoint.Clos);
        await CroiserAsync(premier, second, (await essai.PointAsync(clos.Id, presidence))!, code);
    }

    [TestCase(Acte.SuspendreLaSeance, Acte.CloreLePoint, "seance.non-ouverte", TestName = "An item is not closed in the session that is being suspended")]
    [TestCase(Acte.SuspendreLaSeance, Acte.Arbitrer, "ligne.point-clos", TestName = "No amount is entered in the session that is being suspended")]
    [TestCase(Acte.RetirerLePoint, Acte.Arbitrer, "ligne.point-clos", TestName = "No amount is entered on the item that is being taken off")]
    [TestCase(Acte.Arbitrer, Acte.Arbitrer, "conflit", TestName = "Of two amounts for a line, the second is a conflict")]
    [TestCase(Acte.RetirerLePoint, Acte.CloreLePoint, "conflit", TestName = "An item is not closed while it is taken off")]
    public async Task Where_an_item_is_open(Acte premier, Acte second, string code) => await CroiserAsync(premier, second, (await OuvertsAsync())[0], code);

    [Test]
    public async Task A_dossier_is_put_on_the_agenda_of_one_session_only()
    {
        var secretariat = await essai.ActeurAsync("secretariat");
        var seance = (await essai.TableauAsync(presidence)).Seance;
        var autre = (await new PreparerSeance(essai.Ecrivain).ExecuterAsync(
            new SeanceAPreparer { Code = seance.Code, Titre = "Seconde", Jour = new DateOnly(2027, 6, 1), Heure = new TimeOnly(9, 0), Quorum = 1, PresidenceId = presidence.CompteId }, secretariat)).Valeur;
        var dossier = (await new ChoixDuComiteQuery(essai.Base, essai.Horloge).DossiersAsync(seance.AppelId, secretariat))[0].Id;
        var inscrire = new InscrireDossiers(essai.Ecrivain);

        var (fait, aussi) = await essai.Base.CroiserAsync(() => inscrire.ExecuterAsync(essai.SeanceId, [dossier], secretariat), () => inscrire.ExecuterAsync(autre, [dossier], secretariat));

        Assert.That((fait.Issue, aussi.Issue), Is.EqualTo((Issue.Fait, Issue.Conflit)));
        Assert.That((await essai.LireAsync<int>(PointsDuDossier, new { Id = dossier })).Single(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_seats_of_the_same_name_are_one()
    {
        var secretariat = await essai.ActeurAsync("secretariat");
        var tableau = await essai.TableauAsync(presidence);
        var siege = new SiegeADefinir { Nom = "Collège des habitants", Voix = Voix.Deliberative, TitulaireId = tableau.Sieges.First(s => s.TitulaireId is not null).TitulaireId!.Value };

        var (fait, aussi) = await essai.Base.CroiserAsync(DefinirAsync, DefinirAsync);

        Assert.That((fait.Issue, aussi.Refus?.Code), Is.EqualTo((Issue.Fait, "siege.nom")));
        Assert.That((await essai.TableauAsync(presidence)).Sieges, Has.Count.EqualTo(tableau.Sieges.Count + 1));

        Task<Resultat> DefinirAsync() => new DefinirSiege(essai.Ecrivain).ExecuterAsync(tableau.Seance.Code, siege, secretariat);
    }

    private async Task CroiserAsync(Acte premier, Acte second, PointEnSeance point, string code)
    {
        var membre = await essai.ActeurAsync("membre.pref44");
        if (second == Acte.PrendrePlace)
        {
            await essai.EcrireAsync(Absent, new { essai.SeanceId, membre.CompteId });
        }

        var (fait, aussi) = await essai.Base.CroiserAsync(() => FaireAsync(premier, point, membre), () => FaireAsync(second, point, membre));

        Assert.That((fait.Refus?.Code, aussi.Refus?.Code), Is.EqualTo(((string?)null, code)));
        Assert.That((await essai.LireAsync<int>(OuvertsDansUneSeanceClose)).Single(), Is.Zero, "an open item in a closed session");
        if (second == Acte.PrendrePlace)
        {
            Assert.That((await essai.LireAsync<int>(Places, new { essai.SeanceId, membre.CompteId })).Single(), Is.EqualTo(premier == Acte.PrendrePlace ? 1 : 0));
        }
    }

    private Task<Resultat> FaireAsync(Acte acte, PointEnSeance point, Acteur membre) => acte switch
    {
        Acte.CloreLaSeance => essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Clore, null, presidence),
        Acte.SuspendreLaSeance => essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Suspendre, null, presidence),
        Acte.RouvrirLaSeance => essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Rouvrir, "Une erreur.", presidence),
        Acte.ArreterLeReleve => essai.Releve.ExecuterAsync(essai.SeanceId, presidence),
        Acte.RouvrirLePoint => AvancerAsync(ActionPoint.Rouvrir, point),
        Acte.RetirerLePoint => AvancerAsync(ActionPoint.Retirer, point),
        Acte.CloreLePoint => essai.CloreAsync(point, new AvisCommun(TypeAvis.Defavorable, "Hors des priorités."), presidence),
        Acte.Arbitrer => essai.ArbitrerAsync(point, point.Complet.Lignes.First(l => l.Etat == EtatLigne.Proposee && !point.NonRepresentes.Contains(l.FinanceurId)), Montant.DeEuros(100)),
        Acte.PrendrePlace => essai.Sieges.PrendrePlaceAsync(essai.SeanceId, membre),
    };

    private Task<Resultat> AvancerAsync(ActionPoint action, PointEnSeance point) =>
        essai.Points.ExecuterAsync(essai.SeanceId, point.Point.Id, new SortDuPoint { Action = action, Version = point.Point.Version, Motif = "Une erreur." }, presidence);

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
