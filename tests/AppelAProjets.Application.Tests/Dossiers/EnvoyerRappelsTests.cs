using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Application.Tests.Messages;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>Reminders before a term and around a closing: each goes once, whoever runs the job and however often.</summary>
[SurChaqueMoteur]
public sealed class EnvoyerRappelsTests
{
    private static readonly SqlStatement SansAutres = new("DELETE FROM DemandeDeComplements");
    private static readonly SqlStatement AutresBrouillons = new("UPDATE Dossier SET Etat = 'Retire' WHERE Etat = 'Brouillon' AND Id <> @Id");
    private static readonly SqlStatement Brouillon = new("UPDATE Dossier SET Etat = 'Brouillon', CreeLe = @CreeLe WHERE Id = @Id");
    private static readonly SqlStatement Cloture = new("UPDATE Appel SET ClotureLe = @Le, Version = Version + 1 WHERE Id = (SELECT d.AppelId FROM Dossier d WHERE d.Id = @Id)");

    private FilDEssai fil = null!;

    [SetUp]
    public async Task Preparer()
    {
        fil = await FilDEssai.CreerAsync();
        await fil.Essai.EcrireAsync(SansAutres, new { });
        await fil.Essai.EcrireAsync(AutresBrouillons, new { Id = fil.DossierId });
    }

    [TearDown]
    public void Ranger() => fil.Dispose();

    [Test]
    public async Task Three_days_and_one_day_before_a_term_the_signataire_is_reminded_once_each_time()
    {
        var terme = HeureDeParis.Jour(fil.Essai.Horloge.GetUtcNow()).AddDays(10);
        var demande = new SaisieDeDemandeDePiece(Guid.CreateVersion7(), "Convention", "Signée.", terme, false, null);
        Assert.That((await fil.Demander.ExecuterAsync(InstructionDEssai.Appel, fil.DossierId, demande, fil.Secretariat)).EstRefuse, Is.False);
        await fil.CourrielsAsync();
        List<int> jours = [];
        for (var heure = 0; heure < 24 * 14; heure++)
        {
            fil.Essai.Horloge.Advance(TimeSpan.FromHours(1));
            var (partis, courriels) = (await RappelerAsync(), await fil.CourrielsAsync());
            Assert.That(courriels, Has.Count.EqualTo(partis));
            if (partis > 0)
            {
                Assert.That(courriels[0].Corps, Does.Contain($"/espace/dossiers/{fil.DossierId}/messages").And.Not.Contain("Convention"));
                jours.Add(terme.DayNumber - HeureDeParis.Jour(fil.Essai.Horloge.GetUtcNow()).DayNumber);
            }
        }

        Assert.That(jours, Is.EqualTo(new[] { 3, 1 }));
    }

    [Test]
    public async Task A_draft_is_reminded_of_48_hours_before_the_closing_then_told_once_that_it_was_not_deposited()
    {
        var maintenant = fil.Essai.Horloge.GetUtcNow();
        await fil.Essai.EcrireAsync(Brouillon, new { Id = fil.DossierId, CreeLe = maintenant.AddDays(-20) });
        await fil.Essai.EcrireAsync(Cloture, new { Id = fil.DossierId, Le = maintenant.AddDays(3) });
        List<(int, string)> partis = [];
        for (var heure = 0; heure < 24 * 12; heure++)
        {
            fil.Essai.Horloge.Advance(TimeSpan.FromHours(1));
            await Task.WhenAll(RappelerAsync(), RappelerAsync());
            partis.AddRange((await fil.CourrielsAsync()).Select(c => (heure + 1, c.Destinataire)));
        }

        Assert.That(partis, Is.EqualTo(new[] { (24, "porteur@demo.example"), (73, "porteur@demo.example") }));
    }

    [Test]
    public async Task A_request_that_was_answered_or_a_dossier_withdrawn_is_reminded_of_nothing()
    {
        var demande = new SaisieDeDemandeDePiece(Guid.CreateVersion7(), "Convention", "Signée.", HeureDeParis.Jour(fil.Essai.Horloge.GetUtcNow()).AddDays(5), false, null);
        await fil.Demander.ExecuterAsync(InstructionDEssai.Appel, fil.DossierId, demande, fil.Secretariat);
        fil.Essai.Horloge.Advance(TimeSpan.FromDays(4));
        await fil.PlacerAsync(EtatDossier.Retire);
        Assert.That(await RappelerAsync(), Is.Zero);
        await fil.PlacerAsync(EtatDossier.EnInstruction);
        await fil.Fournir.ExecuterAsync(fil.DossierId, demande.Cle, FilDEssai.Saisie(null, null, FilDEssai.Pdf()), fil.Porteur);
        Assert.That(await RappelerAsync(), Is.Zero);
    }

    private Task<int> RappelerAsync() => new EnvoyerRappels(fil.Base, new Ecrivain(fil.Base, fil.Essai.Horloge), InstructionDEssai.Liens).ExecuterAsync();
}
