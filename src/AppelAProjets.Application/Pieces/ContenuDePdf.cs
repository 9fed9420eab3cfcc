using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace AppelAProjets.Application.Pieces;

/// <summary>Goes through every object of a PDF, read by a library whatever compresses or encrypts it, and tells the first that is not on the list of what a document for reading holds.</summary>
internal sealed class ContenuDePdf
{
    private const int ProfondeurMaximum = 60;

    // What a reader does at a click: go elsewhere in the document, print, open a web page or a mail.
    private static readonly HashSet<string> ActionsPermises = ["GoTo", "Named", "URI"];

    private static readonly HashSet<string> AnnotationsPermises =
    [
        "Link", "Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Popup", "Widget",
        "Watermark", "PrinterMark", "TrapNet", "Redact",
    ];

    // Under these names a dictionary with an /S is something that the reader does.
    private static readonly HashSet<string> Declencheurs = ["A", "PA", "OpenAction"];

    private readonly PdfDocument document;
    private readonly BudgetDeLecture budget;
    private readonly Func<ReadOnlyMemory<byte>, bool> estUneFacture;

    private ContenuDePdf(PdfDocument document, BudgetDeLecture budget, Func<ReadOnlyMemory<byte>, bool> estUneFacture) => (this.document, this.budget, this.estUneFacture) = (document, budget, estUneFacture);

    public static PdfDocument Ouvrir(byte[] octets, BudgetDeLecture budget) =>
        PdfDocument.Open(octets, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, MaxStackDepth = ProfondeurMaximum, FilterProvider = new FiltresBornes(budget) });

    /// <summary>What it holds that is not accepted, in words; null when nothing.</summary>
    /// <param name="estUneFacture">Whether the bytes of a file inside are those of an electronic invoice.</param>
    public static string? Chercher(PdfDocument document, BudgetDeLecture budget, Func<ReadOnlyMemory<byte>, bool> estUneFacture)
    {
        var contenu = new ContenuDePdf(document, budget, estUneFacture);
        return document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Select(contenu.Objet).FirstOrDefault(quoi => quoi is not null);
    }

    private string? Objet(IndirectReference reference)
    {
        budget.Depenser(0);
        return Lire(reference) is { } objet ? Juger(objet, 0) : null;
    }

    // Null for a reference to nothing, which is allowed.
    private IToken? Lire(IndirectReference reference) => document.Structure.TokenScanner.Get(reference)?.Data;

    private IToken? Resoudre(IToken? jeton) => jeton is IndirectReferenceToken renvoi ? Lire(renvoi.Data) : jeton;

    private string? Juger(IToken? jeton, int profondeur)
    {
        budget.Depenser(0);
        return profondeur > ProfondeurMaximum ? "trop de niveaux" : jeton switch
        {
            ArrayToken tableau => tableau.Data.Select(j => Juger(j, profondeur + 1)).FirstOrDefault(quoi => quoi is not null),
            StreamToken flux => Nom(flux.StreamDictionary, "Type") == "EmbeddedFile" && !estUneFacture(Decoder(flux)) ? "un autre fichier" : Juger(flux.StreamDictionary, profondeur),
            DictionaryToken dictionnaire => JugerLesCles(dictionnaire) ?? dictionnaire.Data.Values.Select(j => Juger(j, profondeur + 1)).FirstOrDefault(quoi => quoi is not null),
            _ => null,
        };
    }

    private string? JugerLesCles(DictionaryToken dictionnaire) =>
        dictionnaire.Data.ContainsKey("JS") || Nom(dictionnaire, "S") == "JavaScript" ? "un script"
        : dictionnaire.Data.ContainsKey("XFA") ? "un formulaire qui exécute un programme (XFA)"
        : dictionnaire.Data.TryGetValue("EF", out var fichiers) && Resoudre(fichiers) is DictionaryToken ef && !ef.Data.Values.All(EstUneFacture) ? "un autre fichier"
        : dictionnaire.Data.ContainsKey("Rect") && Nom(dictionnaire, "Subtype") is { } annotation && !AnnotationsPermises.Contains(annotation) ? Annotation(annotation)
        : dictionnaire.Data.TryGetValue("AA", out var automatiques) && Resoudre(automatiques) is DictionaryToken aa && aa.Data.Values.Select(a => Action(a, seule: true)).FirstOrDefault(q => q is not null) is { } quoi ? quoi
        : dictionnaire.Data.Where(c => Declencheurs.Contains(c.Key)).Select(c => Action(c.Value, seule: c.Key == "OpenAction")).FirstOrDefault(q => q is not null);

    /// <param name="seule">It happens without a click: going to a page is all that it may do.</param>
    private string? Action(IToken? jeton, bool seule, int profondeur = 0)
    {
        budget.Depenser(0);
        if (profondeur > ProfondeurMaximum)
        {
            return "trop de niveaux";
        }

        return Resoudre(jeton) switch
        {
            ArrayToken plusieurs => plusieurs.Data.Select(a => Action(a, seule, profondeur + 1)).FirstOrDefault(quoi => quoi is not null),
            DictionaryToken action when Nom(action, "S") is { } sorte => Action(action, sorte, seule) ?? (action.Data.TryGetValue("Next", out var suite) ? Action(suite, seule, profondeur + 1) : null),
            _ => null,
        };
    }

    private string? Action(DictionaryToken action, string sorte, bool seule) =>
        !ActionsPermises.Contains(sorte) ? sorte == "JavaScript" ? "un script" : "une commande pour l’ordinateur de la personne qui l’ouvre"
        : sorte == "URI" && seule ? "une adresse qui s’ouvre toute seule"
        : sorte == "URI" && !AdresseDeDocument.PeutSOuvrir(Adresse(action)) ? "un lien vers un réseau ou un programme"
        : null;

    private string Adresse(DictionaryToken action) => (action.Data.TryGetValue("URI", out var jeton) ? Resoudre(jeton) : null) switch { StringToken t => t.Data, HexToken h => h.Data, _ => "" };

    private bool EstUneFacture(IToken? jeton) => Resoudre(jeton) switch
    {
        StreamToken flux => estUneFacture(Decoder(flux)),
        _ => false,
    };

    private ReadOnlyMemory<byte> Decoder(StreamToken flux) => flux.Decode(document.Structure.FilterProvider, document.Structure.TokenScanner);

    private static string Annotation(string sorte) => sorte switch
    {
        "FileAttachment" => "un autre fichier",
        "Sound" or "Movie" or "Screen" or "RichMedia" or "3D" => "une animation",
        _ => "un élément qui n’est ni du texte ni une image",
    };

    private string? Nom(DictionaryToken dictionnaire, string cle) => dictionnaire.Data.TryGetValue(cle, out var jeton) && Resoudre(jeton) is NameToken nom ? nom.Data : null;
}
