using System.Net;
using System.Text.RegularExpressions;
using AppelAProjets.Demonstration;

namespace AppelAProjets.Mesures;

/// <summary>A signed-in person over HTTP.</summary>
internal sealed partial class Navigation : IDisposable
{
    private readonly SocketsHttpHandler poignee = new() { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 64 };

    public Navigation(Uri adresse) => Client = new HttpClient(poignee) { BaseAddress = adresse };

    public HttpClient Client { get; }

    public CookieContainer Cookies => poignee.CookieContainer;

    public async Task SeConnecterAsync(string courriel)
    {
        var formulaire = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Jeton(await Client.GetStringAsync("/connexion")), ["Courriel"] = courriel, ["MotDePasse"] = ComptesDeDemonstration.MotDePasse,
        };
        using var contenu = new FormUrlEncodedContent(formulaire);
        using var reponse = await Client.PostAsync("/connexion", contenu);
        if (reponse.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"Sign-in of {courriel}: {(int)reponse.StatusCode}.");
        }
    }

    /// <summary>Reads the whole answer; anything but 200 stops the run.</summary>
    public async Task<byte[]> LireAsync(string chemin)
    {
        using var reponse = await Client.GetAsync(chemin);
        var octets = await reponse.Content.ReadAsByteArrayAsync();
        if (reponse.StatusCode != HttpStatusCode.OK || octets.Length == 0)
        {
            throw new InvalidOperationException($"GET {chemin}: {(int)reponse.StatusCode}.");
        }

        return octets;
    }

    public static string Jeton(string page) =>
        ChampDuJeton().Match(page) is { Success: true } trouve ? trouve.Groups[1].Value : throw new InvalidOperationException("No antiforgery token in the page.");

    public void Dispose()
    {
        Client.Dispose();
        poignee.Dispose();
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex ChampDuJeton();
}
