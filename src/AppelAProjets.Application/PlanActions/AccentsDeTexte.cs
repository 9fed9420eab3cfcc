using System.Text;
using System.Text.RegularExpressions;

namespace AppelAProjets.Application.PlanActions;

/// <summary>Turns bytes, or a text that was badly turned before, into the accents that were typed: what is guessed is said, what cannot be is left to be refused.</summary>
internal static partial class AccentsDeTexte
{
    private static readonly UTF8Encoding Utf8Strict = new(false, throwOnInvalidBytes: true);
    private static readonly (string Nom, Encoding Codage)[] Anciens;

    // Accents of French by how often they are written: what an old encoding is recognised by.
    private static readonly (string Signes, int Note)[] Frequences = [("é", 10), ("èàêç", 6), ("ôîûùâëïœüæ", 4), ("áíóúñãõöäòì", 1)];

    static AccentsDeTexte()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        // The first wins when nothing tells them apart.
        Anciens = [("Windows", Encoding.GetEncoding(1252)), ("MS-DOS", Encoding.GetEncoding(850)), ("Macintosh", Encoding.GetEncoding(10000))];
    }

    /// <summary>Line by line: a file put together from others may have several encodings.</summary>
    public static (string Texte, string? Remarque) Decoder(byte[] contenu)
    {
        if (Unicode(contenu) is { } unicode)
        {
            return (unicode, null);
        }

        var lignes = Couper(contenu);
        var textes = lignes.ConvertAll(l => Utf8(contenu.AsSpan(l)));
        byte[] anciennes = [.. lignes.Zip(textes).Where(l => l.Second is null).SelectMany(l => contenu[l.First])];
        if (anciennes.Length == 0)
        {
            return (string.Concat(textes).TrimStart('\uFEFF'), null);
        }

        var (nom, codage) = Anciens.MaxBy(a => Noter(a.Codage.GetString(anciennes)));
        var meles = textes.Exists(t => t is not null && t.Any(c => c >= 0x80));
        var texte = string.Concat(lignes.Zip(textes).Select(l => l.Second ?? codage.GetString(contenu.AsSpan(l.First)))).TrimStart('\uFEFF');
        return (texte, meles ? $"Ce fichier mélange deux codages des accents : les lignes {Numeros(textes)} ont été lues dans celui de {nom}. Vérifiez-les."
            : nom == Anciens[0].Nom ? null
            : $"Ce fichier n’est pas en UTF-8 : ses accents ont été lus dans l’ancien codage de {nom}. Vérifiez-les.");
    }

    /// <summary>A text whose accents were encoded twice (« RÃ©amÃ©nager ») as it was before.</summary>
    public static string Retablir(string texte)
    {
        texte = HorsDeLAscii().Replace(texte, suite => TroisFois(suite.Value) ?? suite.Value);
        for (var tour = 0; tour < 3; tour++)
        {
            texte = CodesDeuxFois().Replace(texte, trouve => Utf8([.. trouve.Value.Select(Octet)]) is { Length: 1 } lu && Noter(lu[0], ' ', ' ') > 0 ? lu : trouve.Value);
        }

        return texte;
    }

    // « RÃƒÂ©amÃƒÂ©nager »: what one turn gives is no text yet. Null when two do not either.
    private static string? TroisFois(string suite) =>
        Utf8([.. suite.Select(Octet)]) is { } unTour && unTour.Length < suite.Length && Utf8([.. unTour.Select(Octet)]) is { } lu && lu.Length < unTour.Length && lu.All(c => Noter(c, ' ', ' ') > 0) ? lu : null;

    /// <summary>Whether a character of it was lost for good.</summary>
    public static bool EstIllisible(string texte) => Perdus().IsMatch(texte);

    private static string Numeros(List<string?> textes)
    {
        List<int> rangs = [.. textes.Index().Where(t => t.Item is null).Select(t => t.Index + 1)];
        return string.Join(", ", rangs.Take(10)) + (rangs.Count > 10 ? "…" : "");
    }

    // With a mark at its beginning or, without one, a zero in every other byte.
    private static string? Unicode(byte[] contenu) => contenu switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32.GetString(contenu, 4, contenu.Length - 4),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(contenu, 2, contenu.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(contenu, 2, contenu.Length - 2),
        { Length: >= 4 } when UnSurDeux(contenu, 1) => Encoding.Unicode.GetString(contenu),
        { Length: >= 4 } when UnSurDeux(contenu, 0) => Encoding.BigEndianUnicode.GetString(contenu),
        _ => null,
    };

    private static bool UnSurDeux(byte[] contenu, int rang)
    {
        var paires = Math.Min(contenu.Length, 4_000) / 2;
        var zeros = Enumerable.Range(0, paires).Count(i => contenu[(2 * i) + rang] == 0);
        return zeros > paires * 3 / 4 && Enumerable.Range(0, paires).All(i => contenu[(2 * i) + 1 - rang] != 0);
    }

    private static List<Range> Couper(byte[] contenu)
    {
        var (lignes, debut) = (new List<Range>(), 0);
        while (debut < contenu.Length)
        {
            var fin = Array.IndexOf(contenu, (byte)'\n', debut) is >= 0 and var rang ? rang + 1 : contenu.Length;
            lignes.Add(debut..fin);
            debut = fin;
        }

        return lignes;
    }

    private static string? Utf8(ReadOnlySpan<byte> octets)
    {
        try
        {
            return Utf8Strict.GetString(octets);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int Noter(string texte) =>
        texte.Index().Where(c => c.Item >= 0x80).Sum(c => Noter(c.Item, c.Index > 0 ? texte[c.Index - 1] : ' ', c.Index + 1 < texte.Length ? texte[c.Index + 1] : ' '));

    // A capital in the middle of a word, a sign between two letters: not what was typed.
    private static int Noter(char signe, char avant, char apres)
    {
        if (char.IsLetter(signe))
        {
            var note = Frequences.FirstOrDefault(f => f.Signes.Contains(char.ToLowerInvariant(signe))).Note;
            return note == 0 ? -10 : char.IsLower(signe) ? note : char.IsLower(avant) ? -10 : Math.Min(note, 4);
        }

        var dansUnMot = char.IsLetter(avant) && char.IsLetter(apres);
        return signe == '’' ? (dansUnMot ? 8 : 1) : "«»°€\u00A0–—…“”‘²·•§½".Contains(signe) ? (dansUnMot ? -8 : 2) : -10;
    }

    // The byte that Windows would have read as that character.
    private static byte Octet(char signe) => Anciens[0].Codage.GetBytes([signe]) is [var octet] && (octet != '?' || signe == '?') ? octet : (byte)signe;

    [GeneratedRegex("[ÂÃÅ].|â€.|â‚¬", RegexOptions.Singleline)]
    private static partial Regex CodesDeuxFois();

    [GeneratedRegex("[^\0-\x7F]{4,}")]
    private static partial Regex HorsDeLAscii();

    // The replacement character, the controls that no text holds, and what is left of accents encoded twice.
    [GeneratedRegex("[\uFFFD\u0080-\u0084\u0086-\u009F]|Ã(?![\\p{L}])|â€")]
    private static partial Regex Perdus();
}
