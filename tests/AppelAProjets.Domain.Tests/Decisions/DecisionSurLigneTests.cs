using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Decisions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Tests.Decisions;

public sealed class DecisionSurLigneTests
{
    private static readonly DateOnly Jour = new(2028, 3, 1);
    private static readonly Repartition Arbitre = new(Montant.DeEuros(1_000), Montant.Zero);
    private static readonly LigneADecider Ligne = new(EtatLigne.Arbitree, EtatDossier.AvisTransmis, Arbitre);

    private static readonly DecisionAnnoncee Accord = new(NatureDeDecision.Accord, Arbitre) { Organe = "Commission permanente", Reference = "2028-12", DecideeLe = Jour, NotifieeLe = Jour };

    [Test]
    public void Un_accord_un_refus_et_un_retrait_menent_chacun_a_leur_etat() => Assert.Multiple(() =>
    {
        Assert.That(Decider(Accord).Valeur, Is.EqualTo(EtatLigne.Accordee));
        Assert.That(Decider(Accord with { Nature = NatureDeDecision.Refus, Montant = Repartition.Zero }).Valeur, Is.EqualTo(EtatLigne.RefuseeDecision));
        Assert.That(Decider(new DecisionAnnoncee(NatureDeDecision.Retrait, Repartition.Zero) { Motif = "Budget non voté" }).Valeur, Is.EqualTo(EtatLigne.RetireeParFinanceur));
    });

    [Test]
    public void Ce_qui_manque_est_dit_a_cote_de_son_champ() => Assert.Multiple(() =>
    {
        Assert.That(Decider(new DecisionAnnoncee(null, Arbitre)).Refus!.Champ, Is.EqualTo("Nature"));
        Assert.That(Decider(new DecisionAnnoncee(NatureDeDecision.Accord, Arbitre)).TousLesRefus.Select(r => r.Champ), Is.EqualTo(new[] { "Organe", "Reference", "DecideeLe" }));
        Assert.That(Decider(Accord with { NotifieeLe = Jour.AddDays(-1) }).Refus!.Champ, Is.EqualTo("NotifieeLe"));
        Assert.That(Decider(Accord with { DecideeLe = Jour.AddDays(1), NotifieeLe = Jour.AddDays(1) }).Refus!.Code, Is.EqualTo("decision.date-future"));
        Assert.That(Decider(new DecisionAnnoncee(NatureDeDecision.Retrait, Repartition.Zero)).Refus!.Code, Is.EqualTo("motif.absent"));
    });

    [Test]
    public void Un_autre_montant_que_celui_du_comite_se_motive() => Assert.Multiple(() =>
    {
        var moins = Accord with { Montant = new Repartition(Montant.DeEuros(900), Montant.Zero) };
        Assert.That(Decider(moins).Refus!.Code, Is.EqualTo("decision.motif"));
        Assert.That(Decider(moins with { Motif = "Crédits réduits" }).Valeur, Is.EqualTo(EtatLigne.Accordee));
    });

    [TestCase(EtatDossier.EnComite)]
    [TestCase(EtatDossier.Instruit)]
    public void Avant_le_releve_rien_ne_se_decide(EtatDossier dossier) =>
        Assert.That(DecisionSurLigne.Decider(Ligne with { Dossier = dossier }, Accord, [Role.Instructeur], Jour).Refus!.Code, Is.EqualTo("decision.dossier"));

    private static Resultat<EtatLigne> Decider(DecisionAnnoncee decision) => DecisionSurLigne.Decider(Ligne, decision, [Role.Instructeur], Jour);
}
