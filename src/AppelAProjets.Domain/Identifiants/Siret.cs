using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Identifiants;

public static class Siren
{
    public static Resultat<string> Lire(string? saisie)
    {
        var siren = TexteSaisi.SerrerUnNumero(saisie);
        if (siren.Length != 9 || !TexteSaisi.EstNumerique(siren))
        {
            return new Refus("siren.forme", $"Le numéro SIREN compte 9 chiffres{TexteSaisi.Ecart(siren)}.", nameof(Siren));
        }

        return EstJuste(siren) ? siren : new Refus("siren.cle", "Ce numéro SIREN n’existe pas : vérifiez chaque chiffre.", nameof(Siren));
    }

    // Zeros have a right key and name nobody.
    internal static bool EstJuste(string neufChiffres) => EstLuhn(neufChiffres) && neufChiffres.Any(c => c != '0');

    /// <summary>Luhn over digits, the last one being the key.</summary>
    internal static bool EstLuhn(string chiffres)
    {
        var somme = 0;
        for (var i = 0; i < chiffres.Length; i++)
        {
            var chiffre = chiffres[^(i + 1)] - '0';
            var terme = i % 2 == 1 ? chiffre * 2 : chiffre;
            somme += terme > 9 ? terme - 9 : terme;
        }

        return somme % 10 == 0;
    }
}

/// <summary>SIRET: a SIREN and the five digits of an establishment, with a key each; the establishments of La Poste may instead have a sum multiple of five.</summary>
public static partial class Siret
{
    private const string LaPoste = "356000000";
    private const string SansEtablissement = "00000";

    public static Resultat<string> Lire(string? saisie)
    {
        var siret = TexteSaisi.SerrerUnNumero(Precision().Replace(TexteSaisi.Deballer(saisie), ""), ".-'\"/()");
        if (siret.Length != 14 || !TexteSaisi.EstNumerique(siret))
        {
            return Refuser("forme", Forme(siret, saisie));
        }

        if (siret.All(c => c == '0'))
        {
            return Refuser("zeros", "Ce numéro SIRET ne contient que des zéros : écrivez celui de votre organisation, ou laissez le champ vide.");
        }

        if (siret.EndsWith(SansEtablissement, StringComparison.Ordinal))
        {
            return Refuser("arrondi", "Ce numéro SIRET se termine par 00000, qui n’est aucun établissement : un tableur l’a sans doute arrondi. Recopiez-le depuis un document.");
        }

        if (!Siren.EstJuste(siret[..9]))
        {
            return Refuser("siren", $"Ce numéro SIRET n’existe pas : ses 9 premiers chiffres ({siret[..9]}) ne sont pas un numéro SIREN. Vérifiez-les un par un.");
        }

        var estDeLaPoste = siret.StartsWith(LaPoste, StringComparison.Ordinal) && siret.Sum(c => c - '0') % 5 == 0;
        return Siren.EstLuhn(siret) || estDeLaPoste ? siret : Refuser("cle", "Ce numéro SIRET n’existe pas : vérifiez ses 5 derniers chiffres, puis les autres.");
    }

    private static string Forme(string siret, string? saisie) => !TexteSaisi.EstNumerique(siret)
        ? siret.Contains("E+", StringComparison.Ordinal)
            ? "Un tableur a transformé ce numéro SIRET en nombre et en a perdu des chiffres. Recopiez ses 14 chiffres depuis un document."
            : TexteSaisi.DitQuIlNyARien(saisie) ? "S’il n’y a pas encore de numéro SIRET, laissez ce champ vide."
            : $"Le numéro SIRET compte 14 chiffres{TexteSaisi.Ecart(siret)}."
        : siret.Length == 9 && Siren.EstJuste(siret) ? "C’est un numéro SIREN (9 chiffres) : ajoutez les 5 chiffres de l’établissement pour avoir le SIRET."
        : siret.Length == 13 ? "Le numéro SIRET compte 14 chiffres, celui-ci en a 13 : un zéro du début a pu se perdre dans un tableur."
        : $"Le numéro SIRET compte 14 chiffres{TexteSaisi.Ecart(siret)}.";

    private static Refus Refuser(string code, string message) => new("siret." + code, message, nameof(Siret));

    // « 732 829 320 NIC 00017 (siège) »: the name of its second part, and which establishment it is.
    [GeneratedRegex(@"\bNIC\b ?:?| ?\([^()0-9]+\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Precision();
}
