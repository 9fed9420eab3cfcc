namespace AppelAProjets.Domain.Comptes;

/// <summary>Wrong passwords in a row make wait, longer each time, and are forgotten after a day: nothing is ever locked for good (ASVS 5.0, 6.3.1).</summary>
public static class Attente
{
    public static readonly TimeSpan Oubli = TimeSpan.FromDays(1);

    private static readonly TimeSpan Premiere = TimeSpan.FromMinutes(1);

    /// <summary>No try before this instant, which may be past; null while there are fewer than <paramref name="permis"/>.</summary>
    /// <param name="dernier">When the last of them was, UTC.</param>
    public static DateTimeOffset? Jusqua(int echecs, int permis, DateTimeOffset dernier, TimeSpan maximum)
    {
        if (echecs < permis)
        {
            return null;
        }

        var attente = TimeSpan.FromTicks(Premiere.Ticks << Math.Min(echecs - permis, 20));
        return dernier + (attente < maximum ? attente : maximum);
    }
}
