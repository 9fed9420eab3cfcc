using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Domain.Tests.Partage;

/// <summary>Every state × action × capacity of every object.</summary>
public sealed class MatriceTests
{
    [Test]
    public void Dossier() => Matrice.Verifier(CycleDossier.Table, "Dossiers/MatriceDossier.txt", Contextes.Dossier);

    [Test]
    public void Ligne() => Matrice.Verifier(CycleLigne.Table, "Financements/MatriceLigne.txt", (action, _) => Contextes.Ligne(action));

    [Test]
    public void Appel() => Matrice.Verifier(CycleAppel.Table, "Appels/MatriceAppel.txt", (action, _) => Contextes.Appel(action));

    [Test]
    public void Seance() => Matrice.Verifier(CycleSeance.Table, "Comites/MatriceSeance.txt", (_, _) => Contextes.Seance);

    [Test]
    public void Point() => Matrice.Verifier(CyclePoint.Table, "Comites/MatricePoint.txt", Contextes.Point);

    [Test]
    public void Courrier() => Matrice.Verifier(CycleCourrier.Table, "Courriers/MatriceCourrier.txt", (_, _) => Contextes.Courrier);

    [Test]
    public void Rencontre() => Matrice.Verifier(CycleRencontre.Table, "Rencontres/MatriceRencontre.txt", (_, _) => new ContexteRencontre("motif", RendezVousPasse: true));

    [Test]
    public void UnRefusDEtatNommeLActionEtLEtat() =>
        Assert.That(CycleDossier.Decider(EtatDossier.Arbitre, ActionDossier.Deposer, QualiteDeMembre.Signataire, ContexteDossier.Vide).Refus?.Message,
            Is.EqualTo("«\u00A0Déposer le dossier\u00A0» n’est pas possible\u00A0: le dossier est à l’état «\u00A0Arbitré\u00A0»."));

    [Test]
    public void UnRefusDeRoleNommeCeuxQuiPeuvent() =>
        Assert.That(CycleDossier.Decider(EtatDossier.EnInstruction, ActionDossier.DemanderPiece, Role.Lecteur, ContexteDossier.Vide).Refus?.Message,
            Is.EqualTo("«\u00A0Demander une pièce\u00A0» est réservé à\u00A0: Secrétariat, Instructeur."));

    [Test]
    public void ToutIntervenantAUnNomEtUnLibelle()
    {
        Assert.That(Intervenant.Tous.Select(q => q.ToString()).ToList(), Is.Unique.And.Count.EqualTo(Enum.GetValues<Role>().Length + 2));
        Assert.That(Intervenant.Tous.Select(Libelles.Pour), Is.Unique);
        Assert.That((Intervenant)Role.Porteur, Is.EqualTo((Intervenant)QualiteDeMembre.Redacteur));
    }

    [Test]
    public void UneTableNAPasDeuxFoisLeMemeDepart() =>
        Assert.Throws<ArgumentException>(() => _ = new Cycle<EtatPoint, ActionPoint, ContextePoint>("le point", Libelles.Pour,
        [
            new(EtatPoint.Inscrit, ActionPoint.Clore, [Role.Presidence], EtatPoint.Clos, "Clore"),
            new(EtatPoint.Inscrit, ActionPoint.Clore, [Role.Secretariat], EtatPoint.Retire, "Clore"),
        ]));
}
