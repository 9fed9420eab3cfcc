namespace AppelAProjets.Navigateur.Tests.Parcours;

/// <summary>One call from an empty database to the text of the PDF letter, each step by the screens of the person whose work it is.</summary>
[TestFixture]
public sealed class ParcoursCompletTests
{
    private readonly Monde monde = new();
    private string secondDossier = "";

    [TearDown]
    public Task FermerAsync() => monde.SortirAsync();

    [OneTimeTearDown]
    public async Task ArreterAsync() => await monde.DisposeAsync();

    [Test]
    public async Task L_administration_prepare_l_instance()
    {
        await AdministrationEtapes.PreparerLInstanceAsync(monde);
        var admin = await monde.EntrerAsync(AdministrationEtapes.Administrateur);
        await AdministrationEtapes.CreerLesFinanceursAsync(admin);
        await AdministrationEtapes.CreerUnTerritoireAsync(admin);
        await AdministrationEtapes.InviterAsync(monde, admin);
    }

    [Test, DependsOnTest(nameof(L_administration_prepare_l_instance))]
    public async Task Le_secretariat_prepare_puis_publie_l_appel()
    {
        var secretariat = await monde.EntrerAsync(AppelEtapes.Secretariat);
        await AppelEtapes.CreerAsync(secretariat);
        await AppelEtapes.LireCeQuiManqueAsync(secretariat);
        await AppelEtapes.RemplirAsync(secretariat);
        await AppelEtapes.FinanceursAsync(secretariat);
        await AppelEtapes.PublierAsync(secretariat);
        await monde.Portail.AvancerAsync(Monde.Ouverture.AddDays(1));
        var visiteur = await monde.VisiteurAsync();
        await visiteur.AllerAsync("/appels/" + Monde.Code);
        await visiteur.LireAsync(Monde.Titre, "15 octobre 2027 à 23 h 59, heure de Paris", "Utilité pour les habitants", "Relevé d’identité bancaire");
    }

    [Test, DependsOnTest(nameof(Le_secretariat_prepare_puis_publie_l_appel))]
    public async Task Le_porteur_prepare_son_dossier()
    {
        var porteur = await monde.VisiteurAsync();
        await Association.Premiere.SInscrireAsync(monde.Portail, porteur);
        await Association.Premiere.CreerLOrganisationAsync(porteur);
        monde.Dossier = await Association.Premiere.OuvrirLeDossierAsync(porteur);
        await Association.RemplirLesTextesAsync(porteur, monde.Dossier);
        await Association.RemplirLeBudgetAsync(porteur, monde.Dossier, avecScripts: true);
        await Association.DemanderAsync(porteur, monde.Dossier);
        await Association.JoindreAsync(porteur, monde.Dossier);
        await Association.AttesterAsync(porteur, monde.Dossier);
    }

    [Test, DependsOnTest(nameof(Le_porteur_prepare_son_dossier))]
    public async Task Le_porteur_depose_une_fois()
    {
        var porteur = await monde.EntrerAsync(Association.Premiere.Courriel);
        await DepotEtapes.ADeuxSurUneRubriqueAsync(monde, porteur);
        await DepotEtapes.DeposerAsync(monde, porteur);
    }

    [Test, DependsOnTest(nameof(Le_porteur_depose_une_fois))]
    public async Task Un_second_porteur_depose_sans_JavaScript_puis_arrive_trop_tard()
    {
        secondDossier = await DepotEtapes.DeposerSansScriptsAsync(monde);
        await DepotEtapes.DeposerTropTardAsync(monde);
        await monde.Portail.AvancerAsync(Monde.Cloture.AddDays(3));
    }

    [Test, DependsOnTest(nameof(Un_second_porteur_depose_sans_JavaScript_puis_arrive_trop_tard))]
    public async Task Le_secretariat_statue_sur_la_recevabilite()
    {
        var secretariat = await monde.EntrerAsync(AppelEtapes.Secretariat);
        await InstructionEtapes.DemanderDesComplementsAsync(secretariat);
        await InstructionEtapes.RepondreAsync(monde);
        await InstructionEtapes.StatuerAsync(monde, secretariat, secondDossier);
    }

    [Test, DependsOnTest(nameof(Le_secretariat_statue_sur_la_recevabilite))]
    public async Task Chaque_financeur_instruit()
    {
        var pref = await monde.EntrerAsync("instructeur.pref@portail.example");
        await InstructionEtapes.InstruireAsync(pref, "PREF44", ["4", "3"], "7 010");
        var nm = await monde.EntrerAsync("instructeur.nm@portail.example");
        await InstructionEtapes.InstruireAsync(nm, "NM", ["5", "4"], "4 520");
        await InstructionEtapes.NePasVoirLesAutresAsync(nm, "PREF44", "7 010");
        await InstructionEtapes.CloreAsync(monde, await monde.EntrerAsync(AppelEtapes.Secretariat));
    }

    [Test, DependsOnTest(nameof(Chaque_financeur_instruit))]
    public async Task Le_comite_arbitre_sans_depasser_d_enveloppe()
    {
        await ComiteEtapes.PreparerAsync(monde, await monde.EntrerAsync(AppelEtapes.Secretariat));
        await monde.Portail.AvancerAsync(ComiteEtapes.Jour);
        var (presidence, pref, nm) = (await monde.EntrerAsync(ComiteEtapes.Presidence), await monde.EntrerAsync(ComiteEtapes.MembrePref), await monde.EntrerAsync(ComiteEtapes.MembreNm));
        await ComiteEtapes.OuvrirAsync(monde, presidence, pref, nm);
        await ComiteEtapes.VoterAsync(monde, pref);
        await ComiteEtapes.VoterAsync(monde, nm);
        await ComiteEtapes.ArbitrerAsync(monde, pref, "6 510");
        await ComiteEtapes.ArbitrerAsync(monde, nm, "4 520");
        await ComiteEtapes.DonnerLAvisAsync(monde, presidence);
        await ComiteEtapes.DemanderLeReleveAsync(monde, presidence);
        await presidence.LireAsync("est dépassée de 10,00 €");
        await ComiteEtapes.RouvrirAsync(monde, presidence);
        await ComiteEtapes.ArbitrerAsync(monde, pref, "6 010");
        await ComiteEtapes.CloreLePointAsync(monde, presidence);
        await ComiteEtapes.DemanderLeReleveAsync(monde, presidence);
        await presidence.CliquerAsync("Arrêter le relevé");
        await presidence.LireAsync("Relevé d’arbitrage", "6 010,00 €", "Intact");
    }

    [Test, DependsOnTest(nameof(Le_comite_arbitre_sans_depasser_d_enveloppe))]
    public async Task Le_courrier_est_vise_publie_lu_et_telecharge()
    {
        await CourrierEtapes.NeRienLaisserVoirAsync(monde);
        var secretariat = await monde.EntrerAsync(AppelEtapes.Secretariat);
        await CourrierEtapes.PreparerAsync(monde, secretariat);
        await CourrierEtapes.NeRienLaisserVoirAsync(monde);
        await CourrierEtapes.SignerAsync(monde, "signataire.pref@portail.example");
        await CourrierEtapes.SignerAsync(monde, "signataire.nm@portail.example");
        await CourrierEtapes.PublierAsync(secretariat);
        await CourrierEtapes.LireAsync(monde);
    }

    [Test, DependsOnTest(nameof(Le_courrier_est_vise_publie_lu_et_telecharge))]
    public async Task Ce_qui_n_existe_pas_ou_n_est_pas_permis_est_introuvable()
    {
        var porteur = await monde.EntrerAsync(Association.Seconde.Courriel);
        string[] adresses =
        [
            "/nulle-part", "/appels/ABC99", monde.Dossier, monde.Dossier + "/courrier", monde.Dossier + "/courrier.pdf", monde.Dossier + "/recepisse", monde.Dossier + "/budget",
            "/espace/dossiers/0197a000-0000-7000-8000-000000000009", "/secretariat", "/administration", "/instruction", "/comite", monde.Seance, "/courriers/a-signer",
        ];
        foreach (var adresse in adresses)
        {
            await porteur.AllerAsync(adresse, 404);
            await porteur.LireAsync("Page introuvable");
        }
    }

    [Test, DependsOnTest(nameof(Ce_qui_n_existe_pas_ou_n_est_pas_permis_est_introuvable))]
    public async Task Un_compte_ferme_sort_a_la_page_suivante()
    {
        var instructeur = await monde.EntrerAsync("instructeur.nm@portail.example");
        await instructeur.AllerAsync("/instruction");
        var admin = await monde.EntrerAsync(AdministrationEtapes.Administrateur);
        await admin.AllerAsync("/administration/personnes?recherche=instructeur.nm");
        await admin.SuivreAsync("Métropole Ivan");
        await admin.CliquerAsync("Fermer le compte");
        Assert.That(await admin.Page.Locator(".govuk-error-summary").CountAsync(), Is.EqualTo(1), "A reason is asked.");
        await admin.RemplirAsync("Motif", "A quitté le service.");
        await admin.CliquerAsync("Fermer le compte");
        await admin.LireAsync("Fermé");
        await instructeur.AllerAsync("/instruction");
        Assert.That(instructeur.Page.Url, Does.Contain("/connexion"), "The session ends at the next request.");
    }

    [Test, DependsOnTest(nameof(Un_compte_ferme_sort_a_la_page_suivante), AllowFailure = true)]
    public void Rien_a_redire_sur_les_pages_visitees() => monde.Constats.Verifier();
}
