using System.Buffers;
using System.Globalization;
using System.Text;
using HarfBuzzSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>From a run of text to what is drawn: letter by letter in the letter's own font, shaped by HarfBuzz in the others.</summary>
internal static class MiseEnSignes
{
    // Drawn where no font has a character: the document then says so, or was refused before.
    private const string Manquant = "□";

    private const string Paires = "()[]{}<>«»‹›";

    // Nothing below this joins with its neighbour.
    private const char PremierQuiSeJoint = '\u0300';

    private static readonly string[] Lettres = [.. Enumerable.Range(0, PremierQuiSeJoint).Select(point => ((char)point).ToString())];

    private static readonly SearchValues<char> ToujoursDessines =
        SearchValues.Create("\n\r\t" + string.Concat(Lettres.Where(lettre => Police.Pour(gras: false, italique: false).Glyphe(new Rune(lettre[0])) > 0)) + "’‘“”–—…€•\u202f");

    /// <summary>What a reader would take for a letter, and no font can draw; each once.</summary>
    public static IEnumerable<string> Manquants(string texte)
    {
        if (!texte.AsSpan().ContainsAnyExcept(ToujoursDessines))
        {
            return [];
        }

        var police = Police.Pour(gras: false, italique: false);
        return Grappes(texte).Where(g => g is not ("\n" or "\r" or "\t") && PolicePour(g, police) is null).Distinct();
    }

    /// <param name="niveaux">Levels of the paragraph's text, from <paramref name="debut"/>; null when it is read from left to right.</param>
    public static void Composer(List<Signe> signes, Fragment fragment, float taille, byte[]? niveaux, int debut)
    {
        var police = Police.Pour(fragment.Gras, fragment.Italique);
        var attente = new Course(null!, 0, "");
        foreach (var grappe in Grappes(fragment.Texte))
        {
            var niveau = niveaux?[debut] ?? 0;
            debut += grappe.Length;
            var dessinee = niveau % 2 == 1 ? Refleter(grappe) : grappe;
            var simple = Simple(dessinee, police);
            var autre = simple is null && grappe != "\n" ? PolicePour(grappe, police) : null;
            if (simple is null && autre is null && grappe != "\n")
            {
                (autre, dessinee) = (police.Large, Manquant);
            }

            if (autre is not null && attente.Police == autre && attente.Niveau == niveau)
            {
                attente = attente with { Texte = attente.Texte + dessinee };
                continue;
            }

            Vider(signes, ref attente, taille);
            if (autre is not null)
            {
                attente = new Course(autre, niveau, dessinee);
            }
            else
            {
                Ajouter(signes, simple ?? new Signe(0, police, 0, Coupure.Aucune), grappe, taille, niveau);
            }
        }

        Vider(signes, ref attente, taille);
    }

    // A bracket opens towards what it holds; HarfBuzz does the same for the text that it shapes.
    private static string Refleter(string grappe) => Paires.IndexOf(grappe, StringComparison.Ordinal) is >= 0 and var place && grappe.Length == 1 ? Paires[place ^ 1].ToString() : grappe;

    private static Signe? Simple(string grappe, Police police) =>
        Rune.DecodeFromUtf16(grappe, out var caractere, out var longueur) == OperationStatus.Done && longueur == grappe.Length && caractere.Value != '\n' && police.Glyphe(caractere) is > 0 and var glyphe
            ? new Signe(glyphe, police, 0, Coupure.Aucune)
            : null;

    private static void Ajouter(List<Signe> signes, Signe signe, string grappe, float taille, byte niveau)
    {
        var coupure = CoupureDe(grappe[0]);
        if (signes.Count > 0 && signes[^1] is { Grappe: null, Coupure: not Coupure.Forcee } dernier && dernier.Police == signe.Police && coupure != Coupure.Forcee)
        {
            signes[^1] = dernier with { Avance = dernier.Avance + signe.Police.Crenage(dernier.Glyphe, signe.Glyphe) * taille / 1000 };
        }

        signes.Add(signe with { Avance = coupure == Coupure.Forcee ? 0 : signe.Police.Avance(signe.Glyphe) * taille / 1000, Coupure = coupure, Niveau = niveau });
    }

    private static void Vider(List<Signe> signes, ref Course course, float taille)
    {
        if (course.Texte.Length > 0)
        {
            MettreEnForme(signes, course, taille);
            course = course with { Texte = "" };
        }
    }

    private static void MettreEnForme(List<Signe> signes, Course course, float taille)
    {
        using var texte = new HarfBuzzSharp.Buffer();
        texte.AddUtf16(course.Texte);
        texte.GuessSegmentProperties();
        texte.Direction = course.Niveau % 2 == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        course.Police.MettreEnForme(texte);
        var (infos, places) = (texte.GlyphInfos, texte.GlyphPositions);
        var groupes = Enumerable.Range(0, infos.Length).GroupBy(i => (int)infos[i].Cluster).OrderBy(groupe => groupe.Key).ToArray();
        for (var i = 0; i < groupes.Length; i++)
        {
            var fin = i + 1 < groupes.Length ? groupes[i + 1].Key : course.Texte.Length;
            var mot = course.Texte[groupes[i].Key..fin];
            GlyphePlace[] glyphes = [.. groupes[i].Select(g => new GlyphePlace((ushort)infos[g].Codepoint,
                places[g].XAdvance * taille / 1000, places[g].XOffset * taille / 1000, -places[g].YOffset * taille / 1000))];
            if (SuitSansCoupure(mot) && signes is [.., { Grappe: not null } dernier])
            {
                signes[^1] = dernier with { Coupure = Coupure.Aucune };
            }

            signes.Add(new Signe(glyphes[0].Glyphe, course.Police, glyphes.Sum(g => g.Avance), CoupureApres(mot)) { Niveau = course.Niveau, Grappe = new Grappe(mot, glyphes) });
        }
    }

    // A line of Han or kana ends anywhere, but before a closing mark.
    private static Coupure CoupureApres(string mot) => mot[0] is >= '\u2E80' and <= '\uA4CF' or '，' or '！' or '？' or '）' ? Coupure.Apres : Coupure.Aucune;

    private static bool SuitSansCoupure(string mot) => mot[0] is '、' or '。' or '，' or '）' or '」' or '』' or '！' or '？' or 'ー';

    private static Coupure CoupureDe(char caractere) => caractere switch
    {
        ' ' or '\t' or '\u2009' => Coupure.Espace,
        '-' or '\u2010' or '–' or '—' or '/' => Coupure.Apres,
        '\n' => Coupure.Forcee,
        _ => Coupure.Aucune,
    };

    private static Police? PolicePour(string grappe, Police police) =>
        Simple(grappe, police) is not null ? police
        : police.Large is { } large && Couvre(large, grappe) ? large
        : PolicesDeRepli.Pour(grappe.EnumerateRunes().First()) is { } repli && Couvre(repli, grappe) ? repli
        : null;

    private static bool Couvre(Police police, string grappe) => grappe.EnumerateRunes().All(c => police.Glyphe(c) > 0 || EstInvisible(c));

    // Joiners and the choice of a coloured or plain emoji.
    private static bool EstInvisible(Rune caractere) => caractere.Value is 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F);

    private static IEnumerable<string> Grappes(string texte)
    {
        for (var debut = 0; debut < texte.Length;)
        {
            var longueur = 1;
            if (texte[debut] < PremierQuiSeJoint && (debut + 1 == texte.Length || texte[debut + 1] < PremierQuiSeJoint))
            {
                yield return Lettres[texte[debut]];
            }
            else
            {
                longueur = StringInfo.GetNextTextElementLength(texte, debut);
                foreach (var grappe in Separer(texte.Substring(debut, longueur)))
                {
                    yield return grappe;
                }
            }

            debut += longueur;
        }
    }

    // A group that no single font has whole is drawn part by part: a family is then its members.
    private static List<string> Separer(string grappe)
    {
        if (grappe.Length == 1 || PolicePour(grappe, Police.Pour(gras: false, italique: false)) is not null)
        {
            return [grappe];
        }

        var parties = new List<string>();
        foreach (var caractere in grappe.EnumerateRunes())
        {
            if (EstInvisible(caractere) && parties.Count > 0)
            {
                parties[^1] += caractere.ToString();
            }
            else
            {
                parties.Add(caractere.ToString());
            }
        }

        return parties;
    }

    private readonly record struct Course(Police Police, byte Niveau, string Texte);
}
