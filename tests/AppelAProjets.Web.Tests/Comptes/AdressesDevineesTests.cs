using System.Diagnostics;

namespace AppelAProjets.Web.Tests.Comptes;

/// <summary>EPREUVES 36: nothing tells a known address from an unknown one, the time of the answer included.</summary>
[Category("Long")]
public sealed class AdressesDevineesTests
{
    private const int Essais = 200;
    private static readonly TimeSpan Ecart = TimeSpan.FromMilliseconds(10);

    [TestCase("/connexion", "form[action='/connexion']")]
    [TestCase("/mot-de-passe", "form[action='/mot-de-passe']")]
    [TestCase("/inscription", "form[action='/inscription']")]
    public async Task Known_or_not_an_address_gets_the_same_answer_in_the_same_time(string page, string formulaire)
    {
        await using var hote = await HotePortail.CreerAsync();
        hote.Reglages["Securite:EnvoisParMinuteEtParAdresse"] = "100000";
        using var client = hote.Visiteur();
        var connue = BaseModele.Adresse(Role.Instructeur);
        var (temps, reponses) = (new Dictionary<bool, List<TimeSpan>> { [true] = [], [false] = [] }, new HashSet<string>());
        for (var i = 0; i < Essais; i++)
        {
            // Waits and caps are per address: the clock goes on, so that none of them is what is measured.
            hote.Horloge.Advance(TimeSpan.FromDays(2));
            foreach (var estConnue in i % 2 == 0 ? new[] { true, false } : [false, true])
            {
                var courriel = estConnue ? connue : $"inconnue{i}@essai.example";
                var debut = Stopwatch.GetTimestamp();
                using var reponse = await client.EnvoyerAsync(page, formulaire, ("Prenom", "Nora"), ("Nom", "Le Bihan"), ("Courriel", courriel), ("MotDePasse", "cinq hérons dans la vigne"));
                temps[estConnue].Add(Stopwatch.GetElapsedTime(debut));
                reponses.Add($"{(int)reponse.StatusCode} {reponse.Headers.Location} {string.Join('|', (await reponse.PageAsync()).Erreurs())}");
            }
        }

        var (deConnues, dInconnues) = (Mediane(temps[true]), Mediane(temps[false]));
        TestContext.Out.WriteLine($"{page}: {Essais} tries of each, medians {deConnues.TotalMilliseconds:0.0} ms known, {dInconnues.TotalMilliseconds:0.0} ms unknown.");
        Assert.That(reponses, Has.Count.EqualTo(1), string.Join('\n', reponses));
        Assert.That((deConnues - dInconnues).Duration(), Is.LessThan(Ecart));
    }

    private static TimeSpan Mediane(List<TimeSpan> temps) => temps.Order().ElementAt(temps.Count / 2);
}
