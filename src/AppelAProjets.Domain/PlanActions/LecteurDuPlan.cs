using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.PlanActions;

/// <param name="Remarques">What was understood without being written.</param>
/// <param name="HorsTableau">Why it is not a line of the plan (a heading, a title), or null.</param>
public sealed record LigneLue(int Numero, string Extrait, ActionDuPlan? Action, IReadOnlyList<string> Fautes, IReadOnlyList<string> Remarques, string? HorsTableau);

/// <summary>Reads a table into lines of the plan. Every line that is not blank is in the answer, with what was understood or why it cannot be.</summary>
public static partial class LecteurDuPlan
{
    private const int LongueurDeLExtrait = 90;

    public static IReadOnlyList<LigneLue> Lire(IReadOnlyList<LigneDeTableau> lignes, Correspondance correspondance, NomsDeQuartiers quartiers)
    {
        var (lues, contexte, premieres) = (new List<LigneLue>(), new Groupe(), new Dictionary<string, int>());
        var largeur = Largeur(lignes, correspondance);
        foreach (var ligne in lignes.Where(l => l.Cellules.Any(c => c.Length > 0)))
        {
            var extrait = Extraire(ligne.Cellules);
            if (EstHorsTableau(ligne, correspondance) is { } raison)
            {
                lues.Add(new LigneLue(ligne.Numero, extrait, null, [], [], raison));
                continue;
            }

            var lecture = new LectureDeLigne(ligne, correspondance);
            if (lecture.EstUnTitre)
            {
                contexte.Suivre(lecture);
                lues.Add(new LigneLue(ligne.Numero, extrait, null, [], [], "Titre seul, sans action : il sert aux lignes suivantes qui le laissent vide."));
                continue;
            }

            contexte.Completer(lecture);
            lecture.RefuserAuDela(ligne, largeur);
            var action = lecture.Lire(quartiers);
            if (lecture.Fautes.Count == 0 && !premieres.TryAdd(action!.Cle, ligne.Numero))
            {
                lecture.Fautes.Add($"Déjà à la ligne {premieres[action.Cle]} : même pilier, volet, objectif, action et sous-action.");
            }

            lues.Add(new LigneLue(ligne.Numero, extrait, lecture.Fautes.Count == 0 ? action : null, lecture.Fautes, lecture.Remarques, null));
        }

        return lues;
    }

    public static EtatDAction? LireEtat(string texte) => TexteDeRecherche.Plier(40, texte) switch
    {
        "en cours" or "encours" => EtatDAction.EnCours,
        "a realiser" or "a faire" or "a venir" or "arealiser" => EtatDAction.ARealiser,
        "realise" or "realisee" or "realises" or "realisees" or "fait" or "termine" or "terminee" => EtatDAction.Realise,
        _ => null,
    };

    public static TypeDAction? LireType(string texte) => TexteDeRecherche.Plier(40, texte) switch
    {
        "institution" or "institutions" or "institutionnel" or "institutionnelle" => TypeDAction.Institution,
        "porteur de projet" or "porteurs de projet" or "porteurs de projets" or "porteur" or "porteurdeprojet" => TypeDAction.PorteurDeProjet,
        "mixte" or "mixtes" => TypeDAction.Mixte,
        _ => null,
    };

    /// <summary>Without the paragraph and emphasis marks that some documents leave in their cells, and with single spaces.</summary>
    public static string Nettoyer(string texte) => Espaces().Replace(Balises().Replace(texte, " "), " ").Trim();

    // Cells further right belong to no column: most often a separator typed in a text without quotes.
    private static int Largeur(IReadOnlyList<LigneDeTableau> lignes, Correspondance correspondance)
    {
        var enTete = lignes.FirstOrDefault(l => l.Numero == correspondance.LigneDEnTete)?.Cellules ?? [];
        return Math.Max(enTete.Index().Where(c => c.Item.Length > 0).Select(c => c.Index + 1).DefaultIfEmpty().Max(), correspondance.Rangs.Values.Select(r => r + 1).DefaultIfEmpty().Max());
    }

    private static string? EstHorsTableau(LigneDeTableau ligne, Correspondance correspondance) =>
        ligne.Numero < correspondance.LigneDEnTete ? "Avant l’en-tête : non lue."
        : ligne.Numero == correspondance.LigneDEnTete ? "En-tête."
        : Correspondance.EstUnEnTete(ligne) ? "En-tête répété."
        : null;

    private static string Extraire(IReadOnlyList<string> cellules)
    {
        var texte = Nettoyer(string.Join(" · ", cellules.Where(c => c.Length > 0)));
        return texte.Length <= LongueurDeLExtrait ? texte : texte[..LongueurDeLExtrait].TrimEnd() + "…";
    }

    [GeneratedRegex(@"</?(p|u|b|i|em|strong|br|span)\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Balises();

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex Espaces();
}
