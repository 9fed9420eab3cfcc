using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Identifiants;

/// <summary>RNA: W and nine letters or digits. Letters are real (W9R…, W2A…), even if the SCDL schema of subsidies has digits only.</summary>
public static partial class Rna
{
    public static Resultat<string> Lire(string? saisie)
    {
        var rna = Saisie.Nettoyer(saisie, ".-");
        return Forme().IsMatch(rna)
            ? rna
            : new Refus("rna.forme", "Le numéro RNA commence par W, suivi de 9 chiffres ou lettres, par exemple W442001234.", nameof(Rna));
    }

    [GeneratedRegex("^W[0-9A-Z]{9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}
