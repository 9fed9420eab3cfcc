using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Echeances;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>Acts that meet on one dossier: the second waits, then decides on what the first has left.</summary>
[SurChaqueMoteur]
public sealed class DossiersCroisesTests
{
    private DossierDEssai essai = null!;
    private Guid id;
    private int version;

    public enum Acte
    {
        Deposer,
        RepondreAuxComplements,
        RetirerLeDossier,
        JoindreUneAutrePiece,
        RetirerLaPiece,
        Rappeler,
    }

    [SetUp]
    public async Task Ouvrir()
    {
        essai = await DossierDEssai.OuvrirAsync();
        id = await essai.CompletAsync();
        essai.Horloge.SetUtcNow(DossierDEssai.Cloture.AddHours(-20));
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [TestCase(Acte.Deposer, Acte.Deposer, "cycle.etat", TestName = "A dossier is deposited once, whatever the keys")]
    [TestCase(Acte.Deposer, Acte.RetirerLaPiece, "section.fermee", TestName = "A piece stays in the dossier that is being deposited")]
    [TestCase(Acte.RetirerLaPiece, Acte.Deposer, "piece.absente", TestName = "A dossier is not deposited without the piece that is being taken back")]
    [TestCase(Acte.Deposer, Acte.JoindreUneAutrePiece, "section.fermee", TestName = "No file joins the dossier that is being deposited")]
    [TestCase(Acte.Rappeler, Acte.Rappeler, "0 rappel", TestName = "A reminder goes once")]
    [TestCase(Acte.RepondreAuxComplements, Acte.RetirerLeDossier, "conflit", TestName = "A dossier is not withdrawn on a page older than its answer")]
    [TestCase(Acte.RetirerLeDossier, Acte.RepondreAuxComplements, "cycle.etat", TestName = "No answer to the complements of a dossier that is being withdrawn")]
    public async Task Two_acts(Acte premier, Acte second, string code)
    {
        if (premier is Acte.RetirerLeDossier or Acte.RepondreAuxComplements)
        {
            await FaireAsync(Acte.Deposer);
            await essai.ACompleterAsync(id);
            await essai.SaisirAsync(id, ("projet.objectifs", "Précisés."));
        }

        version = (await essai.LireAsync(id))!.Entete.Version;
        var (fait, aussi) = await essai.Base.CroiserAsync(() => FaireAsync(premier), () => FaireAsync(second));
        Assert.That((fait, aussi), Is.EqualTo((premier == Acte.Rappeler ? "1 rappel" : null, code)));
    }

    [Test]
    public async Task What_is_typed_while_the_dossier_is_deposited_is_in_it_or_is_refused()
    {
        var texte = (await essai.LireAsync(id))!.Reponses["projet.objectifs"];
        var (depot, saisie) = await essai.Base.CroiserAsync(
            () => FaireAsync(Acte.Deposer),
            async () => (await essai.Enregistrer.ExecuterAsync(id, [new("projet.objectifs", "Autrement", texte.Version)], essai.Brouillonneur)).EnEntier().Refus?.Code,
            sansVerrou: true);

        await using var session = await essai.Base.LireAsync();
        var lu = (await DossierLectureQuery.LireAsync(session, id))!;
        Assert.That((depot, saisie, lu.Contenu.Projet.Objectifs), Is.EqualTo(depot is null ? (depot, "section.fermee", texte.Valeur) : ("conflit", null, "Autrement")));
    }

    [TestCase(true, TestName = "A deposit after the closing is judged by the prolongation being written")]
    [TestCase(false, TestName = "The closing is not moved under a deposit")]
    public async Task A_deposit_and_an_edit_of_its_call_wait_for_each_other(bool lAppelDAbord)
    {
        var secretariat = new Acteur(essai.Signataire.CompteId, "Camille Essai", [new Habilitation(Role.Secretariat, null, null, null, DossierDEssai.Ouverture, null)], []);
        Func<Task<string?>>[] actes = lAppelDAbord ? [ProlongerAsync, DeposerAsync] : [DeposerAsync, ProlongerAsync];
        var (fait, aussi) = await essai.Base.CroiserAsync(actes[0], actes[1]);
        Assert.That((fait, aussi), Is.EqualTo(((string?)null, (string?)null)));

        async Task<string?> DeposerAsync() =>
            (await essai.Deposer.ExecuterAsync(id, essai.Cle, DossierDEssai.Cloture.AddSeconds(lAppelDAbord ? 60 : -60), essai.Signataire)).Refus?.Code;

        async Task<string?> ProlongerAsync() => (await new ProlongerDepot(essai.Ecrivain, essai.Liens)
            .ExecuterAsync(new Cible("AAP28", 1), new SaisieDInstant(new DateOnly(2027, 11, 20), "23:59", null), "La plateforme était lente.", secretariat)).Refus?.Code;
    }

    [Test]
    public async Task Two_people_who_begin_the_same_project_at_once_have_one_draft()
    {
        var (fait, aussi) = await essai.Base.CroiserAsync(() => CreerAsync(essai.Signataire), () => CreerAsync(essai.Brouillonneur));
        Assert.That(aussi.Valeur, Is.EqualTo(fait.Valeur));

        Task<Resultat<Guid>> CreerAsync(Acteur acteur) => new CreerDossier(essai.Ecrivain).ExecuterAsync(new DossierACreer(Guid.CreateVersion7(), "AAP28", essai.OrganisationId, "Le jardin"), acteur);
    }

    [Test]
    public async Task An_answer_that_changes_nothing_leaves_the_dossier_as_it_was()
    {
        var avant = (await essai.LireAsync(id))!;
        var texte = avant.Reponses["projet.objectifs"];
        await essai.Enregistrer.ExecuterAsync(id, [new("projet.objectifs", texte.Valeur, texte.Version)], essai.Brouillonneur);
        await essai.Enregistrer.ExecuterAsync(id, [new("projet.objectifs", "Par-dessus", 0)], essai.Brouillonneur);
        var apres = (await essai.LireAsync(id))!;
        Assert.That((apres.Entete.Version, apres.Entete.ModifieLe), Is.EqualTo((avant.Entete.Version, avant.Entete.ModifieLe)));
    }

    private async Task<string?> FaireAsync(Acte acte)
    {
        var (cle, le) = (Guid.NewGuid().ToString("N"), essai.Horloge.GetUtcNow());
        switch (acte)
        {
            case Acte.Deposer or Acte.RepondreAuxComplements:
                return (await essai.Deposer.ExecuterAsync(id, cle, le, essai.Signataire)).Refus?.Code;
            case Acte.RetirerLeDossier:
                return (await new RetirerDossier(essai.Ecrivain).ExecuterAsync(id, version, null, essai.Signataire)).Refus?.Code;
            case Acte.RetirerLaPiece:
                var fichier = (await essai.LireAsync(id))!.Contenu.Pieces.Single().Fichiers.Single();
                return (await essai.Joindre.RetirerAsync(id, essai.PieceId, fichier.Empreinte, essai.Brouillonneur)).Refus?.Code;
            case Acte.JoindreUneAutrePiece:
                using (var pdf = new MemoryStream(FichiersPieges.Pdf("% 2")))
                {
                    return (await essai.Joindre.ExecuterAsync(id, essai.PieceId, "autre.pdf", pdf, essai.Brouillonneur)).Refus?.Code;
                }

            default:
                return $"{await new TraiterLesEcheances(essai.Base, essai.Ecrivain, essai.Liens).ExecuterAsync()} rappel";
        }
    }
}
