using System.Text.RegularExpressions;
using AppelAProjets.Navigateur.Tests.Hote;

namespace AppelAProjets.Navigateur.Tests.Parcours;

/// <summary>Deposit: once, in time, with its receipt.</summary>
internal static class DepotEtapes
{
    /// <summary>Two people (here two browsers) on one section: the second is told, and nothing is overwritten.</summary>
    public static async Task ADeuxSurUneRubriqueAsync(Monde monde, Personne porteur)
    {
        var autre = await monde.EntrerAsync(Association.Premiere.Courriel);
        await porteur.AllerAsync(monde.Dossier + "/projet");
        await autre.AllerAsync(monde.Dossier + "/projet");
        await porteur.RemplirAsync("Objectifs", "Que les voisins cuisinent ensemble.");
        await Association.EnregistrerAsync(porteur);
        await autre.RemplirAsync("Objectifs", "Autre chose.");
        await Association.EnregistrerAsync(autre);
        await autre.LireAsync("a été modifié entre-temps");
        Assert.That(await autre.Champ("Objectifs").InputValueAsync(), Is.EqualTo("Autre chose."), "What was typed is kept.");
        await porteur.AllerAsync(monde.Dossier + "/projet");
        Assert.That(await porteur.Champ("Objectifs").InputValueAsync(), Is.EqualTo("Que les voisins cuisinent ensemble."), "Nothing is overwritten.");
    }

    /// <summary>A double click, then the same page sent again from another browser: one dossier, one receipt, one mail.</summary>
    public static async Task DeposerAsync(Monde monde, Personne porteur)
    {
        var autre = await monde.EntrerAsync(Association.Premiere.Courriel);
        await autre.AllerAsync(monde.Dossier + "/verifier");
        await porteur.AllerAsync(monde.Dossier + "/verifier");
        await porteur.LireAsync(Association.Premiere.Projet, "8 000,00 €", "6 000,00 €", "rib.pdf");
        await porteur.PasserAsync(() => porteur.Bouton("Déposer le dossier").DblClickAsync());
        Assert.That(porteur.Page.Url, Does.EndWith("/recepisse"));
        await porteur.LireAsync("Votre dossier est déposé", "16 novembre 2027", "Mission politique de la ville", "02 40 99 48 48", "14 000,00 €");
        monde.Numero = Regex.Match(await porteur.TexteAsync(), @"Dossier nº (\S+)").Groups[1].Value;
        Assert.That(monde.Numero, Does.StartWith(Monde.Code));
        await autre.CliquerAsync("Déposer le dossier");
        await porteur.AllerAsync(monde.Dossier + "/recepisse");
        Assert.That(await porteur.Page.GetByText("Version 2").CountAsync(), Is.Zero, "One deposit, one version.");
        await LireLeCourrielAsync(monde, Association.Premiere.Courriel, monde.Numero);
    }

    /// <summary>The whole dossier of a second association, from the registration to the receipt, without JavaScript.</summary>
    public static async Task<string> DeposerSansScriptsAsync(Monde monde)
    {
        var porteur = await monde.VisiteurAsync(avecScripts: false);
        await Association.Seconde.SInscrireAsync(monde.Portail, porteur);
        await Association.Seconde.CreerLOrganisationAsync(porteur);
        var dossier = await RemplirAsync(porteur, Association.Seconde);
        await porteur.AllerAsync(dossier + "/verifier");
        await porteur.CliquerAsync("Déposer le dossier");
        await porteur.LireAsync("Votre dossier est déposé", "16 novembre 2027");
        await LireLeCourrielAsync(monde, Association.Seconde.Courriel, Monde.Code);
        return dossier;
    }

    /// <summary>The page is opened in time and sent too late: both times are said, the draft is kept, nothing is deposited.</summary>
    public static async Task DeposerTropTardAsync(Monde monde)
    {
        monde.Portail.Horloge.SetUtcNow(Monde.Cloture.AddMinutes(-5));
        var porteur = await monde.EntrerAsync(Association.Seconde.Courriel, avecScripts: false);
        var dossier = await RemplirAsync(porteur, Association.Seconde with { Projet = "Fête de la Saint-Jean" }, identiteConnue: true);
        await porteur.AllerAsync(dossier + "/verifier");
        monde.Portail.Horloge.SetUtcNow(Monde.Cloture.AddMinutes(2));
        await porteur.CliquerAsync("Déposer le dossier");
        await porteur.LireAsync("Le dépôt est clos depuis le 15 octobre 2027 à 23 h 59", "arrivée complète le 16 octobre 2027 à 0 h 01", "Votre brouillon est conservé.");
        await porteur.AllerAsync(dossier + "/recepisse", 404);
        await porteur.AllerAsync(dossier);
        await porteur.LireAsync("Fête de la Saint-Jean", "Brouillon jamais déposé");
    }

    private static async Task<string> RemplirAsync(Personne porteur, Association association, bool identiteConnue = false)
    {
        var dossier = await association.OuvrirLeDossierAsync(porteur);
        await Association.RemplirLesTextesAsync(porteur, dossier, identiteConnue);
        await Association.RemplirLeBudgetAsync(porteur, dossier, avecScripts: false);
        await Association.DemanderAsync(porteur, dossier);
        await Association.JoindreAsync(porteur, dossier);
        await Association.AttesterAsync(porteur, dossier);
        return dossier;
    }

    private static async Task LireLeCourrielAsync(Monde monde, string destinataire, string numero)
    {
        var recus = (await monde.Portail.CourrielsAsync(destinataire)).Where(c => c.Objet.EndsWith("bien reçu", StringComparison.Ordinal)).ToList();
        Assert.That(recus, Has.Count.EqualTo(1));
        Assert.That(recus[0].Objet, Does.Contain(numero));
        Assert.That(recus[0].Corps, Does.Contain("rejet implicite").And.Contain("Mission politique de la ville"));
    }
}
