namespace AppelAProjets.Application.Tests.Sql;

/// <summary>Forces two acts to meet.</summary>
internal static class Croisement
{
    /// <summary>Long enough for the second to end, unless it is made to wait.</summary>
    private static readonly TimeSpan Delai = TimeSpan.FromMilliseconds(300);

    /// <summary>The second starts just before the first sends that statement, and ends before it unless the first holds it back.</summary>
    /// <param name="donnees">The base on which both act.</param>
    /// <param name="instruction">Name of the statement of the first, that it sends after what it decides on was read.</param>
    /// <param name="premier">The first.</param>
    /// <param name="second">The second.</param>
    public static async Task<(T Premier, T Second)> CroiserAsync<T>(this SqlDatabase donnees, string instruction, Func<Task<T>> premier, Func<Task<T>> second)
    {
        var (entre, croise) = (0, (Task<T>?)null);
        var observateur = donnees.Observateur;
        donnees.Observateur = (sql, parametres) =>
        {
            observateur?.Invoke(sql, parametres);
            if (sql.Nom == instruction && Interlocked.Exchange(ref entre, 1) == 0)
            {
                croise = Task.Run(second);
                Task.WhenAny(croise, Task.Delay(Delai)).GetAwaiter().GetResult();
            }
        };
        try
        {
            var fait = await premier();
            return (fait, await (croise ?? throw new InvalidOperationException($"{instruction} was not sent.")));
        }
        finally
        {
            donnees.Observateur = observateur;
        }
    }
}
