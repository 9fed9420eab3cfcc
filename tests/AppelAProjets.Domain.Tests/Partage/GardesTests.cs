using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using static AppelAProjets.Domain.Dossiers.EtatDossier;

namespace AppelAProjets.Domain.Tests.Partage;

/// <summary>Each condition of each arrow, spoilt alone, gives its own refusal.</summary>
public sealed class GardesTests
{
    private static readonly Refus Manque = new("un.manque", "Il manque quelque chose.");

    private static IEnumerable<TestCaseData> Dossiers()
    {
        TestCaseData Cas(EtatDossier de, ActionDossier action, Intervenant qui, string code, Func<ContexteDossier, ContexteDossier> gater) =>
            new TestCaseData(de, action, qui, code, gater).SetArgDisplayNames(de.ToString(), action.ToString(), qui.ToString(), code);

        Intervenant signataire = QualiteDeMembre.Signataire, secretariat = Role.Secretariat, presidence = Role.Presidence;
        yield return Cas(Brouillon, ActionDossier.Deposer, signataire, "un.manque", c => c with { Manques = [Manque] });
        yield return Cas(Brouillon, ActionDossier.Deposer, signataire, "condition.non-evaluee", c => c with { Manques = null });
        yield return Cas(Depose, ActionDossier.DemanderComplements, secretariat, "complements.aucun", c => c with { ElementsDemandes = 0 });
        yield return Cas(ACompleter, ActionDossier.RepondreComplements, signataire, "un.manque", c => c with { Manques = [Manque] });
        yield return Cas(ACompleter, ActionDossier.DeclarerIrrecevable, secretariat, "complements.terme", c => c with { TermePasse = false });
        yield return Cas(Irrecevable, ActionDossier.RapporterIrrecevabilite, secretariat, "releve.arrete", c => c with { ReleveArrete = true });
        yield return Cas(Irrecevable, ActionDossier.RapporterIrrecevabilite, secretariat, "releve.arrete", c => c with { ReleveArrete = null });
        yield return Cas(Retire, ActionDossier.RapporterRetrait, secretariat, "releve.arrete", c => c with { ReleveArrete = true });
        yield return Cas(EnInstruction, ActionDossier.CloreInstruction, secretariat, "lignes.en-attente", c => c with { LignesEnAttente = 2 });
        yield return Cas(EnInstruction, ActionDossier.CloreInstruction, secretariat, "condition.non-evaluee", c => c with { LignesEnAttente = null });
        yield return Cas(Instruit, ActionDossier.Inscrire, secretariat, "seance.close", c => c with { Seance = EtatSeance.Close });
        yield return Cas(Instruit, ActionDossier.Inscrire, secretariat, "seance.close", c => c with { Seance = EtatSeance.Arretee });
        yield return Cas(Instruit, ActionDossier.Inscrire, secretariat, "seance.close", c => c with { Seance = null });
        yield return Cas(EnComite, ActionDossier.RetirerDeLOrdreDuJour, secretariat, "point.retrait-secretariat", c => c with { Seance = EtatSeance.Ouverte });
        yield return Cas(EnComite, ActionDossier.RetirerDeLOrdreDuJour, presidence, "point.retrait-presidence", c => c with { Seance = EtatSeance.Convoquee });
        yield return Cas(EnComite, ActionDossier.Ajourner, presidence, "seance.non-ouverte", c => c with { Seance = EtatSeance.Suspendue });
        yield return Cas(EnComite, ActionDossier.Ajourner, presidence, "suite.absente", c => c with { Suite = " " });
        yield return Cas(EnComite, ActionDossier.ArreterReleve, presidence, "un.manque", c => c with { Manques = [Manque] });
        yield return Cas(Arbitre, ActionDossier.RectifierReleve, presidence, "releve.rectificatif", c => c with { ReleveRectifie = "" });
        yield return Cas(Arbitre, ActionDossier.RectifierReleve, presidence, "releve.rectificatif", c => c with { DateRectification = null });
        yield return Cas(Arbitre, ActionDossier.PublierAvis, secretariat, "courrier.bons-manquants", c => c with { BonsManquants = ["CAF"] });
        yield return Cas(Arbitre, ActionDossier.PublierAvis, secretariat, "courrier.copil", c => c with { CopilAttendu = true });
        yield return Cas(Arbitre, ActionDossier.PublierAvis, secretariat, "condition.non-evaluee", c => c with { BonsManquants = null });
        yield return Cas(AvisTransmis, ActionDossier.Maintenir, signataire, "un.manque", c => c with { Manques = [Manque] });
        yield return Cas(AvisTransmis, ActionDossier.Maintenir, signataire, "maintien.tardif", c => c with { AvantDateLimite = false });
        yield return Cas(AvisTransmis, ActionDossier.Reduire, signataire, "maintien.tardif", c => c with { AvantDateLimite = false });
        yield return Cas(Arbitre, ActionDossier.Rearbitrer, Intervenant.Systeme, "seuil.tenu", c => c with { CouvertSousLeSeuil = false });
        yield return Cas(Depose, ActionDossier.Retirer, signataire, "seance.ouverte", c => c with { Seance = EtatSeance.Ouverte });
        yield return Cas(Instruit, ActionDossier.Retirer, signataire, "seance.ouverte", c => c with { Seance = EtatSeance.Suspendue });
        yield return Cas(AvisTransmis, ActionDossier.Clore, secretariat, "lignes.non-finales", c => c with { LignesNonFinales = 1 });
        yield return Cas(AvisTransmis, ActionDossier.Clore, secretariat, "bilan.attendu", c => c with { BilanRegle = false });
        foreach (var (de, action, qui) in new (EtatDossier, ActionDossier, Intervenant)[]
        {
            (ACompleter, ActionDossier.InstruireEnLEtat, secretariat), (ACompleter, ActionDossier.DeclarerIrrecevable, secretariat),
            (Depose, ActionDossier.DeclarerIrrecevable, secretariat), (EnInstruction, ActionDossier.DeclarerIrrecevable, secretariat),
            (Irrecevable, ActionDossier.RapporterIrrecevabilite, secretariat), (Instruit, ActionDossier.RouvrirInstruction, secretariat), (Retire, ActionDossier.RapporterRetrait, secretariat),
            (EnComite, ActionDossier.RetirerDeLOrdreDuJour, secretariat), (EnComite, ActionDossier.Ajourner, presidence),
            (Arbitre, ActionDossier.RectifierReleve, presidence), (AvisTransmis, ActionDossier.Renoncer, signataire),
            (AvisTransmis, ActionDossier.Rearbitrer, Intervenant.Systeme), (EnComite, ActionDossier.ClasserSansSuite, secretariat),
        })
        {
            yield return Cas(de, action, qui, "motif.absent", c => c with { Motif = "  " });
        }
    }

    [TestCaseSource(nameof(Dossiers))]
    public void Dossier(EtatDossier de, ActionDossier action, Intervenant qui, string code, Func<ContexteDossier, ContexteDossier> gater) =>
        EstRefuse(CycleDossier.Decider(de, action, qui, gater(Contextes.Dossier(action, qui))), code);

    private static IEnumerable<TestCaseData> Lignes()
    {
        TestCaseData Cas(EtatLigne de, ActionLigne action, Role qui, string code, Func<ContexteLigne, ContexteLigne> gater) =>
            new TestCaseData(de, action, qui, code, gater).SetArgDisplayNames(de.ToString(), action.ToString(), qui.ToString(), code);

        static ContexteLigne Decision(ContexteLigne c, Func<DecisionDuFinanceur, DecisionDuFinanceur> gater) => c with { Decision = gater(c.Decision!) };
        var negatif = new Repartition(Montant.DeEuros(-1), Montant.DeEuros(200));
        yield return Cas(EtatLigne.NonRecevable, ActionLigne.DeclarerRecevable, Role.Instructeur, "motif.absent", c => c with { Motif = null });
        yield return Cas(EtatLigne.Demandee, ActionLigne.DeclarerNonRecevable, Role.Instructeur, "motif.absent", c => c with { Motif = null });
        yield return Cas(EtatLigne.Recevable, ActionLigne.Proposer, Role.Instructeur, "ligne.valideur", c => c with { ValideurExige = true });
        yield return Cas(EtatLigne.Recevable, ActionLigne.Proposer, Role.Instructeur, "ligne.montant", c => c with { Montant = null });
        yield return Cas(EtatLigne.Recevable, ActionLigne.Proposer, Role.Instructeur, "ligne.montant", c => c with { Montant = negatif });
        yield return Cas(EtatLigne.Recevable, ActionLigne.Proposer, Role.Instructeur, "ligne.montant", c => c with { Montant = new Repartition(negatif.DroitCommun, negatif.Specifique) });
        yield return Cas(EtatLigne.Proposee, ActionLigne.Arbitrer, Role.MembreComite, "ligne.point-clos", c => c with { PointOuvert = false });
        yield return Cas(EtatLigne.Proposee, ActionLigne.Arbitrer, Role.MembreComite, "ligne.deport", c => c with { EnDeport = true });
        yield return Cas(EtatLigne.Proposee, ActionLigne.Arbitrer, Role.MembreComite, "ligne.deport", c => c with { EnDeport = null });
        yield return Cas(EtatLigne.Proposee, ActionLigne.Arbitrer, Role.MembreComite, "ligne.montant-nul", c => c with { Montant = Repartition.Zero });
        yield return Cas(EtatLigne.Proposee, ActionLigne.Arbitrer, Role.MembreComite, "ligne.montant-nul", c => c with { Montant = negatif });
        yield return Cas(EtatLigne.Proposee, ActionLigne.RefuserEnComite, Role.MembreComite, "ligne.deport", c => c with { EnDeport = true });
        yield return Cas(EtatLigne.RefuseeComite, ActionLigne.RefuserEnComite, Role.MembreComite, "motif.absent", c => c with { Motif = " " });
        yield return Cas(EtatLigne.Demandee, ActionLigne.Reserver, Role.MembreComite, "ligne.attendu", c => c with { Attendu = " " });
        yield return Cas(EtatLigne.Proposee, ActionLigne.Reserver, Role.MembreComite, "ligne.point-clos", c => c with { PointOuvert = false });
        yield return Cas(EtatLigne.Recevable, ActionLigne.Reserver, Role.MembreComite, "ligne.deport", c => c with { EnDeport = true });
        yield return Cas(EtatLigne.Arbitree, ActionLigne.RevenirALInstruction, Role.Presidence, "motif.absent", c => c with { Motif = "" });
        yield return Cas(EtatLigne.Arbitree, ActionLigne.RevenirALaProposition, Role.Presidence, "motif.absent", c => c with { Motif = "" });
        yield return Cas(EtatLigne.Arbitree, ActionLigne.Rectifier, Role.Presidence, "motif.absent", c => c with { Motif = "" });
        yield return Cas(EtatLigne.RefuseeComite, ActionLigne.Rectifier, Role.Presidence, "ligne.montant-nul", c => c with { Montant = Repartition.Zero });
        yield return Cas(EtatLigne.Arbitree, ActionLigne.RectifierEnRefus, Role.Presidence, "motif.absent", c => c with { Motif = " " });
        yield return Cas(EtatLigne.Arbitree, ActionLigne.Accorder, Role.Instructeur, "decision.incomplete", c => c with { Decision = null });
        yield return Cas(EtatLigne.Arbitree, ActionLigne.Accorder, Role.Instructeur, "decision.incomplete", c => Decision(c, d => d with { Organe = "" }));
        yield return Cas(EtatLigne.Arbitree, ActionLigne.Accorder, Role.Instructeur, "decision.incomplete", c => Decision(c, d => d with { Reference = "" }));
        yield return Cas(EtatLigne.Arbitree, ActionLigne.Accorder, Role.Instructeur, "decision.montant", c => Decision(c, d => d with { Montant = Repartition.Zero }));
        yield return Cas(EtatLigne.Arbitree, ActionLigne.Accorder, Role.Instructeur, "decision.montant", c => Decision(c, d => d with { Montant = negatif }));
        yield return Cas(EtatLigne.Arbitree, ActionLigne.Accorder, Role.Instructeur, "decision.notification", c => Decision(c, d => d with { Notification = null }));
        yield return Cas(EtatLigne.Arbitree, ActionLigne.Accorder, Role.Instructeur, "decision.notification", c => Decision(c, d => d with { Notification = d.Date.AddDays(-1) }));
        yield return Cas(EtatLigne.Arbitree, ActionLigne.RefuserParDecision, Role.Instructeur, "decision.montant", c => Decision(c, d => d with { Montant = new Repartition(Montant.DeEuros(1), Montant.Zero) }));
        yield return Cas(EtatLigne.Demandee, ActionLigne.RetirerParFinanceur, Role.Instructeur, "motif.absent", c => c with { Motif = null });
    }

    [TestCaseSource(nameof(Lignes))]
    public void Ligne(EtatLigne de, ActionLigne action, Role qui, string code, Func<ContexteLigne, ContexteLigne> gater) =>
        EstRefuse(CycleLigne.Decider(de, action, qui, gater(Contextes.Ligne(action))), code);

    [Test]
    public void LeValideurProposeQuandLeFinanceurLExige() =>
        Assert.That(CycleLigne.Decider(EtatLigne.Recevable, ActionLigne.Proposer, Role.Valideur,
            Contextes.Ligne(ActionLigne.Proposer) with { ValideurExige = true, Montant = Repartition.Zero }).Valeur, Is.EqualTo(EtatLigne.Proposee));

    [Test]
    public void Appel() => Assert.Multiple(() =>
    {
        Intervenant secretariat = Role.Secretariat;
        var c = Contextes.Appel(ActionAppel.Publier);
        EstRefuse(CycleAppel.Decider(EtatAppel.Preparation, ActionAppel.Publier, secretariat, c with { Manques = [Manque] }), "un.manque");
        EstRefuse(CycleAppel.Decider(EtatAppel.Preparation, ActionAppel.Publier, secretariat, ContexteAppel.Vide), "condition.non-evaluee");
        EstRefuse(CycleAppel.Decider(EtatAppel.Publie, ActionAppel.OuvrirDepot, Intervenant.Systeme, c with { Maintenant = c.Periode!.Ouverture.AddTicks(-1) }), "appel.ouverture");
        EstRefuse(CycleAppel.Decider(EtatAppel.Publie, ActionAppel.OuvrirDepot, secretariat, c with { Periode = null }), "appel.ouverture");
        var avant = c with { Maintenant = c.Periode.Ouverture.AddTicks(-1) };
        EstRefuse(CycleAppel.Decider(EtatAppel.Publie, ActionAppel.RetirerPublication, secretariat, avant with { Maintenant = c.Periode.Ouverture }), "appel.ouvert");
        EstRefuse(CycleAppel.Decider(EtatAppel.Publie, ActionAppel.RetirerPublication, secretariat, avant with { Dossiers = 1 }), "appel.commence");
        EstRefuse(CycleAppel.Decider(EtatAppel.Publie, ActionAppel.RetirerPublication, secretariat, avant with { Dossiers = null }), "condition.non-evaluee");
        EstRefuse(CycleAppel.Decider(EtatAppel.DepotOuvert, ActionAppel.CloreDepot, secretariat, c with { Maintenant = c.Periode.Cloture }), "appel.cloture");
        EstRefuse(CycleAppel.Decider(EtatAppel.DepotOuvert, ActionAppel.CloreDepot, secretariat, c with { Maintenant = c.Periode.Ouverture.AddDays(-1) }), "appel.cloture");
        EstRefuse(CycleAppel.Decider(EtatAppel.Comite, ActionAppel.PublierAvis, secretariat, c with { DossiersSansAvis = 3 }), "appel.avis");
        EstRefuse(CycleAppel.Decider(EtatAppel.AvisPublies, ActionAppel.Clore, secretariat, c with { DossiersOuverts = 3 }), "appel.dossiers");
    });

    [Test]
    public void Seance() => Assert.Multiple(() =>
    {
        EstRefuse(CycleSeance.Decider(EtatSeance.Preparee, ActionSeance.Convoquer, Role.Secretariat, ContexteSeance.Vide), "seance.ordre-du-jour");
        EstRefuse(CycleSeance.Decider(EtatSeance.Ouverte, ActionSeance.Clore, Role.Presidence, Contextes.Seance with { PointsInscrits = 1 }), "seance.points");
        EstRefuse(CycleSeance.Decider(EtatSeance.Close, ActionSeance.Rouvrir, Role.Presidence, Contextes.Seance with { Motif = null }), "motif.absent");
        EstRefuse(CycleSeance.Decider(EtatSeance.Close, ActionSeance.Arreter, Role.Presidence, Contextes.Seance with { Manques = [Manque] }), "un.manque");
    });

    [Test]
    public void Point() => Assert.Multiple(() =>
    {
        var ouvert = Contextes.Point(ActionPoint.Clore, Role.Presidence);
        EstRefuse(CyclePoint.Decider(EtatPoint.Inscrit, ActionPoint.Clore, Role.Presidence, ouvert with { Manques = [Manque] }), "un.manque");
        EstRefuse(CyclePoint.Decider(EtatPoint.Inscrit, ActionPoint.Clore, Role.Presidence, ouvert with { Seance = EtatSeance.Close }), "seance.non-ouverte");
        EstRefuse(CyclePoint.Decider(EtatPoint.Inscrit, ActionPoint.Ajourner, Role.Presidence, ouvert with { Suite = null }), "suite.absente");
        EstRefuse(CyclePoint.Decider(EtatPoint.Inscrit, ActionPoint.Ajourner, Role.Presidence, ouvert with { Motif = null }), "motif.absent");
        EstRefuse(CyclePoint.Decider(EtatPoint.Inscrit, ActionPoint.Retirer, Role.Secretariat, ouvert), "point.retrait-secretariat");
        EstRefuse(CyclePoint.Decider(EtatPoint.Clos, ActionPoint.Rouvrir, Role.Presidence, ouvert with { Motif = null }), "motif.absent");
        EstRefuse(CyclePoint.Decider(EtatPoint.Clos, ActionPoint.Rouvrir, Role.Presidence, ouvert with { Seance = EtatSeance.Arretee }), "seance.non-ouverte");
        EstRefuse(CyclePoint.Decider(EtatPoint.Clos, ActionPoint.Rouvrir, Role.Presidence, ContextePoint.Vide), "seance.non-ouverte");
    });

    [Test]
    public void Courrier() => Assert.Multiple(() =>
    {
        EstRefuse(CycleCourrier.Decider(EtatCourrier.Projet, ActionCourrier.DonnerBonASigner, Role.SignataireCourrier, Contextes.Courrier with { BonsManquants = ["DDETS", "CAF"] }), "courrier.bons-manquants");
        EstRefuse(CycleCourrier.Decider(EtatCourrier.BonASigner, ActionCourrier.Publier, Role.Secretariat, Contextes.Courrier with { CopilAttendu = true }), "courrier.copil");
        EstRefuse(CycleCourrier.Decider(EtatCourrier.Publie, ActionCourrier.MettreEnRevision, Role.Secretariat, ContexteCourrier.Vide), "motif.absent");
        EstRefuse(CycleCourrier.Decider(EtatCourrier.Publie, ActionCourrier.MettreEnRevision, Role.Secretariat, Contextes.Courrier with { Point = EtatPoint.Ajourne }), "courrier.ajourne");
        EstRefuse(CycleCourrier.Decider(EtatCourrier.Publie, ActionCourrier.MettreEnRevision, Role.Secretariat, Contextes.Courrier with { Dossier = EtatDossier.Clos }), "courrier.sans-suite");
        EstRefuse(CycleCourrier.Decider(EtatCourrier.Publie, ActionCourrier.MettreEnRevision, Role.Secretariat, Contextes.Courrier with { Dossier = null }), "courrier.sans-suite");
        EstRefuse(CycleCourrier.Decider(EtatCourrier.EnRevision, ActionCourrier.Retirer, Role.Secretariat, Contextes.Courrier with { Remplacant = "0041-C2" }), "courrier.remplacant-en-cours");
        EstRefuse(CycleCourrier.Decider(EtatCourrier.EnRevision, ActionCourrier.Remplacer, Role.Secretariat, ContexteCourrier.Vide), "courrier.remplacant");
        EstRefuse(CycleCourrier.Decider(EtatCourrier.EnRevision, ActionCourrier.Retirer, Role.Secretariat, ContexteCourrier.Vide), "motif.absent");
    });

    [Test]
    public void SansRienSavoirSeulesLesFlechesSansConditionPassent() => Assert.Multiple(() =>
    {
        foreach (var fleche in CycleDossier.Table.Fleches)
        {
            var decision = CycleDossier.Decider(fleche.De, fleche.Action, fleche.Par[0], ContexteDossier.Vide);
            var libre = fleche.Action is ActionDossier.DeclarerRecevable or ActionDossier.Retirer;
            Assert.That(decision.EstRefuse, Is.EqualTo(!libre), $"{fleche.De} {fleche.Action}");
        }
    });

    [Test]
    public void SansRienSavoirUneLigneNeRecoitNiMontantNiDecision() => Assert.Multiple(() =>
    {
        ActionLigne[] libres = [ActionLigne.DeclarerRecevable, ActionLigne.SignerActe, ActionLigne.Solder, ActionLigne.RetirerParPorteur];
        foreach (var fleche in CycleLigne.Table.Fleches.Where(f => f.De != EtatLigne.NonRecevable))
        {
            var decision = CycleLigne.Decider(fleche.De, fleche.Action, fleche.Par[0], ContexteLigne.Vide);
            Assert.That(decision.EstRefuse, Is.EqualTo(!libres.Contains(fleche.Action)), $"{fleche.De} {fleche.Action}");
        }
    });

    private static void EstRefuse<T>(Resultat<T> resultat, string code)
    {
        Assert.That(resultat.Refus?.Code, Is.EqualTo(code));
        Assert.That(resultat.Refus?.Message, Is.Not.Empty);
    }
}
