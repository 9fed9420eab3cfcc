namespace AppelAProjets.Domain.Comites;

public sealed record Bulletin(Guid SiegeId, Guid CompteId, SensDuVote Sens);

/// <summary>Votes of an item: one per seat; the vote gives the avis, never the money.</summary>
public sealed record Scrutin(IReadOnlyList<Bulletin> Bulletins)
{
    public static Scrutin Vide { get; } = new([]);

    /// <summary>Adds a vote; refuses a second one of the same seat, and whoever does not sit there for this item.</summary>
    /// <param name="occupant">Of the seat for this item (<see cref="Siege.Occupant"/>).</param>
    public Resultat<Scrutin> Voter(Siege siege, Guid? occupant, Bulletin bulletin)
    {
        if (bulletin.SiegeId != siege.Id || occupant != bulletin.CompteId)
        {
            return new Refus("vote.siege", $"Vous ne siégez pas pour {siege.Nom} sur ce point.");
        }

        return Bulletins.Any(b => b.SiegeId == siege.Id)
            ? new Refus("vote.deja", $"Le siège {siege.Nom} a déjà voté sur ce point.")
            : this with { Bulletins = [.. Bulletins, bulletin] };
    }

    /// <summary>Deliberative votes of one sense; a consultative seat is heard, not counted.</summary>
    public int Compter(SensDuVote sens, IEnumerable<Siege> sieges)
    {
        var deliberatifs = sieges.Where(s => s.Voix == Voix.Deliberative).Select(s => s.Id).ToHashSet();
        return Bulletins.Count(b => b.Sens == sens && deliberatifs.Contains(b.SiegeId));
    }
}
