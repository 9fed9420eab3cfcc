using System.Text.RegularExpressions;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using Microsoft.Data.Sqlite;

namespace AppelAProjets.Application.Tests.Instructions;

/// <summary>How SQLite goes about each statement that the instruction sends: by an index, never from end to end of a table that grows with the calls.</summary>
[SurSqliteSeulement("The words of its plans.")]
public sealed partial class PlansDeRequetesTests
{
    /// <summary>The whole call, once per process, or for a filter or a sort on the year before: the only statements whose cost may grow with it.</summary>
    private static readonly string[] DeToutLAppel = ["DossierEnMemoireStore.Lecture", "AntecedentsDesDossiers.Lecture"];

    private InstructionDEssai essai = null!;

    [OneTimeSetUp]
    public async Task Preparer() => essai = await InstructionDEssai.CreerAsync();

    [OneTimeTearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task The_table_its_sheet_and_what_is_posted_there_scan_nothing_that_grows_and_sort_nothing_but_a_page()
    {
        var envoyees = new HashSet<SqlStatement>();
        var avant = essai.Base.Observateur;
        essai.Base.Observateur = (sql, _) => envoyees.Add(sql);
        await ParcourirAsync();
        essai.Base.Observateur = avant;

        var fautes = envoyees.SelectMany(sql => Fautes(sql.Nom, sql.Pour(SqlDialect.Sqlite), essai.Base.Chaine, DeToutLAppel.Contains(sql.Nom))).ToList();
        Assert.That(string.Join('\n', fautes), Is.Empty);
        Assert.That(envoyees.Select(s => s.Nom), Is.SupersetOf(new[] { "TableauSql.Details", "AppelEnMemoire.Suite", "DossierEnMemoireStore.Lecture", "FicheInstructionQuery.Travaux", "NoterDossier.Ajout", "LigneStore.Ecriture" }));
    }

    [TestCase("SELECT Id FROM Dossier WHERE Titre = @Titre", "SCAN Dossier")]
    [TestCase("SELECT l.Id FROM Ligne l WHERE l.Demande > @Montant", "SCAN l")]
    [TestCase("SELECT 1 AS Un; SELECT d.Id FROM Dossier d JOIN Note n ON n.DossierId = d.Id WHERE n.Valeur = @Valeur", "SCAN n")]
    [TestCase("SELECT d.Id FROM Dossier d WHERE d.AppelId = @AppelId ORDER BY d.Titre", "TEMP B-TREE FOR ORDER BY")]
    public void A_scan_or_a_sort_of_the_call_is_seen(string sql, string faute) =>
        Assert.That(Fautes("Essai", sql, essai.Base.Chaine, false), Has.Some.Contains(faute));

    private async Task ParcourirAsync()
    {
        var acteur = await essai.ActeurAsync("instructeur.pref44");
        var contexte = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new(), acteur))!.Contexte;
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        FiltreDuTableau[] filtres =
        [
            .. ColonnesDuTableau.Toutes.Where(c => c is { EstTriable: true, EstParFinanceur: false }).Select(c => new FiltreDuTableau { Tri = c.Cle, Page = 2 }),
            new() { Conditions = ConditionsDuTableau.Aucune.Avec("quartiers", contexte.Appel.Quartiers[0].Code) }, new() { ANoter = true }, new() { Texte = "jardin 0042" },
        ];
        foreach (var filtre in filtres)
        {
            await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, filtre, acteur);
        }

        await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new(), await essai.ActeurAsync("referent"));
        await essai.FicheAsync(acteur, rang: 3);
        Assert.That((await new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, await essai.GrilleAsync(acteur, 3), acteur)).Issue, Is.EqualTo(Issue.Fait));
        var saisie = new SaisieDeLigne(AvisInstructeur.Favorable, null, new Domain.Montant(100_000), null, null);
        Assert.That((await new InstruireLigne(essai.Ecrivain).ExecuterAsync(await essai.ViserAsync("PREF44"), saisie, acteur)).Issue, Is.EqualTo(Issue.Fait));
        await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new(), acteur);
    }

    private static List<string> Fautes(string nom, string texte, string chaine, bool uneFois)
    {
        using var connexion = new SqliteConnection(chaine);
        connexion.Open();
        var fautes = new List<string>();
        foreach (var sql in texte.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Without values the planner decides on the indexes alone.
            using var plan = connexion.CreateCommand();
            plan.CommandText = $"EXPLAIN QUERY PLAN {Parametre().Replace(Liste().Replace(sql, "IN ('a', 'b')"), "'a'")}";
            var alias = Grandes().Matches(sql).SelectMany(m => new[] { m.Groups[1].Value, m.Groups[2].Value }).ToHashSet();
            // Rows asked by their identifiers are few: those of a page, of a dossier.
            var peu = uneFois || sql.Contains("IN @Ids", StringComparison.Ordinal) || sql.Contains("= @Id", StringComparison.Ordinal) || sql.Contains("= @DossierId", StringComparison.Ordinal);
            using var lignes = plan.ExecuteReader();
            while (lignes.Read())
            {
                var etape = lignes.GetString(3);
                if ((Parcours().Match(etape) is { Success: true } parcours && alias.Contains(parcours.Groups[1].Value))
                    || (!peu && alias.Count > 0 && etape.Contains("TEMP B-TREE FOR", StringComparison.Ordinal)))
                {
                    fautes.Add($"{nom}: {etape}\n    {sql.ReplaceLineEndings(" ")}");
                }
            }
        }

        return fautes;
    }

    [GeneratedRegex(@"IN @\w+")]
    private static partial Regex Liste();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parametre();

    [GeneratedRegex(@"(?:FROM|JOIN|UPDATE)\s+(Dossier|Ligne|Note)\b(?:\s+(?!WHERE|SET|JOIN|ORDER|GROUP)(\w+))?")]
    private static partial Regex Grandes();

    [GeneratedRegex(@"^SCAN (\w+)")]
    private static partial Regex Parcours();
}
