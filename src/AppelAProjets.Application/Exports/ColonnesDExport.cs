using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Application.Exports;

/// <summary>The columns of a view of the table as those of a file: the same, in the same order, each number a number.</summary>
internal static class ColonnesDExport
{
    /// <summary>Pixels of a character.</summary>
    private const int PixelsParCaractere = 5;

    // An empty cell would say that nothing was written there.
    private static readonly Cellule NonPartage = Cellule.Texte("non partagé");

    public static IReadOnlyList<ColonneExportee> Entetes(IReadOnlyList<ColonneMontree> colonnes) => [.. colonnes.Select(c => new ColonneExportee(
        c.Financeur?.Sigle ?? Groupe(c.Colonne.Groupe), c.Colonne.Libelle, Math.Clamp(c.Colonne.Largeur / PixelsParCaractere, 10, 60)))];

    public static Cellule[] Lire(IReadOnlyList<ColonneMontree> colonnes, DossierDuTableau dossier)
    {
        var cellules = new Cellule[colonnes.Count];
        for (var i = 0; i < cellules.Length; i++)
        {
            var valeur = colonnes[i].Lire(dossier);
            cellules[i] = colonnes[i].Colonne.EstTravail && colonnes[i].Financeur is { } financeur && dossier.Lignes.GetValueOrDefault(financeur.Id) is { EstVisible: false } ? NonPartage : colonnes[i].Colonne.EstNombre ? Cellule.Centiemes(valeur.Centiemes) : Cellule.Texte(valeur.Texte);
        }

        return cellules;
    }

    private static string Groupe(GroupeDeColonnes groupe) => groupe switch
    {
        GroupeDeColonnes.Identite => "Identité",
        GroupeDeColonnes.Territoire => "Territoire",
        GroupeDeColonnes.Projet => "Projet",
        GroupeDeColonnes.Budget => "Budget, en euros",
        GroupeDeColonnes.AnneePrecedente => "Année précédente",
        GroupeDeColonnes.Notes => "Note sur 100",
        GroupeDeColonnes.Avis => "Avis",
        GroupeDeColonnes.Suivi => "Suivi",
        GroupeDeColonnes.Financeur => "Financeurs",
    };
}
