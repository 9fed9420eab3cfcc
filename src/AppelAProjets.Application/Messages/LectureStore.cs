namespace AppelAProjets.Application.Messages;

/// <summary>How far each account has read, and which addresses have a mail that no reading followed.</summary>
internal static class LectureStore
{
    private static readonly SqlStatement Avance = new("UPDATE MessageLecture SET LuJusqua = @Rang WHERE DossierId = @DossierId AND CompteId = @CompteId AND LuJusqua < @Rang");
    private static readonly SqlStatement Connue = new("SELECT COUNT(*) FROM MessageLecture WHERE DossierId = @DossierId AND CompteId = @CompteId");
    private static readonly SqlStatement Premiere = new("INSERT INTO MessageLecture (DossierId, CompteId, LuJusqua) VALUES (@DossierId, @CompteId, @Rang)");

    private static readonly SqlStatement AvisSuivis = new("""
        DELETE FROM MessageAvis
        WHERE DossierId = @DossierId AND (Adresse = @Boite OR Adresse IN (SELECT c.Courriel FROM Compte c WHERE c.Id = @CompteId))
        """);

    private static readonly SqlStatement Avis = new("INSERT INTO MessageAvis (DossierId, Adresse, EnvoyeLe) VALUES (@DossierId, @Adresse, @Le)");

    /// <summary>The person was shown the thread up to that rank.</summary>
    /// <param name="boite">Mailbox whose mails this reading follows too: that of the service, for the staff.</param>
    public static async Task LuAsync(this SqlSession session, Guid dossierId, int rang, string? boite, Acteur acteur)
    {
        var ligne = new { DossierId = dossierId, acteur.CompteId, Rang = rang };
        if (!await session.ModifierAsync(Avance, ligne) && await session.UnAsync<int>(Connue, ligne) == 0)
        {
            await session.InsererSiAbsentAsync(Premiere, ligne);
        }

        await session.ExecuterAsync(AvisSuivis, new { DossierId = dossierId, acteur.CompteId, Boite = boite });
    }

    /// <summary>True when a mail may go to that address; false while a former one has not been followed by a reading.</summary>
    public static Task<bool> PrevenirAsync(this SqlSession session, Guid dossierId, string adresse, DateTimeOffset le) =>
        session.InsererSiAbsentAsync(Avis, new { DossierId = dossierId, Adresse = adresse, Le = le });
}
