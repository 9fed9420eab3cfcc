using System.Globalization;
using System.Text;

namespace AppelAProjets.Domain.Comptes;

/// <summary>What a password must be. With the lock after ten failures, beyond the 50 bits of CNIL's deliberation 2022-100; no forced renewal, no imposed kinds of characters.</summary>
public static class MotDePasse
{
    public const int Minimum = 12;

    /// <summary>Longest length: beyond, hashing would cost the server for nothing.</summary>
    public const int Maximum = 200;

    // What remains of the usual passwords once digits and punctuation are taken off.
    private static readonly string[] Courants =
    [
        "motdepasse", "motdepass", "mdp", "password", "passwd", "passw", "azerty", "azertyuiop", "azertyuiopqsdfghjklm", "qwerty", "qwertyuiop", "qwertyuiopasdfghjkl",
        "bonjour", "bienvenue", "welcome", "soleil", "doudou", "chouchou", "loulou", "marseille", "nantes", "paris", "france", "jetaime", "iloveyou", "admin",
        "administrateur", "administrator", "association", "associations", "letmein", "changeme", "changezmoi", "secret", "football", "dragon", "monkey", "princess",
        "contratdeville", "appelaprojets", "appelaprojet", "metropole", "prefecture", "subvention", "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnop", "test", "demo",
    ];

    public static Refus? Refuser(string? motDePasse, params IEnumerable<string?> personnels)
    {
        var saisi = motDePasse ?? "";
        var longueur = new StringInfo(saisi).LengthInTextElements;
        if (longueur < Minimum)
        {
            return Non("mot-de-passe.court", $"Choisissez un mot de passe d’au moins {Minimum} caractères, par exemple une suite de quatre ou cinq mots sans rapport entre eux.");
        }

        if (saisi.Length > Maximum)
        {
            return Non("mot-de-passe.long", $"Le mot de passe compte {Maximum} caractères au plus.");
        }

        var lettres = Reduire(saisi);
        if (saisi.Distinct().Count() < 5 || EstUneRepetition(lettres) || lettres.Length < 2)
        {
            return Non("mot-de-passe.simple", "Ce mot de passe est trop simple : variez davantage les caractères.");
        }

        if (Courants.Contains(lettres))
        {
            return Non("mot-de-passe.courant", "Ce mot de passe fait partie des plus employés, il serait deviné : choisissez-en un autre.");
        }

        return personnels.SelectMany(p => (p ?? "").Split('@')).Select(Reduire).Any(nom => nom.Length >= 4 && lettres.Contains(nom, StringComparison.Ordinal) && lettres.Length - nom.Length < 5)
            ? Non("mot-de-passe.personnel", "Ce mot de passe ressemble trop à votre nom ou à votre adresse.")
            : null;
    }

    private static Refus Non(string code, string message) => new(code, message, nameof(MotDePasse));

    private static bool EstUneRepetition(string lettres) =>
        Enumerable.Range(1, lettres.Length / 2).Any(n => lettres.Length % n == 0 && Enumerable.Range(0, lettres.Length).All(i => lettres[i] == lettres[i % n]) && n < 5);

    // Letters only, without accents nor case, common digits read as letters.
    private static string Reduire(string texte)
    {
        var reduit = new StringBuilder();
        foreach (var lettre in TexteAdmis.Normaliser(texte, NormalizationForm.FormD).ToLowerInvariant())
        {
            var lue = lettre switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '@' => 'a', '$' => 's', _ => lettre };
            if (char.IsAsciiLetter(lue))
            {
                reduit.Append(lue);
            }
        }

        // 'azerty12345' ends with digits read as letters: take off what only digits made.
        var fin = texte.Reverse().TakeWhile(c => !char.IsLetter(c)).Count(c => c is '0' or '1' or '3' or '4' or '5' or '@' or '$');
        return reduit.ToString(0, Math.Max(0, reduit.Length - fin));
    }
}
