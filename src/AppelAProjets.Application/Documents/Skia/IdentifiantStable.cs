using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Replaces the identifiers that Skia draws from the clock by a hash of the content: same letter, same bytes.</summary>
internal static partial class IdentifiantStable
{
    public static byte[] Poser(byte[] pdf)
    {
        // Latin-1 maps each byte to one character. Offsets stay true: the metadata keep their length and the trailer, the last object, is the only one that may change it.
        var sans = Ecrire(Encoding.Latin1.GetString(pdf), new string('0', 32));
        return Encoding.Latin1.GetBytes(Ecrire(sans, Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(sans)))[..32]));
    }

    private static string Ecrire(string pdf, string chiffres) =>
        Identifiants().Replace(pdf, trouve => trouve.Value[0] == 'u' ? $"uuid:{Guid.ParseExact(chiffres, "N")}" : $"/ID [<{chiffres}> <{chiffres}>]");

    // Skia writes its 16 bytes in hexadecimal, or as a literal string when most of them happen to be printable.
    [GeneratedRegex(@"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|/ID \[(\s*(<[0-9A-Fa-f]{32}>|\((\\.|[^\\)])*\))){2}\]", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Identifiants();
}
