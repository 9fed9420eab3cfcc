using AppelAProjets.Domain.Financements;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Financements;

/// <summary>What covers a project, and the envelopes that it consumes.</summary>
public sealed class CofinancementTests
{
    private static readonly Guid Caf = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Ville = new("00000000-0000-0000-0000-000000000002");
    private static readonly DateOnly Jour = new(2026, 1, 2);

    private static Repartition Parts(long specifique, long droitCommun) => new(Montant.DeEuros(specifique), Montant.DeEuros(droitCommun));

    private static LigneDeFinanceur Ligne(Guid financeur, EtatLigne etat, Repartition? arbitre, Repartition? accorde = null) => new(financeur, "Financeur", etat, arbitre, accorde);

    private static Enveloppe Enveloppe(long euros, bool sansPlafond = false) =>
        new(Caf, "CAF", TypeDeCredits.Specifique, sansPlafond, [new(Jour, Montant.DeEuros(euros), "Budget primitif")]);

    [Test]
    public void LAccordePasseAvantLArbitre() =>
        Assert.That(Ligne(Caf, EtatLigne.Accordee, Parts(100, 50), Parts(80, 0)).Retenu, Is.EqualTo(Parts(80, 0)));

    [TestCase(EtatLigne.NonRecevable)]
    [TestCase(EtatLigne.RefuseeComite)]
    [TestCase(EtatLigne.RefuseeDecision)]
    [TestCase(EtatLigne.RetireeParFinanceur)]
    [TestCase(EtatLigne.RetireeParPorteur)]
    public void UneLigneRefuseeOuRetireeLibereTout(EtatLigne etat)
    {
        Assert.That(Ligne(Caf, etat, Parts(100, 50), Parts(80, 0)).Retenu, Is.EqualTo(Repartition.Zero));
        Assert.That(CycleLigne.EstLiberee(etat), Is.True);
    }

    [TestCase(EtatLigne.Demandee)]
    [TestCase(EtatLigne.Recevable)]
    [TestCase(EtatLigne.Proposee)]
    [TestCase(EtatLigne.Arbitree)]
    [TestCase(EtatLigne.Accordee)]
    [TestCase(EtatLigne.ActeSigne)]
    [TestCase(EtatLigne.Soldee)]
    public void UneLigneEnVieNeLibereRien(EtatLigne etat) => Assert.That(CycleLigne.EstLiberee(etat), Is.False);

    [Test]
    public void LeCouvertAjouteLAcquis()
    {
        var cofinancement = new Cofinancement([Ligne(Caf, EtatLigne.Arbitree, Parts(100, 50)), Ligne(Ville, EtatLigne.Proposee, null)], Montant.DeEuros(50));
        Assert.That(cofinancement.Couvert, Is.EqualTo(Montant.DeEuros(200)));
        Assert.That(cofinancement.Part(Caf), Is.EqualTo(Taux.DePourcentage(75)));
        Assert.That(cofinancement.Part(Ville), Is.EqualTo(new Taux(0)));
        Assert.That(new Cofinancement([], Montant.Zero).Part(Caf), Is.Null);
        Assert.That(cofinancement.AtteintLeSeuil(Montant.DeEuros(200)), Is.True);
        Assert.That(cofinancement.AtteintLeSeuil(new Montant(20_001)), Is.False);
    }

    [Test]
    public void PerdreUneLigneFaitRearbitrerQuandLeSeuilNEstPlusTenu()
    {
        var avant = new Cofinancement([Ligne(Caf, EtatLigne.Arbitree, Parts(100, 0))], Montant.Zero);
        var apres = new Cofinancement([Ligne(Caf, EtatLigne.RetireeParFinanceur, Parts(100, 0))], Montant.Zero);
        Assert.That(apres.ImposeDeRearbitrer(avant, Montant.DeEuros(100)), Is.True);
        Assert.That(apres.ImposeDeRearbitrer(avant, Montant.DeEuros(101)), Is.True, "under its threshold before, and nobody brings anything now");
        var moindre = new Cofinancement([Ligne(Caf, EtatLigne.Arbitree, Parts(60, 0))], Montant.Zero);
        Assert.That(moindre.ImposeDeRearbitrer(avant, Montant.DeEuros(101)), Is.False);
        Assert.That((apres with { AcquisHorsPortail = Montant.DeEuros(500) }).ImposeDeRearbitrer(avant with { AcquisHorsPortail = Montant.DeEuros(500) }, Montant.DeEuros(100)), Is.True, "money from elsewhere makes no avis favourable");
        Assert.That(avant.ImposeDeRearbitrer(avant, Montant.DeEuros(100)), Is.False);
    }

    [TestCase(2_300_000, 0, false)]
    [TestCase(2_300_000, 1, true)]
    [TestCase(1_200_000, 1_200_000, true)]
    [TestCase(0, 0, false)]
    public void UneConventionEstDueStrictementAuDessusDe23000Euros(long a, long b, bool due) =>
        Assert.That(Cofinancement.ConventionDue([new Montant(a), new Montant(b)]), Is.EqualTo(due));

    [Test]
    public void UneRepartitionNestJamaisNegative() => Assert.Multiple(() =>
    {
        Assert.That(Repartition.Creer(Montant.DeEuros(1), Montant.DeEuros(2)).Valeur.Total, Is.EqualTo(Montant.DeEuros(3)));
        Assert.That(Repartition.Creer(Montant.DeEuros(-1), Montant.Zero).EstRefuse, Is.True);
        Assert.That(Repartition.Creer(Montant.Zero, Montant.DeEuros(-1)).EstRefuse, Is.True);
        Assert.That(Parts(1, 2).De(TypeDeCredits.Specifique), Is.EqualTo(Montant.DeEuros(1)));
        Assert.That(Parts(1, 2).De(TypeDeCredits.DroitCommun), Is.EqualTo(Montant.DeEuros(2)));
    });

    [Test]
    public void UneEnveloppeCompteSesLignesSonTypeEtSesTranches() =>
        Assert.That(Enveloppe(1_000).Consomme(
            [Ligne(Caf, EtatLigne.Arbitree, Parts(100, 50)), Ligne(Ville, EtatLigne.Arbitree, Parts(400, 0)), Ligne(Caf, EtatLigne.RefuseeDecision, Parts(100, 50))],
            [Montant.DeEuros(30)]), Is.EqualTo(Montant.DeEuros(130)));

    [Test]
    public void GelerAuDelaDeLEnveloppeEstRefuseEtDitDeCombien()
    {
        Assert.That(Enveloppe(1_000).RefuserDeGeler(Montant.DeEuros(600), Montant.DeEuros(400)), Is.Null);
        var refus = Enveloppe(1_000).RefuserDeGeler(Montant.DeEuros(600), new Montant(40_001));
        Assert.That(refus?.Message, Is.EqualTo("L’enveloppe de CAF (Crédits spécifiques, 1\u202F000,00\u00A0€) est dépassée de 0,01\u00A0€."));
        Assert.That(Enveloppe(0, sansPlafond: true).RefuserDeGeler(Montant.Zero, Montant.DeEuros(1_000_000)), Is.Null);
        Assert.That(Enveloppe(1).RefuserDeGeler(Montant.DeEuros(5), Montant.Zero), Is.Null);
    }

    [Test]
    public void UnMouvementEstMotiveEtNeDescendPasSousLeConsomme() => Assert.Multiple(() =>
    {
        MouvementDEnveloppe Mouvement(long euros, string motif = "Décision modificative") => new(Jour, Montant.DeEuros(euros), motif);
        Assert.That(Enveloppe(100).Mouvementer(Mouvement(50), Montant.Zero).Valeur.Montant, Is.EqualTo(Montant.DeEuros(150)));
        Assert.That(Enveloppe(100).Mouvementer(Mouvement(-40), Montant.DeEuros(60)).Valeur.Reste(Montant.DeEuros(60)), Is.EqualTo(Montant.Zero));
        Assert.That(Enveloppe(100).Mouvementer(Mouvement(-41), Montant.DeEuros(60)).Refus?.Code, Is.EqualTo("enveloppe.trop-basse"));
        Assert.That(Enveloppe(100).Mouvementer(Mouvement(5), Montant.DeEuros(160)).Valeur.Montant, Is.EqualTo(Montant.DeEuros(105)), "what is over takes more");
        Assert.That(Enveloppe(100).Mouvementer(Mouvement(-1), Montant.DeEuros(160)).Refus?.Message, Does.EndWith("rien ne peut en être retiré."));
        Assert.That(Enveloppe(100).Mouvementer(Mouvement(0), Montant.Zero).Refus?.Code, Is.EqualTo("enveloppe.mouvement-nul"));
        Assert.That(Enveloppe(100).Mouvementer(Mouvement(5, " "), Montant.Zero).Refus?.Code, Is.EqualTo("motif.absent"));
        Assert.That(Enveloppe(0, sansPlafond: true).Mouvementer(Mouvement(5), Montant.Zero).Refus?.Code, Is.EqualTo("enveloppe.sans-plafond"));
        Assert.That(Enveloppe(0, sansPlafond: true).Reste(Montant.DeEuros(5)), Is.Null);
    });

    [Test]
    public void UneEnveloppeNestJamaisDepasseeParCeQuiEstGele() =>
        Gen.Select(Gen.Long[0, 10_000], Gen.Long[1, 3_000].List[0, 30]).Sample((plafond, lots) =>
        {
            var enveloppe = new Enveloppe(Caf, "CAF", TypeDeCredits.Specifique, false, [new(Jour, new Montant(plafond), "Budget")]);
            var gele = lots.Select(c => new Montant(c)).Aggregate(Montant.Zero, (deja, lot) => enveloppe.RefuserDeGeler(deja, lot) is null ? deja + lot : deja);
            return enveloppe.Reste(gele) is { EstNegatif: false };
        });

    [Test]
    public void UneEnveloppeMouvementeeNestJamaisNegative() =>
        Gen.Select(Gen.Long[0, 1_000], Gen.Long[-5_000, 5_000].List[0, 30]).Sample((consomme, mouvements) =>
        {
            var depart = new Enveloppe(Caf, "CAF", TypeDeCredits.Specifique, false, [new(Jour, new Montant(consomme), "Budget")]);
            var fin = mouvements.Aggregate(depart, (e, m) => e.Mouvementer(new(Jour, new Montant(m), "motif"), new Montant(consomme)) is { EstRefuse: false } ok ? ok.Valeur : e);
            return fin.Reste(new Montant(consomme)) is { EstNegatif: false };
        });
}
