using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace AppelAProjets.Application.Comites;

public enum MethodeDInvitation
{
    Request,
    Cancel,
}

/// <summary>A session as an iTIP invitation: one UID for its life, a SEQUENCE that rises when it moves, so that calendars follow it.</summary>
internal static class InvitationDeSeance
{
    /// <summary>How long a session lasts when nobody said until when.</summary>
    private static readonly TimeSpan DureeParDefaut = TimeSpan.FromHours(3);

    public static string Composer(SeanceDetailRow seance, MethodeDInvitation methode, PersonneConviee personne, CadreDInvitation cadre)
    {
        var annulee = methode == MethodeDInvitation.Cancel;
        var evenement = new CalendarEvent
        {
            Uid = $"seance-{seance.Id:N}@appel-a-projets",
            DtStamp = EnUtc(cadre.Le),
            Start = EnUtc(seance.PrevueLe),
            End = EnUtc(seance.FinPrevueLe ?? seance.PrevueLe + DureeParDefaut),
            Summary = TexteAdmis.Retirer(seance.Titre),
            Location = TexteAdmis.Retirer(seance.Lieu),
            Description = $"{TexteAdmis.Retirer(seance.AppelTitre)}. Ordre du jour, dossiers et réponse : {cadre.Lien}",
            Sequence = seance.Sequence,
            Status = annulee ? EventStatus.Cancelled : EventStatus.Confirmed,
            Organizer = new Organizer($"mailto:{cadre.Expediteur}") { CommonName = cadre.NomExpediteur },
        };
        // The answer is given on the page of the session, which knows seats and suppléants.
        evenement.Attendees.Add(new Attendee($"mailto:{personne.Courriel}")
        {
            CommonName = TexteAdmis.Retirer(personne.Nom), Role = ParticipationRole.RequiredParticipant, ParticipationStatus = EventParticipationStatus.NeedsAction, Rsvp = false,
        });
        var calendrier = new Calendar { Method = annulee ? CalendarMethods.Cancel : CalendarMethods.Request, ProductId = "-//AppelAProjets//Comite//FR" };
        calendrier.Events.Add(evenement);
        return new CalendarSerializer().SerializeToString(calendrier) ?? throw new InvalidOperationException("An invitation is never empty.");
    }

    private static CalDateTime EnUtc(DateTimeOffset instant) => new(instant.UtcDateTime, "UTC");
}

/// <param name="Lien">Absolute address of the session.</param>
internal sealed record CadreDInvitation(string Expediteur, string NomExpediteur, string Lien, DateTimeOffset Le);

/// <summary>Someone to convene: of a seat, or who presides.</summary>
internal sealed record PersonneConviee
{
    public required Guid Id { get; init; }
    public required string Courriel { get; init; }
    public required string Nom { get; init; }
}
