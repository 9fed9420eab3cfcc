using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Domain.Tests.Rencontres;

/// <summary>What is read of each gesture, and what it leaves behind.</summary>
public sealed class RencontreTests
{
    // 00:30 on 5 November in Paris.
    private static readonly DateTimeOffset Maintenant = new(2027, 11, 4, 23, 30, 0, TimeSpan.Zero);
    private static readonly Intervenant[] Porteur = [QualiteDeMembre.Redacteur];
    private static readonly Intervenant[] Referent = [Role.ReferentQuartier];

    private static SaisieDeRencontre Saisie { get; } = new()
    {
        Quartiers = ["QN04405M"], Message = " Un jardin ", Telephone = "06 12 34 56 78", RendezVousLe = Maintenant.AddDays(1), Lieu = "Maison de quartier", Le = new DateOnly(2027, 11, 5),
        Avec = "Inès Corbineau", CompteRendu = "Bon projet", Motif = null,
    };

    [TestCase(EtatRencontre.Declaree, ActionRencontre.Declarer)]
    [TestCase(EtatRencontre.Demandee, ActionRencontre.Enregistrer)]
    public void UneRencontreTenueNEstPasAVenir(EtatRencontre etat, ActionRencontre action)
    {
        var qui = action == ActionRencontre.Declarer ? Porteur : Referent;
        Assert.Multiple(() =>
        {
            Assert.That(Agir(etat, action, Saisie, qui), Is.Empty, "Today, in Paris.");
            Assert.That(Agir(etat, action, Saisie with { Le = new DateOnly(2027, 11, 6) }, qui), Is.EqualTo(new[] { "rencontre.futur" }));
            Assert.That(Agir(etat, action, Saisie with { Le = new DateOnly(2025, 11, 4) }, qui), Is.EqualTo(new[] { "rencontre.ancienne" }));
            Assert.That(Agir(etat, action, Saisie with { Le = null, Avec = " " }, qui), Is.EqualTo(new[] { "rencontre.jour", "texte.absent" }));
        });
    }

    [Test]
    public void UneDemandeDitOuEtQuoi() => Assert.Multiple(() =>
    {
        Assert.That(Agir(EtatRencontre.AFaire, ActionRencontre.Demander, new SaisieDeRencontre { Telephone = "12" }, Porteur), Has.Length.EqualTo(3));
        var suite = new Rencontre().Agir(ActionRencontre.Demander, Saisie, Porteur, Maintenant).Suite!;
        Assert.That((suite.Etat, suite.Message, suite.Telephone, suite.Le), Is.EqualTo((EtatRencontre.Demandee, "Un jardin", "0612345678", (DateOnly?)null)));
    });

    [Test]
    public void UnRendezVousEstAVenirEtNeSeManqueQuePasse() => Assert.Multiple(() =>
    {
        Assert.That(Agir(EtatRencontre.Demandee, ActionRencontre.FixerRendezVous, Saisie with { RendezVousLe = Maintenant, Lieu = null }, Referent), Is.EqualTo(new[] { "rencontre.rendez-vous", "texte.absent" }));
        var fixe = new Rencontre { Etat = EtatRencontre.Demandee }.Agir(ActionRencontre.FixerRendezVous, Saisie, Referent, Maintenant).Suite!;
        Assert.That(fixe.Agir(ActionRencontre.ConstaterAbsence, Saisie, Referent, Maintenant).Refus[0].Code, Is.EqualTo("rencontre.a-venir"));
        Assert.That(fixe.Agir(ActionRencontre.ConstaterAbsence, Saisie, Referent, Maintenant.AddDays(1)).Suite!.Etat, Is.EqualTo(EtatRencontre.Manquee));
    });

    [TestCase(EtatRencontre.Declaree, ActionRencontre.Infirmer, Role.ReferentQuartier)]
    [TestCase(EtatRencontre.RendezVous, ActionRencontre.Annuler, Role.ReferentQuartier)]
    [TestCase(EtatRencontre.Demandee, ActionRencontre.Dispenser, Role.Secretariat)]
    [TestCase(EtatRencontre.DispenseDemandee, ActionRencontre.RefuserDispense, Role.Secretariat)]
    public void LePorteurLitUnMotif(EtatRencontre etat, ActionRencontre action, Role qui) => Assert.Multiple(() =>
    {
        Assert.That(Agir(etat, action, Saisie with { Motif = " " }, [qui]), Is.EqualTo(new[] { "motif.absent" }));
        Assert.That(Agir(etat, action, Saisie with { Motif = "Empêché" }, [qui]), Is.Empty);
    });

    [Test]
    public void LePorteurAnnuleSansMotif() => Assert.That(Agir(EtatRencontre.RendezVous, ActionRencontre.Annuler, Saisie, Porteur), Is.Empty);

    [Test]
    public void UneDeclarationRefaiteGardeCeQueLeReferentADitDeLaPremiere()
    {
        var infirmee = new Rencontre { Etat = EtatRencontre.Declaree, Le = new DateOnly(2027, 11, 1), Avec = "X" }.Agir(ActionRencontre.Infirmer, Saisie with { Motif = "Jamais venue" }, Referent, Maintenant).Suite!;
        var refaite = infirmee.Agir(ActionRencontre.Declarer, Saisie, Porteur, Maintenant).Suite!;
        Assert.That((refaite.Etat, refaite.Motif, refaite.Avec), Is.EqualTo((EtatRencontre.Declaree, "Jamais venue", "Inès Corbineau")));
        Assert.That(refaite.Agir(ActionRencontre.Confirmer, Saisie, Referent, Maintenant).Suite!.Motif, Is.Null);
    }

    private static string[] Agir(EtatRencontre etat, ActionRencontre action, SaisieDeRencontre saisie, Intervenant[] qui) =>
        [.. new Rencontre { Etat = etat }.Agir(action, saisie, qui, Maintenant).Refus.Select(r => r.Code)];
}
