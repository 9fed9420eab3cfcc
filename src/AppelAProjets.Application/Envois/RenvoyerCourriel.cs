namespace AppelAProjets.Application.Envois;

/// <summary>Puts a message that was refused for good back in the queue, once its cause is settled.</summary>
public sealed class RenvoyerCourriel(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Etat = new("SELECT Etat FROM Courriel WHERE Id = @Id");

    private static readonly SqlStatement RemettreEnFile = new("""
        UPDATE Courriel SET Etat = 'AEnvoyer', Tentatives = 0, ProchainEssaiLe = @Le, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND Etat = 'NonRemis'
        """);

    /// <summary>Administrateur or Secretariat; refuses a message in another state, or changed meanwhile.</summary>
    public async Task<Resultat> ExecuterAsync(Guid id, int version, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.A(Role.Administrateur) && !acteur.A(Role.Secretariat))
        {
            return RefusDeDonnees.Introuvable;
        }

        await using var session = await database.EcrireAsync(annulation);
        switch (await session.UnAsync<string>(Etat, new { Id = id }))
        {
            case null:
                return RefusDeDonnees.Introuvable;
            case not "NonRemis":
                return new Refus("courriel.etat", "Ce message est déjà parti ou déjà en file d’envoi : il n’y a rien à renvoyer.");
        }

        var le = horloge.GetUtcNow();
        if (!await session.ModifierAsync(RemettreEnFile, new { Id = id, Version = version, Le = le }))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, le, "renvoyer", "Courriel", id);
        await session.ValiderAsync();
        return Resultat.Ok;
    }
}
