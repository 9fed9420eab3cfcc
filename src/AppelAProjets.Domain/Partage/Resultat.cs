using System.Diagnostics.CodeAnalysis;

namespace AppelAProjets.Domain;

/// <summary>Outcome of a decision that yields nothing more than its acceptance.</summary>
public sealed record Resultat
{
    private Resultat(Refus? refus) => Refus = refus;

    public static Resultat Ok { get; } = new((Refus?)null);

    /// <summary>The reason, when refused.</summary>
    public Refus? Refus { get; }

    /// <summary>Whether the decision is a refusal.</summary>
    [MemberNotNullWhen(true, nameof(Refus))]
    public bool EstRefuse => Refus is not null;

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Resultat(Refus refus) => new(refus);

    /// <summary>The first of several refusals, or acceptance when there is none.</summary>
    public static Resultat Premier(IEnumerable<Refus> refus) => refus.FirstOrDefault() is { } premier ? premier : Ok;
}

/// <summary>Outcome of a decision: a value or the reason for which there is none.</summary>
public sealed record Resultat<T>
{
    private readonly T? _valeur;

    private Resultat(T? valeur, Refus? refus) => (_valeur, Refus) = (valeur, refus);

    /// <summary>The value; asking for it after a refusal is a programming error.</summary>
    public T Valeur => EstRefuse
        ? throw new InvalidOperationException($"No value: refused ({Refus.Code}).")
        : _valeur!;

    /// <summary>The reason, when refused.</summary>
    public Refus? Refus { get; }

    /// <summary>Whether the decision is a refusal.</summary>
    [MemberNotNullWhen(true, nameof(Refus))]
    public bool EstRefuse => Refus is not null;

    public static implicit operator Resultat<T>(T valeur) => new(valeur, null);

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Resultat<T>(Refus refus) => new(default, refus);
}
