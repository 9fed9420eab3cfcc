using System.Diagnostics;
using System.Text;
using AppelAProjets.Application.Pieces;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Pieces;

/// <summary>Debian's clamd on a socket of its own, which knows one signature, written here; a test that needs it is skipped, by name, where it is absent.</summary>
internal sealed class VraiClamd : IDisposable
{
    private const string Programme = "/usr/sbin/clamd";

    private readonly DirectoryInfo dossier;
    private readonly Process processus;

    private VraiClamd(DirectoryInfo dossier, Process processus) => (this.dossier, this.processus) = (dossier, processus);

    // In two halves: the source itself must pass an antivirus.
    public static byte[] Eicar { get; } = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    public AntivirusClamd Client => new(Options.Create(new AntivirusOptions { Socket = Path.Combine(dossier.FullName, "clamd.sock"), Delai = 60 }), TimeProvider.System);

    public static async Task<VraiClamd> DemarrerAsync()
    {
        if (!File.Exists(Programme))
        {
            Assert.Ignore("clamav-daemon is not installed: no real antivirus to ask.");
        }

        var dossier = Directory.CreateTempSubdirectory("clamd");
        var signatures = dossier.CreateSubdirectory("signatures");
        var reglages = Path.Combine(dossier.FullName, "clamd.conf");
        await File.WriteAllTextAsync(Path.Combine(signatures.FullName, "essai.ndb"), $"Eicar.Essai:0:*:{Convert.ToHexStringLower(Eicar)}\n");
        await File.WriteAllTextAsync(reglages, $"Foreground yes\nLocalSocket {dossier.FullName}/clamd.sock\nDatabaseDirectory {signatures.FullName}\nUser {Environment.UserName}\n");
        var processus = Process.Start(new ProcessStartInfo(Programme, ["-c", reglages]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        while (await processus.StandardOutput.ReadLineAsync() is { } ligne)
        {
            if (ligne.StartsWith("Self checking", StringComparison.Ordinal))
            {
                return new VraiClamd(dossier, processus);
            }
        }

        throw new AssertionException($"clamd stopped: {await processus.StandardError.ReadToEndAsync()}");
    }

    public void Dispose()
    {
        processus.Kill();
        processus.WaitForExit();
        processus.Dispose();
        dossier.Delete(recursive: true);
    }
}
