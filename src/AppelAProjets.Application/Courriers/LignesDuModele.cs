using System.Globalization;
using System.Text;

namespace AppelAProjets.Application.Courriers;

/// <summary>Follows the lines of a template through its conditions and loops, so that what is refused afterwards is named by the line that was typed: a mark at the end of each line, taken off once they are run.</summary>
internal static class LignesDuModele
{
    public const char Debut = '\uE002';
    public const char Fin = '\uE003';

    public static string Marquer(string modele)
    {
        var (marque, numero, ouvert) = (new StringBuilder(modele.Length + 64), 0, false);
        foreach (var ligne in modele.Split('\n'))
        {
            numero++;
            var place = ouvert ? 0 : FinDuTexte(ligne);
            ouvert = ResteOuvert(ligne, ouvert);
            marque.Append(numero > 1 ? "\n" : "").Append(ligne, 0, place);
            if (place > 0 && !ouvert)
            {
                marque.Append(Debut).Append(numero.ToString(CultureInfo.InvariantCulture)).Append(Fin);
            }

            marque.Append(ligne, place, ligne.Length - place);
        }

        return marque.ToString();
    }

    /// <summary>The text without its marks and, for each of its lines, that of the template.</summary>
    public static (string Texte, IReadOnlyList<int> Lignes) Demarquer(string marque)
    {
        var (texte, lignes, derniere) = (new StringBuilder(marque.Length), new List<int>(), 1);
        foreach (var ligne in marque.Split('\n'))
        {
            texte.Append(lignes.Count > 0 ? "\n" : "");
            var premiere = 0;
            var reste = ligne.AsSpan();
            while (reste.IndexOf(Debut) is >= 0 and var debut)
            {
                var fin = reste.IndexOf(Fin);
                premiere = premiere > 0 ? premiere : int.Parse(reste[(debut + 1)..fin], NumberStyles.None, CultureInfo.InvariantCulture);
                texte.Append(reste[..debut]);
                reste = reste[(fin + 1)..];
            }

            texte.Append(reste);
            derniere = premiere > 0 ? premiere : derniere;
            lignes.Add(derniere);
        }

        return (texte.ToString(), lignes);
    }

    // Before the tags that end the line: they may be a condition that leaves nothing of it.
    private static int FinDuTexte(string ligne)
    {
        var texte = ligne.AsSpan().TrimEnd();
        while (texte.EndsWith("%}", StringComparison.Ordinal) && texte.LastIndexOf("{%", StringComparison.Ordinal) is >= 0 and var debut)
        {
            texte = texte[..debut].TrimEnd();
        }

        return texte.Length;
    }

    // A tag written over several lines.
    private static bool ResteOuvert(string ligne, bool ouvert)
    {
        var (ouvre, ferme) = (Math.Max(ligne.LastIndexOf("{%", StringComparison.Ordinal), ligne.LastIndexOf("{{", StringComparison.Ordinal)), Math.Max(ligne.LastIndexOf("%}", StringComparison.Ordinal), ligne.LastIndexOf("}}", StringComparison.Ordinal)));
        return ouvre > ferme || (ouvert && ferme < 0);
    }
}
