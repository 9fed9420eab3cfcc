using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Tests.Partage;

namespace AppelAProjets.Domain.Tests.Organisations;

/// <summary>Mandate and membership: who may do what, by hand.</summary>
public sealed class VieDesMembresTests
{
    private static readonly Guid Signataire = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();
    private static readonly Guid Redacteur = Guid.NewGuid();
    private static readonly Guid Etranger = Guid.NewGuid();

    [Test]
    public void Mandat() => Matrice.Verifier(CycleMandat.Table, "Organisations/MatriceMandat.txt", (_, _) => "Deux bureaux se disent élus.");

    [TestCase(EtatMandat.AVerifier, ActionMandat.Refuser)]
    [TestCase(EtatMandat.Accepte, ActionMandat.Contester)]
    [TestCase(EtatMandat.Conteste, ActionMandat.Lever)]
    public void What_hurts_needs_a_reason(EtatMandat etat, ActionMandat action) =>
        Assert.That(CycleMandat.Table.Decider(etat, action, Role.Secretariat, " ").Refus?.Code, Is.EqualTo("motif.absent"));

    [Test]
    public void Members_by_hand()
    {
        var attendus = File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Organisations/MatriceMembres.txt"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" | ")).ToDictionary(c => (c[0], c[1]), c => c[2]);
        var qui = new Dictionary<string, Guid> { ["Signataire"] = Signataire, ["Redacteur"] = Redacteur, ["Etranger"] = Etranger };
        Assert.That(attendus, Has.Count.EqualTo(qui.Count * Actes(Situation()).Count));
        Assert.Multiple(() =>
        {
            foreach (var ((acteur, acte), attendu) in attendus)
            {
                Assert.That(Actes(Situation())[acte](qui[acteur])?.Code ?? "ok", Is.EqualTo(attendu), $"{acteur} {acte}");
            }
        });
    }

    [Test]
    public void Nothing_moves_in_a_contested_organisation() => Assert.Multiple(() =>
    {
        foreach (var (acte, faire) in Actes(Situation(EtatMandat.Conteste)))
        {
            Assert.That(faire(acte == "DemanderARejoindre" ? Etranger : Signataire)?.Code, Is.EqualTo("organisation.contestee"), acte);
        }

        Assert.That(CompletudeDIdentite.Permettre(SectionDIdentite.Banque, QualiteDeMembre.Signataire, EtatMandat.Conteste).Refus?.Code, Is.EqualTo("organisation.contestee"));
    });

    [Test]
    public void The_last_signataire_stays_until_there_is_another()
    {
        // The account of the second one is closed: it commits nothing any more.
        var seul = new SituationDesMembres(EtatMandat.Accepte,
            [new(Signataire, QualiteDeMembre.Signataire), new(Second, QualiteDeMembre.Signataire, EstOuvert: false), new(Redacteur, QualiteDeMembre.Redacteur)]);
        Assert.Multiple(() =>
        {
            Assert.That(VieDesMembres.Terminer(seul, Signataire, Signataire).Refus?.Code, Is.EqualTo("membre.dernier-signataire"));
            Assert.That(VieDesMembres.Qualifier(seul, Signataire, Signataire, QualiteDeMembre.Redacteur).Refus?.Code, Is.EqualTo("membre.dernier-signataire"));
            Assert.That(VieDesMembres.Terminer(seul, Signataire, Second).EstRefuse, Is.False);
            Assert.That(VieDesMembres.PasserLaMain(seul, Signataire, Redacteur).Valeur,
                Is.EqualTo(new[] { new ChangementDeMembre(Redacteur, QualiteDeMembre.Signataire), new ChangementDeMembre(Signataire, null) }));
            Assert.That(VieDesMembres.PasserLaMain(seul, Signataire, Second).Refus?.Code, Is.EqualTo("membre.successeur"));
            Assert.That(VieDesMembres.PasserLaMain(seul, Signataire, Signataire).Refus?.Code, Is.EqualTo("membre.successeur"));
        });
    }

    [Test]
    public void An_abandoned_organisation_is_taken_over_by_a_mandate()
    {
        var abandonnee = new SituationDesMembres(EtatMandat.Accepte, [new(Signataire, QualiteDeMembre.Signataire, EstOuvert: false), new(Redacteur, QualiteDeMembre.Redacteur)]);
        Assert.Multiple(() =>
        {
            Assert.That(abandonnee.EstAbandonnee);
            Assert.That(VieDesMembres.DemanderARejoindre(abandonnee, Etranger, dejaDemande: false).Refus?.Code, Is.EqualTo("demande.abandonnee"));
            Assert.That(VieDesMembres.EnvoyerUnMandat(abandonnee, Etranger).EstRefuse, Is.False);
            Assert.That(VieDesMembres.EnvoyerUnMandat(abandonnee, Redacteur).EstRefuse, Is.False);
            Assert.That(VieDesMembres.DemanderARejoindre(Situation(), Etranger, dejaDemande: true).Refus?.Code, Is.EqualTo("demande.deja"));
            Assert.That(VieDesMembres.EnvoyerUnMandat(Situation(EtatMandat.Accepte), Signataire).Refus?.Code, Is.EqualTo("mandat.deja-verifie"));
        });
    }

    private static SituationDesMembres Situation(EtatMandat mandat = EtatMandat.AVerifier) => new(mandat,
        [new(Signataire, QualiteDeMembre.Signataire), new(Second, QualiteDeMembre.Signataire), new(Redacteur, QualiteDeMembre.Redacteur)]);

    private static Dictionary<string, Func<Guid, Refus?>> Actes(SituationDesMembres s) => new()
    {
        ["Admettre"] = par => VieDesMembres.Admettre(s, par, Guid.NewGuid(), QualiteDeMembre.Redacteur).Refus,
        ["RefuserLaDemande"] = par => VieDesMembres.RefuserLaDemande(s, par, "Personne inconnue.").Refus,
        ["Qualifier"] = par => VieDesMembres.Qualifier(s, par, Redacteur, QualiteDeMembre.Signataire).Refus,
        ["TerminerUnAutre"] = par => VieDesMembres.Terminer(s, par, Second).Refus,
        ["Partir"] = par => VieDesMembres.Terminer(s, par, par).Refus,
        ["PasserLaMain"] = par => VieDesMembres.PasserLaMain(s, par, Second).Refus,
        ["DemanderARejoindre"] = par => VieDesMembres.DemanderARejoindre(s, par, dejaDemande: false).Refus,
        ["EnvoyerUnMandat"] = par => VieDesMembres.EnvoyerUnMandat(s, par).Refus,
    };
}
