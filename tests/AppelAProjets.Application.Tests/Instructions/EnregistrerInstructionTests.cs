using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>Opinion, proposal and scores from one sheet: recorded where the rules take them, kept for their author where they do not; nothing of anyone is lost.</summary>
[SurChaqueMoteur]
public sealed class EnregistrerInstructionTests
{
    private static readonly SqlStatement Dernier = new("SELECT MAX(Numero) AS Numero FROM Journal");
    private static readonly SqlStatement Actes = new("SELECT Action FROM Journal WHERE Numero > @Apres ORDER BY Numero");
    private static readonly SqlStatement Fermer = new("UPDATE Dossier SET Etat = 'Instruit' WHERE Id = @Id");

    private static readonly SqlStatement SansTexte = new("UPDATE Ligne SET AvisMotif = NULL, ProposeMotif = NULL WHERE DossierId = @Id");

    private static readonly SqlStatement Collegue = new("INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, Debut, Version) VALUES (@Id, @CompteId, 'Instructeur', @FinanceurId, @Debut, 1)");

    private InstructionDEssai essai = null!;
    private Acteur acteur = null!;
    private Guid ligne;
    private Guid[] criteres = null!;

    private EnregistrerInstruction Enregistrer => new(essai.Ecrivain);

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        await essai.EcrireAsync(SansTexte, new { Id = essai.DossierId });
        acteur = await essai.ActeurAsync("instructeur.pref44");
        ligne = (await essai.LigneAsync("PREF44")).Id;
        criteres = [.. (await essai.FicheAsync(acteur))!.Contexte.Appel.Criteres.Select(c => c.Id)];
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task All_of_it_is_recorded_in_one_transaction()
    {
        var avant = (await essai.LireAsync<long>(Dernier)).Single();
        var sort = await EnvoyerAsync([.. Grille(4), Ligne("avis", "Favorable"), Ligne("specifique", "1 000"), Ligne("proposeMotif", "Suite de l’an dernier.")]);
        Assert.That(sort.Champs.Where(c => c.EnBrouillon || c.Refus is not null), Is.Empty);
        var fiche = (await essai.FicheAsync(acteur))!;
        Assert.That(fiche.Synthese!.MoyenneEnCentiemes, Is.EqualTo(8000));
        Assert.That((await essai.LigneAsync("PREF44")).Propose?.Total, Is.EqualTo(Montant.DeEuros(1000)));
        Assert.That((await essai.LigneAsync("PREF44")).Avis, Is.EqualTo(AvisInstructeur.Favorable));
        Assert.That(await essai.LireAsync<string>(Actes, new { Apres = avant }), Has.Count.EqualTo(2).And.Contains("noter"));
        Assert.That(fiche.Brouillons, Is.Empty);
        await EnvoyerAsync([.. Grille(4, recu: true)]);
        Assert.That(await essai.LireAsync<string>(Actes, new { Apres = avant }), Has.Count.EqualTo(2), "what did not change is not told again");
    }

    [Test]
    public async Task A_half_is_kept_for_its_author_and_counts_once_it_is_whole()
    {
        var sort = await EnvoyerAsync([Note(0, "3"), Justification(1, "Sans note encore."), Ligne("avis", "Defavorable"), Ligne("specifique", "500")]);
        Assert.That(sort.Attentes, Has.Count.EqualTo(3));
        Assert.That(sort.Champs.Select(c => c.Refus), Is.All.Null, "nothing is wrong: something lacks");
        var fiche = (await essai.FicheAsync(acteur))!;
        Assert.That(fiche.Notes, Is.Empty);
        Assert.That(fiche.Brouillons.Values.Select(b => b.Valeur), Is.EquivalentTo(new[] { "3", "Sans note encore.", "Defavorable" }));
        Assert.That((await essai.LigneAsync("PREF44")).Propose?.Total, Is.EqualTo(Montant.DeEuros(500)), "the proposal does not wait for the reason of the opinion");
        var collegue = await essai.ActeurAsync("valideur");
        Assert.That((await essai.FicheAsync(collegue))!.Brouillons, Is.Empty, "for its author alone");

        await EnvoyerAsync([Note(0, "3", brouillon: "3"), Justification(0, "Besoin avéré."), Ligne("avis", "Defavorable", brouillon: "Defavorable"), Ligne("avisMotif", "Hors quartier.")]);
        fiche = (await essai.FicheAsync(acteur))!;
        Assert.That(fiche.Notes.Single().Justification, Is.EqualTo("Besoin avéré."));
        Assert.That((await essai.LigneAsync("PREF44")).AvisMotif, Is.EqualTo("Hors quartier."));
        Assert.That(fiche.Brouillons.Values.Select(b => b.Valeur), Is.EqualTo(new[] { "Sans note encore." }));
    }

    [Test]
    public async Task An_opinion_and_an_amount_that_say_opposite_things_are_told_at_once_drafts_included()
    {
        var sort = await EnvoyerAsync([Ligne("avis", "Defavorable"), Ligne("specifique", "500")]);
        Assert.That(sort.Contradictions[ligne], Does.StartWith("Avis défavorable, mais 500,00"), "the opinion lacks its reason: a draft");
        Assert.That((await EnvoyerAsync([Montree("specifique", "0", "500")])).Contradictions[ligne], Is.Null);
        Assert.That((await EnvoyerAsync([Note(0, "3")])).Contradictions, Is.Empty, "nothing of a line was written");
    }

    [Test]
    public async Task What_is_being_typed_is_a_draft_until_the_field_is_left()
    {
        var avant = (await essai.LireAsync<long>(Dernier)).Single();
        var sort = await EnvoyerAsync([Ligne("specifique", "1") with { Pose = false }]);
        Assert.That(sort.Champs.Single().EnBrouillon);
        Assert.That((await essai.LigneAsync("PREF44")).Propose, Is.Null);
        Assert.That(await essai.LireAsync<string>(Actes, new { Apres = avant }), Is.Empty);
        await EnvoyerAsync([Ligne("specifique", "850", brouillon: "1")]);
        Assert.That((await essai.LigneAsync("PREF44")).Propose?.Total, Is.EqualTo(Montant.DeEuros(850)));
        Assert.That((await essai.FicheAsync(acteur))!.Brouillons, Is.Empty);
    }

    [Test]
    public async Task What_the_rules_refuse_is_said_beside_its_field_and_kept()
    {
        var sort = await EnvoyerAsync([Ligne("avis", "Favorable"), Ligne("specifique", "mille"), Note(0, "9"), Justification(0, "Bien."), Justification(1, new string('a', 2001)), Note(1, "3")]);
        Assert.That(sort.Champs.Where(c => c.Refus is not null).Select(c => c.Refus!.Code), Is.EquivalentTo(new[] { "montant.illisible", "note.bornes", "champ.long" }));
        Assert.That((await essai.LigneAsync("PREF44")).Avis, Is.EqualTo(AvisInstructeur.Favorable));
        var brouillons = (await essai.FicheAsync(acteur))!.Brouillons;
        Assert.That(brouillons[ChampsDeFiche.Ligne(ligne, "specifique")].Valeur, Is.EqualTo("mille"));
        Assert.That(brouillons[ChampsDeFiche.Justification(criteres[1])].Valeur, Has.Length.EqualTo(2001));
    }

    [Test]
    public async Task A_line_asked_for_is_declared_recevable_in_the_same_gesture_and_never_by_itself()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Demandee);
        var sort = await EnvoyerAsync([Ligne("avis", "Favorable"), Ligne("specifique", "800")]);
        Assert.That(sort.Attentes.Single(), Does.Contain("recevable"));
        Assert.That((await essai.LigneAsync("PREF44")).Etat, Is.EqualTo(EtatLigne.Demandee));
        await EnvoyerAsync([Ligne("recevable", "oui"), Ligne("avis", "Favorable", brouillon: "Favorable"), Ligne("specifique", "800", brouillon: "800")]);
        var apres = await essai.LigneAsync("PREF44");
        Assert.That((apres.Avis, apres.Propose?.Total), Is.EqualTo((AvisInstructeur.Favorable, Montant.DeEuros(800))));
        Assert.That((await essai.FicheAsync(acteur))!.Brouillons, Is.Empty);
    }

    [Test]
    public async Task Someone_else_s_change_is_shown_with_its_author_and_only_on_the_value_that_both_wrote()
    {
        var valideur = await essai.ActeurAsync("valideur");
        Assert.That((await new EnregistrerInstruction(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, [Ligne("avis", "Favorable"), Ligne("avisMotif", "Vu avec la ville.")], valideur)).EstRefuse, Is.False);
        var sort = await EnvoyerAsync([Ligne("avis", "FavorableSousReserve"), Ligne("avisMotif", ""), Ligne("specifique", "700")]);
        Assert.That(sort.Champs.Where(c => c.Refus is not null).Select(c => (c.Cle, c.Courante, c.Auteur)), Is.EqualTo(new[] { (ChampsDeFiche.Ligne(ligne, "avis"), "Favorable", valideur.Nom), (ChampsDeFiche.Ligne(ligne, "avisMotif"), "Vu avec la ville.", valideur.Nom) }));
        var apres = await essai.LigneAsync("PREF44");
        Assert.That((apres.Avis, apres.AvisMotif, apres.Propose?.Total), Is.EqualTo((AvisInstructeur.Favorable, "Vu avec la ville.", Montant.DeEuros(700))));
        Assert.That((await essai.FicheAsync(acteur))!.Brouillons.Values.Single().Valeur, Is.EqualTo("FavorableSousReserve"), "mine is kept until I choose");
    }

    [Test]
    public async Task The_only_amount_emptied_takes_the_proposal_back_as_in_the_grid_and_0_still_proposes_nothing()
    {
        await EnvoyerAsync([Ligne("specifique", "700")]);
        var sort = await EnvoyerAsync([Montree("specifique", "", "700")]);
        Assert.That(sort.Champs.Where(c => c.Refus is not null || c.EnBrouillon), Is.Empty);
        Assert.That((await essai.LigneAsync("PREF44")).Propose, Is.Null);
        // The other field showed nothing then, and shows nothing still: no conflict with oneself.
        Assert.That((await EnvoyerAsync([Montree("specifique", "300", ""), Montree("droitCommun", "", "")])).Champs.Select(c => c.Refus), Is.All.Null);
        Assert.That((await essai.LigneAsync("PREF44")).Propose?.Total, Is.EqualTo(Montant.DeEuros(300)));
        await EnvoyerAsync([Montree("specifique", "0", "300"), Ligne("proposeMotif", "Hors des priorités.")]);
        Assert.That((await essai.LigneAsync("PREF44")).Propose?.Total, Is.EqualTo(Montant.Zero));
    }

    [Test]
    public async Task The_parts_of_one_value_conflict_together_whoever_wrote_which()
    {
        var collegue = await essai.ActeurAsync("lecteur");
        await essai.EcrireAsync(Collegue, new { Id = Guid.CreateVersion7(), collegue.CompteId, FinanceurId = acteur.FinanceursComme(Role.Instructeur)[0], Debut = essai.Horloge.GetUtcNow().AddDays(-1) });
        await EnvoyerAsync([Ligne("specifique", "700"), Ligne("avis", "Favorable")]);
        await Enregistrer.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, [Vue("specifique", "500", "700"), Vue("proposeMotif", "Au prorata.", "")], await essai.ActeurAsync("lecteur"));

        // What the page of the instructor sends when the other part is left: all of the amount, of which it touched one.
        var sort = await EnvoyerAsync([Vue("specifique", "700", "700"), Vue("droitCommun", "200", ""), Vue("proposeMotif", "", ""), Vue("avis", "FavorableSousReserve", "Favorable"), Vue("avisMotif", "Si la salle est libre.", "")]);
        Assert.That(sort.Champs.Where(c => c.Courante is not null).Select(c => (c.Cle.Split('.')[2], c.Courante)), Is.EquivalentTo(new[] { ("specifique", "500"), ("droitCommun", ""), ("proposeMotif", "Au prorata.") }));
        var apres = await essai.LigneAsync("PREF44");
        Assert.That((apres.ProposeSpecifique, apres.ProposeDroitCommun, apres.ProposeMotif), Is.EqualTo(((Montant?)Montant.DeEuros(500), (Montant?)Montant.Zero, "Au prorata.")), "nobody said 500 and 200");
        Assert.That((apres.Avis, apres.AvisMotif), Is.EqualTo((AvisInstructeur.FavorableSousReserve, "Si la salle est libre.")), "the opinion is another value");

        // Chosen: theirs, mine, theirs.
        sort = await EnvoyerAsync([Vue("specifique", "500", "500"), Vue("droitCommun", "200", ""), Vue("proposeMotif", "Au prorata.", "Au prorata.")]);
        Assert.That(sort.Champs.Select(c => c.Refus), Is.All.Null);
        Assert.That((await essai.LigneAsync("PREF44")).ProposeDroitCommun, Is.EqualTo(Montant.DeEuros(200)));

        ChampSaisi Vue(string champ, string saisi, string enregistre) => new(ChampsDeFiche.Ligne(ligne, champ), saisi, Empreintes.Ecrire(enregistre, null));
    }

    [Test]
    public async Task Two_tabs_of_one_evaluator_never_overwrite_each_other()
    {
        await EnvoyerAsync([Note(0, "3"), Justification(0, "Premier onglet.")]);
        var sort = await EnvoyerAsync([Note(0, "3"), Justification(0, "Second onglet.")]);
        Assert.That(sort.Champs.Single(c => c.Refus is not null).Courante, Is.EqualTo("Premier onglet."));
        Assert.That((await essai.FicheAsync(acteur))!.Notes.Single().Justification, Is.EqualTo("Premier onglet."));

        await EnvoyerAsync([Justification(2, "Brouillon du premier.")]);
        sort = await EnvoyerAsync([Justification(2, "Brouillon du second.")]);
        Assert.That(sort.Champs.Single().Courante, Is.EqualTo("Brouillon du premier."));
        await EnvoyerAsync([Justification(2, "")]);
        Assert.That((await essai.FicheAsync(acteur))!.Brouillons[ChampsDeFiche.Justification(criteres[2])].Valeur, Is.EqualTo("Brouillon du premier."), "a page that shows nothing of it erases nothing of it");
        await EnvoyerAsync([Justification(2, "", brouillon: "Brouillon du premier.")]);
        Assert.That((await essai.FicheAsync(acteur))!.Brouillons.Keys, Has.None.EqualTo(ChampsDeFiche.Justification(criteres[2])), "the page that shows it does");
    }

    [Test]
    public async Task What_the_same_page_has_sent_is_no_one_else_s()
    {
        await EnvoyerAsync([Note(0, "3"), Justification(0, "Un premier jet."), Ligne("specifique", "1000")]);
        var sort = await EnvoyerAsync([Justification(0, "Un premier jet, puis la suite.") with { Envoyes = ["Un premier jet."] }, Ligne("specifique", "1200") with { Envoyes = ["1 000"] }]);
        Assert.That(sort.Champs.Select(c => (c.Refus, c.EnBrouillon)), Is.All.EqualTo(((Refus?)null, false)));
        Assert.That(((await essai.FicheAsync(acteur))!.Notes.Single().Justification, (await essai.LigneAsync("PREF44")).Propose?.Total), Is.EqualTo(("Un premier jet, puis la suite.", Montant.DeEuros(1200))));

        // Back to what the page showed at first.
        await EnvoyerAsync([Ligne("specifique", "") with { Envoyes = ["1000", "1200"] }]);
        Assert.That((await essai.LigneAsync("PREF44")).Propose, Is.Null);

        await EnvoyerAsync([Justification(2, "Une ébauche.") with { Pose = false }]);
        await EnvoyerAsync([Justification(2, "Une ébauche plus longue.") with { Pose = false, Envoyes = ["Une ébauche."] }]);
        Assert.That((await essai.FicheAsync(acteur))!.Brouillons[ChampsDeFiche.Justification(criteres[2])].Valeur, Is.EqualTo("Une ébauche plus longue."));
        sort = await EnvoyerAsync([Justification(2, "D’une autre page.") with { Envoyes = ["Rien de tel."] }]);
        Assert.That(sort.Champs.Single().Courante, Is.EqualTo("Une ébauche plus longue."), "what this page never sent");
    }

    [Test]
    public async Task Once_the_instruction_is_closed_all_is_kept_for_its_author_and_nothing_is_recorded()
    {
        await essai.PlacerAsync(EtatDossier.Instruit);
        var sort = await EnvoyerAsync([Note(0, "3"), Justification(0, "Écrit trop tard.")]);
        Assert.That(sort.Ferme!.Code, Is.EqualTo("instruction.fermee"));
        var fiche = (await essai.FicheAsync(acteur))!;
        Assert.That(fiche.Notes, Is.Empty);
        Assert.That(fiche.Brouillons.Values.Select(b => b.Valeur), Is.EquivalentTo(new[] { "3", "Écrit trop tard." }));
    }

    [Test]
    public async Task Nobody_writes_where_nothing_is_theirs()
    {
        foreach (var compte in new[] { "secretariat", "lecteur", "porteur", "instructeur.caf44" })
        {
            var personne = await essai.ActeurAsync(compte);
            var sort = await Enregistrer.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, [Ligne("avis", "Favorable")], personne);
            Assert.That(sort.EstRefuse ? sort.Issue : sort.Valeur.Champs.Single().EnBrouillon ? Issue.Absent : Issue.Fait, Is.EqualTo(Issue.Absent), compte);
            Assert.That((await essai.LigneAsync("PREF44")).Avis, Is.Null, compte);
        }
    }

    [TestCase("fermer", "EnregistrerInstructionTests.Fermer", "noter", "Instruit: ")]
    [TestCase("noter", "NoterDossier.Ajout", "fermer", "Instruit: noter")]
    public async Task A_closing_in_the_middle_loses_no_word(string premier, string instruction, string second, string apres)
    {
        var avant = (await essai.LireAsync<long>(Dernier)).Single();
        await essai.Base.CroiserAsync(instruction, () => AgirAsync(premier), () => AgirAsync(second));
        var fiche = (await essai.FicheAsync(acteur))!;
        var actes = string.Join(' ', (await essai.LireAsync<string>(Actes, new { Apres = avant })).Where(a => a != "modifier"));
        Assert.That($"{fiche.Dossier.Etat}: {actes}", Is.EqualTo(apres));
        Assert.That(fiche.Notes.Select(n => n.Justification).Concat(fiche.Brouillons.Values.Select(b => b.Valeur)), Does.Contain("Six lignes."));

        async Task<Resultat> AgirAsync(string geste) => geste == "noter"
            ? (await Enregistrer.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, [Note(0, "3"), Justification(0, "Six lignes.")], acteur)).TousLesRefus
            : await essai.Ecrivain.EcrireAsync(Acteur.Systeme, async (session, _) =>
            {
                await session.VerrouillerAsync(Verrou.Dossier(essai.DossierId));
                await session.ExecuterAsync(Fermer, new { Id = essai.DossierId });
                return Ecrit.Avec(new Acte(Domain.Journal.ActeDuJournal.Modifier, Domain.Journal.ObjetDuJournal.Dossier, essai.DossierId));
            });
    }

    private async Task<SortDInstruction> EnvoyerAsync(IReadOnlyList<ChampSaisi> champs)
    {
        var sort = await Enregistrer.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, champs, acteur);
        Assert.That(sort.EstRefuse ? sort.Refus.Message : null, Is.Null);
        return sort.Valeur;
    }

    // A page opened before anything was recorded; what it shows of a draft is said.
    private ChampSaisi Ligne(string champ, string saisi, string? brouillon = null) => new(ChampsDeFiche.Ligne(ligne, champ), saisi, Empreintes.Ecrire("", brouillon));

    private ChampSaisi Montree(string champ, string saisi, string montre) => new(ChampsDeFiche.Ligne(ligne, champ), saisi, Empreintes.Ecrire(montre, null));

    private ChampSaisi Note(int rang, string saisi, string? brouillon = null) => new(ChampsDeFiche.Note(criteres[rang]), saisi, Empreintes.Ecrire("", brouillon));

    private ChampSaisi Justification(int rang, string saisi, string? brouillon = null) => new(ChampsDeFiche.Justification(criteres[rang]), saisi, Empreintes.Ecrire("", brouillon));

    private IEnumerable<ChampSaisi> Grille(int note, bool recu = false) => criteres.SelectMany(c => new[]
    {
        new ChampSaisi(ChampsDeFiche.Note(c), $"{note}", Empreintes.Ecrire(recu ? $"{note}" : "", null)),
        new ChampSaisi(ChampsDeFiche.Justification(c), "Parce que.", Empreintes.Ecrire(recu ? "Parce que." : "", null)),
    });
}
