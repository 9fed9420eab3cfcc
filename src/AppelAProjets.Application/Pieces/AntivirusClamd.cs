using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Pieces;

/// <summary>Section "Antivirus" of the configuration. Neither address nor socket: no antivirus.</summary>
public sealed class AntivirusOptions
{
    public string Adresse { get; set; } = "";

    public int Port { get; set; } = 3310;

    /// <summary>Unix socket of clamd, such as /run/clamav/clamd.ctl; wins over the address.</summary>
    public string Socket { get; set; } = "";

    /// <summary>How long clamd may take for one file, in seconds.</summary>
    public int Delai { get; set; } = 60;

    public bool EstConfigure => Adresse.Length > 0 || Socket.Length > 0;
}

/// <summary>Asks clamd (ClamAV) with its command INSTREAM. Its StreamMaxLength must be at least the portal's largest file.</summary>
public sealed class AntivirusClamd(IOptions<AntivirusOptions> options, TimeProvider horloge) : IAntivirus
{
    private const int Morceau = 64 * 1024;
    private const int ReponseMaximum = 1024;

    public bool EstConfigure => true;

    public async Task<Verdict> AnalyserAsync(Stream contenu, CancellationToken annulation = default)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.Delai), horloge);
        using var delai = CancellationTokenSource.CreateLinkedTokenSource(annulation, patience.Token);
        try
        {
            return Lire(await DemanderAsync(contenu, delai.Token));
        }
        catch (Exception erreur) when (erreur is SocketException or IOException)
        {
            return new Verdict(AnalyseDeFichier.EnAttente, erreur.Message);
        }
        catch (OperationCanceledException) when (!annulation.IsCancellationRequested)
        {
            return new Verdict(AnalyseDeFichier.EnAttente, $"No answer in {options.Value.Delai} s.");
        }
    }

    private async Task<string> DemanderAsync(Stream contenu, CancellationToken annulation)
    {
        using var prise = options.Value.Socket.Length > 0
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await (options.Value.Socket.Length > 0
            ? prise.ConnectAsync(new UnixDomainSocketEndPoint(options.Value.Socket), annulation)
            : prise.ConnectAsync(options.Value.Adresse, options.Value.Port, annulation));
        await using var flux = new NetworkStream(prise);
        try
        {
            await EnvoyerAsync(flux, contenu, annulation);
        }
        catch (IOException)
        {
            // clamd closes in the middle when the file is larger than it takes, after having said so: its answer tells more than the failure.
            return await RepondreAsync(flux, annulation);
        }

        return await RepondreAsync(flux, annulation);
    }

    // zINSTREAM, then chunks with their length (4 bytes, big-endian), then an empty chunk.
    private static async Task EnvoyerAsync(NetworkStream flux, Stream contenu, CancellationToken annulation)
    {
        await flux.WriteAsync("zINSTREAM\0"u8.ToArray(), annulation);
        var tampon = new byte[4 + Morceau];
        int lus;
        do
        {
            lus = await contenu.ReadAsync(tampon.AsMemory(4), annulation);
            BinaryPrimitives.WriteInt32BigEndian(tampon, lus);
            await flux.WriteAsync(tampon.AsMemory(0, 4 + lus), annulation);
        }
        while (lus > 0);
    }

    private static async Task<string> RepondreAsync(NetworkStream flux, CancellationToken annulation)
    {
        var tampon = new byte[ReponseMaximum];
        var lus = await flux.ReadAtLeastAsync(tampon, tampon.Length, throwOnEndOfStream: false, annulation);
        return Encoding.UTF8.GetString(tampon, 0, lus).TrimEnd('\0', '\n');
    }

    // "stream: OK", "stream: Eicar-Test-Signature FOUND", "… ERROR". Only an explicit OK is clean.
    private static Verdict Lire(string reponse)
    {
        const string Debut = "stream: ";
        const string Trouve = " FOUND";
        if (reponse == "stream: OK")
        {
            return new Verdict(AnalyseDeFichier.Saine);
        }

        return reponse.StartsWith(Debut, StringComparison.Ordinal) && reponse.EndsWith(Trouve, StringComparison.Ordinal) && reponse.Length > Debut.Length + Trouve.Length
            ? new Verdict(AnalyseDeFichier.Infectee, reponse[Debut.Length..^Trouve.Length])
            : new Verdict(AnalyseDeFichier.EnAttente, reponse.Length == 0 ? "The connection was closed." : reponse);
    }
}
