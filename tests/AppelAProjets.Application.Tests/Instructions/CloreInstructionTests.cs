using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>The Secrétariat closes and reopens in bulk.</summary>
[SurChaqueMoteur]
public sealed class CloreInstructionTests
{
    private InstructionDEssai essai = null!;

    private CloreInstruction Clore => new(essai.Base, essai.Ecrivain);

    [SetUp]
    public async Task Preparer() => essai = await InstructionDEssai.CreerAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_waiting_line_keeps_the_dossier_open_until_it_is_without_proposal()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Demandee);
        var secretariat = await essai.ActeurAsync("secretariat");
        var refuse = (await Clore.ExecuterAsync(InstructionDEssai.Appel, [essai.DossierId], false, secretariat)).Valeur;
        Assert.That((refuse.Faits, refuse.Refus.Single().Code), Is.EqualTo((0, "lignes.en-attente")));
        Assert.That(refuse.Refus[0].Message, Does.StartWith("EMPL28-"));
        Assert.That((await Clore.ExecuterAsync(InstructionDEssai.Appel, [essai.DossierId], true, secretariat)).Valeur.Faits, Is.EqualTo(1));
        Assert.That((await essai.FicheAsync(secretariat))!.Dossier.Etat, Is.EqualTo(EtatDossier.Instruit));
        Assert.That((await essai.LignesAsync()).All(l => l.SansPropositionLe is not null));
    }

    [Test]
    public async Task An_amount_that_awaits_its_valideur_is_not_thrown_away()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable, 5000);
        var bilan = (await Clore.ExecuterAsync(InstructionDEssai.Appel, [essai.DossierId], true, await essai.ActeurAsync("secretariat"))).Valeur;
        Assert.That(bilan.Refus.Single().Code, Is.EqualTo("lignes.en-attente"));
    }

    [Test]
    public async Task All_closes_what_can_be_and_tells_the_rest_then_reopens_with_a_reason()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Proposee, 1000);
        var secretariat = await essai.ActeurAsync("secretariat");
        var tout = (await Clore.ExecuterAsync(InstructionDEssai.Appel, null, false, secretariat)).Valeur;
        Assert.That(tout.Faits, Is.GreaterThan(0));
        Assert.That((await essai.FicheAsync(secretariat))!.Dossier.Etat, Is.EqualTo(EtatDossier.Instruit));
        Assert.That((await Clore.RouvrirAsync(InstructionDEssai.Appel, [essai.DossierId], " ", secretariat)).Valeur.Refus.Single().Code, Is.EqualTo("motif.absent"));
        Assert.That((await Clore.RouvrirAsync(InstructionDEssai.Appel, [essai.DossierId], "Une pièce est arrivée.", secretariat)).Valeur.Faits, Is.EqualTo(1));
        var fiche = (await essai.FicheAsync(secretariat))!;
        Assert.That((fiche.Dossier.Etat, fiche.Dossier.MotifEtat), Is.EqualTo((EtatDossier.EnInstruction, "Une pièce est arrivée.")));
        Assert.That(fiche.Historique.Select(h => h.Action), Does.Contain("clore-instruction").And.Contain("rouvrir-instruction"));
    }

    [Test]
    public async Task A_dossier_that_left_the_state_since_it_was_ticked_is_named_with_where_it_is()
    {
        await essai.PlacerAsync(EtatDossier.Retire);
        var bilan = (await Clore.ExecuterAsync(InstructionDEssai.Appel, [essai.DossierId], true, await essai.ActeurAsync("secretariat"))).Valeur;
        Assert.That(bilan.Faits, Is.Zero);
        Assert.That(bilan.Refus.Single().Message, Does.StartWith("EMPL28-").And.Contain(Libelles.Pour(EtatDossier.Retire)));
    }

    [Test]
    public async Task One_that_is_ticked_is_read_without_the_others_of_the_call()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Proposee, 1000);
        var secretariat = await essai.ActeurAsync("secretariat");
        var (lues, observateur) = (new List<string>(), essai.Base.Observateur);
        essai.Base.Observateur = (sql, _) => lues.Add(sql.Pour(SqlDialect.Sqlite));
        Assert.That((await Clore.ExecuterAsync(InstructionDEssai.Appel, [essai.DossierId], false, secretariat)).Valeur.Faits, Is.EqualTo(1));
        essai.Base.Observateur = observateur;
        Assert.That(lues.Where(l => l.Contains("AS EnAttente", StringComparison.Ordinal)), Is.Not.Empty.And.All.Match("d\\.Id (= @Id|IN @Ids)"));
    }

    [Test]
    public async Task Only_the_secretariat_closes()
    {
        foreach (var compte in new[] { "instructeur.pref44", "valideur", "lecteur", "presidence" })
        {
            Assert.That((await Clore.ExecuterAsync(InstructionDEssai.Appel, null, true, await essai.ActeurAsync(compte))).Issue, Is.EqualTo(Issue.Absent), compte);
        }
    }
}
