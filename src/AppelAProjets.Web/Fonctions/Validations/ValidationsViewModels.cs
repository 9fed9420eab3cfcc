using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Validations;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Web.Fonctions.Validations;

/// <summary>What awaits for one funder in one call.</summary>
public sealed record FileDeValidation(string Groupe, string AppelCode, string Appel, string Sigle, IReadOnlyList<PropositionAValider> Propositions)
{
    public Repartition Total => Propositions.Aggregate(Repartition.Zero, (somme, p) => somme + p.Propose);

    public static string Cle(PropositionAValider proposition) => $"{proposition.AppelCode}|{proposition.FinanceurId}";

    public static IReadOnlyList<FileDeValidation> Grouper(IEnumerable<PropositionAValider> propositions) =>
        [.. propositions.GroupBy(Cle).Select(g => new FileDeValidation(g.Key, g.First().AppelCode, g.First().Appel, g.First().Sigle, [.. g]))];
}

public sealed class RenvoiSaisie
{
    [Display(Name = "Ce qui est à revoir")]
    [StringLength(1000)]
    public string? Motif { get; set; }
}

/// <summary>The proposals chosen, against the envelopes of their funders.</summary>
public sealed record SelectionViewModel(IReadOnlyList<PropositionAValider> Choisies, IReadOnlyList<EnveloppeEngagee> Enveloppes)
{
    public RenvoiSaisie Renvoi { get; } = new();

    public IReadOnlyList<FileDeValidation> Files => FileDeValidation.Grouper(Choisies);

    /// <summary>Those that would be refused as they are, and why.</summary>
    public IReadOnlyList<(PropositionAValider Proposition, Refus Refus)> Obstacles => [.. Choisies.Where(c => c.Obstacle is not null).Select(c => (c, c.Obstacle!))];

    /// <summary>Against what will be validated: neither what would be refused, nor what is only prepared.</summary>
    public IEnumerable<(EnveloppeEngagee Enveloppe, Montant Choisi)> EnveloppesDe(FileDeValidation file)
    {
        var valides = file.Propositions.Where(p => p.Obstacle is null).Aggregate(Repartition.Zero, (somme, p) => somme + p.Propose);
        return Enveloppes.Where(e => e.AppelId == file.Propositions[0].AppelId && e.FinanceurId == file.Propositions[0].FinanceurId).Select(e => (e, valides.De(e.TypeDeCredits)));
    }
}
