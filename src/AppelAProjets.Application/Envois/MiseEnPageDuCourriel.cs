using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace AppelAProjets.Application.Envois;

/// <summary>
/// The HTML of a mail, made from its text: a paragraph or a line that ends in ": address" is a link that its words name, and the first one of the mail is a button; a line over dashes is a heading, lines that begin with "• " or "- " are a list, whose title may stand over it.
/// Nothing comes from elsewhere: no image, no script, no style sheet. Its text is the whole of it, so that either reads alone.
/// </summary>
public static partial class MiseEnPageDuCourriel
{
    private static readonly HtmlEncoder Encodeur = HtmlEncoder.Create(UnicodeRanges.All);

    private const int LibelleMaximum = 70;
    private const string Encre = "#1c1b1a";
    private const string Lien = "color:#0b5d4b;text-decoration:underline";
    private const string Bouton = "display:inline-block;background:#0b5d4b;color:#ffffff;padding:12px 20px;border-radius:4px;text-decoration:none;font-weight:bold";

    public static string EnHtml(string objet, string corps, string signature)
    {
        var html = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light">
            <title>{Echapper(objet)}</title>
            </head>
            <body style="margin:0;padding:0;background:#f6f4ee;color:{Encre};font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
            <div lang="fr" style="max-width:600px;margin:0 auto;padding:16px;background:#ffffff;overflow-wrap:break-word">
            <h1 style="font-size:22px;line-height:1.3;margin:0 0 20px">{Echapper(objet)}</h1>

            """);
        var boutonPose = false;
        foreach (var bloc in Blocs(corps))
        {
            Ecrire(html, bloc, ref boutonPose);
        }

        html.Append("<div style=\"border-top:1px solid #c9c4b8;margin-top:28px;padding-top:12px;font-size:14px;color:#57534a\">\n");
        foreach (var bloc in Blocs(signature))
        {
            boutonPose = true;
            Ecrire(html, bloc, ref boutonPose);
        }

        return html.Append("</div>\n</div>\n</body>\n</html>\n").ToString();
    }

    /// <summary>The first address of a text; null when it holds none.</summary>
    public static string? PremierLien(string corps) => Adresse().Match(corps) is { Success: true, Value: var lien } ? lien : null;

    private static IEnumerable<string[]> Blocs(string texte) =>
        Vides().Split(texte.ReplaceLineEndings("\n").Trim('\n', ' ')).Where(b => b.Length > 0).Select(b => b.Split('\n'));

    private static void Ecrire(StringBuilder html, string[] lignes, ref bool boutonPose)
    {
        if (lignes is [var titre, var trait, ..] && trait.Length > 2 && trait.All(c => c == '-'))
        {
            html.Append("<h2 style=\"font-size:18px;line-height:1.3;margin:24px 0 8px\">").Append(Echapper(titre)).Append("</h2>\n");
            lignes = lignes[2..];
        }

        if (lignes.Length == 0)
        {
            return;
        }

        if (Array.FindIndex(lignes, EstPuce) is >= 0 and var premiere && lignes[premiere..].All(EstPuce))
        {
            EcrireLaListe(html, lignes[..premiere], lignes[premiere..]);
            return;
        }

        if (!boutonPose && !lignes[..^1].Any(Adresse().IsMatch) && Nomme().Match(lignes[^1]) is { Success: true } nomme)
        {
            boutonPose = true;
            EcrireLeBouton(html, lignes[..^1], (nomme.Groups["mots"].Value.Trim(), nomme.Groups["lien"].Value));
            return;
        }

        Paragraphe(html, string.Join("<br>\n", lignes.Select(EnLigne)));
    }

    private static bool EstPuce(string ligne) => ligne.StartsWith("• ", StringComparison.Ordinal) || ligne.StartsWith("- ", StringComparison.Ordinal);

    private static void EcrireLaListe(StringBuilder html, string[] avant, string[] puces)
    {
        if (avant is [var titre] && !titre.EndsWith('.') && !titre.EndsWith(':'))
        {
            html.Append("<h2 style=\"font-size:18px;line-height:1.3;margin:24px 0 8px\">").Append(Echapper(titre)).Append("</h2>\n");
        }
        else if (avant.Length > 0)
        {
            Paragraphe(html, string.Join("<br>\n", avant.Select(EnLigne)));
        }

        html.Append("<ul style=\"margin:0 0 16px;padding-left:24px\">\n");
        foreach (var puce in puces)
        {
            html.Append("<li style=\"margin-bottom:6px\">").Append(EnLigne(puce[2..])).Append("</li>\n");
        }

        html.Append("</ul>\n");
    }

    // Long words stay a sentence above it: a button says in a few what it does.
    private static void EcrireLeBouton(StringBuilder html, string[] avant, (string Mots, string Lien) nomme)
    {
        var court = nomme.Mots.Length is > 0 and <= LibelleMaximum;
        var phrase = string.Join("<br>\n", (court || nomme.Mots.Length == 0 ? avant : [.. avant, nomme.Mots + " :"]).Select(EnLigne));
        if (phrase.Length > 0)
        {
            Paragraphe(html, phrase);
        }

        Paragraphe(html, $"<a href=\"{Echapper(nomme.Lien)}\" style=\"{Bouton}\">{(court ? Echapper(nomme.Mots) : "Ouvrir la page")}</a>");
    }

    private static void Paragraphe(StringBuilder html, string contenu) => html.Append("<p style=\"margin:0 0 16px\">").Append(contenu).Append("</p>\n");

    private static string EnLigne(string ligne)
    {
        if (Nomme().Match(ligne) is { Success: true } nomme && nomme.Groups["mots"].Value.Trim() is { Length: > 0 and <= LibelleMaximum } mots)
        {
            return Ancre(nomme.Groups["lien"].Value, mots);
        }

        if (NommeEnFin().Match(ligne) is { Success: true } phrase)
        {
            return EnLigne(phrase.Groups["avant"].Value.TrimEnd()) + " " + Ancre(phrase.Groups["lien"].Value, phrase.Groups["mots"].Value.Trim());
        }

        var (html, fin) = (new StringBuilder(), 0);
        foreach (Match lien in Adresse().Matches(ligne))
        {
            html.Append(Echapper(ligne[fin..lien.Index])).Append(Ancre(lien.Value, lien.Value));
            fin = lien.Index + lien.Length;
        }

        return html.Append(Echapper(ligne[fin..])).ToString();
    }

    private static string Ancre(string lien, string mots) => $"<a href=\"{Echapper(lien)}\" style=\"{Lien}\">{Echapper(mots)}</a>";

    private static string Echapper(string texte) => Encodeur.Encode(texte);

    [GeneratedRegex(@"\n[ \t]*(?:\n[ \t]*)+")]
    private static partial Regex Vides();

    [GeneratedRegex(@"https?://[^\s<>""»]*[^\s<>""».,;:!?)]")]
    private static partial Regex Adresse();

    // Words, a colon, an address alone to the end; or the address alone.
    [GeneratedRegex(@"^(?<mots>(?:(?!https?://).)*?)(?:[\s\u00A0\u202F]*:[\s\u00A0]+|^)(?<lien>https?://[^\s<>""»]*[^\s<>""».,;:!?)])\.?$")]
    private static partial Regex Nomme();

    // The last sentence of a line, a few words, names the address that ends it.
    [GeneratedRegex(@"^(?<avant>.*[.!?»]\s+)(?<mots>[^.!?:]{1,70}?)[\s\u00A0\u202F]*:[\s\u00A0]+(?<lien>https?://[^\s<>""»]*[^\s<>""».,;:!?)])\.?$")]
    private static partial Regex NommeEnFin();
}
