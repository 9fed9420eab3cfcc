using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Dossiers;

/// <summary>A reminder; each goes once.</summary>
public enum NatureDeRappel
{
    TroisJours,
    UnJour,
    /// <summary>48 hours before the closing, to a draft.</summary>
    AvantCloture,
    JamaisDepose,
    /// <summary>An opinion that was asked for and has not come.</summary>
    TermePasse,
}

/// <summary>Which reminder is due. A late job skips what has no use any more.</summary>
public static class Rappels
{
    // Reminders of a day leave at 8 a.m. in Paris, not at midnight.
    private static readonly TimeSpan HeureDEnvoi = TimeSpan.FromHours(8);
    private static readonly TimeSpan AvantCloture = TimeSpan.FromHours(48);
    private static readonly TimeSpan BrouillonRecent = TimeSpan.FromHours(12);
    // A deposit received in the last second is still being recorded.
    private static readonly TimeSpan ApresCloture = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Oubli = TimeSpan.FromDays(7);

    /// <summary>For a request that awaits an answer; nothing when the request itself has just said the term.</summary>
    /// <param name="terme">Last day to answer, in Paris.</param>
    /// <param name="maintenant">UTC, as the sending.</param>
    public static NatureDeRappel? AvantTerme(DateTimeOffset envoyeeLe, DateOnly terme, DateTimeOffset maintenant)
    {
        var (envoi, jour) = (HeureDeParis.Jour(envoyeeLe), HeureDeParis.Jour(maintenant - HeureDEnvoi));
        return (terme.DayNumber - jour.DayNumber, terme.DayNumber - envoi.DayNumber) switch
        {
            ( < 0, _) => null,
            ( <= 1, > 1) => NatureDeRappel.UnJour,
            (2 or 3, > 3) => NatureDeRappel.TroisJours,
            _ => null,
        };
    }

    /// <summary>For a draft: before the closing (not to one that was just begun), then once it is known that it was not deposited.</summary>
    /// <param name="maintenant">UTC, as the others.</param>
    public static NatureDeRappel? DuBrouillon(DateTimeOffset creeLe, DateTimeOffset cloture, DateTimeOffset maintenant)
    {
        if (maintenant >= cloture + ApresCloture)
        {
            return maintenant < cloture + Oubli ? NatureDeRappel.JamaisDepose : null;
        }

        return maintenant >= cloture - AvantCloture && maintenant < cloture && maintenant - creeLe >= BrouillonRecent ? NatureDeRappel.AvantCloture : null;
    }
}
