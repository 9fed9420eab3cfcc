using AppelAProjets.Application.Antecedents;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Application.Tests.PlanActions;

namespace AppelAProjets.Application.Tests.Antecedents;

[SurChaqueMoteur]
public sealed class ImporterResultatsTests
{
    private const string Un = AntecedentsDEssai.Siret + ";" + AntecedentsDEssai.Titre + ";";

    private static readonly SqlStatement Traces = new("SELECT Details FROM Journal WHERE Action LIKE '%-resultats' AND Details IS NOT NULL ORDER BY Numero");

    private static readonly SqlStatement MemeAnnee = new("UPDATE Appel SET Annee = @Annee");
    private static readonly SqlStatement Dits = new("SELECT DISTINCT j.ObjetId FROM Journal j WHERE j.Objet = 'Appel' AND j.Action LIKE '%-resultats'");

    private AntecedentsDEssai essai = null!;

    [SetUp]
    public async Task Preparer() => essai = await AntecedentsDEssai.CreerAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task The_journal_tells_an_import_of_its_call_alone()
    {
        await essai.EcrireAsync(MemeAnnee, new { essai.Annee });
        await essai.ImporterAsync(Un + "PREF44;5000;4500;4000;\n");
        Assert.That(await essai.Instruction.LireAsync<string>(Dits), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_same_file_twice_adds_nothing_and_another_corrects()
    {
        await essai.ImporterAsync(Un + "PREF44;5000;4000;4000;oui\n" + Un + "NANTES;3000;1 234,50 €;;non\n");
        Assert.That(await essai.AccordesAsync(), Is.EqualTo("NANTES 1234, PREF44 4000"));
        var encore = await essai.Preparer.CollerAsync(AntecedentsDEssai.Appel, $"{essai.Annee - 1}", AntecedentsDEssai.EnTete + Un + "PREF44;5000;4000;4000;oui\n", essai.Secretaire);
        var apercu = (await essai.Imports.ChargerAsync(AntecedentsDEssai.Appel, encore.Valeur, essai.Secretaire))!;
        Assert.That((apercu.Rapport!.AEcrire, apercu.Rapport.Nombre(SortDeLigne.Inchangee), apercu.Rapport.Absentes), Is.EqualTo((0, 1, 1)));
        Assert.That((await essai.Importer.ExecuterAsync(AntecedentsDEssai.Appel, encore.Valeur, apercu.Import.Version, 0, essai.Secretaire)).Refus!.Code, Is.EqualTo("resultats.rien"));
        await essai.ImporterAsync(Un.ToUpperInvariant() + "PREF44;5000;4500;4000;12/03/2026\n");
        Assert.That(await essai.AccordesAsync(), Is.EqualTo("NANTES 1234, PREF44 4500"));
        Assert.That(await essai.Instruction.LireAsync<string>(Traces), Has.Some.EqualTo($"{essai.Annee - 1}, Tableau collé, nouveaux : 0, modifiés : 1, inchangés : 0, écartés : 0"));
    }

    [Test]
    public async Task An_import_taken_out_gives_back_what_it_had_corrected()
    {
        var premier = await essai.ImporterAsync(Un + "PREF44;5000;4000;;\n" + Un + "NANTES;1;1;;\n");
        var deuxieme = await essai.ImporterAsync(Un + "PREF44;5000;4500;;\n" + Un + "CAF44;9;9;;\n");
        var troisieme = await essai.ImporterAsync(Un + "PREF44;5000;4800;;\n");
        Assert.That((await essai.Retirer.ExecuterAsync(AntecedentsDEssai.Appel, deuxieme, essai.Secretaire)).Valeur, Is.EqualTo(2));
        Assert.That(await essai.AccordesAsync(), Is.EqualTo("NANTES 1, PREF44 4800"), "the latest stays, and what only this one said goes");
        await essai.Retirer.ExecuterAsync(AntecedentsDEssai.Appel, troisieme, essai.Secretaire);
        Assert.That(await essai.AccordesAsync(), Is.EqualTo("NANTES 1, PREF44 4000"), "the first is back");
        Assert.That((await essai.Retirer.ExecuterAsync(AntecedentsDEssai.Appel, premier, essai.Instructrice)).Issue, Is.EqualTo(Issue.Absent));
        await essai.Retirer.ExecuterAsync(AntecedentsDEssai.Appel, premier, essai.Secretaire);
        Assert.That(await essai.AccordesAsync(), Is.Empty);
        Assert.That((await essai.Retirer.ExecuterAsync(AntecedentsDEssai.Appel, premier, essai.Secretaire)).Issue, Is.EqualTo(Issue.Absent), "once");
    }

    [Test]
    public async Task Nothing_is_written_before_confirmation_and_a_report_that_no_longer_holds_is_refused()
    {
        var id = (await essai.Preparer.CollerAsync(AntecedentsDEssai.Appel, $"{essai.Annee - 1}", AntecedentsDEssai.EnTete + Un + "PREF44;1;1;;\nfaux;x;y;z;;;\n", essai.Secretaire)).Valeur;
        var apercu = (await essai.Imports.ChargerAsync(AntecedentsDEssai.Appel, id, essai.Secretaire))!;
        Assert.That((apercu.Rapport!.AEcrire, apercu.Rapport.Nombre(SortDeLigne.Ecartee)), Is.EqualTo((1, 1)));
        Assert.That(await essai.AccordesAsync(), Is.Empty);
        Assert.That((await essai.Importer.ExecuterAsync(AntecedentsDEssai.Appel, id, apercu.Import.Version, 2, essai.Secretaire)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await essai.Importer.ExecuterAsync(AntecedentsDEssai.Appel, id, apercu.Import.Version + 1, 1, essai.Secretaire)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await essai.Importer.ExecuterAsync(AntecedentsDEssai.Appel, id, apercu.Import.Version, 1, essai.Instructrice)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await essai.Importer.ExecuterAsync("CDV28", id, apercu.Import.Version, 1, essai.Secretaire)).Issue, Is.EqualTo(Issue.Absent), "of another call");
        Assert.That((await essai.Importer.ExecuterAsync(AntecedentsDEssai.Appel, id, apercu.Import.Version, 1, essai.Secretaire)).EstRefuse, Is.False);
        Assert.That((await essai.Importer.ExecuterAsync(AntecedentsDEssai.Appel, id, apercu.Import.Version, 1, essai.Secretaire)).Issue, Is.EqualTo(Issue.Absent), "done once");
        Assert.That((await essai.Imports.ListerAsync(AntecedentsDEssai.Appel, essai.Secretaire))!.Imports.Select(i => (i.Annee, i.Resultats, i.Organisations)), Is.EqualTo(new[] { (essai.Annee - 1, 1, 1) }));
    }

    [Test]
    public async Task An_import_belongs_to_its_person_for_a_day_and_a_year_is_before_the_call()
    {
        var id = (await essai.Preparer.CollerAsync(AntecedentsDEssai.Appel, $"{essai.Annee - 1}", AntecedentsDEssai.EnTete + Un + "PREF44;1;1;;\n", essai.Secretaire)).Valeur;
        Assert.That(await essai.Imports.ChargerAsync(AntecedentsDEssai.Appel, id, essai.Secretaire with { CompteId = essai.Instructrice.CompteId }), Is.Null);
        essai.Instruction.Horloge.Advance(TimeSpan.FromDays(1));
        Assert.That(await essai.Imports.ChargerAsync(AntecedentsDEssai.Appel, id, essai.Secretaire), Is.Null);
        Assert.That((await new PurgerImportsDeResultats(essai.Instruction.Ecrivain).ExecuterAsync()).Valeur, Is.EqualTo(1));
        foreach (var annee in new[] { $"{essai.Annee}", "x", "", "1999" })
        {
            Assert.That((await essai.Preparer.CollerAsync(AntecedentsDEssai.Appel, annee, AntecedentsDEssai.EnTete, essai.Secretaire)).Refus!.Champ, Is.EqualTo("Annee"));
        }
    }

    [Test]
    public async Task A_workbook_is_read_on_the_sheet_that_looks_like_it_and_never_on_a_hidden_one()
    {
        var titres = ClasseurDEssai.Ligne(1, "SIRET", "Titre", "Financeur", "Accordé");
        var apercu = await essai.LireAsync(ClasseurDEssai.Faire(
        [
            ("Notes", "visible", ClasseurDEssai.Ligne(1, "Bonjour")), ("Cachée", "hidden", titres + ClasseurDEssai.Ligne(2, AntecedentsDEssai.Siret, "Secret", "PREF44", "9")),
            ("Bilan", "visible", titres + $"<row r=\"2\"><c r=\"A2\"><v>{AntecedentsDEssai.Siret}</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>{AntecedentsDEssai.Titre}</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>PREF44</t></is></c><c r=\"D2\"><v>1234.5</v></c></row>"),
        ]));
        Assert.That(apercu.Import.Avertissement, Does.Match("^Feuille lue\\s: «\\sBilan").And.Contain("masquée"));
        Assert.That(apercu.Rapport!.Lignes.Select(l => l.Lu.Resultat).OfType<Domain.Antecedents.ResultatImporte>().Select(r => (r.Siret, r.Titre, r.Accorde)), Is.EqualTo(new[] { (AntecedentsDEssai.Siret, AntecedentsDEssai.Titre, (Montant?)new Montant(123_450)) }));
    }

    [Test]
    public async Task Hostile_cells_are_texts_and_an_unknown_SIRET_is_kept_and_told()
    {
        var apercu = await essai.LireAsync(AntecedentsDEssai.EnTete + "41816609600051;=HYPERLINK(\"x\");<script>alert(1)</script>;1;1;;\n" + Un + "\"Fondation\u202E evil\";1;2;3;oui\n");
        Assert.That(apercu.Rapport!.Lignes.Where(l => l.EstValide).Select(l => $"{l.Lu.Resultat!.Titre} {l.Lu.Resultat.Financeur.Nom}"), Is.EqualTo(new[] { "=HYPERLINK(\"x\") <script>alert(1)</script>", AntecedentsDEssai.Titre + " Fondation evil" }));
        Assert.That(apercu.Rapport.Lignes[1].Remarques, Has.Some.Contains("Aucune organisation du portail"));
        Assert.That(apercu.Rapport.Lignes[2].Remarques, Has.None.Contains("Aucune organisation du portail"));
    }
}
