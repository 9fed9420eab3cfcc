using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Tests.Comites;

/// <summary>Closing an item, freezing the relevé.</summary>
public sealed class ReleveDArbitrageTests
{
    private static readonly Guid Caf = new("00000000-0000-0000-0000-000000000001");

    private static LigneDeFinanceur Ligne(EtatLigne etat, long specifique, long droitCommun = 0) =>
        new(Caf, "CAF", etat, new Repartition(Montant.DeEuros(specifique), Montant.DeEuros(droitCommun)));

    private static PointExamine Point(params LigneDeFinanceur[] lignes) =>
        new("2026-0042", EtatPoint.Clos, new Cofinancement(lignes, Montant.Zero), Montant.DeEuros(10), new AvisCommun(TypeAvis.Favorable));

    private static EnveloppeAuReleve Enveloppe(long euros, long deja = 0, TypeDeCredits type = TypeDeCredits.Specifique) =>
        new(new Enveloppe(Caf, "CAF", type, false, [new(new DateOnly(2026, 1, 2), Montant.DeEuros(euros), "Budget")]), Montant.DeEuros(deja));

    private static readonly ResultatDuVote Consensus = new(3, 0, 0, []);

    private static string[] Codes(IEnumerable<Refus> refus) => [.. refus.Select(r => r.Code)];

    [Test]
    public void UnPointSeClotAvecUnAvisValideDesLignesArbitreesEtLeQuorum() => Assert.Multiple(() =>
    {
        var point = Point(Ligne(EtatLigne.Arbitree, 100));
        Assert.That(FermetureDePoint.Manques(point, new Quorum(3), 3, Consensus), Is.Empty);
        Assert.That(Codes(FermetureDePoint.Manques(point, new Quorum(3), 2, Consensus)), Is.EqualTo(new[] { "quorum" }));
        Assert.That(Codes(FermetureDePoint.Manques(point with { Avis = null }, new Quorum(1), 1, Consensus)), Is.EqualTo(new[] { "point.avis" }));
        Assert.That(Codes(FermetureDePoint.Manques(point, new Quorum(3), 3, new ResultatDuVote(1, 0, 0, ["CAF", "Ville"]))), Is.EqualTo(new[] { "vote.manque" }));
        Assert.That(Codes(FermetureDePoint.Manques(point, new Quorum(3), 3, new ResultatDuVote(1, 2, 0, []))), Is.EqualTo(new[] { "vote.avis" }));
        var sousLeSeuil = FermetureDePoint.Manques(point with { Seuil = Montant.DeEuros(101) }, new Quorum(1), 1, Consensus).Single();
        Assert.That(sousLeSeuil.Code, Is.EqualTo("avis.seuil"));
        Assert.That(ArretDuReleve.Manques([point with { Seuil = Montant.DeEuros(101) }], [Enveloppe(100)]).Single().Message, Does.StartWith("Dossier 2026-0042\u00A0: "));
    });

    [TestCase(EtatLigne.Demandee)]
    [TestCase(EtatLigne.Recevable)]
    [TestCase(EtatLigne.Proposee)]
    public void ChaqueLigneDitUnMontantUnZeroMotiveOuCeQuelleAttend(EtatLigne etat) => Assert.Multiple(() =>
    {
        var payeuse = new LigneDeFinanceur(new Guid(9, 0, 0, new byte[8]), "Ville", EtatLigne.Arbitree, new Repartition(Montant.DeEuros(100), Montant.Zero));
        string[] Manques(LigneDeFinanceur ligne, IReadOnlySet<Guid>? absents = null) =>
            Codes(FermetureDePoint.Manques(Point(payeuse, ligne) with { NonRepresentes = absents }, new Quorum(1), 1, Consensus));
        Assert.That(Manques(Ligne(etat, 0)), Is.EqualTo(new[] { "point.ligne" }));
        Assert.That(Manques(Ligne(etat, 0) with { Attendu = "la délibération" }), Is.Empty);
        Assert.That(Manques(Ligne(EtatLigne.RefuseeComite, 0)), Is.Empty);
        Assert.That(Manques(Ligne(EtatLigne.NonRecevable, 0)), Is.Empty);
        Assert.That(Manques(Ligne(etat, 0), new HashSet<Guid> { Caf }), Is.EqualTo(etat == EtatLigne.Proposee ? [] : new[] { "point.ligne" }), "nobody sits: only a proposal is kept");
    });

    [Test]
    public void LeTotalNeDepassePasLesCharges()
    {
        var point = Point(Ligne(EtatLigne.Arbitree, 100)) with { Charges = new Montant(9_999) };
        var refus = FermetureDePoint.Manques(point, new Quorum(1), 1, Consensus).Single();
        Assert.That((refus.Code, refus.Message), Is.EqualTo(("point.charges", "Le total, 100,00\u00A0€, dépasse les charges de l’action, 99,99\u00A0€, de 0,01\u00A0€.")));
        Assert.That(FermetureDePoint.AvantLAvis(point with { Avis = null }, new Quorum(2), 1, new ResultatDuVote(0, 0, 0, ["CAF"])).Select(r => r.Code),
            Is.EqualTo(new[] { "quorum", "vote.manque", "point.charges" }));
    }

    [Test]
    public void UnReleveJusteSArrete() =>
        Assert.That(ArretDuReleve.Manques(
            [Point(Ligne(EtatLigne.Arbitree, 60)), Point(Ligne(EtatLigne.Arbitree, 40, 5)), Point(Ligne(EtatLigne.Arbitree, 900)) with { Etat = EtatPoint.Ajourne }],
            [Enveloppe(120, deja: 20), Enveloppe(5, type: TypeDeCredits.DroitCommun)]), Is.Empty);

    [Test]
    public void UnReleveQuiDepasseUneEnveloppeEstRefuse()
    {
        var refus = ArretDuReleve.Manques([Point(Ligne(EtatLigne.Arbitree, 60)), Point(Ligne(EtatLigne.Arbitree, 41))], [Enveloppe(120, deja: 20)]).Single();
        Assert.That(refus.Code, Is.EqualTo("enveloppe.depassee"));
        Assert.That(refus.Message, Does.Contain("dépassée de 1,00\u00A0€"));
    }

    [Test]
    public void UnMontantSansEnveloppeEstRefuse() =>
        Assert.That(Codes(ArretDuReleve.Manques([Point(Ligne(EtatLigne.Arbitree, 60, 5)), Point(Ligne(EtatLigne.Arbitree, 10, 5))], [Enveloppe(120)])),
            Is.EqualTo(new[] { "enveloppe.absente" }), "named once");

    [Test]
    public void UnPointEncoreInscritOuSansAvisEmpecheLArret() => Assert.Multiple(() =>
    {
        Assert.That(Codes(ArretDuReleve.Manques([Point(Ligne(EtatLigne.Arbitree, 60)) with { Etat = EtatPoint.Inscrit }], [Enveloppe(1)])), Is.EqualTo(new[] { "releve.point" }));
        Assert.That(Codes(ArretDuReleve.Manques([Point() with { Avis = null }], [])), Is.EqualTo(new[] { "point.avis" }));
        Assert.That(ArretDuReleve.Manques([Point() with { Avis = null, Etat = EtatPoint.Retire }], []), Is.Empty);
    });
}
