using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Comites;

public sealed class ArbitrageViewModel
{
    public Guid FinanceurId { get; set; }

    /// <summary>Version of the line that was read; 0 when there is none.</summary>
    public int Version { get; set; }

    [Display(Name = "Crédits spécifiques")]
    public Montant Specifique { get; set; }

    [Display(Name = "Droit commun")]
    public Montant DroitCommun { get; set; }

    [Display(Name = "Fermeté")]
    public Fermete Fermete { get; set; } = Fermete.SousReserveDeDecision;

    [StringLength(1000), Display(Name = "Motif")]
    public string? Motif { get; set; }

    public Arbitrage EnArbitrage() => new()
    {
        FinanceurId = FinanceurId,
        Version = Version,
        Specifique = Specifique,
        DroitCommun = DroitCommun,
        Fermete = Fermete,
        Motif = Motif,
    };
}

public sealed class SortViewModel
{
    public int Version { get; set; }

    [Required(ErrorMessage = "Choisissez l’avis commun."), Display(Name = "Avis commun")]
    public TypeAvis? Avis { get; set; }

    [StringLength(4000), Display(Name = "Motif")]
    public string? Motif { get; set; }

    [StringLength(1000), Display(Name = "Condition")]
    public string? Condition { get; set; }

    [Display(Name = "À remplir avant le")]
    public DateOnly? ConditionAvantLe { get; set; }

    [StringLength(200), Display(Name = "Levée par")]
    public string? ConditionLeveePar { get; set; }

    [StringLength(1000), Display(Name = "Ce qui est attendu")]
    public string? Attendu { get; set; }

    [Display(Name = "Attendu avant le")]
    public DateOnly? AttenduAvantLe { get; set; }

    [StringLength(200), Display(Name = "Réorienté vers le droit commun : destinataire")]
    public string? DroitCommunDestinataire { get; set; }

    public SortDuPoint EnSort()
    {
        var condition = string.IsNullOrWhiteSpace(Condition) ? null : new ConditionDAvis(Condition, ConditionAvantLe, ConditionLeveePar ?? "");
        return new SortDuPoint
        {
            Action = Avis == TypeAvis.Ajourne ? ActionPoint.Ajourner : ActionPoint.Clore,
            Version = Version,
            Motif = Motif,
            Avis = new AvisCommun(Avis!.Value, Motif, condition is null ? null : [condition], Attendu, AttenduAvantLe,
                string.IsNullOrWhiteSpace(DroitCommunDestinataire) ? null : DroitCommunDestinataire),
        };
    }
}

public sealed record PointViewModel(PointEnSeance Examen, IReadOnlyList<EnveloppeConsommeeRow> Enveloppes, IReadOnlyList<PointRow> Points, Acteur Acteur)
{
    public SortViewModel Sort { get; init; } = new();

    public ArbitrageViewModel? Saisie { get; init; }

    /// <summary>Criteria under their eliminatory threshold: they propose an unfavourable avis.</summary>
    public IReadOnlyList<CritereSousLeSeuil> SousLeSeuil { get; init; } = [];

    public PointDetailRow Point => Examen.Point;

    /// <summary>Envelopes of the funders that have a line here, or whose seat the person holds.</summary>
    public IReadOnlyList<EnveloppeConsommeeRow> EnveloppesDuPoint =>
        [.. Enveloppes.Where(e => Examen.Complet.Lignes.Any(l => l.FinanceurId == e.FinanceurId) || MesSieges.Any(s => s.FinanceurId == e.FinanceurId))];

    public bool EstOuvert => Examen.Seance.Etat == EtatSeance.Ouverte && Point.Etat == EtatPoint.Inscrit;

    public bool Preside => Examen.Seance.PresidenceId == Acteur.CompteId && Acteur.A(Role.Presidence);

    public IReadOnlyList<Siege> MesSieges => [.. Examen.Sieges.Where(s => Examen.Occupant(s) == Acteur.CompteId)];

    public SensDuVote? Vote(Siege siege) => Examen.Complet.Votes.FirstOrDefault(v => v.SiegeId == siege.Id)?.Sens;

    /// <summary>Charges less the products other than the portal's lines (same formula as the budget's).</summary>
    public Montant Besoin => Plan.Besoin;

    public Montant Couvert => Examen.Montants.Couvert;

    public Montant Seuil => Point.SeuilDeViabilite ?? Montant.Zero;

    public Taux? TauxAidesPubliques => Plan.TauxAidesPubliques;

    public PointRow? Precedent => Points.LastOrDefault(p => p.Ordre < Point.Ordre);

    public PointRow? Suivant => Points.FirstOrDefault(p => p.Ordre > Point.Ordre);

    /// <summary>Form of a seat for its funder: what was typed, else what is arbitrated, else what is proposed.</summary>
    public ArbitrageViewModel Formulaire(Guid financeurId)
    {
        if (Saisie?.FinanceurId == financeurId)
        {
            return Saisie;
        }

        var ligne = Examen.Complet.Lignes.FirstOrDefault(l => l.FinanceurId == financeurId);
        var montant = ligne?.Arbitre ?? ligne?.Propose ?? Repartition.Zero;
        return new ArbitrageViewModel
        {
            FinanceurId = financeurId,
            Version = ligne?.Version ?? 0,
            Specifique = montant.Specifique,
            DroitCommun = montant.DroitCommun,
            Fermete = ligne?.Fermete ?? Fermete.SousReserveDeDecision,
        };
    }

    public static IReadOnlyList<SelectListItem> LesAvis { get; } = [.. Enum.GetValues<TypeAvis>().Select(a => new SelectListItem(Libelles.Pour(a), a.ToString()))];

    public static IReadOnlyList<SelectListItem> LesFermetes { get; } =
        [.. new[] { Fermete.SousReserveDeDecision, Fermete.Principe }.Select(f => new SelectListItem(Libelles.Pour(f), f.ToString()))];

    private PlanDeFinancement Plan => new([
        .. Examen.Complet.Budget.Select(b => new LigneDeBudget(b.Compte, b.Montant)),
        .. Examen.Complet.Lignes.Select(l => new LigneDeBudget(l.CompteCerfa, l.Demande, l.FinanceurId)),
        .. Examen.Complet.HorsPortail.Select(h => new LigneDeBudget(h.Compte, h.Montant, HorsPortail: Enum.Parse<SituationHorsPortail>(h.Etat))),
    ]);
}
