using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Parcours;

/// <summary>The Secrétariat prepares the call and publishes it.</summary>
internal static class AppelEtapes
{
    public const string Secretariat = "secretariat@portail.example";
    public const string Pref = "Préfecture de la Loire-Atlantique";
    public const string Nm = "Nantes Métropole";
    public const string Caf = "Caisse d’allocations familiales";

    private const string Appel = "/secretariat/appels/" + Monde.Code;

    public static async Task CreerAsync(Personne secretariat)
    {
        await secretariat.AllerAsync("/secretariat/appels/nouveau");
        await secretariat.RemplirAsync(("Code de l’appel", Monde.Code), ("Année financée", "2028"), ("Titre de l’appel", Monde.Titre));
        await secretariat.CliquerAsync("Créer l’appel");
    }

    /// <summary>An incomplete call cannot be published: the page lists what is missing instead of the button.</summary>
    public static async Task LireCeQuiManqueAsync(Personne secretariat)
    {
        await secretariat.AllerAsync(Appel);
        await secretariat.LireAsync("Rédigez la présentation de l’appel.", "Indiquez les dates et heures d’ouverture et de clôture du dépôt.",
            "Ajoutez au moins un financeur.", "Choisissez au moins un quartier.", "Le bouton de publication apparaîtra ici quand rien ne manquera plus.");
        Assert.That(await secretariat.Bouton("Publier l’appel…").CountAsync(), Is.Zero);
    }

    public static async Task RemplirAsync(Personne secretariat)
    {
        await SectionAsync(secretariat, "textes", ("Présentation", "Des actions **gratuites** et ouvertes à tous les habitants des quartiers."));
        await SectionAsync(secretariat, "calendrier",
            ("Jour d’ouverture du dépôt", "2027-09-15"), ("Heure d’ouverture (heure de Paris)", "09:00"),
            ("Jour de clôture du dépôt", "2027-10-15"), ("Heure de clôture (heure de Paris)", "23:59"), ("Comité des financeurs prévu le (facultatif)", "2027-12-02"));
        await SectionAsync(secretariat, "service", ("Nom du service", "Mission politique de la ville"),
            ("Adresse postale", "2 cours du Champ de Mars\n44000 Nantes"), ("Téléphone", "02 40 99 48 48"), ("Courriel", "contrat-de-ville@portail.example"));
        await secretariat.AllerAsync(Appel + "/quartiers");
        foreach (var quartier in new[] { "Bellevue (Nantes, Saint-Herblain)", "Le Breil (Nantes)", "Malakoff (Nantes)" })
        {
            await secretariat.CocherAsync(quartier);
        }

        await secretariat.CliquerAsync("Enregistrer");
        await AjouterAsync(secretariat, "themes", "Nouveau thème", "Enregistrer et ajouter un thème", "Lien social", "Emploi et insertion");
        await GrilleAsync(secretariat);
        await PiecesAsync(secretariat);
        await SectionAsync(secretariat, "viabilite", ("Seuil de viabilité par défaut, en pourcentage du montant demandé", "70"));
        await SectionAsync(secretariat, "modele");
    }

    /// <summary>Three funders: two everywhere, the third in one neighbourhood; limited envelopes for the first.</summary>
    public static async Task FinanceursAsync(Personne secretariat)
    {
        await FinanceurAsync(secretariat, Pref, "6 500", "Sonia Préfet", []);
        await FinanceurAsync(secretariat, Nm, "40 000", "Simon Métropole", []);
        await FinanceurAsync(secretariat, Caf, "10 000", "Camille Caf", ["Bellevue (Nantes, Saint-Herblain)", "Le Breil (Nantes)"]);
    }

    public static async Task PublierAsync(Personne secretariat)
    {
        await secretariat.AllerAsync(Appel);
        await secretariat.CliquerAsync("Publier l’appel…");
        await secretariat.LireAsync("Ce qui se fige");
        await secretariat.CliquerAsync("Publier l’appel");
        await secretariat.LireAsync("Publié");
    }

    private static async Task SectionAsync(Personne secretariat, string section, params (string, string)[] champs)
    {
        await secretariat.AllerAsync($"{Appel}/{section}");
        await secretariat.RemplirAsync(champs);
        await secretariat.CliquerAsync("Enregistrer");
        Assert.That(secretariat.Page.Url, Does.EndWith(Appel), await secretariat.TexteAsync());
    }

    private static async Task AjouterAsync(Personne secretariat, string section, string champ, string encore, params string[] libelles)
    {
        await secretariat.AllerAsync($"{Appel}/{section}");
        foreach (var libelle in libelles)
        {
            await secretariat.Page.GetByRole(AriaRole.Textbox, new() { Name = champ, Exact = true }).First.FillAsync(libelle);
            await secretariat.CliquerAsync(libelle == libelles[^1] ? "Enregistrer" : encore);
        }
    }

    private static async Task GrilleAsync(Personne secretariat)
    {
        await secretariat.AllerAsync(Appel + "/grille");
        await CritereAsync(secretariat, "Utilité pour les habitants", "60");
        await secretariat.CliquerAsync("Enregistrer et ajouter un critère");
        await CritereAsync(secretariat, "Faisabilité", "40");
        await Assertions.Expect(secretariat.Page.Locator("[data-grille-total]")).ToHaveTextAsync("100 sur 100");
        await secretariat.CliquerAsync("Enregistrer");
    }

    private static async Task CritereAsync(Personne secretariat, string libelle, string poids)
    {
        var critere = secretariat.Page.GetByRole(AriaRole.Group, new() { Name = "Nouveau critère" }).First;
        await critere.GetByLabel("Nouveau critère", new() { Exact = true }).FillAsync(libelle);
        await critere.GetByLabel("Poids", new() { Exact = true }).FillAsync(poids);
    }

    private static async Task PiecesAsync(Personne secretariat)
    {
        await secretariat.AllerAsync(Appel + "/pieces");
        foreach (var (libelle, indispensable) in new[] { ("Relevé d’identité bancaire", true), ("Dernier rapport d’activité", false) })
        {
            var piece = secretariat.Page.GetByRole(AriaRole.Group, new() { Name = "Nouvelle pièce" }).First;
            await piece.GetByLabel("Nouvelle pièce", new() { Exact = true }).FillAsync(libelle);
            await piece.GetByLabel("Indispensable au dépôt").SetCheckedAsync(indispensable);
            await secretariat.CliquerAsync(indispensable ? "Enregistrer et ajouter une pièce" : "Enregistrer");
        }
    }

    private static async Task FinanceurAsync(Personne secretariat, string nom, string enveloppe, string signataire, string[] sansQuartiers)
    {
        await secretariat.AllerAsync(Appel + "/financeurs");
        await secretariat.ChoisirAsync("Financeur à ajouter", nom);
        await secretariat.CliquerAsync("Ajouter ce financeur");
        await secretariat.AllerAsync(Appel + "/financeurs");
        await secretariat.SuivreAsync($"Règles et contacts de {nom}");
        foreach (var quartier in sansQuartiers)
        {
            await secretariat.Champ(quartier).UncheckAsync();
        }

        await secretariat.RemplirAsync(("Nom du contact", "Accueil " + nom), ("Téléphone du contact", "02 40 41 20 20"), ("Nom du signataire", signataire));
        await secretariat.CliquerAsync("Enregistrer");
        await secretariat.AllerAsync(Appel + "/financeurs");
        await secretariat.SuivreAsync($"Enveloppes de {nom}");
        await RegimeAsync(secretariat, "Crédits spécifiques", "Un montant");
        await secretariat.Champ("Si c’est un montant, lequel ?").First.FillAsync(enveloppe);
        await RegimeAsync(secretariat, "Droit commun", "Sans plafond");
        await secretariat.CliquerAsync("Enregistrer");
    }

    private static Task RegimeAsync(Personne secretariat, string credits, string regime) =>
        secretariat.Page.GetByRole(AriaRole.Group, new() { Name = credits }).GetByLabel(regime, new() { Exact = true }).CheckAsync();
}
