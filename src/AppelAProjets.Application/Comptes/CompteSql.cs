namespace AppelAProjets.Application.Comptes;

public static class CompteSql
{
    private const string Colonnes = """
        Id, Courriel, CourrielNormalise, CourrielConfirme, MotDePasseHache, TimbreDeSecurite, Prenom, Nom, Telephone, SecondFacteurActif,
        CleAuthentificateur, CodesDeSecours, EchecsDeConnexion, VerrouilleJusqua, DesactiveLe, EstDeDemonstration, CreeLe, AdresseEnAttente, AdresseDemandeeLe, Version
        """;

    private static readonly SqlStatement DeLId = new($"SELECT {Colonnes} FROM Compte WHERE Id = @Id");

    private static readonly SqlStatement DeLAdresse = new($"SELECT {Colonnes} FROM Compte WHERE CourrielNormalise = @CourrielNormalise");

    private static readonly SqlStatement Ajout = new($"""
        INSERT INTO Compte ({Colonnes}, Recherche)
        VALUES (@Id, @Courriel, @CourrielNormalise, @CourrielConfirme, @MotDePasseHache, @TimbreDeSecurite, @Prenom, @Nom, @Telephone, @SecondFacteurActif,
            @CleAuthentificateur, @CodesDeSecours, @EchecsDeConnexion, @VerrouilleJusqua, @DesactiveLe, @EstDeDemonstration, @CreeLe, @AdresseEnAttente, @AdresseDemandeeLe, @Version, @Recherche)
        """);

    // Another stamp ends the links that were sent, that of an address to confirm with them.
    private static readonly SqlStatement Modification = new("""
        UPDATE Compte SET Courriel = @Courriel, CourrielNormalise = @CourrielNormalise, CourrielConfirme = @CourrielConfirme,
            MotDePasseHache = @MotDePasseHache, TimbreDeSecurite = @TimbreDeSecurite, Prenom = @Prenom, Nom = @Nom, Telephone = @Telephone,
            SecondFacteurActif = @SecondFacteurActif, CleAuthentificateur = @CleAuthentificateur, CodesDeSecours = @CodesDeSecours,
            EchecsDeConnexion = @EchecsDeConnexion, VerrouilleJusqua = @VerrouilleJusqua, DesactiveLe = @DesactiveLe,
            AdresseEnAttente = CASE WHEN TimbreDeSecurite = @TimbreDeSecurite THEN @AdresseEnAttente END,
            AdresseDemandeeLe = CASE WHEN TimbreDeSecurite = @TimbreDeSecurite THEN @AdresseDemandeeLe END, Recherche = @Recherche, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    // The WHERE makes one code good for one sign-in, whatever the concurrency and the number of nodes.
    private static readonly SqlStatement PasTotp = new("""
        UPDATE Compte SET DernierPasTotp = @Pas WHERE Id = @Id AND (DernierPasTotp IS NULL OR DernierPasTotp < @Pas)
        """);

    public static Task<Compte?> CompteAsync(this SqlSession session, Guid id) => session.UnAsync<Compte>(DeLId, new { Id = id });

    public static Task<Compte?> CompteDeLAdresseAsync(this SqlSession session, string courrielNormalise) =>
        session.UnAsync<Compte>(DeLAdresse, new { CourrielNormalise = courrielNormalise });

    /// <summary>Adds; false when the address is taken.</summary>
    public static Task<bool> AjouterCompteAsync(this SqlSession session, Compte compte) => session.InsererSiAbsentAsync(Ajout, compte);

    /// <summary>Writes the account if nobody did since it was read; false otherwise. The object keeps the version that it had: the transaction may be run again.</summary>
    public static Task<bool> ModifierCompteAsync(this SqlSession session, Compte compte) => session.ModifierAsync(Modification, compte);

    /// <summary>Spends the time step of an authenticator code; false when it, or a later one, is spent already.</summary>
    internal static Task<bool> DepenserPasTotpAsync(this SqlSession session, Guid id, long pas) =>
        session.ModifierAsync(PasTotp, new { Id = id, Pas = pas });
}
