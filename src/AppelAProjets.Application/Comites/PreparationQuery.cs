namespace AppelAProjets.Application.Comites;

/// <summary>What surrounds the agenda before the session.</summary>
public sealed record PreparationDeSeance(IReadOnlyList<ConvocationRow> Convocations, IReadOnlyList<DeportDeSiege> Deports, IReadOnlyList<DocumentDeSeanceRow> Documents)
{
    public ConvocationRow? De(Guid? compte) => compte is { } id ? Convocations.FirstOrDefault(c => c.CompteId == id) : null;
}

public sealed class PreparationQuery(SqlDatabase database, DeportsDeSeanceQuery deports)
{
    /// <param name="seance">As the person sees it.</param>
    public async Task<PreparationDeSeance> ChargerAsync(SeanceDetailRow seance, Acteur acteur, CancellationToken annulation = default)
    {
        IReadOnlyList<ConvocationRow> convocations;
        IReadOnlyList<DocumentDeSeanceRow> documents;
        await using (var session = await database.LireAsync(annulation))
        {
            convocations = await ConvocationStore.LireAsync(session, seance.Id);
            documents = await DocumentsDeSeanceQuery.LireAsync(session, seance.Id);
        }

        return new PreparationDeSeance(convocations, await deports.ConnusAsync(seance, acteur, annulation), documents);
    }
}
