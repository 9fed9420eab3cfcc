namespace AppelAProjets.Domain.Comites;

/// <param name="FinanceurId">Null for a college.</param>
/// <param name="TitulaireId">Empty when nobody is named.</param>
/// <param name="SuppleantId">Sits when the titulaire is absent or in déport.</param>
public sealed record Siege(Guid Id, string Nom, Voix Voix, Guid? FinanceurId, Guid TitulaireId, Guid? SuppleantId = null)
{
    /// <summary>Of a seat that speaks for no funder.</summary>
    public string? College { get; init; }

    /// <summary>First day on which it sits; null: since ever.</summary>
    public DateOnly? Du { get; init; }

    /// <summary>Last day on which it sits; null: without end.</summary>
    public DateOnly? Au { get; init; }

    public bool EstPourvu => TitulaireId != Guid.Empty || SuppleantId is not null;

    /// <summary>Outside of its dates a seat neither sits nor votes.</summary>
    public bool EstEnFonction(DateOnly jour) => EstEnFonction(Du, Au, jour);

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

    public static bool EstEnFonction(DateOnly? du, DateOnly? au, DateOnly jour) => !(jour < du) && !(jour > au);

    public static Refus? RefuserDates(DateOnly? du, DateOnly? au) =>
        au < du ? new Refus("siege.dates", "La fin du siège vient avant son début.", nameof(Au)) : null;
}

/// <summary>How many deliberative seats must sit, counted per item.</summary>
public sealed record Quorum(int Requis)
{
    public static Quorum MajoriteDe(int votants) => new((votants / 2) + 1);

    /// <summary>Deliberative seats that can vote on that day: within their dates, held by someone.</summary>
    public static int Votants(IEnumerable<Siege> sieges, DateOnly jour) => sieges.Count(s => s.Voix == Voix.Deliberative && s.EstPourvu && s.EstEnFonction(jour));

    /// <summary>Refuses under the number required.</summary>
    public Refus? Refuser(int presents) => presents >= Requis
        ? null
        : new Refus("quorum", $"Le quorum n’est pas atteint sur ce point : {(presents < 2 ? $"{presents} siège délibératif présent" : $"{presents} sièges délibératifs présents")}, {Requis} requis.");

    /// <summary>Refuses one that could never be reached.</summary>
    /// <param name="votants"><see cref="Votants"/> on the day of the session.</param>
    public Refus? RefuserAuDela(int votants) => Requis >= 1 && Requis <= votants
        ? null
        : new Refus("seance.quorum", votants == 0
            ? "Aucun siège délibératif pourvu ne peut voter ce jour-là : complétez d’abord les sièges du comité."
            : $"Un quorum de {Requis} pour {votants} {(votants > 1 ? "sièges délibératifs" : "siège délibératif")} : il va de 1 à {votants}.", nameof(Quorum));
}
