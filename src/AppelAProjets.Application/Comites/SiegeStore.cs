using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>Rows of the seats: those of a call, and the standing ones of the instance.</summary>
internal static class SiegeStore
{
    private static readonly SqlStatement Permanents = new("""
        SELECT s.Id, s.Nom, s.FinanceurId, f.Sigle, s.College, s.Voix, s.TitulaireId, CONCAT(t.Prenom, ' ', t.Nom) AS Titulaire,
               s.SuppleantId, CONCAT(u.Prenom, ' ', u.Nom) AS Suppleant, s.Du, s.Au, s.Version
        FROM SiegePermanent s
        LEFT JOIN Financeur f ON f.Id = s.FinanceurId
        LEFT JOIN Compte t ON t.Id = s.TitulaireId
        LEFT JOIN Compte u ON u.Id = s.SuppleantId
        ORDER BY s.Ordre, s.Nom
        """);

    private static readonly SqlStatement NouveauPermanent = new("""
        INSERT INTO SiegePermanent (Id, Nom, FinanceurId, College, Voix, TitulaireId, SuppleantId, Du, Au, Ordre, Version)
        VALUES (@Id, @Nom, @FinanceurId, @College, @Voix, @TitulaireId, @SuppleantId, @Du, @Au, @Ordre, 1)
        """);

    private static readonly SqlStatement PermanentChange = new("""
        UPDATE SiegePermanent SET Nom = @Nom, FinanceurId = @FinanceurId, College = @College, Voix = @Voix, TitulaireId = @TitulaireId, SuppleantId = @SuppleantId,
            Du = @Du, Au = @Au, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement PermanentRetire = new("DELETE FROM SiegePermanent WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement Nouveau = new("""
        INSERT INTO Siege (Id, AppelId, Nom, FinanceurId, College, Voix, TitulaireId, SuppleantId, Du, Au, PermanentId, PermanentVersion, Ordre, Version)
        VALUES (@Id, @AppelId, @Nom, @FinanceurId, @College, @Voix, @TitulaireId, @SuppleantId, @Du, @Au, @PermanentId, @PermanentVersion, @Ordre, 1)
        """);

    private static readonly SqlStatement Change = new("""
        UPDATE Siege SET Nom = @Nom, FinanceurId = @FinanceurId, College = @College, Voix = @Voix, TitulaireId = @TitulaireId, SuppleantId = @SuppleantId,
            Du = @Du, Au = @Au, PermanentId = @PermanentId, PermanentVersion = @PermanentVersion, Version = Version + 1
        WHERE Id = @Id AND AppelId = @AppelId AND Version = @Version
        """);

    private static readonly SqlStatement Retire = new("""
        DELETE FROM Siege WHERE Id = @Id AND AppelId = @AppelId AND Version = @Version
          AND NOT EXISTS (SELECT 1 FROM SeancePresence p WHERE p.SiegeId = @Id) AND NOT EXISTS (SELECT 1 FROM Vote v WHERE v.SiegeId = @Id)
        """);

    private static readonly SqlStatement Termine = new("""
        UPDATE Siege SET Au = @Au, Version = Version + 1 WHERE Id = @Id AND AppelId = @AppelId AND Version = @Version
        """);

    private static readonly SqlStatement SeancesEnCours = new("""
        SELECT s.Id, s.Titre, s.PrevueLe, s.Quorum FROM Seance s WHERE s.AppelId = @AppelId AND s.Etat NOT IN ('Arretee', 'Annulee') ORDER BY s.PrevueLe
        """);

    public static Task<IReadOnlyList<SiegeRow>> PermanentsAsync(SqlSession session) => session.ListeAsync<SiegeRow>(Permanents);

    public static Task<bool> AjouterPermanentAsync(SqlSession session, SiegeADefinir siege, Guid id, int ordre) =>
        session.InsererSiAbsentAsync(NouveauPermanent, Colonnes(siege, id, ordre));

    public static Task<bool> ModifierPermanentAsync(SqlSession session, SiegeADefinir siege) => session.ModifierAsync(PermanentChange, Colonnes(siege, siege.Id!.Value, 0));

    public static Task<bool> RetirerPermanentAsync(SqlSession session, Guid id, int version) => session.ModifierAsync(PermanentRetire, new { Id = id, Version = version });

    /// <summary>False when the call has a seat of that name.</summary>
    public static Task<bool> AjouterAsync(SqlSession session, Guid appelId, SiegeADefinir siege, Guid id, int ordre) =>
        session.InsererSiAbsentAsync(Nouveau, Colonnes(siege, id, ordre).Et(new { AppelId = appelId }));

    public static Task<bool> ModifierAsync(SqlSession session, Guid appelId, SiegeADefinir siege) =>
        session.ModifierAsync(Change, Colonnes(siege, siege.Id!.Value, 0).Et(new { AppelId = appelId }));

    /// <summary>Deletes a seat; one that was present or voted is ended the day before instead, so that what it did still names it.</summary>
    public static async Task<bool> RetirerAsync(SqlSession session, Guid appelId, (Guid Id, int Version) siege, DateOnly jour) =>
        await session.ModifierAsync(Retire, new { siege.Id, AppelId = appelId, siege.Version })
        || await session.ModifierAsync(Termine, new { siege.Id, AppelId = appelId, siege.Version, Au = jour.AddDays(-1) });

    /// <summary>The sessions of a call that are not over: who sits there waits, or is waited for.</summary>
    public static Task<IReadOnlyList<SeanceEnCoursRow>> SeancesEnCoursAsync(SqlSession session, Guid appelId) => session.ListeAsync<SeanceEnCoursRow>(SeancesEnCours, new { AppelId = appelId });

    /// <summary>Every decision in session reads who sits: whoever changes seats takes their locks.</summary>
    public static async Task VerrouillerLesSeancesAsync(SqlSession session, Guid appelId) =>
        await session.VerrouillerAsync([.. (await SeancesEnCoursAsync(session, appelId)).Select(s => Verrou.Seance(s.Id))]);

    /// <summary>The first session not over whose quorum its seats could no longer reach, in words.</summary>
    public static async Task<Refus?> RefuserLesQuorumsAsync(SqlSession session, Guid appelId)
    {
        var sieges = (await ComiteQuery.SiegesAsync(session, appelId)).Select(s => s.EnSiege()).ToList();
        return (await SeancesEnCoursAsync(session, appelId))
            .Select(s => new Quorum(s.Quorum).RefuserAuDela(Quorum.Votants(sieges, s.Jour)) is { } refus
                ? new Refus("siege.quorum", $"« {s.Titre} », {HeureDeParis.EcrireJour(s.Jour)}. {refus.Message} Changez d’abord le quorum de la séance.") : null)
            .FirstOrDefault(r => r is not null);
    }

    private static SqlParametres Colonnes(SiegeADefinir siege, Guid id, int ordre) => new(new
    {
        Id = id, siege.Nom, siege.FinanceurId, College = siege.FinanceurId is null ? siege.College : null, Voix = siege.Voix.ToString(), siege.TitulaireId, siege.SuppleantId,
        siege.Du, siege.Au, siege.PermanentId, siege.PermanentVersion, Ordre = ordre, siege.Version,
    });
}

internal sealed record SeanceEnCoursRow
{
    public required Guid Id { get; init; }
    public required string Titre { get; init; }
    public required DateTimeOffset PrevueLe { get; init; }
    public required int Quorum { get; init; }

    public DateOnly Jour => HeureDeParis.Jour(PrevueLe);
}
