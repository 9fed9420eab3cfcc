using System.Globalization;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>The fields that an agent writes on the sheet of a dossier: their names, and what is stored in them, as it is typed.</summary>
public static class ChampsDeFiche
{
    public const string Avis = "avis";
    public const string AvisMotif = "avisMotif";
    public const string Specifique = "specifique";
    public const string DroitCommun = "droitCommun";
    public const string ProposeMotif = "proposeMotif";
    /// <summary>On a line not yet declared recevable: <see cref="Oui"/> to declare it.</summary>
    public const string Recevable = "recevable";
    public const string Oui = "oui";

    public const string ChampNote = "note";
    public const string ChampJustification = "justification";

    private const string DeLigne = "ligne";

    public static string Note(Guid critereId) => $"{ChampNote}.{critereId:N}";

    public static string Justification(Guid critereId) => $"{ChampJustification}.{critereId:N}";

    public static string Ligne(Guid ligneId, string champ) => $"{DeLigne}.{ligneId:N}.{champ}";

    /// <summary>What is stored of a line, each field as it is typed. A part of 0 beside another is not written.</summary>
    public static IReadOnlyDictionary<string, string> Enregistres(EtatLigne etat, SaisieDeLigne ligne) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Recevable] = etat == EtatLigne.Demandee ? "" : Oui,
        [Avis] = ligne.Avis?.ToString() ?? "",
        [AvisMotif] = ligne.AvisMotif ?? "",
        [Specifique] = ligne.Propose switch { null => "", { Total.EstNul: true } => "0", { Specifique.EstNul: true } => "", { } p => Ecrire(p.Specifique) },
        [DroitCommun] = ligne.Propose is { DroitCommun: { EstNul: false } droitCommun } ? Ecrire(droitCommun) : "",
        [ProposeMotif] = ligne.ProposeMotif ?? "",
    };

    /// <summary>Where the opinion and the amount that these fields show say opposite things; null when they agree, or cannot be read.</summary>
    /// <param name="montre">The text of a field of the line.</param>
    public static string? Contredire(Func<string, string> montre, bool sansProposition)
    {
        var montants = new[] { Specifique, DroitCommun }.Select(montre).Where(t => t.Length > 0).Select(t => Montant.Lire(t)).ToList();
        return montants.Exists(m => m.EstRefuse) ? null
            : Proposition.Contredire(LireAvis(montre(Avis)), montants.Count == 0 ? null : Montant.Somme(montants.Select(m => m.Valeur)), sansProposition);
    }

    /// <summary>The field in the shape in which it is stored; what cannot be read stays as it was typed.</summary>
    internal static string Normaliser(string cle, string? saisi)
    {
        var texte = saisi?.ReplaceLineEndings("\n").Trim() ?? "";
        return EstUnMontant(cle) && texte.Length > 0 && Montant.Lire(texte) is { EstRefuse: false } lu ? Ecrire(lu.Valeur) : texte;
    }

    /// <summary>The criterion or the line of a field, and the field's own name; null for what is no field of a sheet.</summary>
    internal static (Guid Id, string Champ)? Lire(string cle)
    {
        var parts = cle.Split('.');
        return (parts.Length, parts[0]) switch
        {
            (3, DeLigne) when Guid.TryParseExact(parts[1], "N", out var ligne) => (ligne, parts[2]),
            (2, ChampNote or ChampJustification) when Guid.TryParseExact(parts[1], "N", out var critere) => (critere, parts[0]),
            _ => null,
        };
    }

    internal static bool EstDeLigne(string champ) => champ is not (ChampNote or ChampJustification);

    internal static bool EstDAvis(string champ) => champ is Avis or AvisMotif;

    /// <summary>What the field is a part of: an opinion, a proposal, or itself. A score and its justification are one person's own.</summary>
    internal static string Valeur(string champ) => champ switch
    {
        AvisMotif => Avis,
        DroitCommun or ProposeMotif => Specifique,
        _ => champ,
    };

    internal static int? LireNote(string texte) => int.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var note) ? note : null;

    internal static AvisInstructeur? LireAvis(string texte) => LectureDeMot.Lire<AvisInstructeur>(texte);

    // "1 500" rather than "1 500,00 €".
    private static string Ecrire(Montant montant)
    {
        var texte = montant.ToString().TrimEnd('€', ' ', '\u00a0', '\u202f');
        return texte.EndsWith(",00", StringComparison.Ordinal) ? texte[..^3] : texte;
    }

    private static bool EstUnMontant(string cle) => cle.EndsWith("." + Specifique, StringComparison.Ordinal) || cle.EndsWith("." + DroitCommun, StringComparison.Ordinal);
}
