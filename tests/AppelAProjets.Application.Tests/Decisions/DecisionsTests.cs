using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Decisions;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Decisions;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Decisions;

/// <summary>What the funders decide after the relevé, and what it does to envelope, dossier and letter.</summary>
[SurChaqueMoteur]
public sealed class DecisionsTests
{
    private static readonly SqlStatement Plafonner = new("UPDATE EnveloppeMouvement SET Montant = @Montant WHERE EnveloppeId = @Id");
    private static readonly SqlStatement Compter = new("UPDATE Enveloppe SET SansPlafond = 0 WHERE Id = @Id");
    private static readonly SqlStatement NouvelleSeance = new("""
        INSERT INTO Seance (Id, AppelId, Titre, PrevueLe, Lieu, Etat, Quorum, PresidenceId, Version)
        SELECT @Id, s.AppelId, 'Seconde séance', @Le, NULL, 'Convoquee', 1, s.PresidenceId, 1 FROM Seance s WHERE s.Id = @SeanceId
        """);

    private static readonly SqlStatement Deporter = new("INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', @Le)");

    private DossierArbitre essai = null!;

    [SetUp]
    public async Task OuvrirAsync() => essai = await DossierArbitre.FigerAsync();

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task A_grant_as_arbitrated_makes_the_line_firm_and_moves_nothing_else()
    {
        var avant = await essai.ConsommeAsync();
        Assert.That((await essai.DeciderAsync(NatureDeDecision.Accord, DossierArbitre.Apport)).Refus, Is.Null);
        var ligne = await essai.LigneAsync(essai.Payeuse.Id);
        Assert.Multiple(async () =>
        {
            Assert.That(ligne.Etat, Is.EqualTo(EtatLigne.Accordee));
            Assert.That(ligne.AccordeSpecifique!.Value + ligne.AccordeDroitCommun!.Value, Is.EqualTo(DossierArbitre.Apport));
            Assert.That(await essai.ConsommeAsync(), Is.EqualTo(avant));
            Assert.That(await essai.EtatAsync(), Is.EqualTo("Arbitre"));
            Assert.That((await essai.DeciderAsync(NatureDeDecision.Retrait)).Refus?.Code, Is.EqualTo("cycle.etat"), "a decision stays");
        });
    }

    [Test]
    public async Task A_lower_decision_frees_the_envelope_and_brings_the_dossier_back_under_its_threshold()
    {
        await essai.PublierAsync(essai.PointId);
        var (avant, moins) = (await essai.ConsommeAsync(), Montant.DeEuros(400));

        Assert.That((await essai.DeciderAsync(NatureDeDecision.Accord, moins)).Refus, Is.Null);

        var courriels = await essai.CourrielsAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await essai.ConsommeAsync(), Is.EqualTo(avant - DossierArbitre.Apport + moins));
            Assert.That(await essai.EtatAsync(), Is.EqualTo("Instruit"));
            Assert.That((await essai.LigneAsync(essai.Payeuse.Id)).Etat, Is.EqualTo(EtatLigne.Accordee), "what is decided stays");
            Assert.That((await essai.CourriersAsync()).Select(c => c.Etat), Is.EqualTo(new[] { "EnRevision" }));
            Assert.That(courriels.Select(c => c.Destinataire), Does.Contain("secretariat@demo.example"));
            Assert.That(courriels.Select(c => c.Destinataire), Does.Not.Contain($"instructeur.{essai.Payeuse.Sigle.ToLowerInvariant()}@demo.example"));
            Assert.That(courriels.Select(c => c.Corps), Has.None.Contain("€"), "no amount in a mail");
        });
    }

    [Test]
    public async Task A_grant_beyond_the_envelope_is_refused_and_changes_nothing()
    {
        var enveloppe = (await essai.Seance.TableauAsync(essai.Presidence)).Enveloppes.Single(e => e.FinanceurId == essai.Payeuse.FinanceurId && e.TypeDeCredits == essai.Type);
        await essai.Seance.EcrireAsync(Compter, new { enveloppe.Id });
        await essai.Seance.EcrireAsync(Plafonner, new { enveloppe.Id, Montant = 0L });

        var refus = await essai.DeciderAsync(NatureDeDecision.Accord, DossierArbitre.Apport + new Montant(1));

        Assert.That(refus.Refus?.Code, Is.EqualTo("enveloppe.depassee"));
        Assert.That((await essai.LigneAsync(essai.Payeuse.Id)).Etat, Is.EqualTo(EtatLigne.Arbitree));
    }

    [Test]
    public async Task Only_the_agents_of_the_funder_decide_and_not_one_who_stands_down()
    {
        var ligne = await essai.LigneAsync(essai.Payeuse.Id);
        var autre = (await essai.Seance.TableauAsync(essai.Presidence)).Sieges.First(s => s.FinanceurId is not null && s.FinanceurId != essai.Payeuse.FinanceurId).Sigle!;
        foreach (var qui in new[] { await essai.AgentAsync("instructeur", autre), await essai.Seance.ActeurAsync("secretariat"), essai.Presidence, await essai.AgentAsync("membre", essai.Payeuse.Sigle) })
        {
            Assert.That((await essai.Decider.ExecuterAsync(ligne.Id, ligne.Version, essai.Annoncer(NatureDeDecision.Retrait), qui)).Issue, Is.EqualTo(Issue.Absent), qui.Nom);
        }

        var agent = await essai.AgentAsync("instructeur", essai.Payeuse.Sigle);
        Assert.That((await essai.Decisions.ChargerAsync(essai.Code, agent))!.Lignes.Select(l => l.LigneId), Does.Contain(ligne.Id));
        await essai.Seance.EcrireAsync(Deporter, new { Id = Guid.NewGuid(), agent.CompteId, essai.DossierId, Le = essai.Seance.Horloge.GetUtcNow() });
        agent = await essai.AgentAsync("instructeur", essai.Payeuse.Sigle);
        Assert.That((await essai.Decisions.ChargerAsync(essai.Code, agent))!.Lignes.Select(l => l.LigneId), Does.Not.Contain(ligne.Id));
        Assert.That((await essai.Decider.ExecuterAsync(ligne.Id, ligne.Version, essai.Annoncer(NatureDeDecision.Retrait), agent)).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task Two_agents_who_decide_at_once_decide_once()
    {
        var ligne = await essai.LigneAsync(essai.Payeuse.Id);
        var agent = await essai.AgentAsync("instructeur", essai.Payeuse.Sigle);
        var (premier, second) = await essai.Seance.Base.CroiserAsync(
            () => essai.Decider.ExecuterAsync(ligne.Id, ligne.Version, essai.Annoncer(NatureDeDecision.Accord, DossierArbitre.Apport), agent),
            () => essai.Decider.ExecuterAsync(ligne.Id, ligne.Version, essai.Annoncer(NatureDeDecision.Retrait), agent));
        Assert.That((premier.Issue, second.EstRefuse), Is.EqualTo((Issue.Fait, true)));
        Assert.That((await essai.LigneAsync(essai.Payeuse.Id)).Etat, Is.EqualTo(EtatLigne.Accordee));
    }

    [Test]
    public async Task The_life_of_a_dossier_whose_funder_withdraws_after_the_letter_goes_to_a_second_relevé_that_cites_the_first()
    {
        await essai.PublierAsync(essai.PointId);
        var premier = (await new ReleveQuery(essai.Seance.Base).ChargerAsync(essai.Seance.SeanceId, essai.Presidence))!;
        Assert.That((await essai.CourriersAsync()).Select(c => c.Etat), Is.EqualTo(new[] { "Publie" }));
        var avant = await essai.ConsommeAsync();

        Assert.That((await essai.DeciderAsync(NatureDeDecision.Retrait)).Refus, Is.Null);
        Assert.That(await essai.ConsommeAsync(), Is.EqualTo(avant - DossierArbitre.Apport), "freed in the same transaction");
        Assert.That(await essai.EtatAsync(), Is.EqualTo("Instruit"));

        // A second session: the funder that had refused takes it up.
        var (seance, secretariat) = (Guid.CreateVersion7(), await essai.Seance.ActeurAsync("secretariat"));
        await essai.Seance.EcrireAsync(NouvelleSeance, new { Id = seance, essai.Seance.SeanceId, Le = essai.Seance.Horloge.GetUtcNow().AddDays(30) });
        Assert.That((await new InscrireDossiers(essai.Seance.Ecrivain).ExecuterAsync(seance, [essai.DossierId], secretariat, default)).Refus, Is.Null);
        essai.Seance.Passer(seance);
        Assert.That((await essai.Seance.Seances.ExecuterAsync(seance, ActionSeance.Ouvrir, null, essai.Presidence, default)).Refus, Is.Null);
        await essai.Seance.ToutLeMondePrendPlaceAsync(essai.Presidence);
        var point = (await essai.Seance.PointAsync((await essai.Seance.TableauAsync(essai.Presidence)).Points.Single().Id, essai.Presidence))!;
        Assert.That(point.Complet.Lignes.Single(l => l.Id == essai.Payeuse.Id).Etat, Is.EqualTo(EtatLigne.RetireeParFinanceur));
        var reprise = point.Complet.Lignes.First(l => l.Etat == EtatLigne.RefuseeComite && !point.NonRepresentes.Contains(l.FinanceurId));
        var specifique = (await essai.Seance.TableauAsync(essai.Presidence)).Enveloppes.First(e => e.FinanceurId == reprise.FinanceurId).TypeDeCredits == TypeDeCredits.Specifique;
        Assert.That((await essai.Seance.ArbitrerAsync(point, reprise, specifique ? DossierArbitre.Apport : default, specifique ? default : DossierArbitre.Apport, "Reprise après un retrait.")).Refus, Is.Null);
        await essai.Seance.VoterAsync(point, SensDuVote.Pour);
        point = (await essai.Seance.PointAsync(point.Point.Id, essai.Presidence))!;
        Assert.That((await essai.Seance.CloreAsync(point, new AvisCommun(TypeAvis.Favorable), essai.Presidence)).Refus, Is.Null);
        Assert.That((await essai.Seance.Seances.ExecuterAsync(seance, ActionSeance.Clore, null, essai.Presidence, default)).Refus, Is.Null);
        Assert.That((await essai.Seance.Releve.ExecuterAsync(seance, essai.Presidence)).TousLesRefus, Is.Empty);

        var second = (await new ReleveQuery(essai.Seance.Base).ChargerAsync(seance, essai.Presidence))!;
        Assert.Multiple(() =>
        {
            Assert.That(second.Numero, Is.EqualTo(premier.Numero + 1), "numbered in the call");
            Assert.That(second.Releve.Points.Single().Precedent, Is.EqualTo(new ReleveCite(premier.Numero, premier.Releve.ArreteLe)));
            Assert.That(second.Releve.Points.Single().Arbitre, Is.EqualTo(DossierArbitre.Apport));
            Assert.That((premier.EstIntact, second.EstIntact), Is.EqualTo((true, true)));
        });

        await essai.PublierAsync(point.Point.Id);
        Assert.That((await essai.CourriersAsync()).Select(c => c.Etat), Is.EqualTo(new[] { "Remplace", "Publie" }));
        await using var session = await essai.Seance.Base.LireAsync();
        Assert.That((await JournalStore.VerifierAsync(session)).Rompue, Is.Null);
    }

    [Test]
    public async Task The_list_of_a_funder_says_what_the_last_relevé_says_without_what_it_took_back()
    {
        var secretariat = await essai.Seance.ActeurAsync("secretariat");
        var listes = new ListePourDeliberationQuery(essai.Seance.Base, essai.Seance.Ecrivain);
        var lignes = (await listes.ChargerAsync(essai.Code, essai.Payeuse.FinanceurId, secretariat))!.Lignes;
        var ligne = lignes.Single(l => l.Dossier.Numero == essai.Numero);
        Assert.Multiple(() =>
        {
            Assert.That(ligne.Ligne.Specifique + ligne.Ligne.DroitCommun, Is.EqualTo(DossierArbitre.Apport));
            Assert.That(ligne.Dossier.Siret, Is.Not.Empty);
            Assert.That(ligne.Dossier.Quartiers, Is.Not.Empty);
        });

        Assert.That((await essai.DeciderAsync(NatureDeDecision.Retrait)).Refus, Is.Null);
        Assert.That((await listes.ChargerAsync(essai.Code, essai.Payeuse.FinanceurId, secretariat))!.Lignes.Select(l => l.Dossier.Numero), Does.Not.Contain(essai.Numero));
        Assert.That(await listes.ChargerAsync(essai.Code, essai.Payeuse.FinanceurId, essai.Presidence), Is.Null);
    }
}
