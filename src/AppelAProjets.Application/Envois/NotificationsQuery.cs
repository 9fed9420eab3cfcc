using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Envois;

/// <summary>Something that the portal told a person, by mail or not.</summary>
/// <param name="Corps">Without what opens an account to whoever reads it.</param>
/// <param name="Lien">Where it leads; null when nowhere, or by a link that works once.</param>
public sealed record Notification(Guid Id, string Objet, GenreDeCourriel Genre, DateTimeOffset Le, bool EstNouvelle, string Corps, string? Lien);

/// <param name="Suite">The key of what follows; null at the end.</param>
public sealed record PageDeNotifications(IReadOnlyList<Notification> Lignes, int Nouvelles, Guid? Suite);

/// <summary>What the portal told oneself, without what one stands down from since, nor what is about the account itself.</summary>
public sealed class NotificationsQuery(SqlDatabase database, TimeProvider horloge)
{
    public const int Taille = 30;

    private static readonly TimeSpan Gardees = TimeSpan.FromDays(120);
    private static readonly TimeSpan NouvellesAuDebut = TimeSpan.FromDays(7);

    private const string Miennes = $"""
        FROM {VisibiliteSql.Courriels} JOIN Compte moi ON moi.Courriel = c.Destinataire
        WHERE moi.Id = @CompteId AND c.CreeLe > @Depuis AND c.Genre NOT IN ('Securite', 'Resume') AND c.Etat <> 'Ecarte'
            AND NOT EXISTS (SELECT 1 FROM Courriel g WHERE g.GroupeDans = c.Id) AND {VisibiliteSql.Courriel}
        """;

    private static readonly SqlStatement LuesLe = new("SELECT LuesLe FROM LectureDesNotifications WHERE CompteId = @CompteId");

    private static readonly SqlStatement Nombre = new($"SELECT COUNT(*) {Miennes}");

    private static readonly SqlStatement CreeLe = new("SELECT CreeLe FROM Courriel WHERE Id = @Id");

    private static readonly SqlStatement Liste = new(dialecte => $"""
        SELECT c.Id, c.Objet, c.Genre, c.CreeLe, c.Corps {Miennes}
            AND (@AvantLe IS NULL OR c.CreeLe < @AvantLe OR (c.CreeLe = @AvantLe AND c.Id < @Avant))
        ORDER BY c.CreeLe DESC, c.Id DESC {dialecte.Page}
        """);

    /// <summary>How many came since the person said that all was read.</summary>
    public async Task<int> NouvellesAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await NouvellesAsync(session, acteur, await LuesLeAsync(session, acteur));
    }

    /// <summary>The newest first.</summary>
    /// <param name="avant">Key of the page: only what came before; null for the latest.</param>
    public async Task<PageDeNotifications> LireAsync(Guid? avant, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var lues = await LuesLeAsync(session, acteur);
        var lignes = await session.ListeAsync<LigneRow>(Liste, acteur.Parametres(new
        {
            Depuis = horloge.GetUtcNow() - Gardees, Avant = avant, AvantLe = avant is { } cle ? await session.UnAsync<DateTimeOffset?>(CreeLe, new { Id = cle }) : null, Saut = 0, Taille = Taille + 1,
        }));
        return new PageDeNotifications([.. lignes.Take(Taille).Select(l => Presenter(l, lues))], await NouvellesAsync(session, acteur, lues), lignes.Count > Taille ? lignes[Taille - 1].Id : null);
    }

    /// <summary>The rhythm of each kind that one may choose.</summary>
    public async Task<IReadOnlyDictionary<GenreDeCourriel, RythmeDeCourriel>> ReglagesAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var choisis = await session.ReglagesAsync(acteur.CompteId);
        return GenresDeCourriel.AuChoix.ToDictionary(g => g, g => GenresDeCourriel.Rythme(g, choisis.TryGetValue(g, out var rythme) ? rythme : null, aUnCompte: true));
    }

    private static Notification Presenter(LigneRow ligne, DateTimeOffset lues)
    {
        var lien = MiseEnPageDuCourriel.PremierLien(ligne.Corps);
        return new Notification(ligne.Id, ligne.Objet, ligne.Genre, ligne.CreeLe, ligne.CreeLe > lues, MasqueDesSecrets.Masquer(ligne.Corps), lien is null || MasqueDesSecrets.EnPorte(lien) ? null : lien);
    }

    // Who never opened the page has not missed a year of mails.
    private async Task<DateTimeOffset> LuesLeAsync(SqlSession session, Acteur acteur) =>
        await session.UnAsync<DateTimeOffset?>(LuesLe, new { acteur.CompteId }) ?? horloge.GetUtcNow() - NouvellesAuDebut;

    private static async Task<int> NouvellesAsync(SqlSession session, Acteur acteur, DateTimeOffset lues) => await session.UnAsync<int>(Nombre, acteur.Parametres(new { Depuis = lues }));

    private sealed record LigneRow
    {
        public required Guid Id { get; init; }
        public required string Objet { get; init; }
        public required GenreDeCourriel Genre { get; init; }
        public required DateTimeOffset CreeLe { get; init; }
        public required string Corps { get; init; }
    }
}
