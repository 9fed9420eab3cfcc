using System.Net;
using AngleSharp.Html.Dom;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Liens;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Web.Tests.Instructions;

/// <summary>The screens of the instruction through the real host, without JavaScript.</summary>
public sealed class InstructionEcransTests
{
    private const string Instructeur = "instructeur.pref44@demo.example";
    private const string Secretariat = "secretariat@demo.example";

    private static readonly SqlStatement AppelEnInstruction = new("SELECT Code FROM Appel WHERE Etat = 'DepotClos'");
    private static readonly SqlStatement Lectures = new("SELECT COUNT(*) AS Nombre FROM Journal WHERE Action = 'consulter' AND ObjetId = @Id");

    private static readonly SqlStatement Depots = new("SELECT Contenu FROM DossierDepot WHERE DossierId = @Id ORDER BY Numero");
    private static readonly SqlStatement Remplacer = new("UPDATE DossierDepot SET Contenu = @Contenu WHERE DossierId = @Id AND Numero = @Numero");

    private static readonly SqlStatement Ouvertes = new("UPDATE Ligne SET Origine = 'OuverteEnInstruction' WHERE FinanceurId NOT IN (SELECT f.Id FROM Financeur f WHERE f.Sigle = 'PREF44')");
    private static readonly SqlStatement Seuils = new("UPDATE AppelCritere SET NoteEliminatoire = 5 WHERE Ordre = 1");
    private static readonly SqlStatement AutreVersion = new("UPDATE Appel SET Version = Version + 1");
    private static readonly SqlStatement Notes = new("UPDATE Note SET Valeur = 1 WHERE CritereId IN (SELECT c.Id FROM AppelCritere c WHERE c.Ordre = 1)");
    private static readonly SqlStatement PointOuvert = new("""
        SELECT p.Id FROM Point p JOIN Seance s ON s.Id = p.SeanceId
        WHERE s.Etat = 'Ouverte' AND p.Etat = 'Inscrit' AND EXISTS (SELECT 1 FROM Note n WHERE n.DossierId = p.DossierId)
        """);

    private static readonly SqlStatement SeanceDe = new("SELECT SeanceId FROM Point WHERE Id = @PointId");

    private HotePortail hote = null!;
    private string table = null!;

    [SetUp]
    public async Task Preparer()
    {
        hote = await HotePortail.CreerAsync();
        using var visiteur = hote.Visiteur();
        await using var session = await hote.Base.LireAsync();
        table = "/instruction/" + (await session.ListeAsync<string>(AppelEnInstruction))[0];
    }

    [TearDown]
    public async Task Ranger() => await hote.DisposeAsync();

    [Test]
    public async Task The_table_filters_sorts_and_leads_to_sheets_by_its_address_alone()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var page = await client.PageAsync(table + "?etat=EnInstruction&tri=demande&ordre=desc");
        Assert.That(page.QuerySelectorAll("tbody tr td .etiquette").Select(e => e.TextContent).Distinct(), Is.SubsetOf(new[] { "En instruction", "À noter" }));
        Assert.That(page.QuerySelectorAll("th[aria-sort]").Single().GetAttribute("aria-sort"), Is.EqualTo("descending"));
        var montants = page.QuerySelectorAll("td.t-demande").Select(e => long.Parse(e.TextContent.Replace("\u202F", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.That(montants, Is.Ordered.Descending.And.Not.Empty);
        Assert.That(page.QuerySelector("thead tr th[colspan='4']")!.TextContent, Is.EqualTo("PREF44"), "one's own funder first");
        var fiche = await client.PageAsync(page.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.That(fiche.QuerySelector(".govuk-back-link")!.GetAttribute("href"), Is.EqualTo(table + "?f%5Betat%5D=EnInstruction&tri=demande&ordre=desc"));
        Assert.That(fiche.QuerySelector("a[rel=next]")!.GetAttribute("href"), Does.EndWith("&rang=2"));
    }

    [Test]
    public async Task A_line_that_its_funder_opened_was_not_asked_for_even_when_its_work_is_hidden()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        await using (var session = await hote.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Ouvertes);
            await session.ValiderAsync();
        }

        var adresse = (await client.PageAsync(table + "?etat=EnInstruction")).QuerySelector("tbody a")!.GetAttribute("href")!;
        var cachees = (await client.PageAsync(adresse)).QuerySelectorAll("section[aria-labelledby=financeurs] tbody tr").Where(r => r.QuerySelector("td[colspan]") is not null).Select(r => r.QuerySelector("td")!.TextContent.Trim()).ToList();
        Assert.That(cachees, Is.Not.Empty.And.All.EqualTo("Ouverte en instruction"));
    }

    [Test]
    public async Task Reading_a_sheet_is_journaled_and_an_unknown_one_does_not_exist()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var adresse = (await client.PageAsync(table)).QuerySelector("tbody a")!.GetAttribute("href")!;
        await client.PageAsync(adresse);
        await using var session = await hote.Base.LireAsync();
        var id = adresse.Split('/', '?')[4];
        Assert.That(await session.UnAsync<long>(Lectures, new { Id = id.ToLowerInvariant() }), Is.EqualTo(1));
        foreach (var inconnue in new[] { $"{table}/dossiers/{Guid.NewGuid()}", "/instruction/INCONNU", table + "/dossiers/1" })
        {
            using var reponse = await client.GetAsync(inconnue);
            Assert.That(reponse.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), inconnue);
        }
    }

    [Test]
    public async Task A_refused_subsidy_changes_none_of_the_figures_of_the_sheet()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var adresse = (await client.PageAsync(table + "?etat=EnInstruction")).QuerySelector("tbody a")!.GetAttribute("href")!;
        var avant = await client.PageAsync(adresse);
        var id = Guid.Parse(adresse.Split('/', '?')[4]);
        await using (var session = await hote.Base.EcrireAsync())
        {
            var depots = await session.ListeAsync<string>(Depots, new { Id = id });
            var contenu = Instantane.Lire(depots[^1]);
            contenu = contenu with { Financement = contenu.Financement with { HorsPortail = [.. contenu.Financement.HorsPortail, new HorsPortailContenu("Région", "74region", new Montant(500_000), SituationHorsPortail.Refuse)] } };
            await session.ExecuterAsync(Remplacer, new { Id = id, Numero = depots.Count, Instantane.Figer(contenu).Contenu });
            await session.ValiderAsync();
        }

        var apres = await client.PageAsync(adresse);

        static string Chiffres(AngleSharp.Dom.IParentNode page) => page.QuerySelector(".instr-chiffres")!.TextContent;
        Assert.That(Chiffres(apres), Is.EqualTo(Chiffres(avant)));
        Assert.That(apres.QuerySelector("main")!.TextContent, Does.Contain("Région").And.Contain("Refusé").And.Not.Contain("n’est pas équilibré"));
    }

    [Test]
    public async Task A_mean_under_its_threshold_is_said_on_the_sheet_and_in_the_table()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        Assert.That((await client.PageAsync(table)).Body!.TextContent, Does.Not.Contain("éliminatoire"), "the demonstration has no threshold");
        await SousLeSeuilAsync();
        var page = await client.PageAsync(table + "?taille=200");
        var marquee = page.QuerySelectorAll("tbody tr").First(l => l.TextContent.Contains("Note éliminatoire", StringComparison.Ordinal));
        var fiche = await client.PageAsync(marquee.QuerySelector("a")!.GetAttribute("href")!);
        Assert.That(fiche.QuerySelector("#travail .bandeau--avertissement")!.TextContent, Does.StartWith("Note éliminatoire : «").And.EndWith(" 1/5, seuil 5 : un avis défavorable est proposé."));
        Assert.That(page.QuerySelectorAll("tbody tr").Where(l => l.QuerySelector(".t-note")!.TextContent.Length == 0).Select(l => l.TextContent), Has.None.Contains("éliminatoire"), "no complete grid, no mark");
    }

    [Test]
    public async Task A_mean_under_its_threshold_proposes_an_unfavourable_avis_to_the_committee()
    {
        await using var session = await hote.Base.LireAsync();
        var point = (await session.ListeAsync<Guid>(PointOuvert))[0];
        var seance = (await session.ListeAsync<Guid>(SeanceDe, new { PointId = point }))[0];
        using var client = await hote.ConnecterAsync("presidence@demo.example");
        var adresse = LiensComites.Point(seance, point);
        Assert.That((await client.PageAsync(adresse)).QuerySelector("input[name=Avis]:checked"), Is.Null);
        await SousLeSeuilAsync();
        var page = await client.PageAsync(adresse);
        Assert.That(page.QuerySelector("main .bandeau--avertissement")!.TextContent, Does.StartWith("Note éliminatoire : «").And.EndWith(" 1/5, seuil 5 : un avis défavorable est proposé."));
        Assert.That(page.QuerySelector("input[name=Avis]:checked")!.GetAttribute("value"), Is.EqualTo("Defavorable"));
    }

    private async Task SousLeSeuilAsync()
    {
        await using var session = await hote.Base.EcrireAsync();
        await session.ExecuterAsync(Seuils);
        await session.ExecuterAsync(AutreVersion);
        await session.ExecuterAsync(Notes);
        await session.ValiderAsync();
    }

    [Test]
    public async Task Opinion_proposal_and_scores_go_together_and_what_the_rules_do_not_take_yet_is_kept()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var (adresse, ancien) = await OuvrirUneFicheAsync(client);
        var (notes, justifications) = (Noms(ancien, "note."), Noms(ancien, "justification."));
        var (avis, specifique) = (Noms(ancien, "ligne.", ".avis")[0], Noms(ancien, "ligne.", ".specifique")[0]);
        using var fait = await client.EnvoyerAsync(ancien, adresse, (notes[0], "3"), (justifications[0], "Utile."), (justifications[1], "Sans note encore."), (avis, "Favorable"), (specifique, "100"));
        Assert.That(fait.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var page = await client.PageAsync(adresse);
        var etat = page.QuerySelector("[data-etat-enregistrement]")!.TextContent;
        Assert.That(etat, Does.StartWith("Brouillon gardé à").And.Contain("donnez la note"));
        Assert.That(page.QuerySelector($"[name='{justifications[1]}']")!.TextContent, Is.EqualTo("Sans note encore."));
        Assert.That(page.QuerySelector($"[name='{specifique}']")!.GetAttribute("value"), Is.EqualTo("100"));
        Assert.That(page.QuerySelector(".tableau--notes")!.TextContent, Does.Contain("3/5").And.Contain("Utile.").And.Not.Contain("Sans note encore."));

        using var conflit = await client.EnvoyerAsync(ancien, adresse, (notes[0], "1"), (justifications[0], "Autre avis."));
        var refus = await conflit.PageAsync();
        Assert.That(refus.Erreurs(), Has.All.Contains("entre-temps").And.Not.Empty);
        Assert.That(refus.QuerySelector($"[name='{justifications[0]}']")!.TextContent, Is.EqualTo("Autre avis."), "what was typed is kept");
        Assert.That(refus.QuerySelector(".travail")!.TextContent, Does.Contain("Écrit par une autre page").And.Contain("Utile."), "beside what is recorded");
        Assert.That(refus.Title, Does.StartWith("Erreur"));
    }

    [Test]
    public async Task Saved_then_the_next_of_the_list_opens_until_there_is_none()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var (adresse, formulaire) = await OuvrirUneFicheAsync(client);
        using var fait = await client.EnvoyerAsync(formulaire, adresse, ("suite", "suivant"));
        Assert.That(fait.Headers.Location!.ToString(), Does.Match(@"&rang=\d+#travail$").And.Not.StartWith(adresse.Split('?')[0]));
        var suivante = await client.PageAsync(fait.Headers.Location!.ToString());
        Assert.That(suivante.QuerySelector("[data-etat-enregistrement]")!.TextContent, Does.StartWith("Dossier précédent").And.Contain("enregistré à"));
        formulaire.SetAttribute("action", formulaire.GetAttribute("action")!.Split('?')[0]);
        using var seul = await client.EnvoyerAsync(formulaire, adresse, ("suite", "suivant"));
        Assert.That(seul.Headers.Location!.ToString(), Is.EqualTo(table), "opened from elsewhere: there is no next one");
    }

    [Test]
    public async Task An_amount_that_cannot_be_read_is_shown_beside_its_field_and_the_opinion_is_recorded()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var (adresse, formulaire) = await OuvrirUneFicheAsync(client);
        var (avis, specifique) = (Noms(formulaire, "ligne.", ".avis")[0], Noms(formulaire, "ligne.", ".specifique")[0]);
        using var reponse = await client.EnvoyerAsync(formulaire, adresse, (avis, "Favorable"), (specifique, "mille"));
        var refus = await reponse.PageAsync();
        Assert.That(refus.Erreurs().Single(), Does.Contain("mille"));
        Assert.That(refus.QuerySelector($"[name='{specifique}']")!.GetAttribute("value"), Is.EqualTo("mille"));
        Assert.That(refus.QuerySelector($"[name='{avis}'][value=Favorable]")!.HasAttribute("checked"));
        Assert.That((await client.PageAsync(adresse)).QuerySelector($"[name='{specifique}']")!.GetAttribute("value"), Is.EqualTo("mille"), "a draft");
    }

    [Test]
    public async Task An_instruction_closed_meanwhile_keeps_the_text_and_says_why()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var (adresse, formulaire) = await OuvrirUneFicheAsync(client);
        var justification = Noms(formulaire, "justification.")[0];
        using (var secretariat = await hote.ConnecterAsync(Secretariat))
        using (await secretariat.EnvoyerAsync($"{table}/clore", "form[action*='/clore']", ("sansProposition", "true")))
        {
        }

        using var reponse = await client.EnvoyerAsync(formulaire, adresse, (justification, "Six lignes de justification."));
        var page = await reponse.PageAsync();
        Assert.That(page.Erreurs().Single(), Does.Contain("n’est pas ouverte").And.Contain("gardé en brouillon"));
        Assert.That(page.QuerySelector("#textes-gardes")!.TextContent, Does.Contain("Six lignes de justification."));
        Assert.That((await client.PageAsync(adresse)).QuerySelector("#textes-gardes")!.TextContent, Does.Contain("Six lignes de justification."));
    }

    [Test]
    public async Task A_base_too_busy_gives_back_what_was_typed_and_what_the_page_rests_on()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var (adresse, formulaire) = await OuvrirUneFicheAsync(client);
        var justification = Noms(formulaire, "justification.")[0];
        var (note, version) = (Noms(formulaire, "note.")[0], formulaire.QuerySelector($"[name='v:{justification}']")!.GetAttribute("value"));
        hote.Base.ObservateurDesVerrous = _ => throw new Microsoft.Data.Sqlite.SqliteException("busy", 5);
        using var reponse = await client.EnvoyerAsync(formulaire, adresse, (note, "3"), (justification, "Six lignes de justification."));
        hote.Base.ObservateurDesVerrous = null;
        var page = await reponse.PageAsync();
        Assert.That(page.Erreurs().Single(), Does.Contain("Rien n’est enregistré").And.Contain("dans la page"));
        Assert.That(page.QuerySelector($"[name='{justification}']")!.TextContent, Is.EqualTo("Six lignes de justification."));
        Assert.That(page.QuerySelector($"[name='v:{justification}']")!.GetAttribute("value"), Is.EqualTo(version));
        using var encore = await client.EnvoyerAsync((IHtmlFormElement)page.QuerySelector(".travail")!, adresse);
        Assert.That((await client.PageAsync(adresse)).QuerySelector($"[name='{justification}']")!.TextContent, Is.EqualTo("Six lignes de justification."));
    }

    [Test]
    public async Task A_right_lost_meanwhile_shows_what_was_typed_and_nothing_of_the_dossier()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var (adresse, formulaire) = await OuvrirUneFicheAsync(client);
        var titre = (await client.PageAsync(adresse)).QuerySelector("h1")!.TextContent;
        var justification = Noms(formulaire, "justification.")[0];
        using (await client.EnvoyerAsync(adresse.Replace("?", "/deport?", StringComparison.Ordinal), "form[action*='/deport']", ("Deport.Motif", "Bénévole.")))
        {
        }

        using var reponse = await client.EnvoyerAsync(formulaire, adresse, (justification, "Un texte à copier."));
        Assert.That(reponse.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await reponse.PageAsync()).QuerySelector("main")!.TextContent, Does.Contain("Un texte à copier.").And.Not.Contain(titre));
    }

    private async Task<(string Adresse, IHtmlFormElement Formulaire)> OuvrirUneFicheAsync(HttpClient client)
    {
        var page = await client.PageAsync(table + "?etat=EnInstruction&anoter=1&taille=200");
        foreach (var lien in page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!).Where(a => a.Contains("/dossiers/", StringComparison.Ordinal)))
        {
            if ((await client.PageAsync(lien)).QuerySelector(".travail:has([name$='.specifique']):not(:has([name$='.recevable']))") is IHtmlFormElement formulaire)
            {
                return (lien, formulaire);
            }
        }

        throw new AssertionException("no line to instruct in the demonstration");
    }

    private static List<string> Noms(IHtmlFormElement formulaire, string debut, string fin = "") =>
        [.. formulaire.QuerySelectorAll($"[name^='{debut}']{(fin.Length > 0 ? $"[name$='{fin}']" : "")}").Select(e => e.GetAttribute("name")!).Distinct()];

    [Test]
    public async Task A_declared_deport_makes_the_dossier_disappear()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var adresse = (await client.PageAsync(table)).QuerySelector("tbody a")!.GetAttribute("href")!;
        using var refus = await client.EnvoyerAsync(adresse.Replace("?", "/deport?", StringComparison.Ordinal), "form[action*='/deport']", ("Deport.Motif", ""));
        Assert.That((await refus.PageAsync()).Erreurs(), Has.Count.EqualTo(1));
        using var fait = await client.EnvoyerAsync(adresse.Replace("?", "/deport?", StringComparison.Ordinal), "form[action*='/deport']", ("Deport.Motif", "Bénévole dans l’association."));
        Assert.That(fait.Headers.Location!.ToString(), Is.EqualTo(table));
        using var apres = await client.GetAsync(adresse);
        Assert.That(apres.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await client.PageAsync(table)).QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!.Split('?')[0]), Has.None.EqualTo(adresse.Split('?')[0]));
    }

    [Test]
    public async Task The_secretariat_asks_for_complements_and_the_signataire_is_told()
    {
        using var client = await hote.ConnecterAsync(Secretariat);
        var liste = table.Replace("/instruction/", "/secretariat/", StringComparison.Ordinal) + "/recevabilite";
        var adresse = (await client.PageAsync(liste)).QuerySelector("tbody a")!.GetAttribute("href")!;
        using var refus = await client.EnvoyerAsync(adresse, "form[action$='/complements']", ("Complements.Message", ""), ("Complements.TermeLe", "31/02/2027"));
        Assert.That((await refus.PageAsync()).Erreurs(), Is.Not.Empty);
        using var fait = await client.EnvoyerAsync(
            adresse, "form[action$='/complements']", ("Complements.Sections", "Pieces"), ("Complements.Indispensable", "true"), ("Complements.TermeLe", "2026-10-20"), ("Complements.Message", "Il manque les comptes."));
        Assert.That(fait.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await client.PageAsync(adresse)).Body!.TextContent, Does.Contain("À compléter").And.Contain("Il manque les comptes."));
        Assert.That((await hote.CourrielsAsync()).Select(m => m.TextBody), Has.Some.Contains("Il manque les comptes.").And.Some.Contains("20\u00A0octobre 2026"));
    }

    [Test]
    public async Task A_selection_is_told_before_it_is_declared_recevable_and_nothing_ticked_is_said_where_to_tick()
    {
        using var client = await hote.ConnecterAsync(Secretariat);
        var liste = table.Replace("/instruction/", "/secretariat/", StringComparison.Ordinal) + "/recevabilite";
        using (var vide = await client.EnvoyerAsync(liste, "form[action$='/recevables']"))
        {
            var refus = await vide.PageAsync();
            Assert.That(refus.QuerySelector(refus.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!)?.GetAttribute("name"), Is.EqualTo("coches"));
        }

        var coche = (await client.PageAsync(liste)).QuerySelector("input[name=coches]")!.GetAttribute("value")!;
        var avant = (await hote.CourrielsAsync()).Count;
        using var demande = await client.EnvoyerAsync(liste, "form[action$='/recevables']", ("coches", coche));
        var confirmation = await demande.PageAsync();
        Assert.That(confirmation.QuerySelector("h1")!.TextContent, Is.EqualTo("Déclarer ce dossier recevable ?"));
        Assert.That((await hote.CourrielsAsync()).Count, Is.EqualTo(avant), "nothing is done before it is confirmed");
        using var fait = await client.EnvoyerAsync((AngleSharp.Html.Dom.IHtmlFormElement)confirmation.QuerySelector("main form")!, liste, ("QuandMeme", "true"));
        Assert.That(fait.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await client.PageAsync(liste)).QuerySelectorAll("input[name=coches]").Select(c => c.GetAttribute("value")), Does.Not.Contain(coche));
    }

    [Test]
    public async Task Once_a_dossier_is_examined_the_next_one_opens_until_there_is_none()
    {
        using var client = await hote.ConnecterAsync(Secretariat);
        var liste = table.Replace("/instruction/", "/secretariat/", StringComparison.Ordinal) + "/recevabilite";
        var adresses = (await client.PageAsync(liste)).QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!).ToList();
        foreach (var (rang, adresse) in adresses.Index())
        {
            var numero = (await client.PageAsync(adresse)).QuerySelector(".fiche-tete .note")!.TextContent.Split(' ')[0];
            using var tropVite = await client.EnvoyerAsync(adresse, "form[action$='/statuer']:has(input[value='DeclarerRecevable'])");
            Assert.That((await tropVite.PageAsync()).Erreurs().Single(), Does.StartWith("Le contrôle n’est pas fini"));
            using var fait = await client.EnvoyerAsync(adresse, "form[action$='/statuer']:has(input[value='DeclarerRecevable'])", ("confirme", "true"));
            var suite = fait.Headers.Location!.ToString();
            Assert.That(suite, Is.EqualTo(rang + 1 < adresses.Count ? adresses[rang + 1] : liste));
            Assert.That((await client.PageAsync(suite)).QuerySelector(".bandeau--succes")!.TextContent, Does.Contain(numero).And.Contain(rang + 1 < adresses.Count ? "Voici le suivant" : "plus de dossier à examiner"));
        }

        Assert.That(adresses, Is.Not.Empty);
    }

    [Test]
    public async Task Closing_the_whole_call_says_first_how_many_it_would_close()
    {
        using var client = await hote.ConnecterAsync(Secretariat);
        var page = await client.PageAsync($"{table}/clore");
        var prevu = page.QuerySelector("label[for='sans-proposition']")!.TextContent.Split(':')[1].Trim().Split(' ')[0];
        Assert.That(page.QuerySelector("label[for='en-l-etat']")!.TextContent, Does.Contain("en instruction"));
        Assert.That(page.QuerySelectorAll("main li").Select(l => l.TextContent), Has.Some.Contains("sans proposition ni clôture").And.Some.Contains("-0003"), "why, and which");
        using var fait = await client.EnvoyerAsync($"{table}/clore", "form[action*='/clore']", ("sansProposition", "true"));
        var apres = fait.StatusCode == HttpStatusCode.OK ? (await fait.PageAsync()).QuerySelector("h1")! : (await client.PageAsync(table)).QuerySelector(".bandeau--succes")!;
        Assert.That(apres.TextContent, Does.Contain($"L’instruction est close pour {prevu} dossier"));
    }
}
