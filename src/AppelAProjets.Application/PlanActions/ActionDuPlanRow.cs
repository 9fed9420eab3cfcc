using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

/// <summary>A recorded line of the plan.</summary>
public sealed record ActionDuPlanRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>Pilier.</summary>
    public required string Pilier { get; init; }
    /// <summary>Pilier without case nor accents.</summary>
    public required string PilierPlie { get; init; }
    /// <summary>May be empty.</summary>
    public required string Volet { get; init; }
    /// <summary>May be empty.</summary>
    public required string Objectif { get; init; }
    /// <summary>The action.</summary>
    public required string Action { get; init; }
    /// <summary>May be empty.</summary>
    public required string SousAction { get; init; }
    /// <summary>How far.</summary>
    public required EtatDAction Etat { get; init; }
    /// <summary>Who carries it.</summary>
    public required TypeDAction Type { get; init; }
    /// <summary>For all neighbourhoods.</summary>
    public required bool TousQuartiers { get; init; }
    /// <summary>Rank in the plan.</summary>
    public required int Ordre { get; init; }
    /// <summary>See <see cref="ActionDuPlan.Cle"/>.</summary>
    public required string Cle { get; init; }
    /// <summary>When it left the plan, UTC.</summary>
    public DateTimeOffset? RetireeLe { get; init; }
    /// <summary>Optimistic lock.</summary>
    public required int Version { get; init; }
}

/// <summary>A recorded line with its neighbourhoods.</summary>
/// <param name="Ligne">The line.</param>
/// <param name="Quartiers">What it is for.</param>
/// <param name="NomsDesQuartiers">Their names, by name; empty for all.</param>
public sealed record ActionEnregistree(ActionDuPlanRow Ligne, QuartiersVises Quartiers, IReadOnlyList<string> NomsDesQuartiers)
{
    /// <summary>The neighbourhoods in words.</summary>
    public string QuartiersEnClair => Quartiers.Tous ? "Tous les quartiers" : string.Join(", ", NomsDesQuartiers);

    /// <summary>As a value of the Domain.</summary>
    public ActionDuPlan EnAction() => new(Ligne.Pilier, Ligne.Volet, Ligne.Objectif, Ligne.Action, Ligne.SousAction, Ligne.Etat, Ligne.Type, Quartiers);
}

/// <summary>A neighbourhood named by a line.</summary>
public sealed record QuartierDActionRow
{
    /// <summary>The line.</summary>
    public required Guid ActionId { get; init; }
    /// <summary>Official code.</summary>
    public required string Code { get; init; }
    /// <summary>Name.</summary>
    public required string Nom { get; init; }
}

/// <summary>A territory named by a line.</summary>
public sealed record TerritoireDActionRow
{
    /// <summary>The line.</summary>
    public required Guid ActionId { get; init; }
    /// <summary>The territory.</summary>
    public required Guid TerritoireId { get; init; }
    /// <summary>Name.</summary>
    public required string Nom { get; init; }
}

/// <summary>An action that a call makes its priority.</summary>
public sealed record PrioriteRow
{
    /// <summary>The action.</summary>
    public required Guid Id { get; init; }
    /// <summary>The action in words; its examples apart.</summary>
    public required string Libelle { get; init; }
    /// <summary>Pilier.</summary>
    public required string Pilier { get; init; }
    /// <summary>Operational objective, may be empty.</summary>
    public required string Objectif { get; init; }
    /// <summary>It has left the plan since.</summary>
    public required bool EstRetiree { get; init; }
}
