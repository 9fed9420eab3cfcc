using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>Who was convened to a session, what they opened and answered.</summary>
public sealed record ConvocationRow
{
    public required Guid CompteId { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset EnvoyeeLe { get; init; }
    public required int Envois { get; init; }
    /// <summary>UTC; null while the person has not opened the session.</summary>
    public DateTimeOffset? OuverteLe { get; init; }
    public AnnonceDePresence? Annonce { get; init; }
}

internal static class ConvocationStore
{
    private static readonly SqlStatement Lecture = new("SELECT c.CompteId, c.EnvoyeeLe, c.Envois, c.OuverteLe, c.Annonce FROM Convocation c WHERE c.SeanceId = @SeanceId");

    private static readonly SqlStatement Personnes = new($"""
        SELECT c.Id, c.Courriel, CONCAT(c.Prenom, ' ', c.Nom) AS Nom FROM Compte c
        WHERE c.Id IN @Ids AND EXISTS (SELECT 1 FROM Habilitation h WHERE h.CompteId = c.Id AND h.Role IN ({RolesSql.MembreComite}, {RolesSql.Presidence}) AND {AgentsQuery.EnFonction})
        ORDER BY c.Courriel
        """);

    private static readonly SqlStatement Nouvelle = new("""
        INSERT INTO Convocation (SeanceId, CompteId, EnvoyeeLe, Envois, OuverteLe, Annonce, AnnonceeLe) VALUES (@SeanceId, @CompteId, @Le, 1, NULL, NULL, NULL)
        """);

    private static readonly SqlStatement Renvoyee = new("UPDATE Convocation SET EnvoyeeLe = @Le, Envois = Envois + 1 WHERE SeanceId = @SeanceId AND CompteId = @CompteId");
    private static readonly SqlStatement Ouverte = new("UPDATE Convocation SET OuverteLe = @Le WHERE SeanceId = @SeanceId AND CompteId = @CompteId AND OuverteLe IS NULL");
    private static readonly SqlStatement Annoncee = new("UPDATE Convocation SET Annonce = @Annonce, AnnonceeLe = @Le WHERE SeanceId = @SeanceId AND CompteId = @CompteId");

    // Another date: what was announced for the first one is asked again.
    private static readonly SqlStatement AAnnoncer = new("UPDATE Convocation SET Annonce = NULL, AnnonceeLe = NULL WHERE SeanceId = @SeanceId");

    public static Task<IReadOnlyList<ConvocationRow>> LireAsync(SqlSession session, Guid seanceId) => session.ListeAsync<ConvocationRow>(Lecture, new { SeanceId = seanceId });

    /// <summary>Titulaires and suppléants of the seats of that day, and who presides, with an open account and a right that stands.</summary>
    public static async Task<IReadOnlyList<PersonneConviee>> PersonnesAsync(SqlSession session, SeanceDetailRow seance, DateTimeOffset le)
    {
        var sieges = await ComiteQuery.SiegesDeLaSeanceAsync(session, seance);
        Guid[] ids = [.. sieges.SelectMany(s => new[] { s.TitulaireId, s.SuppleantId }).Append(seance.PresidenceId).OfType<Guid>().Distinct()];
        return ids.Length == 0 ? [] : await session.ListeAsync<PersonneConviee>(Personnes, new { Ids = ids, Maintenant = le });
    }

    public static async Task EnvoyerAsync(SqlSession session, Guid seanceId, IEnumerable<PersonneConviee> personnes, DateTimeOffset le)
    {
        foreach (var personne in personnes)
        {
            var cle = new { SeanceId = seanceId, CompteId = personne.Id, Le = le };
            if (!await session.ModifierAsync(Renvoyee, cle))
            {
                await session.ExecuterAsync(Nouvelle, cle);
            }
        }
    }

    /// <summary>False when it was opened before, or the person was not convened.</summary>
    public static Task<bool> OuvrirAsync(SqlSession session, Guid seanceId, Guid compteId, DateTimeOffset le) =>
        session.ModifierAsync(Ouverte, new { SeanceId = seanceId, CompteId = compteId, Le = le });

    /// <summary>Also for whoever got a seat since the others were convened.</summary>
    public static async Task AnnoncerAsync(SqlSession session, Guid seanceId, Guid compteId, AnnonceDePresence annonce, DateTimeOffset le)
    {
        var ecrit = new { SeanceId = seanceId, CompteId = compteId, Annonce = annonce.ToString(), Le = le };
        if (!await session.ModifierAsync(Annoncee, ecrit))
        {
            await session.ExecuterAsync(Nouvelle, ecrit);
            await session.ExecuterAsync(Annoncee, ecrit);
        }
    }

    public static Task<int> RedemanderAsync(SqlSession session, Guid seanceId) => session.ExecuterAsync(AAnnoncer, new { SeanceId = seanceId });
}
