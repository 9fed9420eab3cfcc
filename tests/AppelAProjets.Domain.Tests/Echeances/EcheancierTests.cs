using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Echeances;
using AppelAProjets.Domain.Messages;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Echeances;

/// <summary>What is due, told by each key once whatever the hours of the passes.</summary>
public sealed class EcheancierTests
{
    private static readonly DateOnly Terme = new(2028, 3, 20);
    private static readonly DateTimeOffset Debut = new(2028, 1, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<FaitDEcheance> Faits =
        from sorte in Gen.Enum<SorteDEcheance>()
        from jours in Gen.Int[0, 60]
        from heures in Gen.Int[0, 23]
        from avecHeure in Gen.Bool
        select new FaitDEcheance(sorte, "x", Debut.AddHours(heures), HeureDeParis.Jour(Debut).AddDays(jours))
        {
            TermeLe = avecHeure && sorte is SorteDEcheance.Brouillon or SorteDEcheance.Acces ? HeureDeParis.Convertir(HeureDeParis.Jour(Debut).AddDays(jours), new TimeOnly(23, 59)).Valeur : null,
        };

    private static readonly Gen<DateTimeOffset> Moments = from minutes in Gen.Int[-60 * 24, 60 * 24 * 90] select Debut.AddMinutes(minutes);

    // 10 January to 20 March: the day, then the steps told on it at 9 in Paris by a pass a day.
    [TestCase(SorteDEcheance.Complements, "17/03 -3", "19/03 -1", "21/03 1")]
    [TestCase(SorteDEcheance.RejetImplicite, "05/03 -15", "15/03 -5", "20/03 0")]
    [TestCase(SorteDEcheance.Avis, "17/03 -3", "19/03 -1", "21/03 1")]
    [TestCase(SorteDEcheance.Instruction, "13/03 -7", "21/03 1")]
    [TestCase(SorteDEcheance.Notes, "13/03 -7", "21/03 1")]
    [TestCase(SorteDEcheance.BonASigner, "16/03 -4", "20/03 0", "21/03 1")]
    [TestCase(SorteDEcheance.ReponseAuCourrier, "13/03 -7", "19/03 -1", "21/03 1")]
    [TestCase(SorteDEcheance.LectureDuCourrier, "20/03 0")]
    [TestCase(SorteDEcheance.Condition, "13/03 -7", "19/03 -1", "21/03 1")]
    [TestCase(SorteDEcheance.PiecePermanente, "19/02 -30", "21/03 1")]
    [TestCase(SorteDEcheance.Acces, "05/03 -15", "18/03 -2")]
    public void A_pass_a_day_tells_each_step_on_its_day(SorteDEcheance sorte, params string[] attendus) => Assert.That(Jours(new(sorte, "x", Debut, Terme)), Is.EqualTo(attendus));

    [TestCase("2028-01-10", "05/03 -15", "13/03 -7", "18/03 -2", "20/03 0", "21/03 1")]
    [TestCase("2028-03-13", "18/03 -2", "20/03 0", "21/03 1")]
    [TestCase("2028-03-20", "21/03 1", TestName = "A draft begun on the last day is only told that it was not deposited")]
    public void A_draft_is_told_before_the_closing_and_once_after_it(string commence, params string[] attendus)
    {
        var depuis = HeureDeParis.Convertir(DateOnly.Parse(commence, null), new TimeOnly(10, 0)).Valeur;
        Assert.That(Jours(new(SorteDEcheance.Brouillon, "x", depuis, Terme) { TermeLe = new DateTimeOffset(2028, 3, 20, 22, 59, 59, TimeSpan.Zero) }), Is.EqualTo(attendus));
    }

    [TestCase(SorteDEcheance.RejetImplicite, Cercle.Secretariat, false)]
    [TestCase(SorteDEcheance.Complements, Cercle.Porteur, false)]
    [TestCase(SorteDEcheance.Piece, Cercle.Porteur, false)]
    [TestCase(SorteDEcheance.Condition, Cercle.Porteur, false)]
    [TestCase(SorteDEcheance.ReponseAuCourrier, Cercle.DestinatairesDuCourrier, false)]
    [TestCase(SorteDEcheance.LectureDuCourrier, Cercle.DestinatairesDuCourrier, false)]
    [TestCase(SorteDEcheance.BonASigner, Cercle.SignatairesDuFinanceur, false)]
    [TestCase(SorteDEcheance.Avis, Cercle.Consulte, false)]
    [TestCase(SorteDEcheance.Acces, Cercle.Interesse, false)]
    [TestCase(SorteDEcheance.Brouillon, Cercle.Porteur, true)]
    [TestCase(SorteDEcheance.PiecePermanente, Cercle.Organisation, true)]
    [TestCase(SorteDEcheance.Complements, Cercle.Secretariat, true)]
    [TestCase(SorteDEcheance.BonASigner, Cercle.Secretariat, true)]
    [TestCase(SorteDEcheance.Avis, Cercle.Demandeur, true)]
    [TestCase(SorteDEcheance.Instruction, Cercle.Instructeurs, true)]
    [TestCase(SorteDEcheance.Notes, Cercle.Interesse, true)]
    public void What_carries_a_right_or_a_term_of_theirs_is_never_refused(SorteDEcheance sorte, Cercle cercle, bool auChoix) =>
        Assert.That(Echeancier.Genre(sorte, cercle).Regle().EstAuChoix, Is.EqualTo(auChoix));

    [Test]
    public void Nobody_is_told_before_the_closing_once_it_is_past_nor_within_a_quarter_of_an_hour()
    {
        var cloture = new DateTimeOffset(2028, 3, 20, 11, 0, 0, TimeSpan.Zero);
        var fait = new FaitDEcheance(SorteDEcheance.Brouillon, "x", Debut, Terme) { TermeLe = cloture };
        SortDEcheance? Sort(DateTimeOffset le, int jours) => Echeancier.Atteintes(fait, le).SingleOrDefault(e => e.Palier.Jours == jours)?.Sort;
        Assert.That((Sort(cloture.AddSeconds(-1), 0), Sort(cloture, 0), Sort(cloture.AddMinutes(14), 1), Sort(cloture.AddMinutes(15), 1)),
            Is.EqualTo((SortDEcheance.Due, SortDEcheance.Passee, (SortDEcheance?)null, SortDEcheance.Due)));
    }

    [Test]
    public void After_a_week_off_only_the_last_step_is_told_and_the_others_are_passed_over()
    {
        var atteintes = Echeancier.Atteintes(new(SorteDEcheance.Complements, "x", Debut, Terme), new DateTimeOffset(2028, 3, 24, 9, 0, 0, TimeSpan.Zero));
        Assert.That(atteintes.Select(e => (e.Palier.Jours, e.Sort)), Is.EqualTo(new[] { (-3, SortDEcheance.Passee), (-1, SortDEcheance.Passee), (1, SortDEcheance.Due) }));
        var oubliees = Echeancier.Atteintes(new(SorteDEcheance.Complements, "x", Debut, Terme), new DateTimeOffset(2028, 4, 24, 9, 0, 0, TimeSpan.Zero));
        Assert.That(oubliees.Select(e => e.Sort), Is.All.EqualTo(SortDEcheance.Passee).And.Exactly(3).Items);
    }

    [Test]
    public void A_term_put_off_is_another_one() => Assert.That(
        new EcheanceAtteinte(new(SorteDEcheance.Piece, "x", Debut, Terme), new(-1, Cercle.Porteur), SortDEcheance.Due).Cle,
        Is.Not.EqualTo(new EcheanceAtteinte(new(SorteDEcheance.Piece, "x", Debut, Terme.AddDays(7)), new(-1, Cercle.Porteur), SortDEcheance.Due).Cle));

    [Test]
    public void Whatever_the_moments_no_key_is_told_twice_and_none_comes_back() =>
        Gen.Select(Faits, Moments.Array[1, 40]).Sample((fait, moments) =>
        {
            HashSet<string> connues = [];
            List<string> dites = [];
            // In any order: the clock is stepped back and forward.
            foreach (var moment in moments)
            {
                foreach (var atteinte in Echeancier.Atteintes(fait, moment).Where(a => connues.Add(a.Cle)))
                {
                    dites.AddRange(atteinte.Sort == SortDEcheance.Due ? [atteinte.Cle] : []);
                }
            }

            var toutes = Echeancier.Atteintes(fait, moments.Max()).Select(a => a.Cle).ToHashSet();
            Assert.That(dites, Is.Unique);
            Assert.That(connues, Is.EquivalentTo(toutes), "what was reached once is reached for ever");
            Assert.That(connues.Count, Is.LessThanOrEqualTo(Echeancier.Paliers(fait.Sorte).Count));
        }, iter: 2_000);

    [Test]
    public void An_hourly_pass_tells_every_step_that_is_wanted_once_and_in_order() =>
        Faits.Sample(fait =>
        {
            HashSet<string> connues = [];
            List<int> dits = [];
            for (var le = Debut.AddDays(-1); le < Debut.AddDays(90); le = le.AddHours(1))
            {
                dits.AddRange(Echeancier.Atteintes(fait, le).Where(a => connues.Add(a.Cle) && a.Sort == SortDEcheance.Due).Select(a => a.Palier.Jours));
            }

            // Written apart from the rule: a step is wanted on a later day than the beginning, and told while it has some use.
            var premierJour = HeureDeParis.Jour(fait.DepuisLe);
            int[] voulus = [.. Echeancier.Paliers(fait.Sorte).Select(p => p.Jours).Where(j => fait.Terme.AddDays(j) > premierJour)];
            var attendus = fait is { TermeLe: not null, Sorte: SorteDEcheance.Brouillon } && fait.Terme == premierJour ? [1] : voulus;
            Assert.That(dits, Is.EqualTo(attendus));
        }, iter: 300);

    [Test]
    public void Things_that_share_a_person_are_on_one_page_and_none_is_lost() =>
        Gen.Select(Gen.Int[0, 30].Array[0, 3].Array[0, 60], Gen.Int[1, 20]).Sample((elements, taille) =>
        {
            var tous = elements.Select((personnes, rang) => (Rang: rang, Personnes: (IReadOnlyCollection<string>)[.. personnes.Distinct().Select(p => $"p{p}")])).ToList();
            var pages = PagesDeTravail.Couper(tous, e => e.Personnes, taille);
            Assert.That(pages.SelectMany(p => p).Select(e => e.Rang), Is.EquivalentTo(tous.Select(e => e.Rang)));
            Assert.That(pages.Take(pages.Count - 1).Select(p => p.Count), Is.All.GreaterThanOrEqualTo(taille));
            Assert.That(pages.Select((page, numero) => page.SelectMany(e => e.Personnes).Distinct().Select(p => (p, numero))).SelectMany(x => x).GroupBy(x => x.p).Select(g => g.Count()), Is.All.EqualTo(1));
        }, iter: 500);

    private static List<string> Jours(FaitDEcheance fait)
    {
        HashSet<string> connues = [];
        List<string> dits = [];
        for (var jour = new DateOnly(2028, 1, 10); jour < new DateOnly(2028, 6, 1); jour = jour.AddDays(1))
        {
            var le = HeureDeParis.Convertir(jour, new TimeOnly(9, 0)).Valeur;
            dits.AddRange(Echeancier.Atteintes(fait, le).Where(a => connues.Add(a.Cle) && a.Sort == SortDEcheance.Due).Select(a => $"{jour.Day:00}/{jour.Month:00} {a.Palier.Jours}"));
        }

        return dits;
    }
}
