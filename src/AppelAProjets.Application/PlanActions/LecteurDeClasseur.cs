using System.Globalization;
using System.IO.Compression;
using System.Xml;
using AppelAProjets.Domain.PlanActions;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace AppelAProjets.Application.PlanActions;

/// <summary>Reads an XLSX workbook: the first sheet that has the plan's headings, else the first one.</summary>
internal static class LecteurDeClasseur
{
    private const long TailleDecompresseeMaximale = 60 * 1024 * 1024;
    private const int EntreesMaximum = 500;
    private const int RangMaximum = 20_000;

    public static Resultat<TableauLu> Lire(byte[] contenu)
    {
        try
        {
            return ControlerArchive(contenu) is { } refus ? refus : LireFeuilles(contenu);
        }
        catch (Exception erreur) when (erreur is InvalidDataException or XmlException or FormatException or KeyNotFoundException or ArgumentException
            or InvalidOperationException or IndexOutOfRangeException or NotSupportedException or OverflowException)
        {
            return Illisible;
        }
    }

    private static Refus Illisible { get; } =
        LecteurDeTableau.Refuser("illisible", "Ce classeur ne peut pas être lu : il est abîmé, protégé, ou n’est pas au format XLSX. Ouvrez-le dans votre tableur et enregistrez-le de nouveau.");

    // The sizes that an archive declares may lie: it is really decompressed once, counting.
    private static Refus? ControlerArchive(byte[] contenu)
    {
        using var archive = new ZipArchive(new MemoryStream(contenu), ZipArchiveMode.Read);
        if (archive.Entries.Count > EntreesMaximum || archive.GetEntry("xl/workbook.xml") is null)
        {
            return Illisible;
        }

        var (total, tampon) = (0L, new byte[81920]);
        foreach (var entree in archive.Entries)
        {
            using var flux = entree.Open();
            int lus;
            while ((lus = flux.Read(tampon)) > 0)
            {
                if ((total += lus) > TailleDecompresseeMaximale)
                {
                    return LecteurDeTableau.Refuser("bombe", "Ce classeur contient beaucoup trop de données une fois décompressé. Copiez seulement le tableau du plan d’actions dans un nouveau classeur.");
                }
            }
        }

        return RenvoieAUnePartieAbsente(archive) ? Illisible : null;
    }

    // Both parts are optional. MiniExcel does not look whether the archive has them before it follows a cell's text or style there.
    private static bool RenvoieAUnePartieAbsente(ZipArchive archive)
    {
        var (sansTextes, sansStyles) = (archive.GetEntry("xl/sharedStrings.xml") is null, archive.GetEntry("xl/styles.xml") is null);
        return (sansTextes || sansStyles) && archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).Any(e =>
        {
            using var lecteur = XmlReader.Create(e.Open(), new XmlReaderSettings { CloseInput = true });
            var feuille = lecteur.MoveToContent() == XmlNodeType.Element && lecteur.LocalName == "worksheet";
            while (feuille && lecteur.Read())
            {
                if (lecteur is { NodeType: XmlNodeType.Element, LocalName: "c" }
                    && ((sansTextes && lecteur.GetAttribute("t") == "s") || (sansStyles && lecteur.GetAttribute("s") is not null)))
                {
                    return true;
                }
            }

            return false;
        });
    }

    private static Resultat<TableauLu> LireFeuilles(byte[] contenu)
    {
        using var flux = new MemoryStream(contenu);
        var feuilles = MiniExcel.GetSheetNames(flux);
        TableauLu? premiere = null;
        foreach (var feuille in feuilles)
        {
            var lue = LireFeuille(flux, feuille);
            if (lue.EstRefuse)
            {
                return lue.Refus;
            }

            premiere ??= Avertir(lue.Valeur, feuille, feuilles);
            if (Correspondance.Deviner(lue.Valeur).LigneDEnTete > 0)
            {
                return Avertir(lue.Valeur, feuille, feuilles);
            }
        }

        return premiere is null ? Illisible : premiere;
    }

    private static TableauLu Avertir(IReadOnlyList<LigneDeTableau> lignes, string feuille, List<string> feuilles) => new(lignes, feuilles.Count == 1
        ? null
        : Couper($"Seule la feuille « {feuille} » est lue. Non lues : {string.Join(", ", feuilles.Where(f => f != feuille).Select(f => $"« {f} »"))}. Pour les importer, copiez-collez-les une à une."));

    private static string Couper(string texte) => texte.Length <= 1000 ? texte : texte[..999] + "…";

    private static Resultat<IReadOnlyList<LigneDeTableau>> LireFeuille(MemoryStream flux, string feuille)
    {
        flux.Position = 0;
        var reglages = new OpenXmlConfiguration { EnableSharedStringCache = false, FillMergedCells = false };
        var lignes = new List<LigneDeTableau>();
        foreach (IDictionary<string, object?> ligne in MiniExcel.Query(flux, useHeaderRow: false, sheetName: feuille, excelType: ExcelType.XLSX, configuration: reglages))
        {
            if (ligne.Count > LecteurDeTableau.ColonnesMaximum)
            {
                return LecteurDeTableau.TropDeColonnes;
            }

            if (lignes.Count >= RangMaximum)
            {
                return LecteurDeTableau.Refuser("trop-de-lignes", $"La feuille « {feuille} » va au-delà de la ligne {RangMaximum:N0}. Supprimez les lignes vides du bas, ou coupez-la.");
            }

            lignes.Add(new LigneDeTableau(lignes.Count + 1, [.. ligne.Values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)?.Trim() ?? "")]));
        }

        return lignes;
    }
}
