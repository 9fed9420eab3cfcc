using AppelAProjets.Demonstration;
using AppelAProjets.Navigateur.Tests.Hote;

namespace AppelAProjets.Navigateur.Tests.Tour;

/// <summary>
/// Each account of the demonstration follows every link of its pages, one page of each kind: no dead link, no error, nothing that axe, the
/// content security policy or a narrow screen complains of.
/// </summary>
[TestFixture]
public sealed class TourDesPagesTests
{
    private const int PagesParCompte = 60;
    private const string Liens = "() => [...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))";

    private static readonly string[] Comptes =
        ["", "administrateur", "secretariat", "porteur", "instructeur.nm", "valideur", "presidence", "membre.pref44", "signataire.nm", "administrateur.nm", "referent", "lecteur"];

    private readonly Constats constats = new();
    private Portail portail = null!;

    [OneTimeSetUp]
    public async Task DemarrerAsync() => portail = await PortailDeDemonstration.OuvrirAsync();

    [TestCaseSource(nameof(Comptes))]
    public async Task Toutes_les_pages_d_un_compte(string compte)
    {
        await using var personne = await Personne.ArriverAsync(portail, constats);
        if (compte.Length > 0)
        {
            await personne.SeConnecterAsync($"{compte}@demo.example", ComptesDeDemonstration.MotDePasse);
        }

        await ParcourirAsync(personne);
        constats.Verifier();
    }

    private async Task ParcourirAsync(Personne personne)
    {
        var (vus, suite) = (new HashSet<string>(), new Queue<(string Adresse, string Depuis)>([("/", "start")]));
        while (suite.TryDequeue(out var lien) && vus.Count < PagesParCompte)
        {
            if (!vus.Add(FormeDePage.Generaliser(lien.Adresse.Split('?', '#')[0])))
            {
                continue;
            }

            if (await personne.VisiterAsync(lien.Adresse) is var statut and not 200)
            {
                constats.Noter(lien.Depuis, "dead link", $"{lien.Adresse} answers {statut}");
                continue;
            }

            foreach (var suivant in await personne.Page.EvaluateAsync<string[]>(Liens))
            {
                if (!EstUnFichier(suivant))
                {
                    suite.Enqueue((suivant, lien.Adresse));
                }
            }
        }
    }

    private static bool EstUnFichier(string lien) =>
        lien.Contains("/pieces/", StringComparison.Ordinal) || lien.Contains("/fichiers/", StringComparison.Ordinal) || Path.GetExtension(lien.Split('?', '#')[0]) is { Length: > 0 } || lien.StartsWith("/connexion?", StringComparison.Ordinal);
}
