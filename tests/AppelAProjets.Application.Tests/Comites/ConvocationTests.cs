using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Liens;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using Ical.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>From the convocation to the session: mails and their invitation, answers, déports, a session that moves or is cancelled.</summary>
[SurChaqueMoteur]
public sealed class ConvocationTests
{
    private static readonly SqlStatement APreparer = new("SELECT Id FROM Seance WHERE Etat = 'Preparee' AND AppelId = (SELECT s.AppelId FROM Seance s WHERE s.Id = @Id)");
    private static readonly SqlStatement UnPoint = new("""
        INSERT INTO Point (Id, SeanceId, DossierId, Ordre, Etat, Version) SELECT @Id, @SeanceId, p.DossierId, 1, 'Inscrit', 1 FROM Point p WHERE p.Id = @PointId
        """);
    private static readonly SqlStatement PlusLa = new("UPDATE Point SET Etat = 'Retire' WHERE Id = @PointId");
    private static readonly SqlStatement SansCourriel = new("DELETE FROM Courriel WHERE Id IS NOT NULL");
    private static readonly SqlStatement Habiliter = new("INSERT INTO Habilitation (Id, CompteId, Role, Debut, Version) VALUES (@Id, @CompteId, 'Presidence', @Le, 1)");
    private static readonly SqlStatement EtatsDe = new("SELECT Etat FROM Dossier WHERE Id = @Id");

    private readonly Boite boite = new();
    private SeanceDEssai essai = null!;
    private Acteur secretariat = null!;
    private Guid seanceId;
    private PointRow point = null!;

    [SetUp]
    public async Task Preparer()
    {
        essai = await SeanceDEssai.OuvrirAsync();
        secretariat = await essai.ActeurAsync("secretariat");
        seanceId = (await essai.LireAsync<Guid>(APreparer, new { Id = essai.SeanceId })).Single();
        point = (await essai.TableauAsync(secretariat)).Points.First(p => p.Etat == EtatPoint.Inscrit);
        await essai.EcrireAsync(UnPoint, new { Id = Guid.CreateVersion7(), SeanceId = seanceId, PointId = point.Id });
        await essai.EcrireAsync(PlusLa, new { PointId = point.Id });
        await essai.EcrireAsync(SansCourriel);
        boite.Messages.Clear();
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task Every_titulaire_and_suppléant_of_the_day_receives_the_text_and_an_invitation_that_calendars_read()
    {
        await ConvoquerAsync();
        var seance = (await SeanceAsync()).Seance;
        var recus = await RecusAsync();
        var attendus = (await SeanceAsync()).Sieges.SelectMany(s => new[] { s.TitulaireId, s.SuppleantId }).OfType<Guid>().Append(seance.PresidenceId!.Value).Distinct().Count();
        Assert.That(recus, Has.Count.EqualTo(attendus));
        var message = recus.Single(m => m.To.Mailboxes.Single().Address == "membre.nm@demo.example");
        Assert.That(message.Subject, Does.Contain(HeureDeParis.EcrireJour(HeureDeParis.Jour(seance.PrevueLe))).And.EndsWith($"({seance.Code})"));
        Assert.That(message.TextBody, Does.Contain(LiensComites.Seance(seanceId)).And.Contain(LiensComites.MesDeports(seanceId)).And.Contain("convoqué").And.Not.Contain(point.Numero));
        var invitation = Invitation(message);
        Assert.Multiple(() =>
        {
            Assert.That(invitation.Method, Is.EqualTo("REQUEST"));
            Assert.That(invitation.Events.Single().Uid, Is.EqualTo($"seance-{seanceId:N}@appel-a-projets"));
            Assert.That(invitation.Events.Single().Sequence, Is.Zero);
            Assert.That(invitation.Events.Single().Start!.AsUtc, Is.EqualTo(seance.PrevueLe.UtcDateTime));
            Assert.That(invitation.Events.Single().Attendees.Single().Value!.ToString(), Is.EqualTo("mailto:membre.nm@demo.example"));
            Assert.That(message.BodyParts.OfType<TextPart>().Single(p => p.ContentType.MediaSubtype == "calendar").ContentType.Parameters["method"], Is.EqualTo("REQUEST"));
        });
    }

    [Test]
    public async Task A_session_that_moves_raises_the_sequence_and_asks_for_the_answers_again_one_whose_quorum_changes_tells_nobody()
    {
        await ConvoquerAsync();
        var membre = await essai.ActeurAsync("membre.nm");
        Assert.That((await Suivre.AnnoncerAsync(seanceId, AnnonceDePresence.ADistance, membre)).TousLesRefus, Is.Empty);
        await RecusAsync();

        var seance = (await SeanceAsync()).Seance;
        Assert.That((await Modifier.ExecuterAsync(seanceId, Demande(seance) with { Quorum = 1 }, seance.Version, secretariat)).TousLesRefus, Is.Empty);
        Assert.That(await RecusAsync(), Is.Empty);

        seance = (await SeanceAsync()).Seance;
        Assert.That((await Modifier.ExecuterAsync(seanceId, Demande(seance) with { Jour = HeureDeParis.Jour(seance.PrevueLe).AddDays(7), Fin = new TimeOnly(17, 0) }, seance.Version, secretariat)).TousLesRefus, Is.Empty);
        var deplacee = await RecusAsync();
        Assert.That(deplacee, Is.Not.Empty);
        Assert.That(Invitation(deplacee[0]).Events.Single().Sequence, Is.EqualTo(1));
        Assert.That(Invitation(deplacee[0]).Events.Single().Uid, Is.EqualTo($"seance-{seanceId:N}@appel-a-projets"));
        Assert.That((await PreparationAsync()).De(membre.CompteId)!.Annonce, Is.Null, "another day is another answer");
        Assert.That((await Modifier.ExecuterAsync(seanceId, Demande(seance), seance.Version, secretariat)).Issue, Is.EqualTo(Issue.Conflit), "an old page");
    }

    [Test]
    public async Task A_chair_named_once_the_others_are_convened_is_told_and_the_calendar_of_the_former_lets_go()
    {
        await ConvoquerAsync();
        await RecusAsync();
        var seance = (await SeanceAsync()).Seance;
        var presidence = (await essai.ActeurAsync("membre.nm")).CompteId;
        await essai.EcrireAsync(Habiliter, new { Id = Guid.CreateVersion7(), CompteId = presidence, Le = essai.Horloge.GetUtcNow().AddDays(-1) });

        Assert.That((await Modifier.ExecuterAsync(seanceId, Demande(seance) with { PresidenceId = presidence }, seance.Version, secretariat)).TousLesRefus, Is.Empty);

        var recus = (await RecusAsync()).ToDictionary(r => r.To.Mailboxes.Single().Address);
        Assert.That(recus.Keys, Is.EquivalentTo(new[] { "membre.nm@demo.example", "presidence@demo.example" }), "nobody else has anything to read");
        Assert.That(recus["membre.nm@demo.example"].Subject, Does.StartWith("Vous présidez"));
        Assert.That(Invitation(recus["membre.nm@demo.example"]).Method, Is.EqualTo("REQUEST"));
        Assert.That(Invitation(recus["presidence@demo.example"]).Method, Is.EqualTo("CANCEL"));
    }

    [Test]
    public async Task A_cancelled_session_leaves_calendars_and_gives_its_dossiers_back()
    {
        await ConvoquerAsync();
        await RecusAsync();
        var version = (await SeanceAsync()).Seance.Version;
        Assert.That((await Modifier.AnnulerAsync(seanceId, " ", version, secretariat)).Refus?.Code, Is.EqualTo("motif.absent"));
        Assert.That((await Modifier.AnnulerAsync(seanceId, "Salle fermée", version, await essai.ActeurAsync("membre.nm"))).Refus?.Code, Is.EqualTo("cycle.role"));
        Assert.That((await Modifier.AnnulerAsync(seanceId, "Salle fermée", version, secretariat)).TousLesRefus, Is.Empty);
        var recus = await RecusAsync();
        Assert.That(Invitation(recus[0]), Has.Property("Method").EqualTo("CANCEL"));
        Assert.That(Invitation(recus[0]).Events.Single(), Has.Property("Sequence").EqualTo(1).And.Property("Status").EqualTo("CANCELLED"));
        Assert.That(recus[0].TextBody, Does.Contain("Salle fermée"));
        Assert.That((await essai.LireAsync<string>(EtatsDe, new { Id = point.DossierId })).Single(), Is.EqualTo("Instruit"));
        Assert.That((await Suivre.AnnoncerAsync(seanceId, AnnonceDePresence.Present, await essai.ActeurAsync("membre.nm"))).Refus?.Code, Is.EqualTo("annonce.etat"));
    }

    [Test]
    public async Task Who_opened_who_answered_and_only_those_who_did_not_are_written_to_again()
    {
        await ConvoquerAsync();
        var tous = (await RecusAsync()).Count;
        var (membre, presidence) = (await essai.ActeurAsync("membre.nm"), await essai.ActeurAsync("presidence"));
        await Suivre.OuvrirAsync(seanceId, membre);
        Assert.That((await PreparationAsync()).De(membre.CompteId), Has.Property("OuverteLe").Not.Null.And.Property("Annonce").Null);
        await Suivre.AnnoncerAsync(seanceId, AnnonceDePresence.Remplace, membre);
        Assert.That((await PreparationAsync()).De(membre.CompteId)!.Annonce, Is.EqualTo(AnnonceDePresence.Remplace));
        Assert.That((await Suivre.AnnoncerAsync(seanceId, AnnonceDePresence.Present, presidence)).Refus?.Code, Is.EqualTo("annonce.siege"));
        Assert.That((await Suivre.AnnoncerAsync(seanceId, AnnonceDePresence.Present, await essai.ActeurAsync("instructeur.pref44"))).Issue, Is.EqualTo(Issue.Absent));

        Assert.That((await Suivre.RenvoyerAsync(seanceId, null, membre)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await Suivre.RenvoyerAsync(seanceId, null, secretariat)).Valeur, Is.EqualTo(tous - 1));
        Assert.That((await RecusAsync()).Select(m => m.To.Mailboxes.Single().Address).ToList(), Has.Count.EqualTo(tous - 1).And.No.Member("membre.nm@demo.example"));

        for (var i = 0; i < 5; i++)
        {
            Assert.That((await Suivre.RenvoyerAsync(seanceId, membre.CompteId, secretariat)).Valeur, Is.EqualTo(1));
        }

        Assert.That((await Suivre.RenvoyerAsync(seanceId, membre.CompteId, secretariat)).Refus?.Code, Is.EqualTo("courriel.plafond"), "nothing would leave");
    }

    [Test]
    public async Task A_member_stands_down_before_the_item_opens_and_the_chair_knows_who_sits_instead()
    {
        await ConvoquerAsync();
        var membre = await essai.ActeurAsync("membre.nm");
        var sien = (await SeanceAsync()).Points.Single();
        var declarer = new DeclarerDeportsEnSeance(essai.Ecrivain);
        Assert.That((await declarer.ExecuterAsync(seanceId, new SaisieDeDeports([sien.Id], false, " "), membre)).Refus?.Code, Is.EqualTo("motif.absent"));
        Assert.That((await declarer.ExecuterAsync(seanceId, new SaisieDeDeports([], false, "Administrateur"), membre)).Refus?.Code, Is.EqualTo("deport.points"));
        Assert.That((await declarer.ExecuterAsync(seanceId, new SaisieDeDeports([sien.Id], false, "Administrateur"), membre)).Valeur, Is.EqualTo(1));

        membre = await essai.ActeurAsync("membre.nm");
        Assert.That((await new OrdreDuJourQuery(essai.Base).ChargerAsync(seanceId, membre))!, Has.Property("Deports").EqualTo(1).And.Property("Points").Empty);
        var connus = (await PreparationAsync()).Deports;
        Assert.That(connus.Single(), Has.Property("Suppleance").Not.Null);
        Assert.That(connus.Single().Deport.Numero, Is.EqualTo(point.Numero));
        Assert.That((await new DeportsDeSeanceQuery(essai.Base, essai.Horloge).ConnusAsync((await SeanceAsync()).Seance, membre)), Is.Empty, "none of a member's business");
    }

    [Test]
    public async Task Presence_waits_for_the_day_and_what_was_noted_may_be_taken_back()
    {
        await ConvoquerAsync();
        var (membre, seance) = (await essai.ActeurAsync("membre.nm"), (await SeanceAsync()).Seance);
        essai.Horloge.SetUtcNow(seance.PrevueLe.AddDays(-2));
        Assert.That((await essai.Sieges.PrendrePlaceAsync(seanceId, membre)).Refus?.Code, Is.EqualTo("presence.jour"));
        essai.Horloge.SetUtcNow(seance.PrevueLe.AddHours(-1));
        Assert.That((await essai.Sieges.PrendrePlaceAsync(seanceId, membre)).TousLesRefus, Is.Empty);
        var presence = (await SeanceAsync()).Presences.Single();
        Assert.That((await essai.Sieges.NoterPresenceAsync(seanceId, new PresenceANoter(presence.SiegeId, membre.CompteId, false), membre)).TousLesRefus, Is.Empty);
        Assert.That((await SeanceAsync()).Presences, Is.Empty);
    }

    [Test]
    public async Task A_day_that_is_over_is_no_day_for_a_session_unless_it_is_its_own()
    {
        var seance = (await SeanceAsync()).Seance;
        var jour = HeureDeParis.Jour(seance.PrevueLe);
        essai.Horloge.SetUtcNow(seance.PrevueLe.AddDays(2));
        var passee = await Modifier.ExecuterAsync(seanceId, Demande(seance) with { Jour = jour.AddDays(1) }, seance.Version, secretariat);
        Assert.That(passee.TousLesRefus.Select(r => (r.Code, r.Champ)), Is.EqualTo(new[] { ("seance.passee", "Jour") }));
        Assert.That((await new PreparerSeance(essai.Ecrivain).ExecuterAsync(Demande(seance), secretariat)).TousLesRefus.Select(r => r.Code), Is.EqualTo(new[] { "seance.passee" }));
        Assert.That((await Modifier.ExecuterAsync(seanceId, Demande(seance) with { Lieu = "Salle 3" }, seance.Version, secretariat)).TousLesRefus, Is.Empty, "the day stands");
    }

    private async Task ConvoquerAsync() => Assert.That((await essai.Seances.ExecuterAsync(seanceId, ActionSeance.Convoquer, null, secretariat)).TousLesRefus, Is.Empty);

    private SuivreConvocation Suivre => new(essai.Ecrivain, Options.Create(new LiensOptions()), Options.Create(new CourrielOptions()));

    private ModifierSeance Modifier => new(essai.Ecrivain, Options.Create(new LiensOptions()), Options.Create(new CourrielOptions()));

    private async Task<TableauDeSeance> SeanceAsync() => (await new SeanceQuery(essai.Base).ChargerAsync(seanceId, secretariat, default))!;

    private async Task<PreparationDeSeance> PreparationAsync() =>
        await new PreparationQuery(essai.Base, new DeportsDeSeanceQuery(essai.Base, essai.Horloge)).ChargerAsync((await SeanceAsync()).Seance, secretariat);

    private static SeanceAPreparer Demande(SeanceDetailRow seance) => new()
    {
        Code = seance.Code, Titre = seance.Titre, Jour = HeureDeParis.Jour(seance.PrevueLe), Heure = HeureDeParis.Heure(seance.PrevueLe), Lieu = seance.Lieu, Quorum = seance.Quorum, PresidenceId = seance.PresidenceId!.Value,
    };

    private static Calendar Invitation(MimeMessage message)
    {
        using var ics = new MemoryStream();
        ((MimePart)message.Attachments.Single()).Content!.DecodeTo(ics);
        return Calendar.Load(System.Text.Encoding.UTF8.GetString(ics.ToArray()))!;
    }

    // What left since the last look.
    private async Task<IReadOnlyList<MimeMessage>> RecusAsync()
    {
        boite.Messages.Clear();
        await new EnvoyerCourriels(essai.Base, essai.Ecrivain, boite, new CompositeurDeMessage(essai.Base, new MoteurPdfSkia(), Options.Create(new CourrielOptions()), Options.Create(new LiensOptions())), NullLogger<EnvoyerCourriels>.Instance).ExecuterAsync(default);
        return [.. boite.Messages];
    }

    private sealed class Boite : IEnvoyeurDeCourriel
    {
        public List<MimeMessage> Messages { get; } = [];

        public Task EnvoyerAsync(MimeMessage message, CancellationToken annulation)
        {
            Messages.Add(message);
            return Task.CompletedTask;
        }
    }
}
