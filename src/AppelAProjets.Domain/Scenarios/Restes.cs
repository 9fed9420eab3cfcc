using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Scenarios;

/// <summary>What each envelope still holds while amounts are given.</summary>
internal sealed class Restes
{
    private readonly Dictionary<(Guid, TypeDeCredits), Montant> restes;

    public Restes(ScenarioDAppel appel, Allocation allocation) => restes = BilanDeScenario.De(appel, allocation).Enveloppes
        .Where(e => e.Reste is not null)
        .ToDictionary(e => (e.Enveloppe.FinanceurId, e.Enveloppe.Type), e => e.Reste!.Value);

    /// <summary>Null without a ceiling.</summary>
    public Montant? De(Guid financeurId, TypeDeCredits type) => restes.TryGetValue((financeurId, type), out var reste) ? reste : null;

    /// <summary>The most that a line can take now; nothing when that is under the funder's minimum.</summary>
    /// <param name="place">What may still be given to the dossier.</param>
    public Repartition Au(DossierDeScenario dossier, LigneDeScenario ligne, Montant place)
    {
        var plafond = dossier.Plafond(ligne);
        var specifique = Moindre(plafond.Specifique, De(ligne.FinanceurId, TypeDeCredits.Specifique), place);
        var prise = new Repartition(specifique, Moindre(plafond.DroitCommun, De(ligne.FinanceurId, TypeDeCredits.DroitCommun), place - specifique));
        return prise.Total < ligne.Minimum ? Repartition.Zero : prise;
    }

    public void Prendre(Guid financeurId, Repartition montant)
    {
        foreach (var type in Enum.GetValues<TypeDeCredits>())
        {
            if (De(financeurId, type) is { } reste)
            {
                restes[(financeurId, type)] = reste - montant.De(type);
            }
        }
    }

    public void Rendre(Guid financeurId, Repartition montant) => Prendre(financeurId, new Repartition(Montant.Zero - montant.Specifique, Montant.Zero - montant.DroitCommun));

    private static Montant Moindre(Montant voulu, Montant? reste, Montant place)
    {
        var possible = reste is { } r && r < voulu ? r : voulu;
        possible = place < possible ? place : possible;
        return possible.EstNegatif ? Montant.Zero : possible;
    }
}
