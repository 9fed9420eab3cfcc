using System.Globalization;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Domain.Formulaires;

/// <summary>From what people type to the canonical text, and back. An empty answer is always accepted: a draft may be incomplete.</summary>
public static class LectureDeChamp
{
    /// <summary>Canonical form of yes and of a ticked box.</summary>
    public const string Oui = "oui";

    public const string Non = "non";

    private const int NombreMaximal = 10_000_000;
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The canonical value, empty for no answer; or why it cannot be kept, with the field's key.</summary>
    public static Resultat<string> Lire(this ChampDeFormulaire champ, string? saisi)
    {
        var texte = (saisi ?? "").ReplaceLineEndings("\n").Trim();
        if (TexteSaisi.Normaliser(texte).Length == 0)
        {
            return "";
        }

        var lu = LireSelonLeType(champ, texte);
        return lu.EstRefuse ? lu.Refus with { Champ = champ.Cle, Message = DansSonTableau(champ, lu.Refus.Message) } : lu;
    }

    // An amount is refused in the same words wherever it is typed: in a table, its line is said too.
    private static string DansSonTableau(ChampDeFormulaire champ, string message) =>
        champ is { Type: TypeDeChamp.Montant, Place: { } place } ? $"« {(place.Ligne is null ? $"{champ.Groupe}, {champ.Libelle.ToLower(Francais)}" : champ.Libelle)} » : {message}" : message;

    public static string Ecrire(this ChampDeFormulaire champ, string valeur) => (champ.Type, valeur) switch
    {
        (_, "") => "",
        (TypeDeChamp.Montant, _) => new Montant(long.Parse(valeur, CultureInfo.InvariantCulture)).ToString().TrimEnd('€', '\u00A0'),
        (TypeDeChamp.Centieme, _) => Centiemes(valeur),
        (TypeDeChamp.Telephone, _) => Telephone.Ecrire(valeur),
        _ => valeur,
    };

    public static string Montrer(this ChampDeFormulaire champ, string valeur) => (champ.Type, valeur) switch
    {
        (_, "") => "",
        (TypeDeChamp.Choix or TypeDeChamp.ChoixMultiple, _) => string.Join("\n", valeur.Split('\n').Select(v => Libelle(champ, v))),
        (TypeDeChamp.OuiNon, _) => valeur == Oui ? "Oui" : "Non",
        (TypeDeChamp.Case, _) => "Oui",
        (TypeDeChamp.Nombre, _) => long.Parse(valeur, CultureInfo.InvariantCulture).ToString("N0", Francais),
        (TypeDeChamp.Pourcent, _) => $"{valeur} %",
        (TypeDeChamp.Montant, _) => new Montant(long.Parse(valeur, CultureInfo.InvariantCulture)).ToString(),
        (TypeDeChamp.Date, _) => HeureDeParis.EcrireJour(DateOnly.ParseExact(valeur, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => champ.Ecrire(valeur),
    };

    private static Resultat<string> LireSelonLeType(ChampDeFormulaire champ, string texte) => champ.Type switch
    {
        TypeDeChamp.Texte => Court(champ, string.Join(' ', texte.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))),
        TypeDeChamp.TexteLong => Court(champ, texte),
        TypeDeChamp.Choix => champ.Options.Any(o => o.Valeur == texte) ? texte : new Refus("champ.choix", $"« {champ.Libelle} » : choisissez une réponse de la liste."),
        TypeDeChamp.ChoixMultiple => Choisis(champ, texte),
        TypeDeChamp.OuiNon => texte is Oui or Non ? texte : new Refus("champ.oui-non", $"« {champ.Libelle} » : répondez par oui ou non."),
        TypeDeChamp.Case => texte is Oui or "true" ? Oui : new Refus("champ.case", $"« {champ.Libelle} » : cochez la case, ou laissez-la vide."),
        TypeDeChamp.Nombre => Entier(champ, texte, NombreMaximal),
        TypeDeChamp.Pourcent => Entier(champ, LectureDEntier.LirePourcentage(texte) is { EstRefuse: false } lu ? lu.Valeur.ToString(CultureInfo.InvariantCulture) : texte, 100),
        TypeDeChamp.Centieme => LireCentiemes(champ, texte),
        TypeDeChamp.Montant => Montant.Lire(texte) is { EstRefuse: false } montant ? montant.Valeur.Centimes.ToString(CultureInfo.InvariantCulture) : Montant.Lire(texte).Refus!,
        TypeDeChamp.Date => Jour(texte),
        TypeDeChamp.Courriel => Courriel.Lire(texte),
        TypeDeChamp.Telephone => Telephone.Lire(texte),
        TypeDeChamp.Fichier => new Refus("champ.fichier", "Envoyez ce fichier depuis son formulaire."),
    };

    private static Resultat<string> Court(ChampDeFormulaire champ, string texte) => texte.Length <= champ.LongueurMaximale
        ? texte
        : new Refus("champ.longueur", $"« {champ.Libelle} » est trop long : {texte.Length.ToString("N0", Francais)} caractères, {champ.LongueurMaximale.ToString("N0", Francais)} au plus.");

    private static Resultat<string> Choisis(ChampDeFormulaire champ, string texte)
    {
        var coches = texte.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var connus = champ.Options.Where(o => coches.Contains(o.Valeur)).Select(o => o.Valeur).ToList();
        return connus.Count == coches.Count ? string.Join('\n', connus) : new Refus("champ.choix", $"« {champ.Libelle} » : l’un des choix n’est pas dans la liste.");
    }

    private static Resultat<string> Entier(ChampDeFormulaire champ, string texte, int maximum)
    {
        var chiffres = TexteSaisi.Serrer(TexteSaisi.Deballer(texte));
        return !TexteSaisi.EstDePlusieursCases(texte) && TexteSaisi.EstNumerique(chiffres) && int.TryParse(chiffres, NumberStyles.None, CultureInfo.InvariantCulture, out var nombre) && nombre <= maximum
            ? nombre.ToString(CultureInfo.InvariantCulture)
            : new Refus("champ.nombre", $"« {champ.Libelle} » : écrivez un nombre entier de 0 à {maximum.ToString("N0", Francais)}, sans virgule.");
    }

    private static Resultat<string> LireCentiemes(ChampDeFormulaire champ, string texte) =>
        // Two decimals at most, comma or dot, spaces of any kind: the reading of an amount.
        Montant.Lire(texte) is { EstRefuse: false } lu
            ? lu.Valeur.Centimes <= NombreMaximal ? lu.Valeur.Centimes.ToString(CultureInfo.InvariantCulture) : new Refus("champ.centieme", $"« {champ.Libelle} » : {TexteSaisi.Citer(texte)} est un nombre trop grand : vérifiez-le.")
            : new Refus("champ.centieme", $"« {champ.Libelle} » : écrivez un nombre avec deux décimales au plus, par exemple 1,5.");

    private static Resultat<string> Jour(string texte) =>
        LectureDeJour.Lire(texte) is { EstRefuse: false } lu ? lu.Valeur.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : LectureDeJour.Lire(texte).Refus!;

    private static string Libelle(ChampDeFormulaire champ, string valeur) => champ.Options.FirstOrDefault(o => o.Valeur == valeur)?.Libelle ?? valeur;

    private static string Centiemes(string valeur)
    {
        var (entier, reste) = Math.DivRem(long.Parse(valeur, CultureInfo.InvariantCulture), 100);
        return reste == 0 ? entier.ToString(CultureInfo.InvariantCulture) : $"{entier},{reste:00}".TrimEnd('0');
    }
}
