using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>Filters, sorts, pages and the number of commands.</summary>
[SurChaqueMoteur]
public sealed class TableauInstructionTests
{
    /// <summary>Of the demonstration's grid.</summary>
    private const int Criteres = 6;

    private static readonly string[] Tris = ["numero", "titre", "porteur", "demande", "note"];

    private InstructionDEssai essai = null!;

    [OneTimeSetUp]
    public async Task Preparer() => essai = await InstructionDEssai.CreerAsync(300);

    [OneTimeTearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task Filters_keep_what_they_say_and_totals_follow()
    {
        var tout = await ChargerAsync(new());
        var (quartier, theme, financeur) = (tout.Contexte.Appel.Quartiers[0], tout.Contexte.Appel.Themes[0], tout.Contexte.Appel.Financeurs[1]);
        await VerifierAsync(Sur("quartiers", quartier.Code), d => d.Quartiers.Any(q => q.Nom == quartier.Nom));
        await VerifierAsync(Sur("theme", $"{theme.Id}"), d => d.Theme == theme.Libelle);
        await VerifierAsync(Sur("financeurs", $"{financeur.Id}"), d => d.Lignes.ContainsKey(financeur.Id));
        await VerifierAsync(Sur("etat", "Instruit"), d => d.Etat == EtatDossier.Instruit);
        await VerifierAsync(new() { ANoter = true }, d => d.ANoter);
    }

    [TestCase("THÉÂTRE")]
    [TestCase("theatre forum")]
    [TestCase("empl28-0006")]
    public async Task Words_are_looked_for_without_accents_in_number_title_and_organisation(string texte)
    {
        var page = await ChargerAsync(new() { Texte = texte });
        Assert.That(page.Lignes, Is.Not.Empty);
        Assert.That((await ChargerAsync(new() { Texte = texte + " introuvable" })).Lignes, Is.Empty);
    }

    [TestCase("thea", ExpectedResult = true)]
    [TestCase("heatre", ExpectedResult = false)]
    public async Task<bool> A_word_is_found_by_its_beginning_only(string texte) => (await ChargerAsync(new() { Texte = texte })).Lignes.Count > 0;

    [Test]
    public async Task Two_words_keep_what_both_keep_in_the_order_of_any_sort([ValueSource(nameof(Tris))] string tri, [Values] bool descendant)
    {
        var tous = await TousAsync(new() { Tri = tri, Descendant = descendant });
        foreach (var (un, autre) in new[] { ("d", "n"), ("jardin", "re"), ("l", "empl28 00"), ("theatre", "introuvable"), ("de", "d") })
        {
            var (avecUn, avecAutre) = ((await TousAsync(new() { Texte = un })).ToHashSet(), (await TousAsync(new() { Texte = autre })).ToHashSet());
            var avecLesDeux = await TousAsync(new() { Texte = $"{un} {autre}", Tri = tri, Descendant = descendant });
            Assert.That(avecLesDeux, Is.EqualTo(tous.Where(id => avecUn.Contains(id) && avecAutre.Contains(id))), $"{un}, {autre}");
        }
    }

    [TestCase("%")]
    [TestCase("[a-z]")]
    [TestCase("'; DROP TABLE Dossier; --")]
    public async Task Hostile_words_find_nothing_more_and_break_nothing(string texte) =>
        Assert.That((await ChargerAsync(new() { Texte = texte })).Totaux.Dossiers, Is.LessThanOrEqualTo((await ChargerAsync(new())).Totaux.Dossiers));

    [Test]
    public async Task Each_sort_orders_and_its_reverse_reverses()
    {
        foreach (var tri in Tris)
        {
            var (croissant, decroissant) = (await ChargerAsync(new() { Tri = tri, Taille = 200 }), await ChargerAsync(new() { Tri = tri, Descendant = true, Taille = 200 }));
            Assert.That(Cles(croissant, tri), Is.Ordered.Using<object>(Comparer<object>.Default), $"{tri}");
            Assert.That(Cles(decroissant, tri), Is.Ordered.Descending.Using<object>(Comparer<object>.Default), $"{tri} reversed");
        }
    }

    [Test]
    public async Task Sorted_by_score_both_ways_those_without_one_come_last([Values] bool descendant)
    {
        var notes = (await ChargerAsync(new() { Tri = "note", Descendant = descendant, Taille = 200 })).Lignes.Select(l => l.Note is not null).ToList();
        Assert.That(notes, Has.Member(true).And.Member(false));
        Assert.That(notes, Is.Ordered.Descending);
    }

    [Test]
    public async Task Pages_cover_every_dossier_once()
    {
        var vus = new List<Guid>();
        for (var page = 1; page <= 6; page++)
        {
            vus.AddRange((await ChargerAsync(new() { Page = page })).Lignes.Select(l => l.Id));
        }

        Assert.That(vus, Is.Unique);
        Assert.That(vus, Has.Count.EqualTo((await ChargerAsync(new())).Totaux.Lignes));
    }

    [Test]
    public async Task Impossible_values_are_brought_back()
    {
        var page = await ChargerAsync(new() { Page = -3, Taille = 1_000_000, Tri = "rien", Groupement = (GroupementDuTableau)99, Conditions = ConditionsDuTableau.Aucune.Avec("rien", "1") });
        Assert.That(page.Filtre, Is.EqualTo(new FiltreDuTableau()));
        Assert.That((await ChargerAsync(new() { Page = 99_999 })).Lignes, Is.Empty);
    }

    [Test]
    public async Task The_sheet_leads_to_its_neighbours_in_the_filtered_order()
    {
        var filtre = new FiltreDuTableau { Tri = "demande", Descendant = true };
        var liste = (await ChargerAsync(filtre)).Lignes;
        var acteur = await essai.ActeurAsync("instructeur.pref44");
        var milieu = (await essai.Fiches.ChargerAsync(InstructionDEssai.Appel, liste[4].Id, filtre, 5, acteur))!;
        Assert.That((milieu.Precedent, milieu.Suivant, milieu.RangSuivant), Is.EqualTo(((Guid?)liste[3].Id, (Guid?)liste[5].Id, 6)));
        var premier = (await essai.Fiches.ChargerAsync(InstructionDEssai.Appel, liste[0].Id, filtre, 1, acteur))!;
        Assert.That((premier.Precedent, premier.Suivant), Is.EqualTo(((Guid?)null, (Guid?)liste[1].Id)));
    }

    [Test]
    public async Task The_number_of_commands_does_not_depend_on_the_number_of_dossiers()
    {
        using var grand = await InstructionDEssai.CreerAsync(1000);
        using var petit = await InstructionDEssai.CreerAsync();
        foreach (var tri in Tris)
        {
            var (a, b) = (await CompterAsync(petit, tri), await CompterAsync(grand, tri));
            Assert.That(b, Is.EqualTo(a), $"{tri}: {string.Join(", ", b)}");
            Assert.That(a, Has.Count.LessThanOrEqualTo(6));
        }
    }

    [Test]
    public async Task A_grid_of_scores_and_a_line_cost_as_many_commands_in_a_large_call()
    {
        using var grand = await InstructionDEssai.CreerAsync(1000);
        using var petit = await InstructionDEssai.CreerAsync();
        var (a, b) = (await CompterLesEcrituresAsync(petit), await CompterLesEcrituresAsync(grand));
        Assert.That(b, Is.EqualTo(a));
        Assert.That(a.Notes, Has.Count.LessThanOrEqualTo(5 + Criteres), string.Join(", ", a.Notes));
        Assert.That(a.Ligne, Has.Count.LessThanOrEqualTo(8), string.Join(", ", a.Ligne));
    }

    private static async Task<(IReadOnlyList<string> Notes, IReadOnlyList<string> Ligne)> CompterLesEcrituresAsync(InstructionDEssai essai)
    {
        var acteur = await essai.ActeurAsync("instructeur.pref44");
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        var (grille, ligne) = (await essai.GrilleAsync(acteur, 3), await essai.ViserAsync("PREF44"));
        var notes = await NoterAsync(essai, () => new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, grille, acteur));
        var saisie = new SaisieDeLigne(AvisInstructeur.Favorable, null, new Domain.Montant(100_000), null, null);
        return (notes, await NoterAsync(essai, () => new InstruireLigne(essai.Ecrivain).ExecuterAsync(ligne, saisie, acteur)));
    }

    private static async Task<IReadOnlyList<string>> CompterAsync(InstructionDEssai essai, string tri)
    {
        var acteur = await essai.ActeurAsync("instructeur.pref44");
        return await NoterAsync(essai, () => essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Tri = tri, Taille = 200 }, acteur));
    }

    private static async Task<IReadOnlyList<string>> NoterAsync(InstructionDEssai essai, Func<Task> travail)
    {
        var (commandes, avant) = (new List<string>(), essai.Base.Observateur);
        // Locks are for the engine alone.
        essai.Base.Observateur = (sql, _) => commandes.AddRange(sql.Nom == "SqlSession.Prise" ? [] : [sql.Nom]);
        await travail();
        essai.Base.Observateur = avant;
        return commandes;
    }

    private static List<object> Cles(TableauInstruction page, string tri) => tri switch
    {
        "numero" => [.. page.Lignes.Select(l => l.Numero!)],
        "titre" => [.. page.Lignes.Select(l => Domain.TexteDeRecherche.Plier(600, l.Titre))],
        "porteur" => [.. page.Lignes.Select(l => Domain.TexteDeRecherche.Plier(400, l.Porteur))],
        "demande" => [.. page.Lignes.Select(l => (object)l.TotalDemande!.Value.Centimes)],
        "note" => [.. page.Lignes.Where(l => l.Note is not null).Select(l => (object)l.Note!.MoyenneEnCentiemes)],
        _ => throw new ArgumentOutOfRangeException(nameof(tri)),
    };

    private static FiltreDuTableau Sur(string cle, string valeur) => new() { Conditions = ConditionsDuTableau.Aucune.Avec(cle, valeur) };

    private async Task VerifierAsync(FiltreDuTableau filtre, Func<DossierDuTableau, bool> attendu)
    {
        var tout = await ChargerAsync(new() { Taille = 200 });
        var suite = await ChargerAsync(new() { Taille = 200, Page = 2 });
        var page = await ChargerAsync(filtre with { Taille = 200 });
        Assert.That(page.Lignes, Is.Not.Empty, $"{filtre}");
        Assert.That(page.Lignes.Select(l => l.Id), Is.EqualTo(tout.Lignes.Concat(suite.Lignes).Where(attendu).Select(l => l.Id).Take(200)));
        Assert.That(page.Totaux.Demande, Is.EqualTo(tout.Lignes.Concat(suite.Lignes).Where(attendu).Where(d => d.Etat is not (EtatDossier.Irrecevable or EtatDossier.Retire or EtatDossier.SansSuite)).Aggregate(Montant.Zero, (somme, l) => somme + (l.TotalDemande ?? Montant.Zero))));
    }

    private async Task<IReadOnlyList<Guid>> TousAsync(FiltreDuTableau filtre) =>
        [.. (await ChargerAsync(filtre with { Taille = 200 })).Lignes.Concat((await ChargerAsync(filtre with { Taille = 200, Page = 2 })).Lignes).Select(l => l.Id)];

    private async Task<TableauInstruction> ChargerAsync(FiltreDuTableau filtre) =>
        (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, filtre, await essai.ActeurAsync("instructeur.pref44")))!;
}
