using System.Globalization;

namespace AppelAProjets.Application.Lectures;

public static class TailleDeFichier
{
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 12 ko », « 1,3 Mo ».</summary>
    public static string Ecrire(long octets) => octets < 1024 * 1024
        ? $"{Math.Max(1, octets / 1024)} ko"
        : string.Create(Francais, $"{octets / 1048576m:0.0} Mo");
}
