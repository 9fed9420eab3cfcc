using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Tests.Coinstruction;

[SurChaqueMoteur]
public sealed class ExaminerDossierTests
{
    private static readonly SqlStatement SansFichier = new("DELETE FROM DossierFichier WHERE DossierId = @Id AND PieceId = @PieceId");
    private static readonly SqlStatement Objets = new("SELECT Objet FROM Courriel ORDER BY CreeLe DESC");
    private static readonly SqlStatement SansDemandes = new("DELETE FROM DemandeDeComplements WHERE DossierId = @Id");

    private InstructionDEssai essai = null!;
    private Acteur secretariat = null!;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        secretariat = await essai.ActeurAsync("secretariat");
        await essai.EcrireAsync(SansDemandes, new { Id = essai.DossierId });
        await essai.PlacerAsync(EtatDossier.Depose);
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task What_was_seen_is_kept_with_its_author_and_moves_no_state()
    {
        var fiche = await FicheAsync();
        Assert.That(await ExaminerAsync([.. fiche.Points.Select(p => new PointExamine(p.Cle, VerdictDExamen.Oui, "Vu."))], 0), Is.Empty);
        var apres = await FicheAsync();
        Assert.That((apres.Examen.Complet, apres.Examen.Eligible, apres.Dossier.Etat), Is.EqualTo(((VerdictDExamen?)VerdictDExamen.Oui, (VerdictDExamen?)VerdictDExamen.Oui, EtatDossier.Depose)));
        Assert.That((apres.Examen.Auteur, apres.Historique[^1].Action), Is.EqualTo((secretariat.Nom, "examiner")));
        var liste = await new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge).ListerAsync(InstructionDEssai.Appel, new(null, false, null, TriDeRecevabilite.Numero, 1), 1000, secretariat);
        Assert.That(liste!.Dossiers.Single(d => d.Id == essai.DossierId).Complet, Is.EqualTo(VerdictDExamen.Oui));
    }

    [Test]
    public async Task An_old_page_conflicts_and_another_role_does_not_find_it()
    {
        Assert.That(await ExaminerAsync([], 0), Is.Empty);
        Assert.That(await ExaminerAsync([], 0), Is.EqualTo(new[] { "conflit" }));
        Assert.That(await ExaminerAsync([], 1), Is.Empty);
        var instructeur = await essai.ActeurAsync("instructeur.pref44");
        Assert.That((await Examiner.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, [], 2, instructeur)).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task In_bulk_a_missing_piece_is_named_and_the_dossier_left()
    {
        var piece = (await FicheAsync()).Contexte.Appel.Pieces.First(p => p.Indispensable);
        var rapport = await Examiner.ToutDireAsync(InstructionDEssai.Appel, [new DossierCoche(essai.DossierId, 0)], pieces: true, secretariat);
        var complet = rapport.Valeur.Single().Refus is null;
        await essai.EcrireAsync(SansFichier, new { Id = essai.DossierId, PieceId = piece.Id });
        Assert.That((await FicheAsync()).Points.Single(p => p.Cle == ExamenDuDossier.Piece(piece.Id)).Constat, Is.Not.Null);
        Assert.That((await FicheAsync()).Examen.Complet, Is.EqualTo(complet ? VerdictDExamen.Oui : (VerdictDExamen?)null));
        Assert.That((await Examiner.ToutDireAsync(InstructionDEssai.Appel, [], pieces: true, secretariat)).Refus!.Code, Is.EqualTo("selection"));
    }

    [Test]
    public async Task A_request_is_extended_with_a_mail_and_the_silence_is_counted_again()
    {
        await DemanderAsync(20);
        var avant = await FicheAsync();
        Assert.That((await ProlongerAsync(avant.Demandes[^1].TermeLe)).Refus!.Code, Is.EqualTo("complements.terme"), "an extension goes further");
        Assert.That((await ProlongerAsync(avant.Demandes[^1].TermeLe.AddDays(10))).Refus, Is.Null);
        var apres = await FicheAsync();
        Assert.That((apres.Demandes[^1].TermeLe, apres.Dossier.RejetImpliciteLe), Is.EqualTo((avant.Demandes[^1].TermeLe.AddDays(10), avant.Dossier.RejetImpliciteLe!.Value.AddDays(10))));
        Assert.That(await essai.LireAsync<string>(Objets), Has.Some.EndsWith("délai de réponse prolongé"));
        Assert.That(apres.Historique[^1].Action, Is.EqualTo("prolonger-complements"));
    }

    [Test]
    public async Task A_cancelled_request_is_said_so_awaits_nothing_and_suspends_no_longer()
    {
        await DemanderAsync(20);
        var avant = await FicheAsync();
        essai.Horloge.Advance(TimeSpan.FromDays(5));
        var annule = await new StatuerSurDossier(essai.Ecrivain, InstructionDEssai.Liens).ExecuterAsync(
            InstructionDEssai.Appel, essai.DossierId, new DecisionSurDossier(ActionDossier.InstruireEnLEtat, "Demande envoyée par erreur.", avant.Dossier.Version), secretariat);
        Assert.That(annule.Refus, Is.Null);
        var apres = await FicheAsync();
        Assert.That((apres.Dossier.Etat, apres.Demandes[^1].AnnuleeMotif), Is.EqualTo((EtatDossier.EnInstruction, "Demande envoyée par erreur.")));
        Assert.That(apres.Dossier.RejetImpliciteLe, Is.EqualTo(avant.Dossier.RejetImpliciteLe!.Value.AddDays(-15)), "suspended five days, not twenty");
        Assert.That(await essai.LireAsync<string>(Objets), Has.Some.EndsWith("demande de compléments annulée"));
        Assert.That((await ProlongerAsync(avant.Demandes[^1].TermeLe.AddDays(10))).Refus!.Code, Is.EqualTo("complements.aucune"));
    }

    private ExaminerDossier Examiner => new(essai.Base, essai.Ecrivain);

    private async Task<RecevabiliteFiche> FicheAsync() => (await new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge).ChargerAsync(InstructionDEssai.Appel, essai.DossierId, secretariat))!;

    private async Task<string[]> ExaminerAsync(IReadOnlyList<PointExamine> points, int version) =>
        [.. (await Examiner.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, points, version, secretariat)).TousLesRefus.Select(r => r.Code)];

    private async Task DemanderAsync(int jours)
    {
        var fiche = await FicheAsync();
        var terme = Domain.Appels.HeureDeParis.Jour(essai.Horloge.GetUtcNow()).AddDays(jours);
        var fait = await new DemanderComplements(essai.Ecrivain, InstructionDEssai.Liens).ExecuterAsync(
            InstructionDEssai.Appel, essai.DossierId, new SaisieDeComplements([SectionDossier.Pieces], true, terme, "Il manque les comptes.", fiche.Dossier.Version), secretariat);
        Assert.That(fait.Refus, Is.Null);
    }

    private async Task<Resultat> ProlongerAsync(DateOnly terme) => await new ProlongerComplements(essai.Ecrivain, InstructionDEssai.Liens).ExecuterAsync(
        InstructionDEssai.Appel, essai.DossierId, new SaisieDeProlongation(terme, "Vacances.", (await FicheAsync()).Dossier.Version), secretariat);
}
