using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Lots;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Lots;

/// <summary>One act on several dossiers: told, then done, those refused left alone.</summary>
[SurChaqueMoteur]
public sealed class TraiterEnLotTests
{
    private static readonly SqlStatement Dossiers = new("""
        SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Ligne l ON l.DossierId = d.Id JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE a.Code = 'EMPL28' AND f.Sigle = 'PREF44' AND d.Etat = 'EnInstruction' AND l.Etat IN ('Demandee', 'Recevable', 'Proposee') ORDER BY d.Numero
        """);

    private static readonly SqlStatement AvisDe = new("SELECT l.Avis FROM Ligne l JOIN Financeur f ON f.Id = l.FinanceurId WHERE l.DossierId = @Id AND f.Sigle = 'PREF44'");
    private static readonly SqlStatement Clos = new("UPDATE Dossier SET Etat = 'Instruit' WHERE Id = @Id");
    private static readonly SqlStatement EnAttente = new("UPDATE Ligne SET Etat = 'Demandee', SansPropositionLe = NULL WHERE DossierId = @Id");
    private static readonly SqlStatement Recevables = new("UPDATE Ligne SET Etat = 'Recevable' WHERE DossierId = @Id AND Etat IN ('Demandee', 'Proposee')");
    private static readonly SqlStatement EtatDe = new("SELECT Etat FROM Dossier WHERE Id = @Id");
    private static readonly SqlStatement Traces = new("SELECT (SELECT COUNT(*) FROM Journal) + (SELECT COUNT(*) FROM Courriel) + (SELECT COUNT(*) FROM Message)");

    private InstructionDEssai essai = null!;
    private Acteur acteur = null!;
    private ChoixDeLot[] choix = [];

    private TraiterEnLot Lots => new(essai.Base, essai.Ecrivain, [new DonnerUnAvis(), new DemanderUnePiece(InstructionDEssai.Liens), new CloreLesInstructions(essai.Base)]);

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        acteur = await essai.ActeurAsync("instructeur.pref44");
        choix = [.. (await essai.LireAsync<Guid>(Dossiers)).Take(3).Select(id => new ChoixDeLot(id))];
        Assert.That(choix, Has.Length.EqualTo(3));
        foreach (var dossier in choix.Select(c => c.DossierId))
        {
            await essai.EcrireAsync(Recevables, new { Id = dossier }, (Domain.Journal.ObjetDuJournal.Dossier, dossier));
        }
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_preview_tells_what_would_change_and_changes_nothing()
    {
        var avant = (await TracesAsync(), await AvisAsync(0));
        var lot = (await Lots.PrevoirAsync(new(InstructionDEssai.Appel, "avis", choix, Saisie(("avis", "Defavorable"), ("motif", "Hors sujet."))), acteur)).Valeur;
        Assert.That(lot.Sorts!.Select(s => s.Refus), Is.All.Null);
        Assert.That(lot.Sorts!.Select(s => s.Effet), Is.All.Contains("→ Défavorable"));
        Assert.That((await TracesAsync(), await AvisAsync(0)), Is.EqualTo(avant));
    }

    [Test]
    public async Task Each_dossier_is_done_or_refused_on_its_own_and_says_why()
    {
        await essai.EcrireAsync(Clos, new { Id = choix[1].DossierId }, (Domain.Journal.ObjetDuJournal.Dossier, choix[1].DossierId));
        await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, choix[2].DossierId, false, "Bénévole.", acteur);
        var lot = (await Lots.ExecuterAsync(new(InstructionDEssai.Appel, "avis", choix, Saisie(("avis", "Favorable"))), await essai.RelireAsync(acteur))).Valeur;
        Assert.That(lot.Sorts!.Select(s => (s.Sujet.DossierId, s.Refus?.Code)), Is.EquivalentTo(new[] { (choix[0].DossierId, (string?)null), (choix[1].DossierId, "instruction.fermee") }));
        Assert.That((lot.Inconnus, await AvisAsync(0)), Is.EqualTo((1, nameof(AvisInstructeur.Favorable))));
    }

    [Test]
    public async Task A_line_that_changed_since_it_was_shown_is_refused()
    {
        var vu = (await Lots.PrevoirAsync(new(InstructionDEssai.Appel, "avis", choix, Saisie(("avis", "Favorable"))), acteur)).Valeur.Sorts!;
        var choisis = vu.Select(s => new ChoixDeLot(s.Sujet.DossierId, s.Sujet.Ligne!.Id, s.Sujet.Ligne.Version)).ToArray();
        await Lots.ExecuterAsync(new(InstructionDEssai.Appel, "avis", [choix[0]], Saisie(("avis", "Defavorable"), ("motif", "Hors sujet."))), acteur);
        var lot = (await Lots.ExecuterAsync(new(InstructionDEssai.Appel, "avis", choisis, Saisie(("avis", "Favorable"))), acteur)).Valeur;
        Assert.That(lot.Sorts!.Where(s => s.Refus is not null).Select(s => (s.Sujet.DossierId, s.Refus!.Issue)), Is.EqualTo(new[] { (choix[0].DossierId, Issue.Conflit) }));
        Assert.That(await AvisAsync(0), Is.EqualTo(nameof(AvisInstructeur.Defavorable)));
    }

    [Test]
    public async Task What_is_asked_is_checked_before_any_dossier_and_an_action_of_someone_else_does_not_exist()
    {
        var lot = (await Lots.ExecuterAsync(new(InstructionDEssai.Appel, "avis", choix, Saisie(("avis", "Peut-être"))), acteur)).Valeur;
        Assert.That((lot.Sorts, lot.Refus.Single().Champ), Is.EqualTo(((IReadOnlyList<SortDeLot>?)null, "avis")));
        Assert.That((await Lots.PrevoirAsync(new(InstructionDEssai.Appel, "clore", choix, Saisie()), acteur)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await Lots.PrevoirAsync(new(InstructionDEssai.Appel, "inconnue", choix, Saisie()), acteur)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await Lots.PrevoirAsync(new(InstructionDEssai.Appel, "avis", [.. Enumerable.Range(0, 501).Select(_ => new ChoixDeLot(Guid.NewGuid()))], Saisie()), acteur)).Refus!.Code, Is.EqualTo("lot.taille"));
    }

    [Test]
    public async Task A_text_that_is_too_long_is_said_so_and_not_to_be_filled_in()
    {
        async Task<string> RefusAsync(string message) =>
            (await Lots.PrevoirAsync(new(InstructionDEssai.Appel, "piece", choix, Saisie(("Libelle", "RIB"), ("Message", message), ("TermeLe", "2027-12-31"))), acteur)).Valeur.Refus.Single().Message;
        Assert.That(await RefusAsync(new string('a', 8_001)), Does.Contain("8001 caractères, 8\u202F000 au plus"));
        Assert.That(await RefusAsync(" "), Does.EndWith("à remplir."));
    }

    [Test]
    public async Task A_piece_asked_twice_by_the_same_page_is_asked_once()
    {
        var saisie = Saisie(("Libelle", "RIB récent"), ("Message", "Merci de le joindre."), ("TermeLe", "2027-12-31"));
        Assert.That((await Lots.ExecuterAsync(new(InstructionDEssai.Appel, "piece", choix, saisie), acteur)).Valeur.Sorts!.Select(s => s.Refus?.Message), Is.All.Null);
        var avant = await TracesAsync();
        await Lots.ExecuterAsync(new(InstructionDEssai.Appel, "piece", choix, saisie), acteur);
        Assert.That(await TracesAsync(), Is.EqualTo(avant));
    }

    [Test]
    public async Task The_secretariat_closes_those_that_are_ready_and_the_others_say_why()
    {
        var secretariat = await essai.ActeurAsync("secretariat");
        await essai.PlacerLesLignesAsync(EtatLigne.Proposee, 1000, AvisInstructeur.Favorable);
        var prets = new ChoixDeLot(essai.DossierId);
        var attend = choix.First(c => c.DossierId != essai.DossierId);
        await essai.EcrireAsync(EnAttente, new { Id = attend.DossierId }, (Domain.Journal.ObjetDuJournal.Dossier, attend.DossierId));
        var lot = (await Lots.ExecuterAsync(new(InstructionDEssai.Appel, "clore", [prets, attend], Saisie()), secretariat)).Valeur;
        Assert.That(lot.Sorts!.Single(s => s.Refus is null).Sujet.DossierId, Is.EqualTo(essai.DossierId));
        Assert.That((await essai.LireAsync<string>(EtatDe, new { Id = essai.DossierId }))[0], Is.EqualTo(nameof(EtatDossier.Instruit)));
        Assert.That(lot.Sorts!.Single(s => s.Refus is not null).Refus!.Message, Does.Not.StartWith(lot.Sujets[0].Numero));
    }

    private static SaisieDeLot Saisie(params (string Champ, string Valeur)[] valeurs) => new(Guid.Parse("0192a000-0000-7000-8000-000000000001"), valeurs.ToDictionary(v => v.Champ, v => v.Valeur));

    private async Task<long> TracesAsync() => (await essai.LireAsync<long>(Traces))[0];

    private async Task<string?> AvisAsync(int rang) => (await essai.LireAsync<string?>(AvisDe, new { Id = choix[rang].DossierId }))[0];
}
