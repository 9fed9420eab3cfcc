using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace AppelAProjets.Application.PlanActions;

/// <summary>How the numbers of a workbook are shown: a number that its style shows as a date is a date.</summary>
internal sealed partial class FormatsDeClasseur
{
    private const int JoursJusquA1904 = 1462;
    private const double DernierJour = 2_958_465;
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    private readonly List<string> formatsParStyle = [];
    private readonly bool depuis1904;

    public FormatsDeClasseur(XmlReader? styles, XmlReader classeur)
    {
        using (classeur)
        {
            while (!depuis1904 && classeur.Read())
            {
                depuis1904 = classeur is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" } && classeur.GetAttribute("date1904") is "1" or "true";
            }
        }

        if (styles is not null)
        {
            using (styles)
            {
                LireStyles(styles);
            }
        }
    }

    /// <summary>The text that the person sees, and the number unless it is a date.</summary>
    public (string Texte, decimal? Nombre) Ecrire(string valeur, string? style)
    {
        var nombre = double.Parse(valeur, NumberStyles.Float, CultureInfo.InvariantCulture);
        var format = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var rang) && rang < formatsParStyle.Count ? formatsParStyle[rang] : "";
        if (EstUneDate(format) && nombre is >= 0 and <= DernierJour)
        {
            // Spreadsheets count a 29 February 1900 that never was: before it they are one day behind.
            return (EcrireUnInstant(DateTime.FromOADate(nombre + (depuis1904 ? JoursJusquA1904 : nombre is >= 1 and < 60 ? 1 : 0))), null);
        }

        // Shown with a unit that is not the person's to forget, the number alone would be another value.
        if (Math.Abs(nombre) < 1e12 && Unite(format) is { } unite)
        {
            return ($"{(unite == "%" ? (decimal)nombre * 100 : (decimal)nombre).ToString("0.###############", Francais)} {unite}", null);
        }

        // A spreadsheet shows fifteen figures and keeps a little more: the same rounding as the conversion.
        return Math.Abs(nombre) < 1e15 ? (((decimal)nombre).ToString("0.###############", Francais), (decimal)nombre) : (nombre.ToString(Francais), null);
    }

    public static string EcrireUnInstant(DateTime instant) => instant.ToString(
        instant.Year < 1900 ? "HH:mm" : instant.TimeOfDay == TimeSpan.Zero ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    private void LireStyles(XmlReader styles)
    {
        var (codes, dansLesCellules) = (new Dictionary<int, string>(), false);
        while (styles.Read())
        {
            if (styles.LocalName == "cellXfs")
            {
                dansLesCellules = styles.NodeType == XmlNodeType.Element && !styles.IsEmptyElement;
            }
            else if (styles is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                codes[Entier(styles.GetAttribute("numFmtId"))] = styles.GetAttribute("formatCode") ?? "";
            }
            else if (dansLesCellules && styles is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Entier(styles.GetAttribute("numFmtId"));
                formatsParStyle.Add(codes.TryGetValue(format, out var code) ? code : format switch
                {
                    (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => "d",
                    9 or 10 => "0%",
                    _ => "",
                });
            }
        }
    }

    // A duration may be longer than a day: it is left as a number.
    private static bool EstUneDate(string code) => !Duree().IsMatch(code) && SigneDeDate().IsMatch(Litteral().Replace(code, ""));

    // « 0,0" k€" » shows 1.5 as 1,5 k€; with a comma after the figures the number is divided before it is shown, and is in euros.
    private static string? Unite(string code) => Litteral().Replace(code, "").Contains('%', StringComparison.Ordinal) ? "%"
        : UniteDeCompte().Match(code) is { Success: true } lue && !DiviseParMille().IsMatch(code) ? lue.Groups["unite"].Value
        : null;

    private static int Entier(string? texte) => int.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var lu) ? lu : 0;

    [GeneratedRegex(@"""[^""]*""|\[[^\]]*\]|\\.|_.|\*.", RegexOptions.CultureInvariant)]
    private static partial Regex Litteral();

    [GeneratedRegex(@"\[(?:h+|m+|s+)\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Duree();

    [GeneratedRegex("[dmyhs]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SigneDeDate();

    [GeneratedRegex("(?<![A-Za-z])(?<unite>[kKM] ?(?:€|EUR|euros?))", RegexOptions.CultureInvariant)]
    private static partial Regex UniteDeCompte();

    [GeneratedRegex("[0#?],+(?![0#?])", RegexOptions.CultureInvariant)]
    private static partial Regex DiviseParMille();
}
