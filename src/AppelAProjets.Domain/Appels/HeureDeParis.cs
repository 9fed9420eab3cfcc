using System.Globalization;

namespace AppelAProjets.Domain.Appels;

/// <summary>Which of the two readings of an hour that happens twice, on the last Sunday of October.</summary>
public enum HeureAmbigue
{
    /// <summary>The first time round, UTC+2.</summary>
    HeureDEte,
    /// <summary>The second time round, UTC+1.</summary>
    HeureDHiver,
}

/// <summary>Wall-clock time in Europe/Paris to and from instants in UTC.</summary>
public static class HeureDeParis
{
    private static readonly TimeZoneInfo Fuseau = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private static readonly string[] Mois =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>Refuses an hour that does not exist and one that happens twice.</summary>
    public static Resultat<DateTimeOffset> Convertir(DateOnly jour, TimeOnly heure) => Convertir(jour, heure, null);

    /// <summary>Same, with the reading to take when the hour happens twice; ignored on any other day.</summary>
    public static Resultat<DateTimeOffset> Convertir(DateOnly jour, TimeOnly heure, HeureAmbigue? choix)
    {
        var local = jour.ToDateTime(heure, DateTimeKind.Unspecified);
        if (Fuseau.IsInvalidTime(local))
        {
            return new Refus("heure.inexistante", $"Le {EcrireJour(jour)}, {EcrireHeure(heure)} n’existe pas : on passe de 2 h à 3 h, heure de Paris.");
        }

        if (!Fuseau.IsAmbiguousTime(local))
        {
            return Instant(local, Fuseau.GetUtcOffset(local));
        }

        if (choix is null)
        {
            return new Refus("heure.ambigue", $"Le {EcrireJour(jour)}, {EcrireHeure(heure)} a lieu deux fois : précisez heure d’été ou heure d’hiver.");
        }

        var decalages = Fuseau.GetAmbiguousTimeOffsets(local);
        return Instant(local, choix == HeureAmbigue.HeureDEte ? decalages.Max() : decalages.Min());
    }

    public static DateOnly Jour(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    public static TimeOnly Heure(DateTimeOffset instant) => TimeOnly.FromDateTime(Local(instant));

    /// <summary><c>3 mars 2026 à 23 h 59, heure de Paris</c>, the same everywhere.</summary>
    public static string Ecrire(DateTimeOffset instant) =>
        $"{EcrireJour(Jour(instant))} à {EcrireHeure(Heure(instant))}, heure de Paris";

    /// <summary><c>3 mars 2026</c>, <c>1er mars 2026</c>.</summary>
    public static string EcrireJour(DateOnly jour)
    {
        var quantieme = jour.Day == 1 ? "1er" : jour.Day.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{quantieme} {Mois[jour.Month - 1]} {jour.Year:0000}");
    }

    public static string EcrireHeure(TimeOnly heure) => string.Create(CultureInfo.InvariantCulture, $"{heure.Hour} h {heure.Minute:00}");

    private static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Fuseau).DateTime;

    private static DateTimeOffset Instant(DateTime local, TimeSpan decalage) => new DateTimeOffset(local, decalage).ToUniversalTime();
}
