using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AppelAProjets.Mesures;

/// <summary>Raw Kestrel: every request gets the bytes and headers recorded from the real page, after the recorded SQL when there is a base; nothing else runs.</summary>
internal static class Plancher
{
    /// <summary>Headers that Kestrel writes itself.</summary>
    private static readonly HashSet<string> Siens = new(StringComparer.OrdinalIgnoreCase) { "Date", "Server", "Transfer-Encoding", "Content-Length", "Connection" };

    /// <summary>Keeps a response: one header per line, an empty line, the body.</summary>
    public static async Task EnregistrerAsync(HttpResponseMessage reponse, string fichier)
    {
        var entetes = reponse.Headers.Concat(reponse.Content.Headers).Where(e => !Siens.Contains(e.Key)).SelectMany(e => e.Value.Select(v => $"{e.Key}: {v}\n"));
        await File.WriteAllTextAsync($"{fichier}.entetes", string.Concat(entetes));
        await File.WriteAllBytesAsync(fichier, await reponse.Content.ReadAsByteArrayAsync());
    }

    public static async Task<int> ServirAsync(string port, string fichier, string? donnees = null)
    {
        var corps = await File.ReadAllBytesAsync(fichier);
        var entetes = (await File.ReadAllLinesAsync($"{fichier}.entetes")).Select(l => l.Split(": ", 2)).ToList();
        var commandes = donnees is null ? [] : await Transcription.LireAsync($"{fichier}.sql");
        using var connexions = new ThreadLocal<LiaisonNue>(() => new LiaisonNue(donnees!, preparer: true));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.Run(context =>
        {
            if (donnees is not null)
            {
                connexions.Value!.Envoyer(commandes);
            }

            foreach (var entete in entetes)
            {
                context.Response.Headers.Append(entete[0], entete[1]);
            }

            context.Response.ContentLength = corps.Length;
            return context.Response.Body.WriteAsync(corps).AsTask();
        });
        await app.StartAsync();
        Console.WriteLine(Processus.Pret);
        await app.WaitForShutdownAsync();
        return 0;
    }
}
