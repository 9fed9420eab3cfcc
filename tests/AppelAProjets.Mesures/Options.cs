using System.Globalization;

namespace AppelAProjets.Mesures;

/// <summary>What a run may change.</summary>
internal sealed record Options(int Dossiers, int Tours, double Secondes)
{
    public static Options Lire(string[] args) => new((int)Valeur(args, "--dossiers", 5_000), (int)Valeur(args, "--tours", 5), Valeur(args, "--secondes", 2));

    private static double Valeur(string[] args, string option, double defaut)
    {
        var rang = Array.IndexOf(args, option);
        return rang >= 0 && rang + 1 < args.Length ? double.Parse(args[rang + 1], CultureInfo.InvariantCulture) : defaut;
    }
}
