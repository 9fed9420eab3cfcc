using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Messages;

/// <summary>The screens of the dialogue through the real host, without JavaScript.</summary>
public sealed class MessagesEcransTests
{
    private static readonly SqlStatement Dossier = new("""
        SELECT d.Id FROM Dossier d JOIN DemandeDePiece p ON p.DossierId = d.Id
        """);

    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n160\n%%EOF\n"u8.ToArray();

    private HotePortail hote = null!;
    private HttpClient porteur = null!;
    private string fil = null!;

    [SetUp]
    public async Task Preparer()
    {
        hote = await HotePortail.CreerAsync();
        porteur = await hote.ConnecterAsync("porteur@demo.example");
        await using var session = await hote.Base.LireAsync();
        fil = $"/espace/dossiers/{(await session.ListeAsync<Guid>(Dossier))[0]}/messages";
    }

    [TearDown]
    public async Task Ranger()
    {
        porteur.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_question_goes_to_the_services_with_its_file_and_comes_back_answered()
    {
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        await secretariat.PageAsync("/messages");
        using var envoi = await EnvoyerAvecFichierAsync(fil, "form[enctype]", "Voici notre <convention>.", "note.pdf", Pdf);
        Assert.That(envoi.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), string.Join('|', (await envoi.PageAsync()).Erreurs()));
        var liste = await secretariat.PageAsync("/messages?attendues=true");
        var ligne = liste.QuerySelectorAll("tbody tr").Single(l => l.TextContent.Contains("Repeindre", StringComparison.Ordinal) || l.QuerySelector("a")!.GetAttribute("href")!.Contains(fil.Split('/')[3], StringComparison.Ordinal));
        Assert.That(ligne.TextContent, Does.Contain("Réponse attendue").And.Contain("1 non lu").And.Contain("Pièce attendue"));
        var adresse = ligne.QuerySelector("a")!.GetAttribute("href")!;
        var page = await secretariat.PageAsync(adresse);
        Assert.That(page.QuerySelector(".fil__message:last-child")!.TextContent, Does.Contain("Voici notre <convention>.").And.Contain("Atelier des Passerelles").And.Contain("Nouveau").And.Not.Contain("@"));
        using var fichier = await secretariat.GetAsync(page.QuerySelector(".fil__fichiers a")!.GetAttribute("href")!);
        Assert.That((fichier.StatusCode, fichier.Content.Headers.ContentDisposition?.DispositionType), Is.EqualTo((HttpStatusCode.OK, "attachment")));
        Assert.That((await secretariat.PageAsync(adresse)).Body!.TextContent, Does.Not.Contain("Nouveau"), "read once");
        using var reponse = await secretariat.EnvoyerAsync(adresse, "form[enctype]", ("Saisie.Texte", "Merci, bien reçu."));
        Assert.That(reponse.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await secretariat.PageAsync("/messages?attendues=true")).Body!.TextContent, Does.Not.Contain(fil.Split('/')[3]));
        Assert.That((await porteur.PageAsync("/espace")).QuerySelector($"article a[href='{fil}']")!.TextContent, Does.Contain("non lu"));
    }

    [Test]
    public async Task A_message_sent_again_after_a_step_back_is_one_message()
    {
        const string Texte = "Le devis arrive demain.";
        await EcrireAsync(fil, Texte);
        await EcrireAsync(fil, Texte);
        Assert.That(await NombreAsync(), Is.EqualTo(1), "a new form, the same text");
        using var avecFichier = await EnvoyerAvecFichierAsync(fil, "form[enctype]", Texte, "devis.pdf", Pdf);
        Assert.That(await NombreAsync(), Is.EqualTo(2), "a file that was not there is something new");
        hote.Horloge.Advance(TimeSpan.FromMinutes(11));
        await EcrireAsync(fil, Texte);
        Assert.That(await NombreAsync(), Is.EqualTo(3), "said again later, it is meant");
        await EcrireAsync(fil, "Autre chose.");
        await EcrireAsync(fil, Texte);
        Assert.That(await NombreAsync(), Is.EqualTo(4), "after another message, it is meant");

        async Task EcrireAsync(string adresse, string texte)
        {
            using var envoi = await porteur.EnvoyerAsync(adresse, "form[enctype]", ("Saisie.Texte", texte));
            Assert.That(envoi.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        }

        async Task<int> NombreAsync() => (await porteur.PageAsync(fil)).QuerySelectorAll(".fil__message").Count(m => m.TextContent.Contains(Texte, StringComparison.Ordinal));
    }

    [Test]
    public async Task A_refused_message_keeps_what_was_typed_and_points_at_its_field()
    {
        using var vide = await porteur.EnvoyerAsync(fil, "form[enctype]", ("Saisie.Texte", " "));
        var page = await vide.PageAsync();
        Assert.That((page.Erreurs().Single(), page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")), Is.EqualTo(("Écrivez votre message.", "#Saisie_Texte")));
        using var type = await EnvoyerAvecFichierAsync(fil, "form[enctype]", "Un texte à garder.", "programme.exe", [1, 2, 3]);
        var refus = await type.PageAsync();
        Assert.That(refus.Erreurs().Single(), Does.Contain("programme.exe"));
        Assert.That(((IHtmlTextAreaElement)refus.QuerySelector("#Saisie_Texte")!).Value, Is.EqualTo("Un texte à garder."));
    }

    [Test]
    public async Task A_piece_is_asked_for_from_the_thread_sent_by_the_porteur_and_seen_as_received()
    {
        using var instructeur = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        var fiche = (await instructeur.PageAsync("/messages")).QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!).First(a => a.Contains(fil.Split('/')[3], StringComparison.Ordinal));
        Assert.That((await instructeur.PageAsync(fiche.Replace("/messages", "", StringComparison.Ordinal))).QuerySelector($"a[href='{fiche}']"), Is.Not.Null, "a link on the sheet");
        using var refus = await instructeur.EnvoyerAsync(fiche, "form[action$='/pieces']", ("Demande.TermeLe", ""));
        var page = await refus.PageAsync();
        Assert.That((page.Erreurs().Single(), page.QuerySelector("details")!.HasAttribute("open")), Is.EqualTo(("Indiquez la date limite de réponse.", true)));
        Assert.That(page.Body!.TextContent, Does.Not.Contain("&nbsp;"));
        using var fait = await instructeur.EnvoyerAsync(fiche, "form[action$='/pieces']", ("Demande.Libelle", "Bilan 2025"), ("Demande.Message", "Signé, s’il vous plaît."), ("Demande.TermeLe", "2026-10-01"));
        Assert.That(fait.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), string.Join('|', (await fait.PageAsync()).Erreurs()));
        Assert.That((await hote.CourrielsAsync("porteur@demo.example")).Select(m => m.TextBody), Has.Some.Contains(fil).And.None.Contains("Bilan 2025"));
        Assert.That((await porteur.PageAsync("/espace")).Body!.TextContent, Does.Contain("une pièce vous est demandée"));
        var lien = (await porteur.PageAsync(fil)).QuerySelector(".fil__message:last-child a[role=button]")!.GetAttribute("href")!;
        Assert.That((await porteur.PageAsync(lien)).QuerySelector("h1")!.TextContent, Does.Contain("Bilan 2025"));
        using var envoi = await EnvoyerAvecFichierAsync(lien, "form[enctype]", "", "bilan.pdf", Pdf);
        Assert.That(envoi.Headers.Location!.ToString(), Is.EqualTo(fil));
        Assert.That((await instructeur.PageAsync(fiche)).QuerySelectorAll(".etiquette--vert").Single().TextContent, Does.StartWith("Reçue le"));
        using var encore = await porteur.GetAsync(lien);
        Assert.That(encore.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "answered: back to the thread");
    }

    [Test]
    public async Task The_thread_of_others_does_not_exist()
    {
        using var voisin = await hote.ConnecterAsync("porteur.autre@demo.example");
        using var conseil = await hote.ConnecterAsync(BaseModele.Adresse(Domain.Comptes.Role.ConseilCitoyen));
        foreach (var (client, adresse) in new[] { (voisin, fil), (conseil, fil), (conseil, "/messages") })
        {
            using var reponse = await client.GetAsync(adresse);
            Assert.That(reponse.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    private async Task<HttpResponseMessage> EnvoyerAvecFichierAsync(string adresse, string selecteur, string texte, string nom, byte[] octets)
    {
        var formulaire = (IHtmlFormElement)(await porteur.PageAsync(adresse)).QuerySelector(selecteur)!;
        using var corps = new MultipartFormDataContent { { new StringContent(texte), "Saisie.Texte" } };
        foreach (var cache in formulaire.Elements.OfType<IHtmlInputElement>().Where(e => e.Type == "hidden"))
        {
            corps.Add(new StringContent(cache.Value), cache.Name!);
        }

        var fichier = new ByteArrayContent(octets);
        fichier.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        corps.Add(fichier, "Saisie.Fichiers", nom);
        return await porteur.PostAsync(formulaire.GetAttribute("action"), corps);
    }
}
