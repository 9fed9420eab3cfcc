using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Tests.Comptes;

/// <summary>Who someone is on an object.</summary>
public sealed class ActeurTests
{
    private static readonly Guid Caf = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Ville = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Association = new("00000000-0000-0000-0000-000000000003");
    private static readonly Guid Seance = new("00000000-0000-0000-0000-000000000004");
    private static readonly DateTimeOffset Debut = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static Acteur Avec(params Habilitation[] habilitations) => new(Guid.Parse("00000000-0000-0000-0000-00000000000a"), "Nina", habilitations, []);

    private static Habilitation Pour(Role role, Guid? financeur = null, Guid? seance = null) => new(role, financeur, null, seance, Debut, null);

    [Test]
    public void UneHabilitationVautDuDebutInclusALaFinExclue()
    {
        var habilitation = new Habilitation(Role.Secretariat, null, null, null, Debut, Debut.AddDays(1));
        Assert.That(new[] { Debut.AddTicks(-1), Debut, Debut.AddDays(1).AddTicks(-1), Debut.AddDays(1) }.Select(habilitation.EstActiveA),
            Is.EqualTo(new[] { false, true, true, false }));
        Assert.That(Pour(Role.Lecteur).EstActiveA(Debut.AddYears(50)), Is.True);
    }

    [Test]
    public void UnInstructeurNAgitQuePourSonFinanceur()
    {
        var acteur = Avec(Pour(Role.Instructeur, Caf), Pour(Role.Instructeur, Caf), Pour(Role.Valideur, Ville));
        Assert.That(acteur.APour(Role.Instructeur, Caf), Is.True);
        Assert.That(acteur.APour(Role.Instructeur, Ville), Is.False);
        Assert.That(acteur.FinanceursComme(Role.Instructeur), Is.EqualTo(new[] { Caf }));
        Assert.That(acteur.Intervenants(new Perimetre(Financeurs: [Caf])), Is.EqualTo(new Intervenant[] { Role.Instructeur }));
        Assert.That(acteur.Intervenants(new Perimetre()), Is.Empty);
        Assert.That(Avec(Pour(Role.Instructeur)).Intervenants(new Perimetre(Financeurs: [Caf])), Is.Empty);
    }

    [Test]
    public void UnePresidenceNeVautQuePourSaSeance()
    {
        var acteur = Avec(Pour(Role.Presidence, seance: Seance));
        Assert.That(acteur.Intervenants(new Perimetre(SeanceId: Seance)), Is.EqualTo(new Intervenant[] { Role.Presidence }));
        Assert.That(acteur.Intervenants(new Perimetre(SeanceId: Ville)), Is.Empty);
        Assert.That(Avec(Pour(Role.Presidence)).Intervenants(new Perimetre(SeanceId: Ville)), Has.Count.EqualTo(1));
    }

    [Test]
    public void UnPorteurAgitParSonAppartenance()
    {
        var acteur = Avec(Pour(Role.Porteur)) with { Appartenances = [new(Association, QualiteDeMembre.Redacteur)] };
        Assert.That(acteur.A(Role.Porteur) && acteur.EstMembre(Association), Is.True);
        Assert.That(acteur.EstSignataire(Association), Is.False);
        Assert.That(acteur.Intervenants(new Perimetre(Association)), Is.EqualTo(new Intervenant[] { QualiteDeMembre.Redacteur }));
        Assert.That(acteur.Intervenants(new Perimetre(Caf)), Is.Empty);
        Assert.That((acteur with { Appartenances = [new(Association, QualiteDeMembre.Signataire)] }).EstSignataire(Association), Is.True);
        Assert.That((acteur with { Appartenances = [new(Association, QualiteDeMembre.Signataire)] }).EstSignataire(Caf), Is.False);
    }

    [Test]
    public void LeSystemeNAAucunRole()
    {
        Assert.That(Acteur.Systeme.EstSysteme, Is.True);
        Assert.That(Enum.GetValues<Role>().Any(Acteur.Systeme.A), Is.False);
        Assert.That(Acteur.Systeme.Intervenants(new Perimetre()), Is.EqualTo(new[] { Intervenant.Systeme }));
        Assert.That(Avec().EstSysteme, Is.False);
    }

    [Test]
    public void UneCapaciteAccepteeSuffit()
    {
        var acteur = Avec(Pour(Role.Lecteur), Pour(Role.Secretariat), Pour(Role.Presidence));
        var contexte = new ContexteDossier { Motif = "motif", Seance = Domain.Comites.EtatSeance.Ouverte };
        Assert.That(CycleDossier.Decider(EtatDossier.EnComite, ActionDossier.RetirerDeLOrdreDuJour, acteur, new Perimetre(), contexte).Valeur, Is.EqualTo(EtatDossier.Instruit));
        Assert.That(CycleDossier.Decider(EtatDossier.EnComite, ActionDossier.RetirerDeLOrdreDuJour, acteur, new Perimetre(), ContexteDossier.Vide).Refus?.Code, Is.EqualTo("motif.absent"));
        Assert.That(CycleDossier.Decider(EtatDossier.EnComite, ActionDossier.RetirerDeLOrdreDuJour, Avec(), new Perimetre(), contexte).Refus?.Code, Is.EqualTo("cycle.role"));
        Assert.That(CycleDossier.Decider(EtatDossier.Clos, ActionDossier.RetirerDeLOrdreDuJour, acteur, new Perimetre(), contexte).Refus?.Code, Is.EqualTo("cycle.etat"));
    }

    [Test]
    public void LesBoutonsSuiventLaTable()
    {
        var acteur = Avec(Pour(Role.Instructeur, Caf));
        Assert.That(CycleDossier.Actions(EtatDossier.Instruit, acteur, new Perimetre(Financeurs: [Caf])).Select(f => f.Libelle), Is.EqualTo(new[] { "Demander une pièce" }));
        Assert.That(CycleDossier.Actions(EtatDossier.Instruit, acteur, new Perimetre(Financeurs: [Ville])), Is.Empty);
        Assert.That(CycleDossier.Actions(EtatDossier.Clos, Avec(Pour(Role.Secretariat)), new Perimetre()), Is.Empty);
    }
}
