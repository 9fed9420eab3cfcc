using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AppelAProjets.Application.Appels;

/// <summary>Markdown typed by the Secrétariat, as HTML for a page: no HTML passes, links go only to pages, mail or telephone, and nothing is loaded from elsewhere.</summary>
public static class TexteMarkdown
{
    private static readonly MarkdownPipeline Analyse = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();
    private static readonly string[] Schemas = ["https:", "http:", "mailto:", "tel:"];

    /// <summary>HTML without classes of its own; headings start at <paramref name="niveau"/>, under those of the page.</summary>
    public static string EnHtml(string? markdown, int niveau = 3)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return "";
        }

        try
        {
            var document = Markdown.Parse(markdown, Analyse);
            foreach (var titre in document.Descendants<HeadingBlock>())
            {
                titre.Level = Math.Min(6, titre.Level + niveau - 1);
            }

            foreach (var lien in document.Descendants<LinkInline>().ToList())
            {
                Assainir(lien);
            }

            foreach (var lien in document.Descendants<AutolinkInline>().Where(lien => !lien.IsEmail && !EstAdmis(lien.Url)).ToList())
            {
                lien.ReplaceBy(new LiteralInline(lien.Url));
            }

            return document.ToHtml(Analyse);
        }
        catch (ArgumentException)
        {
            // The parser's own limit on nesting: shown as plain text rather than not at all.
            return $"<p>{System.Net.WebUtility.HtmlEncode(markdown)}</p>";
        }
    }

    private static void Assainir(LinkInline lien)
    {
        if (lien.IsImage)
        {
            // An image would be fetched from elsewhere, which the pages forbid: its description stays.
            lien.ReplaceBy(new LiteralInline(lien.FirstChild?.ToString() ?? ""), copyChildren: false);
        }
        else if (!EstAdmis(lien.Url))
        {
            foreach (var enfant in lien.ToList())
            {
                enfant.Remove();
                lien.InsertBefore(enfant);
            }

            lien.Remove();
        }
    }

    private static bool EstAdmis(string? adresse) =>
        adresse is { Length: > 0 } && (adresse[0] is '/' or '#' || Schemas.Any(schema => adresse.StartsWith(schema, StringComparison.OrdinalIgnoreCase)));
}
