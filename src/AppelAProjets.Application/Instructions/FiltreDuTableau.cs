using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Instructions;

public enum TriDuTableau
{
    Numero,
    Titre,
    Porteur,
    Demande,
    /// <summary>Mean of the visible scores; unscored dossiers last.</summary>
    Note,
}

/// <summary>What the table shows: filters, sort, page. All of it is in the URL.</summary>
public sealed record FiltreDuTableau
{
    public static IReadOnlyList<int> Tailles { get; } = [50, 100, 200];

    public string? Quartier { get; init; }
    public Guid? Theme { get; init; }
    public EtatDossier? Etat { get; init; }
    public Guid? Financeur { get; init; }
    /// <summary>Only those that wait for my scores.</summary>
    public bool ANoter { get; init; }
    /// <summary>Words looked for in number, title and organisation, accents and case ignored.</summary>
    public string? Texte { get; init; }
    public TriDuTableau Tri { get; init; }
    public bool Descendant { get; init; }
    /// <summary>1 for the first page.</summary>
    public int Page { get; init; } = 1;
    /// <summary>Rows in a page, one of <see cref="Tailles"/>.</summary>
    public int Taille { get; init; } = 50;

    public bool EstFiltre => Quartier is not null || Theme is not null || Etat is not null || Financeur is not null || ANoter || !string.IsNullOrWhiteSpace(Texte);

    /// <summary>The same with impossible values brought back to possible ones: an address is typed by hand too.</summary>
    public FiltreDuTableau Normaliser() => this with
    {
        Page = Math.Clamp(Page, 1, 100_000),
        Taille = Tailles.Contains(Taille) ? Taille : Tailles[0],
        Tri = Enum.IsDefined(Tri) ? Tri : TriDuTableau.Numero,
        Etat = Etat is { } etat && Enum.IsDefined(etat) ? etat : null,
    };
}
