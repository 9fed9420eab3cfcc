namespace AppelAProjets.Domain.Formulaires;

public sealed record OptionsDuFormulaire
{
    /// <summary>Year of the call: the first of a multi-year request.</summary>
    public required int Annee { get; init; }

    public IReadOnlyList<OptionDeChamp> Themes { get; init; } = [];

    /// <summary>Neighbourhoods, by code; the hint names the towns.</summary>
    public IReadOnlyList<OptionDeChamp> Quartiers { get; init; } = [];

    public IReadOnlyList<OptionDeChamp> Financeurs { get; init; } = [];

    public IReadOnlyList<OptionDeChamp> Actions { get; init; } = [];

    public IReadOnlyList<ChampDeFormulaire> Questions { get; init; } = [];

    /// <summary>A public body is not asked the contrat d'engagement républicain (loi 2000-321 art. 10-1).</summary>
    public bool EstOrganismePublic { get; init; }

    public bool PartenairesPossibles { get; init; }
}
