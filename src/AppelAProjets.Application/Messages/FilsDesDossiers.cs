namespace AppelAProjets.Application.Messages;

/// <param name="NonLus">By others, not shown to the reader yet.</param>
public sealed record CompteDuFil(int Messages, int NonLus);

/// <summary>How many messages the thread of each dossier of a page of the table holds, as its badge says (<see cref="ResumeDuFilQuery"/>); nothing of a thread that the reader may not open.</summary>
internal static class FilsDesDossiers
{
    private static readonly SqlStatement Lecture = new($"SELECT d.Id, {FilSql.Messages} AS Messages, {FilSql.NonLus} AS NonLus FROM Dossier d WHERE d.Id IN @Ids AND {VisibiliteSql.Fil}");

    public static async Task<IReadOnlyDictionary<Guid, CompteDuFil>> LireAsync(SqlSession session, IReadOnlyCollection<Guid> ids, Acteur acteur)
    {
        var parametres = FilSql.Parametres(acteur);
        parametres.Add("Ids", ids);
        return (await session.ListeAsync<FilRow>(Lecture, parametres)).ToDictionary(f => f.Id, f => new CompteDuFil(f.Messages, f.NonLus));
    }

    private sealed record FilRow
    {
        public required Guid Id { get; init; }
        public required int Messages { get; init; }
        public required int NonLus { get; init; }
    }
}
