using AppelAProjets.Application.Envois;

namespace AppelAProjets.Application.Journal;

/// <summary>What a use case wrote: its acts, for the journal, and its mails. It cannot be made without one or the other of an act and the reason why there is none.</summary>
public record Ecrit
{
    private protected Ecrit(IReadOnlyList<Acte> actes) => Actes = actes;

    public IReadOnlyList<Acte> Actes { get; }

    public IReadOnlyList<NouveauCourriel> Courriels { get; private protected init; } = [];

    internal bool EstRien { get; private protected init; }

    internal bool EstUnEnvoi { get; private protected init; }

    public static Ecrit Avec(Acte acte, params IReadOnlyList<Acte> autres) => new([acte, .. autres]);

    /// <summary>Of many at once: none when nothing had to be done.</summary>
    public static Ecrit Avec(IReadOnlyList<Acte> actes) => new(actes);

    /// <summary>For what leaves no act.</summary>
    public static Ecrit SansJournal(string pourquoi) => pourquoi.Length > 0 ? new Ecrit([]) : throw new ArgumentException("Say why.", nameof(pourquoi));

    /// <summary>Done with nothing to keep after all: what was written to find out is undone.</summary>
    public static Ecrit Rien(string pourquoi) => SansJournal(pourquoi) with { EstRien = true };

    public Ecrit Et(params IReadOnlyList<NouveauCourriel> courriels) => this with { Courriels = [.. Courriels, .. courriels] };

    /// <summary>For an act that is nothing but these mails: refused when <see cref="Domain.Messages.PlafondDEnvoi"/> lets none of them leave.</summary>
    public Ecrit Envoyant(params IReadOnlyList<NouveauCourriel> courriels) => Et(courriels) with { EstUnEnvoi = true };

    public Ecrit<T> Donnant<T>(T valeur) => new(this, valeur);
}

public sealed record Ecrit<T> : Ecrit
{
    internal Ecrit(Ecrit ecrit, T valeur)
        : base(ecrit.Actes) => (Courriels, EstRien, EstUnEnvoi, Valeur) = (ecrit.Courriels, ecrit.EstRien, ecrit.EstUnEnvoi, valeur);

    public T Valeur { get; }
}
