using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Tests.Recevabilite;

/// <summary>What the Secrétariat decides before the instruction.</summary>
[SurChaqueMoteur]
public sealed class RecevabiliteTests
{
    private static readonly SqlStatement EtatsDesCourriels = new("SELECT m.Etat FROM Courriel m WHERE m.DossierId = @Id AND m.Lot IS NOT NULL");
    private static readonly SqlStatement Courriels = new("SELECT Objet FROM Courriel WHERE CreeLe = @Le ORDER BY Objet");
    private static readonly SqlStatement Reception = new("UPDATE Dossier SET RecuLe = @Le, DeposeLe = @Le, RejetImpliciteLe = @Rejet WHERE Id = @Id");
    private static readonly SqlStatement SansDemandes = new("DELETE FROM DemandeDeComplements WHERE DossierId = @Id");
    private static readonly SqlStatement Mandat = new("UPDATE Organisation SET EtatMandat = 'AVerifier' WHERE Id = @Id");

    private static readonly SqlStatement Actions = new("SELECT Action FROM Journal WHERE Objet = 'Dossier' AND ObjetId = @Id ORDER BY Numero DESC");

    private InstructionDEssai essai = null!;
    private Acteur secretariat = null!;

    private DateOnly Aujourdhui => HeureDeParis.Jour(essai.Horloge.GetUtcNow());

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        secretariat = await essai.ActeurAsync("secretariat");
        await essai.PlacerAsync(EtatDossier.Depose);
        await essai.EcrireAsync(SansDemandes, new { Id = essai.DossierId });
        await essai.EcrireAsync(Reception, new { Le = essai.Horloge.GetUtcNow(), Rejet = Aujourdhui.AddMonths(2), Id = essai.DossierId });
        essai.Horloge.Advance(TimeSpan.FromDays(3));
    }

    private static readonly SqlStatement Retrait = new("UPDATE Dossier SET Etat = 'Retire' WHERE Id = @Id; UPDATE Ligne SET Etat = 'RetireeParPorteur', MotifEtat = 'Erreur' WHERE DossierId = @Id");

    private static readonly SqlStatement EtatsDesLignes = new("""
        SELECT CONCAT(Origine, ' ', Etat, CASE WHEN ArbitreSpecifique IS NULL THEN ' sans arbitrage' ELSE '' END) AS Ligne FROM Ligne WHERE DossierId = @Id
        """);

    private static readonly SqlStatement OuvrirUneLigne = new("""
        UPDATE Ligne SET Origine = 'OuverteEnComite', Etat = 'Proposee', Demande = 0, ProposeSpecifique = 0, ProposeDroitCommun = 0
        WHERE DossierId = @Id AND FinanceurId = (SELECT f.Id FROM Financeur f WHERE f.Sigle = 'PREF44')
        """);

    private static readonly SqlStatement Arbitrer = new("UPDATE Ligne SET Etat = 'Arbitree', ArbitreSpecifique = 100, ArbitreDroitCommun = 0 WHERE DossierId = @Id AND Origine = 'Sollicitee'");
    private static readonly SqlStatement Corps = new("SELECT Corps FROM Courriel ORDER BY CreeLe DESC");

    private static readonly SqlStatement Signataires = new("""
        SELECT m.CompteId FROM Dossier d JOIN OrganisationMembre m ON m.OrganisationId = d.OrganisationId AND m.Qualite = 'Signataire' AND m.Fin IS NULL WHERE d.Id = @Id
        """);

    private static readonly SqlStatement Contestation = new("UPDATE Organisation SET EtatMandat = 'Conteste', MotifMandat = 'Deux bureaux se disent élus.' WHERE Id = @Id");

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_contested_organisation_is_said_in_the_list_and_on_the_sheet_with_its_reason()
    {
        await essai.EcrireAsync(Contestation, new { Id = (await FicheAsync()).Dossier.OrganisationId });
        var dossier = (await FicheAsync()).Dossier;
        var liste = (await new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge).ListerAsync(InstructionDEssai.Appel, new(EtatDossier.Depose, false, dossier.Numero, TriDeRecevabilite.Rejet, 1), 100, secretariat))!;
        var ligne = liste.Dossiers.Single(d => d.Id == dossier.Id);
        Assert.That(LibellesDOrganisation.ARegarder(ligne.EtatMandat, ligne.MandatAttendu)?.Mot, Is.EqualTo("Organisation contestée"));
        Assert.That(LibellesDOrganisation.Contestation(dossier.EtatMandat, dossier.MotifMandat), Does.StartWith("Organisation contestée : Deux bureaux se disent élus."));
        Assert.That(LibellesDOrganisation.ARegarder(EtatMandat.AVerifier, attendu: true)?.Mot, Is.EqualTo("Mandat attendu"));
    }

    [Test]
    public async Task Recevable_tells_the_signataires_and_is_journaled()
    {
        Assert.That(await StatuerAsync(ActionDossier.DeclarerRecevable), Is.Null);
        var fiche = await FicheAsync();
        Assert.That((fiche.Dossier.Etat, fiche.Historique[^1].Action), Is.EqualTo((EtatDossier.EnInstruction, "declarer-recevable")));
        Assert.That(await CourrielsAsync(), Has.All.EndsWith("dossier recevable").And.Not.Empty);
    }

    [Test]
    public async Task Recevable_with_a_control_that_is_not_finished_is_confirmed_first()
    {
        Assert.That(await StatuerAsync(ActionDossier.DeclarerRecevable, confirme: false), Is.EqualTo("recevable.reserves"));
        Assert.That((await FicheAsync()).Dossier.Etat, Is.EqualTo(EtatDossier.Depose));
        await new ExaminerDossier(essai.Base, essai.Ecrivain).ExecuterAsync(
            InstructionDEssai.Appel, essai.DossierId, [.. (await FicheAsync()).Points.Select(p => new PointExamine(p.Cle, VerdictDExamen.Oui, "Vu."))], 0, secretariat);
        Assert.That(await StatuerAsync(ActionDossier.DeclarerRecevable, confirme: false), Is.Null, "nothing is left behind");
    }

    [Test]
    public async Task Irrecevable_needs_a_reason_and_can_be_taken_back_with_one()
    {
        Assert.That(await StatuerAsync(ActionDossier.DeclarerIrrecevable, " "), Is.EqualTo("motif.absent"));
        Assert.That(await StatuerAsync(ActionDossier.DeclarerIrrecevable, "Dépôt pour le compte d’un tiers."), Is.Null);
        Assert.That(await StatuerAsync(ActionDossier.RapporterIrrecevabilite), Is.EqualTo("motif.absent"));
        Assert.That(await StatuerAsync(ActionDossier.RapporterIrrecevabilite, "Pièce retrouvée."), Is.Null);
        Assert.That((await FicheAsync()).Dossier.Etat, Is.EqualTo(EtatDossier.Depose));
    }

    [Test]
    public async Task A_withdrawal_is_undone_with_a_reason_and_the_funders_take_their_lines_up_again()
    {
        Assert.That(await StatuerAsync(ActionDossier.DeclarerRecevable), Is.Null);
        await essai.EcrireAsync(OuvrirUneLigne, new { Id = essai.DossierId });
        await essai.EcrireAsync(Arbitrer, new { Id = essai.DossierId });
        await RetirerAsync();
        Assert.That(await essai.LireAsync<string>(EtatsDesLignes, new { Id = essai.DossierId }), Has.All.Contains("RetireeParPorteur"));
        Assert.That(await StatuerAsync(ActionDossier.RapporterRetrait, " "), Is.EqualTo("motif.absent"));
        Assert.That(await StatuerAsync(ActionDossier.RapporterRetrait, "Retiré par une personne sans mandat."), Is.Null);
        var fiche = await FicheAsync();
        Assert.That((fiche.Dossier.Etat, fiche.Historique[^1].Action), Is.EqualTo((EtatDossier.Depose, "rapporter-retrait")));
        var lignes = await essai.LireAsync<string>(EtatsDesLignes, new { Id = essai.DossierId });
        Assert.That(lignes.Distinct(), Is.EquivalentTo(new[] { "OuverteEnComite Proposee sans arbitrage", "Sollicitee Demandee sans arbitrage" }));
        Assert.That(await CourrielsAsync(), Has.Some.EndsWith("retrait annulé"));
        var corps = (await essai.LireAsync<string>(Corps)).First(c => c.Contains("Le retrait de ce dossier est annulé", StringComparison.Ordinal));
        Assert.That(corps, Does.Contain($"le silence vaut rejet : le {HeureDeParis.EcrireJour(Aujourdhui.AddDays(-3).AddMonths(2))}"));
    }

    private async Task RetirerAsync()
    {
        var signataire = (await essai.LireAsync<Guid>(Signataires, new { Id = essai.DossierId }))[0];
        var acteur = (await new ActeurQuery(essai.Base, essai.Horloge).ChargerAsync(signataire))!;
        Assert.That((await new RetirerDossier(essai.Ecrivain).ExecuterAsync(essai.DossierId, await VersionAsync(), "Erreur", acteur)).Refus, Is.Null);
    }

    [TestCase(true, 20)]
    [TestCase(false, 0)]
    public async Task Only_indispensable_complements_suspend_the_silence(bool indispensable, int jours)
    {
        Assert.That(await DemanderAsync(new([SectionDossier.Pieces, SectionDossier.Budget], indispensable, Aujourdhui.AddDays(20), "Il manque les comptes.", await VersionAsync())), Is.Empty);
        var fiche = await FicheAsync();
        Assert.That(fiche.Dossier.Etat, Is.EqualTo(EtatDossier.ACompleter));
        Assert.That(fiche.Dossier.RejetImpliciteLe, Is.EqualTo(Aujourdhui.AddDays(-3).AddMonths(2).AddDays(jours)));
        Assert.That(fiche.Demandes.Single().SectionsNommees, Is.EqualTo(new[] { SectionDossier.Pieces, SectionDossier.Budget }));
        Assert.That(await CourrielsAsync(), Has.All.EndsWith("compléments demandés").And.Not.Empty);
    }

    [Test]
    public async Task A_request_names_something_has_a_term_and_a_message()
    {
        var refus = await DemanderAsync(new([], true, Aujourdhui, " ", await VersionAsync()));
        Assert.That(refus, Is.EquivalentTo(new[] { "complements.terme", "complements.message", "complements.aucun" }));
        Assert.That((await FicheAsync()).Demandes, Is.Empty);
        Assert.That(await DemanderAsync(new([SectionDossier.Projet], true, Aujourdhui.AddDays(9), "Précisez.", 0)), Is.EqualTo(new[] { "conflit" }));
        Assert.That(await CourrielsAsync(), Is.Empty);
    }

    [Test]
    public async Task After_a_request_it_is_irrecevable_only_past_the_term_and_may_go_on_as_it_is()
    {
        await DemanderAsync(new([SectionDossier.Pieces], true, Aujourdhui.AddDays(5), "Il manque les comptes.", await VersionAsync()));
        Assert.That(await StatuerAsync(ActionDossier.DeclarerIrrecevable, "Sans réponse."), Is.EqualTo("complements.terme"));
        Assert.That(await StatuerAsync(ActionDossier.InstruireEnLEtat), Is.EqualTo("motif.absent"));
        essai.Horloge.Advance(TimeSpan.FromDays(6));
        Assert.That(await StatuerAsync(ActionDossier.DeclarerIrrecevable, "Sans réponse."), Is.Null);
    }

    [Test]
    public async Task An_old_page_conflicts_and_two_opposite_decisions_make_one()
    {
        var version = await VersionAsync();
        var statuer = new StatuerSurDossier(essai.Ecrivain, InstructionDEssai.Liens);
        var decisions = await Task.WhenAll(
            statuer.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, new DecisionSurDossier(ActionDossier.DeclarerRecevable, null, version) { Confirme = true }, secretariat),
            statuer.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, new DecisionSurDossier(ActionDossier.DeclarerIrrecevable, "Hors délai.", version), secretariat));
        Assert.That(decisions.Count(d => !d.EstRefuse), Is.EqualTo(1));
        Assert.That(decisions.Single(d => d.EstRefuse).Refus!.Code, Is.AnyOf("conflit", "cycle.etat"));
    }

    [Test]
    public async Task A_mandate_is_accepted_once()
    {
        await essai.EcrireAsync(Mandat, new { Id = (await FicheAsync()).Dossier.OrganisationId });
        var version = (await FicheAsync()).Dossier.VersionOrganisation;
        var accepter = new AccepterMandat(essai.Base, essai.Horloge, new StatuerSurMandat(essai.Ecrivain, InstructionDEssai.Liens));
        Assert.That((await accepter.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, version + 1, secretariat)).Refus!.Code, Is.EqualTo("conflit"));
        Assert.That((await accepter.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, version, secretariat)).EstRefuse, Is.False);
        Assert.That((await accepter.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, version + 1, secretariat)).Refus!.Code, Is.EqualTo("mandat.etat"));
    }

    [Test]
    public async Task The_list_counts_every_state_and_belongs_to_the_secretariat()
    {
        var query = new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge);
        var liste = (await query.ListerAsync(InstructionDEssai.Appel, new(EtatDossier.Depose, false, null, TriDeRecevabilite.Rejet, 1), 100, secretariat))!;
        Assert.That(liste.Dossiers, Has.Count.EqualTo(liste.Comptes[EtatDossier.Depose]));
        Assert.That(liste.Dossiers.Select(d => d.RejetImpliciteLe), Is.Ordered);
        var mandats = (await query.ListerAsync(InstructionDEssai.Appel, new(null, true, null, TriDeRecevabilite.Rejet, 1), 100, secretariat))!;
        Assert.That(mandats.Dossiers, Has.Count.EqualTo(liste.MandatsAVerifier));
        Assert.That(await query.ListerAsync(InstructionDEssai.Appel, new(null, false, null, TriDeRecevabilite.Rejet, 1), 100, await essai.ActeurAsync("instructeur.pref44")), Is.Null);
        Assert.That(await query.ChargerAsync(InstructionDEssai.Appel, essai.DossierId, await essai.ActeurAsync("lecteur")), Is.Null);
    }

    [TestCase(TriDeRecevabilite.Numero)]
    [TestCase(TriDeRecevabilite.Titre)]
    [TestCase(TriDeRecevabilite.Porteur)]
    [TestCase(TriDeRecevabilite.Depot)]
    public async Task The_list_is_searched_and_sorted(TriDeRecevabilite tri)
    {
        var query = new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge);
        var tous = (await query.ListerAsync(InstructionDEssai.Appel, new(null, false, null, tri, 1), 1000, secretariat))!;
        Assert.That(tous.Dossiers, Has.Count.EqualTo(tous.Nombre));
        Assert.That(tous.Dossiers.Select(d => Cle(d, tri)), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        var cherche = tous.Dossiers[^1];
        var trouves = (await query.ListerAsync(InstructionDEssai.Appel, new(null, false, cherche.Numero, tri, 1), 1000, secretariat))!;
        Assert.That(trouves.Dossiers.Select(d => d.Id), Is.EqualTo(new[] { cherche.Id }));
        var nom = TexteDeRecherche.Mots(cherche.Porteur).MaxBy(m => m.Length)!;
        Assert.That((await query.ListerAsync(InstructionDEssai.Appel, new(null, false, nom, tri, 1), 1000, secretariat))!.Dossiers.Select(d => d.Id), Does.Contain(cherche.Id));
        Assert.That((await query.ListerAsync(InstructionDEssai.Appel, new(null, false, nom[1..], tri, 1), 1000, secretariat))!.Nombre, Is.Zero, "words are looked for from their beginning");
    }

    [Test]
    public async Task What_is_looked_for_is_also_counted_in_the_other_states_and_an_ended_dossier_asks_for_no_mandate()
    {
        var query = new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge);
        await essai.EcrireAsync(Mandat, new { Id = (await FicheAsync()).Dossier.OrganisationId });
        var numero = (await FicheAsync()).Dossier.Numero!;
        var avant = (await query.ListerAsync(InstructionDEssai.Appel, new(EtatDossier.Depose, false, numero, TriDeRecevabilite.Rejet, 1), 100, secretariat))!;
        await essai.EcrireAsync(Retrait, new { Id = essai.DossierId });
        var apres = (await query.ListerAsync(InstructionDEssai.Appel, new(EtatDossier.Depose, false, numero, TriDeRecevabilite.Rejet, 1), 100, secretariat))!;
        Assert.Multiple(() =>
        {
            Assert.That((avant.Nombre, avant.Ailleurs.Count), Is.EqualTo((1, 0)));
            Assert.That((apres.Nombre, apres.Ailleurs.Single().Key), Is.EqualTo((0, EtatDossier.Retire)));
            Assert.That(apres.MandatsAVerifier, Is.EqualTo(avant.MandatsAVerifier - 1));
        });
        var mandats = (await query.ListerAsync(InstructionDEssai.Appel, new(null, true, null, TriDeRecevabilite.Rejet, 1), 100, secretariat))!;
        Assert.That(mandats.Dossiers.Select(d => d.Id), Does.Not.Contain(essai.DossierId).And.Exactly(apres.MandatsAVerifier).Items);
    }

    [Test]
    public async Task A_selection_is_declared_recevable_and_what_is_refused_is_told_by_its_number()
    {
        var fiche = await FicheAsync();
        var declarer = new DeclarerRecevables(essai.Base, new StatuerSurDossier(essai.Ecrivain, InstructionDEssai.Liens));
        var aFinir = (await declarer.ExecuterAsync(InstructionDEssai.Appel, [new(essai.DossierId, fiche.Dossier.Version)], false, secretariat)).Valeur;
        Assert.That(aFinir.Single().Refus?.Code, Is.EqualTo("recevable.reserves"), "what is not looked at is confirmed, among many too");
        var lignes = (await declarer.ExecuterAsync(InstructionDEssai.Appel, [new(essai.DossierId, fiche.Dossier.Version), new(essai.DossierId, fiche.Dossier.Version), new(Guid.CreateVersion7(), 1)], true, secretariat)).Valeur;
        Assert.That(lignes.Select(l => (l.Numero, l.Refus?.Issue)), Is.EqualTo(new[] { (fiche.Dossier.Numero, (Issue?)null), (fiche.Dossier.Numero, Issue.Refuse), (null, Issue.Absent) }));
        Assert.That((await FicheAsync()).Dossier.Etat, Is.EqualTo(EtatDossier.EnInstruction));
        essai.Horloge.Advance(TimeSpan.FromMinutes(10));
        await new Application.Envois.GrouperCourriels(essai.Base, essai.Ecrivain).ExecuterAsync();
        var mails = await essai.LireAsync<string>(EtatsDesCourriels, new { Id = essai.DossierId });
        Assert.That(mails, Is.Not.Empty.And.All.EqualTo("AEnvoyer"), "those of the organisation are told, who stand down from nothing");
        Assert.That((await declarer.ExecuterAsync(InstructionDEssai.Appel, [], true, secretariat)).Refus?.Code, Is.EqualTo("selection"));
        var autre = await declarer.ExecuterAsync(InstructionDEssai.Appel, [new(essai.DossierId, fiche.Dossier.Version + 1)], true, await essai.ActeurAsync("instructeur.pref44"));
        Assert.That(autre.Valeur.Single().Refus?.Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task The_next_dossier_to_examine_is_another_one_and_nothing_counts_down_once_irrecevable()
    {
        var suivant = (await FicheAsync()).Suivant;
        Assert.That(suivant?.Id, Is.Not.EqualTo(essai.DossierId));
        Assert.That(await StatuerAsync(ActionDossier.DeclarerIrrecevable, "Hors délai."), Is.Null);
        var query = new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge);
        var liste = (await query.ListerAsync(InstructionDEssai.Appel, new(EtatDossier.Irrecevable, false, null, TriDeRecevabilite.Rejet, 1), 100, secretariat))!;
        Assert.That(liste.Dossiers.Single(d => d.Id == essai.DossierId).Echeance, Is.Null);
    }

    private static string Cle(DossierAStatuer dossier, TriDeRecevabilite tri) => tri switch
    {
        TriDeRecevabilite.Titre => TexteDeRecherche.Plier(400, dossier.Titre),
        TriDeRecevabilite.Porteur => TexteDeRecherche.Plier(400, dossier.Porteur),
        TriDeRecevabilite.Depot => $"{dossier.DeposeLe:O}",
        _ => dossier.Numero!,
    };

    [Test]
    public async Task The_page_is_read_while_someone_writes_and_its_reading_does_not_come_back()
    {
        var query = new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge);
        RecevabiliteFiche lue;
        await using (await essai.Base.EcrireAsync(default))
        {
            lue = (await query.ChargerAsync(InstructionDEssai.Appel, essai.DossierId, secretariat).WaitAsync(TimeSpan.FromSeconds(20)))!;
        }

        await query.TracerAsync(lue, secretariat);
        var lectures = new List<string>();
        essai.Base.Observateur = (sql, _) => lectures.Add(sql.Pour(essai.Base.Dialecte));
        var encore = (await query.ChargerAsync(InstructionDEssai.Appel, essai.DossierId, secretariat))!;
        essai.Base.Observateur = null;
        Assert.That((await essai.LireAsync<string>(Actions, new { Id = essai.DossierId.ToString() }))[0], Is.EqualTo("consulter"));
        Assert.That(encore.Historique.Select(h => h.Action), Is.EqualTo(lue.Historique.Select(h => h.Action)).And.No.Member("consulter"));
        Assert.That(lectures.Where(sql => sql.Contains("FROM Journal", StringComparison.Ordinal)), Has.All.Contains("NOT IN ('consulter'"), "left in the database");
    }

    private async Task<string?> StatuerAsync(ActionDossier action, string? motif = null, bool confirme = true) =>
        (await new StatuerSurDossier(essai.Ecrivain, InstructionDEssai.Liens)
            .ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, new DecisionSurDossier(action, motif, await VersionAsync()) { Confirme = confirme }, secretariat)).Refus?.Code;

    private async Task<IReadOnlyList<string>> DemanderAsync(SaisieDeComplements saisie) =>
        [.. (await new DemanderComplements(essai.Ecrivain, InstructionDEssai.Liens).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, saisie, secretariat)).TousLesRefus.Select(r => r.Code)];

    private async Task<RecevabiliteFiche> FicheAsync() => (await new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge).ChargerAsync(InstructionDEssai.Appel, essai.DossierId, secretariat))!;

    private async Task<int> VersionAsync() => (await FicheAsync()).Dossier.Version;

    private Task<IReadOnlyList<string>> CourrielsAsync() => essai.LireAsync<string>(Courriels, new { Le = essai.Horloge.GetUtcNow() });
}
