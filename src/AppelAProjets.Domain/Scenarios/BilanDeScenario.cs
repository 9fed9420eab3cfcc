using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Scenarios;

/// <summary>What a scenario holds on an envelope.</summary>
public sealed record EnveloppeTenue(EnveloppeDeScenario Enveloppe, Montant Tenu)
{
    /// <summary>Null without a ceiling; negative when it goes over.</summary>
    public Montant? Reste => Enveloppe.Disponible - Tenu;

    /// <summary>In words; null when it holds in the envelope. A scenario may go over: only what is frozen consumes.</summary>
    public string? Depassement => Reste is { EstNegatif: true } reste
        ? $"{Enveloppe.Sigle}, {Libelles.Pour(Enveloppe.Type).ToLowerInvariant()} : le scénario dépasse de {reste.ValeurAbsolue} ce qui reste à attribuer."
        : null;
}

/// <param name="Notes">Sum of the scores of the funded dossiers, in hundredths of a point.</param>
/// <param name="SousLeSeuil">Dossiers that receive something and cannot be done with it.</param>
public sealed record BilanDeScenario(IReadOnlyList<EnveloppeTenue> Enveloppes, Montant Total, int Finances, int SousLeSeuil, long Notes)
{
    public static BilanDeScenario De(ScenarioDAppel appel, Allocation allocation)
    {
        var tenus = new Dictionary<(Guid, TypeDeCredits), Montant>();
        var (total, finances, sous, notes) = (Montant.Zero, 0, 0, 0L);
        foreach (var dossier in appel.Dossiers)
        {
            foreach (var ligne in dossier.Lignes)
            {
                var montant = allocation[dossier.Id, ligne.FinanceurId];
                foreach (var type in Enum.GetValues<TypeDeCredits>())
                {
                    tenus[(ligne.FinanceurId, type)] = tenus.GetValueOrDefault((ligne.FinanceurId, type)) + montant.De(type);
                }
            }

            var recu = allocation.De(dossier).Total;
            total += recu;
            finances += allocation.EstFinance(dossier) ? 1 : 0;
            sous += recu.EstPositif && !allocation.EstFinance(dossier) ? 1 : 0;
            notes += allocation.EstFinance(dossier) ? dossier.Note ?? 0 : 0;
        }

        return new BilanDeScenario([.. appel.Enveloppes.Select(e => new EnveloppeTenue(e, tenus.GetValueOrDefault((e.FinanceurId, e.Type))))], total, finances, sous, notes);
    }
}
