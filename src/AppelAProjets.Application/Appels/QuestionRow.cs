using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

public sealed record SectionDeQuestionsRow
{
    public required Guid Id { get; init; }
    public required string Titre { get; init; }
    public string? Aide { get; init; }
    public required int Version { get; init; }
}

public sealed record QuestionRow
{
    public required Guid Id { get; init; }
    public Guid? SectionId { get; init; }
    public required UsageDeQuestion Usage { get; init; }
    public required TypeDeChamp Type { get; init; }
    public required string Libelle { get; init; }
    public string? Aide { get; init; }
    public required bool Requise { get; init; }
    public required int LongueurMaximale { get; init; }
    public string? Options { get; init; }
    public Guid? ConditionQuestionId { get; init; }
    public string? ConditionCle { get; init; }
    /// <summary>Name of <see cref="OperateurDeCondition"/>.</summary>
    public string? ConditionOperateur { get; init; }
    public string? ConditionValeur { get; init; }
    public string? ReponseAttendue { get; init; }
    public string? MessageSinon { get; init; }
    /// <summary>No longer asked since, UTC.</summary>
    public DateTimeOffset? RetireeLe { get; init; }
    public required int Version { get; init; }

    public QuestionDAppel EnQuestion() => new(Id, Usage, SectionId, Type, Libelle)
    {
        Aide = Aide, Requise = Requise, LongueurMaximale = LongueurMaximale, Options = Lignes(Options), ReponsesAttendues = Lignes(ReponseAttendue), MessageSinon = MessageSinon,
        Condition = ConditionOperateur is null ? null
            : new ConditionDAffichage(ConditionCle ?? QuestionDAppel.CleDe(ConditionQuestionId!.Value), Enum.Parse<OperateurDeCondition>(ConditionOperateur), ConditionValeur ?? ""),
    };

    public static IReadOnlyList<string> Lignes(string? texte) =>
        texte?.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
