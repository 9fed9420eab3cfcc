using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Application.Suivi;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.Suivi;

namespace AppelAProjets.Application.Tests.Suivi;

/// <summary>What waits for someone: the counts are those of the pages that they lead to.</summary>
[SurChaqueMoteur]
public sealed class MonTravailTests
{
    private static readonly SqlStatement Complements = new("""
        INSERT INTO DemandeDeComplements (Id, DossierId, EnvoyeeLe, EnvoyeePar, TermeLe, Indispensable, Sections, Message, ReponseLe)
        VALUES (@Id, @DossierId, @Le, @Par, @TermeLe, 1, 'Projet', 'Un essai', @ReponseLe)
        """);

    private static readonly SqlStatement SansAffectation = new("DELETE FROM Affectation");
    private static readonly SqlStatement SansDemande = new("DELETE FROM DemandeDeComplements WHERE DossierId = @Id");
    private static readonly SqlStatement Deposes = new("SELECT COUNT(*) AS Nombre FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE a.Code = 'EMPL28' AND d.Etat = 'Depose'");
    private static readonly SqlStatement Renvoyer = new("UPDATE Ligne SET RenvoyeLe = @Le, RenvoyeMotif = 'À revoir.' WHERE DossierId = @DossierId");
    private static readonly SqlStatement Validation = new("UPDATE Financeur SET ValidationRequise = 1, Version = Version + 1");

    private InstructionDEssai essai = null!;

    [SetUp]
    public async Task Preparer() => essai = await InstructionDEssai.CreerAsync(120);

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task An_instructor_has_as_many_to_score_as_the_table_says()
    {
        var instructeur = await essai.ActeurAsync("instructeur.pref44");
        var tableau = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau(), instructeur))!.Totaux.ANoter;
        Assert.That(await NombreAsync("instructeur.pref44", NatureDeTravail.ANoter), Is.EqualTo(tableau).And.Positive);
        Assert.That((await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, false, "Un proche", instructeur)).Refus, Is.Null);
        var apres = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau(), await essai.RelireAsync(instructeur)))!.Totaux.ANoter;
        Assert.That(await NombreAsync("instructeur.pref44", NatureDeTravail.ANoter), Is.EqualTo(apres), "nothing of a dossier from which one stands down");
    }

    [Test]
    public async Task A_line_without_amount_waits_for_its_instructor_then_for_the_valideur()
    {
        await essai.EcrireAsync(Validation, new { });
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        var (aProposer, aValider) = (await NombreAsync("instructeur.pref44", NatureDeTravail.AProposer), await NombreAsync("valideur", NatureDeTravail.AValider));
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable, 100_000, AvisInstructeur.Favorable);
        Assert.That(await NombreAsync("instructeur.pref44", NatureDeTravail.AProposer), Is.EqualTo(aProposer - 1));
        Assert.That(await NombreAsync("valideur", NatureDeTravail.AValider), Is.EqualTo(aValider + 1));
        await essai.PlacerLesLignesAsync(EtatLigne.Proposee, 100_000, AvisInstructeur.Favorable);
        Assert.That(await NombreAsync("valideur", NatureDeTravail.AValider), Is.EqualTo(aValider));
    }

    [Test]
    public async Task What_waits_for_an_amount_is_the_list_that_it_leads_to_without_what_is_left_without_proposal()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        var instructeur = await essai.ActeurAsync("instructeur.pref44");
        var avant = await ListeAsync(new() { AProposer = true });
        Assert.That(avant, Does.Contain(essai.DossierId));
        Assert.That(await NombreAsync("instructeur.pref44", NatureDeTravail.AProposer), Is.EqualTo(avant.Count));
        Assert.That((await new RenoncerAProposer(essai.Ecrivain).ExecuterAsync(await essai.ViserAsync("PREF44"), "Hors de nos dispositifs.", instructeur)).Refus, Is.Null);
        Assert.That(await ListeAsync(new() { AProposer = true }), Is.EquivalentTo(avant.Where(id => id != essai.DossierId)));
        Assert.That(await NombreAsync("instructeur.pref44", NatureDeTravail.AProposer), Is.EqualTo(avant.Count - 1));

        await essai.EcrireAsync(SansAffectation, new { });
        await new AffecterDossier(essai.Ecrivain).ExecuterAsync((InstructionDEssai.Appel, avant[1]), [new SaisieDAffectation(instructeur.FinanceursComme(Role.Instructeur)[0], instructeur.CompteId, null)], await essai.ActeurAsync("secretariat"));
        var miens = (await ListeAsync(new() { AProposer = true, Conditions = ConditionsDuTableau.Aucune.Avec("affectation", ConditionDeColonne.Moi) })).Count;
        Assert.That((await TravailAsync("instructeur.pref44", NatureDeTravail.AProposer))!.AMoi, Is.EqualTo(miens));

        async Task<IReadOnlyList<Guid>> ListeAsync(FiltreDuTableau filtre) =>
            [.. (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, filtre with { Taille = 200 }, instructeur))!.Lignes.Select(l => l.Id)];
    }

    [Test]
    public async Task What_the_valideur_sent_back_waits_for_its_instructor_here_and_in_the_progress()
    {
        await essai.EcrireAsync(Validation, new { });
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable, 100_000, AvisInstructeur.Favorable);
        var (renvoyees, aValider, suivi) = (await NombreAsync("instructeur.pref44", NatureDeTravail.Renvoyees), await NombreAsync("valideur", NatureDeTravail.AValider), await SuiviAsync());
        await essai.EcrireAsync(Renvoyer, new { essai.DossierId, Le = essai.Horloge.GetUtcNow() });
        Assert.That(await NombreAsync("instructeur.pref44", NatureDeTravail.Renvoyees), Is.EqualTo(renvoyees + 1));
        Assert.That(await NombreAsync("valideur", NatureDeTravail.AValider), Is.EqualTo(aValider - 1));
        Assert.That(await SuiviAsync(), Is.EqualTo((suivi.AProposer + 1, suivi.AValider - 1)));

        async Task<(int AProposer, int AValider)> SuiviAsync()
        {
            var lu = (await new SuiviQuery(essai.Base, essai.Horloge).ChargerAsync(InstructionDEssai.Appel, await essai.ActeurAsync("instructeur.pref44")))!.Financeurs.Single(f => f.Sigle == "PREF44");
            return (lu.AProposer, lu.AValider);
        }
    }

    [Test]
    public async Task The_secretariat_sees_deposited_answered_and_late_dossiers_apart()
    {
        await essai.EcrireAsync(SansDemande, new { Id = essai.DossierId });
        await essai.PlacerAsync(EtatDossier.Depose);
        var deposes = (int)(await essai.LireAsync<long>(Deposes)).Single();
        Assert.That(await NombreAsync("secretariat", NatureDeTravail.AStatuer) + await NombreAsync("secretariat", NatureDeTravail.ComplementsRecus), Is.EqualTo(deposes));
        var recus = await NombreAsync("secretariat", NatureDeTravail.ComplementsRecus);
        await DemanderAsync(essai.Horloge.GetUtcNow());
        Assert.That(await NombreAsync("secretariat", NatureDeTravail.ComplementsRecus), Is.EqualTo(recus + 1));
        Assert.That(await NombreAsync("secretariat", NatureDeTravail.AStatuer), Is.EqualTo(deposes - recus - 1));

        var enRetard = await NombreAsync("secretariat", NatureDeTravail.ComplementsEnRetard);
        await essai.PlacerAsync(EtatDossier.ACompleter);
        await DemanderAsync(null);
        Assert.That(await NombreAsync("secretariat", NatureDeTravail.ComplementsEnRetard), Is.EqualTo(enRetard), "its term is today");
        essai.Horloge.Advance(TimeSpan.FromDays(1));
        Assert.That(await NombreAsync("secretariat", NatureDeTravail.ComplementsEnRetard), Is.EqualTo(enRetard + 1));
        foreach (var (nature, etat, suite) in new[]
        {
            (NatureDeTravail.ComplementsEnRetard, EtatDossier.ACompleter, SuiteDesComplements.EnRetard), (NatureDeTravail.ComplementsRecus, EtatDossier.Depose, SuiteDesComplements.Recus),
            (NatureDeTravail.AStatuer, EtatDossier.Depose, SuiteDesComplements.Jamais),
        })
        {
            var liste = await new RecevabiliteQuery(essai.Base, essai.Ecrivain, essai.Horloge)
                .ListerAsync(InstructionDEssai.Appel, new(etat, false, null, TriDeRecevabilite.Rejet, 1) { Suite = suite }, 200, await essai.ActeurAsync("secretariat"));
            Assert.That(liste!.Nombre, Is.EqualTo(await NombreAsync("secretariat", nature)), "the list that the link opens");
        }

        var appel = (await new AppelsQuery(essai.Base, essai.Horloge).ListerAsync(await essai.ActeurAsync("secretariat"))).Single(a => a.Code == InstructionDEssai.Appel);
        Assert.That(appel.AVerifier, Is.EqualTo(deposes - 1), "to examine: what is deposited, not what is awaited from its porteur");
    }

    [Test]
    public async Task Who_only_reads_has_nothing_to_do_and_two_commands_say_it()
    {
        var lecteur = await essai.ActeurAsync("lecteur");
        var (commandes, observateur) = (0, essai.Base.Observateur);
        essai.Base.Observateur = (_, _) => commandes++;
        var travail = await new MonTravailQuery(essai.Base, essai.Horloge).ChargerAsync(lecteur);
        essai.Base.Observateur = observateur;
        Assert.That(travail, Is.Empty);
        Assert.That(commandes, Is.EqualTo(2));
    }

    private Task DemanderAsync(DateTimeOffset? reponse) => essai.EcrireAsync(Complements, new
    {
        Id = Guid.CreateVersion7(), essai.DossierId, Le = essai.Horloge.GetUtcNow(), Par = Guid.CreateVersion7(), TermeLe = Domain.Appels.HeureDeParis.Jour(essai.Horloge.GetUtcNow()), ReponseLe = reponse,
    });

    private async Task<int> NombreAsync(string compte, NatureDeTravail nature) => (await TravailAsync(compte, nature))?.Nombre ?? 0;

    private async Task<TravailAttendu?> TravailAsync(string compte, NatureDeTravail nature) =>
        (await new MonTravailQuery(essai.Base, essai.Horloge).ChargerAsync(await essai.ActeurAsync(compte)))
            .SingleOrDefault(a => a.Code == InstructionDEssai.Appel)?.Attendus.SingleOrDefault(t => t.Nature == nature);
}
