namespace AppelAProjets.Domain.Comites;

/// <summary>What someone who is convened says of the session to come; presence itself is noted in session.</summary>
public enum AnnonceDePresence
{
    Present,
    ADistance,
    /// <summary>By the suppléant of the seat.</summary>
    Remplace,
    Absent,
}

public static class FeuilleDePresence
{
    /// <summary>Refuses whoever holds no seat that day, and a titulaire who would be replaced by nobody.</summary>
    public static Refus? Refuser(AnnonceDePresence annonce, Guid compte, IReadOnlyList<Siege> sieges)
    {
        if (!sieges.Any(s => s.TitulaireId == compte || s.SuppleantId == compte))
        {
            return new Refus("annonce.siege", "Vous n’avez pas de siège dans cette séance.");
        }

        return annonce == AnnonceDePresence.Remplace && !sieges.Any(s => s.TitulaireId == compte && s.SuppleantId is not null)
            ? new Refus("annonce.suppleant", "Aucun de vos sièges n’a de suppléant : annoncez votre présence ou votre absence.", "Annonce")
            : null;
    }

    /// <summary>Presence is noted from the day of the session, or once it is open: before, people say whether they will come.</summary>
    public static Refus? RefuserLaPresence(EtatSeance etat, DateOnly prevueLe, DateOnly jour) => etat switch
    {
        EtatSeance.Ouverte or EtatSeance.Suspendue => null,
        EtatSeance.Convoquee when jour >= prevueLe => null,
        EtatSeance.Convoquee => new Refus("presence.jour", "La présence se note le jour de la séance : d’ici là, répondez si vous venez."),
        _ => new Refus("presence.seance", "On prend place entre la convocation et la fin de la séance."),
    };

    /// <summary>Deliberative seats for which someone says that they come.</summary>
    public static int Attendus(IEnumerable<Siege> sieges, Func<Guid, AnnonceDePresence?> annonceDe)
    {
        bool Vient(Guid? compte) => compte is { } id && annonceDe(id) is AnnonceDePresence.Present or AnnonceDePresence.ADistance;
        return sieges.Count(s => s.Voix == Voix.Deliberative && (Vient(s.TitulaireId) || Vient(s.SuppleantId)));
    }
}
