using System.Text.RegularExpressions;
using AppelAProjets.Application.Envois;

namespace AppelAProjets.Web.Fonctions.Envois;

public sealed record CourrielsViewModel(ComptesDeCourrielsRow Comptes, IReadOnlyList<CourrielEnAttenteRow> EnAttente);

public sealed record CourrielsEcritsViewModel(string Dossier, IReadOnlyList<CourrielEcrit> Ecrits, IReadOnlyList<CourrielEnAttenteRow> EnAttente);

public static partial class TexteAvecLiens
{
    /// <summary>The pieces of the text in order; a link is told by its flag. Punctuation that ends a sentence is not part of the link.</summary>
    public static IEnumerable<(string Texte, bool EstUnLien)> Couper(string texte)
    {
        var fin = 0;
        foreach (Match lien in Lien().Matches(texte))
        {
            yield return (texte[fin..lien.Index], false);
            yield return (lien.Value, true);
            fin = lien.Index + lien.Length;
        }

        yield return (texte[fin..], false);
    }

    [GeneratedRegex(@"https?://[^\s<>""»]*[^\s<>""».,;:!?)]")]
    private static partial Regex Lien();
}
