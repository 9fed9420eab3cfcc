using AppelAProjets.Application.Partenaires;

namespace AppelAProjets.Application.Tests.Partenaires;

/// <summary>Acts of both sides that meet on one partner: the second waits, then decides on what the first has left.</summary>
[SurChaqueMoteur]
public sealed class PartenairesCroisesTests
{
    private EssaiDePartenariat essai = null!;
    private Guid id;
    private Guid partenaire;
    private PartLue vue = null!;

    public enum Acte
    {
        DonnerAccord,
        ReprendreAccord,
        Decliner,
        Relancer,
        Retirer,
        Deposer,
        Contester,
    }

    [SetUp]
    public async Task Ouvrir()
    {
        essai = await EssaiDePartenariat.OuvrirAsync();
        (id, partenaire) = await essai.PretAsync();
        essai.Dossiers.Horloge.Advance(TimeSpan.FromDays(2));
        vue = (await essai.LireAsync(partenaire))!.Part;
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [TestCase(Acte.Deposer, Acte.ReprendreAccord, "partenaire.ferme", TestName = "An agreement is not taken back from the dossier that is being deposited")]
    [TestCase(Acte.ReprendreAccord, Acte.Deposer, "partenaire.attendu", TestName = "A dossier is not deposited over the agreement that is being taken back")]
    [TestCase(Acte.Deposer, Acte.Retirer, "partenaire.ferme", TestName = "A partner stays in the dossier that is being deposited")]
    [TestCase(Acte.Decliner, Acte.Deposer, "budget.desequilibre", TestName = "A dossier is not deposited with the part of a partner that is leaving")]
    [TestCase(Acte.Retirer, Acte.DonnerAccord, "introuvable", TestName = "No agreement of the partner that is being taken off")]
    [TestCase(Acte.DonnerAccord, Acte.Retirer, "conflit", TestName = "A partner is not taken off on a page older than its agreement")]
    [TestCase(Acte.DonnerAccord, Acte.DonnerAccord, "conflit", TestName = "An agreement is given once")]
    [TestCase(Acte.Relancer, Acte.Relancer, "partenaire.relance", TestName = "A partner is reminded once")]
    [TestCase(Acte.Contester, Acte.Deposer, "partenaire.attendu", TestName = "A dossier is not deposited with a partner that is being frozen")]
    [TestCase(Acte.Deposer, Acte.Contester, null, TestName = "A partner is frozen after the deposit that read it free")]
    public async Task Two_acts(Acte premier, Acte second, string? code)
    {
        var (fait, aussi) = await essai.Dossiers.Base.CroiserAsync(() => FaireAsync(premier), () => FaireAsync(second));
        Assert.That((fait, aussi), Is.EqualTo(((string?)null, code)));
    }

    [Test]
    public async Task An_invitation_is_accepted_once()
    {
        var invitation = await essai.InviterAsync(await essai.Dossiers.CompletAsync(), "lea@sillon.exemple");
        var (fait, aussi) = await essai.Dossiers.Base.CroiserAsync(AccepterAsync, AccepterAsync);
        Assert.That((fait.Refus?.Code, aussi.Refus?.Code), Is.EqualTo(((string?)null, "cycle.etat")));

        Task<Resultat> AccepterAsync() => essai.Engager.AccepterAsync(invitation, essai.OrganisationId, 1, essai.Lea);
    }

    // On the pages that each had open before either acted.
    private async Task<string?> FaireAsync(Acte acte)
    {
        var (version, chef) = (vue.Partenaire.Version, essai.Dossiers.Signataire);
        return acte switch
        {
            Acte.DonnerAccord => (await essai.Engager.DonnerAccordAsync(partenaire, vue.Empreinte, version, essai.Lea)).Refus?.Code,
            Acte.ReprendreAccord => (await essai.Engager.ReprendreAccordAsync(partenaire, version, essai.Lea)).Refus?.Code,
            Acte.Decliner => (await essai.Engager.DeclinerAsync(partenaire, version, "Faute de temps", essai.Lea)).Refus?.Code,
            Acte.Relancer => (await essai.Gerer.RelancerAsync(id, partenaire, version, chef)).Refus?.Code,
            Acte.Retirer => (await essai.Gerer.RetirerAsync(id, partenaire, version, "Sans nouvelles", chef)).Refus?.Code,
            Acte.Deposer => await essai.DeposerAsync(id),
            Acte.Contester => await essai.ContesterAsync(),
        };
    }
}
