using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Domain.Antecedents;

/// <param name="Remarques">What was understood without being written, or is worth a look.</param>
/// <param name="HorsTableau">Why it is not a result (a heading, a total), or null.</param>
public sealed record ResultatLu(int Numero, string Extrait, ResultatImporte? Resultat, IReadOnlyList<string> Fautes, IReadOnlyList<string> Remarques, string? HorsTableau);

/// <summary>Reads a table into last year's results. Every line that is not blank is in the answer, with what was understood or why it cannot be.</summary>
public static class LecteurDesResultats
{
    private const int LongueurDeLExtrait = 90;

    private static readonly string[] MotsDeTotal = ["total", "totaux", "sous total"];

    /// <param name="aujourdhui">In Paris: a bilan does not arrive tomorrow.</param>
    public static IReadOnlyList<ResultatLu> Lire(IReadOnlyList<LigneDeTableau> lignes, ColonnesDesResultats colonnes, FinanceursConnus financeurs, DateOnly aujourdhui)
    {
        var (lus, projet, premieres) = (new List<ResultatLu>(), default(ProjetDeLigne), new Dictionary<CleDeResultat, int>());
        foreach (var ligne in lignes.Where(l => l.Cellules.Any(c => c.Length > 0)))
        {
            var lecture = new LectureDeResultat(ligne, colonnes);
            var extrait = Extraire(ligne.Cellules);
            if (EstHorsTableau(ligne, lecture, colonnes) is { } raison)
            {
                lus.Add(new ResultatLu(ligne.Numero, extrait, null, [], [], raison));
                continue;
            }

            projet = lecture.Suivre(projet);
            var resultat = lecture.Lire(financeurs, aujourdhui);
            if (resultat is not null && !premieres.TryAdd(resultat.Cle, ligne.Numero))
            {
                lecture.Fautes.Add($"Déjà à la ligne {premieres[resultat.Cle]} : même SIRET, même intitulé et même financeur.");
            }

            lus.Add(new ResultatLu(ligne.Numero, extrait, lecture.Fautes.Count == 0 ? resultat : null, lecture.Fautes, lecture.Remarques, null));
        }

        return lus;
    }

    private static string? EstHorsTableau(LigneDeTableau ligne, LectureDeResultat lecture, ColonnesDesResultats colonnes)
    {
        var premier = TexteDeRecherche.Plier(60, ligne.Cellules.First(c => c.Length > 0));
        return ligne.Numero < colonnes.LigneDEnTete ? "Avant l’en-tête : non lue."
            : ligne.Numero == colonnes.LigneDEnTete ? "En-tête."
            : ColonnesDesResultats.EstUnEnTete(ligne) ? "En-tête répété."
            : Array.Exists(MotsDeTotal, m => premier == m || premier.StartsWith(m + " ", StringComparison.Ordinal)) && lecture.EstSansSiret ? "Ligne de total : non lue."
            : lecture.EstSansNom ? "Ni SIRET, ni intitulé, ni financeur : sans doute un total, non lue."
            : null;
    }

    private static string Extraire(IReadOnlyList<string> cellules)
    {
        var texte = TexteSaisi.Normaliser(string.Join(" · ", cellules.Where(c => c.Length > 0)));
        return texte.Length <= LongueurDeLExtrait ? texte : texte[..LongueurDeLExtrait].TrimEnd() + "…";
    }
}
