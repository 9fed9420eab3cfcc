using System.Globalization;

namespace AppelAProjets.Mesures;

/// <summary>What a run may change.</summary>
internal sealed record Options(int Dossiers, int Tours, double Secondes, int Personnes, double Duree, double Chauffe)
{
    public int Petit { get; private init; }
    public int Moyen { get; private init; }
    public int Grand { get; private init; }
    /// <summary>Dossiers of other calls.</summary>
    public int Autres { get; private init; }
    /// <summary>Requests measured for each view and size.</summary>
    public int Mesures { get; private init; }
    /// <summary>Requests before, not counted.</summary>
    public int Chauffes { get; private init; }

    public static Options Lire(string[] args) => new((int)Valeur(args, "--dossiers", 5_000), (int)Valeur(args, "--tours", 5), Valeur(args, "--secondes", 2),
        (int)Valeur(args, "--personnes", 1_000), Valeur(args, "--duree", 60), Valeur(args, "--chauffe", 20))
    {
        Petit = (int)Valeur(args, "--petit", 1_000), Moyen = (int)Valeur(args, "--moyen", 5_000), Grand = (int)Valeur(args, "--grand", 20_000),
        Autres = (int)Valeur(args, "--autres", 100_000), Mesures = (int)Valeur(args, "--mesures", 200), Chauffes = (int)Valeur(args, "--chauffes", 20),
    };

    private static double Valeur(string[] args, string option, double defaut)
    {
        var rang = Array.IndexOf(args, option);
        return rang >= 0 && rang + 1 < args.Length ? double.Parse(args[rang + 1], CultureInfo.InvariantCulture) : defaut;
    }
}
