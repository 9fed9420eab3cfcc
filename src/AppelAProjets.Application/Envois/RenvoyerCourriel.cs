namespace AppelAProjets.Application.Envois;

/// <summary>Puts a message that was refused for good back in the queue, once its cause is settled.</summary>
public sealed class RenvoyerCourriel(Ecrivain ecrivain)
{
    private static readonly SqlStatement Etat = new($"SELECT c.Etat FROM {VisibiliteSql.Courriels} WHERE c.Id = @Id AND {VisibiliteSql.Courriel}");

    private static readonly SqlStatement RemettreEnFile = new("""
        UPDATE Courriel SET Etat = 'AEnvoyer', Tentatives = 0, ProchainEssaiLe = @Le, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND Etat = 'NonRemis'
        """);

    /// <summary>Administrateur or Secretariat; refuses a message in another state, or changed meanwhile.</summary>
    public Task<Resultat> ExecuterAsync(Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var etat = acteur.A(Role.Administrateur) || acteur.A(Role.Secretariat) ? await session.UnAsync<string>(Etat, acteur.Parametres(new { Id = id })) : null;
            if (etat is null)
            {
                return Refus.Absent;
            }

            if (etat != "NonRemis")
            {
                return new Refus("courriel.etat", "Ce message est déjà parti ou déjà en file d’envoi : il n’y a rien à renvoyer.");
            }

            return await session.ModifierAsync(RemettreEnFile, new { Id = id, Version = version, Le = le })
                ? Ecrit.Avec(new Acte(ActeDuJournal.Renvoyer, ObjetDuJournal.Courriel, id))
                : Refus.Conflit;
        }, annulation);
}
