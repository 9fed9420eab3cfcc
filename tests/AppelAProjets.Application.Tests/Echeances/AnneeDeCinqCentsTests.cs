using System.Globalization;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Tests.Echeances;

/// <summary>A year of five hundred dossiers drawn by lot, two passes a day: each thing owed is told once, and nothing else is. What is owed is counted here day by day, without the rules of the Domain.</summary>
[SurChaqueMoteur]
[Category("Long")]
public sealed class AnneeDeCinqCentsTests
{
    private const int Dossiers = 500;
    private static readonly DateOnly Cloture = new(2027, 11, 15);

    [Test]
    public async Task Each_owed_once_and_none_other()
    {
        using var essai = await EcheancesDEssai.OuvrirAsync();
        var tirage = new Random(7);
        List<Histoire> histoires = [];
        PriorityQueue<Func<Task>, DateTimeOffset> agenda = new();
        for (var i = 0; i < Dossiers; i++)
        {
            var histoire = new Histoire($"asso{i}", tirage);
            histoires.Add(histoire);
            histoire.Inscrire(essai, agenda);
        }

        for (var jour = new DateOnly(2027, 10, 3); jour < new DateOnly(2028, 10, 1); jour = jour.AddDays(1))
        {
            foreach (var passe in new[] { new TimeOnly(0, 30), new TimeOnly(8, 5) })
            {
                var le = HeureDeParis.Convertir(jour, passe).Valeur;
                while (agenda.TryPeek(out var faire, out var quand) && quand <= le)
                {
                    agenda.Dequeue();
                    essai.Essai.Horloge.SetUtcNow(quand);
                    await faire();
                }

                essai.Essai.Horloge.SetUtcNow(le);
                await essai.Traiter.ExecuterAsync();
            }
        }

        var (lues, courriels) = (await essai.EcheancesAsync(), await essai.CourrielsAsync());
        var dus = histoires.SelectMany(h => h.Dus()).ToList();
        Assert.Multiple(async () =>
        {
            Assert.That(lues.Select(l => l.Sort), Has.All.EqualTo("Due"));
            Assert.That(lues.Select(l => l.Cle).Except(dus.Select(d => d.Cle)), Is.Empty, "told and not owed");
            Assert.That(dus.Select(d => d.Cle).Except(lues.Select(l => l.Cle)), Is.Empty, "owed and not told");
            Assert.That(courriels.Select(c => (c.Destinataire, c.CreeLe)), Is.EquivalentTo(dus.Select(d => (d.Qui, d.Le)).Distinct()), "one message per person and pass");
            Assert.That(await essai.Rapprocher.ExecuterAsync(), Is.Zero);
        });
        await TestContext.Out.WriteLineAsync($"{Dossiers} dossiers, {dus.Count} things owed, {courriels.Count} messages.");
    }

    private sealed record Du(string Cle, string Qui, DateTimeOffset Le);

    private sealed class Histoire
    {
        private readonly string nom;
        private readonly DateOnly commence;
        private readonly DateOnly? depose;
        private readonly DateOnly rejet;
        private readonly DateOnly decide;
        private readonly (DateOnly Demande, DateOnly Terme, DateOnly? Reponse)? complements;
        private Guid id;
        private Guid demande;

        public Histoire(string nom, Random tirage)
        {
            this.nom = nom;
            commence = new DateOnly(2027, 10, 3).AddDays(tirage.Next(0, 42));
            depose = tirage.Next(10) < 3 ? null : commence.AddDays(tirage.Next(1, Cloture.DayNumber - commence.DayNumber + 1));
            rejet = depose?.AddMonths(2) ?? default;
            decide = depose?.AddDays(tirage.Next(20, 90)) ?? default;
            if (depose is not null && tirage.Next(3) == 0)
            {
                var envoi = new DateOnly(2027, 11, 20).AddDays(tirage.Next(0, 20));
                var terme = envoi.AddDays(tirage.Next(1, 30));
                complements = (envoi, terme, tirage.Next(2) == 0 ? envoi.AddDays(tirage.Next(1, terme.DayNumber - envoi.DayNumber + 1)) : null);
                decide = terme.AddDays(tirage.Next(10, 40));
            }
        }

        // All at noon, between two passes.
        public void Inscrire(EcheancesDEssai essai, PriorityQueue<Func<Task>, DateTimeOffset> agenda)
        {
            agenda.Enqueue(async () => id = await essai.BrouillonAsync(nom), A(commence, 12));
            if (depose is not { } jour)
            {
                return;
            }

            agenda.Enqueue(() => essai.EtatAsync(id, "EnInstruction", Ecrire(rejet)), A(jour, 12));
            if (complements is { } c)
            {
                agenda.Enqueue(async () => demande = await essai.ComplementsAsync(id, Ecrire(c.Terme)), A(c.Demande, 12));
                if (c.Reponse is { } reponse)
                {
                    agenda.Enqueue(() => essai.RepondreAsync(id), A(reponse, 13));
                }
            }

            agenda.Enqueue(() => essai.EtatAsync(id, "AvisTransmis"), A(decide, 14));
        }

        public IEnumerable<Du> Dus()
        {
            var porteur = $"{nom}@asso.example";
            foreach (var jours in new[] { -15, -7, -2, 0 })
            {
                var jour = Cloture.AddDays(jours);
                if (commence < jour && !(depose < jour))
                {
                    yield return new($"Brouillon/{id:N}/{Cloture:yyyyMMdd}/{jours}", porteur, A(jour, 8, 5));
                }
            }

            if (depose is null)
            {
                yield return new($"Brouillon/{id:N}/{Cloture:yyyyMMdd}/1", porteur, A(Cloture.AddDays(1), 0, 30));
                yield break;
            }

            foreach (var jours in new[] { -15, -5, 0 })
            {
                var jour = rejet.AddDays(jours);
                if (jour <= decide)
                {
                    yield return new($"RejetImplicite/{id:N}/{rejet:yyyyMMdd}/{jours}", "secretariat@ville.example", A(jour, 8, 5));
                }
            }

            foreach (var jours in complements is null ? [] : new[] { -3, -1, 1 })
            {
                var jour = complements!.Value.Terme.AddDays(jours);
                if (complements.Value.Demande < jour && !(complements.Value.Reponse < jour))
                {
                    yield return new($"Complements/{demande:N}/{complements.Value.Terme:yyyyMMdd}/{jours}", jours > 0 ? "secretariat@ville.example" : porteur, A(jour, 8, 5));
                }
            }
        }

        private static DateTimeOffset A(DateOnly jour, int heure, int minute = 0) => HeureDeParis.Convertir(jour, new TimeOnly(heure, minute)).Valeur;

        private static string Ecrire(DateOnly jour) => jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
