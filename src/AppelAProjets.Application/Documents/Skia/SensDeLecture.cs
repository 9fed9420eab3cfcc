using System.Globalization;
using System.Text;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>The bidirectional algorithm (UAX 9) in a French paragraph, without the marks of direction, which no text may hold.</summary>
internal static class SensDeLecture
{
    private enum Sens
    {
        Neutre,

        Gauche,

        Droite,

        Arabe,

        Chiffre,

        ChiffreArabe,

        SepareLesChiffres,

        AccompagneLesChiffres,

        SuitLePrecedent,
    }

    /// <summary>Level of each UTF-16 unit: odd is read from right to left; null when the whole text is read from left to right.</summary>
    public static byte[]? Niveaux(string texte)
    {
        if (!texte.EnumerateRunes().Any(c => Classer(c) is Sens.Droite or Sens.Arabe or Sens.ChiffreArabe))
        {
            return null;
        }

        var sens = new Sens[texte.Length];
        for (var i = 0; i < texte.Length;)
        {
            Rune.DecodeFromUtf16(texte.AsSpan(i), out var caractere, out var longueur);
            sens.AsSpan(i, longueur).Fill(Classer(caractere));
            i += longueur;
        }

        ResoudreLesChiffres(sens);
        return [.. ResoudreLesNeutres(sens).Select(Niveau)];
    }

    /// <summary>From the order of reading to the order on the line.</summary>
    public static IReadOnlyList<Signe> Ranger(IReadOnlyList<Signe> signes)
    {
        if (!signes.Any(signe => signe.Niveau > 0))
        {
            return signes;
        }

        Signe[] ranges = [.. signes];
        for (var niveau = ranges.Max(signe => signe.Niveau); niveau > 0; niveau--)
        {
            for (var debut = 0; debut < ranges.Length; debut++)
            {
                var fin = debut;
                while (fin < ranges.Length && ranges[fin].Niveau >= niveau)
                {
                    fin++;
                }

                Array.Reverse(ranges, debut, fin - debut);
                debut = fin;
            }
        }

        return ranges;
    }

    private static byte Niveau(Sens sens) => sens switch
    {
        Sens.Droite or Sens.Arabe => 1,
        Sens.Chiffre or Sens.ChiffreArabe => 2,
        _ => 0,
    };

    // Rules W1 to W7.
    private static void ResoudreLesChiffres(Sens[] sens)
    {
        var fort = Sens.Gauche;
        for (var i = 0; i < sens.Length; i++)
        {
            sens[i] = sens[i] switch
            {
                Sens.SuitLePrecedent => i == 0 ? Sens.Neutre : sens[i - 1],
                Sens.Chiffre when fort == Sens.Arabe => Sens.ChiffreArabe,
                var lu => lu,
            };
            fort = sens[i] is Sens.Gauche or Sens.Droite or Sens.Arabe ? sens[i] : fort;
        }

        for (var i = 1; i + 1 < sens.Length; i++)
        {
            if (sens[i] == Sens.SepareLesChiffres && sens[i - 1] == sens[i + 1] && sens[i - 1] is Sens.Chiffre or Sens.ChiffreArabe)
            {
                sens[i] = sens[i - 1];
            }
        }

        for (var i = 0; i < sens.Length; i++)
        {
            var fin = Array.FindIndex(sens, i, s => s != Sens.AccompagneLesChiffres);
            if (sens[i] == Sens.AccompagneLesChiffres && ((i > 0 && sens[i - 1] == Sens.Chiffre) || (fin > 0 && sens[fin] == Sens.Chiffre)))
            {
                sens[i] = Sens.Chiffre;
            }
        }

        fort = Sens.Gauche;
        for (var i = 0; i < sens.Length; i++)
        {
            fort = sens[i] is Sens.Gauche or Sens.Droite or Sens.Arabe ? sens[i] : fort;
            sens[i] = sens[i] == Sens.Chiffre && fort == Sens.Gauche ? Sens.Gauche : sens[i];
        }
    }

    // Rules N1 and N2: what stands between two words read from right to left is read with them.
    private static Sens[] ResoudreLesNeutres(Sens[] sens)
    {
        static bool EstNeutre(Sens s) => s is Sens.Neutre or Sens.SepareLesChiffres or Sens.AccompagneLesChiffres;
        for (var debut = 0; debut < sens.Length; debut++)
        {
            var fin = debut;
            while (fin < sens.Length && EstNeutre(sens[fin]))
            {
                fin++;
            }

            var entreDroites = debut > 0 && fin < sens.Length && sens[debut - 1] != Sens.Gauche && sens[fin] != Sens.Gauche;
            sens.AsSpan(debut, fin - debut).Fill(entreDroites ? Sens.Droite : Sens.Gauche);
            debut = fin;
        }

        return sens;
    }

    private static Sens Classer(Rune caractere) => caractere.Value switch
    {
        >= '0' and <= '9' or >= 0x06F0 and <= 0x06F9 => Sens.Chiffre,
        >= 0x0660 and <= 0x0669 or 0x066B or 0x066C => Sens.ChiffreArabe,
        ',' or '.' or ':' or '/' or '-' or '+' or 0x00A0 or 0x202F => Sens.SepareLesChiffres,
        '%' or '€' or '$' or '#' or '°' or '£' => Sens.AccompagneLesChiffres,
        _ when Rune.GetUnicodeCategory(caractere) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Sens.SuitLePrecedent,
        >= 0x0600 and <= 0x07BF or >= 0x0860 and <= 0x08FF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFE or >= 0x10EC0 and <= 0x10EFF or >= 0x1EE00 and <= 0x1EEFF => Sens.Arabe,
        >= 0x0590 and <= 0x05FF or >= 0x07C0 and <= 0x085F or >= 0xFB1D and <= 0xFB4F or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => Sens.Droite,
        _ => Rune.IsLetterOrDigit(caractere) || Rune.GetUnicodeCategory(caractere) == UnicodeCategory.SpacingCombiningMark ? Sens.Gauche : Sens.Neutre,
    };
}
