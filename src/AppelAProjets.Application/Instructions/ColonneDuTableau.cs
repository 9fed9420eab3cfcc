using AppelAProjets.Application.Appels;

namespace AppelAProjets.Application.Instructions;

public enum GroupeDeColonnes
{
    Identite,
    Territoire,
    Projet,
    Budget,
    AnneePrecedente,
    Notes,
    Avis,
    Suivi,
    /// <summary>Once per funder of the call.</summary>
    Financeur,
}

/// <summary>What a column holds. Numbers are in hundredths: of a euro, of a point, of a percent.</summary>
public enum GenreDeColonne
{
    Texte,
    /// <summary>One or several of a list.</summary>
    Choix,
    Montant,
    Points,
    Taux,
}

/// <param name="Texte">As it is read, in French; null = nothing.</param>
/// <param name="Centiemes">Hundredths, for a number; null = nothing.</param>
public readonly record struct ValeurDeColonne(string? Texte, long? Centiemes = null)
{
    public static ValeurDeColonne Vide => default;

    public static ValeurDeColonne De(Montant? montant) => new(null, montant?.Centimes);

    public static ValeurDeColonne De(Taux? taux) => new(null, taux?.PointsDeBase);
}

/// <summary>One of the values of a column of choices.</summary>
/// <param name="Valeur">In addresses.</param>
/// <param name="Code">The number that stands for it in memory, when the column has one.</param>
public readonly record struct OptionDeColonne(string Valeur, string Libelle, long Code = 0);

/// <summary>A column of the tableau d'instruction: page, views, filters, sort and exports are made of these.</summary>
public sealed record ColonneDuTableau
{
    /// <summary>In addresses and saved views: never changes.</summary>
    public required string Cle { get; init; }
    public required string Libelle { get; init; }
    /// <summary>Of the narrow header; the label when null.</summary>
    public string? Court { get; init; }
    public required GroupeDeColonnes Groupe { get; init; }
    public GenreDeColonne Genre { get; init; }
    /// <summary>Pixels, as long as the reader's text is not larger.</summary>
    public required int Largeur { get; init; }
    /// <summary>The field of the line that the grid edits, for who may.</summary>
    public string? Champ { get; init; }
    /// <summary>What it shows is null for who may not see the funder's work on that dossier.</summary>
    public bool EstTravail { get; init; }
    /// <summary>What a filter of this column may choose among; empty for text and numbers.</summary>
    public Func<ContexteInstruction, IReadOnlyList<OptionDeColonne>>? Options { get; init; }

    /// <summary>The cell of a row; the line is that of the funder, null for another column or when there is none.</summary>
    public required Func<DossierDuTableau, LigneDuTableau?, ValeurDeColonne> Lire { get; init; }

    /// <summary>Number or rank among the choices, in memory: what ranges, choices and sorts read.</summary>
    internal Func<LectureEnMemoire, long?>? Nombre { get; init; }
    /// <summary>Folded text, in memory: what words and sorts read.</summary>
    internal Func<LectureEnMemoire, string?>? Texte { get; init; }
    /// <summary>Values of a list that a dossier may have several of, in memory.</summary>
    internal Func<DossierEnMemoire, IEnumerable<string>>? Cles { get; init; }
    /// <summary>What is in memory is not the same for everyone.</summary>
    internal bool DependDuRegard { get; init; }
    /// <summary>It reads what was got in earlier years, which is not kept in memory: read for who filters or sorts by it.</summary>
    internal bool DependDuPasse => Groupe == GroupeDeColonnes.AnneePrecedente;
    /// <summary>Likewise of the reader's threads.</summary>
    internal bool DependDesFils => Cle == ColonnesDuTableau.Messages;

    public bool EstParFinanceur => Groupe == GroupeDeColonnes.Financeur;
    public bool EstNombre => Genre is GenreDeColonne.Montant or GenreDeColonne.Points or GenreDeColonne.Taux;
    public bool EstTriable => Nombre is not null || Texte is not null;
    public bool EstFiltrable => EstTriable || Cles is not null;
}

/// <summary>A column where it is shown: of a funder, when it is one of those.</summary>
public sealed record ColonneMontree(ColonneDuTableau Colonne, FinanceurDAppel? Financeur)
{
    /// <summary>The key in addresses, with the funder's.</summary>
    public string Cle => ColonnesDuTableau.CleDe(Colonne, Financeur?.Id);

    public string Libelle => Financeur is null ? Colonne.Libelle : $"{Financeur.Sigle} : {Colonne.Libelle}";

    public ValeurDeColonne Lire(DossierDuTableau dossier) => Colonne.Lire(dossier, Financeur is null ? null : dossier.Lignes.GetValueOrDefault(Financeur.Id));
}
