using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>A deposited dossier is corrected while the deposit is open; what was deposited counts until the next version arrives.</summary>
[SurChaqueMoteur]
public sealed class CorrigerDossierTests
{
    private static readonly SqlStatement Titres = new("SELECT Titre FROM Dossier WHERE Id = @Id");
    private static readonly SqlStatement Demandes = new("SELECT l.Demande FROM Ligne l WHERE l.DossierId = @Id ORDER BY l.Demande");
    private static readonly SqlStatement Motifs = new("SELECT m.Motif FROM LigneMontant m JOIN Ligne l ON l.Id = m.LigneId WHERE l.DossierId = @Id AND m.Motif IS NOT NULL");
    private static readonly SqlStatement Objets = new("SELECT Objet FROM Courriel WHERE DossierId = @Id ORDER BY CreeLe, Id");

    private DossierDEssai essai = null!;
    private Guid id;

    [SetUp]
    public async Task Deposer()
    {
        essai = await DossierDEssai.OuvrirAsync();
        id = await essai.CompletAsync();
        Assert.That((await DeposerAsync(essai.Cle)).Refus, Is.Null);
        essai.Horloge.Advance(TimeSpan.FromDays(1));
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task The_deposited_version_counts_until_the_corrected_one_is_deposited()
    {
        Assert.That((await Corriger.OuvrirAsync(id, essai.Brouillonneur)).Refus, Is.Null);
        Assert.That((await DeposerAsync("une-cle-sans-changement")).Refus?.Code, Is.EqualTo("correction.inchangee"), "a version that says the same is none");
        await essai.SaisirAsync(id, ("projet.titre", "Cuisines corrigées"), ("projet.objectifs", "Corrigé"), ("budget.756", "0"), ($"demandes.{essai.Financeurs[0]}", "1 500"));
        var (pendant, titre) = (await LuParLesServicesAsync(), await UnAsync<string>(Titres));
        var depot = await DeposerAsync("seconde-cle-de-depot");
        var apres = await LuParLesServicesAsync();
        await using var session = await essai.Base.LireAsync();
        Assert.Multiple(async () =>
        {
            Assert.That((pendant.Contenu.Projet.Objectifs, titre), Is.EqualTo(("Lien social", "Cuisines partagées")));
            Assert.That(depot.Refus, Is.Null);
            Assert.That((depot.Valeur.VersionDeposee, depot.Valeur.Numero, TexteDuRecepisse.Objet(depot.Valeur)), Is.EqualTo((2, "AAP28-0041", $"Dossier AAP28-0041\u00a0: la version corrigée est bien reçue")));
            Assert.That((apres.Entete.Etat, apres.Contenu.Projet.Objectifs, await UnAsync<string>(Titres)), Is.EqualTo((EtatDossier.Depose, "Corrigé", "Cuisines corrigées")));
            Assert.That(await session.ListeAsync<long>(Demandes, new { Id = id }), Is.EqualTo(new[] { 50_000L, 150_000L }));
            Assert.That(await session.ListeAsync<string>(Motifs, new { Id = id }), Is.EqualTo(new[] { "Correction avant la clôture du dépôt" }));
            Assert.That((await essai.LireAsync(id))!.SectionsOuvertes, Is.Empty, "closed again");
        });
    }

    [Test]
    public async Task Given_up_it_leaves_answers_and_files_as_they_were_deposited()
    {
        await Corriger.OuvrirAsync(id, essai.Signataire);
        await essai.SaisirAsync(id, ("projet.objectifs", "Corrigé"), ("projet.moyens", "Un mot de plus"));
        var piece = (await essai.LireAsync(id))!.Contenu.Pieces.Single().Fichiers.Single().Empreinte;
        Assert.That((await essai.Joindre.RetirerAsync(id, essai.PieceId, piece, essai.Signataire)).Refus, Is.Null);

        Assert.That((await Corriger.AbandonnerAsync(id, essai.Signataire)).Refus, Is.Null);

        var (revenu, depose) = ((await essai.LireAsync(id))!, await LuParLesServicesAsync());
        Assert.Multiple(() =>
        {
            Assert.That(Instantane.Figer(revenu.Contenu with { Identite = depose.Contenu.Identite, Financement = depose.Contenu.Financement }).Empreinte, Is.EqualTo(Instantane.Figer(depose.Contenu).Empreinte));
            Assert.That(revenu.SectionsOuvertes, Is.Empty);
            Assert.That(depose.Contenu.Pieces.Single().Fichiers, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task What_is_not_deposited_before_the_closing_is_given_up_and_said()
    {
        await Corriger.OuvrirAsync(id, essai.Signataire);
        await essai.SaisirAsync(id, ("projet.objectifs", "Trop tard"));
        essai.Horloge.SetUtcNow(DossierDEssai.Cloture.AddMinutes(3));
        Assert.That((await DeposerAsync("une-cle-trop-tardive")).Refus!.Code, Is.EqualTo("depot.tardif"));

        Assert.That(await new CloreCorrections(essai.Base, essai.Ecrivain, essai.Liens).ExecuterAsync(), Is.EqualTo(1));

        await using var session = await essai.Base.LireAsync();
        Assert.Multiple(async () =>
        {
            Assert.That((await essai.LireAsync(id))!.Contenu.Projet.Objectifs, Is.EqualTo("Lien social"));
            Assert.That((await session.ListeAsync<string>(Objets, new { Id = id }))[^1], Does.Contain("n’a pas été déposée"));
            Assert.That((await Corriger.OuvrirAsync(id, essai.Signataire)).Refus!.Code, Is.EqualTo("correction.close"));
        });
    }

    [Test]
    public async Task An_incomplete_correction_a_redacteur_and_a_stranger_deposit_nothing()
    {
        Assert.That((await Corriger.OuvrirAsync(id, essai.Etranger)).Issue, Is.EqualTo(Issue.Absent));
        await Corriger.OuvrirAsync(id, essai.Signataire);
        await essai.SaisirAsync(id, ("projet.objectifs", ""));
        Assert.That((await DeposerAsync("une-cle-de-correction")).Refus!.Code, Is.EqualTo("projet.objectifs"));
        await essai.SaisirAsync(id, ("projet.objectifs", "Corrigé"));
        Assert.That((await essai.Deposer.ExecuterAsync(id, "une-cle-de-correction", essai.Horloge.GetUtcNow(), essai.Brouillonneur)).EstRefuse, Is.True);
        Assert.That((await LuParLesServicesAsync()).Contenu.Projet.Objectifs, Is.EqualTo("Lien social"));
    }

    private CorrigerDossier Corriger => new(essai.Ecrivain);

    private Task<Resultat<Recepisse>> DeposerAsync(string cle) => essai.Deposer.ExecuterAsync(id, cle, essai.Horloge.GetUtcNow(), essai.Signataire);

    private async Task<DossierLecture> LuParLesServicesAsync() => (await new DossierLectureQuery(essai.Base).ChargerAsync(id))!;

    private async Task<T> UnAsync<T>(SqlStatement sql)
    {
        await using var session = await essai.Base.LireAsync();
        return (await session.UnAsync<T>(sql, new { Id = id }))!;
    }
}
