namespace AppelAProjets.Domain.Formulaires;

/// <summary>What a call puts in the form: its themes, neighbourhoods, funders, priorities, questions.</summary>
public sealed record OptionsDuFormulaire
{
    /// <summary>Year of the call: the first of a multi-year request.</summary>
    public required int Annee { get; init; }

    public IReadOnlyList<OptionDeChamp> Themes { get; init; } = [];

    /// <summary>Neighbourhoods, by code; the hint names the towns.</summary>
    public IReadOnlyList<OptionDeChamp> Quartiers { get; init; } = [];

    /// <summary>Funders that may be asked, by identifier.</summary>
    public IReadOnlyList<OptionDeChamp> Financeurs { get; init; } = [];

    /// <summary>Priority actions of the plan d'actions, by identifier.</summary>
    public IReadOnlyList<OptionDeChamp> Actions { get; init; } = [];

    /// <summary>Eligibility and complementary questions of the call, already fields.</summary>
    public IReadOnlyList<ChampDeFormulaire> Questions { get; init; } = [];

    /// <summary>A public body is not asked the contrat d'engagement républicain (loi 2000-321 art. 10-1).</summary>
    public bool EstOrganismePublic { get; init; }

    public bool PartenairesPossibles { get; init; }
}
