using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Application.Tests.Partenaires;

namespace AppelAProjets.Application.Tests.Appels;

/// <summary>A later closing for one organisation: it files as if the call closed then, and nobody else does.</summary>
[SurChaqueMoteur]
public sealed class ProlongerPourUneTests
{
    private static readonly SqlStatement Clore = new("UPDATE Appel SET Etat = 'DepotClos', Version = Version + 1 WHERE Id = @Id");
    private static readonly SqlStatement Prevenus = new("SELECT Destinataire FROM Courriel WHERE Objet LIKE '%dépôt possible jusqu’au%' ORDER BY Destinataire");

    // The minute typed is included.
    private static readonly DateTimeOffset Terme = new(2027, 11, 18, 11, 0, 59, TimeSpan.Zero);
    private readonly Acteur secretaire = new(Guid.CreateVersion7(), "Léa Secrétaire", [new Habilitation(Role.Secretariat, null, null, null, DateTimeOffset.MinValue, null)], []);
    private EssaiDePartenariat partenariat = null!;

    private DossierDEssai Essai => partenariat.Dossiers;

    [SetUp]
    public async Task Preparer() => partenariat = await EssaiDePartenariat.OuvrirAsync();

    [TearDown]
    public void Ranger() => partenariat.Dispose();

    [Test]
    public async Task Its_people_alone_are_told_and_deposit_until_the_last_second()
    {
        var (id, trop) = (await Essai.CompletAsync(), await Essai.CompletAsync());
        await ProlongerAsync();
        Assert.That(await DeposerAsync(id, Terme), Is.Null);
        Assert.That(await DeposerAsync(trop, Terme.AddSeconds(1)), Is.EqualTo("depot.tardif"), "a second after its own closing");
        await using var session = await Essai.Base.LireAsync();
        Assert.That(await session.ListeAsync<string>(Prevenus), Is.EqualTo(new[] { "aicha@exemple.fr", "maya@exemple.fr" }));
    }

    [Test]
    public async Task A_draft_is_begun_after_the_closing_of_the_call_by_that_organisation_and_no_other()
    {
        await Essai.BrouillonAsync();
        await ProlongerAsync();
        Essai.Horloge.SetUtcNow(Terme);
        Assert.That((await new EspaceQuery(Essai.Base, Essai.Horloge).ChargerAsync(Essai.Signataire)).Appels.Select(a => (a.Code, a.ClotureLe)), Is.EqualTo(new[] { ("AAP28", Terme) }));
        Assert.That((await new EspaceQuery(Essai.Base, Essai.Horloge).ChargerAsync(partenariat.Lea)).Appels, Is.Empty);
        Assert.That((await CommencerAsync(Essai.OrganisationId, Essai.Signataire), await CommencerAsync(partenariat.OrganisationId, partenariat.Lea)), Is.EqualTo(((string?)null, "appel.ferme")));
        Essai.Horloge.SetUtcNow(Terme.AddSeconds(1));
        Assert.That(await CommencerAsync(Essai.OrganisationId, Essai.Signataire, "Un autre"), Is.EqualTo("appel.ferme"));
    }

    [Test]
    public async Task A_partner_reads_the_closing_of_the_dossier_and_writes_its_part_until_then()
    {
        var id = await Essai.CompletAsync();
        await Essai.SaisirAsync(id, ("partenaires.versement", "UnePartChacun"));
        var partenaire = await partenariat.InviterAsync(id, "lea@sillon.exemple");
        await ProlongerAsync();
        Essai.Horloge.SetUtcNow(DossierDEssai.Cloture.AddDays(1));
        Assert.That((await new PartenariatQuery(Essai.Base, Essai.Horloge).InvitationAsync(partenaire, partenariat.Lea))!.Projet.ClotureLe, Is.EqualTo(Terme));
        Assert.That((await partenariat.Engager.AccepterAsync(partenaire, partenariat.OrganisationId, 1, partenariat.Lea)).Refus, Is.Null);
        await partenariat.EcrireLaPartAsync(partenaire, ("role", "Repas"));
        Assert.That((await new EspaceQuery(Essai.Base, Essai.Horloge).ChargerAsync(partenariat.Lea)).Partenariats.Select(p => p.ClotureLe), Is.EqualTo(new[] { Terme }));
        Essai.Horloge.SetUtcNow(Terme.AddSeconds(1));
        Assert.That((await partenariat.LireAsync(partenaire))!.EstOuvert, Is.False);
    }

    [Test]
    public async Task What_was_granted_is_never_shortened_and_its_people_read_it()
    {
        await Essai.BrouillonAsync();
        await ProlongerAsync();
        Assert.That((await AccorderAsync(new(2027, 11, 17), "23 h 59")).Refus?.Code, Is.EqualTo("prolongation.deja"));
        Assert.That((await AccorderAsync(new(2027, 11, 19), "12 h")).TousLesRefus, Is.Empty);
        var espace = (await new EspaceQuery(Essai.Base, Essai.Horloge).ChargerAsync(Essai.Signataire)).Appels.Single();
        Assert.That((espace.ProlongeeLe, espace.ProlongeePour is not null), Is.EqualTo(((DateTimeOffset?)Terme.AddDays(1), true)));
        var publics = new AppelsPublicsQuery(Essai.Base);
        Assert.That((await publics.ProlongationsAsync(Essai.AppelId, Essai.Signataire, Terme)).Select(p => p.ClotureLe), Is.EqualTo(new[] { Terme.AddDays(1) }));
        Assert.That(await publics.ProlongationsAsync(Essai.AppelId, partenariat.Lea, Terme), Is.Empty, "nobody else's business");
    }

    private async Task ProlongerAsync()
    {
        await using (var session = await Essai.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Clore, new { Id = Essai.AppelId });
            await session.ValiderAsync();
        }

        Essai.Horloge.SetUtcNow(DossierDEssai.Cloture.AddHours(1));
        Assert.That((await AccorderAsync(new(2027, 11, 18), "12 h")).TousLesRefus, Is.Empty);
    }

    private async Task<Resultat> AccorderAsync(DateOnly jour, string heure)
    {
        var saisie = new ProlongationPourUne(Essai.OrganisationId, new SaisieDInstant(jour, heure, null), "Trésorière hospitalisée.");
        return await new ProlongerPourUne(Essai.Ecrivain, Essai.Liens).ExecuterAsync(new Cible("AAP28", (await new AppelsQuery(Essai.Base, Essai.Horloge).ChargerAsync("AAP28", secretaire))!.Version), saisie, secretaire);
    }

    private async Task<string?> DeposerAsync(Guid id, DateTimeOffset le)
    {
        Essai.Horloge.SetUtcNow(le);
        return (await Essai.Deposer.ExecuterAsync(id, Guid.NewGuid().ToString("N"), le, Essai.Signataire)).Refus?.Code;
    }

    private async Task<string?> CommencerAsync(Guid organisation, Acteur acteur, string titre = "Après les autres") =>
        (await new CreerDossier(Essai.Ecrivain).ExecuterAsync(new DossierACreer(Guid.CreateVersion7(), "AAP28", organisation, titre), acteur)).Refus?.Code;
}
