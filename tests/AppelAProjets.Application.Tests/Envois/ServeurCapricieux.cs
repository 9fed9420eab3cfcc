using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AppelAProjets.Application.Tests.Envois;

/// <summary>What the server does to a message.</summary>
public enum Caprice
{
    Aucun,
    /// <summary>421 to RCPT, then it hangs up.</summary>
    Ferme,
    /// <summary>450 to RCPT.</summary>
    Occupe,
    /// <summary>550 to RCPT.</summary>
    Inconnu,
    /// <summary>Takes the message, hangs up before it says so.</summary>
    CoupeApresData,
    /// <summary>550 to MAIL FROM.</summary>
    ExpediteurRefuse,
    /// <summary>Says that it knows STARTTLS, then talks nonsense.</summary>
    TlsRompu,
    /// <summary>A byte now and then.</summary>
    Lent,
}

/// <summary>An SMTP server on 127.0.0.1 that misbehaves as it is told; what it took is kept, with what it was told on each connection.</summary>
public sealed class ServeurCapricieux : IDisposable
{
    private readonly TcpListener ecoute = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource arret = new();
    private readonly List<string> recus = [];
    private int connexions;

    public ServeurCapricieux()
    {
        ecoute.Start();
        _ = AccepterAsync();
    }

    public int Port => ((IPEndPoint)ecoute.LocalEndpoint).Port;

    public int Connexions => connexions;

    /// <summary>How long it looks at a message before it says that it took it.</summary>
    public TimeSpan Lenteur { get; init; }

    /// <summary>STARTTLS with this certificate, then AUTH with this user and password before any message.</summary>
    public (X509Certificate2 Certificat, string Utilisateur, string MotDePasse)? Chiffre { get; init; }

    /// <summary>By address; <see cref="Caprice.Aucun"/> for the others.</summary>
    public Func<string, Caprice> Envers { get; set; } = _ => Caprice.Aucun;

    /// <summary>The content of each message taken, in order.</summary>
    public IReadOnlyList<string> Recus
    {
        get
        {
            lock (recus)
            {
                return [.. recus];
            }
        }
    }

    public void Dispose()
    {
        arret.Cancel();
        ecoute.Dispose();
        arret.Dispose();
    }

    private async Task AccepterAsync()
    {
        try
        {
            while (true)
            {
                _ = ServirAsync(await ecoute.AcceptTcpClientAsync(arret.Token));
            }
        }
        catch (Exception fin) when (fin is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServirAsync(TcpClient client)
    {
        Interlocked.Increment(ref connexions);
        using (client)
        {
            try
            {
                await (Chiffre is null ? DialoguerAsync(new StreamReader(client.GetStream(), Encoding.Latin1), client.GetStream()) : ChiffrerAsync(client.GetStream()));
            }
            catch (Exception fin) when (fin is IOException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
            {
                // The other side hung up, or the test is over.
            }
        }
    }

    // The reader in clear must not take a byte of what follows STARTTLS.
    private async Task ChiffrerAsync(NetworkStream clair)
    {
        await DireAsync(clair, "220 essai");
        await LireLigneAsync(clair);
        await DireAsync(clair, "250-essai\r\n250 STARTTLS");
        if (await LireLigneAsync(clair) != "STARTTLS")
        {
            await DireAsync(clair, "530 chiffrez d'abord");
            return;
        }

        await DireAsync(clair, "220 allez-y");
        await using var flux = new SslStream(clair);
        await flux.AuthenticateAsServerAsync(Chiffre!.Value.Certificat);
        var lecteur = new StreamReader(flux, Encoding.Latin1);
        await lecteur.ReadLineAsync(arret.Token);
        await DireAsync(flux, "250-essai\r\n250 AUTH PLAIN");
        var attendu = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{Chiffre.Value.Utilisateur}\0{Chiffre.Value.MotDePasse}"));
        if (await lecteur.ReadLineAsync(arret.Token) != $"AUTH PLAIN {attendu}")
        {
            await DireAsync(flux, "535 5.7.8 identifiant refuse");
            return;
        }

        await DireAsync(flux, "235 bienvenue");
        await ConverserAsync(lecteur, flux, Caprice.Aucun);
    }

    private async Task<string> LireLigneAsync(NetworkStream flux)
    {
        var (ligne, octet) = (new StringBuilder(), new byte[1]);
        while (await flux.ReadAsync(octet, arret.Token) == 1 && octet[0] != (byte)'\n')
        {
            ligne.Append((char)octet[0]);
        }

        return ligne.ToString().TrimEnd('\r');
    }

    private async Task DialoguerAsync(StreamReader lecteur, NetworkStream flux)
    {
        var generale = Envers("");
        if (generale == Caprice.Lent)
        {
            await flux.WriteAsync("2"u8.ToArray(), arret.Token);
            await Task.Delay(Timeout.Infinite, arret.Token);
        }

        await DireAsync(flux, "220 essai");
        await ConverserAsync(lecteur, flux, generale);
    }

    private async Task ConverserAsync(StreamReader lecteur, Stream flux, Caprice generale)
    {
        var caprice = Caprice.Aucun;
        while (await lecteur.ReadLineAsync(arret.Token) is { } ligne)
        {
            if (ligne.StartsWith("EHLO", StringComparison.Ordinal))
            {
                await DireAsync(flux, generale == Caprice.TlsRompu ? "250-essai\r\n250 STARTTLS" : "250-essai\r\n250 8BITMIME");
            }
            else if (ligne == "STARTTLS")
            {
                await DireAsync(flux, "220 allez-y\r\nceci n'est pas du TLS");
                return;
            }
            else if (ligne.StartsWith("MAIL", StringComparison.Ordinal))
            {
                await DireAsync(flux, generale == Caprice.ExpediteurRefuse ? "550 expediteur refuse" : "250 OK");
            }
            else if (ligne.StartsWith("RCPT", StringComparison.Ordinal))
            {
                caprice = Envers(ligne[(ligne.IndexOf('<', StringComparison.Ordinal) + 1)..ligne.IndexOf('>', StringComparison.Ordinal)]);
                await DireAsync(flux, caprice switch
                {
                    Caprice.Ferme => "421 plus tard",
                    Caprice.Occupe => "450 4.2.1 boite occupee",
                    Caprice.Inconnu => "550 5.1.1 boite inconnue",
                    _ => "250 OK",
                });
                if (caprice == Caprice.Ferme)
                {
                    return;
                }
            }
            else if (ligne == "DATA")
            {
                await DireAsync(flux, "354 continuez");
                if (!await PrendreAsync(lecteur, flux, caprice))
                {
                    return;
                }
            }
            else
            {
                await DireAsync(flux, ligne == "QUIT" ? "221 au revoir" : "250 OK");
            }
        }
    }

    private async Task<bool> PrendreAsync(StreamReader lecteur, Stream flux, Caprice caprice)
    {
        var contenu = new StringBuilder();
        string? ligne;
        while ((ligne = await lecteur.ReadLineAsync(arret.Token)) is not null && ligne != ".")
        {
            contenu.Append(ligne.StartsWith('.') ? ligne[1..] : ligne).Append("\r\n");
        }

        if (ligne is null)
        {
            // Cut before its end, it is not a message.
            return false;
        }

        if (Lenteur > TimeSpan.Zero)
        {
            await Task.Delay(Lenteur, arret.Token);
        }

        lock (recus)
        {
            recus.Add(contenu.ToString());
        }

        if (caprice == Caprice.CoupeApresData)
        {
            return false;
        }

        await DireAsync(flux, "250 pris");
        return true;
    }

    private async Task DireAsync(Stream flux, string reponse) => await flux.WriteAsync(Encoding.Latin1.GetBytes(reponse + "\r\n"), arret.Token);
}
