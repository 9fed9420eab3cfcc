using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Domain.Calendriers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Appels;

/// <summary>What a call that receives dossiers still takes in, and who learns it.</summary>
[SurChaqueMoteur]
public sealed class CompleterAppelTests
{
    private static readonly SqlStatement Courriels = new("SELECT Corps FROM Courriel WHERE Objet LIKE '%l’appel a changé' ORDER BY Destinataire");
    private static readonly SqlStatement Nouveau = new("""
        INSERT INTO Financeur (Id, Nom, Sigle, Type, CompteCerfa, ValidationRequise, Actif, Version) VALUES (@Id, 'Région', 'Région', 'Region', '742', 0, 1, 1)
        """);

    private static readonly SqlStatement Destinataires = new("SELECT Destinataire FROM Courriel ORDER BY Destinataire");
    private static readonly SqlStatement SansCourriels = new("DELETE FROM Courriel");
    private static readonly SqlStatement Agent = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, Recherche, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, CreeLe, Version)
        VALUES (@Id, 'agent@exemple.fr', 'AGENT@EXEMPLE.FR', 1, 'x', 'Inès', 'Agent', 'agent', 0, 0, 0, @Le, 1)
        """);

    private static readonly SqlStatement Droit = new("INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, Debut, Version) VALUES (@Id, @CompteId, 'Instructeur', @FinanceurId, @Le, 1)");

    private readonly Acteur secretaire = new(Guid.CreateVersion7(), "Léa Secrétaire", [new Habilitation(Role.Secretariat, null, null, null, DateTimeOffset.MinValue, null)], []);
    private DossierDEssai essai = null!;

    [SetUp]
    public async Task Preparer() => essai = await DossierDEssai.OuvrirAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    private CompleterAppel Completer => new(essai.Ecrivain, essai.Liens);

    [Test]
    public async Task A_theme_is_added_with_its_reason_and_those_who_have_a_draft_are_told()
    {
        var dossier = await essai.BrouillonAsync();
        var fait = await Completer.AjouterThemeAsync(await CibleAsync(), new ThemeEnPlus("Numérique", [essai.Financeurs[0]]), "Demande de la Préfecture", secretaire);
        Assert.That(fait.TousLesRefus, Is.Empty);
        var appel = await LireAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(appel.Themes[^1].Libelle, Is.EqualTo("Numérique"));
            Assert.That(appel.Financeurs.Where(f => f.Themes.Contains(appel.Themes[^1].Id)).Select(f => f.Id), Is.EqualTo(new[] { essai.Financeurs[0] }));
            Assert.That(appel.Changements.Select(c => (c.Numero, c.Resume, c.Motif)), Is.EqualTo(new[] { (1, "Nouveau thème\u00A0: Numérique.", "Demande de la Préfecture") }));
            var corps = await CourrielsAsync();
            Assert.That(corps, Has.Count.EqualTo(2), "each member of the organisation");
            Assert.That(corps[0], Does.Contain("Nouveau thème\u00A0: Numérique.").And.Contain("Demande de la Préfecture").And.Contain($"/espace/dossiers/{dossier}"));
        });
    }

    [Test]
    public async Task A_funder_is_added_whole_or_not_at_all()
    {
        var region = Guid.CreateVersion7();
        await EcrireAsync(Nouveau, new { Id = region });
        var sansContact = await Completer.AjouterFinanceurAsync(await CibleAsync(), new FinanceurEnPlus(region, null, null, null, AppelDEssai.Enveloppes(8_000)), "Convention signée", secretaire);
        var sansCredits = await Completer.AjouterFinanceurAsync(await CibleAsync(), new FinanceurEnPlus(region, "Inès", null, null, []), "Convention signée", secretaire);
        Assert.That((sansContact.Refus?.Code, sansCredits.Refus?.Code, (await LireAsync()).Financeurs.Count), Is.EqualTo(("financeur.contact", "financeur.enveloppe", 3)));

        var fait = await Completer.AjouterFinanceurAsync(await CibleAsync(), new FinanceurEnPlus(region, "Inès Aubry", null, "02 40 00 00 01", AppelDEssai.Enveloppes(8_000)), "Convention signée", secretaire);
        var ajoute = (await LireAsync()).Financeurs.Single(f => f.Id == region);
        Assert.Multiple(() =>
        {
            Assert.That(fait.TousLesRefus, Is.Empty);
            Assert.That((ajoute.ContactNom, ajoute.Themes.Count, ajoute.Quartiers.Count), Is.EqualTo(("Inès Aubry", 2, 2)));
            Assert.That(ajoute.Enveloppe(TypeDeCredits.Specifique)!.Montant, Is.EqualTo(Montant.DeEuros(8_000)));
        });
    }

    [Test]
    public async Task Dates_are_announced_and_changed_never_taken_away_nor_without_a_reason()
    {
        await essai.BrouillonAsync();
        var comite = new DatesDeLaSuite { ComitePrevuLe = new(2028, 2, 3) };
        var sansMotif = await DatesAsync(comite, " ");
        Assert.That(sansMotif.Refus?.Champ, Is.EqualTo("Motif"));
        Assert.That((await DatesAsync(comite, "Calendrier arrêté")).TousLesRefus, Is.Empty);
        Assert.That((await DatesAsync(comite, "Encore")).Refus?.Code, Is.EqualTo("calendrier.inchange"));
        Assert.That((await DatesAsync(new(), "Encore")).Refus?.Code, Is.EqualTo("calendrier.effacee"));
        Assert.That((await DatesAsync(new() { ComitePrevuLe = new(2027, 10, 2) }, "Encore")).Refus?.Code, Is.EqualTo("calendrier.comite"));
        Assert.That((await DatesAsync(new() { ComitePrevuLe = new(2028, 2, 10) }, "Salle prise")).TousLesRefus, Is.Empty);
        Assert.That((await CourrielsAsync())[^1], Does.Match(@"prévu le 10\sfévrier\s2028 \(auparavant\s: 3\sfévrier\s2028\)").And.Contain("Salle prise"));
    }

    [Test]
    public async Task A_later_closing_is_told_too()
    {
        await essai.BrouillonAsync();
        var fait = await new ProlongerDepot(essai.Ecrivain, essai.Liens).ExecuterAsync(await CibleAsync(), new SaisieDInstant(new(2027, 12, 24), "12 h", null), "Panne du 14", secretaire);
        Assert.That(fait.TousLesRefus, Is.Empty);
        Assert.That((await CourrielsAsync())[0], Does.Match(@"repoussée au 24\sdécembre\s2027").And.Contain("Panne du 14"));
    }

    [Test]
    public async Task Nobody_but_the_secretariat_adds_and_what_changed_meanwhile_is_a_conflict()
    {
        var cible = await CibleAsync();
        var porteur = await Completer.AjouterThemeAsync(cible, new ThemeEnPlus("Numérique", [essai.Financeurs[0]]), "Motif", essai.Signataire);
        await Completer.AjouterThemeAsync(cible, new ThemeEnPlus("Numérique", [essai.Financeurs[0]]), "Motif", secretaire);
        var second = await Completer.AjouterThemeAsync(cible, new ThemeEnPlus("Sport", [essai.Financeurs[0]]), "Motif", secretaire);
        Assert.That((porteur.Issue, second.Issue), Is.EqualTo((Issue.Absent, Issue.Conflit)));
    }

    [Test]
    public async Task Who_instructs_or_sits_is_told_of_a_date_once_and_the_meeting_of_the_services_is_theirs_alone()
    {
        await essai.BrouillonAsync();
        var agent = Guid.CreateVersion7();
        await EcrireAsync(Agent, new { Id = agent, Le = DossierDEssai.Ouverture });
        foreach (var financeur in essai.Financeurs)
        {
            await EcrireAsync(Droit, new { Id = Guid.CreateVersion7(), CompteId = agent, FinanceurId = financeur, Le = DossierDEssai.Ouverture });
        }

        Assert.That((await Completer.AjouterThemeAsync(await CibleAsync(), new ThemeEnPlus("Numérique", [essai.Financeurs[0]]), "Motif", secretaire)).TousLesRefus, Is.Empty);
        Assert.That(await DestinatairesAsync(), Has.Count.EqualTo(3).And.Contain("agent@exemple.fr"), "of an added theme too");
        await EcrireAsync(SansCourriels, new { });
        Assert.That((await DatesAsync(new() { CoinstructionLe = new(2028, 1, 10) }, "Salle libre")).TousLesRefus, Is.Empty);
        Assert.That(await DestinatairesAsync(), Is.EqualTo(new[] { "agent@exemple.fr" }));
        Assert.That((await LireAsync()).Changements, Has.Count.EqualTo(1), "the public page tells nothing of it");
        await EcrireAsync(SansCourriels, new { });

        Assert.That((await DatesAsync(new() { CoinstructionLe = new(2028, 1, 10), BilanAvantLe = new(2029, 6, 30) }, "Arrêté")).TousLesRefus, Is.Empty);
        Assert.Multiple(async () =>
        {
            Assert.That(await DestinatairesAsync(), Has.Count.EqualTo(3).And.Unique.And.Contain("agent@exemple.fr"));
            Assert.That((await LireAsync()).Changements[0].Resume, Does.Match(@"bilan.*30\sjuin\s2029").And.Not.Contain("co-instruction"));
        });
    }

    [Test]
    public async Task Meetings_are_announced_moved_and_read_with_the_calendar()
    {
        SaisieDeReunion reunion = new(new SaisieDInstant(new(2027, 10, 12), "18:00", null), "Maison de quartier");
        async Task<Resultat> Reunir(params SaisieDeReunion[] reunions) => await Completer.AnnoncerDatesAsync(await CibleAsync(), new DatesAnnoncees(new(), reunions), "Demandée", secretaire);
        Assert.That((await Reunir(reunion with { Lieu = " " })).Refus?.Champ, Is.EqualTo("Reunions[0].Lieu"));
        Assert.That((await Reunir(new SaisieDeReunion(new(null, null, null), "Salle"))).Refus?.Champ, Is.EqualTo("Reunions[0].Jour"));
        Assert.That((await Reunir(reunion)).TousLesRefus, Is.Empty);
        Assert.That((await LireAsync()).Calendrier.Dates.Single(d => d.Jalon == Jalon.Reunion), Has.Property("Lieu").EqualTo("Maison de quartier").And.Property("Quand").Contain("18\u00A0h\u00A000"));
        Assert.That((await Reunir(reunion)).Refus?.Code, Is.EqualTo("calendrier.inchange"));
        Assert.That((await Reunir()).TousLesRefus, Is.Empty, "a meeting is called off");
        Assert.That((await LireAsync()).Changements[0].Resume, Does.Contain("n’a pas lieu"));
    }

    private async Task<Resultat> DatesAsync(DatesDeLaSuite dates, string motif) => await Completer.AnnoncerDatesAsync(await CibleAsync(), new DatesAnnoncees(dates, []), motif, secretaire);

    private async Task<IReadOnlyList<string>> DestinatairesAsync()
    {
        await using var session = await essai.Base.LireAsync();
        return await session.ListeAsync<string>(Destinataires);
    }

    private async Task<AppelComplet> LireAsync() => (await new AppelsQuery(essai.Base, essai.Horloge).ChargerAsync("AAP28", secretaire))!;

    private async Task<Cible> CibleAsync() => new("AAP28", (await LireAsync()).Version);

    private async Task<IReadOnlyList<string>> CourrielsAsync()
    {
        await using var session = await essai.Base.LireAsync();
        return await session.ListeAsync<string>(Courriels);
    }

    private async Task EcrireAsync(SqlStatement ordre, object parametres)
    {
        await using var session = await essai.Base.EcrireAsync();
        await session.ExecuterAsync(ordre, parametres);
        await session.ValiderAsync();
    }
}
