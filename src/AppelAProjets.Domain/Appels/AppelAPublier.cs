using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Domain.Appels;

/// <summary>The service in charge; the receipt must carry it (CRPA R112-5).</summary>
public sealed record ServiceInstructeur(string? Nom, string? AdressePostale, string? Telephone, string? Courriel);

public sealed record EnveloppePrevue(TypeDeCredits Type, bool SansPlafond, Montant Montant);

public sealed record FinanceurPrevu(
    string Nom,
    int Quartiers,
    int Themes,
    string? Contact,
    Montant? Minimum,
    Montant? Maximum,
    IReadOnlyList<EnveloppePrevue> Enveloppes)
{
    /// <summary>Who signs its letters.</summary>
    public string? Signataire { get; init; }
}

public sealed record AppelAPublier
{
    public string? Titre { get; init; }

    public string? Presentation { get; init; }

    /// <summary>The window; null when it could not be read.</summary>
    public PeriodeDeDepot? Periode { get; init; }

    /// <summary>False after a duplication, until someone confirms the shifted dates.</summary>
    public bool DatesConfirmees { get; init; }

    public ServiceInstructeur? Service { get; init; }

    public IReadOnlyList<FinanceurPrevu> Financeurs { get; init; } = [];

    public int Quartiers { get; init; }

    public GrilleDeNotation Grille { get; init; } = new([]);

    public int PiecesRequises { get; init; }

    public bool AucunePieceRequise { get; init; }

    /// <summary>Default threshold of viability, 0 to 100.</summary>
    public int? PourcentageDeViabilite { get; init; }

    public string? ModeleDeCourrier { get; init; }
}
