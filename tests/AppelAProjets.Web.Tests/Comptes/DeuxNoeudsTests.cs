using System.Net;

namespace AppelAProjets.Web.Tests.Comptes;

/// <summary>What is taken from somebody on one node is gone at the next request, on every node (EPREUVES 37).</summary>
public sealed class DeuxNoeudsTests
{
    private static readonly string Personne = BaseModele.Adresse(Role.AdministrateurFinanceur);

    private static readonly SqlStatement CompteDe = new("SELECT Id FROM Compte WHERE Courriel = @Courriel");
    private static readonly SqlStatement DernierJour = new("UPDATE Habilitation SET Fin = @Fin WHERE CompteId = @Id");

    [Test]
    public async Task What_is_revoked_on_a_node_is_over_on_both_at_the_next_request()
    {
        var (essais, vivantes) = (0, new List<string>());
        foreach (var (nom, page, revoquer) in Revocations())
        {
            foreach (var surLePremier in new[] { true, false })
            {
                await using var un = await HotePortail.CreerAsync();
                await using var deux = un.AutreNoeud();
                var temoins = new CookieContainer();
                using var avant = un.Visiteur(temoins);
                using var entree = await EntrerAsync(avant);
                using var apres = deux.Visiteur(temoins);
                HttpClient[] siennes = [avant, apres];
                Assert.That(await StatutsAsync(siennes, page), Is.EqualTo(new[] { 200, 200 }), $"{nom}: the session opens both nodes");

                await revoquer(surLePremier ? un : deux);
                var statuts = await StatutsAsync(siennes, page);
                essais += statuts.Length;
                vivantes.AddRange(statuts.Where(s => s == 200).Select(_ => $"{nom}, done on {(surLePremier ? "the first" : "the second")} node"));
            }
        }

        TestContext.Progress.WriteLine($"{essais} requests after a revocation, {vivantes.Count} still served");
        Assert.That(string.Join('\n', vivantes), Is.Empty);
        Assert.That(essais, Is.GreaterThanOrEqualTo(24));
    }

    private static (string Nom, string Page, Func<HotePortail, Task> Revoquer)[] Revocations() =>
    [
        ("a role ended", "/administration", noeud => ParUnAdministrateurAsync(noeud, "/terminer")),
        ("an account closed", "/compte", noeud => ParUnAdministrateurAsync(noeud, "/fermer", ("Motif", "Départ"))),
        ("the last day of a role", "/administration", async noeud =>
        {
            await using (var session = await noeud.Base.EcrireAsync())
            {
                await session.ExecuterAsync(DernierJour, new { Fin = BaseModele.Depart.AddHours(1), Id = await IdAsync(noeud) });
                await session.ValiderAsync();
            }

            noeud.Horloge.Advance(TimeSpan.FromHours(2));
        }),
        ("the password changed", "/compte", noeud => DUnAutreAppareilAsync(noeud, "/compte/mot-de-passe", "form[action='/compte/mot-de-passe']", ("Actuel", BaseModele.MotDePasse), ("Nouveau", "cinq hérons dans la vigne"))),
        ("a session ended from another device", "/compte", noeud => DUnAutreAppareilAsync(noeud, "/compte/connexions", "form[action='/compte/connexions/fermer']")),
        ("all the other sessions ended", "/compte", noeud => DUnAutreAppareilAsync(noeud, "/compte/connexions", "form[action='/compte/connexions/fermer-les-autres']")),
    ];

    private static async Task ParUnAdministrateurAsync(HotePortail noeud, string action, params (string, string?)[] champs)
    {
        using var admin = await noeud.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        using var fait = await admin.EnvoyerAsync($"/administration/personnes/{await IdAsync(noeud)}", $"form[action$='{action}']", champs);
        Assert.That((int)fait.StatusCode, Is.EqualTo(302), action);
    }

    private static async Task DUnAutreAppareilAsync(HotePortail noeud, string page, string formulaire, params (string, string?)[] champs)
    {
        using var appareil = await noeud.ConnecterAsync(Personne);
        using var fait = await appareil.EnvoyerAsync(page, formulaire, champs);
        Assert.That((int)fait.StatusCode, Is.EqualTo(302), formulaire);
    }

    private static async Task<Guid> IdAsync(HotePortail noeud)
    {
        await using var session = await noeud.Base.LireAsync();
        return await session.UnAsync<Guid>(CompteDe, new { Courriel = Personne });
    }

    private static async Task<HttpResponseMessage> EntrerAsync(HttpClient client)
    {
        var reponse = await client.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", Personne), ("MotDePasse", BaseModele.MotDePasse));
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302));
        return reponse;
    }

    private static async Task<int[]> StatutsAsync(HttpClient[] clients, string page)
    {
        var statuts = new List<int>();
        foreach (var client in clients)
        {
            using var reponse = await client.GetAsync(page);
            statuts.Add((int)reponse.StatusCode);
        }

        return [.. statuts];
    }
}
