namespace AppelAProjets.Application.Comptes;

/// <summary>Rows of the open sessions. One counts as long as its account keeps the security stamp that it opened with.</summary>
internal static class SessionDeCompteStore
{
    private static readonly SqlStatement Ouverture = new("""
        INSERT INTO SessionDeCompte (Id, CompteId, Timbre, Appareil, OuverteLe, VueLe) VALUES (@Id, @CompteId, @Timbre, @Appareil, @Le, @Le)
        """);

    private static readonly SqlStatement Fermeture = new("DELETE FROM SessionDeCompte WHERE Id = @Id AND CompteId = @CompteId");

    private static readonly SqlStatement FermetureDesAutres = new("DELETE FROM SessionDeCompte WHERE CompteId = @CompteId AND Id <> @Id");

    private static readonly SqlStatement Vue = new("UPDATE SessionDeCompte SET VueLe = @Le WHERE Id = @Id");

    private static readonly SqlStatement Purge = new("DELETE FROM SessionDeCompte WHERE VueLe < @Avant");

    public static Task<int> OuvrirAsync(this SqlSession session, Guid id, Compte compte, string appareil, DateTimeOffset le) =>
        session.ExecuterAsync(Ouverture, new { Id = id, CompteId = compte.Id, Timbre = compte.TimbreDeSecurite, Appareil = appareil, Le = le });

    /// <summary>False when it was over already, or is someone else's.</summary>
    public static Task<bool> FermerAsync(this SqlSession session, Guid id, Guid compteId) => session.ModifierAsync(Fermeture, new { Id = id, CompteId = compteId });

    public static Task<int> FermerLesAutresAsync(this SqlSession session, Guid id, Guid compteId) => session.ExecuterAsync(FermetureDesAutres, new { Id = id, CompteId = compteId });

    public static Task<int> VoirAsync(this SqlSession session, Guid id, DateTimeOffset le) => session.ExecuterAsync(Vue, new { Id = id, Le = le });

    public static Task<int> PurgerSessionsAsync(this SqlSession session, DateTimeOffset avant) => session.ExecuterAsync(Purge, new { Avant = avant });
}
