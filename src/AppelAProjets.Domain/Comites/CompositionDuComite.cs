namespace AppelAProjets.Domain.Comites;

/// <summary>A seat in words, standing or of a call, so that two can be compared and told.</summary>
public sealed record FicheDeSiege(Guid Id, string Nom, int Version)
{
    /// <summary>The funder, or the college, that it speaks for.</summary>
    public string? Pour { get; init; }
    public Voix Voix { get; init; }
    public string? Titulaire { get; init; }
    public string? Suppleant { get; init; }
    public DateOnly? Du { get; init; }
    public DateOnly? Au { get; init; }
    /// <summary>The standing seat that a call's seat was taken from; null when it was made by hand.</summary>
    public Guid? PermanentId { get; init; }
    public int? PermanentVersion { get; init; }
}

public enum EcartDeComposition
{
    Nouveau,
    Modifie,
    Retire,
}

/// <param name="PermanentId">Null when it is no longer in the standing composition.</param>
/// <param name="SiegeId">Null when the call has no such seat.</param>
/// <param name="Changements">French, one a field: what it is, then what it was.</param>
public sealed record DifferenceDeComposition(EcartDeComposition Ecart, string Nom, Guid? PermanentId, Guid? SiegeId, IReadOnlyList<string> Changements);

/// <summary>The seats of a call beside the standing composition of the instance.</summary>
public static class CompositionDuComite
{
    /// <summary>What has changed since the call took it over. What the call changed on its own seats is its own, until the standing seat changes too.</summary>
    /// <param name="horsAppel">Standing seats of a funder that is not in the call: none of its.</param>
    public static IReadOnlyList<DifferenceDeComposition> Comparer(
        IReadOnlyList<FicheDeSiege> permanents, IReadOnlyList<FicheDeSiege> sieges, DateOnly jour, IReadOnlySet<Guid>? horsAppel = null) =>
    [
        .. permanents.Select(p => Comparer(p, Correspondant(p, sieges))).OfType<DifferenceDeComposition>(),
        .. sieges.Where(s => s.PermanentId is { } id && permanents.All(p => p.Id != id) && !(s.Au < jour))
            .Select(s => new DifferenceDeComposition(EcartDeComposition.Retire, s.Nom, null, s.Id, [horsAppel?.Contains(s.PermanentId!.Value) == true ? "son financeur n’est plus dans l’appel" : "n’est plus dans la composition permanente"])),
    ];

    // A seat of the same name made by hand is that one.
    private static FicheDeSiege? Correspondant(FicheDeSiege permanent, IReadOnlyList<FicheDeSiege> sieges) =>
        sieges.FirstOrDefault(s => s.PermanentId == permanent.Id)
        ?? sieges.FirstOrDefault(s => s.PermanentId is null && string.Equals(s.Nom, permanent.Nom, StringComparison.OrdinalIgnoreCase));

    private static DifferenceDeComposition? Comparer(FicheDeSiege permanent, FicheDeSiege? siege)
    {
        if (siege is null)
        {
            return new DifferenceDeComposition(EcartDeComposition.Nouveau, permanent.Nom, permanent.Id, null, Decrire(permanent));
        }

        var changements = siege.PermanentVersion == permanent.Version ? [] : Changements(permanent, siege);
        return changements.Count == 0 ? null : new DifferenceDeComposition(EcartDeComposition.Modifie, siege.Nom, permanent.Id, siege.Id, changements);
    }

    private static IReadOnlyList<string> Decrire(FicheDeSiege siege) =>
        [.. new[] { siege.Pour, Libelles.Pour(siege.Voix), siege.Titulaire is { } t ? $"titulaire : {t}" : null, siege.Suppleant is { } s ? $"suppléant : {s}" : null }.OfType<string>()];

    private static IReadOnlyList<string> Changements(FicheDeSiege permanent, FicheDeSiege siege) =>
    [
        .. Si("nom", permanent.Nom, siege.Nom),
        .. Si("pour", permanent.Pour, siege.Pour),
        .. Si("voix", Libelles.Pour(permanent.Voix), Libelles.Pour(siege.Voix)),
        .. Si("titulaire", permanent.Titulaire ?? "personne", siege.Titulaire ?? "personne"),
        .. Si("suppléant", permanent.Suppleant ?? "personne", siege.Suppleant ?? "personne"),
        .. Si("premier jour", Ecrire(permanent.Du), Ecrire(siege.Du)),
        .. Si("dernier jour", Ecrire(permanent.Au), Ecrire(siege.Au)),
    ];

    private static IEnumerable<string> Si(string champ, string? apres, string? avant) =>
        apres == avant ? [] : [$"{champ} : {apres ?? "aucun"} au lieu de {avant ?? "aucun"}"];

    private static string? Ecrire(DateOnly? jour) => jour is { } j ? Appels.HeureDeParis.EcrireJour(j) : null;
}
