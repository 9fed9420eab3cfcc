using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.Antecedents;

public sealed record ImportFait
{
    public required Guid Id { get; init; }
    public required int Annee { get; init; }
    public required string Source { get; init; }
    public required string Prenom { get; init; }
    public required string Nom { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset ConfirmeLe { get; init; }
    /// <summary>Rows that it holds and that are current.</summary>
    public required int Resultats { get; init; }
    /// <summary>Organisations of the portal that they are of.</summary>
    public required int Organisations { get; init; }
}

/// <param name="Appel">Its year is the one after the results usually imported.</param>
public sealed record ImportsDeLAppel(AppelRow Appel, IReadOnlyList<ImportFait> Imports);

/// <param name="Rapport">What it would do; null while the columns cannot be read.</param>
public sealed record ApercuDeResultats(
    string AppelCode, ImportDeResultatsRow Import, IReadOnlyList<LigneDeTableau> Tableau, ColonnesDesResultats Colonnes, RapportDeResultats? Rapport, Refus? Refus);

/// <summary>Imports of results of a call, for the Secrétariat.</summary>
public sealed class ImportsDeResultatsQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Faits = new("""
        SELECT i.Id, i.Annee, i.Source, c.Prenom, c.Nom, i.ConfirmeLe,
            (SELECT COUNT(*) FROM ResultatAnterieur r WHERE r.ImportId = i.Id AND r.Actuel = 1) AS Resultats,
            (SELECT COUNT(DISTINCT o.Id) FROM ResultatAnterieur r JOIN Organisation o ON o.Siret = r.Siret WHERE r.ImportId = i.Id AND r.Actuel = 1) AS Organisations
        FROM ImportDeResultats i JOIN Compte c ON c.Id = i.CompteId
        WHERE i.AppelId = @AppelId AND i.ConfirmeLe IS NOT NULL ORDER BY i.ConfirmeLe DESC
        """);

    public async Task<ImportsDeLAppel?> ListerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.LireAppelAsync(code, acteur) is { EstRefuse: false, Valeur: var appel }
            ? new ImportsDeLAppel(appel, await session.ListeAsync<ImportFait>(Faits, new { AppelId = appel.Id }))
            : null;
    }

    /// <summary>The report of an import, or null when it is another person's, done, or a day old.</summary>
    public async Task<ApercuDeResultats?> ChargerAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await ImportDeResultatsStore.LireAsync(session, code, id, acteur, horloge.GetUtcNow()) is not { } import)
        {
            return null;
        }

        var colonnes = import.ColonnesLues();
        var refus = colonnes.Verifier().Refus;
        return new ApercuDeResultats(
            TexteSaisi.Serrer(code), import, import.Tableau(), colonnes, refus is null ? await ImporterResultats.RapportAsync(session, import, horloge.GetUtcNow()) : null, refus);
    }
}
