using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace AppelAProjets.Application.Calendriers;

/// <summary>One line of someone's calendar.</summary>
/// <param name="Uid">The same at each reading, so that a calendar moves it instead of adding another.</param>
/// <param name="Jour">In Paris.</param>
/// <param name="Le">UTC; null for a whole day.</param>
public sealed record RendezVous(string Uid, string Titre, DateOnly Jour, DateTimeOffset? Le = null)
{
    /// <summary>UTC.</summary>
    public DateTimeOffset? Fin { get; init; }
    public string? Lieu { get; init; }
    /// <summary>Absolute address of what it is about.</summary>
    public string? Lien { get; init; }

    public static IEnumerable<RendezVous> De(AppelPublicRow appel, LiensOptions liens, bool services = false) =>
        (services ? appel.Calendrier.Dates : appel.Calendrier.DatesPubliques).GroupBy(d => d.Jalon).SelectMany(g => g.Select((date, rang) =>
            new RendezVous($"{date.Jalon}-{rang}-{appel.Code}", $"{(date.EstUnTerme ? $"{date.Libelle}, dernier jour" : date.Libelle)} – {appel.Titre}", date.Jour, date.Le)
            {
                Lieu = date.Lieu, Lien = liens.Vers(LiensAppels.Public(appel.Code)),
            }));

    /// <summary>The last day to do something.</summary>
    public static RendezVous Terme(string uid, string titre, DateOnly jour, string lien) => new(uid, titre, jour) { Lien = lien };

    /// <summary>A meeting at an hour.</summary>
    public static RendezVous A(string uid, string titre, DateTimeOffset le, string lien) => new(uid, titre, HeureDeParis.Jour(le), le) { Lien = lien };
}

/// <summary>A calendar to follow, as iCalendar.</summary>
public static class FluxDeCalendrier
{
    private static readonly TimeSpan Duree = TimeSpan.FromHours(1);

    public static string Composer(string nom, IEnumerable<RendezVous> rendezVous, DateTimeOffset le)
    {
        var calendrier = new Calendar { Method = CalendarMethods.Publish, ProductId = "-//AppelAProjets//Calendrier//FR" };
        calendrier.AddProperty("X-WR-CALNAME", TexteAdmis.Retirer(nom));
        calendrier.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        foreach (var un in rendezVous)
        {
            calendrier.Events.Add(Evenement(un, le));
        }

        return new CalendarSerializer().SerializeToString(calendrier) ?? throw new InvalidOperationException("A calendar is never empty.");
    }

    private static CalendarEvent Evenement(RendezVous un, DateTimeOffset le) => new()
    {
        Uid = $"{un.Uid}@appel-a-projets",
        DtStamp = EnUtc(le),
        Start = un.Le is { } debut ? EnUtc(debut) : EnJour(un.Jour),
        End = un.Le is { } instant ? EnUtc(un.Fin ?? instant + Duree) : EnJour(un.Jour.AddDays(1)),
        Summary = TexteAdmis.Retirer(un.Titre),
        Location = un.Lieu is null ? null : TexteAdmis.Retirer(un.Lieu),
        Description = un.Lien,
        Transparency = un.Le is null ? TransparencyType.Transparent : TransparencyType.Opaque,
    };

    private static CalDateTime EnUtc(DateTimeOffset instant) => new(instant.UtcDateTime, "UTC");

    private static CalDateTime EnJour(DateOnly jour) => new(jour.Year, jour.Month, jour.Day);
}
