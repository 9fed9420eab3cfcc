using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>A member says to be there for a seat, and votes.</summary>
public sealed class Sieger(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Presence = new("""
        INSERT INTO SeancePresence (SeanceId, SiegeId, CompteId, Le)
        SELECT @SeanceId, s.Id, @CompteId, @Le FROM Siege s
        WHERE s.AppelId = @AppelId AND (s.TitulaireId = @CompteId OR s.SuppleantId = @CompteId)
          AND NOT EXISTS (SELECT 1 FROM SeancePresence p WHERE p.SeanceId = @SeanceId AND p.SiegeId = s.Id AND p.CompteId = @CompteId)
        """);

    private static readonly SqlStatement NouveauVote = new("""
        INSERT INTO Vote (PointId, SiegeId, CompteId, Sens, Le) VALUES (@PointId, @SiegeId, @CompteId, @Sens, @Le)
        """);

    /// <summary>Marks the person present on each of their seats; refused for who holds none, or once the session is closed.</summary>
    public async Task<Resultat> PrendrePlaceAsync(Guid seanceId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
        {
            return RefusDeDonnees.Introuvable;
        }

        if (seance.Etat is EtatSeance.Close or EtatSeance.Arretee or EtatSeance.Preparee)
        {
            return new Refus("presence.seance", "On prend place entre la convocation et la fin de la séance.");
        }

        var maintenant = horloge.GetUtcNow();
        if (!await session.ModifierAsync(Presence, new { SeanceId = seanceId, seance.AppelId, acteur.CompteId, Le = maintenant }))
        {
            return new Refus("presence.siege", "Vous êtes déjà présent, ou vous n’avez pas de siège dans ce comité.");
        }

        await session.JournaliserAsync(acteur, maintenant, "prendre place", "Seance", seanceId);
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    /// <summary>One vote per seat and item, by who sits there for this item.</summary>
    public async Task<Resultat> VoterAsync(Guid seanceId, Guid pointId, Guid siegeId, SensDuVote sens, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        await session.VerrouillerAsync($"Point {pointId}");
        if (await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, horloge.GetUtcNow()) is not { } examen || examen.Sieges.FirstOrDefault(s => s.Id == siegeId) is not { } siege)
        {
            return RefusDeDonnees.Introuvable;
        }

        if (!(siege.FinanceurId is { } financeur ? acteur.APour(Role.MembreComite, financeur) : acteur.A(Role.MembreComite)))
        {
            return new Refus("vote.siege", $"Vous ne siégez plus pour {siege.Nom}.");
        }

        if (examen.Seance.Etat != EtatSeance.Ouverte || examen.Point.Etat != EtatPoint.Inscrit)
        {
            return new Refus("vote.clos", "On vote quand la séance est ouverte et que le point n’est pas clos.");
        }

        var scrutin = new Scrutin([.. examen.Complet.Votes.Select(v => new Bulletin(v.SiegeId, v.CompteId, v.Sens))]);
        var vote = scrutin.Voter(siege, examen.Occupant(siege), new Bulletin(siegeId, acteur.CompteId, sens));
        if (vote.EstRefuse)
        {
            return vote.Refus;
        }

        var maintenant = horloge.GetUtcNow();
        if (!await session.InsererSiAbsentAsync(NouveauVote, new { PointId = pointId, SiegeId = siegeId, acteur.CompteId, Sens = sens.ToString(), Le = maintenant }))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, maintenant, "voter", "Point", pointId, details: $"{siege.Nom} : {sens}");
        await session.ValiderAsync();
        return Resultat.Ok;
    }
}
