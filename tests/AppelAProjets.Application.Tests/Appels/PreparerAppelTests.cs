using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Appels;

[SurChaqueMoteur]
public sealed class PreparerAppelTests
{
    private static readonly DateTimeOffset Avant = new(2027, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, Recherche, CreeLe, DesactiveLe, Version)
        VALUES (@Id, @Courriel, @Courriel, 1, 'x', 'A', 'B', 0, 0, 0, 'a b', '2027-01-01T00:00:00', @Ferme, 1)
        """);

    private static readonly SqlStatement Siege = new("""
        INSERT INTO Siege (Id, AppelId, Nom, FinanceurId, Voix, TitulaireId, SuppleantId, Ordre, Version) VALUES (@Id, @AppelId, 'Ville', @FinanceurId, 'Deliberative', @TitulaireId, @SuppleantId, 1, 1)
        """);

    private static readonly SqlStatement Sieges = new("SELECT s.Nom, s.FinanceurId, s.TitulaireId, s.SuppleantId FROM Siege s WHERE s.AppelId = @AppelId");
    private AppelDEssai _essai = null!;

    [SetUp]
    public async Task Preparer() => _essai = await AppelDEssai.CreerAsync(Avant);

    [TearDown]
    public void Ranger() => _essai.Dispose();

    [TestCase("A", 2028, "Titre", "Code")]
    [TestCase("nouveau", 2028, "Titre", "Code")]
    [TestCase("AAP 28", 2028, "Titre", "Code")]
    [TestCase("AAP28", 28, "Titre", "Annee")]
    [TestCase("AAP28", 2028, " ", "Titre")]
    public async Task A_call_needs_a_code_a_year_and_a_title(string code, int annee, string titre, string champ)
    {
        var cree = await new CreerAppel(_essai.Ecrivain).ExecuterAsync(new SaisieDAppel(code, annee, titre), _essai.Secretaire);
        Assert.That(cree.TousLesRefus.Single().Champ, Is.EqualTo(champ));
    }

    [Test]
    public async Task A_code_is_used_once()
    {
        await _essai.RemplirAsync();
        var refus = await new CreerAppel(_essai.Ecrivain).ExecuterAsync(new SaisieDAppel("aap28", 2028, "Autre"), _essai.Secretaire);
        Assert.That(refus.TousLesRefus.Single().Code, Is.EqualTo("appel.code-pris"));
    }

    [Test]
    public void An_hour_that_does_not_exist_is_refused_beside_its_field()
    {
        var lu = new SaisieDInstant(new(2028, 3, 26), "02:30", null).Lire("Cloture", finDeMinute: true);
        Assert.That((lu.Refus!.Code, lu.Refus.Champ), Is.EqualTo(("heure.inexistante", "ClotureHeure")));
    }

    [Test]
    public void An_hour_that_happens_twice_asks_which_and_is_shown_again_as_chosen()
    {
        var saisie = new SaisieDInstant(new(2027, 10, 31), "2 h 30", null);
        var lu = saisie.Lire("Cloture", finDeMinute: true);
        var hiver = (saisie with { Choix = HeureAmbigue.HeureDHiver }).Lire("Cloture", finDeMinute: true).Valeur;
        var ete = (saisie with { Choix = HeureAmbigue.HeureDEte }).Lire("Cloture", finDeMinute: true).Valeur;
        Assert.Multiple(() =>
        {
            Assert.That((saisie.EstAmbigu, lu.Refus!.Champ), Is.EqualTo((true, "ClotureChoix")));
            Assert.That(hiver - ete, Is.EqualTo(TimeSpan.FromHours(1)));
            Assert.That(SaisieDInstant.De(hiver).Choix, Is.EqualTo(HeureAmbigue.HeureDHiver));
            Assert.That(SaisieDInstant.De(ete).Choix, Is.EqualTo(HeureAmbigue.HeureDEte));
        });
    }

    [TestCase("23:59", true)]
    [TestCase("23 h 59", true)]
    [TestCase("9h", true)]
    [TestCase("24:00", false)]
    [TestCase("midi", false)]
    public void Times_are_read_as_people_type_them(string heure, bool lisible) =>
        Assert.That(new SaisieDInstant(new(2027, 10, 1), heure, null).Lire("Ouverture", finDeMinute: false).EstRefuse, Is.Not.EqualTo(lisible));

    [Test]
    public async Task A_closing_before_its_opening_and_a_committee_before_the_closing_are_refused()
    {
        await _essai.RemplirAsync();
        var inverse = await new ModifierCalendrier(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), AppelDEssai.Calendrier("2027-11-15", "2027-10-01"), _essai.Secretaire);
        var tard = await new ModifierCalendrier(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), AppelDEssai.Calendrier("2027-10-01", "2028-02-03"), _essai.Secretaire);
        Assert.That((inverse.TousLesRefus.Single().Champ, tard.TousLesRefus.Single().Champ), Is.EqualTo(("ClotureJour", "ComitePrevuLe")));
    }

    [Test]
    public async Task Themes_are_renamed_reordered_and_removed_without_losing_those_of_funders()
    {
        await _essai.RemplirAsync();
        var themes = (await _essai.LireAsync()).Themes;
        ThemeSaisi[] saisies = [new(themes[0].Id, 2, false, "Culture et sport"), new(themes[1].Id, null, true, ""), new(null, 1, false, "Santé"), new(null, null, false, " ")];
        Assert.That((await new ModifierThemes(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), saisies, _essai.Secretaire)).TousLesRefus, Is.Empty);
        var appel = await _essai.LireAsync();
        Assert.That(appel.Themes.Select(t => t.Libelle), Is.EqualTo(new[] { "Santé", "Culture et sport" }));
        Assert.That(appel.Financeurs.Single().Themes, Is.EqualTo(new[] { themes[0].Id }));
    }

    [Test]
    public async Task A_list_refuses_a_blanked_label_and_a_label_given_twice()
    {
        await _essai.RemplirAsync();
        var themes = (await _essai.LireAsync()).Themes;
        var refus = await new ModifierThemes(_essai.Ecrivain).ExecuterAsync(
            await _essai.CibleAsync(), [new(themes[0].Id, 1, false, ""), new(themes[1].Id, 2, false, "Emploi"), new(null, 3, false, "emploi")], _essai.Secretaire);
        Assert.That(refus.TousLesRefus.Select(r => r.Champ), Is.EqualTo(new[] { "Elements[0].Libelle", "Elements[2].Libelle" }));
    }

    [Test]
    public async Task A_neighbourhood_that_leaves_the_call_leaves_its_funders()
    {
        await _essai.RemplirAsync();
        await new ModifierQuartiers(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), ["QN00001M", "QN00002M"], _essai.Secretaire);
        var appel = await _essai.LireAsync();
        Assert.That(appel.Quartiers.Select(q => q.Code), Is.EquivalentTo(new[] { "QN00001M", "QN00002M" }));
        Assert.That(appel.Financeurs.Single().Quartiers, Is.EqualTo(new[] { "QN00001M" }));
        Assert.That((await new ModifierQuartiers(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), ["QNINCONNU"], _essai.Secretaire)).TousLesRefus.Single().Code, Is.EqualTo("quartier.inconnu"));
    }

    [Test]
    public async Task Weights_and_thresholds_out_of_range_are_refused_beside_their_field()
    {
        await _essai.RemplirAsync();
        CritereSaisi[] saisies = [AppelDEssai.Critere("A", 0), AppelDEssai.Critere("B", 100) with { NoteEliminatoire = 6 }];
        var refus = await new ModifierGrille(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), saisies, _essai.Secretaire);
        Assert.That(refus.TousLesRefus.Select(r => r.Champ), Is.EqualTo(new[] { "Elements[0].Poids", "Elements[1].NoteEliminatoire" }));
        await new ModifierGrille(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), [AppelDEssai.Critere("A", 90)], _essai.Secretaire);
        Assert.That((await _essai.LireAsync()).Manques(Avant).Single().Refus.Message, Does.Contain("90 au lieu de 100"));
    }

    [Test]
    public async Task An_unknown_field_of_the_letter_is_refused_by_its_name()
    {
        await _essai.RemplirAsync();
        var refus = await new ModifierModeleDeCourrier(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync(), GenreDeModele.Commun, "Bonjour {{dossier.couleur}}", _essai.Secretaire);
        Assert.That(refus.TousLesRefus.Single().Message, Does.Contain("dossier.couleur"));
    }

    [Test]
    public async Task A_copy_brings_everything_and_its_dates_and_amounts_wait_for_a_person()
    {
        await _essai.RemplirAsync();
        var source = await _essai.LireAsync();
        var proposee = DupliquerAppel.Proposer(source);
        Assert.That(proposee, Is.EqualTo(new SaisieDAppel("AAP29", 2029, "Quartiers 2029")));
        Assert.That((await new DupliquerAppel(_essai.Ecrivain).ExecuterAsync("AAP28", proposee, _essai.Secretaire)).Valeur, Is.EqualTo("AAP29"));
        var copie = await _essai.LireAsync("AAP29");
        Assert.Multiple(() =>
        {
            Assert.That(copie.OuvertureLe, Is.EqualTo(new DateTimeOffset(2028, 10, 1, 7, 0, 0, TimeSpan.Zero)));
            Assert.That(copie.ClotureLe, Is.EqualTo(new DateTimeOffset(2028, 11, 15, 22, 59, 59, TimeSpan.Zero)));
            Assert.That(copie.ComitePrevuLe, Is.EqualTo(new DateOnly(2029, 2, 3)));
            Assert.That(copie.Quartiers, Is.EqualTo(source.Quartiers));
            Assert.That(copie.Criteres.Select(c => (c.Libelle, c.Poids)), Is.EqualTo(source.Criteres.Select(c => (c.Libelle, c.Poids))));
            Assert.That(copie.Financeurs.Single().Themes, Is.EquivalentTo(copie.Themes.Select(t => t.Id)));
            Assert.That(copie.Financeurs.Single().Enveloppe(TypeDeCredits.Specifique)!.AConfirmer);
            Assert.That(copie.Manques(Avant).Single().Refus.Code, Is.EqualTo("appel.dates"));
            Assert.That(copie.AppelPrecedentId, Is.EqualTo(source.Id));
        });
        await ConfirmerAsync();
    }

    [TestCase("<script>alert(1)</script>", "<script")]
    [TestCase("[x](javascript:alert(1))", "javascript")]
    [TestCase("<javascript:alert(1)>", "href=\"javascript")]
    [TestCase("![pixel](https://ailleurs.example/p.png)", "<img")]
    public void Markdown_lets_nothing_active_or_external_through(string texte, string interdit) =>
        Assert.That(TexteMarkdown.EnHtml(texte), Does.Not.Contain(interdit));

    [Test]
    public void Markdown_headings_go_under_those_of_the_page() =>
        Assert.That(TexteMarkdown.EnHtml("# Titre\n\n[site](https://exemple.fr) **gras**"), Is.EqualTo("<h3>Titre</h3>\n<p><a href=\"https://exemple.fr\">site</a> <strong>gras</strong></p>\n"));

    [Test]
    public async Task The_seats_follow_a_copy_without_the_people_whose_account_is_closed()
    {
        await _essai.RemplirAsync();
        var appel = await _essai.LireAsync();
        var (titulaire, ferme) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var session = await _essai.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Compte, new[] { new { Id = titulaire, Courriel = "a@exemple.fr", Ferme = (DateTimeOffset?)null }, new { Id = ferme, Courriel = "b@exemple.fr", Ferme = (DateTimeOffset?)Avant } });
            await session.ExecuterAsync(Siege, new { Id = Guid.CreateVersion7(), AppelId = appel.Id, FinanceurId = _essai.Ville, TitulaireId = titulaire, SuppleantId = ferme });
            await session.ValiderAsync();
        }

        await new DupliquerAppel(_essai.Ecrivain).ExecuterAsync("AAP28", DupliquerAppel.Proposer(appel), _essai.Secretaire);
        await using var lecture = await _essai.Base.LireAsync();
        var copie = (await lecture.ListeAsync<SiegeLu>(Sieges, new { AppelId = (await _essai.LireAsync("AAP29")).Id })).Single();
        Assert.That((copie.Nom, copie.FinanceurId, copie.TitulaireId, copie.SuppleantId), Is.EqualTo(("Ville", (Guid?)_essai.Ville, (Guid?)titulaire, (Guid?)null)));
    }

    private async Task ConfirmerAsync()
    {
        await new FixerEnveloppes(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync("AAP29"), _essai.Ville, AppelDEssai.Enveloppes(50_000), _essai.Secretaire);
        await new ModifierCalendrier(_essai.Ecrivain).ExecuterAsync(await _essai.CibleAsync("AAP29"), AppelDEssai.Calendrier("2028-10-01", "2028-11-15") with { Suite = new() }, _essai.Secretaire);
        var confirmee = await _essai.LireAsync("AAP29");
        Assert.That(confirmee.Financeurs.Single().Enveloppe(TypeDeCredits.Specifique)!.AConfirmer, Is.False);
        var mouvements = await new AppelsQuery(_essai.Base, _essai.Horloge).MouvementsAsync(confirmee.Id, _essai.Ville);
        Assert.That(mouvements.Select(m => (m.Montant, m.Motif)), Is.EqualTo(new[] { (Montant.DeEuros(50_000), "Repris de l’appel AAP28 (confirmé)") }), "no movement of nothing");
        Assert.That(confirmee.Manques(Avant), Is.Empty);
    }

    private sealed record SiegeLu
    {
        public required string Nom { get; init; }
        public Guid? FinanceurId { get; init; }
        public Guid? TitulaireId { get; init; }
        public Guid? SuppleantId { get; init; }
    }
}
