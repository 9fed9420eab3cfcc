using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Tests.Coinstruction;

/// <summary>Labels, notes, assignments and réorientation of a dossier.</summary>
[SurChaqueMoteur]
public sealed class SuiviDuDossierTests
{
    private static readonly SqlStatement FinDeDroit = new("UPDATE Habilitation SET Fin = @Le WHERE CompteId = @CompteId");
    private static readonly SqlStatement EnPlus = new("INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, Debut, Version) VALUES (@Id, @CompteId, 'Instructeur', @FinanceurId, @Debut, 1)");
    private static readonly SqlStatement FinDuDroitEnPlus = new("DELETE FROM Habilitation WHERE CompteId = @CompteId AND FinanceurId = @FinanceurId");
    private static readonly SqlStatement Themes = new("SELECT ThemeId FROM Dossier WHERE Id = @Id");

    private InstructionDEssai essai = null!;
    private Acteur pref = null!;

    private (string, Guid) Dossier => (InstructionDEssai.Appel, essai.DossierId);

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        pref = await essai.ActeurAsync("instructeur.pref44");
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_label_has_one_name_is_put_on_taken_off_and_deleted_only_when_no_dossier_wears_it()
    {
        Assert.That(await EtiquetteAsync("À revoir en séance"), Is.Empty);
        Assert.That(await EtiquetteAsync("a revoir en seance"), Is.EqualTo(new[] { "etiquette.existe" }), "accents and case make no other name");
        Assert.That(await EtiquetteAsync(" "), Is.EqualTo(new[] { "etiquette.nom" }));
        var etiquette = (await SuiviAsync(pref))!.Etiquettes.Single();
        Assert.That((await new EtiqueterDossier(essai.Ecrivain).ExecuterAsync(Dossier, [etiquette.Id], [], pref)).Refus, Is.Null);
        Assert.That((await SuiviAsync(await essai.ActeurAsync("referent")))?.EtiquettesPosees.Select(e => e.Libelle) ?? ["À revoir en séance"], Is.EqualTo(new[] { "À revoir en séance" }));
        Assert.That((await new EnregistrerEtiquette(essai.Ecrivain).SupprimerAsync(InstructionDEssai.Appel, etiquette.Id, pref)).Refus!.Code, Is.EqualTo("etiquette.portee"));
        Assert.That((await new EtiqueterDossier(essai.Ecrivain).ExecuterAsync(Dossier, [], [etiquette.Id], pref)).Refus, Is.Null);
        Assert.That((await new EnregistrerEtiquette(essai.Ecrivain).SupprimerAsync(InstructionDEssai.Appel, etiquette.Id, pref)).Refus, Is.Null);
        Assert.That((await SuiviAsync(pref))!.Etiquettes, Is.Empty);
    }

    [Test]
    public async Task A_note_is_read_by_those_it_is_shared_with_and_changed_by_its_author_alone()
    {
        Assert.That(await NoterAsync(pref, "Pour la préfecture.", new(PorteeDeNote.Financeur, pref.FinanceursComme(Role.Instructeur)[0])), Is.Empty);
        Assert.That(await NoterAsync(pref, "Pour tous.", new(PorteeDeNote.Agents)), Is.Empty);
        var secretariat = await essai.ActeurAsync("secretariat");
        var nm = await essai.ActeurAsync("instructeur.nm");
        Assert.That((await SuiviAsync(pref))!.Notes.Select(n => n.Texte), Is.EquivalentTo(new[] { "Pour la préfecture.", "Pour tous." }));
        Assert.That((await SuiviAsync(nm))!.Notes.Select(n => n.Texte), Is.EqualTo(new[] { "Pour tous." }));
        Assert.That((await SuiviAsync(secretariat))!.Notes.Select(n => n.Texte), Is.EqualTo(new[] { "Pour tous." }), "a funder's notes are its own");
        var note = (await SuiviAsync(nm))!.Notes.Single();
        Assert.That((await new EcrireNote(essai.Ecrivain).ExecuterAsync(Dossier, new SaisieDeNoteInterne(note.Id, Guid.Empty, "Autre", new PartageDeNote(PorteeDeNote.Agents), 1), nm)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await new EcrireNote(essai.Ecrivain).ExecuterAsync(Dossier, new SaisieDeNoteInterne(note.Id, Guid.Empty, "Corrigée.", new PartageDeNote(PorteeDeNote.Agents), 1), pref)).Refus, Is.Null);
        Assert.That((await new EcrireNote(essai.Ecrivain).ExecuterAsync(Dossier, new SaisieDeNoteInterne(note.Id, Guid.Empty, "Écrasée.", new PartageDeNote(PorteeDeNote.Agents), 1), pref)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await SuiviAsync(nm))!.Notes.Single().Texte, Is.EqualTo("Corrigée."));
        Assert.That(await NoterAsync(await essai.ActeurAsync("lecteur"), "Je lis.", new(PorteeDeNote.Agents)), Is.EqualTo(new[] { "introuvable" }));
    }

    [Test]
    public async Task A_note_goes_to_the_funder_that_was_chosen_and_stays_with_it()
    {
        var (nm, secretariat) = (await essai.ActeurAsync("instructeur.nm"), await essai.ActeurAsync("secretariat"));
        var autre = nm.FinanceursComme(Role.Instructeur)[0];
        Assert.That(await NoterAsync(pref, "Chez l’autre.", new(PorteeDeNote.Financeur, autre)), Is.EqualTo(new[] { "note.portee" }), "no funder of the author");
        await essai.EcrireAsync(EnPlus, new { Id = Guid.CreateVersion7(), pref.CompteId, FinanceurId = autre, Debut = essai.Horloge.GetUtcNow() });
        pref = await essai.ActeurAsync("instructeur.pref44");
        Assert.That((await SuiviAsync(pref))!.Partages.Count(p => p.Portee == PorteeDeNote.Financeur), Is.EqualTo(2));
        Assert.That(await NoterAsync(pref, "Pour NM.", new(PorteeDeNote.Financeur, autre)), Is.Empty);
        var note = (await SuiviAsync(nm))!.Notes.Single();
        Assert.That((note.Texte, note.Partage), Is.EqualTo(("Pour NM.", new PartageDeNote(PorteeDeNote.Financeur, autre))));

        await essai.EcrireAsync(FinDuDroitEnPlus, new { pref.CompteId, FinanceurId = autre });
        Assert.That((await new EcrireNote(essai.Ecrivain).ExecuterAsync(Dossier, new SaisieDeNoteInterne(note.Id, Guid.Empty, "Corrigée.", note.Partage, 1), await essai.ActeurAsync("instructeur.pref44"))).Refus, Is.Null);
        Assert.That((await SuiviAsync(nm))!.Notes.Single().Texte, Is.EqualTo("Corrigée."), "a correction moves it nowhere");
        Assert.That((await SuiviAsync(secretariat))!.Notes, Is.Empty);
        Assert.That(PartageDeNote.Lire(note.Partage.Cle), Is.EqualTo(note.Partage));
    }

    [Test]
    public async Task A_note_sent_twice_is_one()
    {
        var saisie = new SaisieDeNoteInterne(null, Guid.CreateVersion7(), "Une fois.", new PartageDeNote(PorteeDeNote.Agents), 0);
        Assert.That((await new EcrireNote(essai.Ecrivain).ExecuterAsync(Dossier, saisie, pref)).Refus, Is.Null);
        Assert.That((await new EcrireNote(essai.Ecrivain).ExecuterAsync(Dossier, saisie, pref)).Refus, Is.Null);
        Assert.That((await SuiviAsync(pref))!.Notes, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_person_is_assigned_for_a_funder_and_one_whose_right_has_ended_is_said()
    {
        Assert.That(await AffecterAsync(pref, "PREF44", pref.CompteId), Is.Empty);
        Assert.That((await LigneAsync("PREF44")).Nom, Is.EqualTo(pref.Nom));
        var nm = await essai.ActeurAsync("instructeur.nm");
        Assert.That(await AffecterAsync(nm, "PREF44", nm.CompteId), Is.EqualTo(new[] { "introuvable" }), "another funder's work");
        Assert.That(await AffecterAsync(pref, "PREF44", nm.CompteId), Is.EqualTo(new[] { "affectation.personne" }));
        await essai.EcrireAsync(FinDeDroit, new { Le = essai.Horloge.GetUtcNow().AddSeconds(-1), pref.CompteId });
        Assert.That((await LigneAsync("PREF44")).EnFonction, Is.False);
        Assert.That(await AffecterAsync(await essai.ActeurAsync("secretariat"), "PREF44", null), Is.Empty);
        Assert.That((await LigneAsync("PREF44")).CompteId, Is.Null);
    }

    [Test]
    public async Task Nobody_is_assigned_a_dossier_that_he_stands_down_from()
    {
        Assert.That((await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, false, "Parent.", pref)).Refus, Is.Null);
        Assert.That(await AffecterAsync(await essai.ActeurAsync("secretariat"), "PREF44", pref.CompteId), Is.EqualTo(new[] { "affectation.deport" }));
        Assert.That(await SuiviAsync(await essai.RelireAsync(pref)), Is.Null);
    }

    [Test]
    public async Task Rules_are_previewed_then_applied_to_what_nobody_has_and_never_change_an_assignment()
    {
        var financeur = (await essai.LigneAsync("PREF44")).FinanceurId;
        var theme = (await essai.LireAsync<Guid?>(Themes, new { Id = essai.DossierId }))[0];
        var regles = new EnregistrerRegle(essai.Ecrivain);
        var saisie = new SaisieDeRegle(financeur, null, null, theme, pref.CompteId);
        Assert.That((await regles.AjouterAsync(InstructionDEssai.Appel, saisie, pref)).Refus, Is.Null);
        Assert.That((await regles.AjouterAsync(InstructionDEssai.Appel, saisie, pref)).Refus!.Code, Is.EqualTo("regle.existe"));
        var apercu = (await new AffectationsQuery(essai.Base, essai.Horloge).ChargerAsync(InstructionDEssai.Appel, financeur, pref))!;
        var attendus = apercu.Proposees.Count(p => p.CompteId == pref.CompteId);
        Assert.That(apercu.Proposees.Single(p => p.DossierId == essai.DossierId).Nom, Is.EqualTo(pref.Nom));
        Assert.That((await new AppliquerRegles(essai.Base, essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, financeur, pref)).Valeur.Faits, Is.EqualTo(attendus));
        Assert.That((await LigneAsync("PREF44")).ParRegle, Is.True);
        Assert.That(await AffecterAsync(pref, "PREF44", null), Is.Empty);
        var nm = await essai.ActeurAsync("instructeur.nm");
        Assert.That((await new AppliquerRegles(essai.Base, essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, financeur, nm)).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task A_dossier_that_becomes_recevable_is_assigned_by_rule()
    {
        var financeur = (await essai.LigneAsync("PREF44")).FinanceurId;
        Assert.That((await new EnregistrerRegle(essai.Ecrivain).AjouterAsync(InstructionDEssai.Appel, new SaisieDeRegle(financeur, null, null, null, pref.CompteId), pref)).Refus, Is.Null);
        await essai.PlacerAsync(EtatDossier.Depose);
        var secretariat = await essai.ActeurAsync("secretariat");
        var version = (await essai.FicheAsync(secretariat))!.Dossier.Version;
        var fait = await new StatuerSurDossier(essai.Ecrivain, InstructionDEssai.Liens).ExecuterAsync(
            InstructionDEssai.Appel, essai.DossierId, new DecisionSurDossier(ActionDossier.DeclarerRecevable, null, version) { Confirme = true }, secretariat);
        Assert.That(fait.Refus, Is.Null);
        Assert.That((await LigneAsync("PREF44")).CompteId, Is.EqualTo(pref.CompteId));
        Assert.That((await essai.FicheAsync(secretariat))!.Historique.TakeLast(2).Select(h => h.Action), Is.EqualTo(new[] { "declarer-recevable", "affecter" }));
    }

    [Test]
    public async Task A_reorientation_names_its_recipient_and_is_followed_up_step_by_step()
    {
        var reorienter = new Reorienter(essai.Ecrivain);
        Assert.That((await reorienter.ExecuterAsync(Dossier, new SaisieDeReorientation(" ", null, "", 0), pref)).TousLesRefus.Select(r => r.Champ), Is.EqualTo(new[] { "Service", "Motif" }));
        Assert.That((await reorienter.ExecuterAsync(Dossier, new SaisieDeReorientation("Direction de la culture", "Léa Martin", "Relève de la saison culturelle.", 0), pref)).Refus, Is.Null);
        Assert.That((await reorienter.ExecuterAsync(Dossier, new SaisieDeReorientation("Autre", null, "Autre", 0), pref)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await reorienter.SuivreAsync(Dossier, new SaisieDeSuivi(EtatReorientation.Proposee, null, 1), pref)).Refus!.Code, Is.EqualTo("suivi.vide"));
        Assert.That((await reorienter.SuivreAsync(Dossier, new SaisieDeSuivi(EtatReorientation.Transmise, "Courriel envoyé.", 1), pref)).Refus, Is.Null);
        var lue = (await SuiviAsync(pref))!.Reorientation!;
        Assert.That((lue.Service, lue.Etat, lue.Suivis.Single().Texte), Is.EqualTo(("Direction de la culture", EtatReorientation.Transmise, "Courriel envoyé.")));
    }

    private async Task<SuiviDuDossier?> SuiviAsync(Acteur acteur) =>
        await new SuiviDuDossierQuery(essai.Base, essai.Horloge).ChargerAsync(InstructionDEssai.Appel, essai.DossierId, await essai.RelireAsync(acteur));

    private async Task<AffectationRow> LigneAsync(string sigle) => (await SuiviAsync(await essai.ActeurAsync("secretariat")))!.Affectations.Single(a => a.Sigle == sigle);

    private async Task<string[]> EtiquetteAsync(string nom) =>
        [.. (await new EnregistrerEtiquette(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, new SaisieDEtiquette(null, nom, CouleurDEtiquette.Vert, 0), pref)).TousLesRefus.Select(r => r.Code)];

    private async Task<string[]> NoterAsync(Acteur acteur, string texte, PartageDeNote partage) =>
        [.. (await new EcrireNote(essai.Ecrivain).ExecuterAsync(Dossier, new SaisieDeNoteInterne(null, Guid.CreateVersion7(), texte, partage, 0), acteur)).TousLesRefus.Select(r => r.Code)];

    private async Task<string[]> AffecterAsync(Acteur acteur, string sigle, Guid? compte) =>
        [.. (await new AffecterDossier(essai.Ecrivain).ExecuterAsync(Dossier, [new SaisieDAffectation((await essai.LigneAsync(sigle)).FinanceurId, compte, null)], acteur)).TousLesRefus.Select(r => r.Code)];
}
