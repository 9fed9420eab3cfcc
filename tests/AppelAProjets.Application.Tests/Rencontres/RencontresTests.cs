using System.Text.Json;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Rencontres;
using static AppelAProjets.Application.Tests.Rencontres.RencontreDEssai;

namespace AppelAProjets.Application.Tests.Rencontres;

/// <summary>The meeting with the référent, from the request to the sheet of the services.</summary>
[SurChaqueMoteur]
public sealed class RencontresTests
{
    [TestCase(ExigenceDeRencontre.Obligatoire, "", "referent.rencontre")]
    [TestCase(ExigenceDeRencontre.Obligatoire, "demandee", "referent.rencontre")]
    [TestCase(ExigenceDeRencontre.Obligatoire, "declaree", null)]
    [TestCase(ExigenceDeRencontre.Obligatoire, "infirmee", "referent.rencontre")]
    [TestCase(ExigenceDeRencontre.Obligatoire, "tenue", null)]
    [TestCase(ExigenceDeRencontre.Obligatoire, "dispensee", null)]
    [TestCase(ExigenceDeRencontre.Conseillee, "demandee", null)]
    [TestCase(ExigenceDeRencontre.Aucune, "", null)]
    public async Task A_deposit_waits_for_the_meeting_as_the_call_says(ExigenceDeRencontre exigence, string ou, string? refus)
    {
        using var essai = await OuvrirAsync();
        await essai.ExigerAsync(exigence);
        (string Qui, ActionRencontre Action)[] gestes = ou switch
        {
            "demandee" => [("porteur", ActionRencontre.Demander)],
            "declaree" => [("porteur", ActionRencontre.Declarer)],
            "infirmee" => [("porteur", ActionRencontre.Declarer), ("referent", ActionRencontre.Infirmer)],
            "tenue" => [("porteur", ActionRencontre.Demander), ("referent", ActionRencontre.FixerRendezVous), ("referent", ActionRencontre.Enregistrer)],
            "dispensee" => [("porteur", ActionRencontre.DemanderDispense), ("secretaire", ActionRencontre.Dispenser)],
            _ => [],
        };
        foreach (var (qui, action) in gestes)
        {
            Assert.That(qui == "porteur" ? await essai.PorteurAsync(action) : await essai.AgentAsync(qui == "referent" ? essai.Referent : essai.Secretaire, action), Is.Null, $"{action}");
        }

        Assert.That((await essai.DeposerAsync())?.Code, Is.EqualTo(refus));
    }

    [Test]
    public async Task A_request_exists_for_the_referent_of_its_neighbourhood_alone()
    {
        using var essai = await OuvrirAsync();
        await essai.PorteurAsync(ActionRencontre.Demander);

        Assert.Multiple(async () =>
        {
            Assert.That((await essai.Rencontres.ChargerAsync(essai.Id, essai.Referent))!.Rencontre.Telephone, Is.EqualTo("0612345678"));
            Assert.That(await essai.Rencontres.ChargerAsync(essai.Id, essai.Ailleurs), Is.Null);
            Assert.That(await essai.Rencontres.ChargerAsync(essai.Id, essai.Essai.Signataire), Is.Null);
            Assert.That((await essai.Rencontres.ListerAsync([EtatRencontre.Demandee], null, 1, essai.Ailleurs)).Lignes, Is.Empty);
            Assert.That((await essai.Rencontres.ListerAsync([EtatRencontre.Demandee], "AAP28", 1, essai.Secretaire)).Lignes.Single().Quartiers, Is.EqualTo(new[] { "Breil" }));
            Assert.That(await essai.AgentAsync(essai.Ailleurs, ActionRencontre.Enregistrer), Is.EqualTo("introuvable"));
            Assert.That(await essai.PorteurAsync(ActionRencontre.Declarer, qui: essai.Essai.Etranger), Is.EqualTo("introuvable"));
            Assert.That(await essai.AgentAsync(essai.Referent, ActionRencontre.Dispenser), Is.EqualTo("cycle.role"), "Only the Secrétariat waives.");
        });
        await essai.DeporterAsync(essai.Referent);
        Assert.That(await essai.Rencontres.ChargerAsync(essai.Id, await essai.RelireAsync(essai.Referent)), Is.Null, "Stood down.");
    }

    [Test]
    public async Task The_services_read_the_presentation_and_nothing_else_of_a_draft()
    {
        using var essai = await OuvrirAsync();
        await essai.PorteurAsync(ActionRencontre.Demander);

        var lu = JsonSerializer.Serialize(await essai.Rencontres.ChargerAsync(essai.Id, essai.Secretaire)) + JsonSerializer.Serialize(await essai.Rencontres.ListerAsync([EtatRencontre.Demandee], null, 1, essai.Secretaire));
        Assert.Multiple(() =>
        {
            Assert.That(lu, Does.Contain("Cuisines partag").And.Contain("Ateliers du Breil"));
            foreach (var prive in (string[])["Lien social", "Des repas", "Familles", "73282932000074", "1200", "120000", "rib.pdf"])
            {
                Assert.That(lu, Does.Not.Contain(prive));
            }
        });
    }

    [Test]
    public async Task Mails_go_to_the_other_side_with_a_link_and_nothing_of_what_was_written()
    {
        using var essai = await OuvrirAsync();
        await essai.CourrielsAsync();
        await essai.PorteurAsync(ActionRencontre.Demander);
        var demande = (await essai.CourrielsAsync()).Single();
        await essai.AgentAsync(essai.Referent, ActionRencontre.FixerRendezVous);
        var rendezVous = (await essai.CourrielsAsync()).Single();
        await essai.PorteurAsync(ActionRencontre.Annuler);
        await essai.CourrielsAsync();
        await essai.PorteurAsync(ActionRencontre.Demander, Saisie with { Quartiers = [Malakoff, "QN04407M"] });
        var sansReferent = (await essai.CourrielsAsync()).Single();
        await essai.PorteurAsync(ActionRencontre.DemanderDispense);
        var dispense = (await essai.CourrielsAsync()).Single();
        await essai.AgentAsync(essai.Secretaire, ActionRencontre.Dispenser);
        var accordee = (await essai.CourrielsAsync()).Single();

        Assert.Multiple(() =>
        {
            Assert.That(demande.Destinataire, Is.EqualTo("ines@ville.exemple"));
            Assert.That(demande.Corps, Does.Contain($"https://aap.exemple.fr/rencontres/{essai.Id}").And.Not.Contain("repas").And.Not.Contain("Ateliers"));
            Assert.That(rendezVous.Destinataire, Is.EqualTo("aicha@exemple.fr"));
            Assert.That(rendezVous.Corps, Does.Contain($"/espace/dossiers/{essai.Id}/referent").And.Not.Contain("Maison de quartier"));
            Assert.That(new[] { sansReferent.Destinataire, dispense.Destinataire }, Is.All.EqualTo("ville@exemple.fr"), "Nobody answers for that neighbourhood; the one outside the call is left out.");
            Assert.That(accordee.Corps, Does.Contain("vous en êtes dispensé").And.Not.Contain("Parce que"));
        });
    }

    [Test]
    public async Task What_was_deposited_stays_and_what_the_referent_says_afterwards_stands_beside_it()
    {
        using var essai = await OuvrirAsync();
        await essai.PorteurAsync(ActionRencontre.Declarer);
        Assert.That(await essai.DeposerAsync(), Is.Null);
        var recevabilite = new RecevabiliteQuery(essai.Essai.Base, essai.Essai.Ecrivain, essai.Essai.Horloge);
        var aConfirmer = (await recevabilite.ListerAsync("AAP28", new(EtatDossier.Depose, false, null, TriDeRecevabilite.Rejet, 1), 10, essai.Secretaire))!.Dossiers.Single().Rencontre;

        Assert.That(await essai.PorteurAsync(ActionRencontre.Annuler), Is.EqualTo("section.fermee"));
        Assert.That(await essai.AgentAsync(essai.Referent, ActionRencontre.Confirmer), Is.Null);
        await using var session = await essai.Essai.Base.LireAsync();
        var (lecture, vivante) = ((await DossierLectureQuery.LireAsync(session, essai.Id))!, (await essai.Rencontres.ChargerAsync(essai.Id, essai.Referent))!.Rencontre.EnContenu());
        Assert.Multiple(() =>
        {
            Assert.That(aConfirmer, Is.EqualTo(EtatRencontre.Declaree));
            Assert.That((lecture.Entete.Etat, lecture.Contenu.Rencontre.Etat, lecture.Contenu.Rencontre.Avec), Is.EqualTo((EtatDossier.Depose, EtatRencontre.Declaree, "Mme Le Goff")));
            Assert.That((vivante.Etat, vivante.CompteRendu, vivante.Par), Is.EqualTo((EtatRencontre.Tenue, "Projet attendu.", "Inès Essai, référent de quartier")));
            Assert.That(LignesDeRencontre.Etat(lecture.Contenu.Rencontre), Does.Contain("à confirmer"));
        });
    }

    [Test]
    public async Task A_denial_after_the_deposit_undoes_nothing()
    {
        using var essai = await OuvrirAsync();
        await essai.PorteurAsync(ActionRencontre.Declarer);
        await essai.DeposerAsync();
        Assert.That(await essai.AgentAsync(essai.Referent, ActionRencontre.Infirmer), Is.Null);
        await using var session = await essai.Essai.Base.LireAsync();
        Assert.That((await DossierLectureQuery.LireAsync(session, essai.Id))!.Entete.Etat, Is.EqualTo(EtatDossier.Depose));
    }

    [Test]
    public async Task The_second_of_two_who_act_on_the_same_page_sees_a_conflict()
    {
        using var essai = await OuvrirAsync();
        await essai.PorteurAsync(ActionRencontre.Demander);
        var version = await essai.VersionAsync();
        await essai.AgentAsync(essai.Referent, ActionRencontre.FixerRendezVous);
        var second = await essai.Avancer.PourUnAgentAsync(essai.Id, ActionRencontre.Enregistrer, Saisie, version, essai.Secretaire);
        Assert.That(second.Issue, Is.EqualTo(Issue.Conflit));
    }

    [Test]
    public async Task The_list_costs_the_same_whatever_it_holds()
    {
        using var essai = await OuvrirAsync();
        var (vide, commandes) = (0, 0);
        essai.Essai.Base.Observateur += (_, _) => commandes++;
        await essai.Rencontres.ListerAsync([EtatRencontre.Declaree], null, 1, essai.Secretaire);
        (vide, commandes) = (commandes, 0);
        for (var i = 0; i < 5; i++)
        {
            await essai.Essai.DeclarerLaRencontreAsync(await essai.Essai.BrouillonAsync());
        }

        commandes = 0;
        Assert.That((await essai.Rencontres.ListerAsync([EtatRencontre.Declaree], null, 1, essai.Secretaire)).Lignes, Has.Count.EqualTo(5));
        Assert.That(commandes, Is.EqualTo(vide));
    }
}
