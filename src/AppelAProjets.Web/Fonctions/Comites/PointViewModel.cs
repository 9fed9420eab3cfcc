using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comites;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Financements;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>What a seat types for its funder.</summary>
public sealed class ArbitrageViewModel
{
    /// <summary>The funder.</summary>
    public Guid FinanceurId { get; set; }

    /// <summary>Version of the line that was read; 0 when there is none.</summary>
    public int Version { get; set; }

    /// <summary>Specific credits.</summary>
    [Display(Name = "Crédits spécifiques")]
    public Montant Specifique { get; set; }

    /// <summary>Ordinary credits.</summary>
    [Display(Name = "Droit commun")]
    public Montant DroitCommun { get; set; }

    /// <summary>How firm.</summary>
    [Display(Name = "Fermeté")]
    public Fermete Fermete { get; set; } = Fermete.SousReserveDeDecision;

    /// <summary>Reason.</summary>
    [StringLength(1000), Display(Name = "Motif")]
    public string? Motif { get; set; }
}

/// <summary>What the Présidence types to close or adjourn an item.</summary>
public sealed class SortViewModel
{
    /// <summary>Version of the item that was read.</summary>
    public int Version { get; set; }

    /// <summary>The avis, or Ajourne.</summary>
    [Required(ErrorMessage = "Choisissez l’avis commun."), Display(Name = "Avis commun")]
    public TypeAvis? Avis { get; set; }

    /// <summary>Reason.</summary>
    [StringLength(4000), Display(Name = "Motif")]
    public string? Motif { get; set; }

    /// <summary>Condition.</summary>
    [StringLength(1000), Display(Name = "Condition")]
    public string? Condition { get; set; }

    /// <summary>Its date.</summary>
    [Display(Name = "À remplir avant le")]
    public DateOnly? ConditionAvantLe { get; set; }

    /// <summary>Who lifts it.</summary>
    [StringLength(200), Display(Name = "Levée par")]
    public string? ConditionLeveePar { get; set; }

    /// <summary>What is awaited.</summary>
    [StringLength(1000), Display(Name = "Ce qui est attendu")]
    public string? Attendu { get; set; }

    /// <summary>Until when.</summary>
    [Display(Name = "Attendu avant le")]
    public DateOnly? AttenduAvantLe { get; set; }

    /// <summary>Recipient.</summary>
    [StringLength(200), Display(Name = "Réorienté vers le droit commun : destinataire")]
    public string? DroitCommunDestinataire { get; set; }

    /// <summary>As the rules see it.</summary>
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

/// <summary>An item as one person sees it.</summary>
public sealed record PointViewModel(PointEnSeance Examen, IReadOnlyList<EnveloppeRow> Enveloppes, IReadOnlyList<PointRow> Points, Acteur Acteur)
{
    /// <summary>The Présidence's form.</summary>
    public SortViewModel Sort { get; init; } = new();

    /// <summary>The seat's form, as typed when it was refused.</summary>
    public ArbitrageViewModel? Saisie { get; init; }

    /// <summary>The item.</summary>
    public PointDetailRow Point => Examen.Point;

    /// <summary>Envelopes of the funders that have a line here, or whose seat the person holds.</summary>
    public IReadOnlyList<EnveloppeRow> EnveloppesDuPoint =>
        [.. Enveloppes.Where(e => Examen.Complet.Lignes.Any(l => l.FinanceurId == e.FinanceurId) || MesSieges.Any(s => s.FinanceurId == e.FinanceurId))];

    /// <summary>Votes and amounts may be entered.</summary>
    public bool EstOuvert => Examen.Seance.Etat == EtatSeance.Ouverte && Point.Etat == EtatPoint.Inscrit;

    /// <summary>This person presides.</summary>
    public bool Preside => Examen.Seance.PresidenceId == Acteur.CompteId && Acteur.A(Role.Presidence);

    /// <summary>The seats that this person holds on this item.</summary>
    public IReadOnlyList<Siege> MesSieges => [.. Examen.Sieges.Where(s => Examen.Occupant(s) == Acteur.CompteId)];

    /// <summary>Vote of a seat, or null.</summary>
    public SensDuVote? Vote(Siege siege) => Examen.Complet.Votes.FirstOrDefault(v => v.SiegeId == siege.Id)?.Sens;

    /// <summary>Charges less the products other than the portal's lines (same formula as the budget's).</summary>
    public Montant Besoin => Plan.Besoin;

    /// <summary>What covers it.</summary>
    public Montant Couvert => Examen.Montants.Couvert;

    /// <summary>Threshold of viability.</summary>
    public Montant Seuil => Point.SeuilDeViabilite ?? Montant.Zero;

    /// <summary>Public subsidies over charges.</summary>
    public Taux? TauxAidesPubliques => Plan.TauxAidesPubliques;

    /// <summary>Item before.</summary>
    public PointRow? Precedent => Points.LastOrDefault(p => p.Ordre < Point.Ordre);

    /// <summary>Item after.</summary>
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

    /// <summary>Choices of the avis.</summary>
    public static IReadOnlyList<SelectListItem> LesAvis { get; } = [.. Enum.GetValues<TypeAvis>().Select(a => new SelectListItem(Libelles.Pour(a), a.ToString()))];

    /// <summary>Choices of firmness in session.</summary>
    public static IReadOnlyList<SelectListItem> LesFermetes { get; } =
        [.. new[] { Fermete.SousReserveDeDecision, Fermete.Principe }.Select(f => new SelectListItem(Libelles.Pour(f), f.ToString()))];

    private PlanDeFinancement Plan => new([
        .. Examen.Complet.Budget.Select(b => new LigneDeBudget(b.Compte, b.Montant)),
        .. Examen.Complet.Lignes.Select(l => new LigneDeBudget(l.CompteCerfa, l.Demande, l.FinanceurId)),
        .. Examen.Complet.HorsPortail.Select(h => new LigneDeBudget(h.Compte, h.Montant, HorsPortail: Enum.Parse<SituationHorsPortail>(h.Etat))),
    ]);
}
