using AppelAProjets.Application.Papier;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Web.Fonctions.Dossiers;

namespace AppelAProjets.Web.Fonctions.Papier;

/// <summary>A budget brought from a spreadsheet, before anything is written.</summary>
/// <param name="EnTete">The dossier.</param>
/// <param name="Colle">What was pasted, to be corrected.</param>
/// <param name="Recopie">What was understood; null before anything was brought.</param>
public sealed record BudgetColleViewModel(EnTeteDossier EnTete, string? Colle, BudgetRecopie? Recopie)
{
    /// <summary>Account by account, what would be written over what, in the order of the Cerfa.</summary>
    public IReadOnlyList<MontantARemplir> ARemplir { get; } =
    [
        .. from compte in PlanComptable.Comptes
           where Recopie?.Montants.ContainsKey(compte.Code) == true
           let garde = EnTete.Dossier.Reponses.GetValueOrDefault($"budget.{compte.Code}")
           let actuel = garde is { Valeur.Length: > 0 } ? new Montant(long.Parse(garde.Valeur, System.Globalization.CultureInfo.InvariantCulture)) : (Montant?)null
           select new MontantARemplir(compte, Recopie!.Montants[compte.Code], actuel, garde?.Version ?? 0),
    ];

    /// <summary>Lines that were not understood.</summary>
    public int Refusees => Recopie?.Lignes.Count(l => l.Sort == SortDeLigne.Refusee) ?? 0;
}

/// <summary>An amount to write.</summary>
/// <param name="Compte">Its account.</param>
/// <param name="Montant">The amount.</param>
/// <param name="Actuel">What it replaces.</param>
/// <param name="Version">Version of the answer shown.</param>
public sealed record MontantARemplir(Compte Compte, Montant Montant, Montant? Actuel, int Version)
{
    public string Cle => $"budget.{Compte.Code}";
}
