namespace AppelAProjets.Domain.Comites;

/// <param name="FinanceurId">Null for a college.</param>
/// <param name="SuppleantId">Sits when the titulaire is absent or in déport.</param>
public sealed record Siege(Guid Id, string Nom, Voix Voix, Guid? FinanceurId, Guid TitulaireId, Guid? SuppleantId = null)
{
    /// <summary>Who sits for one item: the titulaire, else the suppléant, among those present and not in déport on it; null when nobody can.</summary>
    public Guid? Occupant(IReadOnlyCollection<Guid> presents, IReadOnlyCollection<Guid> enDeport)
    {
        bool PeutSieger(Guid compte) => presents.Contains(compte) && !enDeport.Contains(compte);
        if (PeutSieger(TitulaireId))
        {
            return TitulaireId;
        }

        return SuppleantId is { } suppleant && PeutSieger(suppleant) ? suppleant : null;
    }
}

public sealed record Bulletin(Guid SiegeId, Guid CompteId, SensDuVote Sens);

/// <summary>How many deliberative seats must sit, counted per item.</summary>
public sealed record Quorum(int Requis)
{
    public static Quorum Majorite(IEnumerable<Siege> sieges) => new((sieges.Count(s => s.Voix == Voix.Deliberative) / 2) + 1);

    public static int Presents(IEnumerable<Siege> sieges, IReadOnlyCollection<Guid> presents, IReadOnlyCollection<Guid> enDeport) =>
        sieges.Count(s => s.Voix == Voix.Deliberative && s.Occupant(presents, enDeport) is not null);

    /// <summary>Refuses under the number required.</summary>
    public Refus? Refuser(int presents) => presents >= Requis
        ? null
        : new Refus("quorum", $"Le quorum n’est pas atteint sur ce point : {presents} sièges délibératifs sur {Requis} requis.");
}

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
