using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Suivi;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Suivi;

public sealed class DelaiMesureTests
{
    private static readonly Gen<TimeSpan> Durees = Gen.Int[-5, 400].Select(jours => TimeSpan.FromHours(jours * 7));

    [Test]
    public void Each_percentile_is_a_duration_that_was_measured_and_covers_its_share() => Durees.List[1, 60].Sample(durees =>
    {
        var lues = durees.Select(d => d < TimeSpan.Zero ? TimeSpan.Zero : d).ToList();
        var mesure = DelaiMesure.De(durees)!;
        Assert.That(mesure.Nombre, Is.EqualTo(lues.Count));
        Assert.That(lues, Does.Contain(mesure.Mediane).And.Contain(mesure.NeufSurDix));
        Assert.That(mesure.NeufSurDix, Is.GreaterThanOrEqualTo(mesure.Mediane));
        Couvre(lues, mesure.Mediane, 50);
        Couvre(lues, mesure.NeufSurDix, 90);
    });

    [Test]
    public void The_order_in_which_dossiers_are_read_changes_nothing() => Durees.List[1, 30].Sample(durees =>
        Assert.That(DelaiMesure.De(Enumerable.Reverse(durees)), Is.EqualTo(DelaiMesure.De(durees))));

    [Test]
    public void Nothing_measured_is_said() => Assert.That(DelaiMesure.De([]), Is.Null);

    [TestCase("1 2 3 4 5 6 7 8 9 10", 5, 9)]
    [TestCase("30", 30, 30)]
    [TestCase("1 100", 1, 100)]
    [TestCase("5 5 5 90", 5, 90)]
    public void The_nearest_rank(string jours, int mediane, int neufSurDix)
    {
        var mesure = DelaiMesure.De(jours.Split(' ').Select(j => TimeSpan.FromDays(int.Parse(j, System.Globalization.CultureInfo.InvariantCulture))))!;
        Assert.That((mesure.Mediane.Days, mesure.NeufSurDix.Days), Is.EqualTo((mediane, neufSurDix)));
    }

    // At least that share took no longer, and no shorter duration of the list would do.
    private static void Couvre(List<TimeSpan> durees, TimeSpan duree, int centile)
    {
        Assert.That(durees.Count(d => d <= duree) * 100, Is.GreaterThanOrEqualTo(centile * durees.Count));
        Assert.That(durees.Count(d => d < duree) * 100, Is.LessThan(centile * durees.Count));
    }
}

public sealed class RetardsTests
{
    private static readonly DateOnly Jour = new(2028, 1, 10);

    [TestCase(EtatDossier.Depose, 16, null)]
    [TestCase(EtatDossier.Depose, 15, NatureDeRetard.RejetImplicite)]
    [TestCase(EtatDossier.EnInstruction, -3, NatureDeRetard.RejetImplicite)]
    [TestCase(EtatDossier.ACompleter, 0, NatureDeRetard.RejetImplicite)]
    [TestCase(EtatDossier.Irrecevable, -3, null)]
    [TestCase(EtatDossier.AvisTransmis, -3, null)]
    public void Silence_is_told_a_fortnight_before(EtatDossier etat, int dans, NatureDeRetard? attendu) =>
        Assert.That(Retards.De(new(etat, Jour.AddDays(dans), null, NotesDuDossier.Commencees), Jour, null)?.Nature, Is.EqualTo(attendu));

    [TestCase(EtatDossier.ACompleter, 0, null)]
    [TestCase(EtatDossier.ACompleter, -1, NatureDeRetard.ComplementsEchus)]
    [TestCase(EtatDossier.Depose, -1, null)]
    public void Complements_are_late_the_day_after_their_term(EtatDossier etat, int terme, NatureDeRetard? attendu) =>
        Assert.That(Retards.De(new(etat, null, Jour.AddDays(terme), NotesDuDossier.Commencees), Jour, null)?.Nature, Is.EqualTo(attendu));

    [TestCase(NotesDuDossier.Aucune, 21, NatureDeRetard.SansNoteAvantLeComite)]
    [TestCase(NotesDuDossier.Aucune, 22, null)]
    [TestCase(NotesDuDossier.AucuneDeSonCote, 21, NatureDeRetard.SansVotreNoteAvantLeComite)]
    [TestCase(NotesDuDossier.AucuneDeSonCote, 22, null)]
    [TestCase(NotesDuDossier.Inconnues, 1, null)]
    [TestCase(NotesDuDossier.Commencees, 1, null)]
    public void Nobody_scored_as_far_as_is_known_and_the_committee_is_near(NotesDuDossier notes, int comite, NatureDeRetard? attendu) =>
        Assert.That(Retards.De(new(EtatDossier.EnInstruction, null, null, notes), Jour, Jour.AddDays(comite))?.Nature, Is.EqualTo(attendu));
}
