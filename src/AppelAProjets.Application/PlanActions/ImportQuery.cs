using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

/// <param name="Rapport">What it would do; null while the columns cannot be read.</param>
public sealed record ApercuDImport(ImportDePlanRow Import, IReadOnlyList<LigneDeTableau> Tableau, Correspondance Correspondance, RapportDImport? Rapport, Refus? Refus);

public sealed class ImportQuery(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>The report of an import, or null when it is another person's, done, or a day old.</summary>
    public async Task<ApercuDImport?> ChargerAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await session.LireImportAsync(id, acteur, horloge.GetUtcNow()) is not { } import)
        {
            return null;
        }

        var correspondance = import.Correspondance();
        var refus = correspondance.Verifier().Refus;
        return new ApercuDImport(import, import.Tableau(), correspondance, refus is null ? await ImporterPlan.RapportAsync(session, import) : null, refus);
    }
}
