using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Coinstruction;

[SurChaqueMoteur]
public sealed class ReunionsTests
{
    private static readonly SqlStatement TerritoireDuDossier = new("""
        SELECT tq.TerritoireId FROM DossierQuartier dq JOIN TerritoireQuartier tq ON tq.QuartierCode = dq.QuartierCode WHERE dq.DossierId = @Id ORDER BY dq.Part DESC
        """);

    private static readonly SqlStatement Lus = new("SELECT ObjetId FROM Journal WHERE Action = 'consulter' AND Objet = 'Dossier' AND CompteId = @CompteId");

    private InstructionDEssai essai = null!;
    private Acteur secretariat = null!;
    private Guid reunionId;

    private FinirReunion Finir => new(essai.Ecrivain);

    private static IEnumerable<string> Codes(Resultat resultat) => resultat.TousLesRefus.Select(r => r.Code);

    private (string, Guid) Reunion => (InstructionDEssai.Appel, reunionId);

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        secretariat = await essai.ActeurAsync("secretariat");
        var territoire = (await essai.LireAsync<Guid>(TerritoireDuDossier, new { Id = essai.DossierId }))[0];
        var creee = await new PreparerReunion(essai.Ecrivain).CreerAsync(
            InstructionDEssai.Appel, new SaisieDeReunion(territoire, new DateOnly(2028, 3, 14), new TimeOnly(14, 0), "Maison de quartier"), secretariat);
        Assert.That(creee.Refus, Is.Null);
        reunionId = creee.Valeur;
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_meeting_opens_with_the_dossiers_of_its_territory_that_are_being_instructed_in_order()
    {
        var lue = (await LireAsync(secretariat))!;
        Assert.That(lue.Dossiers.Select(d => d.Id), Does.Contain(essai.DossierId));
        Assert.That(lue.Dossiers.Select(d => d.Etat), Has.All.EqualTo(EtatDossier.EnInstruction));
        Assert.That(lue.Dossiers.Select(d => d.Numero), Is.Ordered);
        var voulus = lue.Dossiers.Reverse().Select((d, rang) => new DossierChoisi(d.Id, rang)).ToList();
        Assert.That(await OrdonnerAsync(voulus), Is.Empty);
        Assert.That((await LireAsync(secretariat))!.Dossiers.Select(d => d.Id), Is.EqualTo(voulus.Select(v => v.DossierId)));
    }

    [Test]
    public async Task A_dossier_leaves_the_meeting_only_while_its_avis_is_not_written()
    {
        var autres = (await LireAsync(secretariat))!.Dossiers.Where(d => d.Id != essai.DossierId).Select(d => new DossierChoisi(d.Id, 1)).ToList();
        Assert.That(await DonnerAsync(secretariat, SensDeQuartier.Favorable, "", 0), Is.Empty);
        Assert.That(await OrdonnerAsync(autres), Is.EqualTo(new[] { "reunion.avis" }));
        Assert.That((await LireAsync(secretariat))!.Dossiers.Select(d => d.Id), Does.Contain(essai.DossierId));
    }

    [Test]
    public async Task A_meeting_ended_changes_no_more_until_it_is_opened_again()
    {
        Assert.That(Codes(await Finir.TerminerAsync(Reunion, 1, secretariat)), Is.EqualTo(new[] { "reunion.avenir" }));
        essai.Horloge.SetUtcNow(new DateTimeOffset(2028, 3, 15, 8, 0, 0, TimeSpan.Zero));
        var instructeur = await essai.ActeurAsync("instructeur.pref44");
        Assert.That(Codes(await Finir.TerminerAsync(Reunion, 1, instructeur)), Is.EqualTo(new[] { "introuvable" }));
        var version = (await LireAsync(secretariat))!.Reunion.Version;
        Assert.That(Codes(await Finir.TerminerAsync(Reunion, version + 1, secretariat)), Is.EqualTo(new[] { "conflit" }));
        Assert.That(Codes(await Finir.TerminerAsync(Reunion, version, secretariat)), Is.Empty);
        var lue = (await LireAsync(secretariat))!;
        Assert.That((lue.PeutTenir, lue.PeutRouvrir, lue.Reunion.EstAnnulee), Is.EqualTo((false, true, false)));
        Assert.That(await DonnerAsync(secretariat, SensDeQuartier.Favorable, "", 0), Is.EqualTo(new[] { "reunion.finie" }));
        Assert.That(Codes(await Finir.RouvrirAsync(Reunion, lue.Reunion.Version, secretariat)), Is.Empty);
        Assert.That(await DonnerAsync(secretariat, SensDeQuartier.Favorable, "", 0), Is.Empty);
    }

    [Test]
    public async Task A_meeting_is_cancelled_with_a_reason_unless_something_was_written_in_it()
    {
        var version = (await LireAsync(secretariat))!.Reunion.Version;
        Assert.That(Codes(await Finir.AnnulerAsync(Reunion, " ", version, secretariat)), Is.EqualTo(new[] { "reunion.motif" }));
        Assert.That(Codes(await Finir.AnnulerAsync(Reunion, "Salle indisponible.", version, secretariat)), Is.Empty);
        Assert.That((await LireAsync(await essai.ActeurAsync("instructeur.pref44")))!.Reunion.AnnulationMotif, Is.EqualTo("Salle indisponible."));
        Assert.That(Codes(await Finir.RouvrirAsync(Reunion, version + 1, secretariat)), Is.Empty);
        Assert.That(await DonnerAsync(secretariat, SensDeQuartier.Favorable, "", 0), Is.Empty);
        Assert.That(Codes(await Finir.AnnulerAsync(Reunion, "Trop tard.", version + 2, secretariat)), Is.EqualTo(new[] { "reunion.ecrite" }));
    }

    [Test]
    public async Task The_avis_is_typed_by_who_holds_the_meeting_a_reserve_is_explained_and_two_pages_conflict()
    {
        var instructeur = await essai.ActeurAsync("instructeur.pref44");
        Assert.That((await LireAsync(instructeur))!.PeutTenir, Is.False);
        Assert.That(await DonnerAsync(instructeur, SensDeQuartier.Favorable, "Oui.", 0), Is.EqualTo(new[] { "introuvable" }));
        Assert.That(await DonnerAsync(secretariat, null, "", 0), Is.EqualTo(new[] { "quartier.sens" }));
        Assert.That(await DonnerAsync(secretariat, SensDeQuartier.FavorableSousReserve, " ", 0), Is.EqualTo(new[] { "quartier.motif" }));
        Assert.That(await DonnerAsync(secretariat, SensDeQuartier.FavorableSousReserve, "Ouvrir le samedi.", 0), Is.Empty);
        Assert.That(await DonnerAsync(secretariat, SensDeQuartier.Defavorable, "Non.", 0), Is.EqualTo(new[] { "conflit" }));
        Assert.That(await DonnerAsync(secretariat, SensDeQuartier.Favorable, "Ouvert le samedi.", 1), Is.Empty);
        var avis = (await new AvisDeQuartierQuery(essai.Base, essai.Horloge).ListerAsync(InstructionDEssai.Appel, essai.DossierId, instructeur)).Single();
        Assert.That((avis.Sens, avis.Texte, avis.Auteur), Is.EqualTo(((SensDeQuartier?)SensDeQuartier.Favorable, "Ouvert le samedi.", secretariat.Nom)));
        await essai.PlacerAsync(EtatDossier.EnComite);
        Assert.That(await DonnerAsync(secretariat, SensDeQuartier.Favorable, "Trop tard.", 2), Is.EqualTo(new[] { "quartier.tard" }));
    }

    [Test]
    public async Task What_is_projected_hides_the_work_of_every_funder_until_the_instruction_is_closed()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Proposee, 1234500, AvisInstructeur.Favorable);
        foreach (var compte in new[] { "secretariat", "instructeur.pref44" })
        {
            var fiche = (await ProjeterAsync(await essai.ActeurAsync(compte)))!.Fiche!;
            Assert.That(fiche.Lignes.Select(l => (l.EstVisible, l.Avis, l.Propose)), Has.All.EqualTo((false, (AvisInstructeur?)null, (Montant?)null)), compte);
            Assert.That((fiche.MontreDesTravaux, fiche.Synthese), Is.EqualTo((false, (Synthese?)null)), compte);
        }

        await essai.PlacerAsync(EtatDossier.Instruit);
        Assert.That((await ProjeterAsync(secretariat))!.Fiche!.Lignes.Select(l => l.Avis), Has.All.EqualTo(AvisInstructeur.Favorable));
    }

    [Test]
    public async Task Someone_present_who_stands_down_leaves_the_room_before_the_dossier_is_opened()
    {
        var nm = await essai.ActeurAsync("instructeur.nm");
        Assert.That((await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, false, "Membre de la famille.", nm)).Refus, Is.Null);
        Assert.That((await ProjeterAsync(secretariat))!.Fiche, Is.Not.Null, "not in the room");
        Assert.That((await new NoterPresents(essai.Ecrivain).ExecuterAsync(Reunion, new SaisieDePresents([nm.CompteId], "Awa Diallo, conseil citoyen\n\nPaul Roux", (await LireAsync(secretariat))!.Reunion.Version), secretariat)).Refus, Is.Null);
        Assert.That((await LireAsync(secretariat))!.Presents.Select(p => (p.Nom, p.CompteId is null)), Is.EqualTo(new[] { (nm.Nom, false), ("Awa Diallo", true), ("Paul Roux", true) }));
        var bloquee = (await ProjeterAsync(secretariat))!;
        Assert.That((bloquee.ASortir.Select(s => s.Nom).Single(), bloquee.Fiche), Is.EqualTo((nm.Nom, (FicheDeReunion?)null)));
        Assert.That(await DonnerAsync(secretariat, SensDeQuartier.Favorable, "", 0), Is.EqualTo(new[] { "quartier.deport" }));
        Assert.That((await new ConstaterSortie(essai.Ecrivain).ExecuterAsync(Reunion, essai.DossierId, [nm.CompteId], secretariat)).Refus, Is.Null);
        Assert.That((await ProjeterAsync(secretariat))!.Fiche, Is.Not.Null);
        Assert.That((await essai.FicheAsync(secretariat))!.Historique[^1].Action, Is.EqualTo("constater-sortie"));
        var chezLui = (await LireAsync(await essai.RelireAsync(nm)))!;
        Assert.That((chezLui.Dossiers.Any(d => d.Id == essai.DossierId), chezLui.MesDeports), Is.EqualTo((false, 1)), "nothing of it is loaded for that person");
        Assert.That(await ProjeterAsync(await essai.RelireAsync(nm)), Is.Null);
    }

    [Test]
    public async Task All_the_sheets_are_read_and_journaled_at_once_however_many_they_are()
    {
        var projections = new ProjectionQuery(essai.Base, essai.Ecrivain);
        var ((une, toutes), observateur) = ((0, 0), essai.Base.Observateur);
        essai.Base.Observateur = (_, _) => une++;
        var seule = await projections.ChargerAsync(InstructionDEssai.Appel, reunionId, essai.DossierId, secretariat);
        essai.Base.Observateur = (_, _) => toutes++;
        var lues = (await projections.ToutesAsync(InstructionDEssai.Appel, reunionId, secretariat))!;
        essai.Base.Observateur = observateur;
        Assert.That(lues, Has.Count.GreaterThan(1).And.All.Property(nameof(Projection.Fiche)).Not.Null);
        Assert.That(toutes, Is.EqualTo(une), "as many commands for all as for one");
        var elle = lues.Single(l => l.Dossier.Id == essai.DossierId).Fiche!;
        Assert.That((elle.Contenu.Projet.Titre, elle.TotalCharges), Is.EqualTo((seule!.Fiche!.Contenu.Projet.Titre, seule.Fiche.TotalCharges)));
        Assert.That(elle.Lignes, Is.EqualTo(seule.Fiche.Lignes));
        var actes = await essai.LireAsync<string>(Lus, new { secretariat.CompteId });
        Assert.That(actes.Distinct().Count(), Is.EqualTo(lues.Count));
    }

    [Test]
    public async Task On_paper_a_dossier_from_which_the_reader_stands_down_is_said_to_be_missing()
    {
        var nm = await essai.ActeurAsync("instructeur.nm");
        Assert.That(Texte(ImprimeDeReunion.CompteRendu((await LireAsync(nm))!)), Does.Not.Contain("exemplaire"));
        Assert.That((await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, false, "Membre de la famille.", nm)).Refus, Is.Null);
        Assert.That(Texte(ImprimeDeReunion.CompteRendu((await LireAsync(await essai.RelireAsync(nm)))!)), Does.Contain("Un dossier de la réunion n’est pas dans cet exemplaire"));

        static string Texte(DocumentImprime document) => string.Join("\n", document.Blocs.OfType<Paragraphe>().SelectMany(p => p.Fragments).Select(f => f.Texte));
    }

    private Task<ReunionLue?> LireAsync(Acteur acteur) => new ReunionsQuery(essai.Base, essai.Horloge).ChargerAsync(InstructionDEssai.Appel, reunionId, acteur);

    private Task<Projection?> ProjeterAsync(Acteur acteur) => new ProjectionQuery(essai.Base, essai.Ecrivain).ChargerAsync(InstructionDEssai.Appel, reunionId, essai.DossierId, acteur);

    private async Task<string[]> OrdonnerAsync(IReadOnlyList<DossierChoisi> choisis) =>
        [.. (await new OrdonnerDossiers(essai.Ecrivain).ExecuterAsync(Reunion, choisis, (await LireAsync(secretariat))!.Reunion.Version, secretariat)).TousLesRefus.Select(r => r.Code)];

    private async Task<string[]> DonnerAsync(Acteur acteur, SensDeQuartier? sens, string texte, int version) =>
        [.. (await new DonnerAvisDeQuartier(essai.Ecrivain).ExecuterAsync(Reunion, essai.DossierId, new SaisieDAvisDeQuartier(sens, texte, version), acteur)).TousLesRefus.Select(r => r.Code)];
}
