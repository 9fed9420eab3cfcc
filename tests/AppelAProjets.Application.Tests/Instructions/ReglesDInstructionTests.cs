using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.Journal;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>What the call's settings open before the close, what they hide while one scores; amounts that make sense; a line that nobody asked for; the history of the lines.</summary>
[SurChaqueMoteur]
public sealed class ReglesDInstructionTests
{
    private static readonly SqlStatement VersionDeLAppel = new("SELECT Version FROM Appel WHERE Code = 'EMPL28'");

    private static readonly SqlStatement SansMontant = new("UPDATE Ligne SET Etat = 'Recevable', ProposeSpecifique = NULL, ProposeDroitCommun = NULL WHERE DossierId = @Id AND FinanceurId = @FinanceurId");

    private static readonly SqlStatement EnSeance = new("UPDATE Ligne SET Etat = 'RefuseeComite', MotifEtat = 'Trop cher.', ArbitreSpecifique = 0, ArbitreDroitCommun = 0 WHERE Id = @Id");
    private static readonly SqlStatement Dit = new("INSERT INTO LigneMontant (Id, LigneId, Nature, Specifique, DroitCommun, Motif, CompteId, Le) VALUES (@Cle, @Id, 'Arbitre', 0, 0, 'Trop cher.', @CompteId, @Le)");

    private InstructionDEssai essai = null!;
    private Acteur acteur = null!;
    private Acteur collegue = null!;
    private Guid pref;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        acteur = await essai.ActeurAsync("instructeur.pref44");
        pref = acteur.FinanceursComme(Role.Instructeur)[0];
        var sollicites = (await essai.LignesAsync()).Select(l => l.FinanceurId).Where(f => f != pref).ToHashSet();
        collegue = await InstructeurAsync(sollicites.Contains);
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task Work_is_shared_from_the_day_that_the_call_says()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Proposee, 1000, AvisInstructeur.Favorable);
        await NoterAsync(collegue, 5);
        Assert.That(await VoitLesAutresAsync(acteur), Is.False);
        var demain = HeureDeParis.Jour(essai.Horloge.GetUtcNow()).AddDays(1);
        await ReglerAsync(new(PartageDesTravaux.AUneDate, demain));
        Assert.That(await VoitLesAutresAsync(acteur), Is.False);
        essai.Horloge.Advance(TimeSpan.FromDays(1));
        Assert.That(await VoitLesAutresAsync(acteur), Is.True);
        Assert.That(await VoitLesAutresAsync(await essai.ActeurAsync("referent")), Is.False, "who is of no funder waits for the close");
        await ReglerAsync(new());
        Assert.That(await VoitLesAutresAsync(acteur), Is.False);
        await ReglerAsync(new(PartageDesTravaux.AuFurEtAMesure));
        Assert.That(await VoitLesAutresAsync(acteur), Is.True);
    }

    [Test]
    public async Task Scored_blind_nobody_sees_the_scores_of_others_before_ones_own_grid_is_complete()
    {
        await NoterAsync(collegue, 5);
        await ReglerAsync(new(PartageDesTravaux.AuFurEtAMesure, null, NotesALAveugle: true));
        Assert.That(await NotesAsync(acteur), Is.EqualTo((0, -1)));
        await essai.PlacerLesLignesAsync(EtatLigne.NonRecevable);
        await NoterAsync(collegue, 5);
        Assert.That(await NotesAsync(acteur), Is.EqualTo((0, -1)), "setting one's line aside opens nothing");
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        await NoterAsync(collegue, 5);
        var grille = await essai.GrilleAsync(acteur, 1);
        await new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, grille[..^1], acteur);
        Assert.That(await NotesAsync(acteur), Is.EqualTo((grille.Length - 1, -1)), "one's own, while incomplete");
        await NoterAsync(acteur, 1);
        Assert.That(await NotesAsync(acteur), Is.EqualTo((2 * grille.Length, 6000)));
        Assert.That(await NotesAsync(await essai.ActeurAsync("valideur")), Is.EqualTo((2 * grille.Length, 6000)), "who does not score is not blind");
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        await NoterAsync(collegue, 5);
        await essai.PlacerAsync(EtatDossier.Instruit);
        Assert.That(await NotesAsync(acteur), Is.EqualTo((grille.Length, 10_000)), "closed: nothing is left to score");
    }

    [Test]
    public async Task An_amount_over_the_charges_or_the_assiette_is_refused_and_over_what_was_asked_says_why()
    {
        var (dossier, ligne) = ((await essai.FicheAsync(acteur))!.Dossier, await essai.LigneAsync("PREF44"));
        Assert.That(await ProposerAsync(dossier.TotalCharges!.Value + new Montant(1), "Phare."), Is.EqualTo("proposition.charges"));
        Assert.That(await ProposerAsync(ligne.Demande + new Montant(1), null), Is.EqualTo("proposition.motif"));
        Assert.That(await FixerAsync(Montant.DeEuros(1000)), Is.Null);
        Assert.That(await ProposerAsync(Montant.DeEuros(1001), "Phare."), Is.EqualTo("proposition.assiette"));
        Assert.That(await ProposerAsync(Montant.DeEuros(1000), "Phare."), Is.Null);
        Assert.That(await FixerAsync(Montant.DeEuros(999)), Is.EqualTo("assiette.propositions"));
    }

    [Test]
    public async Task An_assiette_under_what_a_hidden_funder_proposes_is_not_refused_for_it()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Proposee, 100_000, AvisInstructeur.Favorable);
        Assert.That(await FixerAsync(Montant.DeEuros(1500)), Is.EqualTo("assiette.propositions"), "one's own");
        await essai.EcrireAsync(SansMontant, new { Id = essai.DossierId, FinanceurId = pref });
        Assert.That(await FixerAsync(Montant.DeEuros(1500)), Is.Null, "another's may not be seen, nor guessed");
        await ReglerAsync(new(PartageDesTravaux.AuFurEtAMesure));
        Assert.That(await FixerAsync(Montant.DeEuros(1400)), Is.EqualTo("assiette.propositions"), "once it is shared");
    }

    [Test]
    public async Task A_funder_not_asked_opens_a_line_with_a_reason_once()
    {
        var (absent, financeur) = await SansLigneAsync();
        var ouvrir = new OuvrirLigne(essai.Ecrivain);
        Assert.That((await ouvrir.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, financeur, " ", absent)).Refus!.Code, Is.EqualTo("motif.absent"));
        Assert.That((await ouvrir.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, financeur, "Priorité.", acteur)).Issue, Is.EqualTo(Issue.Absent), "another funder's instructor");
        Assert.That((await ouvrir.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, financeur, "Priorité.", absent)).Refus, Is.Null);
        var ligne = (await essai.FicheAsync(absent))!.Lignes.Single(l => l.FinanceurId == financeur);
        Assert.That((ligne.Etat, ligne.Origine, ligne.Demande), Is.EqualTo((EtatLigne.Recevable, OrigineLigne.OuverteEnInstruction, Montant.Zero)));
        Assert.That((await ouvrir.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, financeur, "Encore.", absent)).Refus!.Code, Is.EqualTo("ligne.existe"));
        Assert.That((await ouvrir.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, pref, "Encore.", acteur)).Refus!.Code, Is.EqualTo("ligne.existe"), "asked already");
    }

    [Test]
    public async Task The_history_tells_every_act_on_a_line_to_whom_may_see_it_and_no_type_of_credits_of_what_was_asked()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Demandee);
        await new StatuerSurLigne(essai.Ecrivain).ExecuterAsync(await essai.ViserAsync("PREF44"), true, null, acteur);
        await new InstruireLigne(essai.Ecrivain).ExecuterAsync(await essai.ViserAsync("PREF44"), new(AvisInstructeur.FavorableSousReserve, "Si le gymnase est libre.", null, null, null), acteur);
        await ProposerAsync(Montant.DeEuros(900), "Au prorata.");
        await new ValiderProposition(essai.Ecrivain).ExecuterAsync(await essai.ViserAsync("PREF44"), await essai.ActeurAsync("valideur"));
        var histoire = await HistoireAsync(acteur);
        Assert.That(histoire.Where(h => h.Financeur == "PREF44").Select(h => h.Quoi).Take(4).Order(), Is.EqualTo(new[] { "Avis donné", "Déclaré recevable", "Montant préparé pour le valideur", "Proposition validée" }));
        Assert.That(histoire.Single(h => h.Quoi == "Avis donné").Details, Does.Contain(Libelles.Pour(AvisInstructeur.FavorableSousReserve)));
        Assert.That(histoire.Where(h => h.Quoi == "Montant demandé").Select(h => h.Details), Is.All.Not.Contain("droit commun").And.All.Not.Contain("spécifiques"));
        var autre = await HistoireAsync(collegue);
        Assert.That(autre.Where(h => h.Financeur == "PREF44").Select(h => h.Quoi).Distinct(), Is.EqualTo(new[] { "Montant demandé" }), "another funder's work");
    }

    [Test]
    public async Task What_is_said_in_session_is_on_no_sheet_before_the_releve()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Proposee, 45_000, AvisInstructeur.Favorable);
        var ligne = (await essai.LigneAsync("PREF44")).Id;
        await essai.EcrireAsync(EnSeance, new { Id = ligne });
        await essai.EcrireAsync(Dit, new { Cle = Guid.CreateVersion7(), Id = ligne, acteur.CompteId, Le = essai.Horloge.GetUtcNow().AddMinutes(-1) });
        await essai.Ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Arbitrer, ObjetDuJournal.Ligne, ligne, "Trop cher.", $"{Montant.Zero}"));
        foreach (var qui in new[] { acteur, collegue, await essai.ActeurAsync("secretariat") })
        {
            await essai.PlacerAsync(EtatDossier.EnComite);
            Assert.That(await VuAsync(qui), Is.EqualTo((0, EtatLigne.Proposee, (string?)null)));
            await essai.PlacerAsync(EtatDossier.Arbitre);
            Assert.That(await VuAsync(qui), Is.EqualTo((2, EtatLigne.RefuseeComite, "Trop cher.")));
        }

        async Task<(int Dits, EtatLigne Etat, string? Motif)> VuAsync(Acteur qui)
        {
            var vue = (await essai.FicheAsync(qui))!.Lignes.Single(l => l.Id == ligne);
            var rangee = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Taille = 200 }, qui))!.Lignes.Single(l => l.Id == essai.DossierId);
            Assert.That(rangee.Lignes[pref].Etat, Is.EqualTo(vue.Etat), "the table and the sheet agree");
            return ((await HistoireAsync(qui)).Count(h => h.Motif == "Trop cher."), vue.Etat, vue.MotifEtat);
        }
    }

    private async Task ReglerAsync(ReglesDInstruction regles)
    {
        var version = (await essai.LireAsync<int>(VersionDeLAppel)).Single();
        var fait = await new ModifierInstruction(essai.Ecrivain).ExecuterAsync(new Cible(InstructionDEssai.Appel, version), regles, await essai.ActeurAsync("secretariat"));
        Assert.That(fait.Refus, Is.Null);
    }

    private async Task NoterAsync(Acteur qui, int valeur)
    {
        var fait = await new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, await essai.GrilleAsync(qui, valeur), qui);
        Assert.That(fait.Refus, Is.Null);
    }

    /// <summary>The scores on the sheet, and the mean by which the table sorts, which must agree with the one that it shows.</summary>
    private async Task<(int Notes, int Moyenne)> NotesAsync(Acteur qui)
    {
        var fiche = (await essai.FicheAsync(qui))!;
        var tableau = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Taille = 200 }, qui))!;
        var moyenne = tableau.Lignes.Single(l => l.Id == essai.DossierId).Note?.MoyenneEnCentiemes;
        Assert.That(moyenne, Is.EqualTo(fiche.Synthese?.MoyenneEnCentiemes));
        // The order comes from memory, the means from the base: one rule.
        var parNote = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Taille = 200, Tri = "note", Descendant = true }, qui))!;
        Assert.That(parNote.Lignes.Select(l => l.Note?.MoyenneEnCentiemes ?? -1), Is.Ordered.Descending);
        return (fiche.Notes.Count, moyenne ?? -1);
    }

    private async Task<bool> VoitLesAutresAsync(Acteur qui)
    {
        if (await essai.FicheAsync(qui) is not { } fiche)
        {
            return false;
        }

        var lignes = fiche.Lignes.Where(l => l.FinanceurId != pref).Select(l => l.EstVisible).Distinct().ToList();
        Assert.That(fiche.Notes.Any(n => n.CompteId == collegue.CompteId), Is.EqualTo(lignes.Single()), "scores as lines");
        return lignes.Single();
    }

    private async Task<(Acteur Instructeur, Guid Financeur)> SansLigneAsync()
    {
        var presents = (await essai.LignesAsync()).Select(l => l.FinanceurId).ToHashSet();
        var qui = await InstructeurAsync(f => !presents.Contains(f));
        return (qui, qui.FinanceursComme(Role.Instructeur)[0]);
    }

    private async Task<Acteur> InstructeurAsync(Func<Guid, bool> financeur)
    {
        foreach (var compte in new[] { "instructeur.nm", "instructeur.nantes", "instructeur.cd44", "instructeur.caf44" })
        {
            var qui = await essai.ActeurAsync(compte);
            if (financeur(qui.FinanceursComme(Role.Instructeur)[0]))
            {
                return qui;
            }
        }

        throw new AssertionException("no such instructor");
    }

    private async Task<string?> ProposerAsync(Montant montant, string? motif) =>
        (await new InstruireLigne(essai.Ecrivain).ExecuterAsync(await essai.ViserAsync("PREF44"), new(AvisInstructeur.Favorable, null, montant, null, motif), acteur)).Refus?.Code;

    private async Task<string?> FixerAsync(Montant montant)
    {
        var version = (await essai.FicheAsync(acteur))!.Dossier.Version;
        return (await new FixerAssiette(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, new SaisieDAssiette(montant, "Sans les salaires.", version), acteur)).Refus?.Code;
    }

    private async Task<IReadOnlyList<EvenementDeLigne>> HistoireAsync(Acteur qui) => (await new HistoireDesLignesQuery(essai.Base, essai.Horloge).ChargerAsync(InstructionDEssai.Appel, essai.DossierId, qui))!;
}
