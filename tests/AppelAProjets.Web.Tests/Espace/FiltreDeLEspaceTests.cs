using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Web.Fonctions.Espace;

namespace AppelAProjets.Web.Tests.Espace;

/// <summary>Finding one's own dossier among many: by call, by state in one's own words, by any word of it.</summary>
public sealed class FiltreDeLEspaceTests
{
    [TestCase("Appel 2028", null, null, ExpectedResult = 2)]
    [TestCase(null, "Déposé", null, ExpectedResult = 1)]
    [TestCase(null, null, "velo ECOLE", ExpectedResult = 1)]
    [TestCase(null, null, "aap28-0002", ExpectedResult = 1)]
    [TestCase("Appel 2028", "Déposé", "jardin", ExpectedResult = 0)]
    [TestCase(null, null, "", ExpectedResult = 5)]
    public int Each_condition_narrows(string? appel, string? etat, string? texte) => Vue(5, new FiltreDeLEspace { Appel = appel, Etat = etat, Texte = texte }).Dossiers.Count;

    [Test]
    public void With_few_dossiers_there_is_no_filter_and_nothing_is_hidden()
    {
        var vue = Vue(4, new FiltreDeLEspace { Texte = "rien de tel" });
        Assert.That((vue.AUnFiltre, vue.Dossiers.Count), Is.EqualTo((false, 4)));
    }

    [Test]
    public async Task A_secret_can_be_shown_by_a_button_that_says_so()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = hote.Visiteur();
        var champ = (await client.PageAsync("/connexion")).QuerySelector("[data-module='govuk-password-input']")!;
        Assert.That((champ.QuerySelector("input")!.GetAttribute("type"), champ.QuerySelector("button")!.GetAttribute("aria-controls"), champ.QuerySelector("button")!.GetAttribute("aria-label")),
            Is.EqualTo(("password", "MotDePasse", "Afficher le mot de passe")));
    }

    private static EspaceViewModel Vue(int nombre, FiltreDeLEspace filtre)
    {
        DossierDeLEspace[] dossiers =
        [
            Dossier("Un vélo pour l’école", "Appel 2028", EtatDossier.Depose, "AAP28-0001"), Dossier("Jardin partagé", "Appel 2028", EtatDossier.Brouillon, null),
            Dossier("Jardin d’hiver", "Appel 2027", EtatDossier.Clos, "AAP27-0002"), Dossier("Cuisines", "Appel 2027", EtatDossier.Clos, "AAP28-0002"), Dossier("Fête", "Appel 2026", EtatDossier.Retire, "AAP26-0009"),
        ];
        return new EspaceViewModel(new EspaceDuPorteur([], dossiers[..nombre], []), new DemandesARejoindre([], []), DateTimeOffset.UnixEpoch) { Filtre = filtre };
    }

    private static DossierDeLEspace Dossier(string titre, string appel, EtatDossier etat, string? numero) => new()
    {
        Id = Guid.NewGuid(), Titre = titre, AppelTitre = appel, Etat = etat, Numero = numero, Organisation = "Les Amarres", ModifieLe = DateTimeOffset.UnixEpoch, NonLus = 0,
    };
}
