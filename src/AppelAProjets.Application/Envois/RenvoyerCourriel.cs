using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Application.Envois;

/// <summary>Sends a message again: one that was refused for good goes back in the queue, one that left leaves a second time as another.</summary>
public sealed class RenvoyerCourriel(Ecrivain ecrivain)
{
    private static readonly SqlStatement Lecture = new($"SELECT c.Etat, c.Corps, c.Destinataire, d.Numero, COALESCE(c.CopieDe, c.Id) AS Origine FROM {VisibiliteSql.Courriels} WHERE c.Id = @Id AND {VisibiliteSql.Courriel}");

    private static readonly SqlStatement CopiesRecentes = new("SELECT COUNT(*) AS Nombre FROM Courriel c WHERE c.CopieDe = @Origine AND (c.Etat = 'AEnvoyer' OR c.CreeLe > @Depuis)");

    private static readonly SqlStatement RemettreEnFile = new("""
        UPDATE Courriel SET Etat = 'AEnvoyer', Tentatives = 0, ProchainEssaiLe = @Le, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND Etat = 'NonRemis'
        """);

    // Its version says that it was copied: two who ask at once send one.
    private static readonly SqlStatement Marquer = new("UPDATE Courriel SET Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = 'Envoye'");

    private static readonly SqlStatement Copier = new("""
        INSERT INTO Courriel (Id, Destinataire, Objet, Corps, IdentifiantMessage, Etat, Tentatives, ProchainEssaiLe, CreeLe, DossierId, OrganisationId, RecepisseDuDepot, RecepisseEnCopie, Calendrier, Cause, Genre, Priorite, AppelId, CopieDe, Version)
        SELECT @Copie, c.Destinataire, c.Objet, c.Corps, @IdentifiantMessage, 'AEnvoyer', 0, @Le, @Le, c.DossierId, c.OrganisationId, c.RecepisseDuDepot, c.RecepisseEnCopie, c.Calendrier, c.Cause, c.Genre, c.Priorite, c.AppelId, @Origine, 1
        FROM Courriel c WHERE c.Id = @Id
        """);

    /// <summary>Administrateur or Secretariat; refuses a message in another state, one whose link was for a time, or changed meanwhile.</summary>
    public Task<Resultat> ExecuterAsync(Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (!(acteur.A(Role.Administrateur) || acteur.A(Role.Secretariat)) || await session.UnAsync<LuRow>(Lecture, acteur.Parametres(new { Id = id })) is not { } lu)
            {
                return Refus.Absent;
            }

            // Its copies are counted by one person at a time.
            await session.VerrouillerAsync(Verrou.Adresse(Compte.Normaliser(lu.Destinataire)));
            var acte = Ecrit.Avec(new Acte(ActeDuJournal.Renvoyer, ObjetDuJournal.Courriel, id, Details: $"à {lu.Destinataire}{(lu.Numero is { } numero ? $", dossier {numero}" : "")}"));
            switch (lu.Etat)
            {
                case "NonRemis":
                    return await session.ModifierAsync(RemettreEnFile, new { Id = id, Version = version, Le = le }) ? acte : Refus.Conflit;
                case "Envoye" when MasqueDesSecrets.EnPorte(lu.Corps):
                    return new Refus("courriel.lien", "Ce message porte un lien personnel qui ne vaut qu’un temps : renouvelez l’invitation, ou dites à la personne de redemander ce lien.");
                case "Envoye" when await session.UnAsync<int>(CopiesRecentes, new { lu.Origine, Depuis = le.AddHours(-1) }) > 0:
                    return new Refus("courriel.deja-renvoye", "Ce message a déjà été renvoyé depuis moins d’une heure, ou sa copie attend encore son départ : attendez avant d’en envoyer une autre.");
                case "Envoye":
                    if (!await session.ModifierAsync(Marquer, new { Id = id, Version = version }))
                    {
                        return Refus.Conflit;
                    }

                    var copie = Guid.CreateVersion7();
                    await session.ExecuterAsync(Copier, new { Id = id, Copie = copie, lu.Origine, IdentifiantMessage = $"{copie:N}@appel-a-projets", Le = le });
                    return acte;
                default:
                    return new Refus("courriel.etat", "Ce message est déjà en file d’envoi, ou n’est pas à envoyer : il n’y a rien à renvoyer.");
            }
        }, annulation);

    private sealed record LuRow
    {
        public required string Etat { get; init; }
        public required string Corps { get; init; }
        public required string Destinataire { get; init; }
        public string? Numero { get; init; }
        /// <summary>The message that it is a copy of, else itself.</summary>
        public required Guid Origine { get; init; }
    }
}
