using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AppelAProjets.Application.Instructions;

/// <summary>The dossiers of a call in memory: a page costs the same for 20,000 as for 1,000. Journal rows, numbered in commit order, say what to read again.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to free.")]
internal sealed class AppelEnMemoire
{
    /// <summary>Calls kept; the one that was least lately looked at goes first.</summary>
    private const int Gardes = 8;

    /// <summary>So many rows of the journal since the last look: the whole call is read again.</summary>
    private const int SuiteMaximale = 500;

    private static readonly SqlStatement Depart = new("""
        SELECT (SELECT COALESCE(MAX(j.Numero), 0) FROM Journal j) AS Numero, (SELECT COUNT(*) FROM AppelCritere c WHERE c.AppelId = @AppelId) AS Criteres
        """);

    private static readonly SqlStatement Suite = new(dialecte => $"""
        SELECT Numero, Action, Objet, ObjetId FROM Journal WHERE Numero > @Vu ORDER BY Numero {dialecte.Page}
        """);

    private static readonly SqlStatement Touches = new("""
        SELECT d.Id FROM Dossier d WHERE d.Id IN @Dossiers
        UNION ALL SELECT l.DossierId FROM Ligne l WHERE l.Id IN @Lignes
        UNION ALL SELECT p.DossierId FROM Point p WHERE p.Id IN @Points
        UNION ALL SELECT s.DossierId FROM Point s WHERE s.SeanceId IN @Seances
        UNION ALL SELECT o.Id FROM Dossier o WHERE o.OrganisationId IN @Organisations
        UNION ALL SELECT pa.DossierId FROM Partenaire pa WHERE pa.OrganisationId IN @Organisations
        """);

    private static readonly ConditionalWeakTable<SqlDatabase, ConcurrentDictionary<Guid, AppelEnMemoire>> Connus = [];

    private static long regards;

    private readonly Guid appelId;
    private readonly SemaphoreSlim lecteurUnique = new(1);
    private readonly Lock verrou = new();
    private IndexDeLAppel? index;
    private long vu = -1;
    private long regard;

    private AppelEnMemoire(Guid appelId) => this.appelId = appelId;

    public static async Task<AppelEnMemoire> OuvrirAsync(SqlSession session, Guid appelId)
    {
        var connus = Connus.GetOrCreateValue(session.Base);
        var appel = connus.GetOrAdd(appelId, id => new AppelEnMemoire(id));
        Volatile.Write(ref appel.regard, Interlocked.Increment(ref regards));
        if (connus.Count > Gardes && connus.MinBy(c => c.Value.regard) is var ancien && ancien.Key != appelId)
        {
            connus.TryRemove(ancien);
        }

        await appel.SuivreAsync(session);
        return appel;
    }

    public T Lire<T>(Func<IndexDeLAppel, T> lecture)
    {
        lock (verrou)
        {
            return lecture(index!);
        }
    }

    private async Task SuivreAsync(SqlSession session)
    {
        var depuis = Volatile.Read(ref vu);
        var suite = depuis < 0 ? [] : await session.ListeAsync<SuiteRow>(Suite, new { Vu = depuis, Saut = 0, Taille = SuiteMaximale + 1 });
        if (depuis >= 0 && suite.Count == 0)
        {
            return;
        }

        await lecteurUnique.WaitAsync();
        try
        {
            if (vu < 0 || suite.Count > SuiteMaximale)
            {
                await RelireAsync(session);
            }
            else if (suite[^1].Numero > vu)
            {
                await SuivreAsync(session, [.. suite.Where(s => s.Numero > vu)]);
            }
        }
        finally
        {
            lecteurUnique.Release();
        }
    }

    private async Task RelireAsync(SqlSession session)
    {
        // The number first: what is committed meanwhile is read again next time.
        var depart = (await session.UnAsync<DepartRow>(Depart, new { AppelId = appelId }))!;
        if (depart.Numero > vu || index is null)
        {
            Ecrire(new IndexDeLAppel(await DossierEnMemoireStore.LireAsync(session, appelId), depart.Criteres), depart.Numero);
        }
    }

    private async Task SuivreAsync(SqlSession session, IReadOnlyList<SuiteRow> suite)
    {
        var effets = suite.ToLookup(s => ActeSurLeTableau.Effet(s.Action, s.Objet, s.ObjetId, appelId));
        if (effets.Contains(EffetSurLeTableau.ToutLAppel))
        {
            await RelireAsync(session);
            return;
        }

        var ids = effets[EffetSurLeTableau.Dossiers].ToLookup(s => Enum.Parse<ObjetDuJournal>(s.Objet), s => Guid.Parse(s.ObjetId));
        Guid[] De(ObjetDuJournal objet) => [.. ids[objet].Distinct()];
        var (dossiers, lignes, points) = (De(ObjetDuJournal.Dossier), De(ObjetDuJournal.Ligne), De(ObjetDuJournal.Point));
        var (seances, organisations) = (De(ObjetDuJournal.Seance), De(ObjetDuJournal.Organisation));
        if (dossiers.Length + lignes.Length + points.Length + seances.Length + organisations.Length > 0)
        {
            var touches = (await session.ListeAsync<Guid>(Touches, new { Dossiers = dossiers, Lignes = lignes, Points = points, Seances = seances, Organisations = organisations })).Distinct().ToList();
            if (touches.Count > SuiteMaximale)
            {
                await RelireAsync(session);
                return;
            }

            var lus = touches.Count == 0 ? [] : (await DossierEnMemoireStore.LireAsync(session, appelId, touches)).ToDictionary(d => d.Id);
            lock (verrou)
            {
                foreach (var id in touches)
                {
                    index!.Remplacer(id, lus.GetValueOrDefault(id));
                }
            }
        }

        Volatile.Write(ref vu, suite[^1].Numero);
    }

    private void Ecrire(IndexDeLAppel lu, long numero)
    {
        lock (verrou)
        {
            index = lu;
        }

        Volatile.Write(ref vu, numero);
    }

    private sealed record DepartRow
    {
        public required long Numero { get; init; }
        /// <summary>Of the grid: a complete one has as many scores.</summary>
        public required int Criteres { get; init; }
    }

    private sealed record SuiteRow
    {
        public required long Numero { get; init; }
        public required string Action { get; init; }
        public required string Objet { get; init; }
        public required string ObjetId { get; init; }
    }
}
