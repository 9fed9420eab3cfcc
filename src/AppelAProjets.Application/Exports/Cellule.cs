using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Exports;

public enum GenreDeCellule
{
    Vide,
    Texte,
    Entier,
    /// <summary>Hundredths: euros, points.</summary>
    AvecCentimes,
    Jour,
    /// <summary>Wall clock in Paris.</summary>
    Instant,
}

/// <summary>A typed cell of an export: a number stays a number in any spreadsheet, a text is never a formula.</summary>
public readonly record struct Cellule
{
    private Cellule(GenreDeCellule genre, string? texte, long valeur) => (Genre, Lettres, Valeur) = (genre, texte, valeur);

    public GenreDeCellule Genre { get; }

    /// <summary>Of a text; empty otherwise.</summary>
    public string? Lettres { get; }

    /// <summary>The number, in hundredths when decimal; days since 30/12/1899, and seconds of an instant.</summary>
    public long Valeur { get; }

    private static readonly DateOnly Origine = new(1899, 12, 30);

    public static Cellule Vide => default;

    public static Cellule Texte(string? texte) => string.IsNullOrEmpty(texte) ? default : new(GenreDeCellule.Texte, texte, 0);

    public static Cellule Entier(long? nombre) => nombre is { } n ? new(GenreDeCellule.Entier, null, n) : default;

    public static Cellule Montant(Montant? montant) => Centiemes(montant?.Centimes);

    public static Cellule Centiemes(long? centiemes) => centiemes is { } n ? new(GenreDeCellule.AvecCentimes, null, n) : default;

    public static Cellule Jour(DateOnly? jour) => jour is { } j ? new(GenreDeCellule.Jour, null, j.DayNumber - Origine.DayNumber) : default;

    public static Cellule Instant(DateTimeOffset? instant) => instant is { } i
        ? new(GenreDeCellule.Instant, null, ((HeureDeParis.Jour(i).DayNumber - Origine.DayNumber) * 86_400L) + ((HeureDeParis.Heure(i).Hour * 60) + HeureDeParis.Heure(i).Minute) * 60L)
        : default;

    internal static DateOnly EnJour(long jours) => Origine.AddDays((int)jours);
}

/// <param name="Groupe">First level of the header; empty when the column stands alone.</param>
/// <param name="Largeur">In characters.</param>
public sealed record ColonneExportee(string Groupe, string Titre, int Largeur = 14);

/// <param name="Figees">Columns that stay in sight.</param>
/// <param name="Rangees">Read as they are written: never all at once.</param>
public sealed record FeuilleExportee(string Nom, IReadOnlyList<ColonneExportee> Colonnes, int Figees, IAsyncEnumerable<Cellule[]> Rangees);
