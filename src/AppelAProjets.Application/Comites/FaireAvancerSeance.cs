using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Comites;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comites;

/// <summary>Moves a session along its life, its freeze and its cancelling apart (<see cref="ArreterReleve"/>, <see cref="ModifierSeance"/>); convening it writes to all who hold a seat.</summary>
public sealed class FaireAvancerSeance(Ecrivain ecrivain, IOptions<LiensOptions> liens, IOptions<CourrielOptions>? expediteur = null)
{
    private static readonly SqlStatement Points = new("""
        SELECT COUNT(*) AS Total, COALESCE(SUM(CASE WHEN Etat = 'Inscrit' THEN 1 ELSE 0 END), 0) AS Inscrits
        FROM Point WHERE SeanceId = @SeanceId AND Etat <> 'Retire'
        """);

    private readonly CourrielsDeSeance courriels = new(liens.Value, expediteur?.Value ?? new CourrielOptions());

    /// <summary>Absent when the session does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(Guid seanceId, ActionSeance action, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            if (action is ActionSeance.Arreter or ActionSeance.Annuler || await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
            {
                return Refus.Absent;
            }

            var points = await session.UnAsync<Comptage>(Points, new { SeanceId = seanceId });
            var contexte = ContexteSeance.Vide with { Points = points!.Total, PointsInscrits = points.Inscrits, Motif = motif };
            var decision = CycleSeance.Table.Decider(seance.Etat, action, Capacites(acteur, seance), contexte);
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            if (!await ComiteStore.AvancerSeanceAsync(session, seance, decision.Valeur))
            {
                return Refus.Conflit;
            }

            return Ecrit.Avec(new Acte(EnActe(action), ObjetDuJournal.Seance, seanceId, motif)).Et(action == ActionSeance.Convoquer ? await ConvoquerAsync(session, seance, le) : []);
        }, annulation);

    /// <summary>Only the person named presides this session, whatever their role elsewhere.</summary>
    public static IReadOnlyList<Intervenant> Capacites(Acteur acteur, SeanceDetailRow seance) =>
        [.. acteur.Intervenants(new Perimetre(SeanceId: seance.Id)).Where(i => i.Role != Role.Presidence || seance.PresidenceId == acteur.CompteId)];

    private async Task<IReadOnlyList<NouveauCourriel>> ConvoquerAsync(SqlSession session, SeanceDetailRow seance, DateTimeOffset le)
    {
        var personnes = await ConvocationStore.PersonnesAsync(session, seance, le);
        await ConvocationStore.EnvoyerAsync(session, seance.Id, personnes, le);
        return courriels.Convoquer(seance, personnes, le);
    }

    internal static ActeDuJournal EnActe(ActionSeance action) => action switch
    {
        ActionSeance.Convoquer => ActeDuJournal.Convoquer,
        ActionSeance.Ouvrir => ActeDuJournal.Ouvrir,
        ActionSeance.Suspendre => ActeDuJournal.Suspendre,
        ActionSeance.Reprendre => ActeDuJournal.Reprendre,
        ActionSeance.Clore => ActeDuJournal.Clore,
        ActionSeance.Rouvrir => ActeDuJournal.Rouvrir,
        ActionSeance.Arreter => ActeDuJournal.ArreterReleve,
        ActionSeance.Annuler => ActeDuJournal.AnnulerSeance,
    };

    private sealed record Comptage
    {
        public required int Total { get; init; }
        public required int Inscrits { get; init; }
    }
}
