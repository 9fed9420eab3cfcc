using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Scenarios;

/// <summary>Amounts per line over all the envelopes of a call: a what-if that consumes nothing. A line without an amount holds none.</summary>
public sealed class Allocation
{
    private readonly Dictionary<(Guid Dossier, Guid Financeur), Repartition> montants = [];

    public Repartition this[Guid dossier, Guid financeur]
    {
        get => montants.GetValueOrDefault((dossier, financeur));
        set
        {
            if (value == Repartition.Zero)
            {
                montants.Remove((dossier, financeur));
            }
            else
            {
                montants[(dossier, financeur)] = value;
            }
        }
    }

    /// <summary>The lines that hold something, in no order.</summary>
    public IEnumerable<(Guid Dossier, Guid Financeur, Repartition Montant)> Lignes => montants.Select(m => (m.Key.Dossier, m.Key.Financeur, m.Value));

    public Repartition De(DossierDeScenario dossier) => dossier.Lignes.Aggregate(Repartition.Zero, (somme, l) => somme + this[dossier.Id, l.FinanceurId]);

    /// <summary>The same formula as the board's: what the lines hold, and what is obtained outside the portal.</summary>
    public Montant Couvert(DossierDeScenario dossier) => De(dossier).Total + dossier.Acquis;

    /// <summary>Something is given, and the action can be done with it.</summary>
    public bool EstFinance(DossierDeScenario dossier) => De(dossier).Total.EstPositif && Couvert(dossier) >= dossier.Seuil;
}
