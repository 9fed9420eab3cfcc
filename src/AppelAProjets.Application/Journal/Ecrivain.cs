using System.Data.Common;
using AppelAProjets.Application.Envois;

namespace AppelAProjets.Application.Journal;

/// <summary>The one way to write: one transaction, outbox then journal last. What concurrency broke (<see cref="SqlDialect.EstConcurrence"/>) runs once more, whole; then it is a conflict.</summary>
public sealed class Ecrivain(SqlDatabase database, TimeProvider horloge)
{
    internal static readonly Refus PlafondAtteint = new("courriel.plafond", "Ce message est déjà parti plusieurs fois depuis une heure : attendez un peu avant de le renvoyer.");

    /// <summary>Decides and writes like this one, then keeps nothing: what an act would do or be refused for, told before it is done.</summary>
    public Ecrivain PourVoir => new(database, horloge) { SansValider = true };

    private bool SansValider { get; init; }

    /// <summary>For what is read before the writing session opens.</summary>
    public DateTimeOffset Maintenant => horloge.GetUtcNow();

    /// <param name="acteur"><see cref="Acteur.Systeme"/> for a job.</param>
    /// <param name="faire">Locks first, then load, decide, write. It may run twice: nothing outside the session may keep a trace of the first time, and a stream is read before.</param>
    public async Task<Resultat> EcrireAsync(Acteur acteur, Func<SqlSession, DateTimeOffset, Task<Resultat<Ecrit>>> faire, CancellationToken annulation = default)
    {
        var ecrit = await TenterAsync(acteur, faire, annulation);
        return ecrit.TousLesRefus;
    }

    public async Task<Resultat<T>> EcrireAsync<T>(Acteur acteur, Func<SqlSession, DateTimeOffset, Task<Resultat<Ecrit<T>>>> faire, CancellationToken annulation = default)
    {
        var ecrit = await TenterAsync(acteur, faire, annulation);
        return ecrit.EstRefuse ? ecrit.TousLesRefus : ecrit.Valeur.Valeur;
    }

    /// <summary>Journals a reading, before what was read is shown. What breaks it is thrown: a reading that leaves no trace is not shown.</summary>
    public Task JournaliserAsync(Acteur acteur, Acte lecture, CancellationToken annulation = default) => JournaliserAsync(acteur, [lecture], annulation);

    /// <summary>The same of several read together.</summary>
    public async Task JournaliserAsync(Acteur acteur, IReadOnlyList<Acte> lectures, CancellationToken annulation = default)
    {
        if (lectures.Count == 0)
        {
            return;
        }

        await using var session = await database.EcrireAsync(annulation);
        await session.AjouterAuJournalAsync(acteur, horloge.GetUtcNow(), lectures);
        await session.ValiderAsync();
    }

    private async Task<Resultat<T>> TenterAsync<T>(Acteur acteur, Func<SqlSession, DateTimeOffset, Task<Resultat<T>>> faire, CancellationToken annulation)
        where T : Ecrit
    {
        for (var reste = 1; ; reste--)
        {
            try
            {
                return await UneFoisAsync(acteur, faire, annulation);
            }
            catch (DbException erreur) when (database.Dialecte.EstConcurrence(erreur))
            {
                if (reste == 0)
                {
                    return Refus.Conflit;
                }
            }
        }
    }

    private async Task<Resultat<T>> UneFoisAsync<T>(Acteur acteur, Func<SqlSession, DateTimeOffset, Task<Resultat<T>>> faire, CancellationToken annulation)
        where T : Ecrit
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        var resultat = await faire(session, le);
        if (resultat.EstRefuse || resultat.Valeur.EstRien || SansValider)
        {
            return resultat;
        }

        // The journal is one lock for the whole house: it is taken last.
        if (!await session.AjouterCourrielsAsync(acteur, resultat.Valeur, le) && resultat.Valeur.EstUnEnvoi)
        {
            return PlafondAtteint;
        }

        await session.AjouterAuJournalAsync(acteur, le, resultat.Valeur.Actes);
        await session.ValiderAsync();
        return resultat;
    }
}
