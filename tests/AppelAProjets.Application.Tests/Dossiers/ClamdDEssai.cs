using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AppelAProjets.Application.Pieces;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>A clamd that speaks INSTREAM on a real socket and finds what contains EICAR; it may be slow, cut the line, or refuse.</summary>
internal sealed class ClamdDEssai : IDisposable
{
    private readonly TcpListener ecoute = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource fin = new();
    private readonly Task travail;

    public ClamdDEssai()
    {
        ecoute.Start();
        Port = ((IPEndPoint)ecoute.LocalEndpoint).Port;
        travail = ServirAsync();
    }

    public int Port { get; }

    public int Recus { get; private set; }

    /// <summary>Instead of an answer: null = the line is cut.</summary>
    public Func<string, Task<string?>> Repondre { get; set; } = Task.FromResult<string?>;

    /// <summary>Clock of the client's patience, one second.</summary>
    public FakeTimeProvider Horloge { get; } = new();

    public AntivirusClamd Client => new(Options.Create(new AntivirusOptions { Adresse = "127.0.0.1", Port = Port, Delai = 1 }), Horloge);

    public void Dispose()
    {
        fin.Cancel();
        ecoute.Stop();
        travail.ContinueWith(_ => { }, TaskScheduler.Default).Wait(TimeSpan.FromSeconds(5));
        ecoute.Dispose();
        fin.Dispose();
    }

    private async Task ServirAsync()
    {
        while (!fin.IsCancellationRequested)
        {
            using var client = await ecoute.AcceptTcpClientAsync(fin.Token);
            await using var flux = client.GetStream();
            var commande = new byte["zINSTREAM\0".Length];
            await flux.ReadExactlyAsync(commande, fin.Token);
            Assert.That(Encoding.ASCII.GetString(commande), Is.EqualTo("zINSTREAM\0"));
            var verdict = Encoding.Latin1.GetString(await LireAsync(flux)).Contains("EICAR", StringComparison.Ordinal) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
            Recus++;
            if (await Repondre(verdict) is { } reponse)
            {
                await flux.WriteAsync(Encoding.ASCII.GetBytes(reponse + "\0"), fin.Token);
            }
        }
    }

    private async Task<byte[]> LireAsync(NetworkStream flux)
    {
        using var recu = new MemoryStream();
        var longueur = new byte[4];
        while (true)
        {
            await flux.ReadExactlyAsync(longueur, fin.Token);
            var morceau = new byte[BinaryPrimitives.ReadInt32BigEndian(longueur)];
            if (morceau.Length == 0)
            {
                return recu.ToArray();
            }

            await flux.ReadExactlyAsync(morceau, fin.Token);
            recu.Write(morceau);
        }
    }
}
