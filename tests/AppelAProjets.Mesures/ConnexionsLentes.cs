using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AppelAProjets.Mesures;

/// <summary>Many connections at once that each send a little now and then, as slow lines do and as those who want a server to wait.</summary>
/// <param name="Debut">What each sends at once.</param>
/// <param name="Goutte">What follows, at each beat.</param>
internal sealed record ConnexionsLentes(string Nom, string Debut, byte[] Goutte, TimeSpan Rythme)
{
    public const int Nombre = 200;

    private const int Ko = 1024;

    /// <summary>The headers of a request, without end.</summary>
    public static ConnexionsLentes Entetes { get; } = new("headers, a byte a second", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Essai: ", "a"u8.ToArray(), TimeSpan.FromSeconds(1));

    /// <summary>A form of a length that is taken, slower than the server bears: it is cut after five seconds.</summary>
    public static ConnexionsLentes Formulaire { get; } = new(
        "a form, a byte a second", "POST /connexion HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 8000000\r\n\r\n", "-"u8.ToArray(), TimeSpan.FromSeconds(1));

    /// <summary>A file of 20 MB at ten kilobytes a second, by someone who may send it: nothing cuts it.</summary>
    public static ConnexionsLentes Fichier(FormulaireDePiece formulaire) => new(
        "a file of 20 MB, 10 kB a second",
        string.Create(CultureInfo.InvariantCulture, $"POST {formulaire.Adresse} HTTP/1.1\r\nHost: {formulaire.Hote}\r\nCookie: {formulaire.Cookies}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 20000000\r\n\r\n{formulaire.Entete}"),
        new byte[Ko], TimeSpan.FromMilliseconds(100));

    /// <summary>Runs this while they last; then they are all cut.</summary>
    /// <returns>What it gives, and how many the server had not cut by then.</returns>
    public async Task<(T Mesure, int Ouvertes)> PendantAsync<T>(int port, Func<Task<T>> mesurer)
    {
        var clients = Enumerable.Range(0, Nombre).Select(_ => new TcpClient("127.0.0.1", port)).ToList();
        using var fin = new CancellationTokenSource();
        // What is measured is their life, not their arrival all at once.
        using var arrivees = new CountdownEvent(Nombre);
        var envois = clients.Select(client => EnvoyerAsync(client.GetStream(), arrivees, fin.Token)).ToList();
        arrivees.Wait(TimeSpan.FromSeconds(30));
        var mesure = await mesurer();
        await fin.CancelAsync();
        var ouvertes = (await Task.WhenAll(envois)).Count(ouverte => ouverte);
        clients.ForEach(c => c.Dispose());
        return (mesure, ouvertes);
    }

    private async Task<bool> EnvoyerAsync(NetworkStream flux, CountdownEvent arrivees, CancellationToken fin)
    {
        using var rythme = new PeriodicTimer(Rythme);
        try
        {
            await flux.WriteAsync(Encoding.ASCII.GetBytes(Debut), fin);
            await rythme.WaitForNextTickAsync(fin);
            arrivees.Signal();
            while (await rythme.WaitForNextTickAsync(fin))
            {
                // The server answers nothing before the end, unless it had enough of it.
                if (flux.DataAvailable)
                {
                    return false;
                }

                await flux.WriteAsync(Goutte, fin);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
