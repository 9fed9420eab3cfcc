using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Identifiants;

/// <summary>IBAN: ISO 13616 length of its country and key; a right clé RIB for France and Monaco.</summary>
public static partial class Iban
{
    // ISO 13616 register: country and length of its IBAN.
    private static readonly FrozenDictionary<string, int> Longueurs = (
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 "
        + "HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 "
        + "RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
        .Split(' ').ToFrozenDictionary(p => p[..2], p => int.Parse(p[2..], CultureInfo.InvariantCulture));

    /// <summary>Without spaces, upper case, or the reason.</summary>
    public static Resultat<string> Lire(string? saisie)
    {
        var iban = TexteSaisi.SerrerUnNumero(saisie);
        var lu = LireSerre(iban);
        return lu.EstRefuse && ChiffresPourLettres.Rendre(iban) is var rendu && rendu != iban && !LireSerre(rendu).EstRefuse
            ? Refuser("lettre", $"Cet IBAN contient {ChiffresPourLettres.Dire(iban)} : remplacez-la.")
            : lu;
    }

    private static Resultat<string> LireSerre(string iban)
    {
        if (Bban().IsMatch(iban))
        {
            return Refuser("rib", "C’est un RIB, de 23 caractères, et non un IBAN, de 27 : pour un compte en France, écrivez FR76 devant.");
        }

        if (!Forme().IsMatch(iban))
        {
            return Refuser("forme", "L’IBAN commence par deux lettres et deux chiffres, par exemple FR14…, et ne contient que des lettres et des chiffres.");
        }

        if (!Longueurs.TryGetValue(iban[..2], out var longueur))
        {
            return Refuser("pays", $"Aucun IBAN ne commence par {iban[..2]} : vérifiez les deux premières lettres (FR pour un compte en France).");
        }

        if (iban.Length != longueur)
        {
            return Refuser("longueur", $"Un IBAN qui commence par {iban[..2]} compte {longueur} caractères : le vôtre en a {iban.Length}.");
        }

        var francais = iban[..2] is "FR" or "MC";
        return CleIso().IsMatch(iban[2..4]) && Reste97(iban[4..] + iban[..4]) == 1 && (!francais || RibEstJuste(iban[4..]))
            ? iban
            : Refuser("cle", "Cet IBAN n’existe pas : vérifiez chaque caractère.");
    }

    /// <summary>By four, as on a RIB.</summary>
    public static string Ecrire(string iban) => string.Join(' ', iban.Chunk(4).Select(bloc => new string(bloc)));

    private static Refus Refuser(string code, string message) => new("iban." + code, message, nameof(Iban));

    // A letter counts for two digits: A is 10, Z is 35.
    private static int Reste97(string texte) => texte.Aggregate(0, (reste, c) =>
        char.IsAsciiDigit(c) ? ((reste * 10) + c - '0') % 97 : ((reste * 100) + c - 'A' + 10) % 97);

    private static bool RibEstJuste(string bban)
    {
        if (!Bban().IsMatch(bban))
        {
            return false;
        }

        var compte = string.Concat(bban[10..21].Select(ChiffreDeRib));
        var attendue = 97 - (((89 * long.Parse(bban[..5], CultureInfo.InvariantCulture)) + (15 * long.Parse(bban[5..10], CultureInfo.InvariantCulture)) + (3 * long.Parse(compte, CultureInfo.InvariantCulture))) % 97);
        return attendue == long.Parse(bban[21..], CultureInfo.InvariantCulture);
    }

    // A-I and J-R are 1-9, S-Z are 2-9.
    private static char ChiffreDeRib(char c) => c switch
    {
        >= 'A' and <= 'I' => (char)(c - 'A' + '1'),
        >= 'J' and <= 'R' => (char)(c - 'J' + '1'),
        >= 'S' and <= 'Z' => (char)(c - 'S' + '2'),
        _ => c,
    };

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();

    // The computation gives 02 to 98: 00, 01 and 99 have the same remainder and are never written.
    [GeneratedRegex("^(?:0[2-9]|[1-8][0-9]|9[0-8])$", RegexOptions.CultureInvariant)]
    private static partial Regex CleIso();

    [GeneratedRegex("^[0-9]{10}[A-Z0-9]{11}[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Bban();
}

public static partial class Bic
{
    // ISO 3166-1 alpha-2, and XK that banks use for Kosovo.
    private static readonly FrozenSet<string> Pays = (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ "
        + "DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
        + "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ "
        + "OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ "
        + "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW").Split(' ').ToFrozenSet();

    public static Resultat<string> Lire(string? saisie)
    {
        // Some begin with these three letters: the whole first, then without a label.
        var bic = TexteSaisi.Serrer(saisie) is var entier && Forme().IsMatch(entier) ? entier : TexteSaisi.SerrerUnNumero(saisie);
        return Forme().IsMatch(bic)
            ? Pays.Contains(bic[4..6]) ? bic : new Refus("bic.pays", $"Ce BIC n’existe pas : {bic[4..6]}, ses cinquième et sixième lettres, n’est le code d’aucun pays (FR pour une banque en France).", nameof(Bic))
            : new Refus("bic.forme", $"Le BIC s’écrit en 8 ou 11 caractères, quatre lettres de la banque, deux lettres du pays, puis des lettres ou des chiffres, par exemple PSSTFRPPNTE{(bic.Length is 0 or 8 or 11 ? "" : $" : celui-ci en a {bic.Length}")}.", nameof(Bic));
    }

    [GeneratedRegex("^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}
