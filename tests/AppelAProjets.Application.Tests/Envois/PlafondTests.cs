using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Journal;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Envois;

/// <summary>Whoever loops through a button floods nobody.</summary>
[SurChaqueMoteur]
public sealed class PlafondTests
{
    private static readonly SqlStatement Comptes = new("SELECT Destinataire, Etat, COUNT(*) AS Nombre FROM Courriel GROUP BY Destinataire, Etat ORDER BY Destinataire, Etat");

    private readonly FakeTimeProvider horloge = new(new DateTimeOffset(2027, 11, 15, 8, 0, 0, TimeSpan.Zero));
    private readonly Acteur personne = new(Guid.CreateVersion7(), "Zoé Essai", [], []);
    private readonly Guid organisationId = Guid.CreateVersion7();
    private TestDatabase donnees = null!;

    [SetUp]
    public void Preparer() => donnees = new TestDatabase();

    [TearDown]
    public void Ranger() => donnees.Dispose();

    [Test]
    public async Task Sixty_requests_to_join_are_five_mails_and_one_row_seen_in_the_outbox()
    {
        for (var i = 0; i < 60; i++)
        {
            await EcrireAsync(personne, organisationId, "Signataire@asso.example");
        }

        Assert.That(await LireAsync(), Is.EqualTo(new[] { "Signataire@asso.example AEnvoyer 5", "Signataire@asso.example Ecarte 1" }));
        Assert.That((await new CourrielsQuery(donnees.Base).EnAttenteAsync(personne))[^1].DerniereErreur, Does.StartWith("Écarté"));
    }

    [Test]
    public async Task Another_object_another_person_the_next_hour_and_jobs_have_their_own()
    {
        for (var i = 0; i < 6; i++)
        {
            await EcrireAsync(personne, organisationId, "a@asso.example", "b@asso.example");
            await EcrireAsync(personne, Guid.CreateVersion7(), "c@asso.example");
            await EcrireAsync(Acteur.Systeme, organisationId, "d@asso.example");
        }

        horloge.Advance(TimeSpan.FromMinutes(61));
        await EcrireAsync(personne, organisationId, "a@asso.example");
        Assert.That(await LireAsync(), Is.EqualTo(new[]
        {
            "a@asso.example AEnvoyer 6", "a@asso.example Ecarte 1", "b@asso.example AEnvoyer 5", "b@asso.example Ecarte 1", "c@asso.example AEnvoyer 6", "d@asso.example AEnvoyer 6",
        }));
    }

    [Test]
    public async Task What_has_a_term_or_an_effect_in_law_always_leaves()
    {
        for (var i = 0; i < 8; i++)
        {
            await EcrireAsync(new NouveauCourriel(GenreDeCourriel.Dossier, "a@asso.example", "Compléments", "Bonjour.") { SansPlafond = true });
        }

        Assert.That(await LireAsync(), Is.EqualTo(new[] { "a@asso.example AEnvoyer 8" }));
    }

    [Test]
    public async Task Addresses_without_account_fill_no_outbox_and_are_forgotten_after_two_days()
    {
        for (var i = 0; i < 30; i++)
        {
            await EcrireAsync(new NouveauCourriel(GenreDeCourriel.Dossier, "inconnue@asso.example", "Mot de passe", "") { Cause = PlafondDEnvoi.ParUnVisiteur, EcarteParce = "Aucun compte n’a cette adresse." });
        }

        await EcrireAsync(personne, organisationId, "a@asso.example");
        Assert.That(await LireAsync(), Is.EqualTo(new[] { "a@asso.example AEnvoyer 1", "inconnue@asso.example Ecarte 4" }));
        horloge.Advance(TimeSpan.FromDays(1));
        await PurgerAsync();
        Assert.That(await LireAsync(), Has.Count.EqualTo(2));
        horloge.Advance(TimeSpan.FromDays(1.1));
        await PurgerAsync();
        Assert.That(await LireAsync(), Is.EqualTo(new[] { "a@asso.example AEnvoyer 1" }));
    }

    private async Task EcrireAsync(NouveauCourriel courriel) => Assert.That((await new Ecrivain(donnees.Base, horloge).EcrireAsync(personne, (_, _) => Task.FromResult<Resultat<Ecrit>>(
        Ecrit.Avec(new Acte(ActeDuJournal.DemanderComplements, ObjetDuJournal.Dossier, organisationId)).Et(courriel)))).EstRefuse, Is.False);

    private async Task PurgerAsync() => Assert.That((await new PurgerCourriels(new Ecrivain(donnees.Base, horloge)).ExecuterAsync()).EstRefuse, Is.False);

    private async Task EcrireAsync(Acteur acteur, Guid objet, params string[] adresses)
    {
        var ecrit = await new Ecrivain(donnees.Base, horloge).EcrireAsync(acteur, (_, _) => Task.FromResult<Resultat<Ecrit>>(
            Ecrit.Avec(new Acte(ActeDuJournal.DemanderARejoindre, ObjetDuJournal.Organisation, objet)).Et(NouveauCourriel.A(GenreDeCourriel.Acces, adresses, ("Demande", "Bonjour.")))));
        Assert.That(ecrit.EstRefuse, Is.False);
    }

    private async Task<IReadOnlyList<string>> LireAsync()
    {
        await using var session = await donnees.Base.LireAsync();
        return [.. (await session.ListeAsync<CompteRow>(Comptes, new { })).Select(c => $"{c.Destinataire} {c.Etat} {c.Nombre}")];
    }

    private sealed record CompteRow
    {
        public required string Destinataire { get; init; }
        public required string Etat { get; init; }
        public required int Nombre { get; init; }
    }
}
