using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.PlanActions;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.PlanActions;

[ValidateNever]
public sealed class ImporterViewModel
{
    [Display(Name = "Fichier")]
    public IFormFile? Fichier { get; set; }

    [Display(Name = "Feuille à lire, si le classeur en a plusieurs")]
    public string? Feuille { get; set; }

    [Display(Name = "Ou collez ici les cellules copiées dans votre tableur")]
    public string? Texte { get; set; }
}

[ValidateNever]
public sealed class ColonnesViewModel
{
    public int Version { get; set; }

    /// <summary>Number of the line of headings; 0 for none.</summary>
    public int LigneDEnTete { get; set; }

    /// <summary>Rank by column of the plan, in its order; -1 when absent.</summary>
    public IList<int> Rangs { get; set; } = [];

    /// <summary>As typed; impossible ranks are absent columns.</summary>
    public Correspondance Lire() => new(Math.Max(0, LigneDEnTete), Rangs.Take(Enum.GetValues<ColonneDuPlan>().Length).Index()
        .Where(r => r.Item is >= 0 and < LecteurDeTableau.ColonnesMaximum).ToDictionary(r => (ColonneDuPlan)r.Index, r => r.Item));
}

/// <param name="Page">From 1.</param>
public sealed record RapportViewModel(ApercuDImport Apercu, string Voir, int Page)
{
    private const int Taille = 100;
    private const int LongueurDeLExemple = 40;

    public string Adresse => LiensPlanActions.Import(Apercu.Import.Id);

    public RapportDImport? Rapport => Apercu.Rapport;

    public IEnumerable<(string Cle, string Libelle, int Nombre)> Listes =>
    [
        ("toutes", "Toutes les lignes", Rapport!.Lignes.Count), ("ecartees", "Écartées", Rapport.Nombre(SortDeLigne.Ecartee)),
        ("remarques", "Avec une remarque", Rapport.Lignes.Count(ARemarque)), ("nouvelles", "Nouvelles", Rapport.Nombre(SortDeLigne.Nouvelle)),
        ("modifiees", "Modifiées", Rapport.Nombre(SortDeLigne.Modifiee)), ("inchangees", "Inchangées", Rapport.Nombre(SortDeLigne.Inchangee)),
        ("hors", "Hors tableau", Rapport.Nombre(SortDeLigne.HorsTableau)),
    ];

    public IEnumerable<LigneDeRapport> Lignes => Choisies.Skip((Page - 1) * Taille).Take(Taille);

    public int DernierePage => Math.Max(1, (Choisies.Count() + Taille - 1) / Taille);

    /// <summary>Columns of the file: rank, and letter with heading or first content.</summary>
    public IEnumerable<(int Rang, string Nom)> ColonnesDuFichier =>
        Enumerable.Range(0, Apercu.Tableau.Max(l => l.Cellules.Count)).Select(rang => (rang, $"{Lettre(rang)} – {Exemple(rang)}"));

    /// <summary>Headed columns of the file that are not read.</summary>
    public IReadOnlyList<string> NonLues => Apercu.Tableau.FirstOrDefault(l => l.Numero == Apercu.Correspondance.LigneDEnTete) is { } enTete
        ? [.. enTete.Cellules.Index().Where(c => c.Item.Length > 0 && !Apercu.Correspondance.Rangs.Values.Contains(c.Index)).Select(c => $"{Lettre(c.Index)} – {Exemple(c.Index)}")]
        : [];

    public static (string Mot, string Couleur) Etiquette(SortDeLigne sort) => sort switch
    {
        SortDeLigne.Nouvelle => ("Nouvelle", "vert"),
        SortDeLigne.Modifiee => ("Modifiée", "bleu"),
        SortDeLigne.Inchangee => ("Inchangée", "gris"),
        SortDeLigne.Ecartee => ("Écartée", "rouge"),
        _ => ("Hors tableau", "gris"),
    };

    private IEnumerable<LigneDeRapport> Choisies => Rapport!.Lignes.Where(l => Voir switch
    {
        "ecartees" => l.Sort == SortDeLigne.Ecartee,
        "remarques" => ARemarque(l),
        "nouvelles" => l.Sort == SortDeLigne.Nouvelle,
        "modifiees" => l.Sort == SortDeLigne.Modifiee,
        "inchangees" => l.Sort == SortDeLigne.Inchangee,
        "hors" => l.Sort == SortDeLigne.HorsTableau,
        _ => true,
    });

    private static bool ARemarque(LigneDeRapport ligne) => ligne.EstValide && (ligne.Lue.Remarques.Count > 0 || ligne.Existante?.Ligne.RetireeLe is not null);

    private static string Lettre(int rang) => rang < 26 ? $"{(char)('A' + rang)}" : $"{(char)('A' + (rang / 26) - 1)}{(char)('A' + (rang % 26))}";

    private string Exemple(int rang)
    {
        var enTete = Apercu.Tableau.FirstOrDefault(l => l.Numero == Apercu.Correspondance.LigneDEnTete);
        var texte = (enTete is null ? Apercu.Tableau : [enTete]).Select(l => rang < l.Cellules.Count ? l.Cellules[rang] : "").FirstOrDefault(t => t.Length > 0) ?? "(sans titre)";
        return texte.Length <= LongueurDeLExemple ? texte : texte[..LongueurDeLExemple].TrimEnd() + "…";
    }
}
