using System.Globalization;
using System.Text;

namespace AppelAProjets.Application.Comptes;

/// <summary>What a password must be, beyond the 50 bits of CNIL's deliberation 2022-100 with the waits after ten failures; no forced renewal, no imposed kinds of characters (ASVS 5.0, 6.2).</summary>
public static class MotDePasse
{
    public const int Minimum = 12;

    /// <summary>Longest length: beyond, hashing would cost the server for nothing.</summary>
    public const int Maximum = 200;

    // zxcvbn's scale: 3 is "safely unguessable", more than 10^8 guesses.
    private const int Score = 3;

    // Its time grows with the square of the length, and nothing long is weak by its end alone.
    private const int Estimes = 60;

    // Fewer letters of one's own than this are a name with decorations.
    private const int Propres = 5;

    // What people here think of first, which its English dictionaries do not know.
    private static readonly string[] Courants =
    [
        "motdepasse", "motdepass", "mdp", "azerty", "azertyuiop", "azertyuiopqsdfghjklm", "qsdfghjklm", "wxcvbn", "bonjour", "bienvenue", "soleil", "doudou", "chouchou", "loulou", "marseille", "nantes",
        "paris", "lyon", "toulouse", "france", "jetaime", "administrateur", "association", "associations", "changezmoi", "contratdeville", "contrat", "ville", "appelaprojets", "appelaprojet", "appel",
        "projet", "projets", "metropole", "prefecture", "subvention", "quartier", "quartiers", "porteur", "dossier", "mairie", "financeur", "demonstration", "printemps", "automne", "hiver", "janvier", "juillet",
    ];

    /// <summary>What may have been meant: as typed, then without the blanks that a copy from a mail brings.</summary>
    public static IReadOnlyList<string> Lectures(string saisi) => saisi.Trim() is { Length: > 0 } rogne && rogne.Length < saisi.Length ? [saisi, rogne] : [saisi];

    /// <param name="personnels">Names and addresses of the person: not to be found in it.</param>
    public static Refus? Refuser(string? motDePasse, params IEnumerable<string?> personnels)
    {
        var saisi = motDePasse ?? "";
        if (new StringInfo(saisi).LengthInTextElements < Minimum)
        {
            return Non("mot-de-passe.court", $"Choisissez un mot de passe d’au moins {Minimum} caractères, par exemple une suite de quatre ou cinq mots sans rapport entre eux.");
        }

        if (saisi.Length > Maximum)
        {
            return Non("mot-de-passe.long", $"Le mot de passe compte {Maximum} caractères au plus.");
        }

        if (Estimer(saisi, Courants) < Score)
        {
            return Non("mot-de-passe.simple", "Ce mot de passe serait vite deviné : répétitions, suites de touches, dates et mots courants ne protègent pas. Prenez plutôt quatre ou cinq mots sans rapport entre eux.");
        }

        string[] siens = [.. personnels.SelectMany(Mots)];
        return Reste(saisi, siens) < Propres || Estimer(saisi, [.. Courants, .. siens]) < Score
            ? Non("mot-de-passe.personnel", "Ce mot de passe ressemble trop à votre nom ou à votre adresse.")
            : null;
    }

    private static int Estimer(string saisi, string[] connus)
    {
        var plie = Plier(saisi);
        return Zxcvbn.Zxcvbn.MatchPassword(plie.Length > Estimes ? plie[..Estimes] : plie, connus).Score;
    }

    // Letters that remain once the person's own words are taken off, when one was there.
    private static int Reste(string saisi, string[] siens)
    {
        var plie = Plier(saisi).ToLowerInvariant();
        var reste = siens.OrderByDescending(mot => mot.Length).Aggregate(plie, (texte, mot) => texte.Replace(mot, "", StringComparison.Ordinal));
        return reste == plie ? int.MaxValue : reste.Count(char.IsLetter);
    }

    private static IEnumerable<string> Mots(string? personnel) =>
        Plier(personnel ?? "").ToLowerInvariant().Split(['@', '.', '-', '_', ' ', '\''], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } mots
            ? [.. mots.Where(mot => mot.Length >= 3), string.Concat(mots)]
            : [];

    // Its dictionaries have no accents.
    private static string Plier(string texte) => string.Concat(TexteAdmis.Normaliser(texte, NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private static Refus Non(string code, string message) => new(code, message, nameof(MotDePasse));
}
