using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Tests.Organisations;

/// <summary>Two acts that meet on one organisation: one is done, the other is done after it or told why not in words; never a row twice, never one lost.</summary>
[SurChaqueMoteur]
public sealed class OrganisationsCroiseesTests
{
    private static readonly SqlStatement Doublons = new("""
        SELECT COUNT(*) AS Nombre FROM (
            SELECT CompteId FROM OrganisationMembre GROUP BY OrganisationId, CompteId HAVING COUNT(*) > 1
            UNION ALL SELECT CompteId FROM OrganisationDemande WHERE Etat = 'EnAttente' GROUP BY OrganisationId, CompteId HAVING COUNT(*) > 1
            UNION ALL SELECT CompteId FROM OrganisationMandat WHERE Etat = 'EnAttente' GROUP BY OrganisationId, CompteId HAVING COUNT(*) > 1) x
        """);

    private OrganisationDEssai essai = null!;

    [SetUp]
    public async Task Ouvrir()
    {
        essai = await OrganisationDEssai.OuvrirAsync();
        await essai.AjouterCompteAsync("noe");
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [TestCase("ajouter", "ajouter", null, "membre.deja")]
    [TestCase("ajouter", "qualifier", null, "conflit")]
    [TestCase("qualifier", "retirer", null, "conflit")]
    [TestCase("retirer", "passer-la-main", null, "membre.successeur")]
    [TestCase("contester", "ajouter", null, "organisation.contestee")]
    [TestCase("ajouter", "contester", null, null)]
    [TestCase("demander", "demander", null, "demande.deja")]
    [TestCase("admettre", "admettre", null, "demande.repondue")]
    [TestCase("admettre", "reprendre-la-demande", null, "demande.repondue")]
    [TestCase("reprendre-la-demande", "admettre", null, "demande.repondue")]
    [TestCase("refuser", "admettre", null, "demande.repondue")]
    [TestCase("identite", "identite", null, "conflit")]
    [TestCase("accepter", "identite", null, "conflit")]
    [TestCase("identite", "accepter", null, "conflit")]
    [TestCase("mandat", "mandat", null, null)]
    [TestCase("piece", "contester", "organisation.contestee", null)]
    public async Task Two_acts_on_one_organisation(string premier, string second, string? finDuPremier, string? finDuSecond)
    {
        if (premier is "admettre" or "refuser" or "reprendre-la-demande")
        {
            Assert.That((await essai.Demandes.ExecuterAsync(essai.Id, null, await essai.ActeurAsync("zoe"))).EstRefuse, Is.False);
        }

        var (un, deux) = (await PreparerAsync(premier), await PreparerAsync(second));
        var fins = await essai.Base.CroiserAsync(premier == "reprendre-la-demande" ? "DemandeStore.DeLaPersonne" : "OrganisationStore.Lecture", un, deux, sansVerrou: premier == "piece");
        Assert.That((fins.Premier.Refus?.Code, fins.Second.Refus?.Code), Is.EqualTo((finDuPremier, finDuSecond)));
        await using var session = await essai.Base.LireAsync();
        Assert.That(await session.UnAsync<int>(Doublons), Is.Zero);
        Assert.That((await JournalStore.VerifierAsync(session)).Rompue, Is.Null);
    }

    [Test]
    public async Task Registered_by_two_people_at_once_under_one_number_it_is_registered_once()
    {
        var (aicha, zoe) = (await essai.ActeurAsync("aicha"), await essai.ActeurAsync("zoe"));
        var fins = await essai.Base.CroiserAsync("OrganisationStore.Existante", () => InscrireAsync(aicha), () => InscrireAsync(zoe));
        Assert.That(fins.Premier.Valeur.DejaInscrite, Is.False);
        Assert.That(fins.Second.Valeur, Is.EqualTo(fins.Premier.Valeur with { DejaInscrite = true }));

        Task<Resultat<OrganisationEnregistree>> InscrireAsync(Acteur qui) => essai.Enregistrer.ExecuterAsync(new Identification("Le Sillon", Siret: "552 100 554 00021"), new Siege(), null, qui);
    }

    // With the versions that each person had on screen before either acted.
    private async Task<Func<Task<Resultat>>> PreparerAsync(string acte)
    {
        var (aicha, zoe, camille) = (await essai.ActeurAsync("aicha"), await essai.ActeurAsync("zoe"), await essai.ActeurAsync("camille"));
        var (lue, maya) = (await essai.LueAsync(), essai.CompteDe("maya"));
        var demande = (await essai.Query.DemandesAsync(aicha)).ARepondre.SingleOrDefault()?.Id ?? Guid.Empty;
        return acte switch
        {
            "ajouter" => async () => await essai.Membres.AjouterAsync(essai.Id, "noe@exemple.fr", QualiteDeMembre.Redacteur, lue.MembresVersion, aicha),
            "qualifier" => () => essai.Membres.QualifierAsync(essai.Id, maya, QualiteDeMembre.Signataire, lue.MembresVersion, aicha),
            "retirer" => () => essai.Membres.RetirerAsync(essai.Id, maya, lue.MembresVersion, aicha),
            "passer-la-main" => () => essai.Membres.PasserLaMainAsync(essai.Id, maya, lue.MembresVersion, aicha),
            "demander" => () => essai.Demandes.ExecuterAsync(essai.Id, null, zoe),
            "reprendre-la-demande" => () => essai.Demandes.RetirerAsync(essai.Id, zoe),
            "admettre" => () => essai.Demandes.AdmettreAsync(essai.Id, demande, QualiteDeMembre.Redacteur, lue.MembresVersion, aicha),
            "refuser" => () => essai.Demandes.RefuserAsync(essai.Id, demande, "Nous ne vous connaissons pas.", aicha),
            "identite" => () => essai.Identite.ExecuterAsync(essai.Id, SectionDIdentite.Identification, i => i with { Identification = i.Identification with { Nom = "Autre nom" } }, lue.Version, aicha),
            "mandat" => () => essai.Mandats.ExecuterAsync(essai.Id, new SaisieMandat(NatureMandat.Representant, "Aïcha Essai", null, true), null, aicha),
            "piece" => async () =>
            {
                using var pdf = new MemoryStream(Dossiers.DossierDEssai.UnPdf());
                return await essai.Pieces.ExecuterAsync(essai.Id, new SaisiePiecePermanente(TypeDePiecePermanente.Statuts, new DateOnly(2026, 1, 5), null, true), ("statuts.pdf", pdf), aicha);
            },
            "accepter" => () => DeciderAsync(ActionMandat.Accepter),
            "contester" => () => DeciderAsync(ActionMandat.Contester),
            _ => throw new ArgumentOutOfRangeException(nameof(acte), acte, null),
        };

        Task<Resultat> DeciderAsync(ActionMandat action) => essai.Statuer.ExecuterAsync(essai.Id, new DecisionSurMandat(action, null, "Deux bureaux.", lue.Version), camille);
    }
}
