using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

public sealed record ActionDuPlanRow
{
    public required Guid Id { get; init; }
    public required string Pilier { get; init; }
    /// <summary>Pilier without case nor accents.</summary>
    public required string PilierPlie { get; init; }
    /// <summary>May be empty.</summary>
    public required string Volet { get; init; }
    /// <summary>May be empty.</summary>
    public required string Objectif { get; init; }
    public required string Action { get; init; }
    /// <summary>May be empty.</summary>
    public required string SousAction { get; init; }
    public required EtatDAction Etat { get; init; }
    public required TypeDAction Type { get; init; }
    public required bool TousQuartiers { get; init; }
    public required int Ordre { get; init; }
    public required string Cle { get; init; }
    /// <summary>When it left the plan, UTC.</summary>
    public DateTimeOffset? RetireeLe { get; init; }
    public required int Version { get; init; }
}

/// <param name="NomsDesQuartiers">Their names, by name; empty for all.</param>
public sealed record ActionEnregistree(ActionDuPlanRow Ligne, QuartiersVises Quartiers, IReadOnlyList<string> NomsDesQuartiers)
{
    public string QuartiersEnClair => Quartiers.Tous ? "Tous les quartiers" : string.Join(", ", NomsDesQuartiers);

    public ActionDuPlan EnAction() => new(Ligne.Pilier, Ligne.Volet, Ligne.Objectif, Ligne.Action, Ligne.SousAction, Ligne.Etat, Ligne.Type, Quartiers);
}

public sealed record QuartierDActionRow
{
    public required Guid ActionId { get; init; }
    public required string Code { get; init; }
    public required string Nom { get; init; }
}

public sealed record TerritoireDActionRow
{
    public required Guid ActionId { get; init; }
    public required Guid TerritoireId { get; init; }
    public required string Nom { get; init; }
}

/// <summary>An action that a call makes its priority.</summary>
public sealed record PrioriteRow
{
    public required Guid Id { get; init; }
    /// <summary>The action in words; its examples apart.</summary>
    public required string Libelle { get; init; }
    public required string Pilier { get; init; }
    /// <summary>Operational objective, may be empty.</summary>
    public required string Objectif { get; init; }
    public required bool EstRetiree { get; init; }
}
