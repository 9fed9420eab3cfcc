using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AppelAProjets.Application.Dossiers;

/// <summary>What a page says of each answer that it shows, « 3-9f86d081884c7d65 »: its version, and a stamp of its text that tells later whether the person touched it.</summary>
public static class VersionMontree
{
    private const int Longueur = 16;

    public static string Ecrire(int version, string? valeur) => Lier(version, Empreinte(valeur ?? ""));

    /// <summary>-1, which no answer has, for what this portal did not write.</summary>
    public static (int Version, string? Origine) Lire(string? montree)
    {
        var (nombre, origine) = montree?.IndexOf('-', StringComparison.Ordinal) is > 0 and var tiret ? (montree[..tiret], montree[(tiret + 1)..]) : (montree, null);
        return (int.TryParse(nombre, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1, origine);
    }

    internal static string Lier(int version, string? origine) => origine is null ? version.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{version}-{origine}");

    internal static string Empreinte(string valeur) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(valeur)))[..Longueur];
}
