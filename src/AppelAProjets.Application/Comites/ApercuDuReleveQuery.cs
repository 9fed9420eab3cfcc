using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <param name="Releve">As it would be frozen now, without the items from which the reader stands down.</param>
/// <param name="Manques">What prevents it.</param>
/// <param name="Deports">Items that the reader does not see.</param>
public sealed record ApercuDuReleve(SeanceDetailRow Seance, Releve Releve, IReadOnlyList<EnveloppeConsommeeRow> Enveloppes, IReadOnlyList<Refus> Manques, int Deports);

/// <summary>What the Présidence reads before it freezes the relevé.</summary>
public sealed class ApercuDuReleveQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly Refus Cache = new("releve.deport", "Un dossier sur lequel vous êtes en déport empêche d’arrêter le relevé : le secrétariat de la séance vous dira lequel.");

    /// <summary>Null when the session is not closed, or is not presided by this person.</summary>
    public async Task<ApercuDuReleve?> ChargerAsync(Guid seanceId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { Etat: EtatSeance.Close } seance
            || !AccesAuComite.Preside(acteur, seance.PresidenceId))
        {
            return null;
        }

        var le = horloge.GetUtcNow();
        var figee = await SeanceAArreter.LireAsync(session, seance, le);
        var releve = await figee.ComposerAsync(session, le);
        var deports = figee.Points.Where(p => p.Complet.Deports.Contains(acteur.CompteId)).Select(p => p.Point.Numero).ToHashSet();
        return new(seance, releve with { Points = [.. releve.Points.Where(p => !deports.Contains(p.Numero))] }, figee.Enveloppes,
            [.. figee.Manques.Select(m => deports.Any(n => m.Message.StartsWith($"Dossier {n}", StringComparison.Ordinal)) ? Cache : m).Distinct()], deports.Count);
    }
}
