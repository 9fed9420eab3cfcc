using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Appels;

[SurChaqueMoteur]
public sealed class PublierAppelTests
{
    private static readonly SqlStatement UnSiege = new("INSERT INTO Siege (Id, AppelId, Nom, FinanceurId, Voix, Ordre, Version) VALUES (@Id, @AppelId, 'Ville', @FinanceurId, 'Deliberative', 1, 1)");
    private static readonly SqlStatement UneSeance = new("INSERT INTO Seance (Id, AppelId, Titre, PrevueLe, Etat, Quorum, Version) VALUES (@Id, @AppelId, 'Comité', @Le, 'Preparee', 1, 1)");
    private static readonly SqlStatement SansSeance = new("UPDATE Seance SET Etat = 'Annulee' WHERE AppelId = @AppelId");
    private static readonly SqlStatement Sieges = new("SELECT COUNT(*) AS Nombre FROM Siege s WHERE s.AppelId = @AppelId");
    private static readonly SqlStatement Retraits = new("SELECT COUNT(*) AS Nombre FROM Journal j WHERE j.Objet = 'Siege' AND j.Details = 'Ville'");

    private static readonly DateTimeOffset Avant = new(2027, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly SqlStatement Organisation = new("""
        INSERT INTO Organisation (Id, Nom, EtatMandat, Recherche, CreeLe, MembresVersion, Version) VALUES (@Id, 'Amicale', 'AVerifier', 'amicale', @Le, 1, 1)
        """);

    private static readonly SqlStatement Brouillon = new("""
        INSERT INTO Dossier (Id, AppelId, OrganisationId, Etat, Titre, TitreDeCreation, Recherche, CreeLe, CreePar, ModifieLe, Version)
        VALUES (@Id, @AppelId, @Id, 'Brouillon', 'Jardin', 'Jardin', 'jardin', @Le, @Id, @Le, 1)
        """);

    private AppelDEssai _essai = null!;

    [SetUp]
    public async Task Preparer() => _essai = await AppelDEssai.CreerAsync(Avant);

    [TearDown]
    public void Ranger() => _essai.Dispose();

    [Test]
    public async Task A_filled_call_is_published_and_read_by_everyone()
    {
        await _essai.RemplirAsync();
        Assert.That(await new AppelsPublicsQuery(_essai.Base).ChargerAsync("AAP28"), Is.Null);
        Assert.That((await _essai.LireAsync()).Manques(Avant), Is.Empty);
        Assert.That((await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync())).TousLesRefus, Is.Empty);
        var appel = await new AppelsPublicsQuery(_essai.Base).ChargerAsync("aap28");
        Assert.Multiple(() =>
        {
            Assert.That(appel!.Etat, Is.EqualTo(EtatAppel.Publie));
            Assert.That(appel.ClotureLe, Is.EqualTo(new DateTimeOffset(2027, 11, 15, 22, 59, 59, TimeSpan.Zero)));
            Assert.That(appel.OuvertureLe, Is.EqualTo(new DateTimeOffset(2027, 10, 1, 7, 0, 0, TimeSpan.Zero)));
            Assert.That(appel.Themes.Select(t => t.Libelle), Is.EqualTo(new[] { "Culture", "Emploi" }));
            Assert.That(appel.Financeurs.Single().Enveloppe(TypeDeCredits.Specifique)!.Montant, Is.EqualTo(new Montant(5_000_000)));
            Assert.That(appel.Financeurs.Single().Enveloppe(TypeDeCredits.DroitCommun)!.SansPlafond);
        });
    }

    [Test]
    public async Task Within_its_window_a_published_call_opens_at_once()
    {
        await _essai.RemplirAsync();
        _essai.Horloge.SetUtcNow(new DateTimeOffset(2027, 10, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.That((await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync())).TousLesRefus, Is.Empty);
        Assert.That((await _essai.LireAsync()).Etat, Is.EqualTo(EtatAppel.DepotOuvert));
    }

    [Test]
    public async Task An_empty_call_is_refused_with_everything_missing_by_section()
    {
        await new CreerAppel(_essai.Ecrivain).ExecuterAsync(new SaisieDAppel("AAP28", 2028, "Quartiers"), _essai.Secretaire);
        var refus = await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        var manques = (await _essai.LireAsync()).Manques(Avant);
        Assert.Multiple(() =>
        {
            Assert.That(refus.TousLesRefus, Is.EquivalentTo(manques.Select(m => m.Refus)));
            Assert.That(manques.Select(m => m.Section).Distinct(), Is.EqualTo(new[]
            {
                SectionAppel.Textes, SectionAppel.Calendrier, SectionAppel.Service, SectionAppel.Quartiers, SectionAppel.Themes,
                SectionAppel.Financeurs, SectionAppel.Grille, SectionAppel.Pieces, SectionAppel.Viabilite, SectionAppel.Modele,
            }));
        });
        Assert.That((await _essai.LireAsync()).Etat, Is.EqualTo(EtatAppel.Preparation));
    }

    [Test]
    public async Task A_funder_just_added_is_missing_a_contact_a_signatory_and_an_envelope_on_its_own_page()
    {
        await _essai.RemplirAsync();
        await new ChoisirFinanceurs(_essai.Ecrivain).AjouterAsync(await _essai.CibleAsync(), _essai.Prefecture, _essai.Secretaire);
        var manques = (await _essai.LireAsync()).Manques(Avant);
        Assert.That(manques.Select(m => (m.Section, m.FinanceurId)), Is.EqualTo(new[]
        {
            (SectionAppel.Financeurs, (Guid?)_essai.Prefecture), (SectionAppel.Financeurs, (Guid?)_essai.Prefecture), (SectionAppel.Enveloppes, (Guid?)_essai.Prefecture),
        }));
    }

    [Test]
    public async Task Until_it_opens_a_published_call_without_dossier_is_corrected_and_stays_complete()
    {
        await _essai.RemplirAsync();
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        var corrigee = await new ModifierGrille(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), [AppelDEssai.Critere("Autre", 100)], _essai.Secretaire);
        var incomplete = await new ModifierGrille(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), [AppelDEssai.Critere("Autre", 90)], _essai.Secretaire);
        var appel = await _essai.LireAsync();
        Assert.Multiple(() =>
        {
            Assert.That(corrigee.TousLesRefus, Is.Empty);
            Assert.That(incomplete.Refus?.Code, Is.EqualTo("grille.total"));
            Assert.That(appel.Criteres.Select(c => (c.Libelle, c.Poids)), Is.EqualTo(new[] { ("Autre", 100) }), "what was refused left nothing");
            Assert.That(appel.Etat, Is.EqualTo(EtatAppel.Publie));
        });
        await using (var session = await _essai.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Organisation, new { appel.Id, Le = Avant });
            await session.ExecuterAsync(Brouillon, new { appel.Id, AppelId = appel.Id, Le = Avant });
            await session.ValiderAsync();
        }

        var tard = await new ModifierGrille(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), [AppelDEssai.Critere("Trop tard", 100)], _essai.Secretaire);
        Assert.That(tard.Refus?.Code, Is.EqualTo("appel.verrouille"));
    }

    [Test]
    public async Task Once_published_an_opening_already_past_is_refused_and_nothing_freezes()
    {
        await _essai.RemplirAsync();
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        var hier = await new ModifierCalendrier(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), AppelDEssai.Calendrier("2027-08-31", "2027-11-15"), _essai.Secretaire);
        await new FaireAvancerAppels(_essai.Base, _essai.Ecrivain).ExecuterAsync();
        Assert.Multiple(async () =>
        {
            Assert.That((hier.Refus?.Code, hier.Refus?.Champ), Is.EqualTo(("calendrier.ouverture", "OuvertureJour")));
            Assert.That((await _essai.LireAsync()).Etat, Is.EqualTo(EtatAppel.Publie));
        });
        var demain = await new ModifierCalendrier(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), AppelDEssai.Calendrier("2027-09-02", "2027-11-15"), _essai.Secretaire);
        Assert.That(demain.TousLesRefus, Is.Empty);
    }

    [Test]
    public async Task Before_it_opens_and_without_dossier_a_call_is_taken_back_changed_and_published_again()
    {
        await _essai.RemplirAsync();
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        Assert.That((await _essai.AvancerAsync(ActionAppel.RetirerPublication, await _essai.CibleAsync())).TousLesRefus, Is.Empty);
        Assert.That(await new AppelsPublicsQuery(_essai.Base).ChargerAsync("AAP28"), Is.Null);
        var vide = await new ModifierGrille(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), [AppelDEssai.Critere("Autre", 90)], _essai.Secretaire);
        Assert.That(vide.TousLesRefus, Is.Empty, "a call in preparation may be incomplete");
        await new ModifierGrille(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), [AppelDEssai.Critere("Autre", 100)], _essai.Secretaire);
        Assert.That((await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync())).TousLesRefus, Is.Empty);
        _essai.Horloge.SetUtcNow(new DateTimeOffset(2027, 10, 1, 7, 0, 0, TimeSpan.Zero));
        Assert.That((await _essai.AvancerAsync(ActionAppel.RetirerPublication, await _essai.CibleAsync())).Refus?.Code, Is.EqualTo("appel.ouvert"));
    }

    [Test]
    public async Task A_call_in_preparation_is_deleted_with_all_that_its_preparation_wrote_and_a_published_one_stays()
    {
        await _essai.RemplirAsync();
        await new EnregistrerRubrique(_essai.Ecrivain).ExecuterAsync("AAP28", new SaisieDeRubrique(null, "Vie du projet", null, 0), _essai.Secretaire);
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        var supprimer = new SupprimerAppel(_essai.Ecrivain);
        Assert.That((await supprimer.ExecuterAsync(await _essai.CibleAsync(), _essai.Secretaire)).Refus?.Code, Is.EqualTo("appel.supprimer"));
        await _essai.AvancerAsync(ActionAppel.RetirerPublication, await _essai.CibleAsync());
        Assert.That((await supprimer.ExecuterAsync(await _essai.CibleAsync(), _essai.Secretaire)).TousLesRefus, Is.Empty);
        Assert.That(await new AppelsQuery(_essai.Base, _essai.Horloge).ChargerAsync("AAP28", _essai.Secretaire), Is.Null);
        var administrateur = new Acteur(Guid.CreateVersion7(), "Ada", [new Habilitation(Role.Administrateur, null, null, null, DateTimeOffset.MinValue, null)], []);
        var actes = (await new JournalQuery(_essai.Base).LireAsync(new FiltreDuJournal(Numero: "AAP28"), null, administrateur))!.Lignes.Select(l => l.Entree.Action).ToList();
        Assert.That(actes, Does.Contain("supprimer-appel").And.Contain("creer"), "the journal finds it by its code");
        Assert.That((await new CreerAppel(_essai.Ecrivain).ExecuterAsync(new SaisieDAppel("AAP28", 2028, "Le même code"), _essai.Secretaire)).TousLesRefus, Is.Empty);
    }

    [Test]
    public async Task The_deletion_of_a_call_knows_every_table_that_belongs_to_one()
    {
        var dites = string.Join('\n', SqlStatement.Toutes(typeof(SqlStatement).Assembly).Where(s => s.Nom.StartsWith($"{nameof(SupprimerAppel)}.", StringComparison.Ordinal)).Select(s => s.Pour(SqlDialect.Sqlite)));
        await using var connexion = new Microsoft.Data.Sqlite.SqliteConnection(_essai.Base.Chaine);
        await connexion.OpenAsync();
        await using var commande = connexion.CreateCommand();
        commande.CommandText = "SELECT t.name FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' AND f.\"table\" = 'Appel' GROUP BY t.name";
        await using var lecteur = await commande.ExecuteReaderAsync();
        List<string> tables = [];
        while (await lecteur.ReadAsync())
        {
            tables.Add(lecteur.GetString(0));
        }

        Assert.That(tables, Has.Count.GreaterThan(20));
        Assert.That(tables.Where(t => !System.Text.RegularExpressions.Regex.IsMatch(dites, $@"FROM {t}\b")), Is.Empty, "deleted with it, or what keeps it");
    }

    [Test]
    public async Task What_was_seen_before_a_call_changed_its_state_is_stale()
    {
        await _essai.RemplirAsync();
        var vue = await _essai.CibleAsync();
        await _essai.AvancerAsync(ActionAppel.Publier, vue);
        Assert.That((await new ModifierGrille(_essai.Ecrivain).ExecuterAsync(vue, [AppelDEssai.Critere("Autre", 100)], _essai.Secretaire)).Issue, Is.EqualTo(Issue.Conflit));
    }

    [Test]
    public async Task A_funder_taken_out_takes_its_seats_and_never_a_quorum()
    {
        await _essai.RemplirAsync();
        var (appel, retirer) = (await _essai.LireAsync(), new ChoisirFinanceurs(_essai.Ecrivain));
        await EcrireAsync(UnSiege, new { Id = Guid.CreateVersion7(), AppelId = appel.Id, FinanceurId = _essai.Ville });
        await EcrireAsync(UneSeance, new { Id = Guid.CreateVersion7(), AppelId = appel.Id, Le = new DateTimeOffset(2028, 2, 3, 8, 0, 0, TimeSpan.Zero) });
        Assert.That((await retirer.RetirerAsync(await _essai.CibleAsync(), _essai.Ville, _essai.Secretaire)).Refus?.Code, Is.EqualTo("siege.quorum"));
        await EcrireAsync(SansSeance, new { AppelId = appel.Id });
        Assert.That((await retirer.RetirerAsync(await _essai.CibleAsync(), _essai.Ville, _essai.Secretaire)).TousLesRefus, Is.Empty);
        await using var session = await _essai.Base.LireAsync();
        Assert.That((await session.UnAsync<int>(Sieges, new { AppelId = appel.Id }), await session.UnAsync<int>(Retraits, new { })), Is.EqualTo((0, 1)), "and the journal names the seat");
    }

    private async Task EcrireAsync(SqlStatement sql, object parametres)
    {
        await using var session = await _essai.Base.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }

    [Test]
    public async Task Two_parts_written_at_once_do_not_stop_each_other_and_one_part_does()
    {
        await _essai.RemplirAsync();
        var vue = await _essai.CibleAsync();
        Assert.That((await new ModifierTextes(_essai.Ecrivain).ExecuterAsync(vue, new SaisieDeTextes("Quartiers 2028", "Un texte.", "Une règle."), _essai.Secretaire)).TousLesRefus, Is.Empty);
        Assert.That((await new ModifierGrille(_essai.Ecrivain).ExecuterAsync(vue, [AppelDEssai.Critere("Autre", 100)], _essai.Secretaire)).TousLesRefus, Is.Empty, "another part");
        Assert.That((await new ModifierTextes(_essai.Ecrivain).ExecuterAsync(vue, new SaisieDeTextes("Perdu", "Un autre.", "Une règle."), _essai.Secretaire)).Issue, Is.EqualTo(Issue.Conflit), "the same part");
        Assert.That((await new ModifierQuartiers(_essai.Ecrivain).ExecuterAsync(vue, ["QN00000M"], _essai.Secretaire)).TousLesRefus, Is.Empty);
        Assert.That((await new ModifierThemes(_essai.Ecrivain).ExecuterAsync(vue, [new ThemeSaisi(null, 1, false, "Sport")], _essai.Secretaire)).Issue, Is.EqualTo(Issue.Conflit), "what funders are chosen among");
    }

    [Test]
    public async Task A_call_published_again_asks_what_is_prepared_then_and_questions_that_did_not_change_make_no_version()
    {
        await _essai.RemplirAsync();
        await new EnregistrerRubrique(_essai.Ecrivain).ExecuterAsync("AAP28", new SaisieDeRubrique(null, "Vie du projet", null, 0), _essai.Secretaire);
        var rubrique = (await QuestionsAsync()).Formulaire.Sections.Single().Id;
        var saisie = new SaisieDeQuestion(null, UsageDeQuestion.Complementaire, TypeDeChamp.Texte) { SectionId = rubrique, Libelle = "Accès au lieu" };
        Assert.That((await new EnregistrerQuestion(_essai.Ecrivain).ExecuterAsync("AAP28", saisie, _essai.Secretaire)).TousLesRefus, Is.Empty);
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        await _essai.AvancerAsync(ActionAppel.RetirerPublication, await _essai.CibleAsync());
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        var publiees = await QuestionsAsync();
        Assert.That((publiees.Publie.Questions.Count, publiees.Versions.Count), Is.EqualTo((1, 1)));

        await _essai.AvancerAsync(ActionAppel.RetirerPublication, await _essai.CibleAsync());
        Assert.That((await new RangerQuestions(_essai.Ecrivain).RetirerAsync("AAP28", publiees.Publie.Questions.Single().Id, _essai.Secretaire)).TousLesRefus, Is.Empty);
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        Assert.That((await QuestionsAsync()).Publie.Questions, Is.Empty, "what porteurs are asked");
        Assert.That(await new AppelsQuery(_essai.Base, _essai.Horloge).QuestionsAPublierAsync(await _essai.LireAsync()), Is.False);

        async Task<QuestionsDeLAppel> QuestionsAsync() => (await new QuestionsQuery(_essai.Base).ChargerAsync("AAP28", _essai.Secretaire))!;
    }

    [Test]
    public async Task What_binds_people_is_locked_once_open_and_the_rest_is_not()
    {
        await _essai.RemplirAsync();
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        _essai.Horloge.SetUtcNow(new DateTimeOffset(2027, 10, 1, 7, 0, 0, TimeSpan.Zero));
        var grille = await new ModifierGrille(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), [AppelDEssai.Critere("Autre", 100)], _essai.Secretaire);
        var textes = await new ModifierTextes(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), new SaisieDeTextes("Quartiers 2028", "Corrigé", null), _essai.Secretaire);
        var service = await new ModifierService(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), new SaisieDeService("Mission", "", "a@b.fr", ""), _essai.Secretaire);
        Assert.Multiple(() =>
        {
            Assert.That(grille.TousLesRefus.Single().Code, Is.EqualTo("appel.verrouille"));
            Assert.That(textes.TousLesRefus, Is.Empty);
            Assert.That(service.TousLesRefus.Select(r => r.Champ), Is.EqualTo(new[] { "ServiceAdresse", "ServiceTelephone" }));
        });
    }

    [Test]
    public async Task The_closing_moves_later_only_with_a_reason_kept_in_the_journal()
    {
        await _essai.RemplirAsync();
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        var prolonger = new ProlongerDepot(_essai.Ecrivain, Options.Create(new LiensOptions()));
        var plusTot = await prolonger.ExecuterAsync(await _essai.CibleAsync(), new SaisieDInstant(new(2027, 11, 10), "12:00", null), "Motif", _essai.Secretaire);
        var sansMotif = await prolonger.ExecuterAsync(await _essai.CibleAsync(), new SaisieDInstant(new(2027, 11, 20), "12:00", null), " ", _essai.Secretaire);
        var fait = await prolonger.ExecuterAsync(await _essai.CibleAsync(), new SaisieDInstant(new(2027, 11, 20), "12 h", null), "Panne du 14", _essai.Secretaire);
        await using var session = await _essai.Base.LireAsync();
        var appel = await _essai.LireAsync();
        var journal = await session.HistoriqueAsync("Appel", appel.Id);
        Assert.Multiple(() =>
        {
            Assert.That(plusTot.TousLesRefus.Single().Champ, Is.EqualTo("ClotureJour"));
            Assert.That(sansMotif.TousLesRefus.Single().Champ, Is.EqualTo("Motif"));
            Assert.That(fait.TousLesRefus, Is.Empty);
            Assert.That(appel.ClotureLe, Is.EqualTo(new DateTimeOffset(2027, 11, 20, 11, 0, 59, TimeSpan.Zero)));
            Assert.That(journal[^1].Motif, Is.EqualTo("Panne du 14"));
        });
    }

    [Test]
    public async Task Two_people_the_second_sees_a_conflict_and_nothing_is_overwritten()
    {
        await _essai.RemplirAsync();
        var lue = await _essai.CibleAsync();
        await new ModifierTextes(_essai.Ecrivain).ExecuterAsync(lue, new SaisieDeTextes("Premier", "A", null), _essai.Secretaire);
        var second = await new ModifierTextes(_essai.Ecrivain).ExecuterAsync(lue, new SaisieDeTextes("Second", "B", null), _essai.Secretaire);
        Assert.That(second.Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await _essai.LireAsync()).Titre, Is.EqualTo("Premier"));
    }

    [Test]
    public async Task Nobody_but_the_secretariat_reads_or_writes_a_call_in_preparation()
    {
        await _essai.RemplirAsync();
        var cible = await _essai.CibleAsync();
        var refus = await new ModifierTextes(_essai.Ecrivain).ExecuterAsync(cible, new SaisieDeTextes("X", null, null), _essai.Porteur);
        var publier = await new FaireAvancerAppel(_essai.Ecrivain).ExecuterAsync(cible, ActionAppel.Publier, _essai.Porteur);
        Assert.Multiple(async () =>
        {
            Assert.That(refus.Issue, Is.EqualTo(Issue.Absent));
            Assert.That(publier.Issue, Is.EqualTo(Issue.Absent));
            Assert.That(await new AppelsQuery(_essai.Base, _essai.Horloge).ChargerAsync("AAP28", _essai.Porteur), Is.Null);
            Assert.That(await new AppelsQuery(_essai.Base, _essai.Horloge).ListerAsync(_essai.Porteur), Is.Empty);
        });
    }

    [Test]
    public async Task The_job_opens_and_closes_what_is_due_once_however_late()
    {
        await _essai.RemplirAsync();
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        var tache = new FaireAvancerAppels(_essai.Base, _essai.Ecrivain);
        Assert.That(await tache.ExecuterAsync(), Is.Zero);
        _essai.Horloge.SetUtcNow(new DateTimeOffset(2027, 11, 15, 22, 59, 59, 500, TimeSpan.Zero));
        Assert.That(await tache.ExecuterAsync(), Is.EqualTo(1));
        Assert.That((await _essai.LireAsync()).Etat, Is.EqualTo(EtatAppel.DepotOuvert));
        _essai.Horloge.SetUtcNow(new DateTimeOffset(2027, 11, 15, 23, 0, 0, TimeSpan.Zero));
        Assert.That(await tache.ExecuterAsync(), Is.EqualTo(1));
        Assert.That(await tache.ExecuterAsync(), Is.Zero);
        Assert.That((await _essai.LireAsync()).Etat, Is.EqualTo(EtatAppel.DepotClos));
    }

    [Test]
    public async Task A_job_that_slept_through_the_window_takes_both_arrows()
    {
        await _essai.RemplirAsync();
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        _essai.Horloge.SetUtcNow(new DateTimeOffset(2027, 12, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.That(await new FaireAvancerAppels(_essai.Base, _essai.Ecrivain).ExecuterAsync(), Is.EqualTo(2));
        Assert.That((await _essai.AvancerAsync(ActionAppel.EngagerComite, await _essai.CibleAsync())).TousLesRefus, Is.Empty);
        Assert.That((await _essai.AvancerAsync(ActionAppel.PublierAvis, await _essai.CibleAsync())).TousLesRefus, Is.Empty);
        Assert.That((await _essai.AvancerAsync(ActionAppel.Clore, await _essai.CibleAsync())).TousLesRefus, Is.Empty);
        Assert.That((await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync())).TousLesRefus.Single().Code, Is.EqualTo("cycle.etat"));
    }

    [Test]
    public async Task After_publication_an_envelope_moves_by_dated_entries_with_a_reason()
    {
        await _essai.RemplirAsync();
        await _essai.AvancerAsync(ActionAppel.Publier, await _essai.CibleAsync());
        var mouvementer = new MouvementerEnveloppe(_essai.Ecrivain);
        var sansMotif = await mouvementer.ExecuterAsync(await _essai.CibleAsync(), _essai.Ville, new SaisieDeMouvement(TypeDeCredits.Specifique, false, Montant.DeEuros(10), null), _essai.Secretaire);
        var tropBas = await mouvementer.ExecuterAsync(await _essai.CibleAsync(), _essai.Ville, new SaisieDeMouvement(TypeDeCredits.Specifique, true, Montant.DeEuros(50_001), "Gel"), _essai.Secretaire);
        var sansPlafond = await mouvementer.ExecuterAsync(await _essai.CibleAsync(), _essai.Ville, new SaisieDeMouvement(TypeDeCredits.DroitCommun, false, Montant.DeEuros(1), "X"), _essai.Secretaire);
        var fait = await mouvementer.ExecuterAsync(await _essai.CibleAsync(), _essai.Ville, new SaisieDeMouvement(TypeDeCredits.Specifique, true, Montant.DeEuros(8_000), "Gel budgétaire"), _essai.Secretaire);
        var appel = await _essai.LireAsync();
        var mouvements = await new AppelsQuery(_essai.Base, _essai.Horloge).MouvementsAsync(appel.Id, _essai.Ville);
        Assert.Multiple(() =>
        {
            Assert.That(sansMotif.TousLesRefus.Single().Champ, Is.EqualTo("Motif"));
            Assert.That(tropBas.TousLesRefus.Single().Code, Is.EqualTo("enveloppe.trop-basse"));
            Assert.That(sansPlafond.TousLesRefus.Single().Code, Is.EqualTo("enveloppe.sans-plafond"));
            Assert.That(fait.TousLesRefus, Is.Empty);
            Assert.That(appel.Financeurs.Single().Enveloppe(TypeDeCredits.Specifique)!.Montant, Is.EqualTo(new Montant(4_200_000)));
            Assert.That(mouvements.Select(m => m.Motif), Is.EqualTo(new[] { "Dotation initiale", "Gel budgétaire" }));
        });
    }
}
