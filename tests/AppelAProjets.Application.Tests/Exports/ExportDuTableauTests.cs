using System.Globalization;
using System.Text;
using AppelAProjets.Application.Exports;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Tests.Instructions;
using EtatLigne = AppelAProjets.Domain.Financements.EtatLigne;

namespace AppelAProjets.Application.Tests.Exports;

/// <summary>A view of the table as a file: the same rows, columns, order and figures.</summary>
[SurChaqueMoteur]
public sealed class ExportDuTableauTests
{
    private InstructionDEssai essai = null!;

    [OneTimeSetUp]
    public async Task Preparer() => essai = await InstructionDEssai.CreerAsync(450);

    [OneTimeTearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task The_csv_says_what_the_table_shows_in_its_order_over_all_its_pages()
    {
        var filtre = new FiltreDuTableau { Tri = "demande", Descendant = true, Taille = 200 };
        var secretariat = await essai.ActeurAsync("secretariat");
        var tableau = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, filtre, secretariat))!;
        var csv = await CsvAsync(filtre, secretariat);
        Assert.That(csv, Has.Count.EqualTo(tableau.Totaux.Lignes + 1));
        Assert.That(csv[0].Select(titre => titre.Split(" – ")[1]), Is.EqualTo(tableau.Colonnes.Select(c => c.Colonne.Libelle)));
        Assert.That(csv.Skip(1).Take(tableau.Lignes.Count).Select(r => r[0]), Is.EqualTo(tableau.Lignes.Select(d => d.Numero)));
        var colonne = csv[0].IndexOf("Budget, en euros – Demandé aux financeurs");
        Assert.That(csv.Skip(1).Sum(r => decimal.Parse(r[colonne], CultureInfo.GetCultureInfo("fr-FR"))), Is.EqualTo((await SommeAsync(filtre, secretariat)) / 100m));
    }

    [Test]
    public async Task LibreOffice_reads_the_figures_of_the_table_in_the_workbook()
    {
        LibreOffice.ExigerSaPresence();
        var (filtre, acteur) = (new FiltreDuTableau(), await essai.ActeurAsync("instructeur.pref44"));
        var export = (await Exporter().PreparerAsync(InstructionDEssai.Appel, filtre, "XLSX", acteur))!;
        using var fichier = new MemoryStream();
        await export.EnXlsxAsync(fichier);
        var lues = await LibreOffice.RelireAsync(fichier.ToArray(), ".xlsx");
        var csv = await CsvAsync(filtre, acteur);
        Assert.That(lues, Has.Count.EqualTo(csv.Count + 1), "two levels of header");
        Assert.That(lues[1], Is.EqualTo(export.Feuilles[0].Colonnes.Select(c => c.Titre)));
        foreach (var (lue, attendue) in lues.Skip(2).Zip(csv.Skip(1)))
        {
            Assert.That(lue.Select(Nombre), Is.EqualTo(attendue.Select(Nombre)));
        }
    }

    [Test]
    public async Task The_export_shows_no_more_than_the_table_to_each_person()
    {
        var export = (await Exporter().PreparerAsync(InstructionDEssai.Appel, new FiltreDuTableau(), "CSV", await essai.ActeurAsync("instructeur.caf44")))!;
        var rangees = new List<Cellule[]>();
        await foreach (var rangee in export.Feuilles[0].Rangees)
        {
            rangees.Add(rangee);
        }

        var tableau = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Taille = 200 }, await essai.ActeurAsync("instructeur.caf44")))!;
        foreach (var (rangee, dossier) in rangees.Zip(tableau.Lignes))
        {
            Assert.That(rangee.Select(c => c.Lettres ?? (c.Genre == GenreDeCellule.Vide ? "" : $"{c.Valeur}")), Is.EqualTo(tableau.Colonnes.Select(c => Attendu(c, dossier))));
        }

        Assert.That(rangees.SelectMany(r => r).Select(c => c.Lettres), Has.Member("non partagé").And.Member("Non recevable"), "an empty cell says that nothing was written");

        Assert.That(await Exporter().PreparerAsync("INCONNU", new FiltreDuTableau(), "CSV", await essai.ActeurAsync("instructeur.caf44")), Is.Null);
    }

    private static string Attendu(ColonneMontree colonne, DossierDuTableau dossier)
    {
        var (ligne, valeur) = (colonne.Financeur is { } f ? dossier.Lignes.GetValueOrDefault(f.Id) : null, colonne.Lire(dossier));
        return ligne is { EstVisible: false } && colonne.Colonne.EstTravail ? "non partagé"
            : colonne.Colonne.Cle == "avis" && ligne?.Etat is EtatLigne.NonRecevable or EtatLigne.RetireeParFinanceur or EtatLigne.RetireeParPorteur ? Domain.Libelles.Pour(ligne!.Etat)
            : valeur.Texte ?? $"{valeur.Centiemes}";
    }

    [Test]
    public async Task Reasons_justifications_and_opinions_stand_in_sheets_beside_with_the_rights_of_the_sheet()
    {
        var siennes = await NotesAsync("instructeur.caf44");
        var toutes = await NotesAsync("secretariat");
        Assert.That(toutes, Has.Count.GreaterThan(siennes.Count).And.All.Not.Empty);
        Assert.That(siennes.Count, Is.Positive);
    }

    private async Task<List<string>> NotesAsync(string compte)
    {
        var export = (await Exporter().PreparerAsync(InstructionDEssai.Appel, new FiltreDuTableau(), "XLSX", await essai.ActeurAsync(compte)))!;
        await foreach (var _ in export.Feuilles[0].Rangees)
        {
            // The other sheets are about the dossiers of the first one, once written.
        }

        var justifications = new List<string>();
        await foreach (var rangee in export.Feuilles.Single(f => f.Nom == "Notes").Rangees)
        {
            justifications.Add(rangee[7].Lettres ?? "");
        }

        return justifications;
    }

    private ExportDuTableauQuery Exporter() => new(essai.Base, essai.Tableau, essai.Ecrivain);

    private async Task<List<List<string>>> CsvAsync(FiltreDuTableau filtre, Acteur acteur)
    {
        using var fichier = new MemoryStream();
        await (await Exporter().PreparerAsync(InstructionDEssai.Appel, filtre, "CSV", acteur))!.EnCsvAsync(fichier);
        var octets = fichier.ToArray();
        Assert.That(octets[..3], Is.EqualTo(Encoding.UTF8.GetPreamble()));
        return LibreOffice.Lire(Encoding.UTF8.GetString(octets[3..]), ';');
    }

    private async Task<decimal> SommeAsync(FiltreDuTableau filtre, Acteur acteur)
    {
        var (somme, page) = (0m, 1);
        for (TableauInstruction tableau; page == 1 || (page - 1) * 200 < 450; page++)
        {
            tableau = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, filtre with { Page = page }, acteur))!;
            somme += tableau.Lignes.Sum(d => d.TotalDemande?.Centimes ?? 0);
        }

        return somme;
    }

    // As it is shown by one or the other: digits, thousands apart or not, and a decimal point where there are decimals.
    private static string Nombre(string cellule)
    {
        var chiffres = cellule.Replace("\u202F", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace(',', '.');
        if (chiffres.Length == 0 || !chiffres.All(c => char.IsAsciiDigit(c) || c is '.' or '-'))
        {
            return cellule.TrimStart('\'');
        }

        var point = chiffres.LastIndexOf('.');
        return point < 0 ? chiffres : chiffres[..point].Replace(".", "", StringComparison.Ordinal) + chiffres[point..];
    }
}
