using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AppelAProjets.Application.Suivi;

/// <summary>The words of every deposited dossier in memory: a search costs the same with 100,000 of them. As for the table of a call, the journal says what to read again.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to free.")]
internal sealed class RechercheEnMemoire
{
    /// <summary>So many rows of the journal since the last look: everything is read again.</summary>
    private const int SuiteMaximale = 2_000;

    private static readonly SqlStatement Suite = new(dialecte => $"""
        SELECT COALESCE(MAX(m.Numero), 0) AS Numero FROM Journal m;
        SELECT j.Objet, j.ObjetId FROM Journal j
        WHERE j.Numero > @Vu AND j.Objet IN ('Dossier', 'Organisation') AND j.Action NOT IN ('consulter', 'telecharger')
        ORDER BY j.Numero {dialecte.Page}
        """);

    private static readonly SqlStatement Tout = Lecture("1 = 1", "1 = 1");
    private static readonly SqlStatement Quelques = Lecture("d.Id IN @Dossiers", "o.Id IN @Organisations");

    private static readonly ConditionalWeakTable<SqlDatabase, RechercheEnMemoire> Connues = [];

    private readonly SemaphoreSlim lecteurUnique = new(1);
    private readonly Lock verrou = new();
    private IndexDeRecherche? index;
    private long vu = -1;

    public static async Task<RechercheEnMemoire> OuvrirAsync(SqlSession session)
    {
        var recherche = Connues.GetOrCreateValue(session.Base);
        await recherche.SuivreAsync(session);
        return recherche;
    }

    public T Lire<T>(Func<IndexDeRecherche, T> lecture)
    {
        lock (verrou)
        {
            return lecture(index!);
        }
    }

    private async Task SuivreAsync(SqlSession session)
    {
        await lecteurUnique.WaitAsync();
        try
        {
            // The last number first: what is committed meanwhile is read next time.
            var (numero, suite) = await LireLaSuiteAsync(session);
            if (index is null || suite.Count > SuiteMaximale)
            {
                var lu = await LireAsync(session, Tout);
                Ecrire(() => index = new IndexDeRecherche(lu.Dossiers, lu.Organisations));
            }
            else if (suite.Count > 0)
            {
                await RelireAsync(session, suite);
            }

            vu = numero;
        }
        finally
        {
            lecteurUnique.Release();
        }
    }

    private async Task<(long Numero, IReadOnlyList<SuiteRow> Suite)> LireLaSuiteAsync(SqlSession session)
    {
        using var jeux = await session.PlusieursAsync(Suite, new { Vu = vu, Saut = 0, Taille = index is null ? 1 : SuiteMaximale + 1 });
        return (await jeux.ReadSingleAsync<long>(), [.. await jeux.ReadAsync<SuiteRow>()]);
    }

    private async Task RelireAsync(SqlSession session, IReadOnlyList<SuiteRow> suite)
    {
        Guid[] Des(string objet) => [.. suite.Where(s => s.Objet == objet).Select(s => Guid.TryParse(s.ObjetId, out var id) ? id : Guid.Empty).Distinct()];
        var (dossiers, organisations) = (Des(nameof(ObjetDuJournal.Dossier)), Des(nameof(ObjetDuJournal.Organisation)));
        var lu = await LireAsync(session, Quelques, new { Dossiers = dossiers, Organisations = organisations });
        var lus = lu.Dossiers.ToDictionary(d => d.Id);
        Ecrire(() =>
        {
            foreach (var id in dossiers)
            {
                index!.Remplacer(id, lus.GetValueOrDefault(id));
            }

            foreach (var organisation in lu.Organisations)
            {
                index!.Remplacer(organisation);
            }
        });
    }

    private void Ecrire(Action changement)
    {
        lock (verrou)
        {
            changement();
        }
    }

    private static async Task<(IReadOnlyList<DossierCherche> Dossiers, IReadOnlyList<(Guid Id, string Texte)> Organisations)> LireAsync(SqlSession session, SqlStatement lecture, object? parametres = null)
    {
        using var jeux = await session.PlusieursAsync(lecture, parametres);
        var dossiers = await jeux.ReadAsync<DossierRow>();
        var quartiers = (await jeux.ReadAsync<QuartierRow>()).ToLookup(q => q.DossierId, q => string.Intern(q.QuartierCode));
        var organisations = await jeux.ReadAsync<OrganisationRow>();
        return ([.. dossiers.Select(d =>
        {
            var numero = TexteDeRecherche.Plier(60, d.Numero);
            return new DossierCherche(d.Id, d.AppelId, d.OrganisationId, numero, $"{numero} {d.Recherche}", [.. quartiers[d.Id]]);
        })], [.. organisations.Select(o => (o.Id, o.Texte))]);
    }

    private static SqlStatement Lecture(string dossiers, string organisations) => new($"""
        SELECT d.Id, d.AppelId, d.OrganisationId, d.Numero, d.Recherche FROM Dossier d WHERE {dossiers} AND d.Etat <> 'Brouillon';
        SELECT q.DossierId, q.QuartierCode FROM Dossier d JOIN DossierQuartier q ON q.DossierId = d.Id WHERE {dossiers} AND d.Etat <> 'Brouillon';
        SELECT o.Id, o.Recherche, o.Siret, o.Courriel, o.Telephone, f.RepresentantCourriel, f.RepresentantTelephone
        FROM Organisation o LEFT JOIN OrganisationFiche f ON f.OrganisationId = o.Id WHERE {organisations};
        """);

    private sealed record SuiteRow
    {
        public required string Objet { get; init; }
        public required string ObjetId { get; init; }
    }

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required Guid AppelId { get; init; }
        public required Guid OrganisationId { get; init; }
        public string? Numero { get; init; }
        public required string Recherche { get; init; }
    }

    private sealed record QuartierRow
    {
        public required Guid DossierId { get; init; }
        public required string QuartierCode { get; init; }
    }

    private sealed record OrganisationRow
    {
        public required Guid Id { get; init; }
        public required string Recherche { get; init; }
        public string? Siret { get; init; }
        public string? Courriel { get; init; }
        public string? Telephone { get; init; }
        public string? RepresentantCourriel { get; init; }
        public string? RepresentantTelephone { get; init; }

        public string Texte => TexteDeRecherche.Plier(1_000, Recherche, Siret, TexteCherche.Contacts([Courriel, RepresentantCourriel], [Telephone, RepresentantTelephone]));
    }
}
