using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Exports;

/// <summary>The columns of a view of the table as those of a file: the same, in the same order, each number a number.</summary>
internal static class ColonnesDExport
{
    /// <summary>Pixels of a character.</summary>
    private const int PixelsParCaractere = 5;

    public static IReadOnlyList<ColonneExportee> Entetes(IReadOnlyList<ColonneMontree> colonnes) => [.. colonnes.Select(c => new ColonneExportee(
        c.Financeur?.Sigle ?? Groupe(c.Colonne.Groupe), c.Colonne.Libelle, Math.Clamp(c.Colonne.Largeur / PixelsParCaractere, 10, 60)))];

    public static Cellule[] Lire(IReadOnlyList<ColonneMontree> colonnes, DossierDuTableau dossier)
    {
        var cellules = new Cellule[colonnes.Count];
        for (var i = 0; i < cellules.Length; i++)
        {
            cellules[i] = DuTravail(colonnes[i], dossier) is { } dit ? Cellule.Texte(dit)
                : colonnes[i].Lire(dossier) is var valeur && colonnes[i].Colonne.EstNombre ? Cellule.Centiemes(valeur.Centiemes) : Cellule.Texte(valeur.Texte);
        }

        return cellules;
    }

    // Nothing there, and why: an empty cell would say that nothing was written.
    private static string? DuTravail(ColonneMontree colonne, DossierDuTableau dossier) =>
        colonne is not { Colonne.EstTravail: true, Financeur: { } financeur } || dossier.Lignes.GetValueOrDefault(financeur.Id) is not { } ligne ? null
        : !ligne.EstVisible ? "non partagé"
        : colonne.Colonne.Cle == "avis" && ligne.Etat is EtatLigne.NonRecevable or EtatLigne.RetireeParFinanceur or EtatLigne.RetireeParPorteur ? Libelles.Pour(ligne.Etat) : null;

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
