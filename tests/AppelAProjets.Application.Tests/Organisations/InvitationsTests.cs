using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Tests.Organisations;

/// <summary>An invitation sent before its account exists: seen, sent again, cancelled, expired, taken by the address that it was sent to.</summary>
[SurChaqueMoteur]
public sealed class InvitationsTests
{
    private OrganisationDEssai essai = null!;

    private GererLesInvitations Invitations => new(essai.Ecrivain, essai.Liens);

    [SetUp]
    public async Task Preparer() => essai = await OrganisationDEssai.OuvrirAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task Who_opens_an_account_with_that_address_joins_with_the_quality_given_and_nobody_else_does()
    {
        await InviterAsync(QualiteDeMembre.Signataire);
        Assert.That((await Invitations.AccepterAsync(essai.Id, await essai.ActeurAsync("zoe"))).Refus?.Code, Is.EqualTo("invitation.close"), "it was sent to someone else");
        await essai.AjouterCompteAsync("nina");
        Assert.That((await RecuesAsync()).Single().Organisation, Is.EqualTo("Ateliers du Breil"));
        essai.Horloge.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await Invitations.AccepterAsync(essai.Id, await essai.ActeurAsync("nina"))).Refus, Is.Null);
        Assert.That((await essai.ActeurAsync("nina")).EstSignataire(essai.Id));
        Assert.That((await essai.CourrielsAsync()).Single(), Does.StartWith("aicha@exemple.fr").And.EndsWith("nina Essai a accepté l’invitation"));
        Assert.That((await EnAttenteAsync(), await RecuesAsync()), Is.EqualTo((Array.Empty<InvitationAOrganisationRow>(), Array.Empty<InvitationAOrganisationRow>())));
        Assert.That((await essai.ActesAsync()).TakeLast(2), Is.EqualTo(new[] { "inviter", "accepter-invitation" }));
    }

    [Test]
    public async Task It_expires_is_sent_again_and_is_one_per_address()
    {
        await InviterAsync(QualiteDeMembre.Redacteur);
        await InviterAsync(QualiteDeMembre.Signataire);
        Assert.That((await EnAttenteAsync()).Single().Qualite, Is.EqualTo(QualiteDeMembre.Signataire), "the last word");
        await essai.AjouterCompteAsync("nina");
        essai.Horloge.Advance(VieDesMembres.ValiditeDUneInvitation);
        Assert.That((await Invitations.AccepterAsync(essai.Id, await essai.ActeurAsync("nina"))).Refus?.Code, Is.EqualTo("invitation.expiree"));
        var id = (await EnAttenteAsync()).Single().Id;
        Assert.That((await Invitations.RelancerAsync(essai.Id, id, await essai.ActeurAsync("maya"))).Refus?.Code, Is.EqualTo("membre.signataire"));
        Assert.That((await Invitations.RelancerAsync(essai.Id, id, await essai.ActeurAsync("zoe"))).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await Invitations.RelancerAsync(essai.Id, id, await essai.ActeurAsync("aicha"))).Refus, Is.Null);
        Assert.That((await essai.CourrielsAsync()).Single(), Does.StartWith("nina@exemple.fr"));
        Assert.That((await Invitations.AccepterAsync(essai.Id, await essai.ActeurAsync("nina"))).Refus, Is.Null);
    }

    [Test]
    public async Task Sent_again_too_often_it_is_refused_and_its_delay_stays()
    {
        await InviterAsync(QualiteDeMembre.Redacteur);
        var (id, aicha) = ((await EnAttenteAsync()).Single().Id, await essai.ActeurAsync("aicha"));
        for (var i = 0; i < 5; i++)
        {
            Assert.That((await Invitations.RelancerAsync(essai.Id, id, aicha)).Refus, Is.Null);
        }

        var expireLe = (await EnAttenteAsync()).Single().ExpireLe;
        essai.Horloge.Advance(TimeSpan.FromMinutes(30));
        Assert.That((await Invitations.RelancerAsync(essai.Id, id, aicha)).Refus?.Code, Is.EqualTo("courriel.plafond"), "nothing would leave");
        Assert.That(((await EnAttenteAsync()).Single().ExpireLe, (await essai.ActesAsync()).Count(a => a == "relancer-invitation")), Is.EqualTo((expireLe, 5)));
        essai.Horloge.Advance(TimeSpan.FromMinutes(31));
        Assert.That((await Invitations.RelancerAsync(essai.Id, id, aicha)).Refus, Is.Null);
    }

    [Test]
    public async Task Cancelled_or_declined_it_opens_nothing_any_more()
    {
        await InviterAsync(QualiteDeMembre.Redacteur);
        await essai.AjouterCompteAsync("nina");
        var (aicha, nina) = (await essai.ActeurAsync("aicha"), await essai.ActeurAsync("nina"));
        var id = (await EnAttenteAsync()).Single().Id;
        Assert.That((await Invitations.AnnulerAsync(essai.Id, id, aicha)).Refus, Is.Null);
        Assert.That((await Invitations.AccepterAsync(essai.Id, nina)).Refus?.Code, Is.EqualTo("invitation.close"));
        Assert.That((await Invitations.AnnulerAsync(essai.Id, id, aicha)).Refus?.Code, Is.EqualTo("invitation.close"));
        await essai.FermerAsync("nina");
        await InviterAsync(QualiteDeMembre.Redacteur);
        Assert.That((await Invitations.DeclinerAsync(essai.Id, nina)).Refus, Is.Null);
        Assert.That(await EnAttenteAsync(), Is.Empty);
    }

    [TestCase("accepter", "annuler")]
    [TestCase("annuler", "accepter")]
    [TestCase("accepter", "accepter")]
    [TestCase("decliner", "relancer")]
    public async Task Of_two_answers_at_once_the_second_is_told(string premier, string second)
    {
        await InviterAsync(QualiteDeMembre.Redacteur);
        await essai.AjouterCompteAsync("nina");
        var (aicha, nina, id) = (await essai.ActeurAsync("aicha"), await essai.ActeurAsync("nina"), (await EnAttenteAsync()).Single().Id);
        var fins = await essai.Base.CroiserAsync("OrganisationStore.Lecture", () => FaireAsync(premier), () => FaireAsync(second));
        Assert.That((fins.Premier.Refus?.Code, fins.Second.Refus?.Code), Is.EqualTo(((string?)null, "invitation.close")));

        Task<Resultat> FaireAsync(string acte) => acte switch
        {
            "accepter" => Invitations.AccepterAsync(essai.Id, nina),
            "decliner" => Invitations.DeclinerAsync(essai.Id, nina),
            "annuler" => Invitations.AnnulerAsync(essai.Id, id, aicha),
            _ => Invitations.RelancerAsync(essai.Id, id, aicha),
        };
    }

    private async Task InviterAsync(QualiteDeMembre qualite) =>
        Assert.That((await essai.Membres.AjouterAsync(essai.Id, "Nina@Exemple.fr", qualite, await essai.VersionAsync(), await essai.ActeurAsync("aicha"))).Refus, Is.Null);

    private async Task<IReadOnlyList<InvitationAOrganisationRow>> EnAttenteAsync() => (await essai.Query.ChargerAsync(essai.Id, await essai.ActeurAsync("aicha")))!.Invitations;

    private async Task<IReadOnlyList<InvitationAOrganisationRow>> RecuesAsync() => (await essai.Query.DemandesAsync(await essai.ActeurAsync("nina"))).Invitations;
}
