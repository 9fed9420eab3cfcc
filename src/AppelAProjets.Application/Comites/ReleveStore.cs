using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>Numbers, keeps and finds again what is frozen: nothing here changes a relevé.</summary>
internal static class ReleveStore
{
    private static readonly SqlStatement Prochain = new("SELECT COALESCE(MAX(r.Numero), 0) + 1 AS Numero FROM Releve r WHERE r.AppelId = @AppelId");

    private static readonly SqlStatement Nouveau = new("""
        INSERT INTO Releve (Id, SeanceId, AppelId, Numero, Contenu, Empreinte, ArreteLe, ArretePar, RectifieId, Motif)
        VALUES (@Id, @SeanceId, @AppelId, @Numero, @Contenu, @Empreinte, @ArreteLe, @ArretePar, @RectifieId, @Motif)
        """);

    private static readonly SqlStatement Tient = new("INSERT INTO ReleveDossier (ReleveId, DossierId) VALUES (@ReleveId, @DossierId)");

    private static readonly SqlStatement DesDossiers = new("""
        SELECT rd.DossierId, r.Numero, r.ArreteLe
        FROM Point p
        INNER JOIN ReleveDossier rd ON rd.DossierId = p.DossierId
        INNER JOIN Releve r ON r.Id = rd.ReleveId
        INNER JOIN Point q ON q.SeanceId = r.SeanceId AND q.DossierId = rd.DossierId AND q.Etat = 'Clos'
        WHERE p.SeanceId = @SeanceId
        ORDER BY r.ArreteLe, r.Numero
        """);

    private static readonly SqlStatement DuDossier = new(dialecte => $"""
        SELECT r.Id
        FROM ReleveDossier rd INNER JOIN Releve r ON r.Id = rd.ReleveId
        WHERE rd.DossierId = @DossierId AND r.SeanceId = @SeanceId
        ORDER BY r.Numero DESC {dialecte.Premier}
        """);

    private static readonly SqlStatement Entier = new("SELECT r.Id, r.Numero, r.Contenu, r.Empreinte, r.ArreteLe, r.RectifieId FROM Releve r WHERE r.Id = @Id");

    private static readonly SqlStatement DerniereSeance = new(dialecte => $"""
        SELECT r.SeanceId
        FROM ReleveDossier rd INNER JOIN Releve r ON r.Id = rd.ReleveId INNER JOIN Point q ON q.SeanceId = r.SeanceId AND q.DossierId = rd.DossierId AND q.Etat = 'Clos'
        WHERE rd.DossierId = @DossierId
        ORDER BY r.ArreteLe DESC, r.Numero DESC {dialecte.Premier}
        """);

    private static readonly SqlStatement Presences = new("""
        SELECT p.SiegeId, p.CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Nom, CASE WHEN p.SaisiPar IS NULL THEN NULL ELSE CONCAT(q.Prenom, ' ', q.Nom) END AS SaisiPar, v.Annonce
        FROM SeancePresence p
        INNER JOIN Compte c ON c.Id = p.CompteId
        LEFT JOIN Compte q ON q.Id = p.SaisiPar
        LEFT JOIN Convocation v ON v.SeanceId = p.SeanceId AND v.CompteId = p.CompteId
        WHERE p.SeanceId = @SeanceId
        ORDER BY p.Le, c.Nom
        """);

    private static readonly SqlStatement PointRectifie = new("""
        UPDATE Point SET Avis = @Avis, Motif = @Motif, DroitCommunDestinataire = @Vers, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    /// <summary>Under the lock of the call.</summary>
    public static Task<int> ProchainNumeroAsync(SqlSession session, Guid appelId) => session.UnAsync<int>(Prochain, new { AppelId = appelId });

    /// <summary>The last relevé that arbitrated each dossier of the session before; one that adjourned it is not cited.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ReleveCite>> PrecedentsAsync(SqlSession session, Guid seanceId) =>
        (await session.ListeAsync<CiteRow>(DesDossiers, new { SeanceId = seanceId })).GroupBy(r => r.DossierId).ToDictionary(g => g.Key, g => new ReleveCite(g.Last().Numero, g.Last().ArreteLe));

    /// <summary>The relevé of that session that says the last word on a dossier; null when none does.</summary>
    public static async Task<ReleveGarde?> DernierAsync(SqlSession session, Guid seanceId, Guid dossierId) =>
        await DernierIdAsync(session, seanceId, dossierId) is { } id ? await LireAsync(session, id) : null;

    /// <summary>The same, without its text: a relevé of hundreds of items is not read again for each.</summary>
    public static Task<Guid?> DernierIdAsync(SqlSession session, Guid seanceId, Guid dossierId) => session.UnAsync<Guid?>(DuDossier, new { SeanceId = seanceId, DossierId = dossierId });

    public static async Task<ReleveGarde> LireAsync(SqlSession session, Guid id) => (await session.UnAsync<ReleveGarde>(Entier, new { Id = id }))!;

    /// <summary>Another session has arbitrated the dossier since: what stands is its relevé.</summary>
    public static async Task<bool> EstDepasseAsync(SqlSession session, Guid seanceId, Guid dossierId) =>
        await session.UnAsync<Guid?>(DerniereSeance, new { DossierId = dossierId }) is { } derniere && derniere != seanceId;

    /// <summary>Each seat of the call, with who came for it.</summary>
    public static async Task<IReadOnlyList<SiegeDuReleve>> PresencesAsync(SqlSession session, Guid seanceId, IReadOnlyList<SiegeRow> sieges)
    {
        var presents = (await session.ListeAsync<PresentRow>(Presences, new { SeanceId = seanceId })).ToLookup(p => p.SiegeId);
        return [.. sieges.Select(s => new SiegeDuReleve(s.Nom, s.Voix, [.. presents[s.Id].Select(p => new PresentDuReleve(p.Nom, p.CompteId == s.SuppleantId) { SaisiPar = p.SaisiPar, ADistance = p.Annonce == AnnonceDePresence.ADistance })])
        {
            Titulaire = s.TitulaireId is null ? null : s.Titulaire,
            Suppleant = s.SuppleantId is null ? null : s.Suppleant,
        })];
    }

    /// <summary>Its number and its hash, for the journal.</summary>
    public static async Task<string> AjouterAsync(SqlSession session, Releve releve, NouveauReleve nouveau)
    {
        var (id, contenu) = (Guid.CreateVersion7(), releve.Ecrire());
        var empreinte = Releve.Empreinte(contenu);
        await session.ExecuterAsync(Nouveau, new
        {
            Id = id,
            releve.SeanceId,
            nouveau.AppelId,
            releve.Numero,
            Contenu = contenu,
            Empreinte = empreinte,
            releve.ArreteLe,
            ArretePar = nouveau.Par.CompteId,
            nouveau.RectifieId,
            releve.Rectifie?.Motif,
        });
        await session.ExecuterAsync(Tient, nouveau.Dossiers.Select(dossier => new { ReleveId = id, DossierId = dossier }).ToList());
        return $"n° {releve.Numero}, empreinte {empreinte}";
    }

    /// <summary>The item says what the new relevé says of it; false when somebody was faster.</summary>
    public static async Task<bool> RectifierPointAsync(SqlSession session, PointDetailRow point, AvisCommun avis)
    {
        if (!await session.ModifierAsync(PointRectifie, new { point.Id, point.Version, Avis = avis.Type.ToString(), avis.Motif, Vers = avis.ReorienteVers }))
        {
            return false;
        }

        await ComiteStore.EcrireLesConditionsAsync(session, point.Id, avis);
        return true;
    }

    internal sealed record NouveauReleve(Guid AppelId, IReadOnlyList<Guid> Dossiers, Acteur Par)
    {
        public Guid? RectifieId { get; init; }
    }

    private sealed record PresentRow
    {
        public required Guid SiegeId { get; init; }
        public required Guid CompteId { get; init; }
        public required string Nom { get; init; }
        public string? SaisiPar { get; init; }
        public AnnonceDePresence? Annonce { get; init; }
    }

    private sealed record CiteRow
    {
        public required Guid DossierId { get; init; }
        public required int Numero { get; init; }
        public required DateTimeOffset ArreteLe { get; init; }
    }
}

internal sealed record ReleveGarde
{
    public required Guid Id { get; init; }
    public required int Numero { get; init; }
    public required string Contenu { get; init; }
    public required string Empreinte { get; init; }
    public required DateTimeOffset ArreteLe { get; init; }
    public Guid? RectifieId { get; init; }

    /// <summary>The kept text still has its hash.</summary>
    public bool EstIntact => Releve.Empreinte(Contenu) == Empreinte;
}
