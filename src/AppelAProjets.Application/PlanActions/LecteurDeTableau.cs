using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.PlanActions;
using CsvHelper;

namespace AppelAProjets.Application.PlanActions;

/// <param name="Lignes">All of them, the blank ones too.</param>
/// <param name="Avertissement">What was chosen or guessed when reading (sheet, accents), and what was left out at once; or null.</param>
public sealed record TableauLu(IReadOnlyList<LigneDeTableau> Lignes, string? Avertissement = null);

/// <summary>What is looked for in a file.</summary>
/// <param name="Ressemble">Whether these lines are it, by their headings or what they hold: tells the sheets of a workbook apart.</param>
/// <param name="Separateur">Chooses the separator of a text; when null, the one under which it looks most like what is asked.</param>
/// <param name="Nom">A word of the name of its sheet, folded: decides between sheets of which all or none look like it.</param>
public sealed record TableauAttendu(Func<IReadOnlyList<LigneDeTableau>, bool> Ressemble, Func<string, char>? Separateur = null, string? Nom = null)
{
    public static TableauAttendu PlanDActions { get; } = new(lignes => Correspondance.Deviner(lignes).LigneDEnTete > 0);
}

/// <summary>Reads TSV, CSV (semicolon or comma) and XLSX into lines of texts, within limits. What counts is cells that hold something.</summary>
public static class LecteurDeTableau
{
    /// <summary>Largest file, in bytes.</summary>
    public const int TailleMaximale = 5 * 1024 * 1024;

    /// <summary>Most lines that are not blank.</summary>
    public const int LignesMaximum = 5_000;

    public const int ColonnesMaximum = 60;

    private static readonly char[] Separateurs = ['\t', ';', ','];

    /// <summary>The table of a file, whatever its name says: its content decides.</summary>
    /// <param name="feuille">Sheet of a workbook that the person chose, or null.</param>
    public static Resultat<TableauLu> LireFichier(byte[] contenu, TableauAttendu attendu, string? feuille = null)
    {
        if (contenu.Length == 0)
        {
            return Refuser("vide", "Ce fichier est vide.");
        }

        if (contenu.Length > TailleMaximale)
        {
            return Refuser("trop-grand", "Ce fichier dépasse 5 Mo. Gardez-y seulement le tableau à lire.");
        }

        if (contenu.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            var classeur = LecteurDeClasseur.Lire(contenu, attendu, feuille);
            return classeur.EstRefuse ? classeur : Borner(classeur.Valeur);
        }

        using var flux = new MemoryStream(contenu, writable: false);
        if (DocumentOle.Est(flux))
        {
            return DocumentOle.EstProtege(flux)
                ? Refuser("protege", "Ce classeur est protégé par un mot de passe. Ouvrez-le, retirez le mot de passe, enregistrez-le, puis envoyez-le de nouveau.")
                : Refuser("ancien", "Ce classeur est à l’ancien format .xls. Enregistrez-le au format .xlsx ou .csv.");
        }

        var (texte, remarque) = AccentsDeTexte.Decoder(contenu);
        return LireTexte(texte, attendu, remarque);
    }

    public static Resultat<TableauLu> LireTexte(string texte, TableauAttendu attendu) => LireTexte(texte, attendu, null);

    /// <param name="remarque">What was guessed to get that text.</param>
    private static Resultat<TableauLu> LireTexte(string texte, TableauAttendu attendu, string? remarque)
    {
        if (texte.Contains('\0', StringComparison.Ordinal))
        {
            return Refuser("type", "Ce n’est pas un tableau. Envoyez un fichier XLSX, CSV ou TSV.");
        }

        if (texte.Length > TailleMaximale)
        {
            return Refuser("trop-grand", "Ce texte est trop long : 5 millions de caractères au plus.");
        }

        var retabli = AccentsDeTexte.Retablir(texte);
        remarque = Joindre(remarque, retabli == texte ? null : AccentsRetablis);
        if (attendu.Separateur is { } separateur)
        {
            return Borner(new TableauLu(Couper(retabli, separateur(retabli)), remarque));
        }

        // Failing that, the one that cuts most.
        var lectures = Separateurs.Select(s => Couper(retabli, s)).ToList();
        return Borner(new TableauLu(lectures.MaxBy(l => (attendu.Ressemble(l) ? 1 : 0, l.Take(50).Sum(ligne => ligne.Cellules.Count)))!, remarque));
    }

    internal const string AccentsRetablis = "Les accents avaient été codés deux fois : ils ont été rétablis. Vérifiez-les.";

    internal static string? Joindre(params string?[] remarques) => string.Join(' ', remarques.OfType<string>()) is { Length: > 0 } toutes ? toutes[..Math.Min(1000, toutes.Length)] : null;

    private static Resultat<TableauLu> Borner(TableauLu lu)
    {
        List<LigneDeTableau> lignes = [.. lu.Lignes.Select(l => Admettre(l, [.. l.Cellules.Select(c => TexteAdmis.Retirer(c).Trim())]))];
        var pleines = lignes.Count(l => l.Cellules.Count > 0);
        return pleines == 0 ? Refuser("vide", "Ce tableau est vide.")
            : pleines > LignesMaximum ? TropDeLignes
            : lignes.Find(l => l.Cellules.Count > ColonnesMaximum) is { } large ? TropDeColonnes(large.Numero)
            : lignes.Sum(l => l.Cellules.Sum(c => (long)c.Length)) > TailleMaximale ? Refuser("trop-grand", "Ce tableau contient trop de texte : 5 millions de caractères au plus.")
            : lignes.Find(l => l.Cellules.Any(AccentsDeTexte.EstIllisible)) is { } perdue ? Illisible(perdue)
            : lu with { Lignes = lignes };
    }

    private static LigneDeTableau Admettre(LigneDeTableau ligne, List<string> cellules) => ligne with { Cellules = [.. cellules.Take(1 + cellules.FindLastIndex(c => c.Length > 0))] };

    internal static Refus TropDeLignes { get; } = Refuser("trop-de-lignes", $"Ce tableau compte plus de {LignesMaximum:N0} lignes. Coupez-le en plusieurs fichiers.");

    internal static Refus TropDeColonnes(int ligne) =>
        Refuser("trop-de-colonnes", $"La ligne {ligne} est remplie au-delà de la {ColonnesMaximum}e colonne. Gardez les colonnes à lire et videz les autres.");

    internal static Refus Refuser(string code, string message) => new("tableau." + code, message, "Fichier");

    private static Refus Illisible(LigneDeTableau ligne) => Refuser(
        "accents", $"Ligne {ligne.Numero} : des caractères ont été perdus dans {TexteSaisi.Citer(ligne.Cellules.First(AccentsDeTexte.EstIllisible))}. Reprenez le document d’origine et enregistrez-le au format XLSX, ou CSV UTF-8.");

    private static List<LigneDeTableau> Couper(string texte, char separateur)
    {
        var jamaisReferme = false;
        var lignes = Couper(texte, Reglages(separateur) with { OnMalformedRecord = faute => jamaisReferme |= faute.Reason == CsvMalformedReason.UnterminatedQuote });
        // One quote never closed would swallow the rest of the document: each line then ends where it ends.
        return jamaisReferme ? Couper(texte, Reglages(separateur) with { AllowLineBreaksInQuotes = false }) : lignes;
    }

    // Documents hold quotes in the middle of their cells: such a quote is a character like another.
    private static CsvReaderOptions Reglages(char separateur) => new() { Separator = separateur, HasHeader = false, SkipEmptyLines = false };

    private static List<LigneDeTableau> Couper(string texte, CsvReaderOptions reglages)
    {
        using var lecteur = CsvReader.Create(new StringReader(texte), reglages);
        var lignes = new List<LigneDeTableau>();
        while (lecteur.Read())
        {
            lignes.Add(new LigneDeTableau(lignes.Count + 1, [.. lecteur.Current.ToArray().Select(c => c.Trim())]));
        }

        return lignes;
    }
}
