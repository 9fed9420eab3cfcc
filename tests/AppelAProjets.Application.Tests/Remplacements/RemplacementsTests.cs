using AppelAProjets.Application.Remplacements;
using AppelAProjets.Application.Tests.Avis;
using AppelAProjets.Domain.Avis;

namespace AppelAProjets.Application.Tests.Remplacements;

/// <summary>Between two days, someone has the rights and the mails of an agent on leave.</summary>
[SurChaqueMoteur]
public sealed class RemplacementsTests
{
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
        Assert.That(await NommerAsync("secretariat", "instructeur.nm", "instructeur.pref44"), Is.EqualTo("remplacement.absent"), "who is away replaces nobody");
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

    private async Task<string?> DemanderAsync() => await essai.DemanderAsync("referent", "ConseilCitoyen");

    private async Task<string?> NommerAsync(string par, string qui, string remplacant, int dans = 1)
    {
        var premier = DateOnly.FromDateTime(essai.Essai.Horloge.GetUtcNow().Date).AddDays(dans);
        var saisie = new SaisieDeRemplacement((await essai.Essai.ActeurAsync(qui)).CompteId, (await essai.Essai.ActeurAsync(remplacant)).CompteId, premier, premier.AddDays(3));
        return (await essai.Nommer.ExecuterAsync(saisie, await essai.Essai.ActeurAsync(par))).Refus?.Code;
    }
}
