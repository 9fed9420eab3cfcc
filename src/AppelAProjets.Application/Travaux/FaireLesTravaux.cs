namespace AppelAProjets.Application.Travaux;

/// <summary>
/// Long works that people ask for, done by a job: each is leased, so that it is safe on several nodes and a lease that is over is taken by another; whoever lost it, or whose work was cancelled, learns it by its version and goes no further.
/// </summary>
/// <typeparam name="T">The row of a work.</typeparam>
public abstract class FaireLesTravaux<T>(SqlDatabase database, Ecrivain ecrivain)
    where T : class
{
    protected SqlDatabase Base { get; } = database;

    protected Ecrivain Ecrivain { get; } = ecrivain;

    /// <summary>How many were finished.</summary>
    public virtual async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        IReadOnlyList<T> dus;
        await using (var session = await Base.LireAsync(annulation))
        {
            dus = await DusAsync(session, Ecrivain.Maintenant);
        }

        var finis = 0;
        foreach (var du in dus)
        {
            finis += await PrendreAsync(du, annulation) is { } pris && await FaireAsync(pris, annulation) ? 1 : 0;
        }

        return finis;
    }

    /// <summary>What waits, and what its holder left.</summary>
    protected abstract Task<IReadOnlyList<T>> DusAsync(SqlSession session, DateTimeOffset le);

    /// <summary>Null when it may not be done, or when another has it.</summary>
    protected abstract Task<T?> PrendreAsync(T du, CancellationToken annulation);

    /// <summary>False when it was stopped before its end.</summary>
    protected abstract Task<bool> FaireAsync(T pris, CancellationToken annulation);

    /// <summary>Writes how far a work is, or its end; false when it is no longer ours.</summary>
    protected async Task<bool> NoterAsync(Func<SqlSession, DateTimeOffset, Task<bool>> changer, CancellationToken annulation)
    {
        var note = await Ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) => await changer(session, le) ? Ecrit.SansJournal("each thing that it does is journaled") : Refus.Conflit, annulation);
        return !note.EstRefuse;
    }
}
