using AppelAProjets.Application.Echeances;
using AppelAProjets.Application.Tests.Dossiers;

namespace AppelAProjets.Application.Tests.Echeances;

/// <summary>What is due is told once, in one message per person, whoever runs the job, however late and however often.</summary>
[SurChaqueMoteur]
public sealed class EcheancesTests
{
    private static readonly SqlStatement SansUn = new("DELETE FROM Courriel WHERE Id = (SELECT MAX(c.Id) FROM Courriel c)");
    private static readonly SqlStatement SansRecepisse = new("DELETE FROM Courriel WHERE RecepisseDuDepot IS NOT NULL");
    private static readonly SqlStatement Premier = new("""
        INSERT INTO Courriel (Id, Destinataire, Objet, Corps, IdentifiantMessage, Etat, Tentatives, ProchainEssaiLe, CreeLe, Version) VALUES (@Id, 'un@asso.example', 'Bienvenue', 'Bonjour', 'x', 'Envoye', 1, @Le, @Le, 1)
        """);

    private static readonly SqlStatement DossiersDits = new("SELECT DossierId FROM EcheanceDossier");

    private static readonly SqlStatement Choix = new("INSERT INTO ReglageDeCourriel (CompteId, Genre, Rythme) SELECT c.Id, 'Rappel', @Rythme FROM Compte c WHERE c.Courriel = @Courriel");
    private static readonly SqlStatement Sorts = new("SELECT CONCAT(Destinataire, ' ', Genre, ' ', Etat) AS Ligne FROM Courriel");
    private EcheancesDEssai essai = null!;

    [SetUp]
    public async Task Preparer() => essai = await EcheancesDEssai.OuvrirAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_draft_is_told_what_is_missing_as_its_last_page_says_it()
    {
        var complet = await essai.Essai.CompletAsync();
        await essai.BrouillonAsync("nord");
        await ALAsync("2027-11-08", 8);
        var courriels = await essai.CourrielsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(courriels.Single(c => c.Destinataire == "nord@asso.example").Corps, Does.Contain("Il y manque").And.Contain("points").And.Contain("Joignez la pièce indispensable").And.Match(@"clôture|15\snovembre\s2027"));
            Assert.That(courriels.Single(c => c.DossierId == complet).Corps, Does.Contain("Rien n’y manque").And.Contain($"/espace/dossiers/{complet}/verifier"));
        });
    }

    [Test]
    public async Task After_a_week_off_each_person_receives_one_message_and_what_has_no_use_is_passed_over()
    {
        var (a, b) = (await essai.BrouillonAsync("nord"), await essai.BrouillonAsync("sud"));
        await essai.ComplementsAsync(a, "2027-10-20");
        await essai.ComplementsAsync(b, "2027-10-22");
        await ALAsync("2027-10-24", 9);
        var courriels = await essai.CourrielsAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(courriels.Select(c => (c.Destinataire, c.Objet)), Is.EqualTo(new[] { ("secretariat@ville.example", "2 échéances à suivre") }));
            Assert.That(courriels[0].Corps, Does.Contain("Réponses qui ne sont pas arrivées (2)").And.Contain("AAP28-0001").And.Contain("AAP28-0002"));
            Assert.That((await essai.EcheancesAsync()).CountBy(e => e.Sort), Is.EquivalentTo(new[] { KeyValuePair.Create("Due", 2), KeyValuePair.Create("Passee", 4) }));
        });
        await ALAsync("2027-10-24", 10);
        Assert.That(await essai.CourrielsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_nodes_at_once_tell_nothing_twice()
    {
        for (var i = 0; i < 6; i++)
        {
            await essai.BrouillonAsync($"asso{i}");
        }

        essai.Essai.Horloge.SetUtcNow(EcheancesDEssai.A("2027-11-13", 8));
        var partis = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => essai.Traiter.ExecuterAsync())));
        Assert.That((partis.Sum(), (await essai.CourrielsAsync()).Select(c => c.Destinataire).Distinct().Count()), Is.EqualTo((6, 6)));
        Assert.That(await essai.CourrielsAsync(), Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_clock_stepped_back_or_forward_doubles_nothing()
    {
        await essai.BrouillonAsync("nord");
        await ALAsync("2027-11-08", 8);
        foreach (var heures in new[] { -1, 2, -24, 24, -48, 49 })
        {
            essai.Essai.Horloge.AdjustTime(essai.Maintenant.AddHours(heures));
            await essai.Traiter.ExecuterAsync();
        }

        Assert.That(await essai.CourrielsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_term_put_off_is_recalled_again_and_an_answer_silences_it()
    {
        var id = await essai.BrouillonAsync("nord");
        await essai.ComplementsAsync(id, "2027-10-20");
        await ALAsync("2027-10-17", 8);
        await essai.ReporterAsync(id, "2027-10-30");
        await ALAsync("2027-10-19", 8);
        await ALAsync("2027-10-27", 8);
        Assert.That((await essai.CourrielsAsync()).Select(c => c.Objet).ToList(), Has.Count.EqualTo(2).And.Some.Match(@"20\soctobre").And.Some.Match(@"30\soctobre"));
        await essai.RepondreAsync(id);
        await ALAsync("2027-10-29", 8);
        await ALAsync("2027-10-31", 8);
        Assert.That(await essai.CourrielsAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Who_stands_down_from_a_dossier_is_told_nothing_of_it()
    {
        var (a, b) = (await essai.BrouillonAsync("nord"), await essai.BrouillonAsync("sud"));
        var collegue = await essai.AgentAsync("collegue@ville.example", Role.Secretariat);
        await essai.EtatAsync(a, "EnInstruction", "2027-12-20");
        await essai.EtatAsync(b, "EnInstruction", "2027-12-20");
        await essai.DeporterAsync(a, collegue);
        await ALAsync("2027-12-05", 8);
        var courriels = (await essai.CourrielsAsync()).ToDictionary(c => c.Destinataire);
        Assert.Multiple(async () =>
        {
            Assert.That(courriels["collegue@ville.example"].Corps, Does.Contain("Projet sud").And.Not.Contain("Projet nord"));
            Assert.That(courriels["secretariat@ville.example"].Corps, Does.Contain("Projet sud").And.Contain("Projet nord"));
            await using var session = await essai.Essai.Base.LireAsync();
            Assert.That(await session.ListeAsync<Guid>(DossiersDits), Is.EquivalentTo(new[] { a, b }), "who stands down does not read the message of a colleague either");
        });
    }

    [Test]
    public async Task The_same_number_of_commands_whatever_the_number_of_dossiers()
    {
        await essai.EtatAsync(await essai.BrouillonAsync("un"), "EnInstruction", "2027-12-20");
        var peu = await CommandesAsync(EcheancesDEssai.A("2027-12-05", 8));
        for (var i = 0; i < 40; i++)
        {
            await essai.EtatAsync(await essai.BrouillonAsync($"asso{i}"), "EnInstruction", "2027-12-20");
        }

        Assert.That(await CommandesAsync(EcheancesDEssai.A("2027-12-15", 8)), Is.EqualTo(peu));
        Assert.That((await essai.CourrielsAsync())[^1].Corps, Does.Contain("et 21 autres"), "a long list is counted, not flooded");
    }

    [Test]
    public async Task Reminders_may_be_put_off_or_refused_and_what_carries_a_right_may_not()
    {
        var (nord, sud) = (await essai.BrouillonAsync("nord"), await essai.BrouillonAsync("sud"));
        await essai.EcrireAsync(Choix, new { Courriel = "nord@asso.example", Rythme = "Jamais" });
        await essai.EcrireAsync(Choix, new { Courriel = "secretariat@ville.example", Rythme = "Resume" });
        await essai.EtatAsync(await essai.BrouillonAsync("silence"), "EnInstruction", "2027-11-23");
        await essai.ComplementsAsync(sud, "2027-11-07");
        await ALAsync("2027-11-08", 8);
        Assert.That(await EtatsAsync(), Is.EquivalentTo(new[]
        {
            "nord@asso.example Rappel Tu",
            "secretariat@ville.example Demande AEnvoyer",
            "secretariat@ville.example Rappel AGrouper",
        }));
        Assert.That(await essai.Rapprocher.ExecuterAsync(), Is.Zero);
        Assert.That((await essai.CourrielsAsync()).Select(c => c.DossierId), Has.None.Null.And.Contains(nord));
    }

    [Test]
    public async Task Scores_are_asked_of_who_has_not_given_them_and_of_nobody_else()
    {
        var financeur = essai.Essai.Financeurs[0];
        var (rendues, attendues, deporte) = (await essai.AgentAsync("a-jour@ville.example", Role.Instructeur, financeur), await essai.AgentAsync("en-retard@ville.example", Role.Instructeur, financeur), await essai.AgentAsync("deporte@ville.example", Role.Instructeur, financeur));
        var (confie, commun) = (await essai.ANoterAsync("nord", financeur, confieA: attendues), await essai.ANoterAsync("sud", financeur));
        await essai.NoterAsync(commun, rendues, financeur);
        await essai.DeporterAsync(commun, deporte);
        await ALAsync("2028-01-28", 8);
        var courriels = (await essai.CourrielsAsync()).Where(c => c.Corps.Contains("vos notes", StringComparison.Ordinal)).ToList();
        Assert.That(courriels.Select(c => (c.Destinataire, c.Corps.Contains("2 dossiers attendent encore vos notes", StringComparison.Ordinal))), Is.EqualTo(new[] { ("en-retard@ville.example", true) }));
        await essai.NoterAsync(confie, attendues, financeur);
        await essai.NoterAsync(commun, attendues, financeur);
        await ALAsync("2028-02-05", 8);
        Assert.That((await essai.CourrielsAsync()).Count(c => c.Corps.Contains("vos notes", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_missing_in_forty_drafts_is_read_in_as_many_commands_as_for_one()
    {
        await essai.BrouillonAsync("un");
        var peu = await CommandesAsync(EcheancesDEssai.A("2027-11-08", 8));
        for (var i = 0; i < 39; i++)
        {
            await essai.BrouillonAsync($"asso{i}", DossierDEssai.Ouverture);
        }

        Assert.That(await CommandesAsync(EcheancesDEssai.A("2027-11-13", 8), 40), Is.LessThanOrEqualTo(peu));
        Assert.That((await essai.CourrielsAsync()).Select(c => c.Corps), Has.All.Contains("Il y manque"));
    }

    [Test]
    public async Task A_draft_deposited_while_its_reminder_is_made_is_not_reminded()
    {
        var id = await essai.Essai.CompletAsync();
        essai.Essai.Horloge.SetUtcNow(EcheancesDEssai.A("2027-11-08", 8));
        var (partis, depose) = await essai.Essai.Base.CroiserAsync("DossierLectureQuery.EntetesDe", async () => (object)await essai.Traiter.ExecuterAsync(), async () => await DeposerAsync(id), sansVerrou: true);
        Assert.That((partis, depose), Is.EqualTo(((object)0, (object)"")));
    }

    [Test]
    public async Task A_deposit_and_the_reminder_of_its_draft_wait_for_each_other()
    {
        var id = await essai.Essai.CompletAsync();
        essai.Essai.Horloge.SetUtcNow(EcheancesDEssai.A("2027-11-08", 8));
        var (partis, depose) = await essai.Essai.Base.CroiserAsync(async () => (object)await essai.Traiter.ExecuterAsync(), async () => await DeposerAsync(id));
        Assert.That((partis, depose), Is.EqualTo(((object)1, (object)"")));
    }

    private async Task<object> DeposerAsync(Guid id) => (await essai.Essai.Deposer.ExecuterAsync(id, essai.Essai.Cle, essai.Maintenant, essai.Essai.Signataire)).Refus?.Code ?? "";

    [Test]
    public async Task A_message_that_was_owed_and_never_written_is_found_the_same_day()
    {
        await essai.BrouillonAsync("nord");
        await essai.BrouillonAsync("sud");
        await essai.EcrireAsync(Premier, new { Id = Guid.Empty, Le = DossierDEssai.Ouverture });
        var depose = await essai.Essai.CompletAsync();
        Assert.That((await essai.Essai.Deposer.ExecuterAsync(depose, essai.Essai.Cle, essai.Maintenant, essai.Essai.Signataire)).Refus, Is.Null);
        Assert.That(await essai.Rapprocher.ExecuterAsync(), Is.Zero);
        await essai.EcrireAsync(SansRecepisse, new { });
        Assert.That(await essai.Rapprocher.ExecuterAsync(), Is.EqualTo(1), "a receipt");

        await ALAsync("2027-11-08", 8);
        Assert.That(await essai.Rapprocher.ExecuterAsync(), Is.Zero, "that was in another month");
        await essai.EcrireAsync(SansUn, new { });
        var ecarts = await new EcartsDeMessagesQuery(essai.Essai.Base, essai.Essai.Horloge).ListerAsync();
        Assert.That(ecarts.Select(e => (e.Quoi, e.Le)), Is.EqualTo(new[] { ("Échéance", essai.Maintenant) }));
    }

    private async Task<IReadOnlyList<string>> EtatsAsync()
    {
        await using var session = await essai.Essai.Base.LireAsync();
        return await session.ListeAsync<string>(Sorts);
    }

    private async Task<int> CommandesAsync(DateTimeOffset le, int partis = 1)
    {
        essai.Essai.Horloge.SetUtcNow(le);
        var nombre = 0;
        var observateur = essai.Essai.Base.Observateur;
        essai.Essai.Base.Observateur = (sql, parametres) =>
        {
            nombre++;
            observateur?.Invoke(sql, parametres);
        };
        Assert.That(await essai.Traiter.ExecuterAsync(), Is.EqualTo(partis));
        essai.Essai.Base.Observateur = observateur;
        return nombre;
    }

    private async Task ALAsync(string jour, int heure)
    {
        essai.Essai.Horloge.SetUtcNow(EcheancesDEssai.A(jour, heure));
        await essai.Traiter.ExecuterAsync();
    }
}
