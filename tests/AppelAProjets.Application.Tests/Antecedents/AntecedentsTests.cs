using AppelAProjets.Application.Antecedents;
using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Antecedents;

/// <summary>What a dossier goes on from, the record of its organisation and the warnings, on a real base.</summary>
[SurChaqueMoteur]
public sealed class AntecedentsTests
{
    private const string Appel = AntecedentsDEssai.Appel;
    private const string Siret = AntecedentsDEssai.Siret;
    private const string Titre = AntecedentsDEssai.Titre;

    private static readonly SqlStatement Voisins = new("SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE a.Code = @Code AND d.Etat = 'EnInstruction' AND d.Id <> @Id AND d.OrganisationId <> (SELECT x.OrganisationId FROM Dossier x WHERE x.Id = @Id) ORDER BY d.Numero");
    private static readonly SqlStatement Retitrer = new("UPDATE Dossier SET Titre = @Titre, Recherche = @Recherche WHERE Id = @Id");
    private static readonly SqlStatement Rattacher = new("UPDATE Dossier SET OrganisationId = (SELECT x.OrganisationId FROM Dossier x WHERE x.Id = @DossierId), Titre = @Titre, Recherche = @Recherche, TotalDemande = 1, TotalCharges = 2 WHERE Id = @Id");
    private static readonly SqlStatement Vieillir = new("UPDATE Appel SET Annee = (SELECT x.Annee - 1 FROM Appel x WHERE x.Code = 'EMPL28') WHERE Code = @Code");
    private static readonly SqlStatement Decider = new("UPDATE Ligne SET Etat = 'Accordee', AccordeSpecifique = 300000, AccordeDroitCommun = 0 WHERE DossierId = @Id");
    private static readonly SqlStatement Organisation = new("SELECT OrganisationId FROM Dossier WHERE Id = @Id");
    private static readonly SqlStatement Deport = new("INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, Motif, DeclareLe, LeveLe) VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', 'Essai', @Le, NULL)");
    private static readonly SqlStatement Histoire = new("SELECT Action FROM Journal WHERE Objet = 'Dossier' AND ObjetId = @ObjetId AND Action LIKE '%antecedent%' ORDER BY Numero");

    private static readonly SqlStatement SansSiret = new("UPDATE Organisation SET Siret = NULL WHERE Id = (SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @Id)");
    private static readonly SqlStatement Retirees = new("UPDATE Ligne SET Etat = 'RetireeParFinanceur' WHERE DossierId = @Id");
    private static readonly SqlStatement Decides = new("SELECT d.Id FROM Dossier d WHERE d.Etat IN ('AvisTransmis', 'Clos') ORDER BY d.Numero");
    private static readonly SqlStatement CodeDe = new("SELECT a.Code FROM Appel a JOIN Dossier d ON d.AppelId = a.Id WHERE d.Id = @Id");

    private AntecedentsDEssai essai = null!;

    private static string Un(string titre, string reste) => $"{Siret};{titre};{reste}\n";

    [SetUp]
    public async Task Preparer() => essai = await AntecedentsDEssai.CreerAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_person_confirms_changes_says_none_and_takes_it_back()
    {
        await essai.ImporterAsync(Un(Titre, "PREF44;5000;4000;;") + Un("Potager", "NANTES;1;1;;"));
        var exact = (await essai.VoirAsync(essai.Instructrice))!;
        Assert.That((exact.Rapprochement.Nature, exact.Version, exact.PeutRapprocher, exact.EstRenouvellement), Is.EqualTo((NatureDeRapprochement.Exact, 0, true, true)));
        var potager = ChoixDAntecedent.De(exact.Rapprochement.Proposes.Single(p => p.Projet.Titre == "Potager").Projet);

        Assert.That((await ChoisirAsync(potager, 0)).Issue, Is.EqualTo(Issue.Fait));
        var confirme = (await essai.VoirAsync(essai.Secretaire))!;
        Assert.That((confirme.Rapprochement.Nature, confirme.Rapprochement.Projet!.Titre, confirme.Version, confirme.ConfirmePar), Is.EqualTo((NatureDeRapprochement.Confirme, "Potager", 1, essai.Instructrice.Nom)));
        Assert.That((await ChoisirAsync(null, 0)).Issue, Is.EqualTo(Issue.Conflit), "she did not see the confirmation");
        Assert.That((await ChoisirAsync("r-2020-x-y", 1)).Refus!.Code, Is.EqualTo("antecedent.inconnu"));
        Assert.That((await ChoisirAsync(null, 1)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That((await essai.VoirAsync(essai.Instructrice))!.Rapprochement.Nature, Is.EqualTo(NatureDeRapprochement.Aucun));
        Assert.That((await ChoisirAsync(potager, 1)).Issue, Is.EqualTo(Issue.Conflit), "changed since");
        Assert.That((await essai.Rapprocher.AnnulerAsync(Appel, essai.DossierId, 1, essai.Secretaire)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await essai.Rapprocher.AnnulerAsync(Appel, essai.DossierId, 2, essai.Secretaire)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That((await essai.VoirAsync(essai.Instructrice))!.Rapprochement.Nature, Is.EqualTo(NatureDeRapprochement.Exact));
        Assert.That(await essai.Instruction.LireAsync<string>(Histoire, new { ObjetId = essai.DossierId.ToString() }), Is.EqualTo(new[] { "confirmer-antecedent", "confirmer-antecedent", "annuler-antecedent" }));
    }

    [Test]
    public async Task Two_people_who_choose_at_once_do_not_overwrite_each_other()
    {
        await essai.ImporterAsync(Un(Titre, "PREF44;5000;4000;;"));
        var cle = ChoixDAntecedent.De((await essai.VoirAsync(essai.Instructrice))!.Rapprochement.Projet!);
        var faits = await essai.Instruction.Base.CroiserAsync(() => ChoisirAsync(cle, 0), () => essai.Rapprocher.ChoisirAsync(Appel, essai.DossierId, new ChoixDAntecedent("", 0), essai.Secretaire));
        Assert.That(new[] { faits.Premier.Issue, faits.Second.Issue }, Is.EqualTo(new[] { Issue.Fait, Issue.Conflit }));
    }

    [Test]
    public async Task Only_who_instructs_the_call_matches_and_who_may_not_read_the_dossier_sees_nothing()
    {
        await essai.ImporterAsync(Un(Titre, "PREF44;5000;4000;;"));
        foreach (var (compte, voit, rapproche) in new[] { ("secretariat", true, true), ("instructeur.caf44", true, true), ("valideur", true, false), ("lecteur", true, false), ("porteur", false, false), ("membre.nm", false, false) })
        {
            var lus = await essai.VoirAsync(await essai.Instruction.ActeurAsync(compte));
            Assert.That((lus is not null, lus?.PeutRapprocher == true), Is.EqualTo((voit, rapproche)), compte);
        }

        var lecteur = await essai.Instruction.ActeurAsync("lecteur");
        Assert.That((await essai.Rapprocher.ChoisirAsync(Appel, essai.DossierId, new ChoixDAntecedent("", 0), lecteur)).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task A_dossier_of_an_earlier_call_counts_without_import_and_takes_what_was_imported_of_it()
    {
        var ancien = await AncienDossierAsync();
        var avant = (await essai.VoirAsync(essai.Instructrice))!.Rapprochement;
        Assert.That((avant.Nature, avant.Projet!.DossierId), Is.EqualTo((NatureDeRapprochement.Exact, ancien)));
        Assert.That(avant.Projet.Financements, Is.Not.Empty.And.All.Matches<FinancementConnu>(f => f!.Accorde == new Montant(300_000) && !f.EstArbitre && f.BilanRecu is null));
        var sigle = avant.Projet.Financements[0].Sigle;
        await essai.ImporterAsync(Un(Titre.ToUpperInvariant(), $"{sigle};5000;2000;1000;oui"));
        var apres = (await essai.VoirAsync(essai.Instructrice))!.Rapprochement;
        var complete = apres.Projet!.Financements.Single(f => f.Sigle == sigle);
        Assert.That((apres.Projet!.DossierId, complete.Accorde, complete.Verse, complete.BilanRecu), Is.EqualTo(((Guid?)ancien, (Montant?)Montant.DeEuros(2_000), (Montant?)Montant.DeEuros(1_000), (bool?)true)));
    }

    [Test]
    public async Task Standing_down_from_another_dossier_of_the_organisation_hides_its_record_and_what_was_imported()
    {
        var ancien = await AncienDossierAsync();
        await essai.ImporterAsync(Un(Titre, "PREF44;5000;4000;;"));
        var organisation = (await essai.Instruction.LireAsync<Guid>(Organisation, new { Id = essai.DossierId }))[0];
        var record = (await RecordAsync(organisation, essai.Instructrice))!;
        Assert.That(record.Projets.Select(p => p.DossierId), Has.Member(ancien).And.Member(essai.DossierId));
        Assert.That(record.SansBilan, Is.Not.Empty);
        await essai.EcrireAsync(Deport, new { Id = Guid.CreateVersion7(), essai.Instructrice.CompteId, DossierId = ancien, Le = essai.Instruction.Horloge.GetUtcNow() });
        var lus = (await essai.VoirAsync(essai.Instructrice))!;
        Assert.That((lus.Rapprochement.Projet, lus.AUnHistorique), Is.EqualTo(((ProjetConnu?)null, false)));
        Assert.That(lus.Rapprochement.Proposes.Select(p => p.Projet.DossierId), Has.None.Null.And.None.EqualTo(ancien), "neither imported nor that dossier's");
        Assert.That(await RecordAsync(organisation, essai.Instructrice), Is.Null);
        Assert.That(await RecordAsync(organisation, essai.Secretaire), Is.Not.Null);
        Assert.That((await TableauAsync(essai.Instructrice)).Projet, Is.Null, "nor in the table");
        Assert.That((await TableauAsync(essai.Secretaire)).Projet!.Accorde, Is.Not.Null);
    }

    [Test]
    public async Task An_organisation_without_siret_has_nothing_of_what_was_imported_of_others()
    {
        await essai.ImporterAsync(Un(Titre, "PREF44;5000;4000;;"));
        await essai.EcrireAsync(SansSiret, new { Id = essai.DossierId });
        var lus = (await essai.VoirAsync(essai.Instructrice))!.Rapprochement;
        Assert.That((lus.Projet, lus.Proposes.Count(p => p.Projet.Titre == Titre)), Is.EqualTo(((ProjetConnu?)null, 0)));
        Assert.That((await TableauAsync(essai.Instructrice)).Projet, Is.Null, "nor in the table");
        Assert.That(await ListerAsync(VoletDesRenouvellements.ARapprocher), Has.Member(essai.DossierId), "nor among the renewals");
    }

    [Test]
    public async Task A_line_that_was_withdrawn_counts_neither_in_what_was_asked_nor_in_what_was_granted()
    {
        var ancien = await AncienDossierAsync();
        Assert.That((await TableauAsync(essai.Instructrice)).Projet!.Demande, Is.Not.Null);
        await essai.EcrireAsync(Retirees, new { Id = ancien });
        var (table, fiche, liste) = (await TableauAsync(essai.Instructrice), (await essai.VoirAsync(essai.Instructrice))!.Rapprochement,
            (await Renouvellements.ChargerAsync(Appel, VoletDesRenouvellements.AConfirmer, 1, essai.Instructrice))!.Lignes.Single(l => l.Id == essai.DossierId).Rapprochement);
        foreach (var lu in new[] { table, fiche, liste })
        {
            Assert.That((lu.Projet!.DossierId, lu.Projet.Demande, lu.Projet.Accorde), Is.EqualTo(((Guid?)ancien, (Montant?)null, (Montant?)null)));
        }
    }

    [Test]
    public async Task Another_funder_s_proposal_is_counted_once_it_is_shown_and_told_until_then()
    {
        await essai.Instruction.PlacerLesLignesAsync(EtatLigne.Proposee, 1_200_000, AvisInstructeur.Favorable);
        var (mienne, toutes) = ((await essai.VoirAsync(essai.Instructrice))!, (await essai.VoirAsync(essai.Secretaire))!);
        Assert.That(mienne.Seuils.Select(s => s.Titre), Is.EqualTo(new[] { "Convention obligatoire avec " + (await NomAsync("PREF44")) }));
        Assert.That(mienne.Caches, Is.EqualTo(toutes.Seuils.Count - 1).And.Positive);
        await essai.Instruction.PlacerAsync(EtatDossier.Instruit);
        Assert.That((await essai.VoirAsync(essai.Instructrice))!.Seuils.Count, Is.EqualTo(toutes.Seuils.Count));
    }

    [Test]
    public async Task The_same_request_elsewhere_is_told_and_a_dossier_that_left_is_not()
    {
        var voisins = await essai.Instruction.LireAsync<Guid>(Voisins, new { Code = Appel, Id = essai.DossierId });
        await essai.EcrireAsync(Retitrer, new { Id = voisins[0], Titre = Titre.ToUpperInvariant(), Recherche = TexteDeRecherche.Plier(600, Titre, "autre porteur") });
        await essai.EcrireAsync(Rattacher, new { Id = voisins[1], essai.DossierId, Titre = Titre + " bis", Recherche = "x" });
        var lus = (await essai.VoirAsync(essai.Instructrice))!;
        Assert.That(lus.Semblables.Select(s => (s.Autre.Id, s.Pourquoi[..12])), Is.EquivalentTo(new[] { (voisins[0], "même intitul"), (voisins[1], "intitulé pre") }));
    }

    [Test]
    public async Task The_table_reads_what_each_dossier_of_a_page_got_in_one_command()
    {
        await essai.ImporterAsync(Un(Titre, "PREF44;5000;4000;3000;oui") + Un(Titre, "Fondation;10;10;;"));
        var (commandes, acteur) = (0, await essai.Instruction.RelireAsync(essai.Instructrice));
        var avant = essai.Instruction.Base.Observateur;
        essai.Instruction.Base.Observateur = (sql, parametres) => { commandes++; avant?.Invoke(sql, parametres); };
        var page = await LireAsync(acteur);
        Assert.That(commandes, Is.EqualTo(1));
        Assert.That((page.Nature, page.Projet!.Demande, page.Projet.Accorde, page.Projet.BilanRecu), Is.EqualTo((NatureDeRapprochement.Exact, (Montant?)Montant.DeEuros(5_010), (Montant?)Montant.DeEuros(4_010), (bool?)true)));
    }

    [Test]
    public async Task Renewals_are_listed_by_how_they_are_matched_and_the_exact_ones_confirmed_together()
    {
        await essai.ImporterAsync(Un(Titre, "PREF44;5000;4000;;"));
        Assert.That(await ListerAsync(VoletDesRenouvellements.AConfirmer), Has.Member(essai.DossierId));
        Assert.That(await ListerAsync(VoletDesRenouvellements.ARapprocher), Has.No.Member(essai.DossierId).And.Not.Empty);
        Assert.That((await essai.Rapprocher.ConfirmerLesExactsAsync(Appel, [essai.DossierId, Guid.CreateVersion7()], essai.Instructrice)).Valeur, Is.EqualTo(1));
        Assert.That(await ListerAsync(VoletDesRenouvellements.Confirmes), Is.EqualTo(new[] { essai.DossierId }));
        Assert.That((await essai.Rapprocher.ConfirmerLesExactsAsync(Appel, [essai.DossierId], essai.Instructrice)).Valeur, Is.Zero, "once");
        Assert.That(await Renouvellements.ChargerAsync(Appel, null, 1, await essai.Instruction.ActeurAsync("lecteur")), Is.Null);
    }

    private RenouvellementsQuery Renouvellements => new(essai.Instruction.Base, essai.Instruction.Horloge);

    private async Task<IEnumerable<Guid>> ListerAsync(VoletDesRenouvellements volet) => (await Renouvellements.ChargerAsync(Appel, volet, 1, essai.Instructrice))!.Lignes.Select(l => l.Id);

    private Task<Resultat> ChoisirAsync(string? cle, int version) => essai.Rapprocher.ChoisirAsync(Appel, essai.DossierId, new ChoixDAntecedent(cle ?? "", version), essai.Instructrice);

    private async Task<HistoriqueDOrganisation?> RecordAsync(Guid organisation, Acteur acteur) =>
        await new AntecedentsDeLOrganisationQuery(essai.Instruction.Base, essai.Instruction.Horloge).ChargerAsync(Appel, organisation, await essai.Instruction.RelireAsync(acteur));

    private async Task<Rapprochement> TableauAsync(Acteur acteur) => await LireAsync(await essai.Instruction.RelireAsync(acteur));

    private async Task<Rapprochement> LireAsync(Acteur acteur)
    {
        await using var session = await essai.Instruction.Base.LireAsync();
        return (await AntecedentsDesDossiers.LireAsync(session, [essai.DossierId], acteur, essai.Instruction.Horloge.GetUtcNow()))[essai.DossierId];
    }

    private async Task<string> NomAsync(string sigle) => (await essai.Instruction.FicheAsync(essai.Secretaire))!.Contexte.Appel.Financeurs.Single(f => f.Sigle == sigle).Nom;

    // A decided dossier of a call of the year before, of the same organisation and title.
    private async Task<Guid> AncienDossierAsync()
    {
        var ancien = (await essai.Instruction.LireAsync<Guid>(Decides))[0];
        await essai.EcrireAsync(Rattacher, new { Id = ancien, essai.DossierId, Titre, Recherche = "x" });
        await essai.EcrireAsync(Vieillir, new { Code = (await essai.Instruction.LireAsync<string>(CodeDe, new { Id = ancien }))[0] });
        await essai.EcrireAsync(Decider, new { Id = ancien });
        return ancien;
    }
}
