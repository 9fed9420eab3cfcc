using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Dossiers;

/// <summary>Coming back on what was done: a draft deleted, a deposit corrected, a withdrawal followed by a new start.</summary>
public sealed partial class ParcoursDuPorteurTests
{
    [Test]
    public async Task A_draft_is_deleted_from_its_page_once_it_was_said_what_goes_with_it()
    {
        var adresse = await BrouillonAsync();
        Assert.That((await client.PageAsync(adresse)).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), Does.Contain($"{adresse}/supprimer"));

        using var reponse = await client.EnvoyerAsync($"{adresse}/supprimer", "main form");

        Assert.That(reponse.Headers.Location!.ToString(), Is.EqualTo("/espace"));
        Assert.That(Texte(await client.PageAsync("/espace")), Does.Contain("est supprimé").And.Contain("Vous n’avez pas encore de dossier."));
        Assert.That((int)(await client.GetAsync(adresse)).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_deposit_is_corrected_and_after_a_withdrawal_one_starts_again_from_it()
    {
        var adresse = await CompletAsync();
        using var depot = await client.EnvoyerAsync($"{adresse}/verifier", $"form[action='{adresse}/deposer']");
        Assert.That((await client.PageAsync(adresse)).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), Does.Contain($"{adresse}/corriger"));

        var courriel = (await hote.CourrielsAsync(Benevole)).Single(c => c.Subject!.Contains("bien reçu", StringComparison.Ordinal));
        using var pdf = new MemoryStream();
        await ((MimeKit.MimePart)courriel.Attachments.Single()).Content!.DecodeToAsync(pdf);
        Assert.That(courriel.Attachments.Single().ContentDisposition!.FileName, Is.EqualTo($"recepisse-{courriel.Subject!.Split(' ')[1]}-v1.pdf"));
        Assert.That(System.Text.Encoding.Latin1.GetString(pdf.ToArray()), Does.StartWith("%PDF-"));

        using var ouverture = await client.EnvoyerAsync($"{adresse}/corriger", "main form");
        Assert.That(Texte(await client.PageAsync(adresse)), Does.Contain("reste celle qui compte tant que vous n’avez pas déposé celle-ci"));
        using var page = await client.EnvoyerAsync($"{adresse}/projet", "main form", ("projet.objectifs", "Des objectifs corrigés"));
        Assert.That(Texte(await client.PageAsync($"{adresse}/pieces")), Does.Contain("version corrigée"), "each page of the dossier says it");
        using var correction = await client.EnvoyerAsync($"{adresse}/verifier", $"form[action='{adresse}/deposer']");
        Assert.That(correction.Headers.Location!.ToString(), Is.EqualTo($"{adresse}/recepisse"));
        Assert.That(Texte(await client.PageAsync($"{adresse}/recepisse")), Does.Contain("Votre dossier corrigé est déposé"));
        Assert.That(Texte(await client.PageAsync($"{adresse}/versions/2/comparer")), Does.Contain("Des objectifs corrigés"));

        using var retrait = await client.EnvoyerAsync($"{adresse}/retirer", "main form");
        var repartir = (await client.PageAsync(adresse)).QuerySelectorAll("main a").Single(a => a.TextContent == "Repartir de ce dossier").GetAttribute("href")!;
        using var nouveau = await client.EnvoyerAsync(repartir, "main form[method='post']");
        var brouillon = nouveau.Headers.Location!.ToString();
        Assert.That(brouillon, Does.StartWith("/espace/dossiers/").And.Not.StartWith(adresse));
        Assert.That(Texte(await client.PageAsync($"/espace/dossiers/{brouillon.Split('/')[3]}/verifier")), Does.Contain("Des objectifs corrigés"));
    }

    [Test]
    public async Task Two_pages_without_a_script_each_keep_what_they_touched()
    {
        var adresse = await BrouillonAsync();
        var (premiere, seconde) = (await client.PageAsync($"{adresse}/projet"), await client.PageAsync($"{adresse}/projet"));

        using var dates = await client.EnvoyerAsync(premiere.QuerySelector<IHtmlFormElement>("main form[method='post']")!, $"{adresse}/projet", ("projet.debut", "2028-01-10"), ("projet.fin", "2028-06-30"));
        using var objectifs = await client.EnvoyerAsync(seconde.QuerySelector<IHtmlFormElement>("main form[method='post']")!, $"{adresse}/projet", ("projet.objectifs", "Jardiner ensemble"));

        var relue = await client.PageAsync($"{adresse}/projet");
        Assert.Multiple(() =>
        {
            Assert.That((int)objectifs.StatusCode, Is.EqualTo(302), "no conflict on fields that the second page did not touch");
            Assert.That(relue.QuerySelector<IHtmlInputElement>("[name='projet.debut']")!.Value, Is.EqualTo("2028-01-10"));
            Assert.That(relue.QuerySelector<IHtmlInputElement>("[name='projet.fin']")!.Value, Is.EqualTo("2028-06-30"));
            Assert.That(Texte(relue), Does.Contain("Jardiner ensemble"));
        });
    }

    [Test]
    public async Task What_was_written_in_a_correction_stays_to_be_read_when_the_secretariat_decides_first()
    {
        var adresse = await CompletAsync();
        using var depot = await client.EnvoyerAsync($"{adresse}/verifier", $"form[action='{adresse}/deposer']");
        using var ouverture = await client.EnvoyerAsync($"{adresse}/corriger", "main form");
        using var saisie = await client.EnvoyerAsync($"{adresse}/projet", "main form", ("projet.objectifs", "Des objectifs corrigés"));
        var restee = await client.PageAsync($"{adresse}/projet");
        Assert.That(Texte(await client.PageAsync("/espace")), Does.Contain("la version corrigée n’est pas encore déposée").And.Contain("Continuer la correction"));

        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        var recevabilite = $"/secretariat/{appel.Code}/recevabilite/{adresse.Split('/')[^1]}";
        Assert.That(Texte(await secretariat.PageAsync(recevabilite)), Does.Contain("Le porteur prépare une version corrigée"));
        Assert.That(Texte(await secretariat.PageAsync($"/secretariat/{appel.Code}/recevabilite?etat=tous&q=jardin")), Does.Contain("Correction en cours"));
        using var decision = await secretariat.EnvoyerAsync(recevabilite, "form[action$='/statuer']:has(input[value='DeclarerRecevable'])", ("confirme", "true"));

        var courriel = (await hote.CourrielsAsync(Benevole)).Single(c => c.Subject!.EndsWith("dossier recevable", StringComparison.Ordinal)).TextBody;
        using var tardive = await client.EnvoyerAsync(restee.QuerySelector<IHtmlFormElement>("main form[method='post']")!, $"{adresse}/projet", ("projet.resume", "Un résumé trop tardif"));
        var dossier = await client.PageAsync(adresse);
        var versions = await client.PageAsync($"{adresse}/versions");
        var ecartee = versions.QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith("Correction écartée", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Multiple(async () =>
        {
            Assert.That(courriel, Does.Contain("n’a pas été prise en compte").And.Contain($"{adresse}/versions"));
            Assert.That(await tardive.Content.ReadAsStringAsync(), Does.Contain("Un résumé trop tardif").And.Not.Contain("Des objectifs corrigés"), "What was just typed is shown, to be copied.");
            Assert.That(Texte(dossier), Does.Contain("La version corrigée que vous prépariez n’a pas été prise en compte").And.Not.Contain("Des objectifs corrigés"));
            Assert.That(Texte(await client.PageAsync(ecartee)), Does.Contain("Des objectifs corrigés"));
            Assert.That(Texte(await secretariat.PageAsync($"/instruction/{appel.Code}/dossiers/{adresse.Split('/')[^1]}/versions")), Does.Not.Contain("Correction écartée"));
        });
    }

    [Test]
    public async Task What_was_posted_after_the_end_of_the_session_is_said_on_the_sign_in_page()
    {
        using var sansSession = hote.CreateClient(new() { AllowAutoRedirect = false });
        using var reponse = await sansSession.PostAsync($"{await BrouillonAsync()}/projet", new FormUrlEncodedContent([new("projet.objectifs", "x")]));
        Assert.That(Texte(await sansSession.PageAsync(reponse.Headers.Location!.ToString())), Does.Contain("Votre session a pris fin"));
    }

    [Test]
    public async Task The_mandate_that_was_not_sent_is_asked_for_in_the_space_and_never_said_to_be_there()
    {
        var adresse = await CompletAsync();
        Assert.That(Texte(await client.PageAsync("/espace")), Does.Contain("Dites à quel titre vous agissez").And.Contain("Envoyer le mandat"));
        using var depot = await client.EnvoyerAsync($"{adresse}/verifier", $"form[action='{adresse}/deposer']");
        Assert.That(Texte(await client.PageAsync($"{adresse}/recepisse")), Does.Contain("envoyez votre mandat"));
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        Assert.That(Texte(await secretariat.PageAsync($"/secretariat/{appel.Code}/recevabilite/{adresse.Split('/')[^1]}")), Does.Contain("Aucun mandat n’est à vérifier").And.Not.Contain("Comparez avec"));

        var organisation = (await client.PageAsync(adresse)).QuerySelector<IHtmlAnchorElement>("main a[href*='/mandat']")!.PathName;
        var fiche = organisation.Replace("/espace/", "/secretariat/", StringComparison.Ordinal).Replace("/mandat", "", StringComparison.Ordinal);
        (string, string?)[] mandat = [("Nature", "Representant"), ("Representant", "Noé Essai"), ("Certifie", "true")];
        await FaireAsync(client, organisation, "main form", mandat);
        Assert.That(Texte(await client.PageAsync(adresse)), Does.Contain("vérifie le mandat de").And.Not.Contain("Envoyer le mandat"));
        await FaireAsync(secretariat, fiche, "form:has(input[value='Refuser'])", ("Motif", "Le procès-verbal manque."));
        Assert.That(Texte(await client.PageAsync(adresse)), Does.Contain("(Le procès-verbal manque)").And.Contain("Vos dépôts gardent leur date").And.Contain("Envoyer le mandat"));
        await FaireAsync(client, organisation, "main form", mandat);
        await FaireAsync(secretariat, fiche, "form:has(input[value='Accepter'])");
        Assert.That(Texte(await client.PageAsync(adresse)), Does.Not.Contain("mandat"), "nothing more to say");

        static async Task FaireAsync(HttpClient client, string adresse, string formulaire, params IEnumerable<(string, string?)> champs)
        {
            using var reponse = await client.EnvoyerAsync(adresse, formulaire, [.. champs]);
            Assert.That((int)reponse.StatusCode, Is.EqualTo(302), adresse);
            await client.PageAsync(reponse.Headers.Location!.ToString());
        }
    }
}
