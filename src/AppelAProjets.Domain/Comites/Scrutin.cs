namespace AppelAProjets.Domain.Comites;

public sealed record Bulletin(Guid SiegeId, Guid CompteId, SensDuVote Sens);

/// <summary>Votes of an item: one per seat, changed until the item is closed; the vote gives the avis, never the money.</summary>
public sealed record Scrutin(IReadOnlyList<Bulletin> Bulletins)
{
    public static Scrutin Vide { get; } = new([]);

    /// <summary>Adds a vote, or replaces the seat's; refuses whoever does not sit there for this item.</summary>
    /// <param name="occupant">Of the seat for this item (<see cref="Siege.Occupant"/>).</param>
    public Resultat<Scrutin> Voter(Siege siege, Guid? occupant, Bulletin bulletin) =>
        bulletin.SiegeId != siege.Id || occupant != bulletin.CompteId
            ? new Refus("vote.siege", $"Personne ne siège ainsi pour {siege.Nom} sur ce point : prenez place, ou faites noter la présence du siège.")
            : this with { Bulletins = [.. Bulletins.Where(b => b.SiegeId != siege.Id), bulletin] };

    /// <summary>Every deliberative seat represented votes for: refused when one of them has said otherwise.</summary>
    /// <param name="representes">Deliberative seats with who sits there for this item.</param>
    public Resultat<Scrutin> Constater(IReadOnlyList<(Siege Siege, Guid Occupant)> representes)
    {
        var autres = representes.Where(r => Bulletins.Any(b => b.SiegeId == r.Siege.Id && b.Sens != SensDuVote.Pour)).Select(r => r.Siege.Nom).ToList();
        return autres.Count > 0
            ? new Refus("vote.consensus", $"Ce n’est pas un consensus : {string.Join(", ", autres)} {(autres.Count > 1 ? "n’ont pas voté" : "n’a pas voté")} pour.")
            : representes.Aggregate(this, (scrutin, r) => scrutin with { Bulletins = [.. scrutin.Bulletins.Where(b => b.SiegeId != r.Siege.Id), new Bulletin(r.Siege.Id, r.Occupant, SensDuVote.Pour)] });
    }

    /// <summary>Deliberative votes of one sense; a consultative seat is heard, not counted.</summary>
    public int Compter(SensDuVote sens, IEnumerable<Siege> sieges)
    {
        var deliberatifs = sieges.Where(s => s.Voix == Voix.Deliberative).Select(s => s.Id).ToHashSet();
        return Bulletins.Count(b => b.Sens == sens && deliberatifs.Contains(b.SiegeId));
    }

    /// <summary>The count of the deliberative seats represented on the item.</summary>
    public ResultatDuVote Depouiller(IReadOnlyList<Siege> representes)
    {
        var deliberatifs = representes.Where(s => s.Voix == Voix.Deliberative).ToList();
        return new ResultatDuVote(
            Compter(SensDuVote.Pour, deliberatifs),
            Compter(SensDuVote.Contre, deliberatifs),
            Compter(SensDuVote.Abstention, deliberatifs),
            [.. deliberatifs.Where(s => Bulletins.All(b => b.SiegeId != s.Id)).Select(s => s.Nom)]);
    }
}

/// <summary>What the vote gives: the simple majority of those who said for or against, among the deliberative seats present.</summary>
/// <param name="SansVote">Names of the seats present that have not voted.</param>
public sealed record ResultatDuVote(int Pour, int Contre, int Abstentions, IReadOnlyList<string> SansVote)
{
    public bool EstFavorable => Pour > Contre;

    public bool EstVide => Pour + Contre + Abstentions == 0;

    /// <summary><c>5 pour, 1 contre, 1 abstention : favorable, majorité simple des sièges présents</c></summary>
    public string EnMots
    {
        get
        {
            var compte = $"{Pour} pour, {Contre} contre, {Abstentions} {(Abstentions > 1 ? "abstentions" : "abstention")}";
            var attente = SansVote.Count switch { 0 => "", 1 => $", {SansVote[0]} n’a pas voté", var n => $", {n} sièges n’ont pas voté" };
            return (EstVide, SansVote.Count, Pour.CompareTo(Contre)) switch
            {
                (true, _, _) => $"Aucun vote{attente}",
                (_, > 0, _) => $"{compte}{attente}",
                (_, _, > 0) when Contre + Abstentions == 0 => $"{compte} : favorable, consensus des sièges présents",
                (_, _, > 0) => $"{compte} : favorable, majorité simple des sièges présents",
                (_, _, < 0) => $"{compte} : défavorable, majorité simple des sièges présents",
                _ => $"{compte} : sans majorité pour, l’avis ne peut pas être favorable",
            };
        }
    }

    /// <summary>What in the vote prevents this avis.</summary>
    public IEnumerable<Refus> Contredire(TypeAvis avis)
    {
        if (SansVote.Count > 0)
        {
            return [new Refus("vote.manque", $"Il manque {(SansVote.Count > 1 ? "les votes" : "le vote")} de : {string.Join(", ", SansVote)}.", nameof(AvisCommun))];
        }

        return (avis, EstFavorable) switch
        {
            (TypeAvis.Favorable or TypeAvis.FavorableSousReserve, false) => [new Refus("vote.avis", $"Le vote donne l’avis. {EnMots}.", nameof(AvisCommun))],
            (TypeAvis.Defavorable, true) => [new Refus("vote.avis", $"Le vote donne l’avis. {EnMots} : l’avis ne peut pas être défavorable.", nameof(AvisCommun))],
            _ => [],
        };
    }
}
