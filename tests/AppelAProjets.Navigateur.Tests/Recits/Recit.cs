using AppelAProjets.Demonstration;
using AppelAProjets.Navigateur.Tests.Hote;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Recits;

/// <summary>A story told on the demonstration, with rows of its own.</summary>
public abstract class Recit
{
    /// <summary>The association of the demonstration whose people file.</summary>
    protected const string Atelier = "Atelier des Passerelles";

    /// <summary>Its call whose deposit is open.</summary>
    protected const string Appel = "CDV28";

    private Visiteurs visiteurs = null!;

    /// <summary>The portal of the demonstration.</summary>
    protected Portail Portail { get; private set; } = null!;

    /// <summary>What is wrong on the pages.</summary>
    protected Constats Constats { get; } = new();

    [OneTimeSetUp]
    public async Task OuvrirLePortailAsync()
    {
        Portail = await PortailDeDemonstration.OuvrirAsync();
        visiteurs = new(Portail, Constats, ComptesDeDemonstration.MotDePasse);
    }

    [TearDown]
    public Task SortirAsync() => visiteurs.SortirAsync();

    /// <summary>The address of an account of the demonstration.</summary>
    protected static string Courriel(string compte) => $"{compte}@demo.example";

    /// <summary>A visitor.</summary>
    protected Task<Personne> ArriverAsync() => visiteurs.ArriverAsync();

    /// <summary>Someone who has just signed in.</summary>
    protected Task<Personne> EntrerAsync(string compte, bool avecScripts = true) => visiteurs.EntrerAsync(Courriel(compte), avecScripts);

    /// <summary>Another page of the same browser.</summary>
    protected Task<Personne> OuvrirUnOngletAsync(Personne personne) => visiteurs.OuvrirUnOngletAsync(personne);

    /// <summary>Opens a draft of that title and returns its address.</summary>
    protected static async Task<string> CommencerAsync(Personne porteur, string titre, string association = Atelier)
    {
        await porteur.AllerAsync($"/espace/dossiers/nouveau?appel={Appel}");
        await porteur.CocherAsync(association);
        await porteur.RemplirAsync("Titre du projet", titre);
        await porteur.CliquerAsync("Commencer le dossier");
        await porteur.LireAsync("pas encore déposé");
        return new Uri(porteur.Page.Url).AbsolutePath.Replace("/eligibilite", "", StringComparison.Ordinal);
    }

    /// <summary>Waits until the line that is always on screen says that.</summary>
    protected static Task AttendreAsync(Personne porteur, string etat) =>
        Assertions.Expect(porteur.Page.Locator("[data-etat-enregistrement]")).ToContainTextAsync(etat, new() { Timeout = 20_000 });

    /// <summary>Waits until everything typed is kept.</summary>
    protected static Task AttendreLEnregistrementAsync(Personne porteur) => AttendreAsync(porteur, "Brouillon enregistré à");

    /// <summary>What the server has kept in a field: the page is asked again.</summary>
    protected static async Task<string> RelireAsync(Personne porteur, string page, string champ)
    {
        await porteur.AllerAsync(page);
        return await porteur.Champ(champ).InputValueAsync();
    }
}
