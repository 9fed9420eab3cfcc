using System.Net;
using System.Text;
using System.Text.Json;
using AppelAProjets.Web.Fonctions.Comites;

namespace AppelAProjets.Web.Tests.Comites;

/// <summary>A page that listens to the session, over the transport that needs nothing but HTTP.</summary>
internal sealed class ConnexionDirecte(HttpClient client)
{
    private const char Fin = '\u001e';
    private readonly Queue<JsonElement> recus = new();
    private string adresse = "";

    /// <summary>The status of the first request: a visitor goes no further.</summary>
    public async Task<HttpStatusCode> OuvrirAsync()
    {
        using var negociation = await client.PostAsync($"{DirectHub.Adresse}/negotiate?negotiateVersion=1", null);
        if (negociation.StatusCode != HttpStatusCode.OK)
        {
            return negociation.StatusCode;
        }

        using var lu = JsonDocument.Parse(await negociation.Content.ReadAsStringAsync());
        adresse = $"{DirectHub.Adresse}?id={lu.RootElement.GetProperty("connectionToken").GetString()}";
        // The first reading opens the transport.
        using var ouverture = await client.GetAsync(adresse);
        await EnvoyerAsync("""{"protocol":"json","version":1}""");
        return ouverture.StatusCode;
    }

    public async Task<bool> RejoindreAsync(Guid seance, Guid? point)
    {
        await EnvoyerAsync(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Rejoindre", arguments = new object?[] { seance, point } }));
        while (true)
        {
            foreach (var message in await LireAsync())
            {
                if (message.TryGetProperty("invocationId", out _))
                {
                    return message.TryGetProperty("result", out var resultat) && resultat.GetBoolean();
                }

                recus.Enqueue(message);
            }
        }
    }

    /// <summary>Names of what was told until this one comes.</summary>
    public async Task<IReadOnlyList<string>> JusquaAsync(string cible)
    {
        List<string> noms = [];
        while (true)
        {
            while (recus.TryDequeue(out var message))
            {
                if (message.TryGetProperty("target", out var nom))
                {
                    noms.Add(nom.GetString()!);
                    if (noms[^1] == cible)
                    {
                        return noms;
                    }
                }
            }

            foreach (var message in await LireAsync())
            {
                recus.Enqueue(message);
            }
        }
    }

    private async Task EnvoyerAsync(string message)
    {
        using var corps = new StringContent(message + Fin, Encoding.UTF8);
        using var reponse = await client.PostAsync(adresse, corps);
        reponse.EnsureSuccessStatusCode();
    }

    private async Task<IReadOnlyList<JsonElement>> LireAsync()
    {
        using var limite = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var reponse = await client.GetAsync(adresse, limite.Token);
        if (reponse.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException("The connection is closed.");
        }

        return [.. (await reponse.Content.ReadAsStringAsync(limite.Token)).Split(Fin, StringSplitOptions.RemoveEmptyEntries).Select(m => JsonSerializer.Deserialize<JsonElement>(m))];
    }
}
