using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Scenarios;
using AppelAProjets.Application.Tests.Comites;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Scenarios;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Scenarios;

[SurChaqueMoteur]
public sealed class ScenariosTests
{
    private static readonly SqlStatement Deporter = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', @Le)
        """);

    private static readonly SqlStatement Actes = new("SELECT Action FROM Journal WHERE Objet IN ('Scenario', 'Seance') AND Action LIKE '%scenario%'");
    private static readonly SqlStatement Consomme = new("SELECT COALESCE(SUM(ArbitreSpecifique), 0) + COALESCE(SUM(ArbitreDroitCommun), 0) AS N FROM Ligne");

    private static readonly SqlStatement Prevenus = new("SELECT Destinataire FROM Courriel WHERE Objet = 'Un scénario est montré au comité'");
    private static readonly SqlStatement FinirLeSiege = new("UPDATE Siege SET Au = @Au WHERE TitulaireId = @CompteId OR SuppleantId = @CompteId");
    private static readonly SqlStatement PartMaximale = new("UPDATE Appel SET PartMaximalePourcent = 5 WHERE Code = @Code");

    private SeanceDEssai essai = null!;
    private Acteur secretariat = null!;
    private string code = "";

    private ScenariosQuery Scenarios => new(essai.Base);

    private CreerScenario Creation => new(essai.Ecrivain);

    private ModifierScenario Modification => new(essai.Ecrivain, Options.Create(new LiensOptions()));

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await SeanceDEssai.OuvrirAsync();
        secretariat = await essai.ActeurAsync("secretariat");
        code = (await essai.TableauAsync(secretariat)).Seance.Code;
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task A_scenario_is_filled_edited_and_copied_and_consumes_nothing()
    {
        var avant = (await essai.LireAsync<long>(Consomme)).Single();
        var id = await CreerAsync("Équilibre", ModeDeRemplissage.Propositions);
        var page = await PageAsync(id);
        var (dossier, ligne) = UneLigne(page);
        var version = page.Complet.Versions.GetValueOrDefault((dossier.Id, ligne.FinanceurId));
        CelluleDeScenario cellule = new(dossier.Id, ligne.FinanceurId, version, new Montant(123_456), new Montant(1));

        Assert.That((await Modification.ExecuterAsync(code, id, [cellule], secretariat)).Refus, Is.Null);
        var copie = await Creation.DupliquerAsync(code, id, "Équilibre, copie", Guid.CreateVersion7(), secretariat);
        var relue = (await PageAsync(copie.Valeur)).Complet.Montants;
        Assert.Multiple(async () =>
        {
            Assert.That(page.Bilan.Total, Is.EqualTo(Montant.Somme(page.Donnees.Appel.Dossiers.SelectMany(d => d.Lignes).Select(l => l.Propose.Total))));
            Assert.That(relue[dossier.Id, ligne.FinanceurId], Is.EqualTo(new Repartition(new Montant(123_456), new Montant(1))));
            Assert.That((await essai.LireAsync<long>(Consomme)).Single(), Is.EqualTo(avant), "a what-if changes no line of the board");
        });
    }

    [Test]
    public async Task A_cell_changed_meanwhile_is_a_conflict_and_nothing_of_the_page_is_written()
    {
        var id = await CreerAsync("A", ModeDeRemplissage.Propositions);
        var page = await PageAsync(id);
        var lignes = page.Donnees.Appel.Dossiers.SelectMany(d => d.Lignes.Select(l => (d.Id, l.FinanceurId))).Take(2).ToList();
        CelluleDeScenario Cellule(int i, long centimes) => new(lignes[i].Id, lignes[i].FinanceurId, page.Complet.Versions.GetValueOrDefault(lignes[i]), new Montant(centimes), Montant.Zero);

        Assert.That((await Modification.ExecuterAsync(code, id, [Cellule(0, 500)], secretariat)).Refus, Is.Null);
        var perdante = await Modification.ExecuterAsync(code, id, [Cellule(1, 700), Cellule(0, 900)], secretariat);
        var montants = (await PageAsync(id)).Complet.Montants;
        Assert.Multiple(() =>
        {
            Assert.That(perdante.Issue, Is.EqualTo(Issue.Conflit));
            Assert.That(montants[lignes[0].Id, lignes[0].FinanceurId].Specifique, Is.EqualTo(new Montant(500)));
            Assert.That(montants[lignes[1].Id, lignes[1].FinanceurId].Specifique, Is.Not.EqualTo(new Montant(700)));
        });
    }

    [Test]
    public async Task The_board_takes_the_amounts_line_by_line_and_what_the_scenario_leaves_empty_stays_open()
    {
        var presidence = await essai.ActeurAsync("presidence");
        await essai.ToutLeMondePrendPlaceAsync(presidence);
        var id = await CreerAsync("A", ModeDeRemplissage.Propositions);
        var ouvert = (await essai.TableauAsync(secretariat)).Points.First(p => p.Etat == Domain.Comites.EtatPoint.Inscrit);
        var lignes = (await essai.PointAsync(ouvert.Id, secretariat))!.Complet.Lignes.Where(l => l.Etat == EtatLigne.Proposee).ToList();
        var page = await PageAsync(id);
        CelluleDeScenario vide = new(ouvert.DossierId, lignes[0].FinanceurId, page.Complet.Versions[(ouvert.DossierId, lignes[0].FinanceurId)], Montant.Zero, Montant.Zero);
        Assert.That((await Modification.ExecuterAsync(code, id, [vide], secretariat)).Refus, Is.Null);

        var rapport = (await new AdopterScenario(essai.Base, Scenarios, essai.Arbitrage, essai.Ecrivain).ExecuterAsync(code, id, essai.SeanceId, secretariat)).Valeur;
        var apres = (await essai.PointAsync(ouvert.Id, secretariat))!.Complet.Lignes;
        Assert.Multiple(() =>
        {
            Assert.That(rapport.Prises, Is.Positive, string.Join(" | ", rapport.Ecartees.Select(e => e.Refus)));
            Assert.That(apres.Single(l => l.Id == lignes[0].Id).Etat, Is.EqualTo(EtatLigne.Proposee), "nobody refused it");
            Assert.That(apres.Where(l => lignes.Skip(1).Any(a => a.Id == l.Id && a.Propose!.Value.Total.EstPositif)).Select(l => l.Arbitre), Is.EqualTo(lignes.Skip(1).Where(l => l.Propose!.Value.Total.EstPositif).Select(l => l.Propose)));
        });
    }

    [Test]
    public async Task Filled_again_an_older_page_writes_no_cell_over_it()
    {
        var id = await CreerAsync("A", ModeDeRemplissage.Propositions);
        var page = await PageAsync(id);
        var (dossier, ligne) = UneLigne(page);
        Assert.That((await Modification.RemplirAsync(code, id, ModeDeRemplissage.Propositions, page.Complet.Scenario.Version, secretariat)).Refus, Is.Null);
        CelluleDeScenario cellule = new(dossier.Id, ligne.FinanceurId, page.Complet.Versions[(dossier.Id, ligne.FinanceurId)], new Montant(1), Montant.Zero);
        Assert.That((await Modification.ExecuterAsync(code, id, [cellule], secretariat)).Issue, Is.EqualTo(Issue.Conflit));
    }

    [Test]
    public async Task Only_who_leads_the_committee_sees_scenarios_until_they_are_shown_to_its_members()
    {
        var id = await CreerAsync("Discret", null);
        var membre = await essai.ActeurAsync("membre.nm");
        var presidence = await essai.ActeurAsync("presidence");
        Assert.That(await Scenarios.ChargerAsync(code, id, presidence), Is.Not.Null, "who presides");
        Assert.That(await Scenarios.ChargerAsync(code, id, membre), Is.Null);
        Assert.That((await Scenarios.ListerAsync(code, membre))!.Scenarios, Is.Empty);
        foreach (var compte in new[] { "instructeur.pref44", "lecteur", "administrateur", "porteur", "signataire.nm" })
        {
            Assert.That(await Scenarios.ListerAsync(code, await essai.ActeurAsync(compte)), Is.Null, compte);
        }

        var version = (await PageAsync(id)).Complet.Scenario.Version;
        Assert.That((await Modification.NommerAsync(code, id, ("Montré", true, version), secretariat)).Refus, Is.Null);
        var vue = (await Scenarios.ChargerAsync(code, id, membre))!;
        Assert.Multiple(async () =>
        {
            Assert.That(vue.Complet.Scenario.Nom, Is.EqualTo("Montré"));
            Assert.That(vue.Appel.Dirige, Is.False);
            Assert.That((await Modification.RemplirAsync(code, id, ModeDeRemplissage.ParRang, version + 1, membre)).Issue, Is.EqualTo(Issue.Absent), "reading is not writing");
            Assert.That((await Creation.DupliquerAsync(code, id, "À moi", Guid.CreateVersion7(), membre)).Issue, Is.EqualTo(Issue.Absent));
            Assert.That(await essai.LireAsync<string>(Actes), Is.EqualTo(new[] { "partager-scenario" }));
        });
    }

    [Test]
    public async Task Whose_seat_ended_before_every_session_no_longer_reads_what_is_shown_to_members()
    {
        var id = await CreerAsync("Pour les membres", ModeDeRemplissage.Propositions);
        Assert.That((await Modification.NommerAsync(code, id, ("Pour les membres", true, (await PageAsync(id)).Complet.Scenario.Version), secretariat)).Refus, Is.Null);
        var membre = await essai.ActeurAsync("membre.nm");
        Assert.That(await Scenarios.ListerAsync(code, membre), Is.Not.Null);
        var prevenus = await essai.LireAsync<string>(Prevenus);
        Assert.That(prevenus, Has.Member("membre.nm@demo.example").And.Member("membre.pref44@demo.example").And.No.Member("lecteur@demo.example").And.Unique);
        await essai.EcrireAsync(FinirLeSiege, new { membre.CompteId, Au = new DateOnly(2020, 1, 1) });
        Assert.That(await Scenarios.ListerAsync(code, membre), Is.Null);
    }

    [Test]
    public async Task The_ceiling_of_the_call_bounds_what_a_scenario_gives_to_a_funder()
    {
        await essai.EcrireAsync(PartMaximale, new { Code = code });
        var page = await PageAsync(await CreerAsync("Plafonné", ModeDeRemplissage.ParRang));
        foreach (var dossier in page.Donnees.Appel.Dossiers.Where(d => (d.Assiette ?? d.Charges) is not null))
        {
            Assert.That(dossier.Lignes.Select(l => dossier.Plafond(l).Total), Is.All.LessThanOrEqualTo(Taux.DePourcentage(5).AuPlusDe((dossier.Assiette ?? dossier.Charges)!.Value)));
            Assert.That(dossier.Lignes.Select(l => page.Complet.Montants[dossier.Id, l.FinanceurId].Total), Is.All.LessThanOrEqualTo(Taux.DePourcentage(5).AuPlusDe((dossier.Assiette ?? dossier.Charges)!.Value)));
        }
    }

    [Test]
    public async Task Who_stands_down_reads_no_row_of_the_dossier_and_writes_none_but_the_totals_are_true()
    {
        var id = await CreerAsync("A", ModeDeRemplissage.Propositions);
        var (dossier, ligne) = UneLigne(await PageAsync(id));
        var entier = (await PageAsync(id)).Bilan.Total;
        await essai.EcrireAsync(Deporter, new { Id = Guid.CreateVersion7(), secretariat.CompteId, DossierId = dossier.Id, Le = essai.Horloge.GetUtcNow() });
        secretariat = await essai.ActeurAsync("secretariat");

        var page = await PageAsync(id);
        var ecrite = await Modification.ExecuterAsync(code, id, [new(dossier.Id, ligne.FinanceurId, page.Complet.Versions.GetValueOrDefault((dossier.Id, ligne.FinanceurId)), Montant.Zero, Montant.Zero)], secretariat);
        Assert.Multiple(() =>
        {
            Assert.That(page.Donnees.Fiches.ContainsKey(dossier.Id), Is.False);
            Assert.That(page.Bilan.Total, Is.EqualTo(entier));
            Assert.That(ecrite.Refus!.Code, Is.EqualTo("scenario.ligne"));
        });
    }

    [Test]
    public async Task A_name_is_of_one_scenario_and_what_is_deleted_is_told()
    {
        var (premier, second) = (await CreerAsync("A", null), await CreerAsync("B", null));
        var version = (await PageAsync(second)).Complet.Scenario.Version;
        Assert.Multiple(async () =>
        {
            Assert.That((await Creation.ExecuterAsync(code, "A", null, Guid.CreateVersion7(), secretariat)).Refus!.Code, Is.EqualTo("scenario.nom-pris"));
            Assert.That((await Modification.NommerAsync(code, second, ("A", false, version), secretariat)).Refus!.Code, Is.EqualTo("scenario.nom-pris"));
            Assert.That((await Modification.NommerAsync(code, second, ("", false, version), secretariat)).Refus!.Code, Is.EqualTo("scenario.nom"));
        });

        Assert.That((await Modification.SupprimerAsync(code, premier, 99, secretariat)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await Modification.SupprimerAsync(code, premier, 1, secretariat)).Refus, Is.Null);
        Assert.That(await Scenarios.ChargerAsync(code, premier, secretariat), Is.Null);
        Assert.That(await essai.LireAsync<string>(Actes), Is.EqualTo(new[] { "supprimer-scenario" }));
    }

    [Test]
    public async Task A_form_sent_twice_makes_one_scenario()
    {
        var cle = Guid.CreateVersion7();
        var (un, deux) = (await Creation.ExecuterAsync(code, "A", null, cle, secretariat), await Creation.ExecuterAsync(code, "A", null, cle, secretariat));
        Assert.That(deux.Valeur, Is.EqualTo(un.Valeur));
        Assert.That((await Scenarios.ListerAsync(code, secretariat))!.Scenarios, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_calculation_fills_the_scenario_with_what_holds_in_every_envelope()
    {
        var id = await CreerAsync("Calculé", null);
        Assert.That((await Demande.ExecuterAsync(code, id, new ReglagesDeCalcul(), secretariat)).Refus, Is.Null);
        Assert.That((await Demande.ExecuterAsync(code, id, new ReglagesDeCalcul(), secretariat)).Refus!.Code, Is.EqualTo("calcul.en-cours"));
        Assert.That(await Calcul(new ToutPrendre()).ExecuterAsync(), Is.EqualTo(1));

        var page = await PageAsync(id);
        Assert.Multiple(() =>
        {
            Assert.That(page.Calcul!.Etat, Is.EqualTo(EtatDeCalcul.Fini));
            Assert.That(page.Calcul.Notes, Is.EqualTo(page.Bilan.Notes));
            Assert.That(page.Bilan.Enveloppes.Select(e => e.Depassement), Is.All.Null);
            Assert.That(page.Bilan.SousLeSeuil, Is.Zero);
            Assert.That(page.Bilan.Finances, Is.Positive);
        });
        Assert.That(await Calcul(new ToutPrendre()).ExecuterAsync(), Is.Zero, "nothing is due any more");
    }

    [Test]
    public async Task Cancelled_while_it_runs_a_calculation_is_stopped_and_changes_nothing()
    {
        var id = await CreerAsync("A", ModeDeRemplissage.Propositions);
        var avant = await PageAsync(id);
        await Demande.ExecuterAsync(code, id, new ReglagesDeCalcul(), secretariat);
        using var solveur = new Patient();
        var calcul = Calcul(solveur).ExecuterAsync();
        Assert.That(solveur.Commence.Wait(TimeSpan.FromSeconds(30)), Is.True);
        Assert.That((await Demande.AnnulerAsync(code, id, secretariat)).Refus, Is.Null);

        Assert.That(await calcul, Is.Zero);
        var page = await PageAsync(id);
        Assert.Multiple(() =>
        {
            Assert.That(page.Calcul!.Etat, Is.EqualTo(EtatDeCalcul.Annule));
            Assert.That(page.Complet.Montants.Lignes, Is.EquivalentTo(avant.Complet.Montants.Lignes));
        });
    }

    [Test]
    public async Task A_calculation_that_finds_nothing_says_so_and_one_whose_node_died_is_taken_again()
    {
        var id = await CreerAsync("A", null);
        await Demande.ExecuterAsync(code, id, new ReglagesDeCalcul(), secretariat);
        Assert.That(await Calcul(new ToutPrendre { Rien = true }).ExecuterAsync(), Is.EqualTo(1));
        Assert.That((await PageAsync(id)).Calcul!.Etat, Is.EqualTo(EtatDeCalcul.Echoue));

        await Demande.ExecuterAsync(code, id, new ReglagesDeCalcul(), secretariat);
        Assert.That(async () => await Calcul(new ToutPrendre { Casse = true }).ExecuterAsync(), Throws.InvalidOperationException);
        Assert.That((await PageAsync(id)).Calcul!.Etat, Is.EqualTo(EtatDeCalcul.Echoue), "told, not tried without end");

        await Demande.ExecuterAsync(code, id, new ReglagesDeCalcul(), secretariat);
        using var arret = new CancellationTokenSource();
        using var solveur = new Patient();
        var calcul = Calcul(solveur).ExecuterAsync(arret.Token);
        Assert.That(solveur.Commence.Wait(TimeSpan.FromSeconds(30)), Is.True);
        await arret.CancelAsync();
        Assert.That(async () => await calcul, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Calcul(new ToutPrendre()).ExecuterAsync(), Is.Zero, "its lease stands");
        essai.Horloge.Advance(TimeSpan.FromMinutes(3));
        Assert.That(await Calcul(new ToutPrendre()).ExecuterAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Settings_out_of_bounds_are_refused()
    {
        var id = await CreerAsync("A", null);
        var refus = await Demande.ExecuterAsync(code, id, new ReglagesDeCalcul(101, -1), secretariat);
        Assert.That(refus.TousLesRefus.Select(r => r.Code), Is.EqualTo(new[] { "calcul.part", "calcul.equite" }));
    }

    private DemanderCalcul Demande => new(essai.Ecrivain);

    private CalculerPropositions Calcul(ISolveur solveur) => new(essai.Base, essai.Ecrivain, solveur);

    private async Task<Guid> CreerAsync(string nom, ModeDeRemplissage? mode)
    {
        var cree = await Creation.ExecuterAsync(code, nom, mode, Guid.CreateVersion7(), secretariat);
        Assert.That(cree.Refus, Is.Null);
        return cree.Valeur;
    }

    private async Task<PageDeScenario> PageAsync(Guid id) => (await Scenarios.ChargerAsync(code, id, secretariat))!;

    private static (DossierDeScenario Dossier, LigneDeScenario Ligne) UneLigne(PageDeScenario page) =>
        page.Donnees.Appel.Dossiers.SelectMany(d => d.Lignes.Select(l => (d, l))).First(l => l.l.Propose.Total.EstPositif);

    /// <summary>Takes everything proposed: what rounds it must hold all the same.</summary>
    private sealed class ToutPrendre : ISolveur
    {
        public bool Rien { get; init; }

        public bool Casse { get; init; }

        public SolutionDuSolveur? Resoudre(ProblemeDeCalcul probleme, TimeSpan limite, Action<EtapeDeCalcul> avancer, CancellationToken annulation) =>
            Casse ? throw new InvalidOperationException("No native library.") : Rien ? null : new(Remplissage.Remplir(probleme.Appel, ModeDeRemplissage.Propositions), 0);
    }

    private sealed class Patient : ISolveur, IDisposable
    {
        public ManualResetEventSlim Commence { get; } = new();

        public SolutionDuSolveur? Resoudre(ProblemeDeCalcul probleme, TimeSpan limite, Action<EtapeDeCalcul> avancer, CancellationToken annulation)
        {
            Commence.Set();
            annulation.WaitHandle.WaitOne();
            throw new OperationCanceledException(annulation);
        }

        public void Dispose() => Commence.Dispose();
    }
}
