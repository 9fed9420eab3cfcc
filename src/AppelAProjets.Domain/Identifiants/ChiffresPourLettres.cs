namespace AppelAProjets.Domain.Identifiants;

/// <summary>The letters that eyes and scanners take for digits.</summary>
internal static class ChiffresPourLettres
{
    public static string Rendre(string serre) => serre.Replace('O', '0').Replace('I', '1').Replace('L', '1');

    /// <summary>« la lettre O à la place d’un zéro »: the first one there.</summary>
    public static string Dire(string serre) => serre.First(c => c is 'O' or 'I' or 'L') switch
    {
        'O' => "la lettre O à la place d’un zéro",
        'I' => "la lettre I à la place du chiffre 1",
        _ => "la lettre L à la place du chiffre 1",
    };
}
