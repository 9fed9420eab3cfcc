using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Acces;

/// <summary>The forms that other people see, sent with all their real identifiers by someone who holds the right role elsewhere: each is an address that does not exist (EPREUVES 30).</summary>
public sealed class FormulairesDesAutresTests
{
    // Roles of the whole instance reach every dossier by right.
    private static readonly Role[] Etrangers = [.. Enum.GetValues<Role>().Except([Role.Secretariat, Role.Administrateur, Role.Presidence])];

    private static readonly SqlStatement Actes = new("""
        SELECT j.Action, j.Objet, j.ObjetId FROM Journal j JOIN Compte c ON c.Id = j.CompteId WHERE c.Courriel = @Courriel AND j.Objet <> 'Compte'
        """);

    // What the person may send all the same: a reader of everything stands down from what it reads; a request to join that was never made is said to be none.
    private static readonly (Role? Role, string Fin)[] Admis = [(Role.Lecteur, "/deport"), (null, "/rejoindre/retirer")];

    private readonly Dictionary<string, (string Page, IHtmlFormElement Formulaire)> formulaires = [];
    private HotePortail hote = null!;

    [OneTimeSetUp]
    public async Task Relever()
    {
        hote = await HotePortail.CreerAsync();
        hote.Reglages["Securite:EnvoisParMinuteEtParAdresse"] = "1000000";
        foreach (var compte in ComptesDesRoles.Tous.Where(c => c != ComptesDesRoles.Visiteur))
        {
            using var client = await hote.VenirAsync(compte);
            await foreach (var visite in client.ExplorerAsync(parForme: 2))
            {
                foreach (var formulaire in visite.Page?.Forms.Where(f => f.Method == "post") ?? [])
                {
                    var adresse = Adresse(formulaire, visite.Adresse);
                    if (Exploration.Forme(adresse).Contains('*', StringComparison.Ordinal))
                    {
                        formulaires.TryAdd(adresse, (visite.Adresse, formulaire));
                    }
                }
            }
        }
    }

    [OneTimeTearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [TestCaseSource(nameof(Etrangers))]
    public async Task Someone_with_the_role_elsewhere_does_nothing(Role role)
    {
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(role));
        var jeton = (await client.PageAsync("/compte/nom")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value");
        var ecarts = new List<string>();
        foreach (var (adresse, (page, formulaire)) in formulaires)
        {
            using var reponse = await client.EnvoyerAsync(formulaire, page, ("__RequestVerificationToken", jeton));
            if ((int)reponse.StatusCode != 404 && !Admis.Any(a => (a.Role ?? role) == role && adresse.EndsWith(a.Fin, StringComparison.Ordinal)))
            {
                ecarts.Add($"{Exploration.Forme(adresse)}: {(int)reponse.StatusCode} {reponse.Headers.Location}");
            }
        }

        await using var session = await hote.Base.LireAsync();
        var actes = await session.ListeAsync<ActeRow>(Actes, new { Courriel = BaseModele.Adresse(role) });
        TestContext.Progress.WriteLine($"{role}: {formulaires.Count} forms, {ecarts.Count} answered, {actes.Count} acts");
        Assert.Multiple(() =>
        {
            Assert.That(formulaires, Has.Count.GreaterThan(100));
            Assert.That(string.Join('\n', ecarts.Distinct()), Is.Empty);
            Assert.That(actes, Is.Empty);
        });
    }

    private static string Adresse(IHtmlFormElement formulaire, string page) => (formulaire.GetAttribute("action") is { Length: > 0 } action ? action : page).Split('?')[0];

    private sealed record ActeRow
    {
        public required string Action { get; init; }
        public required string Objet { get; init; }
        public required string ObjetId { get; init; }
    }
}
