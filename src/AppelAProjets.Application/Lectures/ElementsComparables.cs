using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Lectures;

/// <summary>What is read of a dossier, laid flat to be compared with another version: the same labels, the same values, the same order.</summary>
public static class ElementsComparables
{
    /// <summary>Each key once.</summary>
    public static IReadOnlyList<ElementDeDossier> EnElements(this DossierLu lu)
    {
        var vues = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. from partie in lu.Parties
               from section in partie.Sections
               from element in section.Elements
               from e in Aplatir(element)
               where e.Texte.Length > 0
               let rang = vues[e.Cle] = vues.GetValueOrDefault(e.Cle) + 1
               select new ElementDeDossier(rang == 1 ? e.Cle : $"{e.Cle} {rang}", partie.Titre, e.Libelle, e.Texte)
               {
                   Sous = section.Titre, Montant = e.Montant, EstUnFichier = element is FichiersLus,
               },
        ];
    }

    private static IEnumerable<ValeurLue> Aplatir(ElementLu element) => element switch
    {
        ValeurLue v => [v],
        ListeLue l => l.Valeurs.Select(v => v with { Libelle = $"{l.Libelle} – {v.Libelle}" }),
        FichiersLus f => f.Fichiers.DistinctBy(x => x.Empreinte).Select(x => new ValeurLue($"{f.Cle}.{x.Empreinte}", f.Libelle, FichiersLus.Ecrire(x))),
        TableauLu t => t.Rangees.Select(r => Rangee(t, r)),
        BudgetLu b => b.Budget.Saisies.Select(l => ValeurLue.De($"{b.Cle}.{l.Code ?? l.Libelle}", l.Intitule, l.Montant!.Value)),
        _ => [],
    };

    private static ValeurLue Rangee(TableauLu t, RangeeLue r) => new(r.Cle, r.Cellules[0], r.Cellules.Count == 2
        ? r.Cellules[1]
        : string.Join('\n', t.Colonnes.Zip(r.Cellules).Skip(1).Where(c => c.Second.Length > 0).Select(c => $"{c.First} : {c.Second}"))) { Montant = r.Montant };
}
