using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Application.Suivi;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Journal;

namespace AppelAProjets.Application.Tests.Suivi;

/// <summary>The search of the header, over all the calls.</summary>
[SurChaqueMoteur]
public sealed class RechercheTests
{
    private static readonly SqlStatement Dossier = new("""
        SELECT d.Id, d.Numero, d.Titre, o.Nom AS Porteur, o.Siret, d.OrganisationId FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId WHERE d.Id = @Id
        """);

    private static readonly SqlStatement Coordonnees = new("UPDATE Organisation SET Courriel = @Courriel, Telephone = @Telephone, Siret = @Siret, Recherche = @Recherche WHERE Id = @Id");
    private static readonly SqlStatement Fiche = new("UPDATE OrganisationFiche SET RepresentantTelephone = @Telephone WHERE OrganisationId = @Id");

    private InstructionDEssai essai = null!;
    private DossierRow dossier = null!;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync(120);
        dossier = (await essai.LireAsync<DossierRow>(Dossier, new { Id = essai.DossierId })).Single();
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_whole_number_names_its_dossier_even_where_a_siret_contains_it()
    {
        var chiffres = dossier.Numero.Split('-')[1];
        await essai.EcrireAsync(Coordonnees, new { Id = dossier.OrganisationId, Courriel = "a@b.example", Telephone = "", Siret = $"{chiffres}1234567890", Recherche = $"empl28 {chiffres}" }, (ObjetDuJournal.Organisation, dossier.OrganisationId));
        foreach (var saisie in new[] { dossier.Numero, dossier.Numero.ToLowerInvariant(), $"  {dossier.Numero.Replace('-', ' ')} " })
        {
            Assert.That((await ChercherAsync("secretariat", saisie)).Exact, Is.EqualTo(new AdresseDeDossier("EMPL28", dossier.Id)), saisie);
        }

        Assert.That((await ChercherAsync("secretariat", chiffres)).Exact, Is.Null, "a part of a number is not a number");
    }

    [TestCase("contact@cuisines-du-breil.example")]
    [TestCase("06 12 34 56 78")]
    [TestCase("+33 6.12.34.56.78")]
    [TestCase("0612345678")]
    [TestCase("SIRET 443 061 841 00047")]
    [TestCase("44306184100047")]
    [TestCase("443061841")]
    [TestCase("W44 2 001234")]
    [TestCase("RNA : w442 001 234")]
    [TestCase("tél. 02 40 00 00 01")]
    [TestCase("+33 (0)2 40 00 00 01")]
    [TestCase("W 442 001 234")]
    [TestCase("mailto:contact@cuisines-du-breil.example")]
    [TestCase("« 443 061 841 00047 »;")]
    [TestCase("ÉPICERIE sol")]
    public async Task Each_thing_that_names_an_organisation_finds_its_dossiers(string saisie)
    {
        await essai.EcrireAsync(
            Coordonnees, new { Id = dossier.OrganisationId, Courriel = "contact@cuisines-du-breil.example", Telephone = "0240000001", Siret = "44306184100047", Recherche = "epicerie solidaire 44306184100047 w442001234" },
            (ObjetDuJournal.Organisation, dossier.OrganisationId));
        await essai.EcrireAsync(Fiche, new { Id = dossier.OrganisationId, Telephone = "0612345678" }, (ObjetDuJournal.Organisation, dossier.OrganisationId));
        var trouves = await ChercherAsync("secretariat", saisie);
        Assert.That(trouves.Appels.SelectMany(a => a.Dossiers).Select(d => d.Id), Does.Contain(dossier.Id));
        Assert.That(trouves.Appels.SelectMany(a => a.Dossiers).Select(d => d.Porteur).Distinct(), Has.Exactly(1).Items);
        var secretariat = await essai.ActeurAsync("secretariat");
        Assert.That((await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Texte = saisie }, secretariat))!.Lignes.Select(l => l.Id), Does.Contain(dossier.Id), "in the table");
        var organisations = (await new OrganisationsDuSecretariatQuery(essai.Base, essai.Ecrivain).ListerAsync(saisie, null, 1, secretariat))!;
        Assert.That(organisations.Lignes.Select(o => o.Id), Is.EqualTo(new[] { dossier.OrganisationId }), "in the list of the Secrétariat");
        var recevabilite = (await new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge).ListerAsync(InstructionDEssai.Appel, new(null, false, saisie, TriDeRecevabilite.Numero, 1), 200, secretariat))!;
        Assert.That(recevabilite.Dossiers.Select(d => d.Id), Does.Contain(dossier.Id), "in the list to check");
    }

    [TestCase("%")]
    [TestCase("\uD83D\uDE00")]
    public async Task Signs_alone_find_nothing(string saisie)
    {
        var secretariat = await essai.ActeurAsync("secretariat");
        Assert.That((await ChercherAsync("secretariat", saisie)).Nombre, Is.Zero);
        Assert.That((await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Texte = saisie }, secretariat))!.Lignes, Is.Empty);
        Assert.That((await new OrganisationsDuSecretariatQuery(essai.Base, essai.Ecrivain).ListerAsync(saisie, null, 1, secretariat))!.Lignes, Is.Empty);
        Assert.That((await new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge).ListerAsync(InstructionDEssai.Appel, new(null, false, saisie, TriDeRecevabilite.Numero, 1), 200, secretariat))!.Dossiers, Is.Empty);
    }

    [Test]
    public async Task The_words_are_those_of_the_title_and_of_the_organisation_together()
    {
        var mots = $"{dossier.Titre.Split(' ').MaxBy(m => m.Length)} {dossier.Porteur.Split(' ').MaxBy(m => m.Length)}";
        var trouves = (await ChercherAsync("secretariat", mots)).Appels.Single(a => a.Code == "EMPL28");
        Assert.That(trouves.Dossiers.Select(d => d.Id), Does.Contain(dossier.Id));
        Assert.That((await ChercherAsync("secretariat", mots + " introuvable")).Appels, Is.Empty);
    }

    [Test]
    public async Task A_deport_hides_the_dossier_from_its_words_its_number_and_its_count()
    {
        var instructeur = await essai.ActeurAsync("instructeur.pref44");
        var avant = await ChercherAsync("instructeur.pref44", dossier.Porteur);
        Assert.That(avant.Appels.SelectMany(a => a.Dossiers).Select(d => d.Id), Does.Contain(dossier.Id));
        Assert.That((await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, dossier.Id, false, "Un proche", instructeur)).Refus, Is.Null);
        var apres = await ChercherAsync("instructeur.pref44", dossier.Porteur);
        Assert.That(apres.Nombre, Is.EqualTo(avant.Nombre - 1));
        Assert.That(apres.Appels.SelectMany(a => a.Dossiers).Select(d => d.Id), Does.Not.Contain(dossier.Id));
        Assert.That((await ChercherAsync("instructeur.pref44", dossier.Numero)).Exact, Is.Null);
        Assert.That((await ChercherAsync("secretariat", dossier.Numero)).Exact, Is.Not.Null, "others still find it");
    }

    [Test]
    public async Task Someone_of_a_territory_finds_what_is_in_it_only()
    {
        var referent = await essai.ActeurAsync("referent");
        var siens = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Texte = "empl28", Taille = 200 }, referent))!.Totaux.Lignes;
        var tous = (await ChercherAsync("secretariat", "empl28")).Appels.Single(a => a.Code == "EMPL28").Nombre;
        Assert.That((await ChercherAsync("referent", "empl28")).Appels.Single(a => a.Code == "EMPL28").Nombre, Is.EqualTo(siens).And.LessThan(tous).And.Positive);
    }

    [Test]
    public async Task A_dossier_that_is_a_draft_again_is_found_no_more_and_the_commands_do_not_grow()
    {
        await ChercherAsync("secretariat", "a");
        await essai.PlacerAsync(EtatDossier.Brouillon);
        Assert.That((await ChercherAsync("secretariat", dossier.Numero)).Exact, Is.Null);
        await essai.PlacerAsync(EtatDossier.Depose);
        Assert.That((await ChercherAsync("secretariat", dossier.Numero)).Exact, Is.Not.Null);
        var (commandes, observateur) = (0, essai.Base.Observateur);
        essai.Base.Observateur = (_, _) => commandes++;
        await ChercherAsync(await essai.ActeurAsync("secretariat"), "e");
        essai.Base.Observateur = observateur;
        Assert.That(commandes, Is.EqualTo(3 + 2), "three, and those that read the account of the test");
    }

    private async Task<ResultatDeRecherche> ChercherAsync(string compte, string saisie) => await ChercherAsync(await essai.ActeurAsync(compte), saisie);

    private Task<ResultatDeRecherche> ChercherAsync(Acteur acteur, string saisie) => new RechercheQuery(essai.Base, essai.Horloge).ChercherAsync(saisie, acteur);

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
        public required string Titre { get; init; }
        public required string Porteur { get; init; }
        public string? Siret { get; init; }
        public required Guid OrganisationId { get; init; }
    }
}
