namespace AppelAProjets.Application.Comites;

/// <param name="Releve">What it says, without the items from which the reader stands down.</param>
/// <param name="Empreinte">SHA-256 of the kept text.</param>
/// <param name="EstIntact">The kept text still has that hash.</param>
public sealed record ReleveLu(Releve Releve, string Empreinte, bool EstIntact);

public sealed class ReleveQuery(SqlDatabase database)
{
    private static readonly SqlStatement Lecture = new(dialecte => $"""
        SELECT r.Contenu, r.Empreinte FROM Releve r WHERE r.SeanceId = @SeanceId ORDER BY r.Numero DESC {dialecte.Premier}
        """);

    private static readonly SqlStatement Visibles = new($"""
        SELECT d.Numero FROM Point p INNER JOIN Dossier d ON d.Id = p.DossierId WHERE p.SeanceId = @SeanceId AND {VisibiliteSql.SansDeport}
        """);

    /// <summary>The last relevé of the session, or null when there is none or the person may not see it.</summary>
    public async Task<ReleveLu?> ChargerAsync(Guid seanceId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is null || await session.UnAsync<ReleveRow>(Lecture, new { SeanceId = seanceId }) is not { } row)
        {
            return null;
        }

        var visibles = (await session.ListeAsync<string>(Visibles, acteur.Parametres(new { SeanceId = seanceId }))).ToHashSet();
        var releve = Releve.Lire(row.Contenu);
        return new ReleveLu(releve with { Points = [.. releve.Points.Where(p => visibles.Contains(p.Numero))] }, row.Empreinte, Releve.Empreinte(row.Contenu) == row.Empreinte);
    }

    private sealed record ReleveRow
    {
        public required string Contenu { get; init; }
        public required string Empreinte { get; init; }
    }
}
