using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Partenaires;
using AppelAProjets.Domain.Tests.Organisations;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Domain.Tests.Dossiers;

/// <summary>Deposit: who, when, and everything that must be there.</summary>
public sealed class DepotDeDossierTests
{
    private static readonly Guid Caf = Id(1), Ville = Id(2), Culture = Id(20), Sport = Id(21), Statuts = Id(30), Bilan = Id(31);

    private const string Bellevue = "QN04405M", Malakoff = "QN04413M";

    private static readonly DateTimeOffset Cloture = new(2026, 3, 3, 22, 59, 59, TimeSpan.Zero);

    private static ReglesDeDepot Regles { get; } = new()
    {
        Periode = new PeriodeDeDepot(Cloture.AddDays(-30), Cloture),
        Financeurs =
        [
            new(Caf, "CAF", [Bellevue], [Culture], Montant.DeEuros(500), Montant.DeEuros(5_000)),
            new(Ville, "Ville", [Bellevue, Malakoff], [Culture, Sport], null, null),
        ],
        Quartiers = [Bellevue, Malakoff],
        Themes = [Culture, Sport],
        Pieces = [new(Statuts, "Statuts", true), new(Bilan, "Bilan", false)],
        Attestations = [new("CER", "Contrat d’engagement républicain")],
        Rencontre = ExigenceDeRencontre.Obligatoire,
        PartenairesPossibles = true,
    };

    private static DossierADeposer Dossier { get; } = new()
    {
        Identite = IdentitesDEssai.Complete,
        Projet = new("Jardin partagé", "Objectifs", "Description", Culture, new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 1)),
        Public = new(Parts((Bellevue, 100)), "Habitants", 120),
        Rencontre = EtatRencontre.Tenue,
        Plan = new([new("601", Montant.DeEuros(6_000)), new("74orgasoc", Montant.DeEuros(4_000), Caf), new("RESSPROPRES", Montant.DeEuros(2_000))]),
        Demandes = [new(Caf, Montant.DeEuros(4_000)), new(Ville, Montant.Zero)],
        SeuilDeViabilite = Montant.DeEuros(4_000),
        PiecesFournies = [Statuts],
        AttestationsCochees = ["CER"],
    };

    private static Dictionary<string, int> Parts(params (string Code, int Part)[] parts) => parts.ToDictionary(p => p.Code, p => p.Part);

    private static Reponses Versement { get; } = new(new Dictionary<string, string> { [ChampsDesPartenaires.Versement] = $"{ModeDeVersement.ChefDeFile}" });

    private static Reponses Region { get; } = new(new Dictionary<string, string> { ["horsportail.1.nom"] = "Région", ["horsportail.1.compte"] = "74reg", ["horsportail.1.montant"] = "100" });

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    private static DossierADeposer AvecDemande(Guid financeur, long euros) => Dossier with
    {
        Demandes = [new(financeur, Montant.DeEuros(euros))],
        Plan = new([new("65", Montant.DeEuros(6_000)), new("74com", Montant.DeEuros(euros), financeur), new("70", Montant.DeEuros(6_000 - euros))]),
        SeuilDeViabilite = null,
    };

    private static IEnumerable<TestCaseData> Gates()
    {
        TestCaseData Cas(SectionDossier section, string code, DossierADeposer dossier) => new TestCaseData(section, code, dossier).SetArgDisplayNames(section.ToString(), code);

        yield return Cas(SectionDossier.Association, "association.identite", Dossier with { Identite = IdentitesDEssai.Complete with { Siege = new Siege("1 rue du Doubs") } });
        yield return Cas(SectionDossier.Association, "association.identite", Dossier with { Identite = IdentitesDEssai.Complete with { Moyens = new MoyensHumains(2027) } });
        yield return Cas(SectionDossier.Partenaires, "partenaire.attendu", Dossier with { Partenaires = [new(Id(40), "Le Sillon", EtatPartenaire.Accepte)], Reponses = Versement });
        yield return Cas(SectionDossier.Partenaires, "partenaires.versement", Dossier with { Partenaires = [new(Id(40), "Le Sillon", EtatPartenaire.Accorde) { AccordTient = true }] });
        yield return Cas(SectionDossier.Projet, "projet.intitule", Dossier with { Projet = Dossier.Projet! with { Intitule = "" } });
        yield return Cas(SectionDossier.Projet, "projet.objectifs", Dossier with { Projet = Dossier.Projet! with { Objectifs = "" } });
        yield return Cas(SectionDossier.Projet, "projet.description", Dossier with { Projet = Dossier.Projet! with { Description = "" } });
        yield return Cas(SectionDossier.Projet, "projet.theme", Dossier with { Projet = Dossier.Projet! with { ThemeId = null } });
        yield return Cas(SectionDossier.Projet, "projet.dates", Dossier with { Projet = Dossier.Projet! with { Fin = null } });
        yield return Cas(SectionDossier.Projet, "projet.dates", Dossier with { Projet = Dossier.Projet! with { Debut = null } });
        yield return Cas(SectionDossier.Projet, "projet.passe", Dossier with { Projet = Dossier.Projet! with { Debut = new DateOnly(1927, 3, 1), Fin = new DateOnly(1927, 12, 31) } });
        yield return Cas(SectionDossier.Projet, "projet.duree", Dossier with { Projet = Dossier.Projet! with { Fin = new DateOnly(2099, 12, 31) } });
        yield return Cas(SectionDossier.Projet, "projet.lointain", Dossier with { Projet = Dossier.Projet! with { Debut = new DateOnly(2040, 1, 1), Fin = new DateOnly(2041, 1, 1) } });
        yield return Cas(SectionDossier.Projet, "projet.dates-inversees", Dossier with { Projet = Dossier.Projet! with { Fin = new DateOnly(2026, 3, 31) } });
        yield return Cas(SectionDossier.Territoires, "territoires.quartiers", Dossier with { Public = Dossier.Public! with { Parts = Parts() } });
        yield return Cas(SectionDossier.Territoires, "territoires.hors-appel", Dossier with { Public = Dossier.Public! with { Parts = Parts((Bellevue, 60), ("QN04401M", 40)) } });
        yield return Cas(SectionDossier.Territoires, "territoires.parts", Dossier with { Public = Dossier.Public! with { Parts = Parts((Bellevue, 60), (Malakoff, 39)) } });
        yield return Cas(SectionDossier.Territoires, "territoires.part-nulle", Dossier with { Public = Dossier.Public! with { Parts = Parts((Bellevue, 100), (Malakoff, 0)) } });
        yield return Cas(SectionDossier.Territoires, "territoires.publics", Dossier with { Public = Dossier.Public! with { Publics = "" } });
        yield return Cas(SectionDossier.Territoires, "territoires.beneficiaires", Dossier with { Public = Dossier.Public! with { Beneficiaires = 0 } });
        yield return Cas(SectionDossier.Referent, "referent.rencontre", Dossier with { Rencontre = EtatRencontre.AFaire });
        yield return Cas(SectionDossier.Budget, "budget.desequilibre", Dossier with { Plan = new([.. Dossier.Plan.Lignes, new("70", Montant.DeEuros(1))]) });
        yield return Cas(SectionDossier.Demandes, "demande.minimum", AvecDemande(Caf, 499));
        yield return Cas(SectionDossier.Demandes, "demande.maximum", AvecDemande(Caf, 5_001));
        yield return Cas(SectionDossier.Demandes, "demande.financeur", AvecDemande(Id(9), 1_000));
        yield return Cas(SectionDossier.Demandes, "demande.quartier", AvecDemande(Caf, 1_000) with { Public = Dossier.Public! with { Parts = Parts((Malakoff, 100)) } });
        yield return Cas(SectionDossier.Demandes, "demande.theme", AvecDemande(Caf, 1_000) with { Projet = Dossier.Projet! with { ThemeId = Sport } });
        yield return Cas(SectionDossier.Demandes, "demande.aucune", AvecDemande(Caf, 0));
        yield return Cas(SectionDossier.Demandes, "seuil.nul", Dossier with { SeuilDeViabilite = Montant.Zero });
        yield return Cas(SectionDossier.Demandes, "seuil.trop-haut", Dossier with { SeuilDeViabilite = new Montant(400_001) });
        yield return Cas(SectionDossier.Demandes, "horsportail.etat", Dossier with { Reponses = Region });
        yield return Cas(SectionDossier.Pieces, "piece.absente", Dossier with { PiecesFournies = [Bilan] });
        yield return Cas(SectionDossier.Attestations, "attestation.absente", Dossier with { AttestationsCochees = [] });
    }

    [TestCaseSource(nameof(Gates))]
    public void CeQuiManqueEstDansSaSection(SectionDossier section, string code, DossierADeposer dossier)
    {
        var incompletes = DepotDeDossier.Completude(dossier, Regles).Where(s => !s.EstComplete).ToList();
        Assert.That(incompletes.Select(s => s.Section), Is.EqualTo(new[] { section }));
        Assert.That(incompletes[0].Manques.Select(r => r.Code), Is.EqualTo(new[] { code }));
        Assert.That(incompletes[0].Manques[0].Champ, Is.Not.Null);
        Assert.That(Deposer(dossier).Refus?.Code, Is.EqualTo(code));
    }

    [Test]
    public void UnDossierCompletSeDepose() => Assert.Multiple(() =>
    {
        Assert.That(DepotDeDossier.Manques(Dossier, Regles, Cloture), Is.Empty);
        Assert.That(Deposer(Dossier).Valeur, Is.EqualTo(EtatDossier.Depose));
        Assert.That(Deposer(Dossier with { Identite = IdentitesDEssai.Complete with { Banque = new CompteBancaire() } }).EstRefuse, Is.False, "the bank is for the payment");
        Assert.That(Deposer(AvecDemande(Caf, 500)).EstRefuse, Is.False);
        Assert.That(Deposer(AvecDemande(Caf, 5_000)).EstRefuse, Is.False);
        Assert.That(Deposer(AvecDemande(Ville, 6_000)).EstRefuse, Is.False, "no bound");
    });

    [Test]
    public void UnDossierVideManqueDansChaqueSection() =>
        Assert.That(DepotDeDossier.Completude(new DossierADeposer { Identite = IdentitesDEssai.Complete with { Reseau = new Reseau() } }, Regles with { PartenairesPossibles = false }).Where(s => s.EstComplete), Is.Empty);

    [Test]
    public void LaRencontreBloqueSelonLAppelEtOuElleEnEst() => Assert.Multiple(() =>
    {
        EtatRencontre[] suffisants = [EtatRencontre.Tenue, EtatRencontre.Declaree, EtatRencontre.Dispensee];
        foreach (var etat in Enum.GetValues<EtatRencontre>())
        {
            var dossier = Dossier with { Rencontre = etat };
            Assert.That(DepotDeDossier.Manques(dossier, Regles, Cloture).Count, Is.EqualTo(suffisants.Contains(etat) ? 0 : 1), $"{etat}, obligatory");
            Assert.That(DepotDeDossier.Manques(dossier, Regles with { Rencontre = ExigenceDeRencontre.Conseillee }, Cloture), Is.Empty, $"{etat}, advised");
            Assert.That(DepotDeDossier.Manques(dossier, Regles with { Rencontre = ExigenceDeRencontre.Aucune }, Cloture), Is.Empty, $"{etat}, not asked");
        }

        Assert.That(DepotDeDossier.Sections(Regles with { Rencontre = ExigenceDeRencontre.Conseillee }), Has.Member(SectionDossier.Referent));
        Assert.That(DepotDeDossier.Sections(Regles with { Rencontre = ExigenceDeRencontre.Aucune }), Has.No.Member(SectionDossier.Referent));
    });

    [Test]
    public void UneDemandeNegativeEstRefusee() =>
        Assert.That(Sollicitation(Dossier with { Demandes = [new(Caf, Montant.DeEuros(-5))] }), Does.Contain("demande.negative"));

    [Test]
    public void SeulUnSignataireDepose() => Assert.Multiple(() =>
    {
        Assert.That(DepotDeDossier.Decider(EtatDossier.Brouillon, QualiteDeMembre.Redacteur, Dossier, Regles, Cloture).Refus?.Code, Is.EqualTo("cycle.role"));
        Assert.That(DepotDeDossier.Decider(EtatDossier.Depose, QualiteDeMembre.Signataire, Dossier, Regles, Cloture).Refus?.Code, Is.EqualTo("cycle.etat"));
    });

    [Test]
    public void UnDepotTardifMontreLesDeuxHeuresEtPasseAvantLeReste()
    {
        var refus = DepotDeDossier.Decider(EtatDossier.Brouillon, QualiteDeMembre.Signataire, new DossierADeposer(), Regles, Cloture.AddSeconds(1)).Refus;
        Assert.That(refus?.Code, Is.EqualTo("depot.tardif"));
        Assert.That(refus?.Message, Does.Contain("23\u00A0h\u00A059").And.Contain("4\u00A0mars 2026 à 0\u00A0h\u00A000"));
        Assert.That(DepotDeDossier.Decider(EtatDossier.Brouillon, QualiteDeMembre.Signataire, Dossier, Regles with { Prolongation = Cloture.AddDays(1) }, Cloture.AddHours(2)).EstRefuse, Is.False);
    }

    [Test]
    public void UneReponseNExigeQueLesRubriquesNommeesMemeApresLaCloture() => Assert.Multiple(() =>
    {
        var sansPiece = Dossier with { PiecesFournies = [] };
        Resultat<EtatDossier> Repondre(params SectionDossier[] nommees) => DepotDeDossier.DeciderReponse(EtatDossier.ACompleter, QualiteDeMembre.Signataire, sansPiece, Regles, nommees);
        Assert.That(Repondre(SectionDossier.Projet, SectionDossier.Budget).Valeur, Is.EqualTo(EtatDossier.Depose));
        Assert.That(Repondre(SectionDossier.Projet, SectionDossier.Pieces).Refus?.Code, Is.EqualTo("piece.absente"));
    });

    [Test]
    public void LePorteurSaitPourquoiUnFinanceurNePeutPasEtreSollicite() => Assert.Multiple(() =>
    {
        var caf = Regles.Financeurs[0];
        Assert.That(Domain.Dossiers.Sollicitation.Refuser(caf, [Malakoff], Culture)?.Message, Is.EqualTo("CAF\u00A0: ce financeur n’intervient dans aucun des quartiers du projet."));
        Assert.That(Domain.Dossiers.Sollicitation.Refuser(caf, [Bellevue], Sport)?.Message, Is.EqualTo("CAF\u00A0: ce financeur ne finance pas le thème du projet."));
        Assert.That(Domain.Dossiers.Sollicitation.Refuser(caf, [Bellevue, Malakoff], Culture), Is.Null);
        Assert.That(Domain.Dossiers.Sollicitation.Refuser(caf, [], null), Is.Null, "nothing chosen yet");
    });

    [Test]
    public void LeMaintienVerrouilleLesMontantsArbitres() => Assert.Multiple(() =>
    {
        LigneDeFinanceur Ligne(Guid id, long euros) => new(id, "CAF", EtatLigne.Arbitree, new Repartition(Montant.DeEuros(euros), Montant.Zero));
        string[] Codes(params LigneDeFinanceur[] lignes) => [.. MaintienDuProjet.Manques(Dossier.Plan, lignes).Select(r => r.Code)];
        Assert.That(Codes(Ligne(Caf, 4_000)), Is.Empty);
        Assert.That(Codes(Ligne(Caf, 1_500), Ligne(Caf, 2_500)), Is.Empty, "two lines of one funder");
        Assert.That(Codes(Ligne(Caf, 3_000)), Is.EqualTo(new[] { "maintien.montant" }));
        Assert.That(Codes(), Is.EqualTo(new[] { "maintien.financeur" }));
        Assert.That(MaintienDuProjet.Manques(new([]), []).Single().Code, Is.EqualTo("budget.vide"));
        Assert.That(MaintienDuProjet.Decider(EtatDossier.AvisTransmis, ActionDossier.Maintenir, QualiteDeMembre.Signataire, [], true).Valeur, Is.EqualTo(EtatDossier.AvisTransmis));
        Assert.That(MaintienDuProjet.Decider(EtatDossier.AvisTransmis, ActionDossier.Reduire, QualiteDeMembre.Signataire, [], false).Refus?.Code, Is.EqualTo("maintien.tardif"));
    });

    private static Resultat<EtatDossier> Deposer(DossierADeposer dossier) =>
        DepotDeDossier.Decider(EtatDossier.Brouillon, QualiteDeMembre.Signataire, dossier, Regles, Cloture);

    private static string[] Sollicitation(DossierADeposer dossier) =>
        [.. DepotDeDossier.Completude(dossier, Regles).Single(s => s.Section == SectionDossier.Demandes).Manques.Select(r => r.Code)];
}
