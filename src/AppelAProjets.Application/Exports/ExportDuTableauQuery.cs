using System.Runtime.CompilerServices;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Exports;

/// <summary>A view of the table as a file: the same rights, filters and order, read page by page while it is sent. Who takes it is journaled first.</summary>
public sealed class ExportDuTableauQuery(SqlDatabase database, TableauInstructionQuery tableau, Ecrivain ecrivain)
{
    /// <summary>Rows read at once.</summary>
    private static readonly int Lot = FiltreDuTableau.Tailles[^1];

    /// <summary>What would be exported; null when the call does not exist for this person.</summary>
    public async Task<TableauInstruction?> MesurerAsync(string code, FiltreDuTableau filtre, Acteur acteur, CancellationToken annulation = default) =>
        await tableau.ChargerAsync(code, filtre with { Page = 1, Taille = FiltreDuTableau.Tailles[0] }, acteur, annulation);

    /// <summary>Null when the call does not exist for this person.</summary>
    public async Task<ExportDuTableau?> PreparerAsync(string code, FiltreDuTableau filtre, string format, Acteur acteur, CancellationToken annulation = default)
    {
        if (await MesurerAsync(code, filtre, acteur, annulation) is not { } mesure)
        {
            return null;
        }

        var appel = mesure.Contexte.Appel;
        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Appel, appel.Id, Details: $"Tableau d’instruction en {format} : {mesure.Totaux.Lignes} {(mesure.Totaux.Lignes > 1 ? "dossiers" : "dossier")}"), annulation);
        var vus = new List<Guid>();
        var colonnes = mesure.Colonnes;
        var feuilles = new TextesDuTableau(database, mesure.Contexte, acteur, ecrivain.Maintenant, vus);
        return new ExportDuTableau(
            $"{appel.Code}-{HeureDeParis.Jour(ecrivain.Maintenant):yyyy-MM-dd}.{format.ToLowerInvariant()}",
            [new FeuilleExportee("Dossiers", ColonnesDExport.Entetes(colonnes), 2, RangeesAsync(code, filtre, acteur, colonnes, vus, annulation)), feuilles.Lignes(), feuilles.Notes(), feuilles.Avis()]);
    }

    private async IAsyncEnumerable<Cellule[]> RangeesAsync(
        string code, FiltreDuTableau filtre, Acteur acteur, IReadOnlyList<ColonneMontree> colonnes, List<Guid> vus, [EnumeratorCancellation] CancellationToken annulation = default)
    {
        // A dossier that changes place meanwhile is not told twice.
        var deja = new HashSet<Guid>();
        for (var page = 1; ; page++)
        {
            var lue = await tableau.ChargerAsync(code, filtre with { Page = page, Taille = Lot }, acteur, annulation);
            foreach (var dossier in lue?.Lignes.Where(d => deja.Add(d.Id)) ?? [])
            {
                vus.Add(dossier.Id);
                yield return ColonnesDExport.Lire(colonnes, dossier);
            }

            if (lue is null || page * Lot >= lue.Totaux.Lignes)
            {
                yield break;
            }
        }
    }
}

/// <param name="Nom">Of the file.</param>
/// <param name="Feuilles">The view first; then what it has no room for. To be written in that order, once.</param>
public sealed record ExportDuTableau(string Nom, IReadOnlyList<FeuilleExportee> Feuilles)
{
    public Task EnXlsxAsync(Stream sortie, CancellationToken annulation = default) => EcrivainXlsx.EcrireAsync(Feuilles, sortie, annulation);

    /// <summary>The view alone: this format has one sheet.</summary>
    public Task EnCsvAsync(Stream sortie, CancellationToken annulation = default) => EcrivainCsv.EcrireAsync(Feuilles[0], sortie, annulation);
}
