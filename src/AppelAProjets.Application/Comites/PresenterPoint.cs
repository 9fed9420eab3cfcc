using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>The chair, or the secretary for it, shows an item to the room: the projected page follows.</summary>
public sealed class PresenterPoint(Ecrivain ecrivain)
{
    private static readonly SqlStatement Presente = new("UPDATE Seance SET PointProjeteId = @PointId, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    /// <summary>Absent when the item does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(Guid seanceId, Guid pointId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance || await session.PointAsync(seanceId, pointId, acteur, le) is not { } point)
            {
                return Refus.Absent;
            }

            if (seance.PresidenceId != acteur.CompteId && !acteur.A(Role.Secretariat))
            {
                return new Refus("point.presenter", "La présidence ou le secrétariat de la séance choisit le point montré à la salle.");
            }

            if (seance.Etat is not (EtatSeance.Ouverte or EtatSeance.Suspendue))
            {
                return new Refus("seance.non-ouverte", "La séance n’est pas ouverte.");
            }

            if (seance.PointProjeteId == pointId)
            {
                return Ecrit.Rien("it is shown already");
            }

            return await session.ModifierAsync(Presente, new { Id = seanceId, PointId = pointId, seance.Version })
                ? Ecrit.Avec(new Acte(ActeDuJournal.PresenterLePoint, ObjetDuJournal.Seance, seanceId, Details: point.Point.Numero))
                : Refus.Conflit;
        }, annulation);
}
