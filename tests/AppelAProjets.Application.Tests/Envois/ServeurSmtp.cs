using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace AppelAProjets.Application.Tests.Envois;

/// <summary>aiosmtpd on a port of 127.0.0.1; a test that needs it is skipped, by name, where Debian's python3-aiosmtpd is absent.</summary>
public sealed class ServeurSmtp : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly string dossier = Directory.CreateTempSubdirectory("aap-smtp-").FullName;
    private Process? processus;

    public ServeurSmtp()
    {
        using var ecoute = new TcpListener(IPAddress.Loopback, 0);
        ecoute.Start();
        Port = ((IPEndPoint)ecoute.LocalEndpoint).Port;
    }

    public int Port { get; }

    public IReadOnlyList<MimeMessage> Recus => [.. Directory.GetFiles(dossier, "*.eml").Select(f => MimeMessage.Load(f))];

    public void Demarrer()
    {
        if (!File.Exists(Python))
        {
            Assert.Ignore("python3-aiosmtpd is not installed: no real SMTP server to send to.");
        }

        var script = Path.Combine(TestContext.CurrentContext.TestDirectory, "Envois", "serveur_smtp.py");
        processus = Process.Start(new ProcessStartInfo(Python, [script, $"{Port}", dossier]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        if (processus.StandardOutput.ReadLine() != "pret")
        {
            var erreur = processus.StandardError.ReadToEnd();
            Assert.That(erreur, Does.Contain("No module named"), "the server does not start");
            Assert.Ignore("python3-aiosmtpd is not installed: no real SMTP server to send to.");
        }
    }

    public void Dispose()
    {
        processus?.Kill();
        processus?.Dispose();
        Directory.Delete(dossier, recursive: true);
    }
}
