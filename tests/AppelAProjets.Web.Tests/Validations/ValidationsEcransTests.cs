using AppelAProjets.Application.Liens;

namespace AppelAProjets.Web.Tests.Validations;

/// <summary>The queue of a Valideur through its pages, without JavaScript.</summary>
public sealed class ValidationsEcransTests
{
    private static readonly SqlStatement Preparees = new(dialecte => $"""
        SELECT l.Id, d.Numero FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId JOIN Appel a ON a.Id = d.AppelId JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE a.Etat = 'DepotClos' AND d.Etat = 'EnInstruction' AND f.Sigle = 'PREF44' AND d.TotalCharges > 200000 ORDER BY d.Numero {dialecte.Page}
        """);

    private static readonly SqlStatement Aucune = new("UPDATE Ligne SET Etat = 'Demandee', ProposeSpecifique = NULL, ProposeDroitCommun = NULL WHERE Etat = 'Recevable'");
    private static readonly SqlStatement Preparer = new("UPDATE Ligne SET Etat = 'Recevable', ProposeSpecifique = 100000, ProposeDroitCommun = 0, ProposeMotif = 'Essai', SansPropositionLe = NULL, RenvoyeLe = NULL WHERE Id IN @Ids");
    private static readonly SqlStatement Demesurer = new("UPDATE Ligne SET ProposeSpecifique = 99999900 WHERE Id = @Id");
    private static readonly SqlStatement Etats = new("SELECT Etat FROM Ligne WHERE Id IN @Ids ORDER BY Etat");

    [Test]
    public async Task Chosen_together_looked_at_against_the_envelopes_then_validated_or_returned()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var valideur = await hote.ConnecterAsync("valideur@demo.example");
        IReadOnlyList<LigneRow> lignes;
        await using (var session = await hote.Base.EcrireAsync())
        {
            lignes = await session.ListeAsync<LigneRow>(Preparees, new { Saut = 0, Taille = 3 });
            await session.ExecuterAsync(Aucune);
            await session.ExecuterAsync(Preparer, new { Ids = lignes.Select(l => l.Id) });
            await session.ValiderAsync();
        }

        var file = await valideur.PageAsync(LiensValidations.AValider);
        Assert.That(file.QuerySelector(".onglets a[aria-current]")!.TextContent.Trim(), Is.EqualTo("À valider (3)"));
        using var rien = await valideur.EnvoyerAsync(LiensValidations.AValider, "main form");
        Assert.That(rien.Headers.Location!.ToString(), Is.EqualTo(LiensValidations.AValider), "nothing ticked is said");

        using var choisies = await valideur.EnvoyerAsync(LiensValidations.AValider, "main form", ("lignes", $"{lignes[0].Id}"));
        var selection = await choisies.PageAsync();
        Assert.That(selection.QuerySelector("main")!.TextContent, Does.Contain(lignes[0].Numero).And.Contain("déjà validés").And.Not.Contain(lignes[1].Numero));
        using var valide = await valideur.EnvoyerAsync((AngleSharp.Html.Dom.IHtmlFormElement)selection.QuerySelector($"form[action='{LiensValidations.Valider}']")!, LiensValidations.Selection);
        Assert.That((await valideur.PageAsync(LiensValidations.AValider)).QuerySelectorAll("tbody tr"), Has.Length.EqualTo(2));

        var groupe = (await valideur.PageAsync(LiensValidations.AValider)).QuerySelector("button[name=groupe]")!.GetAttribute("value");
        using var toutes = await valideur.EnvoyerAsync(LiensValidations.AValider, "main form", ("groupe", groupe));
        var renvoi = (AngleSharp.Html.Dom.IHtmlFormElement)(await toutes.PageAsync()).QuerySelector($"form[action='{LiensValidations.Renvoyer}']")!;
        using var sansMotif = await valideur.EnvoyerAsync(renvoi, LiensValidations.Selection, ("Renvoi.Motif", " "));
        Assert.That((await sansMotif.PageAsync()).Erreurs(), Has.Count.EqualTo(1));
        using var renvoyees = await valideur.EnvoyerAsync(renvoi, LiensValidations.Selection, ("Renvoi.Motif", "Au prorata des quartiers."));
        Assert.That((await valideur.PageAsync(LiensValidations.AValider)).QuerySelector("main")!.TextContent, Does.Contain("Aucune proposition n’attend").And.Not.Contain(lignes[1].Numero));

        using var instructeur = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        var page = await instructeur.PageAsync(LiensValidations.Renvoyees);
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain(lignes[1].Numero).And.Contain(lignes[2].Numero).And.Contain("Au prorata des quartiers."));
        using var soumis = await instructeur.EnvoyerAsync(LiensValidations.Renvoyees, $"form[action$='{lignes[1].Id}']");
        Assert.That((await valideur.PageAsync(LiensValidations.AValider)).QuerySelectorAll("tbody tr"), Has.Length.EqualTo(1));
        await using var lecture = await hote.Base.LireAsync();
        Assert.That(await lecture.ListeAsync<string>(Etats, new { Ids = lignes.Select(l => l.Id) }), Is.EqualTo(new[] { "Proposee", "Recevable", "Recevable" }));
    }

    [Test]
    public async Task What_will_not_be_validated_weighs_on_no_envelope()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var valideur = await hote.ConnecterAsync("valideur@demo.example");
        IReadOnlyList<LigneRow> lignes;
        await using (var session = await hote.Base.EcrireAsync())
        {
            lignes = await session.ListeAsync<LigneRow>(Preparees, new { Saut = 0, Taille = 2 });
            await session.ExecuterAsync(Aucune);
            await session.ExecuterAsync(Preparer, new { Ids = lignes.Select(l => l.Id) });
            await session.ExecuterAsync(Demesurer, new { lignes[1].Id });
            await session.ValiderAsync();
        }

        async Task<string[]> EnveloppesAsync(params (string, string?)[] choix)
        {
            using var reponse = await valideur.EnvoyerAsync(LiensValidations.AValider, "main form", choix);
            return [.. (await reponse.PageAsync()).QuerySelectorAll("main section p").Select(p => p.TextContent)];
        }

        var seule = await EnveloppesAsync(("lignes", $"{lignes[0].Id}"));
        var groupe = (await valideur.PageAsync(LiensValidations.AValider)).QuerySelector("button[name=groupe]")!.GetAttribute("value");
        Assert.That(seule, Is.Not.Empty);
        Assert.That(await EnveloppesAsync(("groupe", groupe)), Is.EqualTo(seule));
    }

    private sealed record LigneRow
    {
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
    }
}
