using AppelAProjets.Domain.Scenarios;

namespace AppelAProjets.Application.Scenarios;

/// <summary>What maximises the model of a computed proposal.</summary>
public interface ISolveur
{
    /// <summary>Null when nothing was found within the limit. Throws when cancelled.</summary>
    /// <param name="avancer">Called as it goes from one step to the next.</param>
    SolutionDuSolveur? Resoudre(ProblemeDeCalcul probleme, TimeSpan limite, Action<EtapeDeCalcul> avancer, CancellationToken annulation);
}
