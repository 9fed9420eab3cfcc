using AppelAProjets.Navigateur.Tests.Hote;

namespace AppelAProjets.Navigateur.Tests.Parcours;

/// <summary>Letters prepared, approved by both funders, published, read and downloaded.</summary>
internal static class CourrierEtapes
{
    private const string Courriers = $"/secretariat/{Monde.Code}/courriers";

    /// <summary>What the committee decided, in a form found nowhere else in the dossier.</summary>
    private static readonly string[] Secrets = ["6 010", "4 520", "7 010", "10 530", "Favorable", "assurance"];

    /// <summary>Until publication the porteur's pages and mails tell nothing of amounts, avis or conditions.</summary>
    public static async Task NeRienLaisserVoirAsync(Monde monde)
    {
        var porteur = await monde.EntrerAsync(Association.Premiere.Courriel);
        foreach (var page in new[] { "/espace", monde.Dossier, monde.Dossier + "/recepisse" })
        {
            await porteur.AllerAsync(page);
            Taire(await porteur.TexteAsync(), page);
            Taire(Personne.Espaces(await porteur.Page.ContentAsync()), page);
        }

        await porteur.AllerAsync(monde.Dossier);
        await porteur.LireAsync("Examiné en comité le 2 décembre 2027");
        await porteur.AllerAsync(monde.Dossier + "/courrier", 404);
        await porteur.AllerAsync($"/instruction/{Monde.Code}", 404);
        foreach (var courriel in await monde.Portail.CourrielsAsync(Association.Premiere.Courriel))
        {
            Taire(Personne.Espaces(courriel.Objet + courriel.Corps), courriel.Objet);
        }
    }

    public static async Task PreparerAsync(Monde monde, Personne secretariat)
    {
        await secretariat.AllerAsync(Courriers);
        await secretariat.LireAsync(monde.Numero, "À préparer");
        await secretariat.CliquerAsync("Préparer les projets");
        await secretariat.CliquerAsync("Demander les bons à signer");
        await secretariat.CliquerAsync("Publier…");
        await secretariat.LireAsync("Aucun des courriers choisis n’a tous ses bons à signer.");
    }

    public static async Task SignerAsync(Monde monde, string courriel)
    {
        var lien = (await monde.Portail.DernierCourrielAsync(courriel)).Lien("/courriers/a-signer");
        var signataire = await monde.EntrerAsync(courriel);
        await signataire.AllerAsync(lien);
        await signataire.PasserAsync(() => signataire.Page.Locator("main table a").First.ClickAsync());
        await signataire.LireAsync("6 010,00 €", "4 520,00 €", "Fournir l’attestation d’assurance");
        await signataire.CliquerAsync("Donner le bon à signer");
    }

    public static async Task PublierAsync(Personne secretariat)
    {
        await secretariat.AllerAsync(Courriers);
        await secretariat.LireAsync("Bon à signer");
        await secretariat.CliquerAsync("Publier…");
        await secretariat.CliquerAsync("Publier 1 courrier");
        await secretariat.LireAsync("Publié");
    }

    /// <summary>The porteur follows the mail, reads the page, downloads the PDF, whose text is read back.</summary>
    public static async Task LireAsync(Monde monde)
    {
        var annonce = await monde.Portail.DernierCourrielAsync(Association.Premiere.Courriel);
        Assert.That(annonce.Objet, Does.Contain(monde.Numero));
        Taire(Personne.Espaces(annonce.Corps), "the mail, which anyone may see over a shoulder");
        var porteur = await monde.EntrerAsync(Association.Premiere.Courriel);
        await porteur.AllerAsync(annonce.Lien("/espace/dossiers/"));
        if (!porteur.Page.Url.EndsWith("/courrier", StringComparison.Ordinal))
        {
            await porteur.AllerAsync(monde.Dossier);
            await porteur.SuivreAsync("Lire le courrier");
        }

        string[] attendus =
        [
            monde.Numero, AppelEtapes.Pref, "6 010,00", AppelEtapes.Nm, "4 520,00", "Fournir l’attestation d’assurance", "2 décembre 2027", Association.Premiere.Nom,
            "Le présent courrier n’est pas une décision d’attribution et ne crée aucun droit.", "Chaque financeur notifie sa propre décision",
        ];
        await porteur.LireAsync(attendus);
        var texte = await TelechargerAsync(porteur);
        Assert.Multiple(() =>
        {
            foreach (var attendu in attendus)
            {
                Assert.That(texte, Does.Contain(attendu), "In the PDF");
            }
        });
    }

    private static async Task<string> TelechargerAsync(Personne porteur)
    {
        var telechargement = await porteur.Page.RunAndWaitForDownloadAsync(() => porteur.Page.GetByText("Télécharger le PDF").ClickAsync());
        var fichier = Path.Combine(Path.GetTempPath(), $"aap-courrier-{Guid.NewGuid():N}.pdf");
        await telechargement.SaveAsAsync(fichier);
        var texte = Fichiers.Texte(fichier);
        File.Delete(fichier);
        return texte;
    }

    private static void Taire(string texte, string ou)
    {
        foreach (var secret in Secrets)
        {
            Assert.That(texte, Does.Not.Contain(secret), $"Leaks on {ou}");
        }
    }
}
