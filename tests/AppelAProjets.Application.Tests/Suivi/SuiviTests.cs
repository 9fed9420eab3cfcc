using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Suivi;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Suivi;

namespace AppelAProjets.Application.Tests.Suivi;

/// <summary>What is said to be unscored when the committee is near: nothing of scores that the reader may not see.</summary>
[SurChaqueMoteur]
public sealed class SuiviTests
{
    private static readonly SqlStatement ComiteProche = new("UPDATE Appel SET ComitePrevuLe = @Jour, Version = Version + 1 WHERE Code = 'EMPL28'");
    private static readonly SqlStatement SansRejet = new("UPDATE Dossier SET RejetImpliciteLe = NULL WHERE Id = @Id");
    private static readonly SqlStatement Ecarter = new("UPDATE Ligne SET Etat = 'NonRecevable' WHERE DossierId = @Id AND FinanceurId = @FinanceurId");

    private InstructionDEssai essai = null!;
    private Acteur pref = null!;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        pref = await essai.ActeurAsync("instructeur.pref44");
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        await essai.EcrireAsync(SansRejet, new { Id = essai.DossierId });
        await essai.EcrireAsync(ComiteProche, new { Jour = Domain.Appels.HeureDeParis.Jour(essai.Horloge.GetUtcNow()).AddDays(7) });
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task A_dossier_that_nobody_scored_is_late_for_all_who_know_it_and_on_ones_own_side_otherwise()
    {
        Assert.That(await RetardAsync("secretariat"), Is.EqualTo(NatureDeRetard.SansNoteAvantLeComite));
        Assert.That(await RetardAsync("instructeur.pref44"), Is.EqualTo(NatureDeRetard.SansVotreNoteAvantLeComite), "the others' scores are not shown yet");
        await essai.EcrireAsync(Ecarter, new { Id = essai.DossierId, FinanceurId = pref.FinanceursComme(Role.Instructeur)[0] });
        Assert.That(await RetardAsync("instructeur.pref44"), Is.Null, "nothing to score on one's own side, nothing known of the rest");
    }

    [Test]
    public async Task A_dossier_scored_by_another_funder_is_not_said_unscored()
    {
        var autre = await CollegueAsync();
        Assert.That((await new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, await essai.GrilleAsync(autre, 4), autre)).Refus, Is.Null);
        Assert.That(await RetardAsync("secretariat"), Is.Null);
        Assert.That(await RetardAsync("instructeur.pref44"), Is.EqualTo(NatureDeRetard.SansVotreNoteAvantLeComite));
        var (tout, partie) = (await LireAsync("secretariat"), await LireAsync("instructeur.pref44"));
        Assert.That((tout.NotesConnues, partie.NotesConnues), Is.EqualTo((true, false)));
        Assert.That(tout.Quartiers.Select(q => q.Notes), Has.None.Null);
        Assert.That(partie.Quartiers.Where(q => q.EnCours > 0 && q.Notes is not null).Select(q => q.Code), Has.None.Matches<string>(c => tout.Quartiers.Single(q => q.Code == c).Notes != partie.Quartiers.Single(q => q.Code == c).Notes), "a count is whole or it is not told");
    }

    [Test]
    public async Task Each_neighbourhood_and_each_funder_has_its_phases_and_a_first_proposal_is_the_funders_own()
    {
        var tout = await LireAsync("secretariat");
        foreach (var (groupes, nombres) in new[] { (tout.Groupes.Where(g => !g.EstFinanceur), tout.Quartiers.Select(q => (q.Nom, q.Dossiers))), (tout.Groupes.Where(g => g.EstFinanceur), tout.Financeurs.Where(f => f.Lignes > 0).Select(f => (f.Sigle, f.Lignes))) })
        {
            Assert.That(groupes.Select(g => (g.Nom, g.Etats.Values.Sum())), Is.EqualTo(nombres));
        }

        foreach (var (groupe, financeur) in tout.Groupes.Where(g => g.EstFinanceur).Zip(tout.Financeurs.Where(f => f.Lignes > 0)))
        {
            Assert.That(groupe.Etapes[EtapeDuSuivi.PremiereProposition], Is.EqualTo(financeur.Proposition), groupe.Nom);
        }
    }

    private async Task<SuiviDAppel> LireAsync(string compte) => (await new SuiviQuery(essai.Base, essai.Horloge).ChargerAsync(InstructionDEssai.Appel, await essai.ActeurAsync(compte)))!;

    private async Task<NatureDeRetard?> RetardAsync(string compte) => (await LireAsync(compte)).Retards.FirstOrDefault(r => r.DossierId == essai.DossierId)?.Nature;

    private async Task<Acteur> CollegueAsync()
    {
        var sollicites = (await essai.LignesAsync()).Select(l => l.FinanceurId).Except(pref.FinanceursComme(Role.Instructeur)).ToHashSet();
        foreach (var compte in new[] { "instructeur.nm", "instructeur.nantes", "instructeur.cd44", "instructeur.caf44" })
        {
            var qui = await essai.ActeurAsync(compte);
            if (sollicites.Contains(qui.FinanceursComme(Role.Instructeur)[0]))
            {
                return qui;
            }
        }

        throw new AssertionException("nobody else is asked");
    }
}
