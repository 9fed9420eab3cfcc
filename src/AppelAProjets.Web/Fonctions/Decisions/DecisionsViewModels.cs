using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Decisions;
using AppelAProjets.Domain.Decisions;
using AppelAProjets.Domain.Financements;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Decisions;

/// <summary>What a decision says of itself, whatever it grants: body, reference, dates.</summary>
public class ActeSaisie
{
    [Display(Name = "Organe qui a décidé"), StringLength(200)]
    public string? Organe { get; set; }

    [Display(Name = "Référence de la décision"), StringLength(100)]
    public string? Reference { get; set; }

    [Display(Name = "Date de la décision")]
    public DateOnly? DecideeLe { get; set; }

    [Display(Name = "Notifiée le")]
    public DateOnly? NotifieeLe { get; set; }
}

/// <summary>Lines granted as they were arbitrated, by one decision.</summary>
public sealed record DecisionsViewModel(DecisionsDuFinanceur Lu, ActeSaisie Acte, IReadOnlyCollection<string> Cochees)
{
    public IReadOnlyList<LigneArbitreeRow> ADecider => [.. Lu.Lignes.Where(l => l.ADecider)];

    public IReadOnlyList<LigneArbitreeRow> Decidees => [.. Lu.Lignes.Where(l => l.Nature is not null)];

    public IReadOnlyList<(string Sigle, Guid Id)> Financeurs => [.. Lu.Lignes.Select(l => (l.Sigle, l.FinanceurId)).Distinct()];

    public static string Cle(LigneArbitreeRow ligne) => $"{ligne.LigneId}|{ligne.Version}";
}

public sealed class DecisionSaisie : ActeSaisie
{
    public static IReadOnlyList<SelectListItem> Natures { get; } = [.. Enum.GetValues<NatureDeDecision>().Select(n => new SelectListItem(DecisionSurLigne.Libelle(n), n.ToString()))];

    [Display(Name = "Ce qui est décidé")]
    public NatureDeDecision? Nature { get; set; }

    [Display(Name = "Crédits spécifiques accordés")]
    public Montant? Specifique { get; set; }

    [Display(Name = "Crédits de droit commun accordés")]
    public Montant? DroitCommun { get; set; }

    [Display(Name = "Motif"), StringLength(2000)]
    public string? Motif { get; set; }

    public int Version { get; set; }

    public static DecisionSaisie De(LigneArbitreeRow ligne) => new() { Specifique = ligne.Arbitre.Specifique, DroitCommun = ligne.Arbitre.DroitCommun, Version = ligne.Version };

    public DecisionAnnoncee EnDecision() => new(Nature, Nature == NatureDeDecision.Accord ? new Repartition(Specifique ?? Montant.Zero, DroitCommun ?? Montant.Zero) : Repartition.Zero)
    {
        Organe = Organe,
        Reference = Reference,
        DecideeLe = DecideeLe,
        NotifieeLe = NotifieeLe,
        Motif = Motif,
    };
}

public sealed record DecisionViewModel(string Code, LigneArbitreeRow Ligne, DecisionSaisie Saisie)
{
    public string Retour => LiensDecisions.Decisions(Code);
}
