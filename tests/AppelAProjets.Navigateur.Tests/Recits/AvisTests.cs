using AppelAProjets.Application.Sql;
using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>Opinions from outside of the services: an expert without account, and a conseil citoyen.</summary>
[TestFixture]
public sealed class AvisTests : Recit
{
    private const string Expert = "jeanne@expert.example";

    private static readonly SqlStatement DuNord = new("""
        SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId
        WHERE a.Code = 'EMPL28' AND d.Etat = 'EnInstruction' AND EXISTS (
            SELECT 1 FROM DossierQuartier dq JOIN TerritoireQuartier tq ON tq.QuartierCode = dq.QuartierCode JOIN Territoire t ON t.Id = tq.TerritoireId WHERE dq.DossierId = d.Id AND t.Nom = 'Nantes Nord')
        ORDER BY d.Numero
        """);

    private static readonly SqlStatement Fini = new("UPDATE AvisConsultatif SET TermeLe = @Hier WHERE Courriel = @Courriel");

    [Test]
    public async Task Un_expert_sans_compte_repond_par_son_lien_puis_le_lien_se_ferme()
    {
        var fiche = await FicheAsync();
        var secretariat = await EntrerAsync("secretariat");
        await secretariat.AllerAsync($"{fiche}/avis/inviter");
        await secretariat.RemplirAsync(("Nom de l’expert", "Jeanne Auffray"), ("Adresse électronique", Expert), ("Question", "Le budget est-il réaliste ?"), ("Répondre avant le", Jour(10)));
        await secretariat.CliquerAsync("Envoyer l’invitation");
        await secretariat.LireAsync("L’invitation est envoyée");
        var lien = (await Portail.DernierCourrielAsync(Expert)).Lien("/expert");

        var expert = await ArriverAsync();
        await expert.AllerAsync(lien);
        await expert.LireAsync("Le budget est-il réaliste", "Jeanne Auffray");
        await expert.CocherAsync("Favorable sous réserve");
        await expert.RemplirAsync("Commentaire", "Oui, si le formateur est confirmé.");
        await Assertions.Expect(expert.Page.Locator("[data-brouillon-etat]")).ToContainTextAsync("Brouillon enregistré à");
        await expert.AllerAsync(lien);
        await Assertions.Expect(expert.Champ("Commentaire")).ToHaveValueAsync("Oui, si le formateur est confirmé.");
        await Assertions.Expect(expert.Champ("Favorable sous réserve")).ToBeCheckedAsync();
        await expert.CliquerAsync("Envoyer mon avis");
        await expert.LireAsync("Votre avis est envoyé");

        await secretariat.AllerAsync(fiche);
        await secretariat.LireAsync("Jeanne Auffray, expert", "Oui, si le formateur est confirmé.");
        await FinirAsync();
        await expert.AllerAsync(lien);
        await expert.LireAsync("est passée", "Oui, si le formateur est confirmé.");
        await expert.RemplirAsync("Un mot pour cette personne (facultatif)", "Encore un mot à dire.");
        await expert.CliquerAsync("Demander à répondre encore");
        await expert.LireAsync("est prévenue");
        Assert.That((await Portail.DernierCourrielAsync(Courriel("secretariat"))).Corps, Does.Contain("Encore un mot à dire."));
        Constats.Verifier();
    }

    [Test]
    public async Task Un_conseil_citoyen_arrive_sur_les_dossiers_de_son_quartier_et_donne_un_avis()
    {
        var fiche = await FicheAsync();
        var conseil = await EntrerAsync("conseil");
        Assert.That(new Uri(conseil.Page.Url).AbsolutePath, Is.EqualTo("/quartier"));
        await conseil.AllerAsync($"/quartier/{fiche.Split('/')[^1]}");
        var texte = await conseil.TexteAsync();
        Assert.That(texte, Does.Contain("Le projet").And.Not.Contain("Téléphone").And.Not.Contain("IBAN"));
        await conseil.CocherAsync("Défavorable");
        await conseil.CliquerAsync("Donner cet avis");
        await conseil.LireAsync("Dites pourquoi l’avis est défavorable.");
        await conseil.RemplirAsync("Commentaire", "Les habitants ne l’ont pas demandé.");
        await conseil.CliquerAsync("Donner cet avis");
        await conseil.LireAsync("est enregistré", "Défavorable");

        var secretariat = await EntrerAsync("secretariat");
        await secretariat.AllerAsync(fiche);
        await secretariat.LireAsync("Conseil citoyen", "Les habitants ne l’ont pas demandé.");
        Constats.Verifier();
    }

    private string Jour(int dans) => Portail.Horloge.GetUtcNow().AddDays(dans).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    // The clock is everyone's: the term comes back instead.
    private Task<bool> FinirAsync() => Portail.AvecAsync<SqlDatabase, bool>(async donnees =>
    {
        await using var session = await donnees.EcrireAsync();
        var fini = await session.ModifierAsync(Fini, new { Courriel = Expert, Hier = DateOnly.FromDateTime(Portail.Horloge.GetUtcNow().Date).AddDays(-1) });
        await session.ValiderAsync();
        return fini;
    });

    private async Task<string> FicheAsync() => await Portail.AvecAsync<SqlDatabase, string>(async donnees =>
    {
        await using var session = await donnees.LireAsync();
        return $"/instruction/EMPL28/dossiers/{(await session.ListeAsync<Guid>(DuNord))[0]}";
    });
}
