using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>One letter at a time: its text, composed again when something changed, then its PDF.</summary>
public sealed class ProduireCourriers(SqlDatabase database, PreparerCourriers preparer, RendreCourriers rendre)
{
    /// <summary>Why it was left, or null.</summary>
    internal async Task<string?> ExecuterAsync(string code, Guid pointId, Acteur acteur, CancellationToken annulation)
    {
        var courrier = await LireAsync(code, pointId, acteur, annulation);
        if (courrier?.Etat is null or EtatCourrier.Projet)
        {
            var prepare = await preparer.ExecuterAsync(code, [pointId], acteur, annulation);
            if ((prepare.EstRefuse ? prepare.Refus : prepare.Valeur.Refus is [var refus, ..] ? refus.Refus : null) is { } pourquoi)
            {
                return pourquoi.Message;
            }

            courrier = await LireAsync(code, pointId, acteur, annulation);
        }

        if (courrier is not null)
        {
            await rendre.ExecuterAsync(courrier, annulation);
        }

        return null;
    }

    private async Task<CourrierRow?> LireAsync(string code, Guid pointId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await CourrierStore.DuPointAsync(session, code, pointId, acteur);
    }
}
