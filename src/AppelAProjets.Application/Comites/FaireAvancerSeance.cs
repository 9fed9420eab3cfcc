using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comites;

/// <summary>Moves a session along its life, the freeze of the relevé apart (<see cref="ArreterReleve"/>); convening it writes to all who hold a seat.</summary>
public sealed class FaireAvancerSeance(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Points = new("""
        SELECT COUNT(*) AS Total, COALESCE(SUM(CASE WHEN Etat = 'Inscrit' THEN 1 ELSE 0 END), 0) AS Inscrits
        FROM Point WHERE SeanceId = @SeanceId AND Etat <> 'Retire'
        """);

    private static readonly SqlStatement Membres = new("""
        SELECT c.Courriel
        FROM Siege s INNER JOIN Compte c ON (c.Id = s.TitulaireId OR c.Id = s.SuppleantId)
        WHERE s.AppelId = @AppelId AND c.DesactiveLe IS NULL
        GROUP BY c.Courriel
        ORDER BY c.Courriel
        """);

    /// <summary>Absent when the session does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(Guid seanceId, ActionSeance action, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            if (action == ActionSeance.Arreter || await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
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

            return Ecrit.Avec(new Acte(EnActe(action), ObjetDuJournal.Seance, seanceId, motif)).Et(action == ActionSeance.Convoquer ? await ConvoquerAsync(session, seance) : []);
        }, annulation);

    /// <summary>Only the person named presides this session, whatever their role elsewhere.</summary>
    public static IReadOnlyList<Intervenant> Capacites(Acteur acteur, SeanceDetailRow seance) =>
        [.. acteur.Intervenants(new Perimetre(SeanceId: seance.Id)).Where(i => i.Role != Role.Presidence || seance.PresidenceId == acteur.CompteId)];

    private async Task<IReadOnlyList<NouveauCourriel>> ConvoquerAsync(SqlSession session, SeanceDetailRow seance)
    {
        var corps = $"""
            Bonjour,

            Vous êtes invité(e) à la séance du comité des financeurs « {seance.Titre} » ({seance.AppelTitre}), le {HeureDeParis.Ecrire(seance.PrevueLe)}.
            Lieu : {seance.Lieu ?? "à préciser"}

            L’ordre du jour et les dossiers : {liens.Value.Vers(LiensComites.Seance(seance.Id))}

            Si vous avez un lien avec une association inscrite, déclarez votre déport avant la séance.
            """;
        var membres = await session.ListeAsync<string>(Membres, new { seance.AppelId });
        return [.. membres.Select(courriel => new NouveauCourriel(courriel, $"Convocation : {seance.Titre}", corps) { SansPlafond = true })];
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
    };

    private sealed record Comptage
    {
        public required int Total { get; init; }
        public required int Inscrits { get; init; }
    }
}
