using System.Runtime.CompilerServices;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Formulaires;

public static class FormulaireRempli
{
    private static readonly ConditionalWeakTable<IReadOnlyList<ChampDeFormulaire>, IReadOnlyDictionary<string, ChampDeFormulaire>> ParCles = [];

    /// <summary>Made once for these very fields: a page asks for it several times.</summary>
    public static IReadOnlyDictionary<string, ChampDeFormulaire> ParCle(this IReadOnlyList<ChampDeFormulaire> champs) => ParCles.GetValue(champs, liste => liste.ToDictionary(c => c.Cle));

    /// <summary>Whether the field is asked: its condition holds, and so does that of the field it depends on.</summary>
    public static bool EstDemande(this ChampDeFormulaire champ, IReadOnlyDictionary<string, ChampDeFormulaire> champs, Reponses reponses) =>
        champ.Condition is not { } condition
        || (condition.EstRemplie(reponses) && champs.TryGetValue(condition.Cle, out var source) && source.EstDemande(champs, reponses));

    public static IEnumerable<(ChampDeFormulaire Champ, Refus Refus)> Manques(IReadOnlyList<ChampDeFormulaire> champs, Reponses reponses, IReadOnlyCollection<string> fichiers)
    {
        var parCle = champs.ParCle();
        return from champ in champs
               let refus = Manque(champ, reponses, fichiers)
               where refus is not null && champ.EstDemande(parCle, reponses)
               select (champ, refus);
    }

    /// <summary>The values of an answer that its list no longer has: the call removed those options after they were chosen.</summary>
    public static IReadOnlyList<string> ChoixPerimes(this ChampDeFormulaire champ, string? valeur) => champ.Type is TypeDeChamp.Choix or TypeDeChamp.ChoixMultiple && !string.IsNullOrEmpty(valeur)
        ? [.. valeur.Split('\n').Where(v => champ.Options.All(o => o.Valeur != v))]
        : [];

    private static Refus? Manque(ChampDeFormulaire champ, Reponses reponses, IReadOnlyCollection<string> fichiers)
    {
        var valeur = reponses.Texte(champ.Cle);
        if (champ is { Requis: true, RegleAPart: false } && valeur is null && !fichiers.Contains(champ.Cle))
        {
            return new Refus("champ.requis", champ.Type == TypeDeChamp.Fichier ? $"Joignez un fichier pour « {champ.Libelle} »." : $"Répondez à « {champ.Libelle} ».", champ.Cle);
        }

        return champ.Section is SectionDossier.Eligibilite or SectionDossier.Questions && champ.ChoixPerimes(valeur) is [{ } perime, ..]
            ? new Refus("champ.perime", $"« {champ.Libelle} » : la réponse « {perime} » n’est plus proposée, choisissez-en une autre.", champ.Cle)
            : null;
    }
}
