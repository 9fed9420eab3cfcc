using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Tests.Messages;

/// <summary>The thread of a dossier: who reads, who writes, what is unread, who is told.</summary>
[SurChaqueMoteur]
public sealed class DialogueTests
{
    private static readonly SqlStatement AutresDossiers = new("""
        SELECT d.Id FROM Dossier d JOIN Dossier m ON m.AppelId = d.AppelId WHERE m.Id = @Id AND d.Id <> m.Id AND d.Etat IN ('EnInstruction', 'Instruit') ORDER BY d.Id
        """);

    private static readonly SqlStatement Deport = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, Motif, DeclareLe, LeveLe)
        VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', 'Essai', @Le, NULL)
        """);

    private static readonly SqlStatement Analyse = new("UPDATE Fichier SET Analyse = @Analyse WHERE Empreinte IN (SELECT mf.Empreinte FROM MessageFichier mf)");

    private static readonly SqlStatement Lectures = new("SELECT j.CompteId FROM Journal j WHERE j.Action = 'consulter' AND j.Details = 'Messages' ORDER BY j.Numero");

    private FilDEssai fil = null!;

    [SetUp]
    public async Task Preparer() => fil = await FilDEssai.CreerAsync();

    [TearDown]
    public void Ranger() => fil.Dispose();

    [Test]
    public async Task Each_person_reads_and_writes_what_the_table_says_in_each_state()
    {
        await fil.PorteurEcritAsync();
        var table = File.ReadAllLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Messages", "fil-visible.txt"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var personnes = await PersonnesAsync();
        var ecarts = new List<string>();
        foreach (var ligne in table.Skip(1))
        {
            await fil.PlacerAsync(Enum.Parse<EtatDossier>(ligne[0]));
            for (var i = 1; i < ligne.Length; i++)
            {
                var vu = await VuAsync(personnes[table[0][i]]);
                if (vu != ligne[i])
                {
                    ecarts.Add($"{ligne[0]}, {table[0][i]}: expected {ligne[i]}, is {vu}");
                }
            }
        }

        Assert.That(string.Join('\n', ecarts), Is.Empty);
        Assert.That(table.Skip(1).Select(l => l[0]), Is.EquivalentTo(Enum.GetNames<EtatDossier>()));
    }

    [Test]
    public async Task The_table_the_badge_and_the_thread_count_the_same_messages()
    {
        await fil.PorteurEcritAsync();
        await fil.ServiceEcritAsync(fil.Instructeur);
        await fil.PorteurEcritAsync();
        Assert.That(await CompterAsync(fil.Instructeur), Is.EqualTo(("3, dont 2 non lus", 3, 2, 3)));
        await fil.Fils.MarquerLuAsync((await fil.VuParAsync(fil.Instructeur))!, fil.Instructeur);
        Assert.That(await CompterAsync(fil.Instructeur), Is.EqualTo(("3", 3, 0, 3)));
        Assert.That((await CompterAsync(await fil.Essai.ActeurAsync("lecteur"))).Colonne, Is.Null, "a thread that may not be opened");
    }

    [Test]
    public async Task Each_reading_by_the_services_is_journaled_and_those_of_the_porteur_are_its_own()
    {
        await fil.LireAsync(fil.Instructeur);
        Assert.That(await LecturesAsync(), Is.Empty, "there is nothing to read yet");
        await fil.PorteurEcritAsync();
        await fil.LireAsync(fil.Instructeur);
        await fil.LireAsync(fil.Instructeur);
        await fil.LireAsync(fil.Porteur);
        await fil.LireAsync(fil.Porteur);
        Assert.That(await LecturesAsync(), Is.EqualTo(new[] { fil.Instructeur.CompteId, fil.Instructeur.CompteId }));
    }

    private Task<IReadOnlyList<Guid>> LecturesAsync() => fil.Essai.LireAsync<Guid>(Lectures);

    private async Task<(string? Colonne, int? Badge, int? NonLus, int? Page)> CompterAsync(Acteur qui)
    {
        var disposition = DispositionDuTableau.ParFinanceur with { Colonnes = ["messages"] };
        var tableau = (await fil.Essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Taille = 200, Disposition = disposition }, qui))!;
        var badge = await new ResumeDuFilQuery(fil.Base).PourLesServicesAsync(fil.DossierId, qui);
        return (tableau.Colonnes.Single(c => c.Cle == "messages").Lire(tableau.Lignes.Single(l => l.Id == fil.DossierId)).Texte, badge?.Messages, badge?.NonLus, (await fil.VuParAsync(qui))?.Messages.Count);
    }

    [Test]
    public async Task A_message_sent_twenty_times_at_once_is_one_and_without_its_key_is_none()
    {
        var cle = Guid.CreateVersion7();
        var sorts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => fil.Ecrire.PourLePorteurAsync(fil.DossierId, new SaisieDeMessage(cle, "Vingt fois.", null, []), fil.Porteur))));
        var sansCle = await fil.Ecrire.PourLePorteurAsync(fil.DossierId, new SaisieDeMessage(Guid.Empty, "Sans clé.", null, []), fil.Porteur);
        Assert.Multiple(async () =>
        {
            Assert.That(sorts.Count(s => s.EstRefuse), Is.Zero);
            Assert.That(sansCle.Refus!.Code, Is.EqualTo("saisie.cle"));
            Assert.That((await fil.VuParAsync(fil.Porteur))!.Messages.Select(m => m.Texte), Is.EqualTo(new[] { "Vingt fois." }));
        });
    }

    [Test]
    public async Task A_draft_on_which_nothing_was_asked_does_not_exist_for_the_secretariat()
    {
        await fil.PlacerAsync(EtatDossier.Brouillon);
        Assert.That(await fil.VuParAsync(fil.Secretariat), Is.Null);
        Assert.That((await fil.ServiceEcritAsync(fil.Secretariat)).Issue, Is.EqualTo(Issue.Absent));
        await fil.PorteurEcritAsync();
        Assert.That((await fil.ServiceEcritAsync(fil.Secretariat)).EstRefuse, Is.False);
        Assert.That((await fil.VuParAsync(fil.Porteur))!.Messages.Select(m => m.Institution), Is.EqualTo(new[] { "Atelier des Passerelles", Dialogue.Secretariat }));
    }

    [Test]
    public async Task A_message_sent_twice_even_at_once_is_one_and_too_long_or_empty_is_none()
    {
        var saisie = FilDEssai.Saisie("Bonjour\r\nà tous.");
        var envois = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fil.Ecrire.PourLePorteurAsync(fil.DossierId, saisie, fil.Porteur)));
        Assert.That(envois.Select(e => e.EstRefuse), Has.All.False);
        Assert.That((await fil.VuParAsync(fil.Porteur))!.Messages.Select(m => m.Texte), Is.EqualTo(new[] { "Bonjour\nà tous." }));
        Assert.That((await fil.Ecrire.PourLesServicesAsync(InstructionDEssai.Appel, fil.DossierId, saisie, fil.Secretariat)).Refus!.Code, Is.EqualTo("message.cle"), "another person's key");
        Assert.That((await fil.PorteurEcritAsync("  \n ")).Refus!.Code, Is.EqualTo("message.vide"));
        Assert.That((await fil.PorteurEcritAsync(new string('é', Dialogue.LongueurMaximale + 1))).Refus!.Code, Is.EqualTo("message.long"));
        Assert.That(Dialogue.Lire(new string('é', 5_001)).Refus!.Message, Does.Contain("5\u202F001 caractères").And.Contain("en deux fois"));
        Assert.That(Dialogue.Lire(new string('é', 100_000)).Refus!.Message, Does.Contain("100\u202F000 caractères").And.Not.Contain("en deux fois"));
        Assert.That((await fil.PorteurEcritAsync(string.Concat(Enumerable.Repeat("é\r\n", Dialogue.LongueurMaximale / 2)))).EstRefuse, Is.False, "a line break counts for one");
    }

    [Test]
    public async Task Ten_messages_in_a_row_are_one_mail_with_a_link_until_the_thread_is_read()
    {
        for (var i = 0; i < 10; i++)
        {
            await fil.ServiceEcritAsync(fil.Instructeur, "Contenu confidentiel.");
        }

        var courriels = await fil.CourrielsAsync();
        Assert.That(courriels.Select(c => c.Destinataire), Is.EqualTo(new[] { "porteur@demo.example" }), "the signataire; the rédacteur never wrote");
        Assert.That(courriels[0].Corps, Does.Contain($"/espace/dossiers/{fil.DossierId}/messages").And.Not.Contain("confidentiel").And.Not.Contain("Préfecture"));
        await fil.LireAsync(fil.Porteur);
        await fil.ServiceEcritAsync(fil.Instructeur);
        Assert.That(await fil.PrevenusAsync(), Is.EqualTo(new[] { "porteur" }));
    }

    [Test]
    public async Task The_services_that_took_part_are_told_else_the_mailbox_and_nobody_who_stood_down()
    {
        var redacteur = await fil.Essai.ActeurAsync("porteur.redacteur");
        await fil.PorteurEcritAsync(qui: redacteur);
        Assert.That(await fil.PrevenusAsync(), Is.EqualTo(new[] { "boite" }));
        await fil.PorteurEcritAsync(qui: redacteur);
        Assert.That(await fil.PrevenusAsync(), Is.Empty, "not read yet");
        await fil.LireAsync(fil.Secretariat);
        await fil.ServiceEcritAsync(fil.Instructeur);
        Assert.That(await fil.PrevenusAsync(), Is.EqualTo(new[] { "porteur", "porteur.redacteur" }), "signataires and who wrote");
        await fil.PorteurEcritAsync(qui: redacteur);
        Assert.That(await fil.PrevenusAsync(), Is.EqualTo(new[] { "instructeur.pref44" }));
        await fil.Essai.EcrireAsync(Deport, new { Id = Guid.CreateVersion7(), fil.Instructeur.CompteId, fil.DossierId, Le = fil.Essai.Horloge.GetUtcNow() });
        await fil.PorteurEcritAsync(qui: redacteur);
        Assert.That(await fil.PrevenusAsync(), Is.EqualTo(new[] { "boite" }));
    }

    [Test]
    public async Task What_is_unread_is_each_person_s_and_what_awaits_an_answer_comes_first()
    {
        await fil.ServiceEcritAsync(fil.Secretariat);
        await fil.PorteurEcritAsync();
        await fil.PorteurEcritAsync();
        var resumes = new ResumeDuFilQuery(fil.Base);
        var (secretariat, porteur) = (await resumes.PourLesServicesAsync(fil.DossierId, fil.Secretariat), await resumes.PourLePorteurAsync(fil.DossierId, fil.Porteur));
        Assert.That((secretariat!.NonLus, secretariat.ReponseAttendue, porteur!.NonLus), Is.EqualTo((2, true, 1)));
        await fil.LireAsync(fil.Secretariat);
        Assert.That((await resumes.PourLesServicesAsync(fil.DossierId, fil.Secretariat))!.NonLus, Is.Zero);
        Assert.That((await resumes.PourLesServicesAsync(fil.DossierId, fil.Instructeur))!.NonLus, Is.EqualTo(3), "another's reading is not mine");
        var commandes = 0;
        fil.Base.Observateur = (_, _) => commandes++;
        var (fils, suite) = await new FilsQuery(fil.Base).ListerAsync(false, 1, 50, fil.Instructeur);
        Assert.That((commandes, suite, fils.Single().NonLus, fils.Single().ReponseAttendue), Is.EqualTo((1, false, 3, true)));
    }

    [Test]
    public async Task A_page_of_threads_starts_where_the_one_before_ends_and_each_thread_counts_its_own()
    {
        var autres = await fil.Essai.LireAsync<Guid>(AutresDossiers, new { Id = fil.DossierId });
        foreach (var dossier in autres)
        {
            Assert.That((await fil.Ecrire.PourLesServicesAsync(InstructionDEssai.Appel, dossier, FilDEssai.Saisie("Bonjour."), fil.Secretariat)).EstRefuse, Is.False);
        }

        await fil.PorteurEcritAsync();
        await fil.PorteurEcritAsync();
        var pages = new List<FilEnListe>();
        for (var (page, suite) = (1, true); suite; page++)
        {
            (var fils, suite) = await new FilsQuery(fil.Base).ListerAsync(false, page, 2, fil.Secretariat);
            pages.AddRange(fils);
        }

        Assert.That(autres, Has.Count.GreaterThan(2));
        Assert.That((pages[0].DossierId, pages[0].NonLus), Is.EqualTo((fil.DossierId, 2)), "what awaits an answer first");
        Assert.That(pages.Skip(1).Select(f => f.DossierId), Is.EquivalentTo(autres));
        Assert.That(pages.Skip(1).Select(f => f.NonLus), Is.All.Zero, "one's own");
        Assert.That((await new FilsQuery(fil.Base).ListerAsync(true, 1, 2, fil.Secretariat)).Fils.Select(f => f.DossierId), Is.EqualTo(new[] { fil.DossierId }));
    }

    [Test]
    public async Task A_file_is_given_to_who_reads_the_thread_once_it_is_clean()
    {
        var refus = await fil.Ecrire.PourLePorteurAsync(fil.DossierId, FilDEssai.Saisie("Voici.", null, FilDEssai.Pdf("virus.exe")), fil.Porteur);
        Assert.That((refus!.Refus!.Code, refus.Refus.Champ), Is.EqualTo(("fichier.type", "Fichiers")));
        Assert.That((await fil.VuParAsync(fil.Porteur))!.Messages, Is.Empty, "nothing half written");
        Assert.That((await fil.Ecrire.PourLePorteurAsync(fil.DossierId, FilDEssai.Saisie("Voici.", null, FilDEssai.Pdf(), FilDEssai.Pdf("b.pdf")), fil.Porteur)).EstRefuse, Is.False);
        var message = (await fil.VuParAsync(fil.Porteur))!.Messages.Single().Id;
        var fichiers = new FichierDuFilQuery(fil.Base, fil.Essai.Ecrivain, fil.Depot);
        using (var ouvert = (await fichiers.PourLesServicesAsync(InstructionDEssai.Appel, fil.DossierId, message, 2, fil.Instructeur))!.Contenu)
        {
            Assert.That(ouvert.Length, Is.GreaterThan(10));
        }

        Assert.That(await fichiers.PourLesServicesAsync(InstructionDEssai.Appel, fil.DossierId, message, 1, await fil.Essai.ActeurAsync("delegue")), Is.Null);
        Assert.That(await fichiers.PourLePorteurAsync(fil.DossierId, message, 1, await fil.Essai.ActeurAsync("porteur.autre")), Is.Null);
        foreach (var analyse in new[] { "EnAttente", "Infectee" })
        {
            await fil.Essai.EcrireAsync(Analyse, new { Analyse = analyse });
            Assert.That(await fichiers.PourLePorteurAsync(fil.DossierId, message, 1, fil.Porteur), Is.Null, analyse);
        }
    }

    private async Task<Dictionary<string, Acteur>> PersonnesAsync()
    {
        var deporte = (await fil.Essai.ActeurAsync("instructeur.nm")) with { CompteId = (await fil.Essai.ActeurAsync("membre.pref44")).CompteId };
        await fil.Essai.EcrireAsync(Deport, new { Id = Guid.CreateVersion7(), deporte.CompteId, fil.DossierId, Le = fil.Essai.Horloge.GetUtcNow() });
        return new()
        {
            ["porteur"] = fil.Porteur,
            ["voisin"] = await fil.Essai.ActeurAsync("porteur.autre"),
            ["secretariat"] = fil.Secretariat,
            ["instructeur"] = fil.Instructeur,
            ["etranger"] = Fictif(Role.Instructeur, Guid.CreateVersion7()),
            ["valideur"] = await fil.Essai.ActeurAsync("valideur"),
            ["lecteur"] = await fil.Essai.ActeurAsync("lecteur"),
            ["referent"] = await fil.Essai.ActeurAsync("referent"),
            ["ailleurs"] = await fil.Essai.ActeurAsync("delegue"),
            ["conseil"] = Fictif(Role.ConseilCitoyen, null),
            ["deporte"] = await fil.Essai.RelireAsync(deporte),
            ["membre"] = await fil.Essai.ActeurAsync("membre.nm"),
        };

        Acteur Fictif(Role role, Guid? financeur) => new(Guid.CreateVersion7(), "Essai", [new Habilitation(role, financeur, null, null, fil.Essai.Horloge.GetUtcNow().AddDays(-1), null)], []);
    }

    /// <summary>The thread, its badge and the list must agree.</summary>
    private async Task<string> VuAsync(Acteur acteur)
    {
        var vu = await fil.VuParAsync(acteur);
        var resumes = new ResumeDuFilQuery(fil.Base);
        if (acteur.Appartenances.Count > 0)
        {
            Assert.That(await resumes.PourLePorteurAsync(fil.DossierId, acteur), vu is null ? Is.Null : Is.Not.Null);
        }
        else
        {
            Assert.That(await resumes.PourLesServicesAsync(fil.DossierId, acteur), vu is null ? Is.Null : Is.Not.Null);
            var (fils, _) = await new FilsQuery(fil.Base).ListerAsync(false, 1, 50, acteur);
            Assert.That(fils.Any(f => f.DossierId == fil.DossierId), Is.EqualTo(vu is not null));
            var ecrit = await fil.Ecrire.PourLesServicesAsync(InstructionDEssai.Appel, fil.DossierId, FilDEssai.Saisie(" "), acteur);
            Assert.That(ecrit.Issue != Issue.Absent, Is.EqualTo(vu?.Signatures.Count > 0), "an empty message is refused to who may write only");
        }

        return vu is null ? "-" : vu.Signatures.Count > 0 ? "e" : "l";
    }
}
