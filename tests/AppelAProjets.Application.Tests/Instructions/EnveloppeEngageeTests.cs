using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Validations;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>What is left of an envelope before the committee: the sheet and the queue of the Valideur say the same.</summary>
[SurChaqueMoteur]
public sealed class EnveloppeEngageeTests
{
    private static readonly SqlStatement Ligne = new("""
        UPDATE Ligne SET Etat = @Etat, SansPropositionLe = @Sans, ProposeSpecifique = 1000, ProposeDroitCommun = 0, ArbitreSpecifique = @Arbitre, ArbitreDroitCommun = 0, AccordeSpecifique = @Accorde, AccordeDroitCommun = 0
        WHERE DossierId = @Id
        """);

    private static readonly SqlStatement LAppel = new("SELECT AppelId FROM Dossier WHERE Id = @Id");
    private static readonly SqlStatement LePlafond = new("""
        UPDATE Enveloppe SET SansPlafond = 0 WHERE TypeDeCredits = 'Specifique' AND AppelId = @AppelId AND FinanceurId = @FinanceurId
        """);

    private InstructionDEssai essai = null!;
    private Acteur instructeur = null!;
    private Acteur valideur = null!;
    private Guid appel;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        (instructeur, valideur) = (await essai.ActeurAsync("instructeur.pref44"), await essai.ActeurAsync("valideur"));
        appel = (await essai.LireAsync<Guid>(LAppel, new { Id = essai.DossierId }))[0];
        await essai.EcrireAsync(LePlafond, new { AppelId = appel, FinanceurId = instructeur.FinanceursComme(Role.Instructeur)[0] });
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [TestCase(EtatLigne.Recevable, EtatDossier.EnInstruction, 0, 1000)]
    [TestCase(EtatLigne.Proposee, EtatDossier.EnInstruction, 1000, 0)]
    [TestCase(EtatLigne.Proposee, EtatDossier.SansSuite, 0, 0)]
    [TestCase(EtatLigne.NonRecevable, EtatDossier.EnInstruction, 0, 0)]
    [TestCase(EtatLigne.Arbitree, EtatDossier.EnComite, 1000, 0)]
    [TestCase(EtatLigne.RefuseeComite, EtatDossier.EnComite, 1000, 0)]
    [TestCase(EtatLigne.RefuseeComite, EtatDossier.Arbitre, 0, 0)]
    [TestCase(EtatLigne.Arbitree, EtatDossier.Arbitre, 700, 0)]
    [TestCase(EtatLigne.Accordee, EtatDossier.AvisTransmis, 500, 0)]
    [TestCase(EtatLigne.ActeSigne, EtatDossier.AvisTransmis, 500, 0)]
    [TestCase(EtatLigne.Soldee, EtatDossier.Clos, 500, 0)]
    [TestCase(EtatLigne.Soldee, EtatDossier.SansSuite, 500, 0)]
    public async Task Each_line_counts_once_for_what_is_known_of_it(EtatLigne etat, EtatDossier dossier, long engage, long prepare)
    {
        await PlacerAsync(EtatLigne.NonRecevable, EtatDossier.EnInstruction);
        var sans = await LireAsync();
        await PlacerAsync(etat, dossier);
        var avec = await LireAsync();
        Assert.That((avec.Engage - sans.Engage, avec.Prepare - sans.Prepare), Is.EqualTo((new Montant(engage), new Montant(prepare))));
        Assert.That(avec.Depassement, Is.EqualTo(avec.Total > avec.Montant ? avec.Total - avec.Montant : Montant.Zero));
    }

    private async Task PlacerAsync(EtatLigne etat, EtatDossier dossier)
    {
        long? arbitre = dossier is EtatDossier.EnInstruction ? null : 700;
        await essai.EcrireAsync(Ligne, new { Etat = etat.ToString(), Sans = (DateTimeOffset?)null, Arbitre = arbitre, Accorde = etat is EtatLigne.Accordee or EtatLigne.ActeSigne or EtatLigne.Soldee ? (long?)500 : null, Id = essai.DossierId });
        await essai.PlacerAsync(dossier);
    }

    private async Task<EnveloppeEngagee> LireAsync()
    {
        var fiche = (await essai.FicheAsync(instructeur))!.Enveloppes.Single(e => e.TypeDeCredits == TypeDeCredits.Specifique);
        var file = (await new ValidationsQuery(essai.Base).EnveloppesAsync([appel], valideur)).Single(e => e.TypeDeCredits == TypeDeCredits.Specifique && e.FinanceurId == fiche.FinanceurId);
        var tableau = (await new EnveloppesDeLAppelQuery(essai.Base).ChargerAsync(InstructionDEssai.Appel, instructeur))!.Single(e => e.Enveloppe.TypeDeCredits == TypeDeCredits.Specifique);
        Assert.That((file, tableau), Is.EqualTo((fiche, ("PREF44", fiche))));
        return fiche;
    }
}
