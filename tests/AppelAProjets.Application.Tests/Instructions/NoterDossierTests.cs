using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>One's own scores: partial, justified, never overwritten from an old tab.</summary>
[SurChaqueMoteur]
public sealed class NoterDossierTests
{
    private InstructionDEssai essai = null!;
    private Acteur acteur = null!;

    private NoterDossier Noter => new(essai.Ecrivain);

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        acteur = await essai.ActeurAsync("instructeur.pref44");
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_partial_grid_is_kept_and_only_a_complete_one_counts()
    {
        var grille = await essai.GrilleAsync(acteur, 4);
        var partielle = grille.Select((n, i) => i < 2 ? n : n with { Valeur = null, Justification = "" }).ToArray();
        Assert.That(await EnvoyerAsync(partielle), Is.Empty);
        Assert.That((await essai.FicheAsync(acteur))!.Synthese, Is.Null);
        Assert.That(await EnvoyerAsync(await essai.GrilleAsync(acteur, 4)), Is.Empty);
        Assert.That((await essai.FicheAsync(acteur))!.Synthese!.MoyenneEnCentiemes, Is.EqualTo(8000));
    }

    [Test]
    public async Task Each_refusal_names_its_field_and_nothing_is_kept()
    {
        var grille = await essai.GrilleAsync(acteur, 4);
        grille[0] = grille[0] with { Valeur = 6 };
        grille[1] = grille[1] with { Justification = "  " };
        grille[2] = grille[2] with { Valeur = null };
        var refus = await EnvoyerAsync(grille);
        Assert.That(refus.Select(r => (r.Code, r.Champ)), Is.EqualTo(new[]
        {
            ("note.bornes", "Notes[0].Valeur"), ("note.justification", "Notes[1].Justification"), ("note.absente", "Notes[2].Valeur"),
        }));
        Assert.That((await essai.FicheAsync(acteur))!.Notes, Is.Empty);
        grille = [new SaisieDeNote(Guid.CreateVersion7(), 3, "Ailleurs.", 0)];
        Assert.That((await EnvoyerAsync(grille)).Single().Code, Is.EqualTo("note.critere"));
    }

    [Test]
    public async Task Two_tabs_on_one_criterion_conflict_and_on_two_criteria_do_not()
    {
        var (premier, second) = (await essai.GrilleAsync(acteur, 2), await essai.GrilleAsync(acteur, 3));
        Assert.That(await EnvoyerAsync(premier), Is.Empty);
        Assert.That((await EnvoyerAsync(second)).Single().Code, Is.EqualTo("conflit"), "both think they are the first");
        var (ongletA, ongletB) = (await essai.GrilleAsync(acteur, 2), await essai.GrilleAsync(acteur, 2));
        ongletA[0] = ongletA[0] with { Valeur = 5 };
        ongletB[1] = ongletB[1] with { Valeur = 1 };
        Assert.That(await EnvoyerAsync([ongletA[0]]), Is.Empty);
        Assert.That(await EnvoyerAsync([ongletB[1]]), Is.Empty);
        Assert.That((await EnvoyerAsync([ongletB[0] with { Valeur = 0 }])).Single().Code, Is.EqualTo("conflit"));
        Assert.That((await essai.FicheAsync(acteur))!.Notes.Single(n => n.CritereId == ongletA[0].CritereId).Valeur, Is.EqualTo(5));
    }

    [Test]
    public async Task A_score_can_be_taken_back()
    {
        await EnvoyerAsync(await essai.GrilleAsync(acteur, 4));
        var grille = await essai.GrilleAsync(acteur, 4);
        Assert.That(await EnvoyerAsync([grille[0] with { Valeur = null, Justification = null }]), Is.Empty);
        Assert.That((await essai.FicheAsync(acteur))!.Notes, Has.Count.EqualTo(grille.Length - 1));
    }

    [Test]
    public async Task Nobody_scores_outside_the_instruction_nor_for_a_funder_without_line()
    {
        var grille = await essai.GrilleAsync(acteur, 4);
        foreach (var compte in new[] { "secretariat", "valideur", "lecteur", "porteur" })
        {
            Assert.That((await Noter.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, grille, await essai.ActeurAsync(compte))).Issue, Is.EqualTo(Issue.Absent), compte);
        }

        await essai.PlacerAsync(EtatDossier.Instruit);
        Assert.That((await EnvoyerAsync(grille)).Single().Code, Is.EqualTo("instruction.fermee"));
        Assert.That((await Noter.ExecuterAsync("INCONNU", essai.DossierId, grille, acteur)).Issue, Is.EqualTo(Issue.Absent));
    }

    private async Task<IReadOnlyList<Refus>> EnvoyerAsync(IReadOnlyList<SaisieDeNote> grille) =>
        (await Noter.ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, grille, acteur)).TousLesRefus;
}
