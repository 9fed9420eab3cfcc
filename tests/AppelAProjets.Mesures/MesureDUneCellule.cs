using System.Text.Json;
using AppelAProjets.Application.Cellules;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;

namespace AppelAProjets.Mesures;

/// <summary>A cell of the table kept, against the same durable transaction alone.</summary>
internal sealed partial class MesureDuTableau
{
    public static async Task<int> DesCellulesAsync(Options options)
    {
        await using var mesure = new MesureDuTableau(options);
        await mesure.PreparerAsync();
        await using var serveur = await mesure.ServeurAsync();
        using var navigation = new Navigation(serveur.Adresse);
        await navigation.SeConnecterAsync(Compte);
        Console.WriteLine(Charge.Machine());
        await mesure.SaisirAsync(serveur, navigation);
        Console.WriteLine($"\n{Charge.Machine()}");
        return 0;
    }

    // One cell changes again and again, each time from what it said before: one connection.
    private async Task SaisirAsync(Processus serveur, Navigation navigation)
    {
        var ligne = await new TravauxDInstruction(code, acteur).LigneAsync(database);
        var fois = ParTour * (options.Tours + 1);
        var floor = Copies.Copier(database, Path.Combine(dossier, "floor.db"));
        using var copie = new SqlDatabase(SqlDialect.Sqlite, $"Data Source={Copies.Copier(database, Path.Combine(dossier, "copie.db"))};Default Timeout=30");
        var saisir = new SaisirCellules(new Ecrivain(copie, TimeProvider.System), new LignesEnCellulesQuery(copie, TimeProvider.System));
        var transactions = new List<IReadOnlyList<Commande>>();
        for (var n = 0; n < fois; n++)
        {
            var cellule = new CelluleSaisie(ligne.DossierId, ligne.LigneId, ChampDeCellule.AvisMotif, Motif(n), Motif(n - 1), ligne.Version!.Value + n);
            transactions.Add(await Transcription.NoterAsync(copie, async () =>
            {
                if ((await saisir.ExecuterAsync(code, [cellule], acteur)).Valeur.Sorts[0].Refus is { } refus)
                {
                    throw new InvalidOperationException(refus.Message);
                }
            }));
        }

        var jeton = Navigation.Jeton(await navigation.Client.GetStringAsync("/instruction"));
        using var rejeu = new Rejeu(floor, 1);
        var (saisies, rejouees) = (-1, -1);
        Serie[] series =
        [
            new("POST of a cell", _ => PosterAsync(navigation, jeton, ligne, Interlocked.Increment(ref saisies)), ParTour, serveur),
            new("same durable transaction alone", c => rejeu.EcrireAsync(c, transactions[Interlocked.Increment(ref rejouees)]), ParTour),
        ];
        await Charge.EntrelacerAsync(series, 1, options with { Secondes = 60 });
        Charge.ImprimerDebits($"cell, 1 connection, {transactions[0].Count} SQL commands, turns of {ParTour}", series, 0.4);
    }

    private async Task PosterAsync(Navigation navigation, string jeton, LigneVisee ligne, int fois)
    {
        var cellules = JsonSerializer.Serialize(new[] { new { dossier = ligne.DossierId, ligne = ligne.LigneId, champ = "avisMotif", valeur = Motif(fois), avant = Motif(fois - 1), version = ligne.Version + fois } });
        using var contenu = new FormUrlEncodedContent([new("__RequestVerificationToken", jeton), new("cellules", cellules)]);
        using var reponse = await navigation.Client.PostAsync($"{Chemin}/cellules", contenu);
        var lu = await reponse.Content.ReadAsStringAsync();
        if (!lu.Contains("\"fait\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"POST of a cell: {(int)reponse.StatusCode} {lu}");
        }
    }

    private static string Motif(int fois) => $"Motif {fois}.";
}
