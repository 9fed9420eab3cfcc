using AppelAProjets.Application.Avis;
using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Avis;

namespace AppelAProjets.Application.Tests.Avis;

/// <summary>Consultative opinions on a real base: who gives them, who asks, what an expert's link opens, what is reminded.</summary>
[SurChaqueMoteur]
public sealed class AvisTests
{
    private static readonly SqlStatement MemeAdresse = new("UPDATE Compte SET CourrielNormalise = @Courriel WHERE Id = @Id");
    private static readonly SqlStatement AutreRole = new("UPDATE Habilitation SET Role = 'MembreComite' WHERE CompteId = @CompteId");
    private static readonly SqlStatement Secrets = new("SELECT Empreinte FROM AvisJeton");

    private AvisDEssai essai = null!;

    [SetUp]
    public async Task Preparer() => essai = await AvisDEssai.CreerAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_referent_gives_an_opinion_and_corrects_it_until_the_instruction_is_closed()
    {
        Assert.That(await essai.RendreAsync("referent", SensDAvis.Defavorable), Is.EqualTo("avis.motif"));
        Assert.That(await essai.RendreAsync("referent", SensDAvis.Favorable, "Attendu."), Is.Null);
        Assert.That(await essai.RendreAsync("referent", SensDAvis.Defavorable, "Le local a fermé.", version: 0), Is.EqualTo("conflit"), "written over a page read before the first");
        Assert.That(await essai.RendreAsync("referent", SensDAvis.Defavorable, "Le local a fermé."), Is.Null);
        await essai.CloreAsync();
        Assert.That(await essai.RendreAsync("referent", SensDAvis.Favorable), Is.EqualTo("instruction.fermee"));

        Assert.That((await essai.LusAsync()).Select(a => (a.Sens, a.Commentaire, a.Auteur)), Is.EqualTo(new[] { ((SensDAvis?)SensDAvis.Defavorable, "Le local a fermé.", "Inès Corbineau-Diop") }));
        var actes = await essai.ActesAsync();
        Assert.That(actes.Select(a => (a.Action, a.Motif)), Is.EqualTo(new[] { ("rendre-avis", "Attendu."), ("corriger-avis", "Le local a fermé.") }), "the history is in the journal");
        Assert.That(actes[1].Details, Does.EndWith("Favorable → Défavorable"));
    }

    [Test]
    public async Task Nobody_speaks_for_a_neighbourhood_of_others_nor_once_stood_down()
    {
        Assert.That(await essai.RendreAsync("delegue", SensDAvis.Favorable), Is.EqualTo("introuvable"), "another territory");
        Assert.That(await essai.RendreAsync("instructeur.pref44", SensDAvis.Favorable), Is.EqualTo("introuvable"), "no référent");
        Assert.That(await essai.RendreAsync("conseil", SensDAvis.Favorable), Is.Null);
        Assert.That(await essai.RendreAsync("referent", SensDAvis.Favorable), Is.Null);
        await essai.DeporterAsync("referent");
        await essai.DeporterAsync("conseil");
        Assert.That(await essai.RendreAsync("referent", SensDAvis.SansAvis), Is.EqualTo("introuvable"));
        Assert.That(await essai.RendreAsync("conseil", SensDAvis.SansAvis), Is.EqualTo("introuvable"));
        Assert.That((await essai.LusAsync()).All(a => a is { EstRendu: true, AuteurEnDeport: true }), Is.True, "kept, and marked");
    }

    [Test]
    public async Task Who_asked_and_no_longer_instructs_that_call_has_none_of_it_in_the_list()
    {
        Assert.That(await essai.DemanderAsync("instructeur.pref44", "ReferentQuartier"), Is.Null);
        var acteur = await essai.Essai.ActeurAsync("instructeur.pref44");
        Assert.That((await ListeAsync(acteur)).Demandes.Select(d => d.DossierId), Is.EqualTo(new[] { essai.Id }));
        Assert.That((await ListeAsync(await essai.Essai.ActeurAsync("referent"))).ARendre.Select(d => d.DossierId), Is.EqualTo(new[] { essai.Id }));
        var ailleurs = acteur with { Habilitations = [new Habilitation(Role.Instructeur, Guid.CreateVersion7(), null, null, essai.Essai.Horloge.GetUtcNow(), null)] };
        Assert.That((await ListeAsync(ailleurs)).Demandes, Is.Empty);

        Task<AvisAttendus> ListeAsync(Acteur qui) => new AvisAttendusQuery(essai.Essai.Base, essai.Essai.Horloge).ChargerAsync(1, qui);
    }

    [Test]
    public async Task A_conseil_citoyen_reads_a_reduced_dossier_of_its_neighbourhoods_while_it_is_instructed()
    {
        var conseil = await essai.Essai.ActeurAsync("conseil");
        var (_, reduit) = (await essai.DuQuartier.ChargerAsync(essai.Id, conseil))!.Value;
        var complet = (await essai.Essai.FicheAsync(await essai.Essai.ActeurAsync("secretariat")))!.Lecture.Contenu;
        var texte = string.Join('\n', reduit.Lu.Elements.Select(e => e.ToString()));
        Assert.That(texte, Does.Contain(complet.Projet.Titre));
        foreach (var prive in new[] { complet.Organisation.Iban, complet.Organisation.Telephone, complet.Responsable.Courriel, complet.Responsable.Telephone, complet.Identite?.Banque.Iban, complet.Identite?.Representant.Courriel }.OfType<string>())
        {
            Assert.That(texte.Replace("\u00A0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), Does.Not.Contain(prive.Replace(" ", "", StringComparison.Ordinal)));
        }

        Assert.That(reduit.Lu.Elements.Select(e => e.Cle), Has.None.StartsWith("responsable."));
        Assert.That((await essai.DuQuartier.ListerAsync(1, conseil)).Dossiers.Select(d => d.Id), Does.Contain(essai.Id));
        await essai.CloreAsync();
        Assert.That(await essai.DuQuartier.ChargerAsync(essai.Id, conseil), Is.Null);
        Assert.That((await essai.DuQuartier.ListerAsync(1, conseil)).Dossiers.Select(d => d.Id), Does.Not.Contain(essai.Id));
    }

    [Test]
    public async Task Who_instructs_asks_once_and_is_told_of_the_answer()
    {
        Assert.That(await essai.DemanderAsync("referent", "ReferentQuartier"), Is.EqualTo("introuvable"), "a référent does not ask");
        Assert.That(await essai.DemanderAsync("instructeur.pref44", "DeleguePrefet"), Is.EqualTo("avis.personne"), "nobody holds that role there");
        Assert.That(await essai.DemanderAsync("instructeur.pref44", "ReferentQuartier"), Is.Null);
        Assert.That((await essai.CourrielsAsync()).Select(c => c.Destinataire), Is.EqualTo(new[] { "referent@demo.example" }));
        Assert.That(await essai.DemanderAsync("secretariat", "ReferentQuartier"), Is.EqualTo("avis.deja"));
        Assert.That(await essai.RendreAsync("referent", SensDAvis.Favorable), Is.Null);
        Assert.That((await essai.CourrielsAsync()).Select(c => c.Destinataire), Is.EqualTo(new[] { "instructeur.pref44@demo.example" }));
    }

    [Test]
    public async Task Only_who_asked_reminds_puts_off_and_takes_back()
    {
        await essai.DemanderAsync("instructeur.pref44", "ReferentQuartier");
        await essai.CourrielsAsync();
        var (lui, autre) = (await essai.Essai.ActeurAsync("instructeur.pref44"), await essai.Essai.ActeurAsync("instructeur.nm"));
        Assert.That((await essai.Suivre.RelancerAsync(await essai.ViserAsync(), autre)).Refus?.Code, Is.EqualTo("introuvable"));
        Assert.That((await essai.Suivre.RelancerAsync(await essai.ViserAsync(), lui)).Refus?.Code, Is.EqualTo("avis.relance"), "the request has just left");
        essai.Essai.Horloge.Advance(TimeSpan.FromDays(2));
        Assert.That((await essai.Suivre.RelancerAsync(await essai.ViserAsync(), lui)).Refus, Is.Null);
        Assert.That((await essai.CourrielsAsync()).Single().Objet, Does.StartWith("Rappel"));
        var ancienne = await essai.ViserAsync() with { Version = 1 };
        Assert.That((await essai.Suivre.RevoquerAsync(ancienne, lui)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await essai.Suivre.RevoquerAsync(await essai.ViserAsync(), await essai.Essai.ActeurAsync("secretariat"))).Refus, Is.Null);
        Assert.That(await essai.LusAsync(), Is.Empty);
        Assert.That(await essai.DemanderAsync("instructeur.pref44", "ReferentQuartier"), Is.Null, "asked again");
    }

    [Test]
    public async Task An_experts_link_opens_the_question_the_reduced_dossier_and_nothing_else()
    {
        var secret = await essai.InviterAsync();
        Assert.That(await essai.Essai.LireAsync<string>(Secrets), Has.None.EqualTo(secret), "only its hash is kept");
        var lue = (await essai.Invitations.ChargerAsync(secret))!;
        Assert.That((lue.Etat, lue.Avis.Question, lue.Dossier is not null), Is.EqualTo((EtatDInvitation.Ouverte, "Est-ce réaliste ?", true)));
        Assert.That(await essai.Invitations.ChargerAsync(secret[..^1] + "z"), Is.Null);

        Assert.That((await essai.Repondre.GarderAsync(secret, new BrouillonDAvis(SensDAvis.Favorable, "Peut-être", lue.Avis.BrouillonMontre))).Refus, Is.Null);
        Assert.That((await essai.Invitations.ChargerAsync(secret))!.Avis.BrouillonCommentaire, Is.EqualTo("Peut-être"));
        Assert.That((await essai.LusAsync()).Single().EstRendu, Is.False, "a draft is nobody's");
        Assert.That((await essai.Rendre.DExpertAsync(secret, new SaisieDAvis(SensDAvis.Favorable, "Oui.", null, false, 1))).Refus, Is.Null);
        Assert.That((await essai.Rendre.DExpertAsync(secret, new SaisieDAvis(SensDAvis.Defavorable, "Non.", null, false, 1))).Issue, Is.EqualTo(Issue.Conflit), "from a page read before");
        Assert.That((await essai.CourrielsAsync()).Select(c => c.Destinataire), Is.EqualTo(new[] { "instructeur.pref44@demo.example" }));
        Assert.That((await essai.ActesAsync())[^1].Acteur, Is.EqualTo("Jeanne Auffray, expert"));
    }

    [Test]
    public async Task A_link_expires_and_opens_again_with_another_date()
    {
        var secret = await essai.InviterAsync();
        essai.Essai.Horloge.Advance(TimeSpan.FromDays(11));
        var lue = (await essai.Invitations.ChargerAsync(secret))!;
        Assert.That((lue.Etat, lue.Dossier), Is.EqualTo((EtatDInvitation.Expiree, (DossierReduit?)null)));
        Assert.That((await essai.Rendre.DExpertAsync(secret, new SaisieDAvis(SensDAvis.Favorable, null, null, false, 1))).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await essai.Repondre.DemanderDelaiAsync(secret, "Encore deux jours.")).Refus, Is.Null);
        var demande = (await essai.CourrielsAsync()).Single();
        Assert.That(demande.Destinataire, Is.EqualTo("instructeur.pref44@demo.example"));
        Assert.That(demande.Corps, Does.Contain("Encore deux jours."));

        var lui = await essai.Essai.ActeurAsync("instructeur.pref44");
        Assert.That((await essai.Suivre.RelancerAsync(await essai.ViserAsync(), lui)).Refus?.Code, Is.EqualTo("avis.expire"));
        Assert.That((await essai.Suivre.ProlongerAsync(await essai.ViserAsync(), essai.Terme, lui)).Refus, Is.Null);
        Assert.That((await essai.Invitations.ChargerAsync(secret))!.Etat, Is.EqualTo(EtatDInvitation.Ouverte), "the link of the first mail");
        Assert.That((await essai.Invitations.ChargerAsync(AvisDEssai.Secret((await essai.CourrielsAsync()).Single())))!.Etat, Is.EqualTo(EtatDInvitation.Ouverte), "and that of the new one");
        await essai.CloreAsync();
        Assert.That((await essai.Invitations.ChargerAsync(secret))!.Etat, Is.EqualTo(EtatDInvitation.Close));
    }

    [Test]
    public async Task An_expert_who_loops_floods_nobody()
    {
        var secret = await essai.InviterAsync();
        essai.Essai.Horloge.Advance(TimeSpan.FromDays(11));
        for (var i = 0; i < 20; i++)
        {
            await essai.Repondre.DemanderDelaiAsync(secret, null);
        }

        Assert.That(await essai.CourrielsAsync(), Has.Count.EqualTo(5));
    }

    [Test]
    public async Task An_expert_stands_down_and_the_link_is_closed()
    {
        var secret = await essai.InviterAsync();
        Assert.That((await essai.Repondre.DeporterAsync(secret, "Je préside l’association.")).Refus, Is.Null);
        Assert.That((await essai.CourrielsAsync()).Single().Corps, Does.Contain("Je préside l’association."));
        Assert.That((await essai.Invitations.ChargerAsync(secret))!.Etat, Is.EqualTo(EtatDInvitation.Deportee));
        Assert.That((await essai.Rendre.DExpertAsync(secret, new SaisieDAvis(SensDAvis.Favorable, null, null, false, 2))).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await essai.Suivre.RevoquerAsync(await essai.ViserAsync(), await essai.Essai.ActeurAsync("secretariat"))).Refus?.Code, Is.EqualTo("avis.recu"));
    }

    [Test]
    public async Task Two_pages_of_one_link_never_overwrite_each_others_draft()
    {
        var secret = await essai.InviterAsync();
        var vide = (await essai.Invitations.ChargerAsync(secret))!.Avis.BrouillonMontre;
        var premier = await GarderAsync("Premier onglet.", vide);
        Assert.That((await GarderAsync("Premier onglet.", vide)).Montre, Is.EqualTo(premier.Montre), "its answer was lost");
        var second = await GarderAsync("Second onglet.", vide);
        Assert.That((second.Autre!.Commentaire, second.Montre), Is.EqualTo(("Premier onglet.", premier.Montre)));
        Assert.That((await essai.Invitations.ChargerAsync(secret))!.Avis.BrouillonCommentaire, Is.EqualTo("Premier onglet."));
        Assert.That((await GarderAsync("Second onglet, choisi.", second.Montre)).Autre, Is.Null);
        Assert.That((await essai.Invitations.ChargerAsync(secret))!.Avis.BrouillonCommentaire, Is.EqualTo("Second onglet, choisi."));

        async Task<SortDuBrouillon> GarderAsync(string commentaire, string montre) => (await essai.Repondre.GarderAsync(secret, new BrouillonDAvis(null, commentaire, montre))).Valeur;
    }

    [Test]
    public async Task An_experts_link_opens_no_more_than_an_account_of_the_same_address()
    {
        var secret = await essai.InviterAsync();
        await essai.Essai.EcrireAsync(MemeAdresse, new { Id = (await essai.Essai.ActeurAsync("lecteur")).CompteId, Courriel = Application.Comptes.Compte.Normaliser("jeanne@expert.example") });
        Assert.That((await essai.Invitations.ChargerAsync(secret))!.Etat, Is.EqualTo(EtatDInvitation.Ouverte), "an account is no reason");
        await essai.DeporterAsync("lecteur");
        var lue = (await essai.Invitations.ChargerAsync(secret))!;
        Assert.That((lue.Etat, lue.Dossier), Is.EqualTo((EtatDInvitation.Deportee, (DossierReduit?)null)));
        Assert.That((await essai.Repondre.GarderAsync(secret, new BrouillonDAvis(null, "Quand même.", lue.Avis.BrouillonMontre))).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await essai.Rendre.DExpertAsync(secret, new SaisieDAvis(SensDAvis.Favorable, "Oui.", null, false, 1))).Issue, Is.EqualTo(Issue.Absent));
        essai.Essai.Horloge.Advance(TimeSpan.FromDays(2));
        Assert.That((await essai.Suivre.RelancerAsync(await essai.ViserAsync(), await essai.Essai.ActeurAsync("instructeur.pref44"))).Refus!.Code, Is.EqualTo("avis.personne"));
        var autre = await essai.Demander.AUnExpertAsync(
            InstructionDEssai.Appel, essai.Id, new ExpertAInviter(Guid.CreateVersion7(), "Jeanne", "jeanne@expert.example", "Encore ?", essai.Terme), await essai.Essai.ActeurAsync("instructeur.pref44"));
        Assert.That(autre.Refus!.Code, Is.EqualTo("avis.deport"));
        Assert.That(await essai.CourrielsAsync(), Is.Empty);
    }

    [Test]
    public async Task Who_may_no_longer_read_the_dossier_is_told_nothing_of_it_by_name()
    {
        Assert.That(await essai.DemanderAsync("instructeur.pref44", "ConseilCitoyen"), Is.Null);
        await essai.CourrielsAsync();
        await essai.Essai.EcrireAsync(AutreRole, new { (await essai.Essai.ActeurAsync("instructeur.pref44")).CompteId });
        Assert.That(await essai.RendreAsync("conseil", SensDAvis.Favorable), Is.Null);
        Assert.That(await essai.CourrielsAsync(), Is.Empty, "a member of the committee now");
    }

    [Test]
    public async Task What_is_asked_of_a_neighbourhood_is_on_the_first_page_while_it_may_be_given()
    {
        Assert.That(await AttendusAsync(), Is.Zero);
        await essai.DemanderAsync("instructeur.pref44", "ReferentQuartier");
        Assert.That(await AttendusAsync(), Is.EqualTo(1));
        await essai.CloreAsync();
        Assert.That(await AttendusAsync(), Is.Zero, "no opinion is taken any more");

        async Task<int> AttendusAsync() =>
            (await new Application.Suivi.MonTravailQuery(essai.Essai.Base, essai.Essai.Horloge).ChargerAsync(await essai.Essai.ActeurAsync("referent")))
                .SelectMany(t => t.Attendus).Where(t => t.Nature == Domain.Suivi.NatureDeTravail.AvisDemandes).Sum(t => t.Nombre);
    }

    [Test]
    public async Task Reminders_leave_once_before_the_term_and_once_after_told_to_who_asked()
    {
        await essai.DemanderAsync("instructeur.pref44", "ReferentQuartier");
        await essai.InviterAsync("secretariat");
        await essai.CourrielsAsync();
        List<string> tous = [];
        foreach (var (jours, partis) in new[] { (5, 0), (2, 2), (0, 0), (2, 2), (2, 4), (1, 0) })
        {
            essai.Essai.Horloge.Advance(TimeSpan.FromDays(jours));
            await essai.Rappeler.ExecuterAsync();
            // The demonstration has other things due, told in the same messages.
            string[] recus = [.. (await essai.CourrielsAsync()).Where(c => c.Corps.Contains("avis vous est demandé", StringComparison.Ordinal) || c.Corps.Contains("L’avis demandé sur", StringComparison.Ordinal)).Select(c => c.Destinataire)];
            Assert.That(recus, Has.Length.EqualTo(partis));
            tous.AddRange(recus);
        }

        Assert.That(tous.CountBy(d => d), Is.EquivalentTo(new Dictionary<string, int>
        {
            ["referent@demo.example"] = 3, ["jeanne@expert.example"] = 3, ["instructeur.pref44@demo.example"] = 1, ["secretariat@demo.example"] = 1,
        }));
    }

    [Test]
    public async Task A_file_is_controlled_and_given_to_who_reads_the_dossier()
    {
        using var programme = new MemoryStream("MZ"u8.ToArray());
        Assert.That(await essai.RendreAsync("referent", SensDAvis.Favorable, fichier: new FichierJoint("avis.exe", programme)), Does.StartWith("fichier."));
        Assert.That(await essai.LusAsync(), Is.Empty, "nothing is kept of a refused opinion");
        using var pdf = new MemoryStream(DossierDEssai.UnPdf());
        Assert.That(await essai.RendreAsync("referent", SensDAvis.Favorable, fichier: new FichierJoint("avis.pdf", pdf)), Is.Null);
        var avis = (await essai.LusAsync()).Single();
        var lu = await essai.Avis.FichierAsync(InstructionDEssai.Appel, essai.Id, avis.Id, await essai.Essai.ActeurAsync("instructeur.pref44"));
        Assert.That(lu?.Nom, Is.EqualTo("avis.pdf"));
        await lu!.Contenu.DisposeAsync();
        Assert.That(await essai.Avis.FichierAsync(InstructionDEssai.Appel, essai.Id, avis.Id, await essai.Essai.ActeurAsync("delegue")), Is.Null);
    }
}
