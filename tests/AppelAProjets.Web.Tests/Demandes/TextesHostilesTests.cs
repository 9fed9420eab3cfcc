using System.IO.Compression;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsvHelper;
using MimeKit;
using UglyToad.PdfPig;

namespace AppelAProjets.Web.Tests.Demandes;

/// <summary>Markup, SQL, headers and formulas typed in every text field of every form, one field at a time so that the form is taken; then every page and document of everybody, and every mail: it is read there, and nowhere is it anything but text (EPREUVES 35).</summary>
[Category("Long")]
public sealed class TextesHostilesTests
{
    private const string Marque = "injecte";
    private const string EnTete = "X-Injecte";
    private const int ParChamp = 2;

    private static readonly string[] Charges =
    [
        $"<{Marque}>a</{Marque}>", $"\"><{Marque}>", $"'><{Marque}>", $"</textarea><{Marque}>", $"</title></script><{Marque}>", $"\" {Marque}=\"1", $"' {Marque}='1", $"<!--a-- ><{Marque}>", $"&lt;{Marque}&gt;<{Marque}/>",
        $"[a](javascript:{Marque})", $"<javascript:{Marque}>", $"]]><{Marque}>", $"{{{{ {Marque} }}}}{{% for a in (1..9) %}}", $"@({Marque}) ${{7*7}}",
        $"{Marque}' OR '1'='1", $"{Marque}'; DROP TABLE Dossier; --", $"{Marque}\" OR \"\"=\"", $"{Marque}%' ESCAPE 'x", $"[a-z]_%{Marque}", $"{Marque}\\'; SELECT 1/0 --",
        $"{Marque}\r\n{EnTete}: 1\r\nBcc: pirate@essai.example", $"{Marque}%0d%0a{EnTete}: 1", $"{Marque}\n\n.\nMAIL FROM:<pirate@essai.example>",
        $"=1+{Marque}", $"+{Marque}", $"-1+{Marque}", $"@SUM({Marque})", $"=HYPERLINK(\"http://essai.example/{Marque}\")",
    ];

    private readonly List<string> fautes = [];
    private int envois, pris, pages, documents, pdf, courriels, lus;

    [Test]
    public async Task What_someone_typed_is_text_everywhere()
    {
        await using var hote = await HotePortail.CreerAsync();
        hote.Reglages["Securite:EnvoisParMinuteEtParAdresse"] = "1000000";
        foreach (var compte in ComptesDesRoles.Tous.Where(c => c != ComptesDesRoles.Visiteur))
        {
            using var client = await hote.VenirAsync(compte);
            await EcrireAsync(compte, client);
        }

        foreach (var compte in ComptesDesRoles.Tous)
        {
            using var client = await hote.VenirAsync(compte);
            await foreach (var visite in client.ExplorerAsync(parForme: 3))
            {
                Lire(compte, visite);
            }
        }

        foreach (var message in await hote.CourrielsAsync())
        {
            Lire(message);
        }

        TestContext.Progress.WriteLine($"{envois} texts sent, {pris} taken; {pages} pages, {documents} documents ({pdf} of PDF) and {courriels} mails read, {lus} of them show one");
        Assert.That(string.Join('\n', fautes.Take(200)), Is.Empty);
        Assert.That(envois, Is.GreaterThan(5000));
        Assert.That(new[] { pris / 2, lus, pages / 20, documents / 2, courriels }, Is.All.GreaterThan(50));
    }

    private async Task EcrireAsync(string compte, HttpClient client)
    {
        foreach (var (page, formulaire) in await FormulairesAsync(client))
        {
            foreach (var champ in formulaire.Elements.Where(EstDuTexte).SelectMany(c => Enumerable.Repeat(c, ParChamp)))
            {
                var charge = Charges[envois++ % Charges.Length];
                using var reponse = await client.EnvoyerAsync(formulaire, page, (champ.GetAttribute("name")!, charge));
                pris += (int)reponse.StatusCode is 302 or 303 ? 1 : 0;
                if ((int)reponse.StatusCode >= 500 || reponse.Headers.Contains(EnTete))
                {
                    fautes.Add($"{compte} {formulaire.GetAttribute("action")} {champ.GetAttribute("name")}: {(int)reponse.StatusCode} for {charge}");
                }
            }
        }
    }

    private void Lire(string compte, Visite visite)
    {
        if (visite.Code >= 500)
        {
            fautes.Add($"{compte} {visite.Adresse}: {visite.Code}");
        }

        if (visite.Page is { } page)
        {
            pages++;
            lus += Compter(page.Body!.TextContent);
            fautes.AddRange(Balisage(page).Select(e => $"{compte} {visite.Adresse}: {e.OuterHtml}"));
        }
        else if (visite is { Code: 200, Document.Octets.Length: > 0 })
        {
            documents++;
            var texte = Texte(visite);
            lus += Compter(texte);
        }
    }

    private void Lire(MimeMessage message)
    {
        courriels++;
        lus += Compter(message.TextBody);
        if (message.Headers.Contains(EnTete) || message.Bcc.Count > 0 || message.To.Mailboxes.Any(m => m.Address.Contains("pirate", StringComparison.Ordinal)))
        {
            fautes.Add($"mail « {message.Subject} »: {message.Headers}");
        }

        fautes.AddRange(Balisage(new HtmlParser().ParseDocument(message.HtmlBody ?? "")).Select(e => $"mail « {message.Subject} »: {e.OuterHtml}"));
    }

    private string Texte(Visite visite)
    {
        switch (visite.Document.Type)
        {
            case "text/csv":
                var texte = Encoding.UTF8.GetString(visite.Document.Octets);
                using (var csv = CsvReader.Create(new StringReader(texte), new CsvReaderOptions { Separator = ';', HasHeader = false }))
                {
                    while (csv.Read())
                    {
                        fautes.AddRange(Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).Where(c => c.Length > 0 && "=+-@".Contains(c[0], StringComparison.Ordinal) && c.Contains(Marque, StringComparison.Ordinal)).Select(c => $"{visite.Adresse}: a cell « {c} »"));
                    }
                }

                return texte;
            case "application/pdf":
                pdf++;
                using (var document = PdfDocument.Open(visite.Document.Octets))
                {
                    return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
                }

            case { } type when type.EndsWith("spreadsheetml.sheet", StringComparison.Ordinal):
                using (var classeur = new ZipArchive(new MemoryStream(visite.Document.Octets)))
                {
                    var parties = classeur.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()).ToList();
                    fautes.AddRange(parties.Where(p => p.Contains("<f>", StringComparison.Ordinal) || p.Contains("<x:f>", StringComparison.Ordinal)).Select(_ => $"{visite.Adresse}: a formula"));
                    return string.Concat(parties);
                }

            case "text/calendar":
                var agenda = Encoding.UTF8.GetString(visite.Document.Octets);
                fautes.AddRange(agenda.Split('\n').Where(l => l.StartsWith(EnTete, StringComparison.Ordinal)).Select(l => $"{visite.Adresse}: {l}"));
                return agenda;
            default:
                return "";
        }
    }

    private static IEnumerable<IElement> Balisage(IHtmlDocument page) => page.QuerySelectorAll($"{Marque}, [{Marque}], [href^='javascript:']");

    private static int Compter(string? texte) => texte?.Contains(Marque, StringComparison.Ordinal) == true ? 1 : 0;

    private static async Task<List<(string Page, IHtmlFormElement Formulaire)>> FormulairesAsync(HttpClient client)
    {
        var formulaires = new Dictionary<string, (string Page, IHtmlFormElement Formulaire)>();
        await foreach (var visite in client.ExplorerAsync(parForme: 2))
        {
            foreach (var formulaire in visite.Page?.Forms.Where(f => f.Method == "post" && !FermeUnCompte(f) && f.Elements.Any(EstDuTexte)) ?? [])
            {
                formulaires.TryAdd((formulaire.GetAttribute("action") is { Length: > 0 } action ? action : visite.Adresse).Split('?')[0], (visite.Adresse, formulaire));
            }
        }

        return [.. formulaires.Values];
    }

    // Who is sent away reads nothing afterwards.
    private static bool FermeUnCompte(IHtmlFormElement formulaire) => formulaire.GetAttribute("action") is { } action && (action.EndsWith("/fermer", StringComparison.Ordinal) || action.EndsWith("/terminer", StringComparison.Ordinal));

    private static bool EstDuTexte(IElement element) => element is IHtmlTextAreaElement { Name.Length: > 0 } or IHtmlInputElement { Type: "text" or "search", Name.Length: > 0 };
}
