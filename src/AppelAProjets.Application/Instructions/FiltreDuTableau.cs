namespace AppelAProjets.Application.Instructions;

public enum GroupementDuTableau
{
    Aucun,
    /// <summary>By the neighbourhood that has the largest part of the dossier.</summary>
    Quartier,
}

/// <summary>Which rows the table shows and in which order: filters, sort, page. All of it is in the URL.</summary>
public sealed record FiltreDuTableau
{
    public const string TriParDefaut = "numero";

    public static IReadOnlyList<int> Tailles { get; } = [50, 100, 200];

    public ConditionsDuTableau Conditions { get; init; } = ConditionsDuTableau.Aucune;
    /// <summary>Only those that wait for my scores.</summary>
    public bool ANoter { get; init; }
    /// <summary>Only those that wait for an amount of my funders.</summary>
    public bool AProposer { get; init; }
    /// <summary>Words looked for from their beginning in all that a row says, accents and case ignored; an exact number comes first.</summary>
    public string? Texte { get; init; }
    public GroupementDuTableau Groupement { get; init; }
    /// <summary>Key of a column.</summary>
    public string Tri { get; init; } = TriParDefaut;
    public bool Descendant { get; init; }
    /// <summary>Columns; those of the view when null.</summary>
    public DispositionDuTableau? Disposition { get; init; }
    /// <summary>The view that it comes from, a key of <see cref="VuesParDefaut"/> or the identifier of a saved one; null for the first one.</summary>
    public string? Vue { get; init; }
    /// <summary>1 for the first page.</summary>
    public int Page { get; init; } = 1;
    /// <summary>Rows in a page, one of <see cref="Tailles"/>.</summary>
    public int Taille { get; init; } = 50;

    public bool EstFiltre => !Conditions.EstVide || ANoter || AProposer || !string.IsNullOrWhiteSpace(Texte);

    /// <summary>Filters or sorts by such a column.</summary>
    internal bool Regarde(Func<ColonneDuTableau, bool> laquelle) => Conditions.Toutes.Select(c => c.Cle).Append(Tri).Any(cle => ColonnesDuTableau.Lire(cle) is { } lue && laquelle(lue.Colonne));

    public DispositionDuTableau DispositionMontree => Disposition ?? VuesParDefaut.De(Vue).Disposition;

    /// <summary>The same with impossible values brought back to possible ones: an address is typed by hand too.</summary>
    public FiltreDuTableau Normaliser() => this with
    {
        Page = Math.Clamp(Page, 1, 100_000),
        Taille = Tailles.Contains(Taille) ? Taille : Tailles[0],
        Tri = ColonnesDuTableau.Lire(Tri) is { Colonne.EstTriable: true } ? Tri : TriParDefaut,
        Disposition = Disposition?.Normaliser(),
        Groupement = Enum.IsDefined(Groupement) ? Groupement : GroupementDuTableau.Aucun,
    };
}
