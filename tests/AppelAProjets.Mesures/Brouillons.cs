using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Mesures;

/// <summary>What the browser of a porteur sends, for any of them.</summary>
internal sealed class Brouillons : IDisposable
{
    /// <summary>The field that is typed in.</summary>
    public const string Champ = "projet.objectifs";

    private readonly SocketsHttpHandler poignee = new() { AllowAutoRedirect = false, UseCookies = false };
    private readonly HttpClient client;
    private readonly ConcurrentDictionary<Guid, int> versions;

    public Brouillons(Uri adresse, IReadOnlyDictionary<Guid, int>? versions = null)
    {
        this.versions = new(versions ?? new Dictionary<Guid, int>());
        client = new HttpClient(poignee) { BaseAddress = adresse };
    }

    /// <summary>Version of the last text that the server said it kept.</summary>
    public int Version(Porteur porteur) => versions.GetOrAdd(porteur.DossierId, 1);

    /// <summary>A text of some lines, never the same twice.</summary>
    public static string Texte(int version) => $"{version}. {string.Concat(Enumerable.Repeat("Permettre aux habitants de cuisiner ensemble et de se rencontrer. ", 8))}".Trim();

    public async Task<HttpResponseMessage> LireAsync(Porteur porteur, string section)
    {
        var reponse = await EnvoyerAsync(HttpMethod.Get, porteur, section, null);
        await reponse.Content.LoadIntoBufferAsync();
        return reponse.StatusCode == HttpStatusCode.OK ? reponse : throw new InvalidOperationException($"GET {section}: {(int)reponse.StatusCode}.");
    }

    /// <summary>Keeps the next text, as the page does while people type; anything but kept throws.</summary>
    public async Task GarderAsync(Porteur porteur)
    {
        var version = Version(porteur);
        using var contenu = new MultipartFormDataContent
        {
            { new StringContent(porteur.Jeton), "__RequestVerificationToken" }, { new StringContent($"{version}"), $"v:{Champ}" }, { new StringContent(Texte(version)), Champ },
        };
        using var reponse = await EnvoyerAsync(HttpMethod.Post, porteur, "champs", contenu);
        var corps = await reponse.Content.ReadAsByteArrayAsync();
        if (reponse.StatusCode != HttpStatusCode.OK || VersionGardee(corps) != version + 1)
        {
            throw new InvalidOperationException($"Autosave: {(int)reponse.StatusCode} {System.Text.Encoding.UTF8.GetString(corps)}");
        }

        versions[porteur.DossierId] = version + 1;
    }

    public async Task DeposerAsync(Porteur porteur)
    {
        using var contenu = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = porteur.Jeton, ["cle"] = Guid.NewGuid().ToString("N") });
        using var reponse = await EnvoyerAsync(HttpMethod.Post, porteur, "deposer", contenu);
        if (reponse.StatusCode != HttpStatusCode.Redirect || reponse.Headers.Location?.OriginalString.EndsWith("/recepisse", StringComparison.Ordinal) != true)
        {
            throw new InvalidOperationException($"Deposit: {(int)reponse.StatusCode} {reponse.Headers.Location}");
        }
    }

    private static int? VersionGardee(byte[] corps)
    {
        using var json = JsonDocument.Parse(corps);
        var champs = json.RootElement.GetProperty("champs");
        return champs.GetArrayLength() == 1 && champs[0].GetProperty("refus").ValueKind == JsonValueKind.Null ? VersionMontree.Lire(champs[0].GetProperty("version").GetString()).Version : null;
    }

    public void Dispose()
    {
        client.Dispose();
        poignee.Dispose();
    }

    private async Task<HttpResponseMessage> EnvoyerAsync(HttpMethod methode, Porteur porteur, string suite, HttpContent? contenu)
    {
        using var requete = new HttpRequestMessage(methode, $"{porteur.Chemin}/{suite}") { Content = contenu };
        requete.Headers.Add("Cookie", porteur.Cookies);
        requete.Headers.Add("X-Requested-With", "XMLHttpRequest");
        return await client.SendAsync(requete);
    }
}
