using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Antecedents;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Antecedents;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Antecedents;

[ValidateNever]
public sealed class ResultatsViewModel
{
    [BindNever]
    public ImportsDeLAppel Liste { get; set; } = null!;

    [Display(Name = "Année des subventions")]
    public string? Annee { get; set; }

    [Display(Name = "Fichier")]
    public IFormFile? Fichier { get; set; }

    [Display(Name = "Feuille à lire, si le classeur en a plusieurs")]
    public string? Feuille { get; set; }

    [Display(Name = "Ou collez ici les cellules copiées dans votre tableur")]
    public string? Texte { get; set; }
}

[ValidateNever]
public sealed class ColonnesDesResultatsViewModel
{
    public int Version { get; set; }

    public string? Annee { get; set; }

    /// <summary>Number of the line of headings; 0 for none.</summary>
    public int LigneDEnTete { get; set; }

    /// <summary>Rank by column, in its order; -1 when absent.</summary>
    public IList<int> Rangs { get; set; } = [];

    /// <summary>As typed; impossible ranks are absent columns.</summary>
    public ColonnesDesResultats Lire() => new(Math.Max(0, LigneDEnTete), Rangs.Take(Enum.GetValues<ColonneDesResultats>().Length).Index()
        .Where(r => r.Item is >= 0 and < LecteurDeTableau.ColonnesMaximum).ToDictionary(r => (ColonneDesResultats)r.Index, r => r.Item));
}

public sealed record RetirerResultatsViewModel(string AppelCode, ImportFait Import);

/// <param name="Page">From 1.</param>
public sealed record RapportDeResultatsViewModel(ApercuDeResultats Apercu, string Voir, int Page)
{
    private const int Taille = 100;
    private const int LongueurDeLExemple = 40;

    public string Adresse => LiensAntecedents.ImportDeResultats(Apercu.AppelCode, Apercu.Import.Id);

    public RapportDeResultats Rapport => Apercu.Rapport!;

    public IEnumerable<(string Cle, string Libelle, int Nombre)> Listes =>
    [
        ("toutes", "Toutes les lignes", Rapport.Lignes.Count), ("ecartees", "Écartées", Rapport.Nombre(SortDeLigne.Ecartee)), ("remarques", "Avec une remarque", Rapport.Lignes.Count(ARemarque)),
        ("nouvelles", "Nouvelles", Rapport.Nombre(SortDeLigne.Nouvelle)), ("modifiees", "Modifiées", Rapport.Nombre(SortDeLigne.Modifiee)), ("inchangees", "Déjà là", Rapport.Nombre(SortDeLigne.Inchangee)),
        ("hors", "Hors tableau", Rapport.Nombre(SortDeLigne.HorsTableau)),
    ];

    public IEnumerable<LigneDeResultats> Lignes => Choisies.Skip((Page - 1) * Taille).Take(Taille);

    public int DernierePage => Math.Max(1, (Choisies.Count() + Taille - 1) / Taille);

    /// <summary>Columns of the file: rank, and letter with heading or first content.</summary>
    public IEnumerable<(int Rang, string Nom)> ColonnesDuFichier => Enumerable.Range(0, Apercu.Tableau.Max(l => l.Cellules.Count)).Select(rang => (rang, Nommer(rang)));

    /// <summary>Headed columns of the file that are not read.</summary>
    public IReadOnlyList<string> NonLues => Apercu.Tableau.FirstOrDefault(l => l.Numero == Apercu.Colonnes.LigneDEnTete) is { } enTete
        ? [.. enTete.Cellules.Index().Where(c => c.Item.Length > 0 && !Apercu.Colonnes.Rangs.Values.Contains(c.Index)).Select(c => Nommer(c.Index))]
        : [];

    public static (string Mot, string Couleur) Etiquette(SortDeLigne sort) => sort switch
    {
        SortDeLigne.Nouvelle => ("Nouvelle", "vert"),
        SortDeLigne.Modifiee => ("Modifiée", "bleu"),
        SortDeLigne.Inchangee => ("Déjà là", "gris"),
        SortDeLigne.Ecartee => ("Écartée", "rouge"),
        _ => ("Hors tableau", "gris"),
    };

    /// <summary>What was understood of a line, in one sentence.</summary>
    public static string Comprendre(ResultatImporte r) => string.Join(", ", new[]
    {
        r.Financeur.Nom, r.Demande is { } d ? $"demandé {d}" : null, r.Accorde is { } a ? $"accordé {a}" : null, r.Verse is { } v ? $"versé {v}" : null,
        r.BilanRecu switch { true => r.BilanRecuLe is { } le ? $"bilan reçu le {Domain.Appels.HeureDeParis.EcrireJour(le)}" : "bilan reçu", false => "bilan non reçu", null => null },
    }.OfType<string>());

    private IEnumerable<LigneDeResultats> Choisies => Rapport.Lignes.Where(l => Voir switch
    {
        "ecartees" => l.Sort == SortDeLigne.Ecartee,
        "remarques" => ARemarque(l),
        "nouvelles" => l.Sort == SortDeLigne.Nouvelle,
        "modifiees" => l.Sort == SortDeLigne.Modifiee,
        "inchangees" => l.Sort == SortDeLigne.Inchangee,
        "hors" => l.Sort == SortDeLigne.HorsTableau,
        _ => true,
    });

    private static bool ARemarque(LigneDeResultats ligne) => ligne.EstValide && ligne.Remarques.Count > 0;

    private string Nommer(int rang)
    {
        var enTete = Apercu.Tableau.FirstOrDefault(l => l.Numero == Apercu.Colonnes.LigneDEnTete);
        var texte = (enTete is null ? Apercu.Tableau : [enTete]).Select(l => rang < l.Cellules.Count ? l.Cellules[rang] : "").FirstOrDefault(t => t.Length > 0) ?? "(sans titre)";
        var lettre = rang < 26 ? $"{(char)('A' + rang)}" : $"{(char)('A' + (rang / 26) - 1)}{(char)('A' + (rang % 26))}";
        return $"{lettre} – {(texte.Length <= LongueurDeLExemple ? texte : texte[..LongueurDeLExemple].TrimEnd() + "…")}";
    }
}
