using System.Text;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Application.Tests.Appels;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.Tests.PlanActions;

[SurChaqueMoteur]
public sealed class ImporterPlanTests
{
    private const string EnTete = "Pilier;Volet;Objectif;Action;Sous-actions;État;Type;Quartiers\n";
    private const string Deux = EnTete + "Cohésion;Santé;Soigner;Créer un relais;Permanence;En cours;Mixte;Malakoff\n;;;Former;;À réaliser;Institution;Tous\n";

    private static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, Recherche, CreeLe, Version)
        VALUES (@Id, @Courriel, @Courriel, 1, 'x', 'Léa', 'Secrétaire', 0, 0, 0, 'lea', @Le, 1)
        """);

    private static readonly SqlStatement Traces = new("SELECT Details FROM Journal WHERE Objet = 'PlanDActions' ORDER BY Numero");

    private AppelDEssai _essai = null!;

    [SetUp]
    public async Task Preparer()
    {
        _essai = await AppelDEssai.CreerAsync(new(2027, 9, 1, 8, 0, 0, TimeSpan.Zero));
        await using var session = await _essai.Base.EcrireAsync();
        await session.ExecuterAsync(Compte, new { Id = _essai.Secretaire.CompteId, Courriel = "lea@essai.example", Le = _essai.Horloge.GetUtcNow() });
        await session.ValiderAsync();
    }

    [TearDown]
    public void Ranger() => _essai.Dispose();

    [Test]
    public async Task An_import_adds_updates_and_never_duplicates_nor_removes()
    {
        var premier = await ImporterAsync(Deux);
        var second = await ImporterAsync(EnTete + "COHESION;santé;Soigner;Créer un relais !;Permanence;Réalisé;Mixte;Bellevue\nCohésion;Santé;Soigner;Écouter;;En cours;Mixte;Tous\n");
        var plan = (await new PlanDActionsQuery(_essai.Base).PublicAsync(new FiltreDuPlan())).Actions;
        Assert.Multiple(() =>
        {
            Assert.That((premier.Nombre(SortDeLigne.Nouvelle), premier.Absentes), Is.EqualTo((2, 0)));
            Assert.That((second.Nombre(SortDeLigne.Modifiee), second.Nombre(SortDeLigne.Nouvelle), second.Absentes), Is.EqualTo((1, 1, 1)));
            Assert.That(plan.Select(a => $"{a.Ligne.Action} {a.Ligne.Etat} {a.QuartiersEnClair}"),
                Is.EqualTo(new[] { "Créer un relais ! Realise Bellevue", "Former ARealiser Tous les quartiers", "Écouter EnCours Tous les quartiers" }));
        });
        Assert.That(await ListeAsync(Traces), Has.Count.EqualTo(2).And.Some.Contains("nouvelles : 1, modifiées : 1, inchangées : 0, écartées : 0, absentes du fichier : 1"));
    }

    [Test]
    public async Task The_same_file_again_changes_nothing()
    {
        await ImporterAsync(Deux);
        Assert.That((await ImporterAsync(Deux)).Nombre(SortDeLigne.Inchangee), Is.EqualTo(2));
    }

    [Test]
    public async Task Broken_lines_are_left_out_and_a_report_that_no_longer_holds_is_refused()
    {
        var id = (await Preparation.CollerAsync(Deux + "P;V;O;A;;En cours;Mixte;Villejean\n", _essai.Secretaire)).Valeur;
        var apercu = (await Apercus.ChargerAsync(id, _essai.Secretaire))!;
        Assert.That((apercu.Rapport!.Valides, apercu.Rapport.Nombre(SortDeLigne.Ecartee)), Is.EqualTo((2, 1)));
        Assert.That((await Import.ExecuterAsync(id, apercu.Import.Version, 3, _essai.Secretaire)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await Import.ExecuterAsync(id, apercu.Import.Version + 1, 2, _essai.Secretaire)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await Import.ExecuterAsync(id, apercu.Import.Version, 2, _essai.Secretaire)).EstRefuse, Is.False);
        Assert.That((await Import.ExecuterAsync(id, apercu.Import.Version, 2, _essai.Secretaire)).Issue, Is.EqualTo(Issue.Absent), "done once");
    }

    [Test]
    public async Task An_import_belongs_to_its_person_for_a_day()
    {
        var autre = new Acteur(Guid.CreateVersion7(), "Autre", _essai.Secretaire.Habilitations, []);
        var id = (await Preparation.CollerAsync(Deux, _essai.Secretaire)).Valeur;
        Assert.That(await Apercus.ChargerAsync(id, autre), Is.Null);
        Assert.That((await Preparation.CollerAsync(Deux, _essai.Porteur)).Issue, Is.EqualTo(Issue.Absent));
        _essai.Horloge.Advance(TimeSpan.FromDays(1));
        Assert.That(await Apercus.ChargerAsync(id, _essai.Secretaire), Is.Null);
        Assert.That((await new PurgerImports(_essai.Ecrivain).ExecuterAsync()).Valeur, Is.EqualTo(1));
    }

    [Test]
    public async Task A_withdrawn_line_leaves_the_public_plan_and_stays_withdrawn_when_imported_again()
    {
        await ImporterAsync(Deux);
        var plan = new PlanDActionsQuery(_essai.Base);
        var ligne = (await plan.PublicAsync(new FiltreDuPlan())).Actions[0].Ligne;
        var retirer = new RetirerAction(_essai.Ecrivain);
        Assert.That((await retirer.ExecuterAsync(ligne.Id, ligne.Version, " ", _essai.Secretaire)).Refus!.Champ, Is.EqualTo("Motif"));
        Assert.That((await retirer.ExecuterAsync(ligne.Id, ligne.Version, "Reprise ailleurs", _essai.Secretaire)).EstRefuse, Is.False);
        Assert.That((await retirer.ExecuterAsync(ligne.Id, ligne.Version, "Encore", _essai.Secretaire)).Issue, Is.EqualTo(Issue.Conflit));
        await ImporterAsync(Deux.Replace("En cours", "Réalisé", StringComparison.Ordinal));
        Assert.That((await plan.PublicAsync(new FiltreDuPlan())).Actions.Select(a => a.Ligne.Action), Is.EqualTo(new[] { "Former" }));
        Assert.That((await plan.LireAsync(new FiltreDuPlan(Retirees: true), _essai.Secretaire))!.Actions.Single().Ligne.Etat, Is.EqualTo(EtatDAction.Realise));
    }

    [Test]
    public async Task A_filter_by_neighbourhood_keeps_what_is_for_all()
    {
        await ImporterAsync(Deux);
        var plan = new PlanDActionsQuery(_essai.Base);
        async Task<string> Actions(FiltreDuPlan filtre) => string.Join(',', (await plan.PublicAsync(filtre)).Actions.Select(a => a.Ligne.Action));
        Assert.That(await Actions(new(Quartier: "QN00000M")), Is.EqualTo("Créer un relais,Former"));
        Assert.That(await Actions(new(Quartier: "QN00001M")), Is.EqualTo("Former"));
        Assert.That(await Actions(new(Pilier: "autre")), Is.Empty);
        Assert.That(await Actions(new(Texte: "relais permanence")), Is.EqualTo("Créer un relais"));
        Assert.That(await Actions(new(Texte: "lais")), Is.Empty, "words are looked for from their beginning");
    }

    [Test]
    public async Task The_priorities_of_a_call_follow_its_copy_and_keep_what_the_form_did_not_show()
    {
        await _essai.RemplirAsync();
        await ImporterAsync(Deux);
        var ids = (await new PlanDActionsQuery(_essai.Base).PublicAsync(new FiltreDuPlan())).Actions.Select(a => a.Ligne.Id).ToList();
        var priorites = new ModifierPriorites(_essai.Ecrivain);
        Assert.That((await priorites.ExecuterAsync(await _essai.CibleAsync(), ids, ids, _essai.Secretaire)).TousLesRefus, Is.Empty);
        Assert.That((await priorites.ExecuterAsync(await _essai.CibleAsync(), [ids[0]], [], _essai.Secretaire)).TousLesRefus, Is.Empty);
        Assert.That((await _essai.LireAsync()).Priorites.Select(p => p.Libelle), Is.EqualTo(new[] { "Former" }));
        Assert.That((await priorites.ExecuterAsync(await _essai.CibleAsync(), ids, [Guid.CreateVersion7()], _essai.Secretaire)).TousLesRefus.Single().Code, Is.EqualTo("priorite.inconnue"));
        await new DupliquerAppel(_essai.Ecrivain).ExecuterAsync("AAP28", new SaisieDAppel("AAP29", 2029, "Quartiers 2029"), _essai.Secretaire);
        Assert.That((await _essai.LireAsync("AAP29")).Priorites.Select(p => p.Libelle), Is.EqualTo(new[] { "Former" }));
    }

    [Test]
    public async Task The_second_of_two_people_who_change_a_line_sees_a_conflict()
    {
        await ImporterAsync(Deux);
        var ligne = (await new PlanDActionsQuery(_essai.Base).PublicAsync(new FiltreDuPlan())).Actions[0];
        var enregistrer = new EnregistrerAction(_essai.Ecrivain);
        var changee = ligne.EnAction() with { Etat = EtatDAction.Realise };
        Assert.That((await enregistrer.ExecuterAsync(ligne.Ligne.Id, ligne.Ligne.Version, changee, _essai.Secretaire)).TousLesRefus, Is.Empty);
        Assert.That((await enregistrer.ExecuterAsync(ligne.Ligne.Id, ligne.Ligne.Version, changee, _essai.Secretaire)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await enregistrer.ExecuterAsync(null, 0, changee, _essai.Secretaire)).TousLesRefus.Single().Code, Is.EqualTo("plan.doublon"));
    }

    private PreparerImport Preparation => new(_essai.Ecrivain);
    private ImportQuery Apercus => new(_essai.Base, _essai.Horloge);
    private ImporterPlan Import => new(_essai.Ecrivain);

    private async Task<RapportDImport> ImporterAsync(string texte)
    {
        var id = (await Preparation.ExecuterAsync("plan.csv", new MemoryStream(Encoding.UTF8.GetBytes(texte)), null, _essai.Secretaire)).Valeur;
        var apercu = (await Apercus.ChargerAsync(id, _essai.Secretaire))!;
        return (await Import.ExecuterAsync(id, apercu.Import.Version, apercu.Rapport!.Valides, _essai.Secretaire)).Valeur;
    }

    private async Task<IReadOnlyList<string>> ListeAsync(SqlStatement sql)
    {
        await using var session = await _essai.Base.LireAsync();
        return await session.ListeAsync<string>(sql);
    }
}
