using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Comites;

public sealed class LigneRectifieeSaisie
{
    public Guid FinanceurId { get; set; }

    public int Version { get; set; }

    [Display(Name = "Crédits spécifiques")]
    public Montant? Specifique { get; set; }

    [Display(Name = "Droit commun")]
    public Montant? DroitCommun { get; set; }

    [Display(Name = "Nature de l’accord")]
    public Fermete? Fermete { get; set; }

    [Display(Name = "Motif"), StringLength(2000)]
    public string? Motif { get; set; }
}

public sealed class ConditionRectifieeSaisie
{
    [Display(Name = "Condition"), StringLength(2000)]
    public string? Texte { get; set; }

    [Display(Name = "Avant le")]
    public DateOnly? AvantLe { get; set; }

    [Display(Name = "À lever par"), StringLength(200)]
    public string? LeveePar { get; set; }
}

public sealed class RectificationSaisie
{
    // Room for more than there are: blank rows are left out.
    private const int ConditionsVides = 2;

    public static IReadOnlyList<SelectListItem> LesAvis { get; } =
        [.. new[] { TypeAvis.Favorable, TypeAvis.FavorableSousReserve, TypeAvis.Defavorable }.Select(a => new SelectListItem(Libelles.Pour(a), a.ToString()))];

    public static IReadOnlyList<SelectListItem> LesFermetes { get; } = [.. new[] { Fermete.Principe, Fermete.SousReserveDeDecision }.Select(f => new SelectListItem(Libelles.Pour(f), f.ToString()))];

    [Display(Name = "Pourquoi le relevé est rectifié"), StringLength(2000)]
    public string? Motif { get; set; }

    [Display(Name = "Avis commun")]
    public TypeAvis? Avis { get; set; }

    [Display(Name = "Motif de l’avis"), StringLength(4000)]
    public string? MotifDeLAvis { get; set; }

    [Display(Name = "Réorienté vers le droit commun, adressé à"), StringLength(200)]
    public string? ReorienteVers { get; set; }

    public List<ConditionRectifieeSaisie> Conditions { get; set; } = [];

    public List<LigneRectifieeSaisie> Lignes { get; set; } = [];

    public int Version { get; set; }

    public static RectificationSaisie De(PointEnSeance point)
    {
        var avis = point.Avis;
        return new RectificationSaisie
        {
            Avis = avis?.Type,
            MotifDeLAvis = avis?.Motif,
            ReorienteVers = avis?.ReorienteVers,
            Conditions = [.. (avis?.Conditions ?? []).Select(c => new ConditionRectifieeSaisie { Texte = c.Texte, AvantLe = c.Terme, LeveePar = c.LeveePar }), .. Enumerable.Range(0, ConditionsVides).Select(_ => new ConditionRectifieeSaisie())],
            Lignes = [.. Rectifiables(point).Select(l => new LigneRectifieeSaisie { FinanceurId = l.FinanceurId, Version = l.Version, Specifique = l.ArbitreSpecifique, DroitCommun = l.ArbitreDroitCommun, Fermete = l.Fermete })],
            Version = point.Point.Version,
        };
    }

    public static IEnumerable<LigneDePointRow> Rectifiables(PointEnSeance point) => point.Complet.Lignes.Where(l => l.Etat is EtatLigne.Arbitree or EtatLigne.RefuseeComite or EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee);

    /// <summary>After a conflict: what is typed stays, against what is recorded now.</summary>
    public void Reprendre(PointEnSeance point)
    {
        Version = point.Point.Version;
        foreach (var ligne in Lignes)
        {
            ligne.Version = point.Complet.Lignes.FirstOrDefault(l => l.FinanceurId == ligne.FinanceurId)?.Version ?? ligne.Version;
        }
    }

    public Rectification EnRectification() => new(
        new AvisCommun(
            Avis ?? TypeAvis.Favorable, MotifDeLAvis,
            Avis == TypeAvis.FavorableSousReserve && Conditions.Where(c => c.Texte is not null || c.AvantLe is not null || c.LeveePar is not null).Select(c => new ConditionDAvis(c.Texte ?? "", c.AvantLe, c.LeveePar ?? "")).ToList() is { Count: > 0 } conditions ? conditions : null,
            ReorienteVers: ReorienteVers),
        [.. Lignes.Select(l => new LigneARectifier(l.FinanceurId, l.Version, new Repartition(l.Specifique ?? Montant.Zero, l.DroitCommun ?? Montant.Zero)) { Fermete = l.Fermete, Motif = l.Motif })],
        Motif, Version);
}

public sealed record RectificationViewModel(PointEnSeance Point, int Releve, RectificationSaisie Saisie)
{
    public LigneDePointRow? Ligne(Guid financeurId) => Point.Complet.Lignes.FirstOrDefault(l => l.FinanceurId == financeurId);

    /// <summary>Lines that a decision, or a withdrawal, has closed.</summary>
    public IReadOnlyList<LigneDePointRow> Fermees => [.. Point.Complet.Lignes.Except(RectificationSaisie.Rectifiables(Point))];
}
