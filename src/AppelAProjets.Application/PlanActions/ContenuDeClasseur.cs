using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

/// <param name="Entree">Its part in the archive.</param>
internal sealed record FeuilleDeClasseur(string Nom, bool EstMasquee, string Entree);

/// <summary>The cells of an XLSX that hold something, as the person sees them: decimal comma, day before month. The archive was measured before.</summary>
internal sealed partial class ContenuDeClasseur
{
    public const string Classeur = "xl/workbook.xml";

    private readonly ZipArchive archive;
    private readonly Lazy<List<string>> textes;
    private readonly FormatsDeClasseur formats;

    private readonly BudgetDeLecture budget;
    private readonly HashSet<string> masqueesEnPartie = [];

    public ContenuDeClasseur(ZipArchive archive, BudgetDeLecture budget)
    {
        (this.archive, this.budget) = (archive, budget);
        textes = new Lazy<List<string>>(LireTextes);
        formats = new FormatsDeClasseur(Ouvrir("xl/styles.xml"), Ouvrir(Classeur)!);
    }

    public bool AccentsRetablis { get; private set; }

    /// <summary>Some cells of that sheet are hidden, or filtered out: the person does not see them, they are not read.</summary>
    public bool EstMasqueeEnPartie(string feuille) => masqueesEnPartie.Contains(feuille);

    public List<FeuilleDeClasseur> Feuilles()
    {
        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        using (var liens = Ouvrir("xl/_rels/workbook.xml.rels") ?? throw new InvalidDataException("No relationships."))
        {
            while (liens.Read())
            {
                if (liens is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && liens.GetAttribute("Type")?.EndsWith("/worksheet", StringComparison.Ordinal) == true)
                {
                    var cible = liens.GetAttribute("Target") ?? "";
                    parts[liens.GetAttribute("Id") ?? ""] = cible.StartsWith('/') ? cible[1..] : "xl/" + cible;
                }
            }
        }

        List<FeuilleDeClasseur> feuilles = [];
        using var classeur = Ouvrir(Classeur)!;
        while (classeur.Read())
        {
            if (classeur is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && parts.TryGetValue(Attribut(classeur, "id"), out var entree))
            {
                feuilles.Add(new FeuilleDeClasseur(TexteAdmis.Retirer(classeur.GetAttribute("name")), classeur.GetAttribute("state") is "hidden" or "veryHidden", entree));
            }
        }

        return feuilles.Count > 0 ? feuilles : throw new InvalidDataException("No sheet.");
    }

    /// <summary>Only the lines that hold something, with their numbers; refused beyond the limits.</summary>
    public Resultat<IReadOnlyList<LigneDeTableau>> LireFeuille(FeuilleDeClasseur feuille)
    {
        using var xml = Ouvrir(feuille.Entree) ?? throw new InvalidDataException("A sheet without its part.");
        var (lignes, numero) = (new List<LigneDeTableau>(), 0);
        var masquees = new bool[LecteurDeTableau.ColonnesMaximum];
        while (xml.Read())
        {
            budget.Depenser(0);
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "col" } && EstMasque(xml))
            {
                for (var colonne = Math.Max(0, Rang(xml, "min")); colonne <= Rang(xml, "max"); colonne++)
                {
                    masquees[colonne] = true;
                }
            }

            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                continue;
            }

            numero = xml.GetAttribute("r") is { } dit ? int.Parse(dit, CultureInfo.InvariantCulture) : numero + 1;
            var estMasquee = EstMasque(xml);
            var lues = xml.IsEmptyElement ? [] : LireLigne(xml.ReadSubtree());
            if (lues.Count > 0 && lues.Keys.Max() >= LecteurDeTableau.ColonnesMaximum)
            {
                return LecteurDeTableau.TropDeColonnes(numero);
            }

            var cellules = estMasquee ? [] : lues.Where(c => !masquees[c.Key]).ToDictionary();
            if (cellules.Count < lues.Count)
            {
                masqueesEnPartie.Add(feuille.Nom);
            }

            if (cellules.Count == 0)
            {
                continue;
            }

            lignes.Add(new LigneDeTableau(numero, [.. Enumerable.Range(0, cellules.Keys.Max() + 1).Select(c => cellules.TryGetValue(c, out var lue) ? lue.Texte : "")])
            {
                Nombres = cellules.Where(c => c.Value.Nombre is not null).ToDictionary(c => c.Key, c => c.Value.Nombre!.Value),
            });
            if (lignes.Count > LecteurDeTableau.LignesMaximum)
            {
                return LecteurDeTableau.TropDeLignes;
            }
        }

        return lignes;
    }

    private static bool EstMasque(XmlReader xml) => xml.GetAttribute("hidden") is "1" or "true";

    // From 0, among those that are read.
    private static int Rang(XmlReader xml, string nom) => Math.Clamp(int.Parse(xml.GetAttribute(nom) ?? "", CultureInfo.InvariantCulture) - 1, -1, LecteurDeTableau.ColonnesMaximum - 1);

    private Dictionary<int, (string Texte, decimal? Nombre)> LireLigne(XmlReader ligne)
    {
        var (cellules, rang) = (new Dictionary<int, (string Texte, decimal? Nombre)>(), -1);
        using (ligne)
        {
            while (ligne.Read())
            {
                budget.Depenser(0);
                if (ligne is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                {
                    continue;
                }

                rang = ligne.GetAttribute("r") is { } reference ? Colonne(reference) : rang + 1;
                if (ligne.IsEmptyElement)
                {
                    continue;
                }

                var (type, style) = (ligne.GetAttribute("t"), ligne.GetAttribute("s"));
                var (texte, nombre) = Lire(type, LireValeur(ligne.ReadSubtree()), style);
                if (texte.Trim() is { Length: > 0 } remplie)
                {
                    cellules[rang] = (remplie, nombre);
                }
            }
        }

        return cellules;
    }

    // The value, or the text written in the cell itself: never both.
    private static string LireValeur(XmlReader cellule)
    {
        using (cellule)
        {
            var valeur = "";
            while (cellule.Read())
            {
                if (cellule is { NodeType: XmlNodeType.Element, LocalName: "v" or "t", IsEmptyElement: false })
                {
                    valeur += cellule.ReadString();
                }
            }

            return valeur;
        }
    }

    private (string Texte, decimal? Nombre) Lire(string? type, string valeur, string? style) => type switch
    {
        "s" => (textes.Value[int.Parse(valeur, CultureInfo.InvariantCulture)], null),
        "str" or "inlineStr" => (Retablir(valeur), null),
        "b" => (valeur == "1" ? "VRAI" : "FAUX", null),
        "e" => (valeur, null),
        "d" => (FormatsDeClasseur.EcrireUnInstant(DateTime.Parse(valeur, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)), null),
        _ => valeur.Length == 0 ? ("", null) : formats.Ecrire(valeur, style),
    };

    private List<string> LireTextes()
    {
        using var xml = Ouvrir("xl/sharedStrings.xml") ?? throw new InvalidDataException("Texts in a part that is not there.");
        var (lus, prononciation) = (new List<string>(), 0);
        while (xml.Read())
        {
            budget.Depenser(0);
            // How a text is pronounced is not the text.
            prononciation += xml.LocalName != "rPh" || xml.IsEmptyElement ? 0 : xml.NodeType == XmlNodeType.Element ? 1 : xml.NodeType == XmlNodeType.EndElement ? -1 : 0;
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                lus.Add("");
            }
            else if (prononciation == 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA && lus.Count > 0 && xml.Depth > 2)
            {
                lus[^1] += xml.Value;
            }
        }

        return lus.ConvertAll(Retablir);
    }

    private string Retablir(string texte)
    {
        var ecrit = Echappement().Replace(texte, signe => ((char)Convert.ToInt32(signe.Groups[1].Value, 16)).ToString()).ReplaceLineEndings("\n");
        var retabli = AccentsDeTexte.Retablir(ecrit);
        AccentsRetablis |= retabli != ecrit;
        return retabli;
    }

    private XmlReader? Ouvrir(string entree) => (archive.GetEntry(entree) ?? archive.Entries.FirstOrDefault(e => string.Equals(e.FullName, entree, StringComparison.OrdinalIgnoreCase))) is { } partie
        ? XmlReader.Create(partie.Open(), new XmlReaderSettings { CloseInput = true })
        : null;

    // The one of the relationships, whatever prefix the file gives it.
    private static string Attribut(XmlReader xml, string nom)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName == nom && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                var valeur = xml.Value;
                xml.MoveToElement();
                return valeur;
            }
        }

        xml.MoveToElement();
        return "";
    }

    // « AB12 » is the 28th column: 27.
    private static int Colonne(string reference) => reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (rang, lettre) => checked((rang * 26) + char.ToUpperInvariant(lettre) - 'A' + 1)) - 1;

    // How a workbook writes what XML cannot, most often an end of line.
    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Echappement();
}
