using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Comites;

/// <summary>A session to prepare, as typed: day and time are Paris time.</summary>
public sealed record SeanceAPreparer
{
    public required string Code { get; init; }
    public required string Titre { get; init; }
    public required DateOnly Jour { get; init; }
    /// <summary>Time, Paris.</summary>
    public required TimeOnly Heure { get; init; }
    public string? Lieu { get; init; }
    /// <summary>Deliberative seats needed per item, at least 1.</summary>
    public required int Quorum { get; init; }
    public required Guid PresidenceId { get; init; }
}

/// <summary>The Secrétariat prepares a session of the committee.</summary>
public sealed class PreparerSeance(SqlDatabase database, ComiteQuery comites, TimeProvider horloge)
{
    private static readonly SqlStatement PeutPresider = new($"""
        SELECT COUNT(*) AS Nombre FROM Habilitation h
        INNER JOIN Compte c ON c.Id = h.CompteId
        WHERE h.CompteId = @CompteId AND h.Role = {RolesSql.Presidence} AND h.Debut <= @Maintenant AND (h.Fin IS NULL OR h.Fin > @Maintenant) AND c.DesactiveLe IS NULL
        """);

    /// <summary>The new session's identifier, or why not.</summary>
    public async Task<Resultat<Guid>> ExecuterAsync(SeanceAPreparer demande, Acteur acteur, CancellationToken annulation)
    {
        if (!acteur.A(Role.Secretariat) || await comites.AppelAsync(demande.Code, acteur, annulation) is not var (appel, _, sieges))
        {
            return RefusDeDonnees.Introuvable;
        }

        var debut = HeureDeParis.Convertir(demande.Jour, demande.Heure);
        if (debut.EstRefuse)
        {
            return debut.Refus with { Champ = nameof(demande.Heure) };
        }

        if (demande.Quorum < 1 || demande.Quorum > sieges.Count)
        {
            return new Refus("seance.quorum", $"Le quorum va de 1 au nombre de sièges du comité ({sieges.Count}).", nameof(demande.Quorum));
        }

        var maintenant = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await session.UnAsync<int>(PeutPresider, new { CompteId = demande.PresidenceId, Maintenant = maintenant }) == 0)
        {
            return new Refus("seance.presidence", "Choisissez une personne habilitée à présider.", nameof(demande.PresidenceId));
        }

        var id = Guid.CreateVersion7();
        await ComiteStore.AjouterSeanceAsync(session, new { Id = id, AppelId = appel.Id, demande.Titre, PrevueLe = debut.Valeur, demande.Lieu, demande.Quorum, demande.PresidenceId });
        await session.JournaliserAsync(acteur, maintenant, "preparer", "Seance", id, details: demande.Titre);
        await session.ValiderAsync();
        return id;
    }
}
