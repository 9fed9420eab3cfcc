using AppelAProjets.Application.Cellules;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Cellules;

/// <summary>Cells of the table written one by one, by several people at once.</summary>
[SurChaqueMoteur]
public sealed class SaisirCellulesTests
{
    private static readonly SqlStatement SansMotif = new("UPDATE Ligne SET AvisMotif = NULL, ProposeMotif = NULL WHERE DossierId = @Id");

    private InstructionDEssai essai = null!;
    private Acteur acteur = null!;
    private Acteur collegue = null!;
    private Guid ligne;
    private int version;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        await essai.EcrireAsync(SansMotif, new { Id = essai.DossierId });
        acteur = await essai.ActeurAsync("instructeur.pref44");
        collegue = await essai.ActeurAsync("valideur");
        (ligne, version) = await essai.LigneAsync("PREF44") is var lue ? (lue.Id, lue.Version) : default;
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_cell_changes_its_field_alone_and_says_how_the_line_stands()
    {
        await SaisirAsync(acteur, (ChampDeCellule.AvisMotif, "Bien situé.", ""));
        var sort = await SaisirAsync(acteur, (ChampDeCellule.Avis, "f", ""));
        var lue = await essai.LigneAsync("PREF44");
        Assert.That((lue.Avis, lue.AvisMotif), Is.EqualTo((AvisInstructeur.Favorable, "Bien situé.")));
        Assert.That((sort.Lignes.Single().Version, sort.Lignes.Single().AvisMotif), Is.EqualTo((lue.Version, "Bien situé.")));
    }

    [Test]
    public async Task Amounts_are_read_as_people_write_them_and_an_unreadable_one_is_refused()
    {
        Assert.That(Codes(await SaisirAsync(acteur, (ChampDeCellule.Specifique, "1\u202F250,5 €", ""), (ChampDeCellule.DroitCommun, "mille", ""))), Is.EqualTo(new[] { "montant.illisible", null }));
        Assert.That((await essai.LigneAsync("PREF44")).Propose, Is.EqualTo(new Repartition(new Montant(125_050), Montant.Zero)));
    }

    [Test]
    public async Task An_opinion_waits_for_its_reason_and_both_together_are_one_act()
    {
        var avant = (await essai.LigneAsync("PREF44")).Version;
        Assert.That(Codes(await SaisirAsync(acteur, (ChampDeCellule.Avis, "D", ""))), Is.EqualTo(new[] { "avis.motif" }));
        Assert.That(Codes(await SaisirAsync(acteur, (ChampDeCellule.Avis, "D", ""), (ChampDeCellule.AvisMotif, "Hors quartier.", ""))), Is.All.Null);
        var lue = await essai.LigneAsync("PREF44");
        Assert.That((lue.Avis, lue.AvisMotif, lue.Version), Is.EqualTo((AvisInstructeur.Defavorable, "Hors quartier.", avant + 1)));
    }

    [Test]
    public async Task A_wrong_cell_does_not_keep_the_others_of_its_line_from_being_written()
    {
        var sort = await SaisirAsync(acteur, (ChampDeCellule.Avis, "Réserve", ""), (ChampDeCellule.Specifique, "1000", ""));
        Assert.That(sort.Sorts.ToDictionary(s => s.Champ, s => s.Refus?.Code), Is.EqualTo(new Dictionary<ChampDeCellule, string?> { [ChampDeCellule.Avis] = "avis.motif", [ChampDeCellule.Specifique] = null }));
        Assert.That((await essai.LigneAsync("PREF44")).ProposeSpecifique, Is.EqualTo(Montant.DeEuros(1000)));
    }

    [Test]
    public async Task Two_people_on_two_fields_of_a_line_are_merged_on_the_same_one_they_choose()
    {
        await SaisirAsync(collegue, (ChampDeCellule.Avis, "F", ""));
        Assert.That(Codes(await SaisirAsync(acteur, (ChampDeCellule.Specifique, "500", ""))), Is.All.Null, "another field");
        Assert.That(Codes(await SaisirAsync(acteur, (ChampDeCellule.DroitCommun, "40", ""))), Is.All.Null, "the other amount became 0 of itself");
        await SaisirAsync(collegue, (ChampDeCellule.AvisMotif, "Bien situé.", ""));
        var sort = await SaisirAsync(acteur, (ChampDeCellule.AvisMotif, "Mal situé.", ""));
        Assert.That(sort.Sorts.Single().Refus!.Issue, Is.EqualTo(Issue.Conflit));
        var lue = await essai.LigneAsync("PREF44");
        Assert.That((lue.AvisMotif, lue.ProposeSpecifique), Is.EqualTo(("Bien situé.", Montant.DeEuros(500))), "nothing is overwritten");
        var qui = await new LignesEnCellulesQuery(essai.Base, essai.Horloge).DireQuiAsync(sort.Lignes, acteur);
        Assert.That(qui.Single().ModifieePar, Is.EqualTo(collegue.Nom));
        Assert.That(Codes(await SaisirAsync(acteur, (ChampDeCellule.AvisMotif, "Mal situé.", "Bien situé."))), Is.All.Null, "seen, then chosen");
    }

    [Test]
    public async Task A_line_that_is_not_mine_or_no_longer_open_takes_nothing()
    {
        var autre = (await essai.LignesAsync()).First(l => l.Id != ligne);
        var sort = await Saisir.ExecuterAsync(InstructionDEssai.Appel, [new(essai.DossierId, autre.Id, ChampDeCellule.Avis, "F", "", autre.Version)], acteur);
        Assert.That((Codes(sort.Valeur).Single(), sort.Valeur.Lignes.Count), Is.EqualTo(("introuvable", 0)));
        await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, false, "Bénévole.", collegue);
        var deportee = await Saisir.ExecuterAsync(InstructionDEssai.Appel, [new(essai.DossierId, ligne, ChampDeCellule.Avis, "F", "", version)], await essai.RelireAsync(collegue));
        Assert.That((Codes(deportee.Valeur).Single(), deportee.Valeur.Lignes.Count), Is.EqualTo(("introuvable", 0)));
        await essai.PlacerAsync(EtatDossier.Instruit);
        Assert.That(Codes(await SaisirAsync(acteur, (ChampDeCellule.Avis, "F", ""))), Is.EqualTo(new[] { "instruction.fermee" }));
        Assert.That((await Saisir.ExecuterAsync("INCONNU", [], acteur)).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task An_amount_emptied_takes_the_proposal_back_and_the_last_word_may_be_taken_back_too()
    {
        await SaisirAsync(acteur, (ChampDeCellule.Specifique, "500", ""));
        Assert.That(Codes(await SaisirAsync(acteur, (ChampDeCellule.Specifique, "", "500"))), Is.All.Null);
        Assert.That((await essai.LigneAsync("PREF44")).Propose, Is.Null);
        await SaisirAsync(acteur, (ChampDeCellule.Avis, "F", ""));
        Assert.That(Codes(await SaisirAsync(acteur, (ChampDeCellule.Avis, "", "Fav."))), Is.All.Null);
        Assert.That((await essai.LigneAsync("PREF44")).Avis, Is.Null);
    }

    [Test]
    public async Task The_same_value_again_is_done_and_writes_nothing()
    {
        await SaisirAsync(acteur, (ChampDeCellule.Avis, "F", ""));
        var avant = (await essai.LigneAsync("PREF44")).Version;
        Assert.That(Codes(await SaisirAsync(acteur, (ChampDeCellule.Avis, "favorable", "F"))), Is.All.Null);
        Assert.That((await essai.LigneAsync("PREF44")).Version, Is.EqualTo(avant));
    }

    [Test]
    public async Task Agents_on_a_dossier_see_each_other_but_nobody_who_stands_down()
    {
        var signaler = new SignalerAgent(essai.Ecrivain);
        var ici = new SignalDAgent(essai.DossierId, LieuDAgent.Fiche, new Dictionary<Guid, int>());
        Assert.That((await signaler.ExecuterAsync(InstructionDEssai.Appel, ici, acteur)).Valeur.Presents, Is.Empty);
        await SaisirAsync(acteur, (ChampDeCellule.Avis, "F", ""));
        var vu = (await signaler.ExecuterAsync(InstructionDEssai.Appel, ici with { Lieu = LieuDAgent.Tableau, Lignes = new Dictionary<Guid, int> { [ligne] = version } }, collegue)).Valeur;
        Assert.That((vu.Presents.Single().Nom, vu.Presents.Single().Sigle, vu.Presents.Single().Lieu), Is.EqualTo((acteur.Nom, "PREF44", LieuDAgent.Fiche)));
        Assert.That(vu.Lignes.Single().Avis, Is.EqualTo(AvisInstructeur.Favorable), "what changed since the page was made");
        await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, false, "Bénévole.", acteur);
        Assert.That((await signaler.ExecuterAsync(InstructionDEssai.Appel, ici, collegue)).Valeur.Presents, Is.Empty);
        Assert.That((await signaler.ExecuterAsync(InstructionDEssai.Appel, ici, await essai.RelireAsync(acteur))).Issue, Is.EqualTo(Issue.Absent));
    }

    private SaisirCellules Saisir => new(essai.Ecrivain, new LignesEnCellulesQuery(essai.Base, essai.Horloge));

    private static IEnumerable<string?> Codes(SortDesCellules sort) => sort.Sorts.Select(s => s.Refus?.Code);

    // Always from the version of the beginning: the page does not know what came since.
    private async Task<SortDesCellules> SaisirAsync(Acteur qui, params (ChampDeCellule Champ, string Valeur, string Avant)[] cellules)
    {
        var sort = await Saisir.ExecuterAsync(InstructionDEssai.Appel, [.. cellules.Select(c => new CelluleSaisie(essai.DossierId, ligne, c.Champ, c.Valeur, c.Avant, version))], qui);
        Assert.That(sort.Refus, Is.Null);
        return sort.Valeur;
    }
}
