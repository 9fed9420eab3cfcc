using System.Globalization;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Tests.Echeances;

/// <summary>A year of a call, two passes a day.</summary>
[SurChaqueMoteur]
public sealed class AnneeVirtuelleTests
{
    private EcheancesDEssai essai = null!;

    [SetUp]
    public async Task Preparer() => essai = await EcheancesDEssai.OuvrirAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    // Written by hand from the rules, dossier by dossier: day and hour of the pass in Paris, who, the beginning of the subject.
    private static readonly string[] Attendus =
    [
        // 1. Begun in October, never deposited.
        "31/10/2027 08:05 un@asso.example Votre dossier n’est pas encore déposé",
        "08/11/2027 08:05 un@asso.example Votre dossier n’est pas encore déposé",
        "13/11/2027 08:05 un@asso.example Votre dossier n’est pas encore déposé",
        "15/11/2027 08:05 un@asso.example Votre dossier n’est pas encore déposé",
        "16/11/2027 00:30 un@asso.example Votre brouillon n’a pas été déposé",
        // 2. Begun a week before the closing, the very day of a step.
        "13/11/2027 08:05 deux@asso.example Votre dossier n’est pas encore déposé",
        "15/11/2027 08:05 deux@asso.example Votre dossier n’est pas encore déposé",
        "16/11/2027 00:30 deux@asso.example Votre brouillon n’a pas été déposé",
        // 3. Begun on the last day.
        "16/11/2027 00:30 trois@asso.example Votre brouillon n’a pas été déposé",
        // 4. Deposited on 10 November; silence on 10 January.
        "31/10/2027 08:05 quatre@asso.example Votre dossier n’est pas encore déposé",
        "08/11/2027 08:05 quatre@asso.example Votre dossier n’est pas encore déposé",
        "26/12/2027 08:05 secretariat@ville.example AAP28-0001 : rejet implicite le 10 janvier 2028",
        "05/01/2028 08:05 secretariat@ville.example AAP28-0001 : rejet implicite le 10 janvier 2028",
        "10/01/2028 08:05 secretariat@ville.example AAP28-0001 : rejet implicite depuis le 10 janvier 2028",
        // 5. Complements asked on 1 December for the 20th, sent on the 18th.
        "17/12/2027 08:05 cinq@asso.example AAP28-0003 : réponse attendue avant le 20 décembre 2027",
        // 6. The same, never sent.
        "17/12/2027 08:05 six@asso.example AAP28-0004 : réponse attendue avant le 20 décembre 2027",
        "19/12/2027 08:05 six@asso.example AAP28-0004 : réponse attendue avant le 20 décembre 2027",
        "21/12/2027 08:05 secretariat@ville.example AAP28-0004 : la réponse attendue n’est pas arrivée",
        // 7. Asked for the day after: the request has just said it.
        "03/12/2027 08:05 secretariat@ville.example AAP28-0005 : la réponse attendue n’est pas arrivée",
        // 8. An expert, asked for 1 February, who never answers.
        "29/01/2028 08:05 expert@labo.example Rappel : votre avis est demandé",
        "31/01/2028 08:05 expert@labo.example Rappel : votre avis est demandé",
        "02/02/2028 08:05 expert@labo.example Votre avis sur un projet n’est pas arrivé",
        "02/02/2028 08:05 secretariat@ville.example AAP28-0007 : un avis demandé n’est pas arrivé",
        // 9. A document that ends on 30 June.
        "31/05/2028 08:05 neuf@asso.example « Attestation (assurance, impôts, cotisations) » vaut jusqu’au 30 juin 2028",
        "01/07/2028 08:05 neuf@asso.example « Attestation (assurance, impôts, cotisations) » ne vaut plus",
        // 10. Withdrawn on 10 December, with a rejection that would have come: nothing more.
        // 11. Decided before the silence: nothing.
        // 12. Two things on the same morning are one message.
        "28/02/2028 08:05 douze@asso.example 2 échéances à suivre",
        "01/03/2028 08:05 douze@asso.example AAP28-0009 : réponse attendue avant le 2 mars 2028",
        "03/03/2028 08:05 secretariat@ville.example AAP28-0009 : la réponse attendue n’est pas arrivée",
        "30/03/2028 08:05 douze@asso.example « Attestation (assurance, impôts, cotisations) » ne vaut plus",
        // The right of an agent ends on 1 June.
        "17/05/2028 08:05 agent@ville.example Votre accès prend fin le 1er juin 2028",
        "30/05/2028 08:05 agent@ville.example Votre accès prend fin le 1er juin 2028",
    ];

    [Test]
    public async Task Twelve_dossiers_receive_what_was_written_by_hand_and_nothing_else()
    {
        await essai.AgentAsync("agent@ville.example", Role.Instructeur, essai.Essai.Financeurs[0], EcheancesDEssai.A("2028-06-01", 12));
        var agenda = await ScenarioAsync();
        await ParcourirAsync(agenda);
        var recus = (await essai.CourrielsAsync()).Select(c => $"{Ecrire(c.CreeLe)} {c.Destinataire} {c.Objet.Replace('\u00A0', ' ')}").ToList();
        var reste = Attendus.ToList();
        var enTrop = recus.Where(r => reste.FindIndex(a => r.StartsWith(a, StringComparison.Ordinal)) is var i && (i < 0 || !RetirerA(reste, i))).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(enTrop, Is.Empty, "received and not written");
            Assert.That(reste, Is.Empty, "written and not received");
        });
    }

    private async Task<SortedDictionary<DateTimeOffset, Func<Task>>> ScenarioAsync()
    {
        await essai.BrouillonAsync("un");
        var (quatre, cinq, six, sept) = (await essai.BrouillonAsync("quatre"), Guid.Empty, Guid.Empty, Guid.Empty);
        SortedDictionary<DateTimeOffset, Func<Task>> agenda = new()
        {
            [EcheancesDEssai.A("2027-11-08", 12)] = () => essai.BrouillonAsync("deux"),
            [EcheancesDEssai.A("2027-11-10", 12)] = () => essai.EtatAsync(quatre, "Depose", "2028-01-10"),
            [EcheancesDEssai.A("2027-11-15", 20)] = () => essai.BrouillonAsync("trois"),
            [EcheancesDEssai.A("2027-11-20", 9)] = async () => await essai.EtatAsync(await essai.BrouillonAsync("retire", DossierDEssai.Ouverture), "Retire", "2028-01-20"),
            [EcheancesDEssai.A("2027-12-01", 9)] = async () =>
            {
                (cinq, six, sept) = (await essai.BrouillonAsync("cinq"), await essai.BrouillonAsync("six"), await essai.BrouillonAsync("sept"));
                await essai.ComplementsAsync(cinq, "2027-12-20");
                await essai.ComplementsAsync(six, "2027-12-20");
                await essai.ComplementsAsync(sept, "2027-12-02");
            },
            [EcheancesDEssai.A("2027-12-18", 9)] = () => essai.RepondreAsync(cinq),
            [EcheancesDEssai.A("2028-01-05", 9)] = async () =>
            {
                var huit = await essai.BrouillonAsync("huit");
                await essai.EtatAsync(huit, "EnInstruction");
                await essai.ExpertAsync(huit, "expert@labo.example", "2028-02-01");
            },
            [EcheancesDEssai.A("2028-01-06", 9)] = async () =>
            {
                var neuf = await essai.BrouillonAsync("neuf");
                await essai.EtatAsync(neuf, "AvisTransmis", "2028-03-01");
                await essai.PieceAsync(neuf, "2028-06-30");
            },
            [EcheancesDEssai.A("2028-01-10", 9)] = async () =>
            {
                // Its own complements, and a document, recalled on the same morning.
                var douze = await essai.BrouillonAsync("douze");
                await essai.ComplementsAsync(douze, "2028-03-02");
                await essai.PieceAsync(douze, "2028-03-29");
            },
        };
        return agenda;
    }

    private async Task ParcourirAsync(SortedDictionary<DateTimeOffset, Func<Task>> agenda)
    {
        var faits = new Queue<(DateTimeOffset Le, Func<Task> Faire)>(agenda.Select(a => (a.Key, a.Value)));
        for (var jour = new DateOnly(2027, 10, 3); jour < new DateOnly(2028, 10, 1); jour = jour.AddDays(1))
        {
            foreach (var passe in new[] { new TimeOnly(0, 30), new TimeOnly(8, 5) })
            {
                var le = HeureDeParis.Convertir(jour, passe).Valeur;
                while (faits.TryPeek(out var suivant) && suivant.Le <= le)
                {
                    essai.Essai.Horloge.SetUtcNow(suivant.Le);
                    await faits.Dequeue().Faire();
                }

                essai.Essai.Horloge.SetUtcNow(le);
                await essai.Traiter.ExecuterAsync();
            }
        }
    }

    private static string Ecrire(DateTimeOffset le) => $"{HeureDeParis.Jour(le).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)} {HeureDeParis.Heure(le).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private static bool RetirerA(List<string> liste, int i)
    {
        liste.RemoveAt(i);
        return true;
    }
}
