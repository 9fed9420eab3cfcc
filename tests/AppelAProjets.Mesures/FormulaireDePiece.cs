using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace AppelAProjets.Mesures;

/// <summary>The form of a piece of a draft, as someone signed in may send it.</summary>
/// <param name="Entete">What comes before the bytes of the file, in the body.</param>
internal sealed partial record FormulaireDePiece(string Hote, int Port, string Adresse, string Cookies, string Entete)
{
    private const string Pied = "\r\n--x--\r\n";

    public static async Task<FormulaireDePiece> OuvrirAsync(Navigation porteur, Uri adresse)
    {
        await porteur.SeConnecterAsync("porteur@demo.example");
        foreach (var brouillon in AdresseDeDossier().Matches(Encoding.UTF8.GetString(await porteur.LireAsync("/espace"))).Select(m => m.Value).Distinct())
        {
            using var reponse = await porteur.Client.GetAsync($"{brouillon}/pieces");
            var page = await reponse.Content.ReadAsStringAsync();
            if (AdresseDePiece().Match(page) is { Success: true } action)
            {
                var entete = $"--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{Navigation.Jeton(page)}\r\n"
                    + "--x\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"statuts.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
                return new FormulaireDePiece(adresse.Authority, adresse.Port, action.Groups[1].Value, porteur.Cookies.GetCookieHeader(adresse), entete);
            }
        }

        throw new InvalidOperationException("No draft takes a file.");
    }

    /// <summary>Sends a whole file, or the beginning of it and then nothing: the connection is cut.</summary>
    /// <param name="part">How much of it, from 0 to 1.</param>
    /// <param name="octetsParSeconde">At most so many; null for all at once.</param>
    /// <returns>The status; 0 when it was cut.</returns>
    public async Task<int> EnvoyerAsync(byte[] fichier, double part, int? octetsParSeconde = null)
    {
        using var client = new TcpClient("127.0.0.1", Port);
        var flux = client.GetStream();
        await flux.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST {Adresse} HTTP/1.1\r\nHost: {Hote}\r\nCookie: {Cookies}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {Entete.Length + fichier.Length + Pied.Length}\r\n\r\n{Entete}")));
        foreach (var morceau in fichier[..(int)(fichier.Length * part)].Chunk(octetsParSeconde / 10 ?? fichier.Length))
        {
            await flux.WriteAsync(morceau);
            await (octetsParSeconde is null ? Task.CompletedTask : Task.Delay(100));
        }

        if (part < 1)
        {
            return 0;
        }

        await flux.WriteAsync(Encoding.ASCII.GetBytes(Pied));
        using var lecteur = new StreamReader(flux);
        return int.Parse((await lecteur.ReadLineAsync() ?? "HTTP/1.1 0").Split(' ')[1], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("/espace/dossiers/[0-9a-f-]{36}")]
    private static partial Regex AdresseDeDossier();

    [GeneratedRegex("action=\"(/espace/dossiers/[0-9a-f-]{36}/pieces/[0-9a-f-]{36})\"")]
    private static partial Regex AdresseDePiece();
}
