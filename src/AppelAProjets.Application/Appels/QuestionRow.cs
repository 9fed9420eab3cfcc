using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

/// <summary>A heading over questions, as prepared.</summary>
public sealed record SectionDeQuestionsRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>What people read.</summary>
    public required string Titre { get; init; }
    /// <summary>Sentence under it.</summary>
    public string? Aide { get; init; }
    /// <summary>Version of the row.</summary>
    public required int Version { get; init; }
}

/// <summary>A question, as prepared.</summary>
public sealed record QuestionRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>Its heading.</summary>
    public Guid? SectionId { get; init; }
    /// <summary>What it is for.</summary>
    public required UsageDeQuestion Usage { get; init; }
    /// <summary>How it is answered.</summary>
    public required TypeDeChamp Type { get; init; }
    /// <summary>What people read.</summary>
    public required string Libelle { get; init; }
    /// <summary>Hint.</summary>
    public string? Aide { get; init; }
    /// <summary>An answer is required.</summary>
    public required bool Requise { get; init; }
    /// <summary>In characters.</summary>
    public required int LongueurMaximale { get; init; }
    /// <summary>One per line.</summary>
    public string? Options { get; init; }
    /// <summary>Earlier question of the condition.</summary>
    public Guid? ConditionQuestionId { get; init; }
    /// <summary>Or field of the form.</summary>
    public string? ConditionCle { get; init; }
    /// <summary>Name of <see cref="OperateurDeCondition"/>.</summary>
    public string? ConditionOperateur { get; init; }
    /// <summary>Value compared.</summary>
    public string? ConditionValeur { get; init; }
    /// <summary>One per line.</summary>
    public string? ReponseAttendue { get; init; }
    /// <summary>Why another answer stops.</summary>
    public string? MessageSinon { get; init; }
    /// <summary>No longer asked since, UTC.</summary>
    public DateTimeOffset? RetireeLe { get; init; }
    /// <summary>Version of the row.</summary>
    public required int Version { get; init; }

    /// <summary>In the words of the rules.</summary>
    public QuestionDAppel EnQuestion() => new(Id, Usage, SectionId, Type, Libelle)
    {
        Aide = Aide, Requise = Requise, LongueurMaximale = LongueurMaximale, Options = Lignes(Options), ReponsesAttendues = Lignes(ReponseAttendue), MessageSinon = MessageSinon,
        Condition = ConditionOperateur is null ? null
            : new ConditionDAffichage(ConditionCle ?? QuestionDAppel.CleDe(ConditionQuestionId!.Value), Enum.Parse<OperateurDeCondition>(ConditionOperateur), ConditionValeur ?? ""),
    };

    /// <summary>The lines of a text, without blanks.</summary>
    public static IReadOnlyList<string> Lignes(string? texte) =>
        texte?.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
