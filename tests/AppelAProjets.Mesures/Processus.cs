using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AppelAProjets.Mesures;

/// <summary>A server in a process of its own, on a free loopback port.</summary>
internal sealed class Processus : IAsyncDisposable
{
    private readonly Process processus;
    private readonly List<string> journal = [];

    private Processus(ProcessStartInfo demarrage, int port)
    {
        Adresse = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        processus = Process.Start(demarrage)!;
        processus.OutputDataReceived += (_, ligne) => Noter(ligne.Data);
        processus.ErrorDataReceived += (_, ligne) => Noter(ligne.Data);
        processus.BeginOutputReadLine();
        processus.BeginErrorReadLine();
    }

    public Uri Adresse { get; }

    /// <summary>Processor time used since the start.</summary>
    public TimeSpan Processeur
    {
        get
        {
            processus.Refresh();
            return processus.TotalProcessorTime;
        }
    }

    public static int PortLibre()
    {
        using var ecoute = new TcpListener(IPAddress.Loopback, 0);
        ecoute.Start();
        return ((IPEndPoint)ecoute.LocalEndpoint).Port;
    }

    /// <summary>Starts <c>dotnet dll arguments</c> and waits until it answers anything.</summary>
    public static async Task<Processus> DemarrerAsync(string dll, int port, IEnumerable<string> arguments, string dossier, params (string Nom, string Valeur)[] environnement)
    {
        var demarrage = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, dll), .. arguments])
        {
            WorkingDirectory = dossier, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (nom, valeur) in environnement)
        {
            demarrage.Environment[nom] = valeur;
        }

        var serveur = new Processus(demarrage, port);
        using var client = new HttpClient();
        for (var essai = 0; essai < 300; essai++)
        {
            if (serveur.processus.HasExited)
            {
                throw new InvalidOperationException($"{dll} stopped: {serveur.Journal()}");
            }

            try
            {
                using var reponse = await client.GetAsync(serveur.Adresse);
                return serveur;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        var recit = serveur.Journal();
        await serveur.DisposeAsync();
        throw new TimeoutException($"{dll} does not answer: {recit}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!processus.HasExited)
        {
            processus.Kill();
            await processus.WaitForExitAsync();
        }

        processus.Dispose();
    }

    private void Noter(string? ligne)
    {
        lock (journal)
        {
            journal.Add(ligne ?? "");
        }
    }

    private string Journal()
    {
        lock (journal)
        {
            return string.Join('\n', journal.TakeLast(20));
        }
    }
}
