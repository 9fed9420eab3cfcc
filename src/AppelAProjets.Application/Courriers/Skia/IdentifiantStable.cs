using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Courriers.Skia;

/// <summary>Replaces the identifiers that Skia draws from the clock by a hash of the content, in place and of the same length: same letter, same bytes.</summary>
internal static partial class IdentifiantStable
{
    public static void Poser(byte[] pdf)
    {
        // Latin-1 maps each byte to one character, so positions in the text are positions in the file.
        var lieux = Identifiants().Matches(Encoding.Latin1.GetString(pdf)).SelectMany(trouve => trouve.Groups["id"].Captures).ToArray();
        foreach (var lieu in lieux)
        {
            Ecrire(pdf, lieu, new string('0', 32));
        }

        var empreinte = Convert.ToHexStringLower(SHA256.HashData(pdf))[..32];
        foreach (var lieu in lieux)
        {
            Ecrire(pdf, lieu, empreinte);
        }
    }

    private static void Ecrire(byte[] pdf, Capture lieu, string chiffres)
    {
        var rang = 0;
        for (var i = lieu.Index; i < lieu.Index + lieu.Length; i++)
        {
            if (pdf[i] != '-')
            {
                pdf[i] = (byte)chiffres[rang++];
            }
        }
    }

    [GeneratedRegex("uuid:(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})|/ID \\[<(?<id>[0-9A-Fa-f]{32})>\\s*<(?<id>[0-9A-Fa-f]{32})>\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Identifiants();
}
