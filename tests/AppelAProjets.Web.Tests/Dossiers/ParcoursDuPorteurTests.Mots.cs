using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AppelAProjets.Application.Tests.PlanActions;
using AppelAProjets.Domain;

namespace AppelAProjets.Web.Tests.Dossiers;

/// <summary>What the pages say is true: of what does not stand, of what stops, of what the call asks, of what was read.</summary>
public sealed partial class ParcoursDuPorteurTests
{
    private static readonly SqlStatement SansReferent = new("UPDATE Habilitation SET Fin = Debut WHERE Role = 'ReferentQuartier'");
    private static readonly SqlStatement OuvrirPlusTard = new("UPDATE Appel SET OuvertureLe = @Le, Etat = 'Publie', Version = Version + 1 WHERE Code = @Code");
    private static readonly SqlStatement Consignes = new("UPDATE AppelPiece SET Aide = 'Un relevé de moins de trois mois.' WHERE AppelId IN (SELECT Id FROM Appel WHERE Code = @Code)");
    private static readonly SqlStatement Changer = new("UPDATE Appel SET Version = Version + 1 WHERE Code = @Code");

    private static readonly SqlStatement Bornes = new("""
        SELECT f.FinanceurId AS Id, f.MontantMinimum AS Minimum, f.MontantMaximum AS Maximum
        FROM AppelFinanceur f JOIN Appel a ON a.Id = f.AppelId WHERE a.Code = @Code AND f.MontantMinimum > 0 AND f.MontantMaximum > 0 ORDER BY f.Ordre
        """);

    [Test]
    public async Task An_amount_out_of_its_bounds_is_kept_and_said_beside_it_with_the_bound()
    {
        var adresse = await BrouillonAsync();
        await using var session = await hote.Base.LireAsync();
        var bornes = (await session.ListeAsync<BornesRow>(Bornes, new { appel.Code }))[0];
        foreach (var (montant, message) in new[] { (bornes.Minimum.Centimes - 1, "est inférieur au minimum"), (bornes.Maximum.Centimes + 1, "dépasse le maximum") })
        {
            using var reponse = await client.EnvoyerAsync($"{adresse}/demandes", "main form[data-enregistrement]", ($"demandes.{bornes.Id}", $"{new Montant(montant)}"));
            var page = await reponse.PageAsync();
            Assert.Multiple(() =>
            {
                Assert.That(page.QuerySelector($"#demandes_{bornes.Id}-erreur")?.TextContent, Does.Contain(message).And.Contain($"{(montant < bornes.Minimum.Centimes ? bornes.Minimum : bornes.Maximum)}"));
                Assert.That(page.QuerySelector<IHtmlInputElement>($"#demandes_{bornes.Id}")!.Value + "€", Is.EqualTo($"{new Montant(montant)}".Replace("\u00A0€", "€", StringComparison.Ordinal)));
                Assert.That(page.Erreurs(), Has.Some.Contains(message));
            });
        }
    }

    [Test]
    public async Task Parts_over_the_whole_are_said_above_them()
    {
        var adresse = await BrouillonAsync();
        var champs = (await client.PageAsync($"{adresse}/territoires")).QuerySelectorAll<IHtmlInputElement>("input[name^='territoires.part.']").Select(c => c.Name!).Take(2).ToList();
        using var reponse = await client.EnvoyerAsync($"{adresse}/territoires", "main form[data-enregistrement]", (champs[0], "80"), (champs[1], "30"));
        Assert.That((await reponse.PageAsync()).QuerySelector("#territoires_part-erreur")?.TextContent, Does.Contain("110"));
    }

    [Test]
    public async Task An_answer_that_stops_is_neither_done_nor_left_to_fill()
    {
        var adresse = await BrouillonAsync();
        var champs = (await client.PageAsync($"{adresse}/eligibilite")).QuerySelectorAll<IHtmlInputElement>("main input[type=radio]").GroupBy(r => r.Name!).ToList();
        using var reponse = await client.EnvoyerAsync($"{adresse}/eligibilite", "main form", champs.Select(c => (c.Key, (string?)c.Last().Value)));
        var page = await client.PageAsync(reponse.Headers.Location!.ToString());
        var liste = await client.PageAsync(adresse);
        Assert.Multiple(() =>
        {
            Assert.That(reponse.Headers.Location!.ToString(), Is.EqualTo($"{adresse}/eligibilite"), "read before anything else is asked");
            Assert.That(Texte(page), Does.Contain("Vos réponses sont enregistrées.").And.Contain("n’est pas concerné par cet appel").And.Not.Contain("C’est fait").And.Not.Contain("à remplir").And.Not.Contain("Ce qu’il reste à faire ici"));
            Assert.That(Texte(liste), Does.Not.Match("Éligibilité[^.]{0,40}(À remplir|Complet)"));
        });
    }

    [Test]
    public async Task What_the_call_says_of_a_piece_is_read_where_it_is_joined()
    {
        var adresse = await BrouillonAsync();
        await EcrireAsync(Consignes, new { appel.Code });
        await EcrireAsync(Changer, new { appel.Code });
        Assert.That((await client.PageAsync($"{adresse}/pieces")).QuerySelectorAll("[data-depot]").Select(s => s.TextContent), Is.Not.Empty.And.All.Contains("Un relevé de moins de trois mois."));
    }

    [Test]
    public async Task The_referent_is_named_before_anything_is_asked_of_him()
    {
        var adresse = await BrouillonAsync();
        Assert.That(Texte(await client.PageAsync($"{adresse}/referent")), Does.Contain("Choisissez d’abord les quartiers de votre projet"));
        foreach (var champ in (await client.PageAsync($"{adresse}/territoires")).QuerySelectorAll<IHtmlInputElement>("input[name^='territoires.part.']").Select(c => c.Name!))
        {
            using var _ = await client.EnvoyerAsync($"{adresse}/territoires", "main form[data-enregistrement]", (champ, "100"));
        }

        var referents = (await client.PageAsync($"{adresse}/referent")).QuerySelector("#referents")!.ParentElement!.QuerySelectorAll("li").Select(l => l.TextContent).ToList();
        Assert.That(referents, Has.Some.Match(@": \p{Lu}\w+ \p{Lu}"), "a name beside its neighbourhood");

        await EcrireAsync(SansReferent, new { });
        Assert.That(Texte(await client.PageAsync($"{adresse}/referent")), Does.Contain("Personne n’est désigné pour").And.Contain("le secrétariat de l’appel la reçoit"), "and what to do when nobody is");
    }

    [Test]
    public async Task Before_the_opening_nothing_is_said_to_have_arrived()
    {
        var adresse = await CompletAsync();
        var ouverture = hote.Horloge.GetUtcNow().AddDays(3);
        await EcrireAsync(OuvrirPlusTard, new { appel.Code, Le = ouverture });
        var page = await client.PageAsync($"{adresse}/verifier");
        Assert.That(Texte(page), Does.Contain("Le dépôt n’est pas encore ouvert").And.Not.Contain("arrivée"));
        Assert.That(page.QuerySelector($"form[action='{adresse}/deposer']"), Is.Null);
    }

    [Test]
    public async Task Of_a_workbook_with_several_sheets_the_one_that_is_named_is_read_and_it_is_said()
    {
        var adresse = await BrouillonAsync();
        byte[] classeur = ClasseurDEssai.Faire(
        [
            ("Projet A", "visible", ClasseurDEssai.Ligne(1, "Compte", "Montant") + ClasseurDEssai.Ligne(2, "604 Achats d’études et prestations de services", "1200")),
            ("Projet B", "visible", ClasseurDEssai.Ligne(1, "Compte", "Montant") + ClasseurDEssai.Ligne(2, "604 Achats d’études et prestations de services", "3400")),
        ]);
        var demande = await ColleAsync(adresse, classeur, null);
        var lue = await ColleAsync(adresse, classeur, "projet b");
        Assert.Multiple(() =>
        {
            Assert.That(demande.Erreurs(), Has.Count.EqualTo(1).And.Some.Contains("« Projet A », « Projet B »"));
            Assert.That(demande.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"), Is.EqualTo("#Feuille"));
            Assert.That(Texte(lue), Does.Contain("Feuille lue : « Projet B ».").And.Contain("3 400,00").And.Not.Contain("1 200,00"));
        });
    }

    [Test]
    public async Task A_volume_and_a_folio_typed_as_an_rna_go_to_their_fields()
    {
        var adresse = await BrouillonAsync();
        var page = (await client.PageAsync($"{adresse}/association")).QuerySelector("#Identite_Identification a")!.GetAttribute("href")!;
        using var reponse = await client.EnvoyerAsync(page, "main form", ("Rna", "Volume 45, folio 123"));
        var rangee = await reponse.PageAsync();
        Assert.Multiple(() =>
        {
            Assert.That(rangee.Erreurs().Single(), Does.Contain("pas un RNA").And.Contain("dans ses champs"));
            Assert.That(new[] { "Rna", "RegistreVolume", "RegistreFolio" }.Select(c => rangee.QuerySelector<IHtmlInputElement>($"#{c}")!.Value), Is.EqualTo(new[] { "", "45", "123" }));
            Assert.That(rangee.QuerySelector<IHtmlInputElement>("input[name=Statut][value=AssociationAlsaceMoselle]")!.IsChecked, Is.True);
        });
        using var gardee = await client.EnvoyerAsync((IHtmlFormElement)rangee.QuerySelector("main form")!, page, ("RegistreTribunal", "Strasbourg"));
        Assert.That((int)gardee.StatusCode, Is.EqualTo(302), "saved as it was put in its place");
    }

    private async Task<IHtmlDocument> ColleAsync(string adresse, byte[] classeur, string? feuille)
    {
        var jeton = (await client.PageAsync($"{adresse}/budget/coller")).QuerySelector<IHtmlInputElement>("main input[name='__RequestVerificationToken']")!.Value;
        using var corps = new MultipartFormDataContent { { new StringContent(jeton), "__RequestVerificationToken" }, { new StringContent(feuille ?? ""), "feuille" } };
        using var fichier = new ByteArrayContent(classeur);
        fichier.Headers.ContentType = MediaTypeHeaderValue.Parse("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        corps.Add(fichier, "fichier", "budget.xlsx");
        using var reponse = await client.PostAsync($"{adresse}/budget/coller", corps);
        return await reponse.PageAsync();
    }

    private async Task EcrireAsync(SqlStatement sql, object parametres)
    {
        await using var session = await hote.Base.EcrireAsync();
        Assert.That(await session.ExecuterAsync(sql, parametres), Is.Positive);
        await session.ValiderAsync();
    }

    private sealed record BornesRow
    {
        public required Guid Id { get; init; }
        public required Montant Minimum { get; init; }
        public required Montant Maximum { get; init; }
    }
}
