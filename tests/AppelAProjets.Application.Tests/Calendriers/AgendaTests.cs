using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Calendriers;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Tests.Instructions;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace AppelAProjets.Application.Tests.Calendriers;

/// <summary>Someone's own calendar: a secret address, and only what that person may know.</summary>
[SurChaqueMoteur]
public sealed class AgendaTests
{
    private static readonly SqlStatement Coinstruction = new("UPDATE Appel SET CoinstructionLe = @Le, Version = Version + 1 WHERE Code = 'EMPL28'");
    private static readonly SqlStatement Terme = new("""
        INSERT INTO DemandeDeComplements (Id, DossierId, EnvoyeeLe, EnvoyeePar, TermeLe, Indispensable, Sections, Message)
        SELECT @Id, d.Id, @Le, @CompteId, @Jour, 1, 'Projet', 'Précisez.' FROM Dossier d WHERE d.Id = @DossierId
        """);

    private static readonly SqlStatement Prolongation = new("""
        INSERT INTO ProlongationDeDepot (AppelId, OrganisationId, ClotureLe, Motif, AccordeeLe)
        SELECT a.Id, d.OrganisationId, @ClotureLe, 'Panne', @Le FROM Appel a CROSS JOIN Dossier d WHERE a.Code = 'EMPL28' AND d.Id = @DossierId
        """);

    private static readonly SqlStatement Convoquee = new("UPDATE Seance SET Etat = @Etat, PrevueLe = @Le");
    private static readonly SqlStatement Fermeture = new("UPDATE Compte SET DesactiveLe = @Le WHERE Id = @CompteId");
    private static readonly SqlStatement ACompleter = new("UPDATE Dossier SET Etat = 'ACompleter', OrganisationId = (SELECT MIN(m.OrganisationId) FROM OrganisationMembre m JOIN Compte c ON c.Id = m.CompteId WHERE c.Courriel = 'porteur@demo.example') WHERE Id = @Id");

    private InstructionDEssai essai = null!;

    [SetUp]
    public async Task Preparer() => essai = await InstructionDEssai.CreerAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    private GererSonAgenda Gerer => new(essai.Ecrivain);

    private AgendaQuery Agenda => new(essai.Base, new ActeurQuery(essai.Base, essai.Horloge), new AppelsPublicsQuery(essai.Base), InstructionDEssai.Liens, essai.Horloge);

    [Test]
    public async Task An_address_opens_until_it_is_replaced_removed_or_its_account_closed()
    {
        var acteur = await essai.ActeurAsync("porteur");
        var premiere = (await Gerer.RenouvelerAsync(acteur)).Valeur;
        Assert.That(await Agenda.LireAsync(premiere), Does.StartWith("BEGIN:VCALENDAR"));
        var seconde = (await Gerer.RenouvelerAsync(acteur)).Valeur;
        Assert.That((await Agenda.LireAsync(premiere), await Agenda.LireAsync(seconde)), Is.EqualTo(((string?)null, await Agenda.LireAsync(seconde))));
        await Gerer.RevoquerAsync(acteur);
        Assert.That((await Agenda.LireAsync(seconde), await Agenda.DepuisQuandAsync(acteur)), Is.EqualTo(((string?)null, (DateTimeOffset?)null)));
        var troisieme = (await Gerer.RenouvelerAsync(acteur)).Valeur;
        await essai.EcrireAsync(Fermeture, new { acteur.CompteId, Le = essai.Horloge.GetUtcNow() });
        Assert.That(await Agenda.LireAsync(troisieme), Is.Null);
    }

    [Test]
    public async Task Each_reads_only_what_concerns_that_person()
    {
        var maintenant = essai.Horloge.GetUtcNow();
        await essai.EcrireAsync(ACompleter, new { Id = essai.DossierId });
        await essai.EcrireAsync(Coinstruction, new { Le = new DateOnly(2028, 9, 12) });
        await essai.EcrireAsync(Terme, new { Id = Guid.CreateVersion7(), essai.DossierId, Le = maintenant, (await essai.ActeurAsync("secretariat")).CompteId, Jour = new DateOnly(2028, 9, 20) });
        await essai.EcrireAsync(Prolongation, new { essai.DossierId, Le = maintenant, ClotureLe = maintenant.AddYears(2) });
        await essai.EcrireAsync(Convoquee, new { Etat = "Preparee", Le = maintenant.AddDays(20) });
        var avant = await TitresAsync("membre.nm");
        await essai.EcrireAsync(Convoquee, new { Etat = "Convoquee", Le = maintenant.AddDays(20) });
        var (porteur, autre, membre, instructeur) = (await TitresAsync("porteur"), await TitresAsync("porteur.autre"), await TitresAsync("membre.nm"), await TitresAsync("instructeur.pref44"));
        Assert.Multiple(() =>
        {
            Assert.That(porteur, Has.Some.Contain("Clôture du dépôt").And.None.Contain("co-instruction"));
            Assert.That(porteur.Except(autre).Where(t => t.Contains("compléments à envoyer", StringComparison.Ordinal)), Is.Not.Empty);
            Assert.That(porteur.Except(autre), Has.Some.Contain("clôture du dépôt pour"), "the closing of its organisation");
            Assert.That(autre.Intersect(porteur).Where(t => t.Contains("compléments à envoyer", StringComparison.Ordinal)), Is.Empty, "another organisation");
            Assert.That(instructeur, Has.Some.Contain("Réunion de co-instruction").And.None.Contain("compléments à envoyer"));
            Assert.That(membre.Except(avant), Is.Not.Empty, "a session is known once it is convened");
            Assert.That(porteur.Concat(autre), Has.None.Contain("Séance"));
        });
    }

    private async Task<IReadOnlyList<string>> TitresAsync(string qui)
    {
        var secret = (await Gerer.RenouvelerAsync(await essai.ActeurAsync(qui))).Valeur;
        var calendrier = Calendar.Load((await Agenda.LireAsync(secret))!)!;
        Assert.That(calendrier.Events.Select(e => e.Uid), Is.Unique);
        return [.. calendrier.Events.Select((CalendarEvent e) => e.Summary!)];
    }
}
