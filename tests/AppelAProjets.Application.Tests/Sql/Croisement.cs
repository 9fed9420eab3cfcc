namespace AppelAProjets.Application.Tests.Sql;

/// <summary>Forces two acts to meet.</summary>
internal static class Croisement
{
    /// <summary>Long enough for the second to end, unless it is made to wait.</summary>
    private static readonly TimeSpan Delai = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// The second starts when the first has read what it decides on and is about to write, and ends before it unless the first holds it back. It fails when they share no lock:
    /// on SQLite the second waits anyway, whatever they take.
    /// </summary>
    /// <param name="donnees">The base on which both act.</param>
    /// <param name="premier">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="sansVerrou">One of them takes none: the versions of the rows are all there is between them.</param>
    public static Task<(T Premier, T Second)> CroiserAsync<T>(this SqlDatabase donnees, Func<Task<T>> premier, Func<Task<T>> second, bool sansVerrou = false) =>
        CroiserAsync(donnees, sql => Ecrit(sql.Pour(donnees.Dialecte)), premier, second, sansVerrou);

    /// <summary>The second starts just before the first sends that statement, which may be before its transaction.</summary>
    public static Task<(T Premier, T Second)> CroiserAsync<T>(this SqlDatabase donnees, string instruction, Func<Task<T>> premier, Func<Task<T>> second, bool sansVerrou = false) =>
        CroiserAsync(donnees, sql => sql.Nom == instruction, premier, second, sansVerrou);

    private static async Task<(T Premier, T Second)> CroiserAsync<T>(SqlDatabase donnees, Func<SqlStatement, bool> avant, Func<Task<T>> premier, Func<Task<T>> second, bool sansVerrou)
    {
        var (observateur, acte, entre, croise) = (donnees.Observateur, new AsyncLocal<HashSet<Verrou>>(), 0, (Task<T>?)null);
        HashSet<Verrou> duPremier = [], duSecond = [];
        donnees.ObservateurDesVerrous = verrou => acte.Value?.Add(verrou);
        donnees.Observateur = (sql, parametres) =>
        {
            observateur?.Invoke(sql, parametres);
            if (acte.Value == duPremier && avant(sql) && Interlocked.Exchange(ref entre, 1) == 0)
            {
                croise = Task.Run(() =>
                {
                    acte.Value = duSecond;
                    return second();
                });
                Task.WaitAny([croise], Delai);
            }
        };
        try
        {
            acte.Value = duPremier;
            var fait = await premier();
            var aussi = await (croise ?? throw new InvalidOperationException("The first did not come to where the second starts."));
            Assert.That(sansVerrou || duPremier.Overlaps(duSecond), Is.True, $"no lock in common: {string.Join(", ", duPremier)} and {string.Join(", ", duSecond)}");
            return (fait, aussi);
        }
        finally
        {
            (donnees.Observateur, donnees.ObservateurDesVerrous) = (observateur, null);
        }
    }

    private static bool Ecrit(string sql) => new[] { "INSERT", "UPDATE", "DELETE" }.Any(v => sql.TrimStart().StartsWith(v, StringComparison.Ordinal));
}
