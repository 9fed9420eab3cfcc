using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>What people typed once is not typed again; a project has one draft in a call.</summary>
[SurChaqueMoteur]
public sealed class ReprendreDossierTests
{
    private static readonly SqlStatement Appel = new("""
        INSERT INTO Appel (Id, Code, Annee, Titre, Etat, OuvertureLe, ClotureLe, DatesAConfirmer, PartenairesPossibles, Rencontre, DernierNumero, CreeLe, Version)
        VALUES (@Id, 'AAP29', 2029, 'Appel 2029', 'DepotOuvert', @Ouverture, @Cloture, 0, 0, 'Obligatoire', 0, @Ouverture, 1)
        """);

    private static readonly SqlStatement Theme = new("INSERT INTO AppelTheme (Id, AppelId, Ordre, Libelle) VALUES (@Id, @AppelId, 1, 'THÈME 0')");
    private static readonly SqlStatement Quartier = new("INSERT INTO AppelQuartier (AppelId, QuartierCode) VALUES (@AppelId, 'QN04405M')");

    [Test]
    public async Task Last_years_answers_are_proposed_and_what_belongs_to_a_year_is_to_be_redone()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var ancien = await essai.CompletAsync();
        Assert.That((await essai.Deposer.ExecuterAsync(ancien, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire)).EstRefuse, Is.False);
        var theme = await SuivantAsync(essai);

        var nouveau = await CreerAsync(essai, "Cuisines partagées", ancien);

        var (avant, apres) = ((await essai.LireAsync(ancien))!, (await essai.LireAsync(nouveau.Valeur))!);
        Assert.Multiple(() =>
        {
            Assert.That(apres.Contenu.Projet.Objectifs, Is.EqualTo(avant.Contenu.Projet.Objectifs));
            Assert.That(apres.Contenu.Projet.Renouvellement, Is.True);
            Assert.That(apres.Contenu.Territoires.ThemeId, Is.EqualTo(theme), "The theme of the same name in the new call.");
            Assert.That(apres.Contenu.Territoires.Quartiers.Select(q => q.Code), Is.EqualTo(new[] { "QN04405M" }), "A neighbourhood that the new call does not have is not taken up.");
            Assert.That(apres.Contenu.Financement.Comptes, Is.Empty);
            Assert.That(apres.Contenu.Financement.Demandes, Is.Empty);
            Assert.That(apres.Contenu.Projet.DebutLe, Is.Null);
            Assert.That(apres.Contenu.Attestations.Exactitude, Is.False);
        });
    }

    [Test]
    public async Task After_a_withdrawal_all_comes_back_in_the_same_call_but_what_is_signed()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var ancien = await essai.CompletAsync();
        await essai.Deposer.ExecuterAsync(ancien, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire);
        Assert.That((await new RetirerDossier(essai.Ecrivain).ExecuterAsync(ancien, (await essai.LireAsync(ancien))!.Entete.Version, null, essai.Signataire)).Refus, Is.Null);

        var nouveau = await new CreerDossier(essai.Ecrivain).ExecuterAsync(new DossierACreer(Guid.CreateVersion7(), "AAP28", essai.OrganisationId, "Cuisines partagées", ancien), essai.Signataire);

        var (avant, apres) = ((await essai.LireAsync(ancien))!, (await essai.LireAsync(nouveau.Valeur))!);
        Assert.Multiple(() =>
        {
            Assert.That(apres.Entete.Etat, Is.EqualTo(Domain.Dossiers.EtatDossier.Brouillon));
            Assert.That(Instantane.Figer(apres.Contenu with { Attestations = avant.Contenu.Attestations, Rencontre = avant.Contenu.Rencontre, Reponses = avant.Contenu.Reponses }).Empreinte, Is.EqualTo(Instantane.Figer(avant.Contenu).Empreinte), "answers, budget, amounts, files");
            Assert.That(apres.Contenu.Attestations.Exactitude, Is.False);
            Assert.That(apres.Sections.Where(s => !s.EstComplete).Select(s => s.Section), Is.EqualTo(new[] { Domain.Dossiers.SectionDossier.Referent, Domain.Dossiers.SectionDossier.Attestations }));
        });
    }

    [Test]
    public async Task Another_organisations_dossier_is_not_a_start()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        await SuivantAsync(essai);
        Assert.That((await CreerAsync(essai, "Autre", Guid.NewGuid())).Refus!.Code, Is.EqualTo("dossier.precedent"));
    }

    [Test]
    public async Task A_project_begun_twice_in_a_call_is_one_draft_and_another_title_is_another()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        await SuivantAsync(essai);
        var premier = await CreerAsync(essai, "Jardin d’été", null);
        Assert.Multiple(async () =>
        {
            Assert.That((await CreerAsync(essai, " jardin d'ETE ", null)).Valeur, Is.EqualTo(premier.Valeur));
            Assert.That((await CreerAsync(essai, "Jardin d’hiver", null)).Valeur, Is.Not.EqualTo(premier.Valeur));
        });
    }

    private static Task<Domain.Resultat<Guid>> CreerAsync(DossierDEssai essai, string titre, Guid? precedent) =>
        new CreerDossier(essai.Ecrivain).ExecuterAsync(new DossierACreer(Guid.CreateVersion7(), "AAP29", essai.OrganisationId, titre, precedent), essai.Signataire);

    private static async Task<Guid> SuivantAsync(DossierDEssai essai)
    {
        var (appel, theme) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var session = await essai.Base.EcrireAsync();
        await session.ExecuterAsync(Appel, new { Id = appel, DossierDEssai.Ouverture, DossierDEssai.Cloture });
        await session.ExecuterAsync(Theme, new { Id = theme, AppelId = appel });
        await session.ExecuterAsync(Quartier, new { AppelId = appel });
        await session.ValiderAsync();
        return theme;
    }
}
