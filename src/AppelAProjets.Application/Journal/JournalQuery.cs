using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Journal;

/// <summary>What is looked for in the journal; all may be absent.</summary>
/// <param name="Numero">Of a dossier, or code of a call.</param>
/// <param name="Personne">Words of a name or an address.</param>
/// <param name="Du">First day in Paris.</param>
/// <param name="Au">Last day in Paris.</param>
public sealed record FiltreDuJournal(ObjetDuJournal? Objet = null, string? Numero = null, string? Personne = null, ActeDuJournal? Acte = null, DateOnly? Du = null, DateOnly? Au = null);

/// <param name="Nom">What the object is called; null when it is gone or has no name.</param>
public sealed record LigneDuJournal(JournalEntry Entree, string? Nom);

/// <param name="Suite">The key of what follows; null at the end.</param>
public sealed record PageDuJournal(IReadOnlyList<LigneDuJournal> Lignes, long? Suite);

/// <summary>The journal, latest first, for an Administrateur: without what tells of a dossier or an organisation from which he stands down.</summary>
public sealed class JournalQuery(SqlDatabase database)
{
    public const int Taille = 50;

    // What is looked for first decides on the index; the rest filters what it gives.
    private static readonly SqlStatement DeTous = Page("1 = 1");
    private static readonly SqlStatement DeLObjet = Page("j.Objet IN ('Appel', 'Dossier') AND j.ObjetId IN @Objets");
    private static readonly SqlStatement DeLActe = Page("j.Action = @Action");
    private static readonly SqlStatement DeLaPersonne = Page("""
        j.CompteId IN (SELECT c.Id FROM Compte c WHERE CONCAT(' ', c.Recherche) LIKE @M1
            AND (@M2 IS NULL OR CONCAT(' ', c.Recherche) LIKE @M2) AND (@M3 IS NULL OR CONCAT(' ', c.Recherche) LIKE @M3))
        """);

    private static SqlStatement Page(string filtre) => new(dialecte => $"""
        SELECT j.Numero, j.Le, j.CompteId, j.Acteur, j.Action, j.Objet, j.ObjetId, j.Motif, j.Details, j.EmpreintePrecedente, j.Empreinte
        FROM Journal j
        WHERE {filtre} AND (@Avant IS NULL OR j.Numero < @Avant)
            AND (@Objet IS NULL OR j.Objet = @Objet) AND (@Action IS NULL OR j.Action = @Action)
            AND (@Du IS NULL OR j.Le >= @Du) AND (@Au IS NULL OR j.Le < @Au)
            AND (@M1 IS NULL OR EXISTS (SELECT 1 AS Un FROM Compte c WHERE c.Id = j.CompteId AND CONCAT(' ', c.Recherche) LIKE @M1
                AND (@M2 IS NULL OR CONCAT(' ', c.Recherche) LIKE @M2) AND (@M3 IS NULL OR CONCAT(' ', c.Recherche) LIKE @M3)))
            AND j.ObjetId NOT IN @Caches
        ORDER BY j.Numero DESC {dialecte.Page}
        """);

    private static readonly SqlStatement DuNumero = new("SELECT d.Id FROM Dossier d WHERE d.Numero = @Numero UNION ALL SELECT a.Id FROM Appel a WHERE a.Code = @Numero");

    // A call that was deleted has its code in that act alone.
    private static readonly SqlStatement Supprimes = new("SELECT j.ObjetId, j.Details FROM Journal j WHERE j.Action = 'supprimer-appel'");

    // A draft has no name here: its title is its organisation's business.
    private static readonly SqlStatement Noms = new("""
        SELECT d.Id, d.Numero AS Nom FROM Dossier d WHERE d.Id IN @Ids AND d.Numero IS NOT NULL
        UNION ALL SELECT o.Id, o.Nom FROM Organisation o WHERE o.Id IN @Ids
        UNION ALL SELECT a.Id, a.Code AS Nom FROM Appel a WHERE a.Id IN @Ids
        UNION ALL SELECT c.Id, CONCAT(c.Prenom, ' ', c.Nom) AS Nom FROM Compte c WHERE c.Id IN @Ids
        UNION ALL SELECT f.Id, f.Sigle AS Nom FROM Financeur f WHERE f.Id IN @Ids
        UNION ALL SELECT s.Id, s.Titre AS Nom FROM Seance s WHERE s.Id IN @Ids
        UNION ALL SELECT l.Id, CONCAT(d.Numero, ', ', f.Sigle) AS Nom FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId JOIN Financeur f ON f.Id = l.FinanceurId WHERE l.Id IN @Ids
        UNION ALL SELECT p.Id, d.Numero AS Nom FROM Point p JOIN Dossier d ON d.Id = p.DossierId WHERE p.Id IN @Ids
        UNION ALL SELECT c.Id, c.Numero AS Nom FROM Courrier c WHERE c.Id IN @Ids
        """);

    /// <summary>Null for anyone but an Administrateur.</summary>
    /// <param name="avant">Key of the page: only what came before; null for the latest.</param>
    public async Task<PageDuJournal?> LireAsync(FiltreDuJournal filtre, long? avant, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.A(Role.Administrateur))
        {
            return null;
        }

        await using var session = await database.LireAsync(annulation);
        var objets = string.IsNullOrWhiteSpace(filtre.Numero) ? null : await ObjetsAsync(session, TexteSaisi.Serrer(filtre.Numero));
        if (objets is [])
        {
            return new PageDuJournal([], null);
        }

        var par = objets is not null ? DeLObjet : !string.IsNullOrWhiteSpace(filtre.Personne) ? DeLaPersonne : filtre.Acte is not null ? DeLActe : DeTous;
        var entrees = await session.ListeAsync<JournalEntry>(par, await ParametresAsync(session, filtre, (objets, avant), acteur));
        var retenues = entrees.Take(Taille).ToList();
        var ids = retenues.Select(e => Guid.TryParse(e.ObjetId, out var id) ? id : Guid.Empty).Distinct().ToArray();
        var noms = (await session.ListeAsync<NomRow>(Noms, new { Ids = ids })).ToLookup(n => n.Id.ToString(), n => n.Nom, StringComparer.OrdinalIgnoreCase);
        return new PageDuJournal([.. retenues.Select(e => new LigneDuJournal(e, noms[e.ObjetId].FirstOrDefault()))], entrees.Count > Taille ? retenues[^1].Numero : null);
    }

    private static async Task<string[]> ObjetsAsync(SqlSession session, string numero) =>
    [
        .. (await session.ListeAsync<Guid>(DuNumero, new { Numero = numero })).Select(id => id.ToString()),
        .. (await session.ListeAsync<SupprimeRow>(Supprimes)).Where(a => a.Details?.StartsWith($"{numero}, ", StringComparison.OrdinalIgnoreCase) == true).Select(a => a.ObjetId),
    ];

    private static async Task<object> ParametresAsync(SqlSession session, FiltreDuJournal filtre, (string[]? Objets, long? Avant) cle, Acteur acteur)
    {
        var (m1, m2, m3) = TexteDeRecherche.Motifs(filtre.Personne);
        var caches = await session.ObjetsDeportesAsync(acteur);
        return new
        {
            cle.Avant, Objets = cle.Objets ?? [], Objet = filtre.Objet?.ToString(), Action = filtre.Acte?.Code(),
            Du = filtre.Du is { } du ? Minuit(du) : (DateTimeOffset?)null, Au = filtre.Au is { } au ? Minuit(au.AddDays(1)) : (DateTimeOffset?)null,
            M1 = m1, M2 = m2, M3 = m3, Caches = caches.Select(id => id.ToString()).ToArray(), Saut = 0, Taille = Taille + 1,
        };
    }

    private static DateTimeOffset Minuit(DateOnly jour) => HeureDeParis.Convertir(jour, TimeOnly.MinValue).Valeur;

    private sealed record SupprimeRow
    {
        public required string ObjetId { get; init; }
        public string? Details { get; init; }
    }

    private sealed record NomRow
    {
        public required Guid Id { get; init; }
        public required string Nom { get; init; }
    }
}
