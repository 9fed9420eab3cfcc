using System.IO.Packaging;
using System.Text;
using System.Xml;

namespace AppelAProjets.Application.Pieces;

/// <summary>
/// Goes through the parts of a DOCX or XLSX by their relationships, and through the XML of an ODT, and tells the first thing that is not on the list of what a document for reading holds.
/// The archive was measured before.
/// </summary>
internal static class ContenuDeBureau
{
    public const string Macros = "des macros (de petits programmes)";
    public const string Objet = "un objet d’un autre programme";
    private const string Ailleurs = "un contenu pris ailleurs quand on l’ouvre";
    private const string Lien = "un lien vers un réseau ou un programme";
    private const string Champ = "un champ qui lance un programme ou va chercher un autre document";

    // Last word of the kind of a relationship. What is not here is not a document for reading: macros, ActiveX, OLE, sub-documents, data connections, sheets of macros.
    private static readonly HashSet<string> Permis = new(StringComparer.OrdinalIgnoreCase)
    {
        "officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail", "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font", "theme", "themeOverride",
        "numbering", "footnotes", "endnotes", "header", "footer", "image", "hdphoto", "hyperlink", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "person", "threadedComment",
        "glossaryDocument", "customXml", "customXmlProps", "chart", "chartEx", "chartUserShapes", "chartStyle", "chartColorStyle", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors",
        "diagramDrawing", "drawing", "vmlDrawing", "legacyDiagramText", "worksheet", "chartsheet", "sharedStrings", "calcChain", "table", "tableSingleCells", "printerSettings", "pivotTable", "pivotCacheDefinition",
        "pivotCacheRecords", "slicer", "slicerCache", "timeline", "timelineCache", "metadata", "sheetMetadata", "volatileDependencies", "externalLink", "externalLinkPath", "xlPathMissing", "xlStartup",
        "package", "attachedTemplate", "classificationlabels", "labels", "rdRichValue", "rdRichValueStructure", "rdRichValueTypes", "rdArray", "richValueRel", "richStyles", "namedSheetView", "digital-signature/origin",
        "origin", "signature", "documentTasks", "intelligence2", "recipientData",
    };

    private static readonly string[] Principaux =
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ];

    private const char SansNom = '?';

    private static readonly string[] TypesDeMacros = ["macro", "vba", "activeX"];

    // First words of the fields that only show something.
    private static readonly HashSet<string> Champs = new(StringComparer.OrdinalIgnoreCase)
    {
        "=", "ADDRESSBLOCK", "ADVANCE", "ASK", "AUTHOR", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BIBLIOGRAPHY", "CITATION", "COMMENTS", "COMPARE", "CREATEDATE", "DATE", "DISPLAYBARCODE", "DOCPROPERTY", "DOCVARIABLE",
        "EDITTIME", "EQ", "FILENAME", "FILESIZE", "FILLIN", "FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT", "GREETINGLINE", "HYPERLINK", "IF", "INCLUDEPICTURE", "INDEX", "INFO", "KEYWORDS", "LASTSAVEDBY", "LISTNUM",
        "MERGEBARCODE", "MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "PRINTDATE", "QUOTE", "REF", "REVNUM", "SAVEDATE", "SECTION",
        "SECTIONPAGES", "SEQ", "SET", "SKIPIF", "STYLEREF", "SUBJECT", "SYMBOL", "TA", "TC", "TEMPLATE", "TIME", "TITLE", "TOA", "TOC", "USERADDRESS", "USERINITIALS", "USERNAME", "XE",
    };

    /// <summary>What it holds that is not accepted, in words; null when nothing.</summary>
    public static string? ChercherDansOffice(Stream contenu, BudgetDeLecture budget)
    {
        contenu.Position = 0;
        using var paquet = Package.Open(contenu, FileMode.Open, FileAccess.Read);
        var (vues, attente) = (new HashSet<Uri>(), new Queue<PackageRelationship>(paquet.GetRelationships()));
        while (attente.TryDequeue(out var lien))
        {
            budget.Depenser(0);
            if (Juger(lien) is { } quoi)
            {
                return quoi;
            }

            if (lien.TargetMode == TargetMode.External)
            {
                continue;
            }

            var adresse = PackUriHelper.ResolvePartUri(lien.SourceUri, lien.TargetUri);
            if (!paquet.PartExists(adresse) || !vues.Add(adresse))
            {
                continue;
            }

            var partie = paquet.GetPart(adresse);
            if (Juger(partie, Sorte(lien), budget) is { } dedans)
            {
                return dedans;
            }

            foreach (var suite in partie.GetRelationships())
            {
                attente.Enqueue(suite);
            }
        }

        return null;
    }

    /// <summary>The same for the parts of an OpenDocument text that hold XML.</summary>
    public static string? ChercherDansOdt(Stream partie, BudgetDeLecture budget)
    {
        using var xml = Lire(partie);
        while (xml.Read())
        {
            budget.Depenser(0);
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName is "event-listener" or "script")
            {
                return Macros;
            }

            if (xml.LocalName.StartsWith("dde-", StringComparison.Ordinal) || xml.LocalName is "applet" or "plugin" or "floating-frame" or "object-ole")
            {
                return xml.LocalName.StartsWith("dde-", StringComparison.Ordinal) ? Champ : Objet;
            }

            if (xml.LocalName is "image" or "object" or "section-source" or "fill-image" or "background-image" && xml.GetAttribute("href", "http://www.w3.org/1999/xlink") is { } adresse && AdresseDeDocument.VientDAilleurs(adresse))
            {
                return Ailleurs;
            }

            if (xml.LocalName == "a" && xml.GetAttribute("href", "http://www.w3.org/1999/xlink") is { } lien && !AdresseDeDocument.PeutSOuvrir(lien))
            {
                return Lien;
            }
        }

        return null;
    }

    private static string Sorte(PackageRelationship lien) => lien.RelationshipType[(lien.RelationshipType.LastIndexOf('/') + 1)..];

    private static string? Juger(PackageRelationship lien)
    {
        var sorte = Sorte(lien);
        return !Permis.Contains(sorte) ? sorte.Contains("vba", StringComparison.OrdinalIgnoreCase) || sorte.Contains("macro", StringComparison.OrdinalIgnoreCase) || sorte == "control" ? Macros : Objet
            : lien.TargetMode != TargetMode.External ? null
            : sorte == "hyperlink" ? (AdresseDeDocument.PeutSOuvrir(lien.TargetUri.OriginalString) ? null : Lien)
            : AdresseDeDocument.VientDAilleurs(lien.TargetUri.OriginalString) ? Ailleurs
            : null;
    }

    private static string? Juger(PackagePart partie, string sorte, BudgetDeLecture budget)
    {
        var type = partie.ContentType;
        if (sorte.Equals("officeDocument", StringComparison.OrdinalIgnoreCase) && !Principaux.Contains(type, StringComparer.OrdinalIgnoreCase)
            || TypesDeMacros.Any(m => type.Contains(m, StringComparison.OrdinalIgnoreCase)))
        {
            return Macros;
        }

        if (type.Contains("oleObject", StringComparison.OrdinalIgnoreCase))
        {
            return Objet;
        }

        return type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) ? DansLeXml(partie, budget) : null;
    }

    private static string? DansLeXml(PackagePart partie, BudgetDeLecture budget)
    {
        using var flux = partie.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = Lire(flux);
        var champs = new Stack<StringBuilder>();
        while (xml.Read())
        {
            budget.Depenser(0);
            if (xml.NodeType == XmlNodeType.Element && Element(xml, champs) is { } quoi)
            {
                return quoi;
            }
        }

        return null;
    }

    private static string? Element(XmlReader xml, Stack<StringBuilder> champs)
    {
        switch (xml.LocalName)
        {
            case "fldSimple":
                return JugerLeChamp(Attribut(xml, "instr"));
            case "fldChar" when Attribut(xml, "fldCharType") == "begin":
                // A field that begins by another one has no name of its own: it is made up as it runs.
                if (champs.TryPeek(out var porteur) && string.IsNullOrWhiteSpace(porteur.ToString()))
                {
                    porteur.Append(SansNom);
                }

                champs.Push(new StringBuilder());
                return null;
            case "fldChar":
                return champs.Count > 0 ? JugerLeChamp(Clore(champs, Attribut(xml, "fldCharType"))) : null;
            case "instrText" or "delInstrText" when !xml.IsEmptyElement:
                var dit = xml.ReadString();
                (champs.TryPeek(out var champ) ? champ : null)?.Append(dit);
                return champs.Count == 0 ? JugerLeChamp(dit) : null;
            case "ddeLink" or "oleLink":
                return Champ;
            case "definedName" when (xml.GetAttribute("name") ?? "").StartsWith("_xlnm.Auto_", StringComparison.OrdinalIgnoreCase):
                return Macros;
            case "OLEObject" or "oleObject" or "control" or "altChunk" or "subDoc":
                return Objet;
            default:
                return null;
        }
    }

    // The instruction ends where its result begins, or with the field.
    private static string Clore(Stack<StringBuilder> champs, string? sorte)
    {
        var texte = champs.Peek().ToString();
        if (sorte == "end")
        {
            champs.Pop();
        }
        else
        {
            champs.Peek().Clear().Append("QUOTE");
        }

        return texte;
    }

    private static string? JugerLeChamp(string? instruction)
    {
        var mots = (instruction ?? "").Split([' ', '\t', '\r', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        return mots is [] ? null
            : !Champs.Contains(mots[0]) && mots[0][0] != '=' ? Champ
            : mots[0].Equals("INCLUDEPICTURE", StringComparison.OrdinalIgnoreCase) && mots.Length > 1 && AdresseDeDocument.VientDAilleurs(mots[1].Trim('"').Replace("\\\\", "\\", StringComparison.Ordinal)) ? Ailleurs
            : null;
    }

    private static string? Attribut(XmlReader xml, string nom)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName == nom)
            {
                var valeur = xml.Value;
                xml.MoveToElement();
                return valeur;
            }
        }

        xml.MoveToElement();
        return null;
    }

    private static XmlReader Lire(Stream flux) => XmlReader.Create(flux, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });
}
