using System.Text.Json.Serialization;

namespace AppelAProjets.Application.Documents;

/// <summary>A letter ready to be rendered: everything that is read in it, and nothing about how it is drawn. The PDF engines and the HTML page show the same text.</summary>
public sealed record DocumentImprime
{
    public required string Numero { get; init; }

    /// <summary>Day of the letter; also the creation date written in the PDF, so that the same letter gives the same bytes.</summary>
    public required DateOnly Date { get; init; }

    public required string Titre { get; init; }

    /// <summary>Who sends the letter: first line larger, the others below.</summary>
    public required IReadOnlyList<string> Emetteur { get; init; }

    public IReadOnlyList<string> Logos { get; init; } = [];

    /// <summary>SHA-256 of the image of a logo, by its text; a logo that has none is written. Null when none has.</summary>
    public IReadOnlyDictionary<string, string>? ImagesDesLogos { get; init; }

    /// <summary>Label and value pairs (file number, call…), at the left of the addressee.</summary>
    public IReadOnlyList<ReferenceDuCourrier> References { get; init; } = [];

    /// <summary>Lines of the addressee, at the place of a French window envelope.</summary>
    public required IReadOnlyList<string> Destinataire { get; init; }

    /// <summary>Place and date as printed: « Nantes, le 3 mars 2028 ».</summary>
    public required string LieuEtDate { get; init; }

    /// <summary>What the letter is about, without the word « Objet ».</summary>
    public required string Objet { get; init; }

    public required IReadOnlyList<Bloc> Blocs { get; init; }

    /// <summary>Text at the foot of each page, before « page n/N ».</summary>
    public required string Pied { get; init; }

    /// <summary>Address where the letter can be checked, printed and drawn as a QR code; null when there is none.</summary>
    public string? UrlDeVerification { get; init; }

    /// <summary>The version of the template that it was made of, kept with the letter and in the properties of its PDF; null when there is none.</summary>
    public string? Modele { get; init; }

    /// <summary>Line at the top of each page. When it is set the document is a form: a title stands where a letter has its addressee, place and subject. Null for letters.</summary>
    public EnTeteDePage? EnTete { get; init; }

    /// <summary>Words drawn across each page, light, under the text; null for none. They are also to be said in the header: a drawing is not read aloud.</summary>
    public string? Filigrane { get; init; }
}

public sealed record EnTeteDePage(string Gauche, string Droite);

public sealed record ReferenceDuCourrier(string Libelle, string Valeur);

/// <summary>A run of text of one style. A line feed in the text is a forced line break.</summary>
public sealed record Fragment(string Texte, bool Gras = false, bool Italique = false);

/// <summary>A block of the letter's body. The discriminators are kept in the database: never rename one.</summary>
[JsonDerivedType(typeof(Titre), "titre")]
[JsonDerivedType(typeof(Paragraphe), "paragraphe")]
[JsonDerivedType(typeof(Liste), "liste")]
[JsonDerivedType(typeof(Tableau), "tableau")]
[JsonDerivedType(typeof(BlocSignatures), "signatures")]
[JsonDerivedType(typeof(Rubriques), "rubriques")]
[JsonDerivedType(typeof(SautDePage), "saut")]
public abstract record Bloc;

public sealed record Titre(int Niveau, IReadOnlyList<Fragment> Fragments) : Bloc;

public enum StyleDeParagraphe
{
    Courant,

    Avis,

    Encadre,
}

public sealed record Paragraphe(IReadOnlyList<Fragment> Fragments, StyleDeParagraphe Style = StyleDeParagraphe.Courant) : Bloc;

public sealed record Liste(bool Numerotee, IReadOnlyList<IReadOnlyList<Fragment>> Elements) : Bloc;

public enum Alignement
{
    Gauche,

    Droite,
}

/// <summary>A column; <paramref name="Poids"/> is its share of the width.</summary>
public sealed record ColonneDeTableau(string Libelle, Alignement Alignement, int Poids);

/// <summary>A row, as many cells as there are columns. The total row is set in bold.</summary>
/// <param name="Grasses">Columns set in bold in a row that is no total; null for none.</param>
public sealed record LigneDeTableau(IReadOnlyList<string> Cellules, bool EstTotal = false, IReadOnlyList<int>? Grasses = null)
{
    /// <summary>The last cell, left empty, holds the number of the page that starts at that mark (<see cref="SautDePage"/>).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PageDe { get; init; }

    public bool EstGrasse(int colonne) => EstTotal || Grasses?.Contains(colonne) == true;
}

/// <param name="Dense">Null as false.</param>
public sealed record Tableau(string Legende, IReadOnlyList<ColonneDeTableau> Colonnes, IReadOnlyList<LigneDeTableau> Lignes, bool? Dense = null) : Bloc;

/// <summary>What follows starts on a new page.</summary>
/// <param name="Repere">Name by which a table of contents finds the page; null for none.</param>
public sealed record SautDePage([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Repere = null) : Bloc;

public sealed record Rubrique(string Libelle, string Valeur);

/// <summary>Fields of a form, labels at the left, answers at the right, cut wherever a page ends.</summary>
public sealed record Rubriques(IReadOnlyList<Rubrique> Lignes) : Bloc;

/// <summary>One signature: who, for which body, by which delegation. Empty texts are left out.</summary>
public sealed record Signature(string Organisme, string Mention, string Nom, string Qualite)
{
    /// <summary>SHA-256 of the image of the signature, drawn above the name; null when it is left to be signed by hand.</summary>
    public string? Image { get; init; }
}

public sealed record BlocSignatures(IReadOnlyList<Signature> Signatures) : Bloc;
