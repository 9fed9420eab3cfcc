using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Parcours;

/// <summary>Recevabilité by the Secrétariat, then each funder's instructor, then the end of the instruction.</summary>
internal static class InstructionEtapes
{
    private const string Recevabilite = $"/secretariat/{Monde.Code}/recevabilite?etat=tous";
    private const string Tableau = $"/instruction/{Monde.Code}";

    // « avis … » for each cell of the work of a funder on a project, in the table.
    private const string CellulesDe = """
        ([projet, sigle]) => {
          const cellules = [...[...document.querySelectorAll('tr[data-id]')].find((rang) => rang.textContent.includes(projet)).cells];
          const debut = cellules.findIndex((cellule) => cellule.dataset.f === sigle);
          const fin = cellules.findIndex((cellule, place) => place > debut && cellule.dataset.f);
          const colonne = (cellule) => [...cellule.classList].find((classe) => classe.startsWith('t-')).slice(2);
          return cellules.slice(debut, fin < 0 ? undefined : fin).filter((cellule) => !['dem', 'ligne'].includes(colonne(cellule))).map((cellule) => `${colonne(cellule)} ${cellule.textContent.trim()}`);
        }
        """;

    public static async Task DemanderDesComplementsAsync(Personne secretariat)
    {
        await OuvrirAsync(secretariat, Association.Premiere);
        await secretariat.CliquerAsync("Accepter le mandat");
        await Volet(secretariat, "Demander des compléments").ClickAsync();
        await secretariat.CliquerAsync("Envoyer la demande");
        await secretariat.LireAsync("Nommez au moins une rubrique ou une pièce à compléter.", "Écrivez au porteur ce qui est attendu.");
        await secretariat.CocherAsync("Pièces jointes");
        await secretariat.CocherAsync("Ces éléments sont indispensables à l’instruction");
        await secretariat.RemplirAsync(("Répondre avant le", "2027-11-05"), ("Message au porteur", "Merci de joindre votre dernier rapport d’activité."));
        await secretariat.CliquerAsync("Envoyer la demande");
        await secretariat.LireAsync("La demande de compléments est partie");
    }

    public static async Task RepondreAsync(Monde monde)
    {
        Assert.That((await monde.Portail.DernierCourrielAsync(Association.Premiere.Courriel)).Corps, Does.Contain("rapport d’activité"));
        var porteur = await monde.EntrerAsync(Association.Premiere.Courriel);
        await porteur.AllerAsync("/espace");
        await porteur.LireAsync("À faire maintenant");
        await porteur.AllerAsync(monde.Dossier);
        await porteur.LireAsync("Ce que le secrétariat vous demande", "Merci de joindre votre dernier rapport d’activité.");
        await porteur.SuivreAsync("Pièces jointes");
        var piece = porteur.Page.GetByRole(AriaRole.Region, new() { Name = "Dernier rapport d’activité" });
        await piece.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "rapport.pdf", MimeType = "application/pdf", Buffer = Fichiers.Pdf("Rapport") });
        await piece.GetByRole(AriaRole.Link, new() { Name = "rapport.pdf" }).First.WaitForAsync();
        await porteur.AllerAsync(monde.Dossier + "/verifier");
        await porteur.CliquerAsync("Envoyer la réponse");
        await porteur.LireAsync("Votre réponse est envoyée", "version 2 du dossier");
    }

    /// <summary>The first is declared admissible; the second is not, and its porteur reads why.</summary>
    public static async Task StatuerAsync(Monde monde, Personne secretariat, string secondDossier)
    {
        await OuvrirAsync(secretariat, Association.Premiere);
        await secretariat.Page.GetByLabel("Le déclarer recevable quand même").CheckAsync();
        await secretariat.CliquerAsync("Déclarer recevable");
        await secretariat.LireAsync("c’est enregistré", "Voici le suivant à examiner.");
        await OuvrirAsync(secretariat, Association.Seconde);
        await Volet(secretariat, "Déclarer irrecevable").ClickAsync();
        await secretariat.CliquerAsync("Déclarer irrecevable");
        await secretariat.Page.Locator("details[open]").GetByLabel("Motif").FillAsync("L’action a lieu hors des quartiers prioritaires.");
        await secretariat.CliquerAsync("Déclarer irrecevable");
        var porteur = await monde.EntrerAsync(Association.Seconde.Courriel, avecScripts: false);
        await porteur.AllerAsync(secondDossier);
        await porteur.LireAsync("Irrecevable", "L’action a lieu hors des quartiers prioritaires.");
    }

    public static async Task InstruireAsync(Personne instructeur, string sigle, string[] notes, string propose)
    {
        await instructeur.AllerAsync(Tableau);
        await instructeur.SuivreAsync(Association.Premiere.Projet);
        await instructeur.CocherAsync($"Recevable pour {sigle}");
        foreach (var (critere, note) in new[] { "Utilité pour les habitants", "Faisabilité" }.Zip(notes))
        {
            var groupe = instructeur.Page.GetByRole(AriaRole.Group, new() { Name = critere });
            await groupe.GetByLabel($"{note} sur 5").CheckAsync();
            await groupe.GetByLabel("Justification").FillAsync("Projet bien préparé avec les habitants.");
        }

        await instructeur.CocherAsync("Favorable");
        await instructeur.RemplirAsync("Proposé, spécifique", "beaucoup");
        await instructeur.CliquerAsync("Enregistrer");
        Assert.That(await instructeur.Page.Locator(".govuk-error-summary").CountAsync(), Is.EqualTo(1));
        await instructeur.RemplirAsync("Proposé, spécifique", propose);
        await instructeur.CliquerAsync("Enregistrer");
        await instructeur.LireAsync("Proposée");
    }

    /// <summary>The work of another funder is not shown before the instruction is closed: each of its cells says that there is something, and not what.</summary>
    public static async Task NePasVoirLesAutresAsync(Personne instructeur, string autre, string montantDesAutres)
    {
        await instructeur.AllerAsync(Tableau);
        Assert.That(await instructeur.TexteAsync(), Does.Not.Contain(montantDesAutres));
        var cellules = await instructeur.Page.EvaluateAsync<string[]>(CellulesDe, new[] { Association.Premiere.Projet, autre });
        Assert.That(cellules, Is.SupersetOf(new[] { "avis …", "prop …" }).And.All.EndsWith(" …"));
    }

    public static async Task CloreAsync(Monde monde, Personne secretariat)
    {
        await secretariat.AllerAsync(Tableau);
        await secretariat.SuivreAsync("Clore toute l’instruction…");
        await secretariat.CliquerAsync("Clore l’instruction");
        await secretariat.LireAsync("Instruit", "7 010", "4 520");
    }

    private static async Task OuvrirAsync(Personne secretariat, Association association)
    {
        await secretariat.AllerAsync(Recevabilite);
        await secretariat.SuivreAsync(association.Projet);
    }

    private static ILocator Volet(Personne personne, string titre) => personne.Page.Locator("summary", new() { HasText = titre });
}
