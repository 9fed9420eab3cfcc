using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Tests.Organisations;

/// <summary>Life of an organisation, act by act: who may, what is written, who is told.</summary>
[SurChaqueMoteur]
public sealed class OrganisationsTests
{
    private OrganisationDEssai essai = null!;

    [SetUp]
    public async Task Ouvrir() => essai = await OrganisationDEssai.OuvrirAsync();

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task The_same_number_leads_to_the_organisation_already_registered()
    {
        var doublon = await essai.Enregistrer.ExecuterAsync(new Identification("Doublon", Siret: "73282932000074"), new Siege(), null, await essai.ActeurAsync("zoe"));
        Assert.That(doublon.Valeur, Is.EqualTo(new OrganisationEnregistree(essai.Id, DejaInscrite: true)));
        var vue = (await essai.Query.ARejoindreAsync(essai.Id, await essai.ActeurAsync("zoe")))!;
        Assert.That((vue.Nom, vue.EstMembre, vue.EstAbandonnee), Is.EqualTo(("Ateliers du Breil", false, false)));
        Assert.That(await essai.Query.ChargerAsync(essai.Id, await essai.ActeurAsync("zoe")), Is.Null, "Nothing else of it is hers to read.");
    }

    [Test]
    public async Task A_request_is_told_to_the_signataires_then_admitted_and_told_to_its_author()
    {
        var zoe = await essai.ActeurAsync("zoe");
        Assert.That((await essai.Demandes.ExecuterAsync(essai.Id, "Je suis la trésorière.", zoe)).Refus, Is.Null);
        Assert.That(await essai.CourrielsAsync(), Is.EqualTo(new[] { "aicha@exemple.fr | Ateliers du Breil\u00A0: zoe Essai demande à rejoindre l’organisation" }));
        Assert.That((await essai.Demandes.ExecuterAsync(essai.Id, null, zoe)).Refus?.Code, Is.EqualTo("demande.deja"));

        var aicha = await essai.ActeurAsync("aicha");
        var demande = (await essai.Query.DemandesAsync(aicha)).ARepondre.Single();
        Assert.That((await essai.Demandes.AdmettreAsync(essai.Id, demande.Id, QualiteDeMembre.Redacteur, await essai.VersionAsync(), await essai.ActeurAsync("maya"))).Refus?.Code, Is.EqualTo("membre.signataire"));
        essai.Horloge.Advance(TimeSpan.FromHours(1));
        Assert.That((await essai.Demandes.AdmettreAsync(essai.Id, demande.Id, QualiteDeMembre.Redacteur, await essai.VersionAsync(), aicha)).Refus, Is.Null);
        Assert.That((await essai.ActeurAsync("zoe")).EstMembre(essai.Id));
        Assert.That(await essai.CourrielsAsync(), Is.EqualTo(new[] { "zoe@exemple.fr | Ateliers du Breil\u00A0: votre demande est acceptée" }));
        Assert.That((await essai.Demandes.AdmettreAsync(essai.Id, demande.Id, QualiteDeMembre.Redacteur, await essai.VersionAsync(), aicha)).Refus?.Code, Is.EqualTo("demande.repondue"));
        Assert.That((await essai.ActesAsync()).TakeLast(2), Is.EqualTo(new[] { "demander-a-rejoindre", "admettre-membre" }));
    }

    [Test]
    public async Task A_refusal_needs_a_reason_that_its_author_reads()
    {
        await essai.Demandes.ExecuterAsync(essai.Id, null, await essai.ActeurAsync("zoe"));
        var aicha = await essai.ActeurAsync("aicha");
        var demande = (await essai.Query.DemandesAsync(aicha)).ARepondre.Single();
        Assert.That((await essai.Demandes.RefuserAsync(essai.Id, demande.Id, " ", aicha)).Refus?.Code, Is.EqualTo("motif.absent"));
        Assert.That((await essai.Demandes.RefuserAsync(essai.Id, demande.Id, "Nous ne vous connaissons pas.", aicha)).Refus, Is.Null);
        Assert.That((await essai.Query.DemandesAsync(aicha)).ARepondre, Is.Empty);
        Assert.That((await essai.ActeurAsync("zoe")).EstMembre(essai.Id), Is.False);
    }

    [Test]
    public async Task An_old_page_conflicts_and_two_signataires_never_remove_each_other()
    {
        await essai.Membres.QualifierAsync(essai.Id, essai.CompteDe("maya"), QualiteDeMembre.Signataire, await essai.VersionAsync(), await essai.ActeurAsync("aicha"));
        var version = await essai.VersionAsync();
        var retraits = await Task.WhenAll(
            essai.Membres.RetirerAsync(essai.Id, essai.CompteDe("maya"), version, await essai.ActeurAsync("aicha")),
            essai.Membres.RetirerAsync(essai.Id, essai.CompteDe("aicha"), version, await essai.ActeurAsync("maya")));
        Assert.That(retraits.Count(r => !r.EstRefuse), Is.EqualTo(1));
        var reste = (await essai.FicheAsync()).Membres.Single();
        Assert.That(reste.Qualite, Is.EqualTo(QualiteDeMembre.Signataire));
        Assert.That((await essai.Membres.RetirerAsync(essai.Id, reste.CompteId, await essai.VersionAsync(), await essai.ActeurAsync(reste.Prenom))).Refus?.Code, Is.EqualTo("membre.dernier-signataire"));
    }

    [Test]
    public async Task Handing_over_is_one_act_told_to_the_successor()
    {
        Assert.That((await essai.Membres.PasserLaMainAsync(essai.Id, essai.CompteDe("maya"), await essai.VersionAsync(), await essai.ActeurAsync("aicha"))).Refus, Is.Null);
        var membre = (await essai.FicheAsync()).Membres.Single();
        Assert.That((membre.CompteId, membre.Qualite), Is.EqualTo((essai.CompteDe("maya"), QualiteDeMembre.Signataire)));
        Assert.That(await essai.CourrielsAsync(), Is.EqualTo(new[] { "maya@exemple.fr | Ateliers du Breil\u00A0: maya Essai est maintenant signataire" }));
        Assert.That((await essai.ActeurAsync("aicha")).EstMembre(essai.Id), Is.False);
    }

    [Test]
    public async Task A_mandate_with_its_file_is_refused_with_a_reason_then_another_is_accepted()
    {
        using var pdf = new MemoryStream(DossierDEssai.UnPdf());
        var aicha = await essai.ActeurAsync("aicha");
        Assert.That((await essai.Mandats.ExecuterAsync(essai.Id, new SaisieMandat(null, " ", null, false), null, aicha)).TousLesRefus.Select(r => r.Champ), Is.EqualTo(new[] { "Nature", "Representant", "Certifie" }));
        Assert.That((await essai.Mandats.ExecuterAsync(essai.Id, new SaisieMandat(NatureMandat.Attestation, "Paule Essai", "présidente", true), ("pouvoir.pdf", pdf), aicha)).Issue, Is.EqualTo(Issue.Fait));
        var mandat = (await essai.FicheAsync()).Mandats.Single();
        await using (var fichier = (await essai.Query.FichierDuMandatAsync(essai.Id, mandat.Id, await essai.ActeurAsync("camille")))!.Contenu)
        {
            Assert.That(fichier.Length, Is.EqualTo(pdf.Length));
        }

        Assert.That(await essai.Query.FichierDuMandatAsync(essai.Id, mandat.Id, await essai.ActeurAsync("zoe")), Is.Null);
        Assert.That((await essai.DeciderAsync(ActionMandat.Refuser, mandat: mandat.Id))?.Code, Is.EqualTo("motif.absent"));
        Assert.That(await essai.DeciderAsync(ActionMandat.Refuser, "Le pouvoir n’est pas signé.", mandat.Id), Is.Null);
        Assert.That((await essai.LueAsync()).MotifMandat, Is.EqualTo("Le pouvoir n’est pas signé."));
        await essai.Mandats.ExecuterAsync(essai.Id, new SaisieMandat(NatureMandat.Representant, "Aïcha Essai", null, true), null, aicha);
        Assert.That(await essai.DeciderAsync(ActionMandat.Accepter, mandat: (await essai.FicheAsync()).Mandats[0].Id), Is.Null);
        Assert.That(((await essai.LueAsync()).Mandat, (await essai.LueAsync()).MotifMandat), Is.EqualTo((EtatMandat.Accepte, (string?)null)));
        Assert.That((await essai.DeciderAsync(ActionMandat.Accepter))?.Code, Is.EqualTo("cycle.etat"));
    }

    [Test]
    public async Task A_contested_organisation_is_frozen_until_it_is_lifted()
    {
        Assert.That(await essai.DeciderAsync(ActionMandat.Contester, "Deux bureaux se disent élus."), Is.Null);
        Assert.That(await essai.CourrielsAsync(), Has.Count.EqualTo(2).And.All.EndsWith("l’organisation est gelée"));
        var aicha = await essai.ActeurAsync("aicha");
        var version = await essai.VersionAsync();
        var banque = new CompteBancaire("FR1420041010050500013M02606", "PSSTFRPPNTE");
        Assert.Multiple(async () =>
        {
            Assert.That((await essai.Membres.AjouterAsync(essai.Id, "zoe@exemple.fr", QualiteDeMembre.Redacteur, version, aicha)).Refus?.Code, Is.EqualTo("organisation.contestee"));
            Assert.That((await essai.Membres.RetirerAsync(essai.Id, aicha.CompteId, version, aicha)).Refus?.Code, Is.EqualTo("organisation.contestee"));
            Assert.That((await essai.Demandes.ExecuterAsync(essai.Id, null, await essai.ActeurAsync("zoe"))).Refus?.Code, Is.EqualTo("organisation.contestee"));
            Assert.That((await ModifierAsync(SectionDIdentite.Banque, i => i with { Banque = banque })).Single(), Is.EqualTo("organisation.contestee"));
            Assert.That((await essai.Query.ChargerAsync(essai.Id, aicha))!.Organisation.MotifMandat, Is.EqualTo("Deux bureaux se disent élus."));
        });
        Assert.That(await essai.DeciderAsync(ActionMandat.Lever, "Jugement rendu."), Is.Null);
        Assert.That((await essai.LueAsync()).Mandat, Is.EqualTo(EtatMandat.AVerifier));
        Assert.That(await ModifierAsync(SectionDIdentite.Banque, i => i with { Banque = banque }), Is.Empty);
    }

    [Test]
    public async Task Without_signataire_left_someone_takes_over_once_the_mandate_is_verified()
    {
        await essai.DeciderAsync(ActionMandat.Accepter);
        await essai.FermerAsync("aicha");
        var zoe = await essai.ActeurAsync("zoe");
        Assert.That((await essai.Mandats.ExecuterAsync(essai.Id, new SaisieMandat(NatureMandat.Representant, "Zoé Essai", "présidente", true), null, zoe)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That(await essai.CourrielsAsync(), Has.One.StartsWith("camille@exemple.fr | Mandat à vérifier"));
        Assert.That(((await essai.LueAsync()).Mandat, (await essai.ActeurAsync("zoe")).EstMembre(essai.Id)), Is.EqualTo((EtatMandat.AVerifier, false)));
        Assert.That((await essai.DeciderAsync(ActionMandat.Accepter))?.Code, Is.EqualTo("mandat.sans-signataire"));
        Assert.That(await essai.DeciderAsync(ActionMandat.Accepter, mandat: (await essai.FicheAsync()).Mandats[0].Id), Is.Null);
        Assert.That((await essai.ActeurAsync("zoe")).EstSignataire(essai.Id));
        Assert.That((await essai.ActesAsync()).TakeLast(2), Is.EqualTo(new[] { "reprendre", "accepter-mandat" }));
    }

    [Test]
    public async Task The_whole_identity_comes_back_and_a_stale_page_overwrites_nothing()
    {
        await essai.DeciderAsync(ActionMandat.Accepter);
        var budget = new BudgetDeLOrganisation([new("604", new Montant(120_050)), new("756", new Montant(120_050))], new DateOnly(2028, 1, 1), new DateOnly(2028, 12, 31));
        var moyens = new MoyensHumains(2027, 12, 0, 3, 1, 250, 0, 80);
        var relations = new RelationsPubliques([new("Jeunesse", "Préfecture", new DateOnly(2020, 5, 4)), new("Sport")], false, null, false, AidesPubliquesRecues.JusquA500000);
        Assert.That(await ModifierAsync(SectionDIdentite.Budget, i => i with { Budget = budget }, "maya"), Is.Empty);
        Assert.That(await ModifierAsync(SectionDIdentite.Moyens, i => i with { Moyens = moyens }, "maya"), Is.Empty);
        Assert.That(await ModifierAsync(SectionDIdentite.Administration, i => i with { Administration = relations }), Is.Empty);
        Assert.That((await essai.LueAsync()).Mandat, Is.EqualTo(EtatMandat.Accepte), "None of it is what the mandate rests on.");
        Assert.That(await ModifierAsync(SectionDIdentite.Representant, i => i with { Representant = new Representant("Rose", "Amblard", "présidente") }), Is.Empty);
        Assert.That(await ModifierAsync(SectionDIdentite.Representant, i => i, "maya"), Is.EqualTo(new[] { "organisation.signataire" }));

        await using var session = await essai.Base.LireAsync();
        var lue = await session.IdentiteAsync(essai.Id);
        Assert.Multiple(async () =>
        {
            Assert.That(lue.Budget.Lignes, Is.EqualTo(budget.Lignes));
            Assert.That((lue.Budget.Debut, lue.Moyens), Is.EqualTo((budget.Debut, moyens)));
            Assert.That(lue.Administration.Agrements, Is.EqualTo(relations.Agrements));
            Assert.That(lue.Administration.AidesPubliques, Is.EqualTo(AidesPubliquesRecues.JusquA500000));
            Assert.That(lue.Representant.NomComplet, Is.EqualTo("Rose Amblard"));
            Assert.That((await essai.LueAsync()).Mandat, Is.EqualTo(EtatMandat.AVerifier), "Another representative: to be verified again.");
        });
        var perimee = await essai.Identite.ExecuterAsync(essai.Id, SectionDIdentite.Moyens, i => i with { Moyens = new MoyensHumains() }, 1, await essai.ActeurAsync("aicha"));
        Assert.That(perimee.Issue, Is.EqualTo(Issue.Conflit));
    }

    [Test]
    public async Task Versions_of_a_permanent_piece_are_kept_and_the_current_one_is_known()
    {
        var aicha = await essai.ActeurAsync("aicha");
        Assert.That(await JoindreAsync(new SaisiePiecePermanente(TypeDePiecePermanente.Rib, new DateOnly(2026, 1, 5), null, true), "maya"), Is.EqualTo(new[] { "piece.rib" }));
        Assert.That(await JoindreAsync(new SaisiePiecePermanente(TypeDePiecePermanente.Statuts, new DateOnly(2020, 1, 5), null, true)), Is.Empty);
        essai.Horloge.Advance(TimeSpan.FromDays(1));
        Assert.That(await JoindreAsync(new SaisiePiecePermanente(TypeDePiecePermanente.Statuts, new DateOnly(2026, 1, 5), new DateOnly(2027, 11, 1), false)), Is.Empty);

        var aujourdhui = new DateOnly(2027, 11, 2);
        var pieces = (await essai.Query.ChargerAsync(essai.Id, aicha))!.Pieces;
        Assert.That(pieces.Select(p => p.Etat(pieces, aujourdhui)), Is.EqualTo(new[] { EtatDePiecePermanente.Perimee, EtatDePiecePermanente.Remplacee }));
        await using (var session = await essai.Base.LireAsync())
        {
            Assert.That((await session.EnCoursAsync(essai.Id)).Single().DateDuDocument, Is.EqualTo(new DateOnly(2026, 1, 5)));
        }

        Assert.That((await essai.Pieces.RetirerAsync(essai.Id, pieces[0].Id, aicha)).Refus, Is.Null);
        Assert.That((await essai.Query.ChargerAsync(essai.Id, aicha))!.Pieces.Single().DateDuDocument, Is.EqualTo(new DateOnly(2020, 1, 5)));
        Assert.That(await essai.Query.PieceAsync(essai.Id, pieces[1].Id, await essai.ActeurAsync("zoe")), Is.Null);
    }

    [Test]
    public async Task Whoever_stands_down_from_it_is_told_nothing_of_it_and_decides_nothing()
    {
        await essai.AjouterCompteAsync("dominique");
        await essai.HabiliterAsync("dominique");
        await essai.DeporterAsync("dominique");
        var (deporte, version) = (await essai.ActeurAsync("dominique"), (await essai.LueAsync()).Version);
        Assert.That(await essai.DuSecretariat.FicheAsync(essai.Id, deporte), Is.Null);
        var liste = (await essai.DuSecretariat.ListerAsync(null, null, 1, deporte))!;
        Assert.That((liste.Lignes.Count, liste.Nombre, liste.Comptes.Count), Is.EqualTo((0, 0, 0)));
        Assert.That((await essai.Statuer.ExecuterAsync(essai.Id, new DecisionSurMandat(ActionMandat.Accepter, null, null, version), deporte)).Issue, Is.EqualTo(Issue.Absent));
        await essai.FermerAsync("aicha");
        Assert.That((await essai.Mandats.ExecuterAsync(essai.Id, new SaisieMandat(NatureMandat.Representant, "Zoé Essai", null, true), null, await essai.ActeurAsync("zoe"))).Issue, Is.EqualTo(Issue.Fait));
        Assert.That((await essai.CourrielsAsync()).Single(), Does.StartWith("camille@exemple.fr"));
    }

    [Test]
    public async Task The_list_is_the_secretariat_s_alone()
    {
        var query = essai.DuSecretariat;
        Assert.That(await query.ListerAsync(null, null, 1, await essai.ActeurAsync("aicha")), Is.Null);
        Assert.That(await query.FicheAsync(essai.Id, await essai.ActeurAsync("aicha")), Is.Null);
        var camille = await essai.ActeurAsync("camille");
        Assert.That((await query.ListerAsync("breil", EtatMandat.AVerifier, 1, camille))!.Lignes.Single().Nom, Is.EqualTo("Ateliers du Breil"));
        Assert.That((await query.ListerAsync("breil", EtatMandat.Conteste, 1, camille))!.Lignes, Is.Empty);
        var zoe = await essai.ActeurAsync("zoe");
        Assert.That((await essai.Statuer.ExecuterAsync(essai.Id, new DecisionSurMandat(ActionMandat.Accepter, null, null, 1), zoe)).Issue, Is.EqualTo(Issue.Absent));
    }

    private async Task<IEnumerable<string>> ModifierAsync(SectionDIdentite section, Func<IdentiteComplete, IdentiteComplete> saisir, string prenom = "aicha") =>
        (await essai.Identite.ExecuterAsync(essai.Id, section, saisir, (await essai.LueAsync()).Version, await essai.ActeurAsync(prenom))).TousLesRefus.Select(r => r.Code);

    private async Task<IEnumerable<string>> JoindreAsync(SaisiePiecePermanente saisie, string prenom = "aicha")
    {
        using var pdf = new MemoryStream(DossierDEssai.UnPdf());
        return (await essai.Pieces.ExecuterAsync(essai.Id, saisie, ("statuts.pdf", pdf), await essai.ActeurAsync(prenom))).TousLesRefus.Select(r => r.Code);
    }
}
