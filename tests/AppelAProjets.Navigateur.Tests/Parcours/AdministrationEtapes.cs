using AppelAProjets.Application.Administration;
using AppelAProjets.Navigateur.Tests.Hote;

namespace AppelAProjets.Navigateur.Tests.Parcours;

/// <summary>From an empty database to people who can sign in.</summary>
internal static class AdministrationEtapes
{
    public const string Administrateur = "admin@portail.example";

    private const string Quartiers = """
        code;nom;communes
        QN04405M;Bellevue;Nantes, Saint-Herblain
        QN04407I;Le Breil;Nantes
        QN04410N;Malakoff;Nantes
        """;

    private static readonly (string Sigle, string Nom, string Type, string Compte)[] Financeurs =
    [
        ("PREF44", "Préfecture de la Loire-Atlantique", "État", "État"),
        ("NM", "Nantes Métropole", "Intercommunalité", "Intercommunalité"),
        ("CAF44", "Caisse d’allocations familiales", "Organisme social", "Organismes sociaux"),
    ];

    private static readonly (string Prenom, string Nom, string Courriel, string Role, string? Financeur)[] Personnes =
    [
        ("Camille", "Rousselot", "secretariat@portail.example", "Secrétariat", null),
        ("Iris", "Préfet", "instructeur.pref@portail.example", "Instructeur", "PREF44"),
        ("Ivan", "Métropole", "instructeur.nm@portail.example", "Instructeur", "(NM)"),
        ("Maud", "Préfet", "membre.pref@portail.example", "Membre du comité", "PREF44"),
        ("Marc", "Métropole", "membre.nm@portail.example", "Membre du comité", "(NM)"),
        ("Hélène", "Guérandel", "presidence@portail.example", "Présidence", null),
        ("Sonia", "Préfet", "signataire.pref@portail.example", "Signataire du courrier", "PREF44"),
        ("Simon", "Métropole", "signataire.nm@portail.example", "Signataire du courrier", "(NM)"),
    ];

    /// <summary>The two commands that a new instance starts with: neighbourhoods, first administrator, whose mail holds the link.</summary>
    public static async Task PreparerLInstanceAsync(Monde monde)
    {
        using var csv = new StringReader(Quartiers);
        var importes = await monde.Portail.AvecAsync((ImporterQuartiers i) => i.ExecuterAsync(csv));
        Assert.That(importes.Valeur, Is.EqualTo(3));
        var lien = await monde.Portail.AvecAsync((CreerAdministrateur c) => c.ExecuterAsync(Administrateur, "Ada", "Ministre"));
        Assert.That(lien.EstRefuse, Is.False);
        await ChoisirLeMotDePasseAsync(monde, Administrateur);
    }

    public static async Task CreerLesFinanceursAsync(Personne admin)
    {
        foreach (var (sigle, nom, type, compte) in Financeurs)
        {
            await admin.AllerAsync("/administration/financeurs");
            await admin.SuivreAsync("Ajouter un financeur");
            await admin.RemplirAsync(("Nom", nom), ("Sigle", sigle));
            await admin.ChoisirAsync("Type", type);
            await admin.ChoisirAsync("Ligne du compte 74 du budget (Cerfa 12156)", compte);
            await admin.CliquerAsync("Enregistrer");
            await admin.LireAsync(sigle, nom);
        }
    }

    public static async Task CreerUnTerritoireAsync(Personne admin)
    {
        await admin.AllerAsync("/administration/territoires");
        await admin.SuivreAsync("Ajouter un territoire");
        await admin.CliquerAsync("Enregistrer");
        await admin.LireAsync("Écrivez le nom du territoire.");
        await admin.RemplirAsync("Nom du territoire", "Ouest");
        await admin.CocherAsync("Bellevue (Nantes, Saint-Herblain)");
        await admin.CocherAsync("Le Breil (Nantes)");
        await admin.CliquerAsync("Enregistrer");
        await admin.LireAsync("Ouest", "Bellevue, Le Breil");
    }

    public static async Task InviterAsync(Monde monde, Personne admin)
    {
        foreach (var (prenom, nom, courriel, role, financeur) in Personnes)
        {
            await admin.AllerAsync("/administration/personnes/inviter");
            await admin.RemplirAsync(("Prénom", prenom), ("Nom", nom), ("Adresse électronique", courriel));
            await admin.ChoisirAsync("Rôle", role);
            if (financeur is not null)
            {
                await admin.ChoisirAsync("Financeur", financeur);
            }

            await admin.CliquerAsync("Inviter");
            await ChoisirLeMotDePasseAsync(monde, courriel);
        }

        await admin.AllerAsync("/administration/personnes");
        await admin.LireAsync([.. Personnes.Select(p => p.Courriel)]);
    }

    /// <summary>Opens the link of the last mail received and chooses the password that everyone has here.</summary>
    public static async Task ChoisirLeMotDePasseAsync(Monde monde, string courriel)
    {
        var invite = await monde.VisiteurAsync();
        await invite.AllerAsync((await monde.Portail.DernierCourrielAsync(courriel)).Lien("/mot-de-passe/choisir"));
        await invite.RemplirAsync("Nouveau mot de passe", Monde.MotDePasse);
        await invite.CliquerAsync("Enregistrer");
        Assert.That(invite.Page.Url, Does.EndWith("/connexion"));
    }
}
