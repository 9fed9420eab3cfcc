using AppelAProjets.Navigateur.Tests.Hote;

namespace AppelAProjets.Navigateur.Tests.Parcours;

/// <summary>Seats, session, votes, amounts, avis, relevé.</summary>
internal static class ComiteEtapes
{
    public const string Presidence = "presidence@portail.example";
    public const string MembrePref = "membre.pref@portail.example";
    public const string MembreNm = "membre.nm@portail.example";

    /// <summary>The day of the session, 10:00 in Paris.</summary>
    public static readonly DateTimeOffset Jour = new(2027, 12, 2, 9, 0, 0, TimeSpan.Zero);

    public static async Task PreparerAsync(Monde monde, Personne secretariat)
    {
        await secretariat.AllerAsync("/secretariat/appels/" + Monde.Code);
        await secretariat.CliquerAsync("Engager le comité");
        await SiegeAsync(secretariat, "Préfecture", AppelEtapes.Pref, "Maud Préfet");
        await SiegeAsync(secretariat, "Métropole", AppelEtapes.Nm, "Marc Métropole");
        await secretariat.SuivreAsync("Préparer une séance");
        await secretariat.CliquerAsync("Préparer la séance");
        Assert.That(await secretariat.Page.Locator(".govuk-error-summary").CountAsync(), Is.EqualTo(1));
        await secretariat.RemplirAsync(("Jour", "2027-12-02"), ("Lieu (facultatif)", "Salle du conseil"), ("Quorum (sièges délibératifs présents sur chaque point)", "2"));
        await secretariat.ChoisirAsync("Présidence", "Hélène Guérandel");
        await secretariat.CliquerAsync("Préparer la séance");
        await secretariat.LireAsync(monde.Numero);
        await secretariat.CliquerAsync("Inscrire les dossiers choisis");
        await secretariat.LireAsync("Ordre du jour", "1 point");
        monde.Seance = new Uri(secretariat.Page.Url).AbsolutePath.Replace("/ordre-du-jour", "", StringComparison.Ordinal);
        await secretariat.AllerAsync(monde.Seance);
        await secretariat.CliquerAsync("Convoquer la séance");
        await secretariat.LireAsync("Convoquée");
    }

    /// <summary>Both seats take place, the Présidence opens.</summary>
    public static async Task OuvrirAsync(Monde monde, Personne presidence, params Personne[] membres)
    {
        foreach (var membre in membres)
        {
            await membre.AllerAsync(monde.Seance);
            await membre.CliquerAsync("Je suis présent·e");
        }

        await presidence.AllerAsync(monde.Seance);
        await presidence.CliquerAsync("Ouvrir la séance");
        await presidence.LireAsync("Ouverte", "Sièges délibératifs représentés : 2");
    }

    public static async Task VoterAsync(Monde monde, Personne membre)
    {
        await PointAsync(monde, membre);
        var pour = membre.Page.Locator(".planche-votes button[value='Pour']");
        await membre.PasserAsync(() => pour.ClickAsync());
        await Microsoft.Playwright.Assertions.Expect(pour).ToHaveAttributeAsync("aria-pressed", "true");
    }

    public static async Task ArbitrerAsync(Monde monde, Personne membre, string montant)
    {
        await PointAsync(monde, membre);
        var ligne = membre.Page.Locator(".planche-ligne--ecrite");
        await ligne.Locator("[name='Specifique']").FillAsync(montant);
        await ligne.Locator("[name='Fermete']").SelectOptionAsync("Principe");
        await ligne.Locator("[name='Motif']").FillAsync("Le comité suit la proposition.");
        await membre.PasserAsync(() => ligne.Locator("[name='Motif']").PressAsync("Enter"));
        Assert.That((await ligne.Locator("[name='Specifique']").InputValueAsync()).Replace('\u202F', ' '), Is.EqualTo(montant));
        Assert.That(await ligne.Locator(".govuk-error-message").CountAsync(), Is.Zero);
    }

    /// <summary>An avis sous réserve needs its condition: refused without, then given.</summary>
    public static async Task DonnerLAvisAsync(Monde monde, Personne presidence)
    {
        await PointAsync(monde, presidence);
        await presidence.CocherAsync("Favorable sous réserve");
        await presidence.CliquerAsync("Clore ce point");
        Assert.That(await presidence.Page.Locator(".govuk-error-summary").CountAsync(), Is.EqualTo(1));
        await CloreLePointAsync(monde, presidence);
    }

    public static async Task CloreLePointAsync(Monde monde, Personne presidence)
    {
        await PointAsync(monde, presidence);
        await presidence.CocherAsync("Favorable sous réserve");
        await presidence.Page.Locator("#Conditions_0__Texte").FillAsync("Fournir l’attestation d’assurance");
        await presidence.Page.Locator("#Conditions_0__AvantLe").FillAsync("2028-01-31");
        await presidence.Page.Locator("#Conditions_0__LeveePar").FillAsync("le secrétariat");
        await presidence.CliquerAsync("Clore ce point");
        await presidence.LireAsync("Avis commun : Favorable sous réserve", "Fournir l’attestation d’assurance, à lever par le secrétariat avant le 31 janvier 2028");
    }

    /// <summary>Closes the session and asks for the freeze.</summary>
    public static async Task DemanderLeReleveAsync(Monde monde, Personne presidence)
    {
        await presidence.AllerAsync(monde.Seance);
        await presidence.CliquerAsync("Clore la séance");
        await presidence.SuivreAsync("Relire et arrêter le relevé");
    }

    /// <summary>After the freeze was refused: session and item are opened again, with a reason.</summary>
    public static async Task RouvrirAsync(Monde monde, Personne presidence)
    {
        await presidence.AllerAsync(monde.Seance);
        await MotiverAsync(presidence, "Rouvrir la séance");
        await PointAsync(monde, presidence);
        await MotiverAsync(presidence, "Rouvrir le point");
    }

    private static async Task MotiverAsync(Personne presidence, string geste)
    {
        var volet = presidence.Page.Locator("details", new() { HasText = geste });
        await volet.Locator("summary").ClickAsync();
        await volet.GetByLabel("Motif").FillAsync("L’enveloppe de la préfecture est dépassée.");
        await presidence.CliquerAsync(geste);
    }

    private static async Task PointAsync(Monde monde, Personne personne)
    {
        await personne.AllerAsync(monde.Seance);
        await personne.SuivreAsync(monde.Numero);
    }

    private static async Task SiegeAsync(Personne secretariat, string nom, string financeur, string titulaire)
    {
        await secretariat.AllerAsync($"/comite/{Monde.Code}");
        await secretariat.SuivreAsync("Ajouter un siège");
        await secretariat.RemplirAsync("Nom du siège", nom);
        await secretariat.ChoisirAsync("Financeur", financeur);
        await secretariat.CocherAsync("Voix délibérative");
        await secretariat.ChoisirAsync("Titulaire (facultatif)", titulaire);
        await secretariat.CliquerAsync("Enregistrer le siège");
        await secretariat.LireAsync(nom, titulaire);
    }
}
