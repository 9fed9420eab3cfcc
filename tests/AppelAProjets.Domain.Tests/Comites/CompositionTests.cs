using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Domain.Tests.Comites;

public sealed class CompositionTests
{
    private static readonly DateOnly Jour = new(2028, 2, 3);
    private static readonly FicheDeSiege Ville = new(Id(1), "Ville", 4) { Pour = "VDN", Titulaire = "Aude Nil", Suppleant = "Paul Sou" };
    private static readonly FicheDeSiege Reprise = Ville with { Id = Id(11), Version = 1, PermanentId = Ville.Id, PermanentVersion = 4 };

    [Test]
    public void A_seat_sits_from_its_first_to_its_last_day_included()
    {
        var siege = new Siege(Id(1), "Ville", Voix.Deliberative, null, Id(2)) { Du = Jour, Au = Jour.AddDays(1) };
        Assert.That(new[] { -1, 0, 1, 2 }.Select(n => siege.EstEnFonction(Jour.AddDays(n))), Is.EqualTo(new[] { false, true, true, false }));
        Assert.That((siege with { Du = null, Au = null }).EstEnFonction(Jour), Is.True);
        Assert.That(Siege.RefuserDates(Jour, Jour.AddDays(-1))!.Code, Is.EqualTo("siege.dates"));
        Assert.That(Siege.RefuserDates(Jour, Jour), Is.Null);
    }

    [Test]
    public void A_quorum_counts_the_deliberative_seats_that_can_vote_that_day()
    {
        var ville = new Siege(Id(1), "Ville", Voix.Deliberative, null, Id(2));
        Siege[] sieges = [ville, ville with { TitulaireId = Guid.Empty }, ville with { TitulaireId = Guid.Empty, SuppleantId = Id(3) }, ville with { Au = Jour.AddDays(-1) }, ville with { Voix = Voix.Consultative }];
        Assert.That(Quorum.Votants(sieges, Jour), Is.EqualTo(2));
        Assert.That(new Quorum(2).RefuserAuDela(2), Is.Null);
        Assert.That(new Quorum(9).RefuserAuDela(8)!.Message, Does.StartWith("Un quorum de 9 pour 8 sièges délibératifs"));
        Assert.That(new Quorum(2).RefuserAuDela(1)!.Message, Does.StartWith("Un quorum de 2 pour 1 siège délibératif\u00a0:"));
        Assert.That(new Quorum(0).RefuserAuDela(8), Is.Not.Null);
        Assert.That(new Quorum(1).RefuserAuDela(0)!.Message, Does.StartWith("Aucun siège délibératif"));
    }

    [Test]
    public void What_was_taken_over_and_has_not_moved_is_no_difference_even_when_the_call_changed_its_own_seat()
    {
        Assert.That(CompositionDuComite.Comparer([Ville], [Reprise], Jour), Is.Empty);
        Assert.That(CompositionDuComite.Comparer([Ville], [Reprise with { Suppleant = "Une autre" }], Jour), Is.Empty);
    }

    [Test]
    public void A_standing_seat_that_changed_says_what_it_is_and_what_it_was()
    {
        var change = CompositionDuComite.Comparer([Ville with { Version = 5, Suppleant = null, Au = new DateOnly(2028, 12, 31) }], [Reprise], Jour).Single();
        Assert.That(change.Ecart, Is.EqualTo(EcartDeComposition.Modifie));
        Assert.That(change.Changements, Is.EqualTo(new[] { "suppléant\u00a0: personne au lieu de Paul Sou", $"dernier jour\u00a0: {Domain.Appels.HeureDeParis.EcrireJour(new DateOnly(2028, 12, 31))} au lieu de aucun" }));
        Assert.That(CompositionDuComite.Comparer([Ville with { Version = 5 }], [Reprise], Jour), Is.Empty, "changed and changed back");
    }

    [Test]
    public void New_seats_removed_ones_and_one_made_by_hand_under_the_same_name()
    {
        var caf = new FicheDeSiege(Id(2), "CAF", 1) { Pour = "CAF" };
        var differences = CompositionDuComite.Comparer([caf, Ville], [Reprise with { PermanentId = null, PermanentVersion = null, Nom = "VILLE" }, Reprise with { Id = Id(12), Nom = "Bailleurs", PermanentId = Id(9) }], Jour);
        Assert.That(differences.Select(d => (d.Ecart, d.Nom)), Is.EqualTo(new[] { (EcartDeComposition.Nouveau, "CAF"), (EcartDeComposition.Modifie, "VILLE"), (EcartDeComposition.Retire, "Bailleurs") }));
        var sienne = CompositionDuComite.Comparer([], [Reprise], Jour, new HashSet<Guid> { Reprise.PermanentId!.Value }).Single();
        Assert.That(sienne.Changements, Is.EqualTo(new[] { "son financeur n’est plus dans l’appel" }));
        Assert.That(differences[^1].Changements, Is.EqualTo(new[] { "n’est plus dans la composition permanente" }));
        Assert.That(CompositionDuComite.Comparer([], [Reprise with { Au = Jour.AddDays(-1) }], Jour), Is.Empty, "ended already");
    }

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);
}
