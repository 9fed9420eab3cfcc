using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Application.Lectures;

/// <summary>Who may read an element, on the page, on paper and in a comparison alike.</summary>
public enum Audience
{
    /// <summary>Partners and the people of a neighbourhood too.</summary>
    Tous,

    /// <summary>The organisation that leads, the services of the funders and of the call.</summary>
    PorteurEtServices,
}

/// <summary>Whom a dossier is read to.</summary>
/// <param name="Reservees">Pieces whose files are not even named to whoever reads without the bank account.</param>
public sealed record LecteurDeDossier(Audience Audience, IReadOnlyCollection<Guid> Reservees)
{
    public static readonly LecteurDeDossier DeTout = new(Audience.PorteurEtServices, []);

    /// <summary>Reads neither the bank account nor these pieces.</summary>
    public static LecteurDeDossier Sans(IReadOnlyCollection<Guid> reservees) => new(Audience.Tous, reservees);
}

/// <param name="Cle">The same from one version to the next; never shown.</param>
public abstract record ElementLu(string Cle)
{
    public Audience Audience { get; init; } = Audience.Tous;
}

/// <summary>A label and its answer; empty when nothing was answered.</summary>
public sealed record ValeurLue(string Cle, string Libelle, string Texte) : ElementLu(Cle)
{
    /// <summary>The answer, when it is an amount.</summary>
    public Montant? Montant { get; init; }

    public static ValeurLue De(string cle, string libelle, Montant montant) => new(cle, libelle, $"{montant}") { Montant = montant };
}

/// <summary>A label and several named values, one a line.</summary>
public sealed record ListeLue(string Cle, string Libelle, IReadOnlyList<ValeurLue> Valeurs) : ElementLu(Cle)
{
    public string Texte => string.Join("\n", Valeurs.Select(v => $"{v.Libelle} : {v.Texte}"));
}

/// <summary>What was asked and the files given for it.</summary>
public sealed record FichiersLus(string Cle, string Libelle, IReadOnlyList<FichierContenu> Fichiers) : ElementLu(Cle)
{
    public const string Aucun = "Non jointe";

    public static string Ecrire(FichierContenu fichier) => $"{fichier.Nom} ({TailleDeFichier.Ecrire(fichier.Taille)})";
}

/// <summary>A sentence on its own.</summary>
public sealed record PhraseLue(string Cle, string Texte) : ElementLu(Cle);

/// <summary>A table: the first column names the row, the others hold its values.</summary>
public sealed record TableauLu(string Cle, string Legende, IReadOnlyList<string> Colonnes, IReadOnlyList<RangeeLue> Rangees) : ElementLu(Cle)
{
    /// <summary>Relative widths on paper; null for a first column twice as wide as each other.</summary>
    public IReadOnlyList<int>? Poids { get; init; }

    /// <summary>Columns, after the first, that hold words and not numbers.</summary>
    public IReadOnlyList<int> EnMots { get; init; } = [];
}

public sealed record RangeeLue(string Cle, IReadOnlyList<string> Cellules, bool EstTotal = false)
{
    public Montant? Montant { get; init; }
}

public sealed record BudgetLu(string Cle, string Legende, BudgetDuCerfa Budget) : ElementLu(Cle);
