using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Comites;

[SurChaqueMoteur]
public sealed class ComiteTests
{
    private static readonly SqlStatement Absent = new("DELETE FROM SeancePresence WHERE SeanceId = @SeanceId AND CompteId = @CompteId");
    private static readonly SqlStatement EtatDossier = new("SELECT Etat FROM Dossier WHERE Id = @Id");
    private static readonly SqlStatement EtatsDesLignes = new("SELECT Etat FROM Ligne WHERE DossierId = @Id");
    private static readonly SqlStatement Deporter = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', @Le)
        """);
    private static readonly SqlStatement Plafonner = new("""
        UPDATE EnveloppeMouvement SET Montant = @Montant WHERE EnveloppeId = @Id
        """);
    private static readonly SqlStatement Ouvrir = new("UPDATE Enveloppe SET SansPlafond = 0 WHERE Id = @Id");
    private static readonly SqlStatement EtatsDeSeance = new("SELECT Etat FROM Seance WHERE Id = @Id");
    private static readonly SqlStatement Votes = new("SELECT COUNT(*) AS N FROM Vote WHERE PointId = @Id");

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

    [Test]
    public async Task A_session_goes_from_open_items_to_a_frozen_relevé_that_nothing_changes()
    {
        var retenu = await ArbitrerUnPointFavorableAsync();
        await RefuserLesAutresAsync(retenu.Point.Id);
        Assert.That(await essai.Apercu.ChargerAsync(essai.SeanceId, presidence), Is.Null, "before the session is closed");
        Assert.That((await essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Clore, null, presidence, default)).Refus, Is.Null);
        Assert.That(await essai.Apercu.ChargerAsync(essai.SeanceId, await essai.ActeurAsync("secretariat")), Is.Null, "the Présidence's own");
        var apercu = (await essai.Apercu.ChargerAsync(essai.SeanceId, presidence))!;
        Assert.That((await essai.Releve.ExecuterAsync(essai.SeanceId, presidence)).Refus, Is.Null);

        var lu = (await new ReleveQuery(essai.Base).ChargerAsync(essai.SeanceId, presidence, default))!;
        var point = lu.Releve.Points.Single(p => p.Numero == retenu.Point.Numero);
        var rouverte = await essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Rouvrir, "erreur", presidence, default);
        await using var session = await essai.Base.LireAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(lu.EstIntact, Is.True);
            Assert.That((apercu.Manques, apercu.Releve.Ecrire()), Is.EqualTo((Array.Empty<Refus>(), (lu.Releve with { ArreteLe = apercu.Releve.ArreteLe }).Ecrire())), "what was read is what is frozen");
            Assert.That(point.Avis!.Type, Is.EqualTo(TypeAvis.FavorableSousReserve));
            Assert.That(Montant.Somme(point.Lignes.Select(l => l.Specifique + l.DroitCommun)), Is.EqualTo(new Montant(100_000)));
            Assert.That((await essai.LireAsync<string>(EtatDossier, new { Id = retenu.Point.DossierId })).Single(), Is.EqualTo("Arbitre"));
            Assert.That(rouverte.EstRefuse, Is.True);
            Assert.That((await JournalStore.VerifierAsync(session)).Rompue, Is.Null);
        });
    }

    [Test]
    public async Task The_table_opened_before_the_freeze_shows_what_became_of_the_dossiers()
    {
        var (secretariat, arbitres) = (await essai.ActeurAsync("secretariat"), new FiltreDuTableau { Conditions = ConditionsDuTableau.Aucune.Avec("etat", "Arbitre") });
        var code = (await essai.TableauAsync(presidence)).Seance.Code;
        var tableau = new TableauInstructionQuery(essai.Base, essai.Horloge);
        var avant = (await tableau.ChargerAsync(code, arbitres, secretariat))!.Totaux.Dossiers;
        await RefuserLesAutresAsync(Guid.Empty);
        await essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Clore, null, presidence, default);
        // Someone looks between the closing and the freeze: only the freeze is left to follow.
        await tableau.ChargerAsync(code, arbitres, secretariat);

        Assert.That((await essai.Releve.ExecuterAsync(essai.SeanceId, presidence)).Refus, Is.Null);
        var apres = (await tableau.ChargerAsync(code, arbitres, secretariat))!.Totaux.Dossiers;
        Assert.That(apres, Is.EqualTo(avant + (await essai.TableauAsync(presidence)).Points.Count(p => p.Etat == EtatPoint.Clos)).And.GreaterThan(avant));
    }

    [Test]
    public async Task Going_over_an_envelope_is_refused_at_the_freeze_and_says_by_how_much()
    {
        var retenu = await ArbitrerUnPointFavorableAsync();
        await RefuserLesAutresAsync(retenu.Point.Id);
        await essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Clore, null, presidence, default);
        var enveloppes = (await essai.TableauAsync(presidence)).Enveloppes;
        foreach (var enveloppe in enveloppes)
        {
            await essai.EcrireAsync(Plafonner, new { enveloppe.Id, Montant = 0L });
            await essai.EcrireAsync(Ouvrir, new { enveloppe.Id });
        }

        var refus = (await essai.Releve.ExecuterAsync(essai.SeanceId, presidence)).TousLesRefus;
        Assert.That((await essai.Apercu.ChargerAsync(essai.SeanceId, presidence))!.Manques, Is.EqualTo(refus), "said before it is asked");
        Assert.That(refus.Select(r => r.Code), Has.All.EqualTo("enveloppe.depassee").And.Not.Empty);
        var consommees = enveloppes.Where(e => e.Consomme.EstPositif).ToList();
        // Envelopes that only an earlier session consumed are not this one's to refuse.
        Assert.That(refus, Has.All.Matches<Refus>(r => consommees.Any(e => r!.Message.Contains($"dépassée de {e.Consomme}", StringComparison.Ordinal))));
        Assert.That((await essai.LireAsync<string>(EtatsDeSeance, new { Id = essai.SeanceId })).Single(), Is.EqualTo("Close"));
        Assert.That((await essai.LireAsync<string>(EtatDossier, new { Id = retenu.Point.DossierId })).Single(), Is.EqualTo("EnComite"));
    }

    [Test]
    public async Task Freezing_twice_at_once_freezes_once()
    {
        await RefuserLesAutresAsync(Guid.Empty);
        await essai.Seances.ExecuterAsync(essai.SeanceId, ActionSeance.Clore, null, presidence, default);
        var tentatives = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => essai.Releve.ExecuterAsync(essai.SeanceId, presidence, default))));
        Assert.That(tentatives.Count(t => t.Issue == Issue.Fait), Is.EqualTo(1));
    }

    [Test]
    public async Task A_seat_has_one_vote_whatever_the_number_of_clicks_the_last_one()
    {
        var point = await PointSansVoteAsync();
        var siege = point.Sieges.First(s => s.FinanceurId is not null && point.Occupant(s) is not null && point.Complet.Votes.All(v => v.SiegeId != s.Id));
        var membre = (await essai.TableauAsync(presidence)).Sieges.Single(s => s.Id == siege.Id);
        var acteur = await essai.ActeurAsync($"membre.{membre.Sigle!.ToLowerInvariant()}");
        var votes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() =>
            essai.Sieges.VoterAsync(essai.SeanceId, point.Point.Id, new VoteDUnSiege(siege.Id, i % 2 == 0 ? SensDuVote.Pour : SensDuVote.Contre), acteur, default))));
        Assert.That(votes.Count(v => !v.EstRefuse), Is.EqualTo(10));
        Assert.That((await essai.LireAsync<int>(Votes, new { point.Point.Id })).Single(), Is.EqualTo(point.Complet.Votes.Count + 1));
    }

    [Test]
    public async Task Who_clicks_twice_takes_place_once_and_is_told_so()
    {
        var membre = await essai.ActeurAsync("membre.pref44");
        await essai.EcrireAsync(Absent, new { essai.SeanceId, membre.CompteId });

        var clics = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => essai.Sieges.PrendrePlaceAsync(essai.SeanceId, membre, default))));

        Assert.That(clics.Count(c => !c.EstRefuse), Is.EqualTo(1));
        Assert.That(clics.Where(c => c.EstRefuse).Select(c => c.Refus!.Code), Is.All.EqualTo("presence.siege"));
    }

    [Test]
    public async Task Someone_in_déport_does_not_load_the_item_and_cannot_decide_on_it()
    {
        var point = await PointOuvertAsync();
        var ligne = point.Complet.Lignes.First(l => l.Etat == EtatLigne.Proposee);
        var membre = await essai.ActeurAsync($"membre.{ligne.Sigle.ToLowerInvariant()}");
        var avant = await essai.TableauAsync(membre);
        await essai.EcrireAsync(Deporter, new { Id = Guid.NewGuid(), membre.CompteId, point.Point.DossierId, Le = essai.Horloge.GetUtcNow() });

        membre = await essai.ActeurAsync($"membre.{ligne.Sigle.ToLowerInvariant()}");
        var apres = await essai.TableauAsync(membre);
        var arbitrage = await essai.ArbitrerAsync(point, ligne, Montant.DeEuros(100));
        Assert.Multiple(async () =>
        {
            Assert.That(avant.Points.Select(p => p.Id), Does.Contain(point.Point.Id));
            Assert.That(apres.Points.Select(p => p.Id), Does.Not.Contain(point.Point.Id));
            Assert.That(apres.Deports, Is.EqualTo(avant.Deports + 1));
            Assert.That(await essai.PointAsync(point.Point.Id, membre), Is.Null);
            Assert.That(arbitrage.Issue, Is.EqualTo(Issue.Absent));
        });
    }

    [Test]
    public async Task An_amount_entered_on_a_stale_screen_is_a_conflict_and_changes_nothing()
    {
        var point = await PointOuvertAsync();
        var ligne = point.Complet.Lignes.First(l => l.Etat == EtatLigne.Proposee);
        Assert.That((await essai.ArbitrerAsync(point, ligne, Montant.DeEuros(100))).Refus, Is.Null);
        var second = await essai.ArbitrerAsync(point, ligne, Montant.DeEuros(999));
        Assert.That(second.Issue, Is.EqualTo(Issue.Conflit));
        var lue = (await essai.PointAsync(point.Point.Id, presidence))!.Complet.Lignes.Single(l => l.Id == ligne.Id);
        Assert.That(lue.Arbitre!.Value.Total, Is.EqualTo(Montant.DeEuros(100)));
    }

    [Test]
    public async Task A_seat_cannot_speak_for_another_funder_nor_the_présidence_for_any()
    {
        var point = await PointOuvertAsync();
        var lignes = point.Complet.Lignes.Where(l => l.Etat == EtatLigne.Proposee).ToList();
        var saisie = new Arbitrage { FinanceurId = lignes[0].FinanceurId, Version = lignes[0].Version, Specifique = Montant.DeEuros(1), DroitCommun = Montant.Zero, Fermete = Fermete.Principe };
        var autre = (await essai.TableauAsync(presidence)).Sieges.First(s => s.FinanceurId is not null && s.FinanceurId != lignes[0].FinanceurId);
        foreach (var acteur in new[] { presidence, await essai.ActeurAsync($"membre.{autre.Sigle!.ToLowerInvariant()}") })
        {
            Assert.That((await essai.Arbitrage.ExecuterAsync(essai.SeanceId, point.Point.Id, saisie, acteur, default)).Refus?.Code, Is.EqualTo("ligne.siege"));
        }
    }

    [Test]
    public async Task An_adjourned_item_sends_the_dossier_and_its_lines_back_to_where_they_were()
    {
        var point = await PointOuvertAsync();
        var ligne = point.Complet.Lignes.First(l => l.Etat == EtatLigne.Proposee);
        await essai.ArbitrerAsync(point, ligne, Montant.DeEuros(100));
        point = (await essai.PointAsync(point.Point.Id, presidence))!;
        var avis = new AvisCommun(TypeAvis.Ajourne, "Budget à revoir.", Attendu: "Un budget corrigé", AttenduLe: new DateOnly(2027, 4, 30));
        var refus = await essai.Points.ExecuterAsync(essai.SeanceId, point.Point.Id,
            new SortDuPoint { Action = ActionPoint.Ajourner, Version = point.Point.Version, Motif = "Budget à revoir.", Avis = avis }, presidence, default);
        Assert.That(refus.Refus, Is.Null);
        Assert.That((await essai.LireAsync<string>(EtatDossier, new { Id = point.Point.DossierId })).Single(), Is.EqualTo("Instruit"));
        Assert.That(await essai.LireAsync<string>(EtatsDesLignes, new { Id = point.Point.DossierId }), Does.Not.Contain("Arbitree"));
    }

    private async Task<PointEnSeance> PointOuvertAsync()
    {
        foreach (var row in (await essai.TableauAsync(presidence)).Points.Where(p => p.Etat == EtatPoint.Inscrit))
        {
            var point = (await essai.PointAsync(row.Id, presidence))!;
            if (point.Complet.Lignes.Any(l => l.Etat == EtatLigne.Proposee && !point.NonRepresentes.Contains(l.FinanceurId)))
            {
                return point;
            }
        }

        throw new InvalidOperationException("The demonstration has no open item.");
    }

    private async Task<PointEnSeance> PointSansVoteAsync()
    {
        foreach (var row in (await essai.TableauAsync(presidence)).Points.Where(p => p.Etat == EtatPoint.Inscrit))
        {
            var point = (await essai.PointAsync(row.Id, presidence))!;
            if (point.Complet.Votes.Count < point.Sieges.Count(s => point.Occupant(s) is not null && s.FinanceurId is not null))
            {
                return point;
            }
        }

        throw new InvalidOperationException("Every seat has voted everywhere.");
    }

    // One line at 1,000 €, the others refused: under the threshold, hence under reserve.
    private async Task<PointEnSeance> ArbitrerUnPointFavorableAsync()
    {
        var point = await PointOuvertAsync();
        var payeuse = point.Complet.Lignes.First(l => l.Etat == EtatLigne.Proposee && !point.NonRepresentes.Contains(l.FinanceurId));
        var enveloppes = (await essai.TableauAsync(presidence)).Enveloppes;
        foreach (var ligne in point.Complet.Lignes.Where(l => l.Etat == EtatLigne.Proposee))
        {
            var specifique = enveloppes.Any(e => e.FinanceurId == ligne.FinanceurId && e.TypeDeCredits == TypeDeCredits.Specifique);
            var montant = ligne.Id == payeuse.Id ? Montant.DeEuros(1_000) : Montant.Zero;
            var fait = await essai.ArbitrerAsync(point, ligne, specifique ? montant : Montant.Zero, specifique ? Montant.Zero : montant, motif: "Selon le comité.");
            Assert.That(fait.Refus, Is.Null);
        }

        point = (await essai.PointAsync(point.Point.Id, presidence))!;
        await essai.VoterAsync(point, SensDuVote.Pour);
        var condition = new ConditionDAvis("Trouver le complément", new DateOnly(2027, 5, 1), "le secrétariat");
        Assert.That((await essai.CloreAsync(point, new AvisCommun(TypeAvis.FavorableSousReserve, Conditions: [condition]), presidence)).Refus, Is.Null);
        return point;
    }

    private async Task RefuserLesAutresAsync(Guid saufPoint)
    {
        foreach (var row in (await essai.TableauAsync(presidence)).Points.Where(p => p.Etat == EtatPoint.Inscrit && p.Id != saufPoint))
        {
            await essai.RefuserAsync(row.Id, presidence);
        }
    }
}
