namespace AppelAProjets.Application.Messages;

/// <param name="NonLus">By others, not shown to the reader yet.</param>
public sealed record CompteDuFil(int Messages, int NonLus);

/// <summary>How many messages the thread of each dossier of a page of the table, or of a call, holds, as its badge says (<see cref="ResumeDuFilQuery"/>); nothing of a thread that the reader may not open.</summary>
internal static class FilsDesDossiers
{
    private static readonly SqlStatement Quelques = Lecture("d.Id IN @Ids");
    private static readonly SqlStatement DeLAppel = Lecture("d.AppelId = @AppelId");

    private static SqlStatement Lecture(string lesquels) =>
        new($"SELECT d.Id, {FilSql.Messages} AS Messages, {FilSql.NonLus} AS NonLus FROM Dossier d WHERE {lesquels} AND d.Etat <> 'Brouillon' AND {VisibiliteSql.Fil}");

    public static Task<IReadOnlyDictionary<Guid, CompteDuFil>> LireAsync(SqlSession session, IReadOnlyCollection<Guid> ids, Acteur acteur) =>
        LireAsync(session, Quelques, FilSql.Parametres(acteur).Et(new { Ids = ids }));

    /// <summary>Its cost grows with the call, so only a filter or a sort on the messages asks for it.</summary>
    internal static Task<IReadOnlyDictionary<Guid, CompteDuFil>> DeLAppelAsync(SqlSession session, Guid appelId, Acteur acteur) =>
        LireAsync(session, DeLAppel, FilSql.Parametres(acteur).Et(new { AppelId = appelId }));

    private static async Task<IReadOnlyDictionary<Guid, CompteDuFil>> LireAsync(SqlSession session, SqlStatement lecture, SqlParametres parametres) =>
        (await session.ListeAsync<FilRow>(lecture, parametres)).ToDictionary(f => f.Id, f => new CompteDuFil(f.Messages, f.NonLus));

    private sealed record FilRow
    {
        public required Guid Id { get; init; }
        public required int Messages { get; init; }
        public required int NonLus { get; init; }
    }
}
