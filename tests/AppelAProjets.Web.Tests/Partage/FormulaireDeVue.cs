using System.Text.RegularExpressions;
using AppelAProjets.Web.Tests.Architecture;

namespace AppelAProjets.Web.Tests.Partage;

/// <summary>A form that posts, as its view writes it.</summary>
/// <param name="Cle">View, address, and rank among those of the same address.</param>
/// <param name="Sort">What becomes of what is typed in it, read from the markup.</param>
public sealed partial record FormulaireDeVue(string Cle, string Adresse, string Sort)
{
    public const string Garde = "kept";
    private const string Racine = "src/AppelAProjets.Web/Fonctions/";

    public static IReadOnlyList<FormulaireDeVue> De(IReadOnlyList<SourceDuDepot> vues) =>
    [
        .. from vue in vues
           from formulaire in Formulaire().Matches(vue.Texte).Where(f => f.Groups["attributs"].Value.Contains("method=\"post\"", StringComparison.Ordinal))
           let adresse = Attribut(formulaire, "action") is { Length: > 0 } action ? action : "(its page)"
           group (Adresse: adresse, Sort: LireLeSort(formulaire, vue, vues)) by $"{vue.Chemin.Replace(Racine, "", StringComparison.Ordinal)} {adresse}" into memes
           from indice in memes.Index()
           select new FormulaireDeVue(indice.Index == 0 ? memes.Key : $"{memes.Key} #{indice.Index + 1}", indice.Item.Adresse, indice.Item.Sort),
    ];

    /// <summary>Bank details and passwords that a form would keep in the browser.</summary>
    public static IReadOnlyList<string> SecretsGardes(IReadOnlyList<SourceDuDepot> vues) =>
        [.. vues.SelectMany(v => ChampSecret().Matches(v.Texte).Select(c => c.Value).Where(c => !Tu().IsMatch(c)).Select(c => $"{v.Chemin}: {c}"))];

    private static string LireLeSort(Match formulaire, SourceDuDepot vue, IReadOnlyList<SourceDuDepot> vues)
    {
        var contenu = AvecSesParties(formulaire.Groups["contenu"].Value, vue, vues);
        if (formulaire.Groups["attributs"].Value.Contains("enregistrement=\"", StringComparison.Ordinal))
        {
            return "dossier";
        }

        if (Attribut(formulaire, "data-sans-garde") is { Length: > 0 } raison)
        {
            return $"not kept: {raison}";
        }

        var champs = ChampTape().Matches(contenu).Select(c => c.Value).ToList();
        return champs.Count == 0 ? "nothing typed" : champs.TrueForAll(c => Tu().IsMatch(c)) ? "secret" : Garde;
    }

    private static string AvecSesParties(string contenu, SourceDuDepot vue, IReadOnlyList<SourceDuDepot> vues) => Partie().Replace(contenu, m =>
    {
        var nom = $"/{m.Groups["nom"].Value}.cshtml";
        var ici = vue.Chemin[..vue.Chemin.LastIndexOf('/')] + nom;
        var partie = vues.FirstOrDefault(v => v.Chemin == ici) ?? vues.FirstOrDefault(v => v.Chemin == $"{Racine}Partage{nom}");
        return partie is null ? m.Value : AvecSesParties(partie.Texte, partie, vues);
    });

    private static string Attribut(Match formulaire, string nom) => Regex.Match(formulaire.Groups["attributs"].Value, $"(?<=\\s{nom}=\")[^\"]*").Value;

    [GeneratedRegex("""<form\b(?<attributs>(?:[^>"]|"[^"]*")*)>(?<contenu>.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex Formulaire();

    [GeneratedRegex("""<partial name="(?<nom>\w+)"[^>]*>""")]
    private static partial Regex Partie();

    [GeneratedRegex("""<(?:champ-(?:texte|zone|montant|reponse)|textarea|input(?!(?:[^>"]|"[^"]*")*type="(?:hidden|checkbox|radio|file|submit)"))\b(?:[^>"]|"[^"]*")*>""")]
    private static partial Regex ChampTape();

    [GeneratedRegex("""<champ-texte for="(?:\w+\.)*(?:Iban|Bic|MotDePasse|Actuel|Nouveau)"(?:[^>"]|"[^"]*")*>""")]
    private static partial Regex ChampSecret();

    [GeneratedRegex("""type="password"|autocomplete="one-time-code"|data-sans-garde=""")]
    private static partial Regex Tu();
}
