using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>Two sessions of a call on the last euros of an envelope: awards in one while the other is frozen, again and again.</summary>
[SurChaqueMoteur]
public sealed class GelsConcurrentsTests
{
    private static readonly SqlStatement AutreSeance = new("""
        INSERT INTO Seance (Id, AppelId, Titre, PrevueLe, Etat, Quorum, PresidenceId, Version)
        SELECT @Id, s.AppelId, 'Autre séance', s.PrevueLe, 'Ouverte', s.Quorum, s.PresidenceId, 1 FROM Seance s WHERE s.Id = @SeanceId
        """);

    private static readonly SqlStatement AutresPresences = new("INSERT INTO SeancePresence (SeanceId, SiegeId, CompteId, Le) SELECT @Id, p.SiegeId, p.CompteId, p.Le FROM SeancePresence p WHERE p.SeanceId = @SeanceId");
    private static readonly SqlStatement Deplacer = new("UPDATE Point SET SeanceId = @Id WHERE SeanceId = @SeanceId AND Id <> @Reste");
    private static readonly SqlStatement SansPlafond = new("UPDATE Enveloppe SET SansPlafond = 0 WHERE Id = @Id");
    private static readonly SqlStatement Plafond = new("UPDATE EnveloppeMouvement SET Montant = CASE WHEN Id = (SELECT MIN(m.Id) FROM EnveloppeMouvement m WHERE m.EnveloppeId = @Id) THEN @Montant ELSE 0 END WHERE EnveloppeId = @Id");
    private static readonly SqlStatement Fige = new("""
        SELECT COALESCE(SUM(COALESCE(l.AccordeSpecifique, l.ArbitreSpecifique, 0)), 0) AS Specifique, COALESCE(SUM(COALESCE(l.AccordeDroitCommun, l.ArbitreDroitCommun, 0)), 0) AS DroitCommun
        FROM Ligne l INNER JOIN Dossier d ON d.Id = l.DossierId
        WHERE l.FinanceurId = @FinanceurId AND d.AppelId = @AppelId AND d.Etat IN ('Arbitre', 'AvisTransmis', 'Clos') AND l.Etat IN ('Arbitree', 'Accordee', 'ActeSigne', 'Soldee')
        """);

    [TestCase(200)]
    [TestCase(10_000, Category = "Long")]
    public async Task What_is_frozen_never_exceeds_the_envelope_whatever_is_awarded_meanwhile(int actes)
    {
        using var essai = await SeanceDEssai.OuvrirAsync();
        var presidence = await essai.ActeurAsync("presidence");
        var (premier, second, financeur, enveloppe) = await ChoisirAsync(essai, presidence);
        var (uneSeance, autre, specifique) = (essai.SeanceId, Guid.CreateVersion7(), enveloppe.TypeDeCredits == TypeDeCredits.Specifique);
        var appelId = premier.Seance.AppelId;
        await essai.EcrireAsync(AutreSeance, new { Id = autre, SeanceId = uneSeance });
        await essai.EcrireAsync(AutresPresences, new { Id = autre, SeanceId = uneSeance });
        await essai.EcrireAsync(Deplacer, new { Id = autre, SeanceId = uneSeance, Reste = premier.Point.Id });
        await essai.EcrireAsync(SansPlafond, new { enveloppe.Id });
        var (part, plafond) = (Montant.DeEuros(1_000), enveloppe.Consomme + Montant.DeEuros(1_500));
        await essai.EcrireAsync(Plafond, new { enveloppe.Id, Montant = plafond.Centimes });

        // The first session ends on 1,000 € of the 1,500 € that are left.
        await FinirAsync(essai, premier, financeur, (part, specifique), presidence);
        Assert.That((await essai.Seances.ExecuterAsync(uneSeance, ActionSeance.Clore, null, presidence, default)).Refus, Is.Null);

        essai.Passer(autre);
        var issues = new System.Collections.Concurrent.ConcurrentBag<Resultat>();
        await Parallel.ForEachAsync(Enumerable.Range(1, actes), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, jeton) =>
        {
            if (i % 10 == 0)
            {
                issues.Add(await essai.Releve.ExecuterAsync(uneSeance, presidence, jeton));
                Assert.That(await FigeAsync(essai, (financeur, appelId), specifique), Is.LessThanOrEqualTo(plafond));
                return;
            }

            // Under and over what is left, in turns.
            var point = (await essai.PointAsync(second.Point.Id, presidence))!;
            var ligne = point.Complet.Lignes.Single(l => l.FinanceurId == financeur);
            var montant = new Montant((i % 90) * 1_000 + 1_000);
            await essai.ArbitrerAsync(point, ligne, specifique ? montant : default, specifique ? default : montant, "Plus que demandé.");
        });

        Assert.That(issues.Count(r => r.Issue == Issue.Fait), Is.LessThanOrEqualTo(1));
        Assert.That(issues.Where(r => r.Issue == Issue.Refuse).Select(r => r.Refus!.Code), Is.All.AnyOf("enveloppe.depassee", "cycle.etat"));

        // The last euros: refused while the second session holds too much, accepted once it does not.
        await FinirAsync(essai, (await essai.PointAsync(second.Point.Id, presidence))!, financeur, (Montant.DeEuros(600), specifique), presidence);
        foreach (var row in (await essai.TableauAsync(presidence)).Points.Where(p => p.Etat == EtatPoint.Inscrit))
        {
            await essai.RefuserAsync(row.Id, presidence);
        }

        Assert.That((await essai.Seances.ExecuterAsync(autre, ActionSeance.Clore, null, presidence, default)).Refus, Is.Null);
        if (issues.All(r => r.EstRefuse))
        {
            await essai.EcrireAsync(Plafond, new { enveloppe.Id, Montant = (await ConsommeAsync(essai, presidence, enveloppe)).Centimes });
            Assert.That((await essai.Releve.ExecuterAsync(uneSeance, presidence)).TousLesRefus.Select(r => r.Message), Is.Empty);
        }

        var tout = await ConsommeAsync(essai, presidence, enveloppe);
        await essai.EcrireAsync(Plafond, new { enveloppe.Id, Montant = tout.Centimes - 1 });
        Assert.That((await essai.Releve.ExecuterAsync(autre, presidence)).TousLesRefus.Select(r => r.Code), Does.Contain("enveloppe.depassee"), "a centime too much");
        await essai.EcrireAsync(Plafond, new { enveloppe.Id, Montant = tout.Centimes });
        Assert.That((await essai.Releve.ExecuterAsync(autre, presidence)).TousLesRefus.Select(r => r.Message), Is.Empty);
        Assert.That(await FigeAsync(essai, (financeur, appelId), specifique), Is.EqualTo(tout), "to the last centime");
    }

    private static async Task<Montant> ConsommeAsync(SeanceDEssai essai, Acteur presidence, EnveloppeConsommeeRow enveloppe) =>
        (await essai.TableauAsync(presidence)).Enveloppes.Single(e => e.Id == enveloppe.Id).Consomme;

    private static async Task FinirAsync(SeanceDEssai essai, PointEnSeance point, Guid financeur, (Montant Montant, bool Specifique) apport, Acteur presidence)
    {
        foreach (var ligne in point.Complet.Lignes.Where(l => l.Etat is EtatLigne.Proposee or EtatLigne.Arbitree or EtatLigne.RefuseeComite))
        {
            var montant = ligne.FinanceurId == financeur ? apport.Montant : Montant.Zero;
            Assert.That((await essai.ArbitrerAsync(point, ligne, apport.Specifique ? montant : default, apport.Specifique ? default : montant, "Selon le comité.")).Refus, Is.Null);
        }

        await essai.VoterAsync(point, SensDuVote.Pour);
        point = (await essai.PointAsync(point.Point.Id, presidence))!;
        var condition = new ConditionDAvis("Trouver le complément", new DateOnly(2028, 5, 1), "le secrétariat");
        Assert.That((await essai.CloreAsync(point, new AvisCommun(TypeAvis.FavorableSousReserve, Conditions: [condition]), presidence)).TousLesRefus.Select(r => r.Message), Is.Empty);
    }

    // Two open items of one funder, all of whose lines have someone to speak for them.
    private static async Task<(PointEnSeance Premier, PointEnSeance Second, Guid Financeur, EnveloppeConsommeeRow Enveloppe)> ChoisirAsync(SeanceDEssai essai, Acteur presidence)
    {
        var tableau = await essai.TableauAsync(presidence);
        var points = new List<PointEnSeance>();
        foreach (var row in tableau.Points.Where(p => p.Etat == EtatPoint.Inscrit))
        {
            var point = (await essai.PointAsync(row.Id, presidence))!;
            if (point.Complet.Lignes.All(l => l.Etat is EtatLigne.Proposee or EtatLigne.NonRecevable && !point.NonRepresentes.Contains(l.FinanceurId)))
            {
                points.Add(point);
            }
        }

        return (from enveloppe in tableau.Enveloppes
                let siens = points.Where(p => p.Complet.Lignes.Any(l => l.FinanceurId == enveloppe.FinanceurId && l.Etat == EtatLigne.Proposee) && p.Point.TotalCharges > Montant.DeEuros(2_000)).ToList()
                where siens.Count >= 2
                select (siens[0], siens[1], enveloppe.FinanceurId, enveloppe)).First();
    }

    private static async Task<Montant> FigeAsync(SeanceDEssai essai, (Guid FinanceurId, Guid AppelId) qui, bool specifique)
    {
        var fige = (await essai.LireAsync<FigeRow>(Fige, new { qui.FinanceurId, qui.AppelId })).Single();
        return specifique ? fige.Specifique : fige.DroitCommun;
    }

    private sealed record FigeRow
    {
        public required Montant Specifique { get; init; }
        public required Montant DroitCommun { get; init; }
    }
}
