using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using AppelAProjets.Application.Papier;
using AppelAProjets.Application.PlanActions;
using CsCheck;

namespace AppelAProjets.Application.Tests.PlanActions;

/// <summary>Tables as they arrive, one line per case in the file beside: accents, separators, sheets, types of cells.</summary>
public sealed partial class TableauxTests
{
    private const string Repere = "L’été à réaliser";
    private static readonly string[] EnTete = ["Pilier", "Volet", "Action", "État", "Type"];

    private static IEnumerable<TestCaseData> LesCas => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PlanActions", "tableaux.txt")).Index().Where(l => l.Item.Length > 0 && l.Item[0] != '#')
        .Select(l => new TestCaseData(l.Item.Split(" | ")[0], l.Item.Split(" | ")[1], l.Item.Split(" | ")[2]).SetArgDisplayNames($"{l.Index + 1}: {l.Item}"));

    [TestCaseSource(nameof(LesCas))]
    public void Each_case_is_read_as_its_line_says(string sorte, string arrive, string attendu)
    {
        var (lu, compare) = sorte switch
        {
            "accents" => Accents(Lire(arrive).Split(" > ", 2)),
            "texte" => Texte(Lire(arrive).Replace('⏎', '\n')),
            "cellule" => Cellule(arrive.Split(' ')),
            "octets" => (LecteurDeTableau.LireFichier(Convert.FromHexString(arrive), TableauAttendu.PlanDActions) is { EstRefuse: true } refuse ? "!" + refuse.Refus.Code : "", ""),
            _ => Feuille(sorte, Lire(arrive).Split(" > ")),
        };
        Assert.That(lu, Is.EqualTo(attendu == "=" ? compare : Lire(attendu)));
    }

    [Test]
    public void The_sheet_that_is_read_is_said_with_those_that_are_not()
    {
        var avertissement = LecteurDeTableau.LireFichier(Classeur("*Listes: N / Notes: N / Plan: P / **Codes: N"), TableauAttendu.PlanDActions).Valeur.Avertissement;
        Assert.That(avertissement, Is.EqualTo("Feuille lue\u00A0: «\u00A0Plan\u00A0». Non lues\u00A0: «\u00A0Notes\u00A0». Pour en lire une autre, écrivez son nom à côté du fichier. 2 feuilles masquées ne sont pas lues."));
        Assert.That(LecteurDeTableau.LireFichier(Classeur("Plan: P"), TableauAttendu.PlanDActions).Valeur.Avertissement, Is.Null, "there is nothing to choose");
    }

    [Test]
    public void The_person_is_asked_with_the_names_of_the_sheets()
    {
        var refus = LecteurDeTableau.LireFichier(Classeur("Plan 2026: P / Plan 2027: P / *Listes: P"), TableauAttendu.PlanDActions).Refus!;
        Assert.That(refus.Message, Does.Contain("«\u00A0Plan 2026\u00A0», «\u00A0Plan 2027\u00A0»").And.Contain("Écrivez le nom").And.Not.Contain("Listes"));
        Assert.That(refus.Champ, Is.EqualTo("Feuille"));
    }

    [Test]
    public void A_lost_accent_is_refused_with_its_line_and_a_guessed_encoding_is_said() => Assert.Multiple(() =>
    {
        Assert.That(LecteurDeTableau.LireTexte("Pilier;Volet;Action;État;Type\nA;B;C;D;E\nR\uFFFDam;B;C;D;E", TableauAttendu.PlanDActions).Refus!.Message, Does.StartWith("Ligne 3").And.Contain("R\uFFFDam"));
        Assert.That(Avertir("ibm850"), Does.Contain("MS-DOS"));
        Assert.That(Avertir("macintosh"), Does.Contain("Macintosh"));
        Assert.That(Avertir("deux-fois"), Does.Contain("deux fois"));
        Assert.That(Avertir("mele"), Does.Contain("les lignes 2 ont été lues").Or.Contain("lignes"));
        Assert.That(Avertir("utf-8"), Is.Null);
        Assert.That(Avertir("windows-1252"), Is.Null, "the usual one of spreadsheets");
    });

    [Test]
    public void Only_cells_that_hold_something_count()
    {
        // Borders down to the last row of the sheet and a space in its last column: what a stray click leaves.
        var donnees = string.Concat(ClasseurDEssai.Ligne(3, ["", .. EnTete]), ClasseurDEssai.Ligne(900_000, "", "A", "B", "C", "D", "E"),
            "<row r=\"1048575\"><c r=\"XFD1048575\" s=\"1\"/></row><row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t> </t></is></c></row>");
        var lu = LecteurDeTableau.LireFichier(ClasseurDEssai.Faire([("Plan", "visible", donnees)]), TableauAttendu.PlanDActions).Valeur;
        Assert.That(lu.Lignes.Select(l => (l.Numero, string.Join('¦', l.Cellules))), Is.EqualTo(new[] { (3, "¦Pilier¦Volet¦Action¦État¦Type"), (900_000, "¦A¦B¦C¦D¦E") }));
    }

    [Test]
    public void A_budget_with_a_margin_and_a_blank_column_between_its_sides_is_read_and_rounding_is_said()
    {
        var donnees = ClasseurDEssai.Ligne(4, "", "Compte", "Charges", "Montant", "", "Compte", "Produits", "Montant")
            + "<row r=\"5\"><c r=\"B5\"><v>604</v></c><c r=\"D5\"><v>432.222</v></c><c r=\"F5\"><v>756</v></c><c r=\"G5\" t=\"inlineStr\"><is><t>Cotisations</t></is></c><c r=\"H5\"><v>0.30000000000000004</v></c></row>";
        var lu = RecopierBudget.Lire(null, ClasseurDEssai.Faire([("Budget", "visible", donnees)])).Valeur;
        Assert.Multiple(() =>
        {
            Assert.That(lu.Montants.ToDictionary(m => m.Key, m => m.Value.Centimes), Is.EquivalentTo(new Dictionary<string, long> { ["604"] = 43_222, ["756"] = 30 }));
            Assert.That(lu.Lignes.Single(l => l.Montant?.Centimes == 43_222).Explication, Does.EndWith("arrondi au centime\u00A0: la cellule contient 432,222"));
            Assert.That(lu.Lignes.Single(l => l.Montant?.Centimes == 30).Explication, Does.Not.Contain("arrondi"), "the spreadsheet shows 0,3");
            Assert.That(lu.Lignes.Select(l => l.Numero).Distinct(), Is.EqualTo(new[] { 4, 5 }));
        });
    }

    [Test]
    public void A_phrase_of_French_words_is_read_in_any_encoding_that_can_write_it() =>
        Gen.Select(Gen.OneOf("windows-1252", "ibm850", "macintosh", "utf-8", "utf-16le", "deux-fois"), Gen.OneOf(
            "été", "école", "à", "très", "forêt", "ça", "garçon", "hôtel", "île", "où", "naïf", "élève", "créé", "déjà", "même", "réseau", "Évry", "sûr", "goût", "bâtiment", "santé", "égalité", "quartier", "de", "la").List[1, 8])
            .Sample((codage, mots) => Accents([codage, string.Join(' ', mots)]).Lu == string.Join(' ', mots));

    [Test]
    public void No_bytes_make_the_reader_throw() => Gen.Byte.Array[0, 400].Sample(octets => _ = LecteurDeTableau.LireFichier(octets, TableauAttendu.PlanDActions));

    private static string? Avertir(string codage) => LecteurDeTableau.LireFichier(Coder(codage, $"Pilier;Volet;Action;État;Type\r\nRéaménager;{Repere};C;D;E\r\n"), TableauAttendu.PlanDActions).Valeur.Avertissement;

    private static (string Lu, string Compare) Accents(string[] cas)
    {
        var lu = LecteurDeTableau.LireFichier(Coder(cas[0], $"Pilier;Volet;Action;État;Type\r\n\"{cas[1]}\";santé;C;D;E\r\n"), TableauAttendu.PlanDActions);
        return (lu.EstRefuse ? "!" + lu.Refus.Code : lu.Valeur.Lignes[1].Cellules[0], cas[1]);
    }

    private static (string Lu, string Compare) Texte(string texte)
    {
        var lu = LecteurDeTableau.LireTexte(texte, TableauAttendu.PlanDActions);
        return (lu.EstRefuse ? "!" + lu.Refus.Code : string.Join('⏎', lu.Valeur.Lignes.Select(l => string.Join('¦', l.Cellules))), texte.Replace('\n', '⏎'));
    }

    private static (string Lu, string Compare) Feuille(string sorte, string[] cas)
    {
        var (fichier, choix) = (Classeur(cas[0]), cas.Length > 1 ? cas[1] : null);
        if (sorte == "budget")
        {
            var budget = RecopierBudget.Lire(null, fichier, choix);
            return (budget.EstRefuse ? "!" + budget.Refus.Code : budget.Valeur.Lignes[0].Texte.Split(" de ")[^1], "");
        }

        var lu = LecteurDeTableau.LireFichier(fichier, TableauAttendu.PlanDActions, choix);
        return (lu.EstRefuse ? "!" + lu.Refus.Code : lu.Valeur.Lignes[0].Cellules[^1].Split(" de ")[^1], "");
    }

    private static (string Lu, string Compare) Cellule(string[] cas)
    {
        var (type, format, valeur) = (cas[0], string.Join(' ', cas[1..^1]), cas[^1]);
        var (code, numero) = int.TryParse(format, out var integre) ? ("", integre) : (format, 200);
        var styles = $"<numFmts><numFmt numFmtId=\"200\" formatCode=\"{SecurityElement.Escape(code)}\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"{numero}\"/></cellXfs>";
        var dedans = type == "inlineStr" ? $"<is><t>{valeur}</t></is>" : $"<v>{(type == "s" ? "0" : valeur)}</v>";
        var classeur = ClasseurDEssai.Faire([("A", "visible", $"<row r=\"1\"><c r=\"A1\" s=\"1\"{(type == "n" ? "" : $" t=\"{type}\"")}>{dedans}</c></row>")], styles, valeur);
        var lu = LecteurDeTableau.LireFichier(classeur, TableauAttendu.PlanDActions);
        return (lu.EstRefuse ? "!" + lu.Refus.Code : lu.Valeur.Lignes[0].Cellules[0], valeur);
    }

    // Each sheet says its own name, so that one sees which was read.
    private static byte[] Classeur(string feuilles) => ClasseurDEssai.Faire([.. feuilles.Split(" / ").Select(f => f.Split(": ")).Select(f => (Nom: f[0].TrimStart('*'), Etat: f[0].StartsWith("**", StringComparison.Ordinal) ? "veryHidden" : f[0][0] == '*' ? "hidden" : "visible", Genre: f[1]))
        .Select(f => (f.Nom, f.Etat, f.Genre switch
        {
            "P" => ClasseurDEssai.Ligne(1, [.. EnTete, $"Type de {f.Nom}"]) + ClasseurDEssai.Ligne(2, "A", "B", "C", "En cours", "Mixte"),
            "B" => ClasseurDEssai.Ligne(1, $"Compte de {f.Nom}", "") + ClasseurDEssai.Ligne(2, "604", "12") + ClasseurDEssai.Ligne(3, "613", "13"),
            "N" => ClasseurDEssai.Ligne(1, $"Note de {f.Nom}"),
            "F" => "<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"B1\" s=\"1\"><v></v></c></row>",
            _ => "",
        }))]);

    private static byte[] Coder(string codage, string texte)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (utf8, windows) = (new UTF8Encoding(false), Encoding.GetEncoding(1252));
        return codage switch
        {
            "utf-8-marque" => [.. Encoding.UTF8.GetPreamble(), .. utf8.GetBytes(texte)],
            "utf-16le" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(texte)],
            "utf-16be" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(texte)],
            "utf-16le-sans-marque" => Encoding.Unicode.GetBytes(texte),
            "utf-16be-sans-marque" => Encoding.BigEndianUnicode.GetBytes(texte),
            "utf-32" => [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(texte)],
            "deux-fois" => utf8.GetBytes(windows.GetString(utf8.GetBytes(texte))),
            "trois-fois" => Coder("deux-fois", windows.GetString(utf8.GetBytes(texte))),
            "deux-fois-puis-1252" => windows.GetBytes(windows.GetString(utf8.GetBytes(texte))),
            "mele" => [.. utf8.GetBytes(texte[..(texte.IndexOf('\n') + 1)]), .. windows.GetBytes(texte[(texte.IndexOf('\n') + 1)..])],
            _ => Encoding.GetEncoding(codage).GetBytes(texte),
        };
    }

    private static string Lire(string ecrit) => Echappement().Replace(ecrit, m => m.Value[1] == 't' ? "\t" : ((char)Convert.ToInt32(m.Value[2..], 16)).ToString());

    [GeneratedRegex(@"\\(?:u[0-9A-F]{4}|t)")]
    private static partial Regex Echappement();
}
