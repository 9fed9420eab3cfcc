using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Remplacements;
using AppelAProjets.Application.Tests.Avis;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Remplacements;

/// <summary>Between two days, someone has the rights and the mails of an agent on leave.</summary>
[SurChaqueMoteur]
public sealed class RemplacementsTests
{
    private static readonly SqlStatement Fermer = new("UPDATE Compte SET DesactiveLe = @Le WHERE Id = @Id");
    private static readonly SqlStatement EnPlus = new("""
        INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, Debut, Version) VALUES (@Id, @CompteId, 'Instructeur', @FinanceurId, @Debut, 1)
        """);

    private AvisDEssai essai = null!;

    [SetUp]
    public async Task Preparer() => essai = await AvisDEssai.CreerAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task The_replacement_has_the_rights_and_the_mails_of_these_days_and_no_other()
    {
        Assert.That(await NommerAsync("secretariat", "instructeur.pref44", "referent"), Is.Null);
        Assert.That((await essai.CourrielsAsync()).Select(c => c.Destinataire), Is.EquivalentTo(new[] { "referent@demo.example", "instructeur.pref44@demo.example" }));
        Assert.That(await DemanderAsync(), Is.EqualTo("introuvable"), "not yet");

        essai.Essai.Horloge.Advance(TimeSpan.FromDays(2));
        Assert.That((await essai.Essai.ActeurAsync("referent")).Remplaces, Is.EqualTo(new[] { (await essai.Essai.ActeurAsync("instructeur.pref44")).CompteId }));
        Assert.That(await DemanderAsync(), Is.Null, "asks as an instructor");
        await essai.CourrielsAsync();
        Assert.That(await essai.DemanderAsync("instructeur.pref44", "ReferentQuartier"), Is.Null);
        await essai.CourrielsAsync();
        Assert.That(await essai.RendreAsync("conseil", SensDAvis.Favorable), Is.Null);
        Assert.That(await essai.RendreAsync("referent", SensDAvis.Favorable), Is.Null);
        var recus = (await essai.CourrielsAsync()).Where(c => c.Corps.Contains("Référent", StringComparison.Ordinal)).Select(c => c.Destinataire);
        Assert.That(recus, Is.EquivalentTo(new[] { "instructeur.pref44@demo.example", "referent@demo.example" }), "the answer goes to who asked and to who does the work meanwhile");

        essai.Essai.Horloge.Advance(TimeSpan.FromDays(5));
        Assert.That((await essai.Essai.ActeurAsync("referent")).A(Role.Instructeur), Is.False, "over by itself");
    }

    [Test]
    public async Task What_the_replacement_stands_down_from_stays_closed_and_is_not_told()
    {
        await essai.DeporterAsync("referent");
        await NommerAsync("secretariat", "instructeur.pref44", "referent");
        await essai.CourrielsAsync();
        essai.Essai.Horloge.Advance(TimeSpan.FromDays(2));
        Assert.That(await DemanderAsync(), Is.EqualTo("introuvable"));
        await essai.DemanderAsync("instructeur.pref44", "ConseilCitoyen");
        await essai.CourrielsAsync();
        await essai.RendreAsync("conseil", SensDAvis.Favorable);
        Assert.That((await essai.CourrielsAsync()).Select(c => c.Destinataire), Is.EqualTo(new[] { "instructeur.pref44@demo.example" }));
    }

    [Test]
    public async Task One_names_a_colleague_an_administrator_the_people_of_its_funder()
    {
        Assert.That(await NommerAsync("instructeur.pref44", "instructeur.pref44", "referent"), Is.EqualTo("remplacement.remplacant"), "no colleague");
        Assert.That(await NommerAsync("instructeur.pref44", "instructeur.nm", "valideur"), Is.EqualTo("remplacement.remplace"), "another's work");
        Assert.That(await NommerAsync("administrateur.nm", "instructeur.pref44", "referent"), Is.EqualTo("remplacement.remplace"), "another funder's");
        Assert.That(await NommerAsync("instructeur.pref44", "instructeur.pref44", "valideur"), Is.Null);
        Assert.That(await NommerAsync("secretariat", "instructeur.pref44", "referent"), Is.EqualTo("remplacement.deja"), "one at a time");
        Assert.That(await NommerAsync("secretariat", "instructeur.nm", "instructeur.pref44"), Is.EqualTo("remplacement.remplacant"), "nobody of another funder");
        Assert.That(await NommerAsync("secretariat", "valideur", "instructeur.pref44"), Is.EqualTo("remplacement.absent"), "who is away replaces nobody");
    }

    [Test]
    public async Task It_is_ended_by_one_of_the_two_and_a_right_lost_is_lost_by_both()
    {
        await NommerAsync("secretariat", "instructeur.pref44", "referent");
        essai.Essai.Horloge.Advance(TimeSpan.FromDays(2));
        var lecture = new RemplacementsQuery(essai.Essai.Base, essai.Essai.Horloge);
        var remplacement = (await lecture.LesMiensAsync(await essai.Essai.ActeurAsync("referent"))).EnCours.Single();
        var terminer = new TerminerRemplacement(essai.Essai.Ecrivain);
        Assert.That((await terminer.ExecuterAsync(remplacement.Id, remplacement.Version, await essai.Essai.ActeurAsync("instructeur.nm"))).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await terminer.ExecuterAsync(remplacement.Id, remplacement.Version, await essai.Essai.ActeurAsync("referent"))).Refus, Is.Null);
        Assert.That((await essai.Essai.ActeurAsync("referent")).A(Role.Instructeur), Is.False);

        Assert.That(await NommerAsync("secretariat", "instructeur.pref44", "referent", 0), Is.Null);
        var lui = await essai.Essai.ActeurAsync("instructeur.pref44");
        var droit = (await new Administration.PersonnesQuery(essai.Essai.Base, essai.Essai.Ecrivain).UneAsync(lui.CompteId, await essai.Essai.ActeurAsync("administrateur")))!.Habilitations.Single(h => h.Role == Role.Instructeur);
        Assert.That((await new Administration.RetirerAcces(essai.Essai.Ecrivain).TerminerAsync(lui.CompteId, droit.Id, droit.Version, await essai.Essai.ActeurAsync("administrateur"))).Refus, Is.Null);
        Assert.That((await essai.Essai.ActeurAsync("referent")).A(Role.Instructeur), Is.False);
    }

    [Test]
    public async Task It_ends_with_the_account_of_the_person()
    {
        await NommerAsync("secretariat", "instructeur.pref44", "referent", 0);
        Assert.That((await essai.Essai.ActeurAsync("referent")).A(Role.Instructeur));
        await essai.Essai.EcrireAsync(Fermer, new { Id = (await essai.Essai.ActeurAsync("instructeur.pref44")).CompteId, Le = essai.Essai.Horloge.GetUtcNow() });
        var apres = await essai.Essai.ActeurAsync("referent");
        Assert.That((apres.A(Role.Instructeur), apres.A(Role.ReferentQuartier), apres.Remplaces.Count), Is.EqualTo((false, true, 0)));
    }

    [Test]
    public async Task A_right_held_for_someone_is_lost_alone()
    {
        await InstruireAussiAsync("valideur");
        Assert.That(await NommerAsync("secretariat", "valideur", "instructeur.pref44", 0), Is.Null);
        Assert.That(await NommerAsync("secretariat", "instructeur.pref44", "referent", 0), Is.Null);
        var (lui, administrateur) = (await essai.Essai.ActeurAsync("instructeur.pref44"), await essai.Essai.ActeurAsync("administrateur"));
        var emprunte = (await new Administration.PersonnesQuery(essai.Essai.Base, essai.Essai.Ecrivain).UneAsync(lui.CompteId, administrateur))!.Habilitations.Single(h => h is { Role: Role.Instructeur, RemplaceNom: not null });
        Assert.That((await new Administration.RetirerAcces(essai.Essai.Ecrivain).TerminerAsync(lui.CompteId, emprunte.Id, emprunte.Version, administrateur)).Refus, Is.Null);
        Assert.That((await essai.Essai.ActeurAsync("referent")).A(Role.Instructeur), "who replaces this very person goes on");
    }

    [Test]
    public async Task What_the_person_stands_down_from_is_handed_to_nobody_and_a_colleague_goes_on()
    {
        await essai.DeporterAsync("instructeur.pref44");
        await NommerAsync("secretariat", "instructeur.pref44", "referent", 0);
        Assert.That(await DemanderAsync(), Is.EqualTo("introuvable"));
        await InstruireAussiAsync("referent");
        Assert.That(await DemanderAsync(), Is.Null, "in its own name");
    }

    [Test]
    public async Task Who_replaces_the_Valideur_validates_what_others_prepared()
    {
        await essai.Essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        Assert.That(await NommerAsync("valideur", "valideur", "instructeur.pref44", 0), Is.Null);
        Assert.That(await NommerAsync("secretariat", "instructeur.pref44", "referent", 0), Is.Null);
        Assert.That(await ProposerAsync("instructeur.pref44", 700), Is.Null);
        Assert.That((await essai.Essai.LigneAsync("PREF44")).Etat, Is.EqualTo(EtatLigne.Recevable), "prepared, not proposed");
        Assert.That(await ValiderAsync(), Is.EqualTo("ligne.la-sienne"));
        Assert.That(await ProposerAsync("referent", 800), Is.Null);
        Assert.That(await ValiderAsync(), Is.Null);
        Assert.That((await essai.Essai.LigneAsync("PREF44")).Etat, Is.EqualTo(EtatLigne.Proposee));
        Assert.That(await ProposerAsync("instructeur.pref44", 600), Is.EqualTo("ligne.valideur"), "another amount would be nobody's to validate");

        async Task<string?> ProposerAsync(string qui, long euros)
        {
            essai.Essai.Horloge.Advance(TimeSpan.FromMinutes(1));
            var saisie = new SaisieDeLigne(AvisInstructeur.Favorable, null, Montant.DeEuros(euros), null, "Au prorata.");
            return (await new InstruireLigne(essai.Essai.Ecrivain).ExecuterAsync(await essai.Essai.ViserAsync("PREF44"), saisie, await essai.Essai.ActeurAsync(qui))).Refus?.Code;
        }

        async Task<string?> ValiderAsync() =>
            (await new ValiderProposition(essai.Essai.Ecrivain).ExecuterAsync(await essai.Essai.ViserAsync("PREF44"), await essai.Essai.ActeurAsync("instructeur.pref44"))).Refus?.Code;
    }

    private async Task InstruireAussiAsync(string qui) => await essai.Essai.EcrireAsync(EnPlus, new
    {
        Id = Guid.CreateVersion7(), (await essai.Essai.ActeurAsync(qui)).CompteId, FinanceurId = (await essai.Essai.ActeurAsync("instructeur.pref44")).FinanceursComme(Role.Instructeur)[0],
        Debut = essai.Essai.Horloge.GetUtcNow().AddDays(-1),
    });

    private async Task<string?> DemanderAsync() => await essai.DemanderAsync("referent", "ConseilCitoyen");

    private async Task<string?> NommerAsync(string par, string qui, string remplacant, int dans = 1)
    {
        var premier = DateOnly.FromDateTime(essai.Essai.Horloge.GetUtcNow().Date).AddDays(dans);
        var saisie = new SaisieDeRemplacement((await essai.Essai.ActeurAsync(qui)).CompteId, (await essai.Essai.ActeurAsync(remplacant)).CompteId, premier, premier.AddDays(3));
        return (await essai.Nommer.ExecuterAsync(saisie, await essai.Essai.ActeurAsync(par))).Refus?.Code;
    }
}
