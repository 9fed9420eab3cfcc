using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Tests.Dossiers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Tests.Pieces;

/// <summary>Files through the real host: the limit, what a script receives, what browsers may do with a file, who waits for the antivirus, hostile requests.</summary>
public sealed class FichiersTests
{
    private const string Porteur = "porteur@demo.example";
    private const int Limite = 1024 * 1024;

    private static readonly SqlStatement Brouillon = new("""
        SELECT MIN(d.Id) AS Id FROM Dossier d JOIN OrganisationMembre m ON m.OrganisationId = d.OrganisationId JOIN Compte c ON c.Id = m.CompteId
        JOIN Appel o ON o.Id = d.AppelId AND o.Etat = 'DepotOuvert'
        WHERE d.Etat = 'Brouillon' AND c.Courriel = @Courriel AND EXISTS (SELECT 1 FROM AppelPiece p WHERE p.AppelId = d.AppelId)
        """);

    private static readonly SqlStatement Depose = new("""
        SELECT MIN(df.DossierId) AS DossierId, MIN(df.Empreinte) AS Empreinte, MIN(a.Code) AS Code
        FROM DossierFichier df JOIN Dossier d ON d.Id = df.DossierId JOIN Appel a ON a.Id = d.AppelId
        WHERE d.Etat = 'EnInstruction' GROUP BY df.DossierId
        """);

    private static readonly SqlStatement Marquer = new("UPDATE Fichier SET Analyse = @Analyse WHERE Empreinte = @Empreinte");
    private static readonly SqlStatement Empreintes = new("SELECT Empreinte FROM DossierFichier WHERE DossierId = @Id");

    private HotePortail hote = null!;
    private HttpClient client = null!;
    private string dossier = null!;
    private Guid dossierId;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        hote.Reglages["Fichiers:TailleMaximale"] = Limite.ToString(System.Globalization.CultureInfo.InvariantCulture);
        client = await hote.ConnecterAsync(Porteur);
        await using var session = await hote.Base.LireAsync();
        dossierId = await session.UnAsync<Guid>(Brouillon, new { Courriel = Porteur });
        dossier = $"/espace/dossiers/{dossierId}";
    }

    [TearDown]
    public async Task Arreter()
    {
        client.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task The_limit_is_the_same_everywhere_and_says_the_same()
    {
        var dit = ControleDeFichier.TropGrand(Limite);
        var sorts = new List<(int Statut, string Texte)>();
        foreach (var taille in new[] { Limite - 1, Limite, Limite + 1, 4 * Limite })
        {
            using var reponse = await PosterAsync("rib.pdf", PdfDe(taille));
            sorts.Add(((int)reponse.StatusCode, await reponse.Content.ReadAsStringAsync()));
        }

        var page = await client.PageAsync($"{dossier}/pieces");
        Assert.Multiple(() =>
        {
            Assert.That(sorts.Select(s => s.Statut), Is.EqualTo(new[] { 302, 302, 200, 413 }));
            Assert.That(sorts.Skip(2).Select(s => System.Net.WebUtility.HtmlDecode(s.Texte)), Has.All.Contains(dit), "beside the field, and on the page of the edge");
            Assert.That(page.QuerySelector("[data-envois]")!.GetAttribute("data-trop-grand"), Is.EqualTo(dit), "for the script");
        });
    }

    [Test]
    public async Task A_script_receives_what_changes_or_the_reason()
    {
        using var accepte = await PosterAsync("rib.pdf", PdfDe(500), fragment: true);
        using var refuse = await PosterAsync("rib.exe", PdfDe(500), fragment: true);
        var piece = await accepte.PageAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(((int)accepte.StatusCode, (int)refuse.StatusCode), Is.EqualTo((200, 422)));
            Assert.That(accepte.Headers.GetValues("X-Fragment").Single(), Is.EqualTo("NonConfiguree"));
            Assert.That(piece.QuerySelectorAll("[data-piece] .fichiers a").Select(a => a.TextContent), Has.Some.EqualTo("rib.pdf"));
            Assert.That(piece.QuerySelector("main"), Is.Null);
            Assert.That(await refuse.Content.ReadAsStringAsync(), Does.StartWith("Ce type de fichier n’est pas accepté."));
        });
    }

    [TestCase("rib.pdf", "application/pdf", "frame-ancestors 'self'", "iframe")]
    [TestCase("photo.png", "image/png", "sandbox", "img")]
    public async Task A_preview_is_framed_by_us_only_and_runs_nothing(string nom, string type, string politique, string balise)
    {
        using (await PosterAsync(nom, nom.EndsWith(".pdf", StringComparison.Ordinal) ? PdfDe(500) : FichiersPieges.Png))
        {
        }

        var adresse = (await client.PageAsync($"{dossier}/pieces")).QuerySelectorAll<IHtmlAnchorElement>(".fichiers a").Last(a => a.TextContent == nom).GetAttribute("href")!;
        using var page = await client.GetAsync(adresse);
        using var contenu = await client.GetAsync(adresse + "/contenu");
        using var telecharge = await client.GetAsync(adresse + "/telecharger");
        Assert.Multiple(async () =>
        {
            Assert.That((await page.PageAsync()).QuerySelector($"main {balise}")!.GetAttribute("src"), Is.EqualTo(adresse + "/contenu"));
            Assert.That(Csp(page), Does.Contain("frame-src 'self'").And.Contain("frame-ancestors 'none'").And.Contain("object-src 'none'"));
            Assert.That(Csp(contenu), Does.StartWith("default-src 'none'").And.Contain(politique).And.Not.Contain("script-src"));
            Assert.That((contenu.Content.Headers.ContentType!.MediaType, contenu.Content.Headers.ContentDisposition!.DispositionType), Is.EqualTo((type, "inline")));
            Assert.That(contenu.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(telecharge.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(Csp(telecharge), Does.Contain("sandbox"));
        });
    }

    [TestCase("EnAttente", "Pas encore analysé")]
    [TestCase("Infectee", "Refusé par l’antivirus")]
    public async Task What_is_not_clean_is_given_to_nobody(string analyse, string dit)
    {
        var (id, empreinte, code) = await MarquerAsync(analyse);
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        var adresse = $"/instruction/{code}/dossiers/{id}/fichiers/{empreinte}";
        var page = await secretariat.PageAsync(adresse);
        var fiche = await secretariat.PageAsync($"/instruction/{code}/dossiers/{id}");
        Assert.Multiple(async () =>
        {
            Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain(dit));
            Assert.That(page.QuerySelector("main iframe"), Is.Null);
            Assert.That(fiche.QuerySelector(".instr-pieces")!.TextContent, Does.Contain(dit));
            foreach (var suite in new[] { "/contenu", "/telecharger" })
            {
                Assert.That((int)(await secretariat.GetAsync(adresse + suite)).StatusCode, Is.EqualTo(404), suite);
            }
        });
    }

    [Test]
    public async Task Hostile_requests_are_never_our_error_and_leave_nothing()
    {
        var hasard = new Random(25);
        var jeton = await JetonAsync();
        var modele = await Corps(jeton, "rib.pdf", PdfDe(2_000)).ReadAsByteArrayAsync();
        var adresse = await AdresseAsync();
        var statuts = new List<int>();
        for (var i = 0; i < 300; i++)
        {
            using var corps = new ByteArrayContent(Muter(modele, hasard, i));
            corps.Headers.ContentType = MediaTypeHeaderValue.Parse(i % 10 == 9 ? "multipart/form-data; boundary=autre" : "multipart/form-data; boundary=essai");
            using var reponse = await client.PostAsync(adresse, corps);
            statuts.Add((int)reponse.StatusCode);
        }

        foreach (var nom in new[] { new string('n', 5_000) + ".pdf", "..%2f..%2fetc%2fpasswd.pdf", "a\u0000.pdf", "con.pdf", "a.pdf/../../b.pdf", "\u202Efdp.exe" })
        {
            using var reponse = await PosterAsync(nom, PdfDe(300 + statuts.Count));
            statuts.Add((int)reponse.StatusCode);
        }

        var racine = hote.Services.GetRequiredService<IOptions<FichiersOptions>>().Value.Dossier;
        await using var session = await hote.Base.LireAsync();
        var nommes = await session.ListeAsync<string>(Empreintes, new { Id = dossierId });
        var gardes = Directory.GetFiles(racine, "*", SearchOption.AllDirectories);
        Assert.Multiple(() =>
        {
            Assert.That(statuts.Where(s => s >= 500), Is.Empty);
            Assert.That(statuts.Where(s => s is 302 or 200 or 400).Count(), Is.EqualTo(statuts.Count), string.Join(' ', statuts.Distinct()));
            Assert.That(gardes.Select(Path.GetFileName).Except(nommes), Is.Empty, "no refused file is left, none lies elsewhere");
        });
    }

    [Test]
    public async Task An_upload_cut_at_nine_tenths_leaves_nothing_and_can_be_sent_again()
    {
        const int Essais = 20;
        var (adresse, jeton, coupes) = (await AdresseAsync(), await JetonAsync(), 0);
        for (var essai = 0; essai < Essais; essai++)
        {
            var entier = await Corps(jeton, $"coupe-{essai}.pdf", PdfDe(Limite / 2 + essai)).ReadAsByteArrayAsync();
            using var ligne = new CancellationTokenSource();
            using var corps = new CorpsCoupe(entier, entier.Length * 9 / 10, ligne);
            try
            {
                using var reponse = await client.PostAsync(adresse, corps, ligne.Token);
            }
            catch (OperationCanceledException)
            {
                coupes++;
            }
        }

        Assert.That(coupes, Is.EqualTo(Essais));
        Assert.That(() => Deposes(), Is.Empty.After(5_000, 20), "neither kept nor left half written");
        Assert.That((await client.PageAsync($"{dossier}/pieces")).QuerySelectorAll(".fichiers a").Select(a => a.TextContent), Has.None.StartsWith("coupe-"));

        using var encore = await PosterAsync("coupe-0.pdf", PdfDe(Limite / 2));
        Assert.That((int)encore.StatusCode, Is.EqualTo(302));
        Assert.That((await client.PageAsync($"{dossier}/pieces")).QuerySelectorAll(".fichiers a").Count(a => a.TextContent == "coupe-0.pdf"), Is.EqualTo(1));
        TestContext.Progress.WriteLine($"{coupes} of {Essais} uploads cut at nine tenths, {Deposes().Length} file kept after one more");
    }

    private string[] Deposes()
    {
        var racine = hote.Services.GetRequiredService<IOptions<FichiersOptions>>().Value.Dossier;
        return Directory.Exists(racine) ? Directory.GetFiles(racine, "*", SearchOption.AllDirectories) : [];
    }

    // Cuts, flips, repeats or empties a part of the body.
    private static byte[] Muter(byte[] modele, Random hasard, int rang)
    {
        var corps = modele.ToArray();
        var (a, b) = (hasard.Next(corps.Length), hasard.Next(1, 200));
        switch (rang % 5)
        {
            case 0:
                return corps[..a];
            case 1:
                for (var k = 0; k < b; k++)
                {
                    corps[hasard.Next(corps.Length)] = (byte)hasard.Next(256);
                }

                return corps;
            case 2:
                return [.. corps[..a], .. new byte[b], .. corps[a..]];
            case 3:
                return [.. corps[..a], .. corps[Math.Max(0, a - b)..a], .. corps[a..]];
            default:
                return [.. corps[..a], .. corps[Math.Min(corps.Length, a + b)..]];
        }
    }

    private static byte[] PdfDe(int taille)
    {
        var debut = FichiersPieges.Pdf();
        return [.. debut[..^6], .. Enumerable.Repeat((byte)' ', taille - debut.Length), .. debut[^6..]];
    }

    private static string Csp(HttpResponseMessage reponse) => reponse.Headers.GetValues("Content-Security-Policy").Single();

    private static MultipartFormDataContent Corps(string jeton, string nom, byte[] contenu)
    {
        var fichier = new ByteArrayContent(contenu);
        fichier.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"fichier\"; filename=\"{nom}\"");
        return new MultipartFormDataContent("essai") { { new StringContent(jeton), "__RequestVerificationToken" }, fichier };
    }

    private async Task<string> JetonAsync() =>
        (await client.PageAsync($"{dossier}/pieces")).QuerySelector<IHtmlInputElement>("[data-envoi] input[name='__RequestVerificationToken']")!.Value;

    private async Task<string> AdresseAsync() => (await client.PageAsync($"{dossier}/pieces")).QuerySelector("[data-envoi]")!.GetAttribute("action")!;

    private async Task<HttpResponseMessage> PosterAsync(string nom, byte[] contenu, bool fragment = false)
    {
        using var requete = new HttpRequestMessage(HttpMethod.Post, await AdresseAsync()) { Content = Corps(await JetonAsync(), nom, contenu) };
        if (fragment)
        {
            requete.Headers.Add("X-Fragment", "piece");
        }

        return await client.SendAsync(requete);
    }

    private async Task<(Guid Id, string Empreinte, string Code)> MarquerAsync(string analyse)
    {
        await using var session = await hote.Base.EcrireAsync();
        var depose = (await session.ListeAsync<DeposeRow>(Depose))[0];
        await session.ExecuterAsync(Marquer, new { Analyse = analyse, depose.Empreinte });
        await session.ValiderAsync();
        return (depose.DossierId, depose.Empreinte, depose.Code);
    }

    /// <summary>Announces the whole length, sends a part and loses the line.</summary>
    private sealed class CorpsCoupe : HttpContent
    {
        private readonly byte[] entier;
        private readonly int coupure;
        private readonly CancellationTokenSource ligne;

        public CorpsCoupe(byte[] entier, int coupure, CancellationTokenSource ligne)
        {
            (this.entier, this.coupure, this.ligne) = (entier, coupure, ligne);
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=essai");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(entier.AsMemory(0, coupure));
            await stream.FlushAsync();
            await ligne.CancelAsync();
            ligne.Token.ThrowIfCancellationRequested();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = entier.Length;
            return true;
        }
    }

    private sealed record DeposeRow
    {
        public required Guid DossierId { get; init; }
        public required string Empreinte { get; init; }
        public required string Code { get; init; }
    }
}
