using System.Diagnostics;
using System.Globalization;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Scenarios;
using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;
using AppelAProjets.Domain.Scenarios;
using AppelAProjets.Solveur;

namespace AppelAProjets.Mesures;

/// <summary>The computed proposal of a call: time, gap to its bound, and what it retains beside "greedy by score", on the seeded base of 450 then 5,000 dossiers and eight funders.</summary>
internal static class MesureDeLaProposition
{
    private const double Cent = 100;

    private static readonly SqlStatement Compte = new("SELECT Id FROM Compte WHERE Courriel = 'secretariat@demo.example'");
    private static readonly SqlStatement Appel = new("SELECT Code FROM Appel WHERE Etat = 'DepotClos'");

    // The instruction of the whole call is closed: each line that waits for its amount gets 70 % of what was asked.
    private static readonly SqlStatement Lignes = new("""
        UPDATE Ligne SET Etat = 'Proposee', ProposeSpecifique = COALESCE(ProposeSpecifique, Demande * 7 / 10), ProposeDroitCommun = COALESCE(ProposeDroitCommun, 0)
        WHERE Etat IN ('Demandee', 'Recevable', 'Proposee') AND DossierId IN (SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE a.Etat = 'DepotClos')
        """);

    private static readonly SqlStatement Dossiers = new("""
        UPDATE Dossier SET Etat = 'Instruit' WHERE Etat IN ('Depose', 'ACompleter', 'EnInstruction') AND AppelId IN (SELECT a.Id FROM Appel a WHERE a.Etat = 'DepotClos')
        """);

    public static async Task<int> ExecuterAsync()
    {
        var tenu = true;
        foreach (var (nombre, secondes) in new[] { (450, 5.0), (5_000, 20.0) })
        {
            var appel = await AppelAsync(nombre);
            foreach (var reglages in new[] { new ReglagesDeCalcul(), new ReglagesDeCalcul(60), new ReglagesDeCalcul(60, 25) })
            {
                tenu &= Mesurer(appel, reglages, secondes);
            }
        }

        return tenu ? 0 : 1;
    }

    private static bool Mesurer(ScenarioDAppel appel, ReglagesDeCalcul reglages, double secondes)
    {
        var montre = Stopwatch.StartNew();
        var probleme = ProblemeDeCalcul.De(appel, reglages);
        if (new SolveurOrTools().Resoudre(probleme, CalculerPropositions.Limite, _ => { }, default) is not { } solution)
        {
            Console.WriteLine("  nothing was found in the time given.");
            return false;
        }

        var calculee = PropositionCalculee.De(probleme, solution);
        var duree = montre.Elapsed.TotalSeconds;
        var glouton = BilanDeScenario.De(appel, Remplissage.Servir(appel, appel.ParNote, new Allocation()));
        var bilan = BilanDeScenario.De(appel, calculee.Montants);
        var gain = (calculee.Notes * Cent / glouton.Notes) - Cent;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  minimal part {reglages.PartMinimale,2} %, fairness {reglages.Equite,2} %: {calculee.Notes / Cent,9:N0} points, {bilan.Finances,4} dossiers, {bilan.Total}; bound {calculee.Borne / Cent:N0}, gap {calculee.Ecart / Cent:N2} %, {duree:N1} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"    greedy by score: {glouton.Notes / Cent,9:N0} points, {glouton.Finances,4} dossiers, {glouton.Total}: {gain:N1} % over it. {string.Join(" ", calculee.Iniquites)}"));
        return duree <= secondes && (appel.Dossiers.Count > 1_000 || calculee.Ecart <= 50) && (reglages.Equite > 0 || gain >= 20);
    }

    private static async Task<ScenarioDAppel> AppelAsync(int nombre)
    {
        var dossier = Directory.CreateTempSubdirectory("aap-mesures-").FullName;
        using var database = new SqlDatabase(SqlDialect.Sqlite, $"Data Source={Path.Combine(dossier, "base.db")};Default Timeout=30");
        DatabaseMigrator.Migrer(database);
        if ((await DemonstrationSeed.ChargerAsync(database, TimeProvider.System.GetUtcNow(), nombre + DemonstrationSeed.DossiersDesAutresAppels)).Refus is { } refus)
        {
            throw new InvalidOperationException(refus.Message);
        }

        await using (var session = await database.EcrireAsync())
        {
            await session.ExecuterAsync(Lignes);
            await session.ExecuterAsync(Dossiers);
            await session.ValiderAsync();
        }

        await using var lecture = await database.LireAsync();
        var acteur = await new ActeurQuery(database, TimeProvider.System).ChargerAsync(await lecture.UnAsync<Guid>(Compte));
        var liste = await new ScenariosQuery(database).ListerAsync((await lecture.UnAsync<string>(Appel))!, acteur!);
        var appel = liste!.Donnees.Appel;
        var notes = appel.Dossiers.Count(d => d.Note is not null);
        Console.WriteLine($"{appel.Dossiers.Count} dossiers of the seeded base, {appel.Enveloppes.Select(e => e.FinanceurId).Distinct().Count()} funders; {notes} are scored, the others get a score from 40 to 95 by their number. {Charge.Machine()}");
        Directory.Delete(dossier, recursive: true);
        return appel with { Dossiers = [.. appel.Dossiers.Select((d, i) => d with { Note = d.Note ?? 4_000 + (i * 2_713 % 5_500) })] };
    }
}
