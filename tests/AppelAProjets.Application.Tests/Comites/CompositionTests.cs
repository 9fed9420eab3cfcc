using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Tests.Comites;

[SurChaqueMoteur]
public sealed class CompositionTests
{
    private static readonly SqlStatement ElargirLeQuorum = new("UPDATE Seance SET Quorum = @Quorum WHERE Id = @Id");
    private static readonly SqlStatement Annuler = new("UPDATE Seance SET Etat = 'Arretee' WHERE Id <> @Id");

    private SeanceDEssai essai = null!;
    private Acteur secretariat = null!;
    private SeanceDetailRow seance = null!;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await SeanceDEssai.OuvrirAsync();
        secretariat = await essai.ActeurAsync("secretariat");
        seance = (await essai.TableauAsync(secretariat)).Seance;
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task A_call_takes_the_standing_composition_over_in_one_press_then_sees_what_changed_and_takes_it_again()
    {
        var membre = await essai.ActeurAsync("membre.nm");
        await DefinirAsync(new SiegeADefinir { Nom = "Personnalité qualifiée", College = "Personnalités qualifiées", Voix = Voix.Consultative, TitulaireId = membre.CompteId });
        Assert.That((await DifferencesAsync()).Select(d => d.Nom), Is.EqualTo(new[] { "Personnalité qualifiée" }));
        Assert.That((await ReprendreAsync()).Valeur, Is.EqualTo(1));
        Assert.That(await DifferencesAsync(), Is.Empty);

        var permanent = await PermanentAsync();
        await DefinirAsync(new SiegeADefinir { Id = permanent.Id, Version = permanent.Version, Nom = permanent.Nom, College = permanent.College, Voix = Voix.Deliberative, TitulaireId = membre.CompteId });
        Assert.That((await DifferencesAsync()).Single().Changements.Single(), Does.Contain("Voix délibérative au lieu de Voix consultative"));
        Assert.That((await ReprendreAsync()).EstRefuse, Is.False);
        Assert.That((await SiegesAsync()).Single(s => s.Nom == permanent.Nom), Has.Property("Voix").EqualTo(Voix.Deliberative).And.Property("College").EqualTo("Personnalités qualifiées"));

        permanent = await PermanentAsync();
        Assert.That((await new DefinirSiegePermanent(essai.Ecrivain).RetirerAsync(permanent.Id, permanent.Version, secretariat)).EstRefuse, Is.False);
        Assert.That((await DifferencesAsync()).Single(), Has.Property("Ecart").EqualTo(EcartDeComposition.Retire));
        Assert.That((await ReprendreAsync()).Valeur, Is.EqualTo(1));
        Assert.That((await SiegesAsync()).Select(s => s.Nom), Has.No.Member(permanent.Nom), "it never sat: erased");
    }

    [Test]
    public async Task Removing_a_seat_never_leaves_a_session_with_a_quorum_that_it_cannot_reach()
    {
        var sieges = (await SiegesAsync()).Where(s => s.Voix == Voix.Deliberative).ToList();
        await essai.EcrireAsync(ElargirLeQuorum, new { seance.Id, Quorum = sieges.Count });
        var retire = await RetirerAsync(sieges[0]);
        Assert.That(retire.Refus!.Message, Does.Contain($"Un quorum de {sieges.Count} pour {sieges.Count - 1} sièges délibératifs"));
        Assert.That((await SiegesAsync()).Count(s => s.Voix == Voix.Deliberative), Is.EqualTo(sieges.Count), "nothing was written");

        await essai.EcrireAsync(ElargirLeQuorum, new { seance.Id, Quorum = 1 });
        await essai.EcrireAsync(Annuler, new { seance.Id });
        Assert.That((await RetirerAsync(sieges[0])).EstRefuse, Is.False);
        var garde = (await SiegesAsync()).Single(s => s.Id == sieges[0].Id);
        Assert.That(garde.Au, Is.Not.Null, "it was present: ended, not erased");
    }

    [Test]
    public async Task A_quorum_over_the_seats_that_can_vote_is_refused_with_the_number()
    {
        var votants = (await SiegesAsync()).Count(s => s.Voix == Voix.Deliberative);
        var presidence = await essai.ActeurAsync("presidence");
        var refus = await new PreparerSeance(essai.Ecrivain).ExecuterAsync(
            new SeanceAPreparer { Code = seance.Code, Titre = "Séance de plus", Jour = new DateOnly(2028, 3, 1), Heure = new TimeOnly(9, 0), Quorum = votants + 1, PresidenceId = presidence.CompteId }, secretariat);
        Assert.That(refus.Refus!.Message, Does.StartWith($"Un quorum de {votants + 1} pour {votants} sièges délibératifs"));
    }

    [Test]
    public async Task Whoever_holds_no_seat_on_the_day_of_the_session_does_not_see_it()
    {
        var membre = await essai.ActeurAsync("membre.nm");
        Assert.That(await new SeanceQuery(essai.Base).ChargerAsync(seance.Id, membre, default), Is.Not.Null);
        var sien = (await SiegesAsync()).Single(s => s.TitulaireId == membre.CompteId);
        var fin = Domain.Appels.HeureDeParis.Jour(seance.PrevueLe).AddDays(-1);
        await essai.EcrireAsync(ElargirLeQuorum, new { seance.Id, Quorum = 1 });
        await essai.EcrireAsync(Annuler, new { seance.Id });
        var saisie = new SiegeADefinir { Id = sien.Id, Version = sien.Version, Nom = sien.Nom, FinanceurId = sien.FinanceurId, Voix = sien.Voix, TitulaireId = sien.TitulaireId, SuppleantId = sien.SuppleantId, Au = fin };
        Assert.That((await new DefinirSiege(essai.Ecrivain).ExecuterAsync(seance.Code, saisie, secretariat)).TousLesRefus, Is.Empty);
        Assert.That(await new SeanceQuery(essai.Base).ChargerAsync(seance.Id, membre, default), Is.Null);
        Assert.That((await essai.TableauAsync(secretariat)).Sieges.Select(s => s.Id), Has.No.Member(sien.Id), "nor does it sit");
    }

    [Test]
    public async Task A_seat_is_held_by_a_member_of_the_committee_and_that_of_a_funder_by_one_of_its_own()
    {
        var sien = (await SiegesAsync()).Single(s => s.Nom.Contains("Préfecture", StringComparison.Ordinal));
        var (instructeur, autre) = (await essai.ActeurAsync("instructeur.pref44"), await essai.ActeurAsync("membre.nm"));
        var saisie = new SiegeADefinir { Id = sien.Id, Version = sien.Version, Nom = sien.Nom, FinanceurId = sien.FinanceurId, Voix = sien.Voix, TitulaireId = instructeur.CompteId, SuppleantId = autre.CompteId };
        var refus = (await new DefinirSiege(essai.Ecrivain).ExecuterAsync(seance.Code, saisie, secretariat)).TousLesRefus;
        Assert.That(refus.Select(r => (r.Code, r.Champ)), Is.EquivalentTo(new[] { ("siege.membre", "TitulaireId"), ("siege.membre-financeur", "SuppleantId") }));
        Assert.That(refus.Single(r => r.Champ == "SuppleantId").Message, Does.StartWith(autre.Nom));
        Assert.That((await SiegesAsync()).Single(s => s.Id == sien.Id).TitulaireId, Is.EqualTo(sien.TitulaireId));
    }

    [Test]
    public async Task Only_the_Secrétariat_composes_the_committee()
    {
        var membre = await essai.ActeurAsync("membre.nm");
        var siege = new SiegeADefinir { Nom = "Le mien", Voix = Voix.Deliberative, TitulaireId = membre.CompteId };
        Assert.That((await new DefinirSiegePermanent(essai.Ecrivain).ExecuterAsync(siege, membre)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await new ReprendreComposition(essai.Ecrivain).ExecuterAsync(seance.Code, membre)).Issue, Is.EqualTo(Issue.Absent));
    }

    private async Task<SiegeRow> PermanentAsync() => (await Composition.PermanentsAsync()).Single(s => s.Nom == "Personnalité qualifiée");

    private CompositionQuery Composition => new(essai.Base, essai.Horloge);

    private async Task DefinirAsync(SiegeADefinir siege) => Assert.That((await new DefinirSiegePermanent(essai.Ecrivain).ExecuterAsync(siege, secretariat)).TousLesRefus, Is.Empty);

    private Task<Resultat<int>> ReprendreAsync() => new ReprendreComposition(essai.Ecrivain).ExecuterAsync(seance.Code, secretariat);

    private Task<Resultat> RetirerAsync(SiegeRow siege) => new DefinirSiege(essai.Ecrivain).RetirerAsync(seance.Code, siege.Id, siege.Version, secretariat);

    private async Task<IReadOnlyList<DifferenceDeComposition>> DifferencesAsync() => await Composition.DifferencesAsync(seance.AppelId);

    private async Task<IReadOnlyList<SiegeRow>> SiegesAsync() => (await new ComiteQuery(essai.Base).AppelAsync(seance.Code, secretariat, default))!.Value.Sieges;
}
