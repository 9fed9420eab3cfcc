using System.IO.Hashing;
using System.Text;
using System.Xml;

namespace AppelAProjets.Application.Pieces;

/// <summary>Looks inside a DOCX, XLSX or ODT without trusting it: entries are counted first, what is decompressed is thrown away and bounded, embedded documents too, on one budget.</summary>
internal sealed class ControleDArchive(BudgetDeLecture budget)
{
    private const int EntreesMaximum = 5_000;
    private const int ProfondeurMaximum = 2;
    private const int ImbriqueMaximum = 20 * 1024 * 1024;
    /// <summary>Entry without which it is no OpenDocument text.</summary>
    public const string ContenuDOdt = "content.xml";
    private const string TypesDeParties = "[Content_Types].xml";
    private const long DecompresseMaximum = 60L * 1024 * 1024;
    // XML of office documents rarely shrinks more than forty times; small entries may.
    private const long RapportMaximum = 200;
    private const long RapportAPartirDe = 1024 * 1024;

    private static readonly (string Entree, string Extension)[] Principales = [("word/document.xml", ".docx"), ("xl/workbook.xml", ".xlsx"), ("ppt/presentation.xml", ".pptx")];

    private static readonly (string Type, string Extension)[] OpenDocuments = [("text", ".odt"), ("spreadsheet", ".ods"), ("presentation", ".odp")];

    private static readonly HashSet<string> PartiesDOdt = new(StringComparer.OrdinalIgnoreCase) { ContenuDOdt, "styles.xml", "settings.xml" };

    private int entrees;
    private long decompresse;

    /// <summary>Null when it is what it says.</summary>
    /// <param name="contenu">Seekable.</param>
    /// <param name="attendue">Entry without which it is not that type.</param>
    public static Refus? Verifier(Stream contenu, string attendue, BudgetDeLecture budget)
    {
        try
        {
            return new ControleDArchive(budget).LireArchive(contenu, attendue, 1);
        }
        catch (Exception erreur) when (erreur is InvalidDataException or EndOfStreamException or XmlException or FileFormatException or UriFormatException or ArgumentException)
        {
            return RefusDeFichier.Illisible;
        }
    }

    /// <summary>The extension of what it holds, by its names alone; null for an archive that is no document known here.</summary>
    public static string? Reconnaitre(Stream contenu)
    {
        try
        {
            return DOpenDocument(contenu) ?? (RepertoireDArchive.Lire(contenu, EntreesMaximum) is { } liste ? Principales.FirstOrDefault(p => liste.Any(e => e.Nom == p.Entree)).Extension : null);
        }
        catch (Exception erreur) when (erreur is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            return null;
        }
    }

    // The first entry is "mimetype", stored as it is, hence readable at a fixed place.
    private static string? DOpenDocument(Stream contenu)
    {
        var debut = new byte[128];
        contenu.Position = 0;
        var texte = Encoding.ASCII.GetString(debut, 0, contenu.ReadAtLeast(debut, debut.Length, throwOnEndOfStream: false));
        return OpenDocuments.FirstOrDefault(o => texte.Contains($"mimetypeapplication/vnd.oasis.opendocument.{o.Type}", StringComparison.Ordinal)).Extension;
    }

    private Refus? LireArchive(Stream contenu, string? attendue, int profondeur)
    {
        var liste = profondeur > ProfondeurMaximum ? null : RepertoireDArchive.Lire(contenu, EntreesMaximum - entrees);
        if (liste is null)
        {
            return RefusDeFichier.Demesure;
        }

        entrees += liste.Count;
        if (liste.Any(e => !e.EstUnNomSur || e.EstChiffree || e.Methode is not (0 or 8)) || (attendue is not null && liste.All(e => e.Nom != attendue)))
        {
            return RefusDeFichier.Illisible;
        }

        if (liste.Any(EstUneMacro))
        {
            return RefusDeFichier.Macros;
        }

        return liste.Any(e => e.Taille > RapportAPartirDe && e.Taille / Math.Max(1, e.Comprimee) > RapportMaximum)
            ? RefusDeFichier.Demesure
            : liste.Select(e => LireEntree(contenu, e, profondeur)).FirstOrDefault(r => r is not null) ?? JugerLeContenu(contenu, liste, attendue);
    }

    // Measured whole by now: it can be opened. What it was given as decides, not what it holds.
    private Refus? JugerLeContenu(Stream contenu, IReadOnlyList<EntreeDArchive> liste, string? attendue)
    {
        var estOffice = attendue is null ? liste.Any(e => e.Nom.Equals(TypesDeParties, StringComparison.OrdinalIgnoreCase)) : attendue != ContenuDOdt;
        var quoi = estOffice ? ContenuDeBureau.ChercherDansOffice(contenu, budget)
            : liste.Where(e => PartiesDOdt.Contains(Path.GetFileName(e.Nom))).Select(e => ChercherDansOdt(contenu, e)).FirstOrDefault(q => q is not null);
        return quoi switch { null => null, ContenuDeBureau.Macros => RefusDeFichier.Macros, _ => RefusDeFichier.Actif(quoi) };
    }

    private string? ChercherDansOdt(Stream contenu, EntreeDArchive partie)
    {
        using var xml = partie.Ouvrir(contenu);
        return ContenuDeBureau.ChercherDansOdt(xml, budget);
    }

    private Refus? LireEntree(Stream contenu, EntreeDArchive entree, int profondeur)
    {
        if (decompresse + entree.Taille > DecompresseMaximum)
        {
            return RefusDeFichier.Demesure;
        }

        using var garde = new MemoryStream();
        var (lus, sorte, controle) = Decompresser(contenu, entree, garde);
        decompresse += lus;
        budget.Depenser(lus);
        if (lus != entree.Taille)
        {
            return lus > entree.Taille ? RefusDeFichier.Demesure : RefusDeFichier.Illisible;
        }

        // Damaged, it is not what was written.
        if (controle != entree.Controle)
        {
            return RefusDeFichier.Illisible;
        }

        if (sorte != SorteDEntree.Archive)
        {
            return sorte == SorteDEntree.Objet ? RefusDeFichier.Actif(ContenuDeBureau.Objet) : null;
        }

        return entree.Taille > ImbriqueMaximum ? RefusDeFichier.Demesure : LireArchive(garde, null, profondeur + 1);
    }

    // Keeps the bytes only of an archive inside the archive. Stops one byte after what was declared.
    private static (long Lus, SorteDEntree Sorte, uint Controle) Decompresser(Stream contenu, EntreeDArchive entree, MemoryStream garde)
    {
        using var source = entree.Ouvrir(contenu);
        var tampon = new byte[81_920];
        var (lus, sorte, controle) = (0L, SorteDEntree.Autre, new Crc32());
        int n;
        // The signature is told by the first bytes: a stream may give them one by one.
        while (lus <= entree.Taille && (n = source.ReadAtLeast(tampon.AsSpan(0, (int)Math.Min(tampon.Length, entree.Taille + 1 - lus)), (int)Math.Min(8, entree.Taille + 1 - lus), throwOnEndOfStream: false)) > 0)
        {
            var morceau = tampon.AsSpan(0, n);
            sorte = lus == 0 ? Reconnaitre(morceau) : sorte;
            controle.Append(morceau);
            if (sorte == SorteDEntree.Archive && garde.Length + n <= ImbriqueMaximum)
            {
                garde.Write(morceau);
            }

            lus += n;
        }

        return (lus, sorte, controle.GetCurrentHashAsUInt32());
    }

    // Whatever leads to it, and even if nothing does: an object of another program, or a program. Macros were looked for by their names.
    private static SorteDEntree Reconnaitre(ReadOnlySpan<byte> debut) => debut.StartsWith("PK\x03\x04"u8) ? SorteDEntree.Archive
        : debut.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) || debut.StartsWith("MZ"u8) || debut.StartsWith("\x7FELF"u8) ? SorteDEntree.Objet
        : SorteDEntree.Autre;

    private enum SorteDEntree
    {
        Autre,
        Archive,
        Objet,
    }

    private static bool EstUneMacro(EntreeDArchive entree) =>
        entree.Nom.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || entree.Nom.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
        || entree.Nom.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || entree.Nom.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);
}
