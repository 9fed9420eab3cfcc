using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Application.Papier;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.Journal;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>A funder's line: recevable, opinion, amount, validation, without proposal.</summary>
[SurChaqueMoteur]
public sealed class LignesTests
{
    private static readonly SqlStatement NePlusDemander = new("UPDATE Ligne SET Demande = 0 WHERE DossierId = @DossierId");

    private InstructionDEssai essai = null!;
    private Acteur acteur = null!;

    private StatuerSurLigne Statuer => new(essai.Ecrivain);

    private InstruireLigne Instruire => new(essai.Ecrivain);

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        await essai.PlacerLesLignesAsync(EtatLigne.Demandee);
        acteur = await essai.ActeurAsync("instructeur.pref44");
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task Recevable_then_not_then_again_each_with_its_reason()
    {
        Assert.That(await CodeAsync(Statuer.ExecuterAsync(await ViserAsync(), false, " ", acteur)), Is.EqualTo("motif.absent"));
        Assert.That(await CodeAsync(Statuer.ExecuterAsync(await ViserAsync(), false, "Hors quartier.", acteur)), Is.Null);
        Assert.That((await essai.LigneAsync("PREF44")).Etat, Is.EqualTo(EtatLigne.NonRecevable));
        Assert.That(await CodeAsync(Statuer.ExecuterAsync(await ViserAsync(), true, null, acteur)), Is.EqualTo("motif.absent"));
        Assert.That(await CodeAsync(Statuer.ExecuterAsync(await ViserAsync(), true, "Erreur de périmètre.", acteur)), Is.Null);
        Assert.That((await essai.LigneAsync("PREF44")).Etat, Is.EqualTo(EtatLigne.Recevable));
    }

    [Test]
    public async Task A_funder_that_requires_it_has_its_amount_validated()
    {
        await Statuer.ExecuterAsync(await ViserAsync(), true, null, acteur);
        Assert.That(await CodeAsync(ProposerAsync(1200)), Is.Null);
        Assert.That((await essai.LigneAsync("PREF44")).Etat, Is.EqualTo(EtatLigne.Recevable), "prepared, not proposed");
        var valideur = await essai.ActeurAsync("valideur");
        var valider = new ValiderProposition(essai.Ecrivain);
        Assert.That(await CodeAsync(valider.ExecuterAsync(await ViserAsync(), acteur)), Is.EqualTo("ligne.valideur"));
        Assert.That(await CodeAsync(valider.ExecuterAsync(await ViserAsync(), valideur)), Is.Null);
        var ligne = await essai.LigneAsync("PREF44");
        Assert.That((ligne.Etat, ligne.Propose!.Value.Total), Is.EqualTo((EtatLigne.Proposee, Montant.DeEuros(1200))));
        Assert.That(await CodeAsync(valider.ExecuterAsync(await ViserAsync(), valideur)), Is.EqualTo("ligne.deja-validee"));
        Assert.That(await CodeAsync(ProposerAsync(900)), Is.EqualTo("ligne.valideur"), "the amount belongs to the Valideur now");
        var autreAvis = new SaisieDeLigne(AvisInstructeur.Defavorable, "Hors quartier.", ligne.ProposeSpecifique, ligne.ProposeDroitCommun, ligne.ProposeMotif);
        Assert.That(await CodeAsync(Instruire.ExecuterAsync(await ViserAsync(), autreAvis, acteur)), Is.EqualTo("ligne.valideur"), "so does the opinion that was validated with it");
        Assert.That((await essai.FicheAsync(acteur))!.Montants.Count(m => m.Nature == "Propose" && m.Specifique == new Montant(120_000)), Is.EqualTo(1));
    }

    [Test]
    public async Task An_opinion_of_the_Valideur_validates_nothing()
    {
        await Statuer.ExecuterAsync(await ViserAsync(), true, null, acteur);
        await ProposerAsync(1200);
        var (valideur, prepare) = (await essai.ActeurAsync("valideur"), await essai.LigneAsync("PREF44"));
        Assert.That(await CodeAsync(Instruire.ExecuterAsync(await ViserAsync(), new(AvisInstructeur.FavorableSousReserve, "À voir.", prepare.ProposeSpecifique, prepare.ProposeDroitCommun, prepare.ProposeMotif), valideur)), Is.Null);
        var ligne = await essai.LigneAsync("PREF44");
        Assert.That((ligne.Etat, ligne.AvisMotif, ligne.Propose), Is.EqualTo((EtatLigne.Recevable, "À voir.", prepare.Propose)));
        Assert.That(await CodeAsync(Instruire.ExecuterAsync(await ViserAsync(), new(ligne.Avis, ligne.AvisMotif, Montant.DeEuros(800), null, ligne.ProposeMotif), valideur)), Is.Null);
        Assert.That((await essai.LigneAsync("PREF44")).Etat, Is.EqualTo(EtatLigne.Proposee), "an amount that the Valideur sets is the funder's");
    }

    [Test]
    public async Task Opinions_and_amounts_have_their_refusals()
    {
        Assert.That(await CodeAsync(ProposerAsync(1200)), Is.EqualTo("ligne.recevabilite"), "recevable first");
        await Statuer.ExecuterAsync(await ViserAsync(), true, null, acteur);
        Assert.That(await CodeAsync(InstruireAsync(new(AvisInstructeur.Defavorable, null, null, null, null))), Is.EqualTo("avis.motif"));
        Assert.That(await CodeAsync(InstruireAsync(new(AvisInstructeur.FavorableSousReserve, " ", null, null, null))), Is.EqualTo("avis.motif"));
        Assert.That(await CodeAsync(InstruireAsync(new(null, null, null, null, null))), Is.EqualTo("ligne.vide"));
        Assert.That(await CodeAsync(InstruireAsync(new(null, null, new Montant(-100), null, null))), Is.EqualTo("repartition.negative"));
        Assert.That(await CodeAsync(InstruireAsync(new(AvisInstructeur.Favorable, null, null, null, null))), Is.Null, "an opinion alone is kept");
        Assert.That((await essai.LigneAsync("PREF44")).Avis, Is.EqualTo(AvisInstructeur.Favorable));
    }

    [Test]
    public async Task An_old_tab_conflicts_and_changes_nothing()
    {
        await Statuer.ExecuterAsync(await ViserAsync(), true, null, acteur);
        var ancienne = await ViserAsync();
        Assert.That(await CodeAsync(ProposerAsync(1200)), Is.Null);
        var refus = await Instruire.ExecuterAsync(ancienne, new(AvisInstructeur.Favorable, null, Montant.DeEuros(5), null, null), acteur);
        Assert.That(refus.Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await essai.LigneAsync("PREF44")).Propose!.Value.Total, Is.EqualTo(Montant.DeEuros(1200)));
    }

    [Test]
    public async Task Without_proposal_needs_a_reason_and_is_undone_by_one()
    {
        await Statuer.ExecuterAsync(await ViserAsync(), true, null, acteur);
        var renoncer = new RenoncerAProposer(essai.Ecrivain);
        Assert.That(await CodeAsync(renoncer.ExecuterAsync(await ViserAsync(), "", acteur)), Is.EqualTo("motif.absent"));
        Assert.That(await CodeAsync(renoncer.ExecuterAsync(await ViserAsync(), "Hors compétence.", acteur)), Is.Null);
        Assert.That((await essai.LigneAsync("PREF44")).SansPropositionLe, Is.EqualTo(essai.Horloge.GetUtcNow()));
        Assert.That(await CodeAsync(ProposerAsync(0)), Is.Null, "0 is a proposal");
        Assert.That((await essai.LigneAsync("PREF44")).SansPropositionLe, Is.Null);
    }

    [Test]
    public async Task Another_funders_line_and_a_closed_instruction_are_out_of_reach()
    {
        var autre = (await essai.LignesAsync()).First(l => l.FinanceurId != acteur.FinanceursComme(Role.Instructeur)[0]);
        var visee = new LigneVisee(InstructionDEssai.Appel, essai.DossierId, autre.Id, autre.Version);
        Assert.That((await Statuer.ExecuterAsync(visee, true, null, acteur)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await Statuer.ExecuterAsync(await ViserAsync(), true, null, await essai.ActeurAsync("secretariat"))).Issue, Is.EqualTo(Issue.Absent));
        await essai.PlacerAsync(EtatDossier.Instruit);
        Assert.That(await CodeAsync(Statuer.ExecuterAsync(await ViserAsync(), true, null, acteur)), Is.EqualTo("instruction.fermee"));
    }

    [Test]
    public async Task A_funder_that_the_dossier_no_longer_asks_reads_no_bank_account_whatever_its_line()
    {
        var versions = new VersionsQuery(essai.Base, essai.Ecrivain);
        Assert.That(await LitToutAsync(), Is.EqualTo((true, true)));
        await essai.EcrireAsync(NePlusDemander, new { essai.DossierId });
        Assert.That(await LitToutAsync(), Is.EqualTo((false, false)));

        async Task<(bool Fiche, bool Versions)> LitToutAsync()
        {
            var lecteur = (await versions.PourLesAgentsAsync(InstructionDEssai.Appel, essai.DossierId, ActeDuJournal.Consulter, acteur))!.Lecteur;
            return ((await essai.FicheAsync(acteur))!.LitTout, lecteur == LecteurDeDossier.DeTout);
        }
    }

    [Test]
    public async Task The_eligible_base_needs_a_reason_and_stays_within_the_charges()
    {
        var fixer = new FixerAssiette(essai.Ecrivain);
        var dossier = (await essai.FicheAsync(acteur))!.Dossier;
        Assert.That(await FixerAsync(Montant.DeEuros(10), " ", dossier.Version), Is.EqualTo("motif.absent"));
        Assert.That(await FixerAsync(dossier.TotalCharges!.Value + new Montant(1), "Tout.", dossier.Version), Is.EqualTo("assiette.trop-grande"));
        Assert.That(await FixerAsync(Montant.DeEuros(10), "Sans les salaires.", dossier.Version), Is.Null);
        Assert.That(await FixerAsync(null, "Finalement tout.", dossier.Version), Is.EqualTo("conflit"));
        Assert.That(await FixerAsync(null, "Finalement tout.", dossier.Version + 1), Is.Null);
        Assert.That((await essai.FicheAsync(acteur))!.Dossier.AssietteEligible, Is.Null);

        async Task<string?> FixerAsync(Montant? montant, string motif, int version) =>
            (await fixer.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, new SaisieDAssiette(montant, motif, version), acteur)).Refus?.Code;
    }

    private Task<LigneVisee> ViserAsync() => essai.ViserAsync("PREF44");

    private Task<Resultat> ProposerAsync(long euros) => InstruireAsync(new(AvisInstructeur.Favorable, null, Montant.DeEuros(euros), null, "Au prorata."));

    private async Task<Resultat> InstruireAsync(SaisieDeLigne saisie) => await Instruire.ExecuterAsync(await ViserAsync(), saisie, acteur);

    private static async Task<string?> CodeAsync(Task<Resultat> action) => (await action).Refus?.Code;
}
