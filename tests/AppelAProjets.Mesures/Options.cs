using System.Globalization;

namespace AppelAProjets.Mesures;

/// <summary>What a run may change.</summary>
internal sealed record Options(int Dossiers, int Tours, double Secondes, int Personnes, double Duree, double Chauffe)
{
    public static Options Lire(string[] args) => new((int)Valeur(args, "--dossiers", 5_000), (int)Valeur(args, "--tours", 5), Valeur(args, "--secondes", 2),
        (int)Valeur(args, "--personnes", 1_000), Valeur(args, "--duree", 60), Valeur(args, "--chauffe", 20));

    private static double Valeur(string[] args, string option, double defaut)
    {
        var rang = Array.IndexOf(args, option);
        return rang >= 0 && rang + 1 < args.Length ? double.Parse(args[rang + 1], CultureInfo.InvariantCulture) : defaut;
    }
}
