using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AppelAProjets.Mesures;

/// <summary>A server in a process of its own, on a free loopback port.</summary>
internal sealed class Processus : IAsyncDisposable
{
    /// <summary>What a server writes once it listens.</summary>
    public const string Pret = "Now listening on";

    private readonly Process processus;
    private readonly Queue<string> journal = [];
    private readonly TaskCompletionSource pret = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Processus(ProcessStartInfo demarrage, int port)
    {
        Adresse = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        processus = new Process { StartInfo = demarrage, EnableRaisingEvents = true };
        processus.Exited += (_, _) => pret.TrySetException(new InvalidOperationException("It stopped."));
        processus.OutputDataReceived += (_, ligne) => Noter(ligne.Data);
        processus.ErrorDataReceived += (_, ligne) => Noter(ligne.Data);
        processus.Start();
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

    /// <summary>Resident memory, in bytes.</summary>
    public long Memoire
    {
        get
        {
            processus.Refresh();
            return processus.WorkingSet64;
        }
    }

    public static int PortLibre()
    {
        using var ecoute = new TcpListener(IPAddress.Loopback, 0);
        ecoute.Start();
        return ((IPEndPoint)ecoute.LocalEndpoint).Port;
    }

    /// <summary>Starts <c>dotnet dll arguments</c> and waits until it says that it listens.</summary>
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
        try
        {
            await serveur.pret.Task.WaitAsync(TimeSpan.FromSeconds(30));
            return serveur;
        }
        catch (Exception erreur) when (erreur is TimeoutException or InvalidOperationException)
        {
            var recit = serveur.Journal();
            await serveur.DisposeAsync();
            throw new InvalidOperationException($"{dll} does not start: {recit}", erreur);
        }
    }

    /// <summary>Ends it at once, without warning (SIGKILL).</summary>
    public async Task TuerAsync()
    {
        if (!processus.HasExited)
        {
            processus.Kill();
            await processus.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await TuerAsync();
        processus.Dispose();
    }

    private void Noter(string? ligne)
    {
        lock (journal)
        {
            journal.Enqueue(ligne ?? "");
            if (journal.Count > 20)
            {
                journal.Dequeue();
            }
        }

        if (ligne?.Contains(Pret, StringComparison.Ordinal) == true)
        {
            pret.TrySetResult();
        }
    }

    private string Journal()
    {
        lock (journal)
        {
            return string.Join('\n', journal);
        }
    }
}
