using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Domain.Appels;

/// <summary>The service in charge; the receipt must carry it (CRPA R112-5).</summary>
public sealed record ServiceInstructeur(string? Nom, string? AdressePostale, string? Telephone, string? Courriel);

/// <summary>An envelope entered for a call: an amount, or no ceiling.</summary>
public sealed record EnveloppePrevue(TypeDeCredits Type, bool SansPlafond, Montant Montant);

/// <summary>A funder as set in a call.</summary>
public sealed record FinanceurPrevu(
    string Nom,
    int Quartiers,
    int Themes,
    string? Contact,
    Montant? Minimum,
    Montant? Maximum,
    IReadOnlyList<EnveloppePrevue> Enveloppes);

/// <summary>A call that one wants to publish.</summary>
public sealed record AppelAPublier
{
    /// <summary>Title.</summary>
    public string? Titre { get; init; }

    /// <summary>Presentation read by the porteurs.</summary>
    public string? Presentation { get; init; }

    /// <summary>The window; null when it could not be read.</summary>
    public PeriodeDeDepot? Periode { get; init; }

    /// <summary>False after a duplication, until someone confirms the shifted dates.</summary>
    public bool DatesConfirmees { get; init; }

    /// <summary>The service in charge.</summary>
    public ServiceInstructeur? Service { get; init; }

    /// <summary>Funders.</summary>
    public IReadOnlyList<FinanceurPrevu> Financeurs { get; init; } = [];

    /// <summary>Number of neighbourhoods.</summary>
    public int Quartiers { get; init; }

    /// <summary>Weighted criteria.</summary>
    public GrilleDeNotation Grille { get; init; } = new([]);

    /// <summary>Required pieces.</summary>
    public int PiecesRequises { get; init; }

    /// <summary>It was decided that no piece is required.</summary>
    public bool AucunePieceRequise { get; init; }

    /// <summary>Default threshold of viability, 0 to 100.</summary>
    public int? PourcentageDeViabilite { get; init; }

    /// <summary>Markdown template of the letter.</summary>
    public string? ModeleDeCourrier { get; init; }
}
