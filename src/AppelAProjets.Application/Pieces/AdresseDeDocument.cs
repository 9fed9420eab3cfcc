using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Pieces;

/// <summary>Addresses written in a document, of whatever format.</summary>
internal static partial class AdresseDeDocument
{
    private static readonly HashSet<string> Protocoles = new(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel", "ftp" };

    /// <summary>May be behind a link that the reader clicks: a page, a mail, a place of the author's own disk; no server of a local network, no program.</summary>
    public static bool PeutSOuvrir(string adresse) => Lire(adresse) is var lue && (DUnProtocole().Match(lue) is { Success: true } protocole
        ? Protocoles.Contains(protocole.Groups[1].Value) || DUnDisque().IsMatch(lue)
        : !lue.StartsWith("//", StringComparison.Ordinal));

    /// <summary>Would be fetched from somebody else when the document opens. What stood on the author's disk is not found elsewhere, and nothing is asked of anybody.</summary>
    public static bool VientDAilleurs(string adresse) => Lire(adresse) is var lue && (lue.StartsWith("//", StringComparison.Ordinal) || (DUnProtocole().IsMatch(lue) && !DUnDisque().IsMatch(lue)));

    private static string Lire(string adresse) => Uri.UnescapeDataString(adresse).Trim().Replace('\\', '/');

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]+):", RegexOptions.CultureInvariant)]
    private static partial Regex DUnProtocole();

    // « file:///C:/… »: what Word writes for a document beside.
    [GeneratedRegex("^file:/{0,3}[A-Za-z][:|]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DUnDisque();
}
