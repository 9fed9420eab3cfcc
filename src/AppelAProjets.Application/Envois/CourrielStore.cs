namespace AppelAProjets.Application.Envois;

/// <summary>The outbox: a message is a row written in the transaction of what it tells; a job sends it later.</summary>
public static class CourrielStore
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Courriel (Id, Destinataire, Objet, Corps, IdentifiantMessage, Etat, Tentatives, ProchainEssaiLe, CreeLe, EnvoyeLe, DerniereErreur, Version)
        VALUES (@Id, @Destinataire, @Objet, @Corps, @IdentifiantMessage, 'AEnvoyer', 0, @Le, @Le, NULL, NULL, 1)
        """);

    internal static async Task AjouterCourrielsAsync(this SqlSession session, IReadOnlyList<NouveauCourriel> courriels, DateTimeOffset le)
    {
        foreach (var courriel in courriels)
        {
            await session.AjouterCourrielAsync(courriel.Destinataire, courriel.Objet, courriel.Corps, le);
        }
    }

    /// <summary>Queues a plain-text message. The Message-ID is fixed here, so that a message sent twice is recognised as one.</summary>
    public static async Task AjouterCourrielAsync(this SqlSession session, string destinataire, string objet, string corps, DateTimeOffset le)
    {
        var id = Guid.CreateVersion7();
        await session.ExecuterAsync(Ajout, new
        {
            Id = id,
            Destinataire = destinataire,
            Objet = objet,
            Corps = corps,
            IdentifiantMessage = $"{id:N}@appel-a-projets",
            Le = le,
        });
    }
}
