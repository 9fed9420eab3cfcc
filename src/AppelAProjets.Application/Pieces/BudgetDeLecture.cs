namespace AppelAProjets.Application.Pieces;

/// <summary>
/// What one file from outside may cost to look into, all its parts together: so many bytes once decompressed, so many elements, three seconds (looked at between two elements).
/// Two files are read at a time by a node: the others wait for their turn.
/// </summary>
public sealed class BudgetDeLecture
{
    private const long OctetsMaximum = 60L * 1024 * 1024;
    private const int ElementsMaximum = 400_000;
    private const int Ensemble = 2;

    private static readonly SemaphoreSlim Portes = new(Ensemble);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Duree = TimeSpan.FromSeconds(3);

    private readonly long debut = TimeProvider.System.GetTimestamp();
    private long octets = OctetsMaximum;
    private int elements = ElementsMaximum;

    /// <summary>Reads when its turn comes, aside; refused when it does not come within half a minute.</summary>
    public static async Task<Resultat<T>> ASonTourAsync<T>(Func<Resultat<T>> lire, CancellationToken annulation = default)
    {
        if (!await Portes.WaitAsync(Patience, annulation))
        {
            return new Refus("lecture.attente", "Trop de fichiers arrivent en ce moment : rien n’a été gardé de celui-ci. Envoyez-le de nouveau dans une minute.", "Fichier");
        }

        try
        {
            return await Task.Run(lire, annulation);
        }
        finally
        {
            Portes.Release();
        }
    }

    /// <summary>What the reading says, or <paramref name="demesure"/> when it costs too much.</summary>
    /// <param name="lire">Spends as it goes.</param>
    public static Resultat<T> Lire<T>(Func<BudgetDeLecture, Resultat<T>> lire, Refus demesure)
    {
        var budget = new BudgetDeLecture();
        try
        {
            return lire(budget);
        }
        catch (Exception) when (budget.EstDepasse)
        {
            // Ours, or that of a library which gave the reading up because of it, in its own words.
            return demesure;
        }
    }

    /// <summary>True as soon as something was asked beyond it.</summary>
    public bool EstDepasse { get; private set; }

    /// <exception cref="BudgetDepasseException">There is no more.</exception>
    public void Depenser(long octetsLus, int elementsLus = 1)
    {
        (octets, elements) = (octets - octetsLus, elements - elementsLus);
        if (octets < 0 || elements < 0 || TimeProvider.System.GetElapsedTime(debut) > Duree)
        {
            EstDepasse = true;
            throw new BudgetDepasseException();
        }
    }
}

/// <summary>Ends a reading that costs too much, from wherever it stands; it becomes a refusal where the reading began.</summary>
#pragma warning disable CA1032, RCS1194 // It never leaves BudgetDeLecture.
public sealed class BudgetDepasseException : Exception;
#pragma warning restore CA1032, RCS1194
