using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AppelAProjets.Domain;

public enum Issue
{
    Fait,
    Refuse,

    /// <summary>Another person, or another page, was faster.</summary>
    Conflit,

    /// <summary>Unknown, or not for this person: the screen answers 404.</summary>
    Absent,
}

/// <summary>The one outcome of decisions and use cases: done, refused with every reason, conflict, absent. <see cref="Refus.Conflit"/> and <see cref="Refus.Absent"/> make the last two.</summary>
public record Resultat
{
    private protected Resultat(ImmutableArray<Refus> refus) => TousLesRefus = refus;

    public static Resultat Ok { get; } = new([]);

    /// <summary>Every reason, in the order of the form; empty when done.</summary>
    public ImmutableArray<Refus> TousLesRefus { get; }

    public Refus? Refus => TousLesRefus.Length > 0 ? TousLesRefus[0] : null;

    public Issue Issue => Refus?.Issue ?? Issue.Fait;

    [MemberNotNullWhen(true, nameof(Refus))]
    public bool EstRefuse => Refus is not null;

    public static implicit operator Resultat(Refus refus) => new([refus]);

    /// <summary>Done when there is none.</summary>
    public static implicit operator Resultat(Refus[] refus) => new([.. refus]);

    public static implicit operator Resultat(ImmutableArray<Refus> refus) => new(refus);

    /// <summary>The first of several refusals, or acceptance when there is none.</summary>
    public static Resultat Premier(IEnumerable<Refus> refus) => refus.FirstOrDefault() is { } premier ? premier : Ok;

    /// <summary>Done, with a value whose type is an interface: the conversion takes the others.</summary>
    public static Resultat<T> Fait<T>(T valeur) => valeur;

    public virtual bool Equals(Resultat? other) => other is not null && EqualityContract == other.EqualityContract && TousLesRefus.SequenceEqual(other.TousLesRefus);

    public override int GetHashCode() => HashCode.Combine(EqualityContract, Refus);

    // The one of the compiler would ask for the value of what was refused.
    public sealed override string ToString() => EstRefuse ? $"{Issue}: {string.Join(", ", TousLesRefus.Select(r => r.Code))}" : $"{Issue}";
}

public sealed record Resultat<T> : Resultat
{
    private readonly T? _valeur;

    private Resultat(T valeur)
        : base([]) => _valeur = valeur;

    private Resultat(ImmutableArray<Refus> refus)
        : base(refus.Length > 0 ? refus : throw new ArgumentException("Neither a value nor a refusal.", nameof(refus)))
    {
    }

    /// <summary>The value; asking for it after a refusal is a programming error.</summary>
    public T Valeur => EstRefuse ? throw new InvalidOperationException($"No value: refused ({Refus.Code}).") : _valeur!;

    public static implicit operator Resultat<T>(T valeur) => new(valeur);

    public static implicit operator Resultat<T>(Refus refus) => new([refus]);

    /// <summary>None is a programming error: there would be no value.</summary>
    public static implicit operator Resultat<T>(Refus[] refus) => new([.. refus]);

    public static implicit operator Resultat<T>(ImmutableArray<Refus> refus) => new(refus);
}
