namespace AppelAProjets.Domain.Messages;

/// <summary>How many mails people may make one address receive for one cause: whoever loops through a button floods nobody (ASVS 5.0, 2.4.1).</summary>
public static class PlafondDEnvoi
{
    /// <summary>Cause of the mails that a visitor asks for with a mere address.</summary>
    public const string ParUnVisiteur = "compte";

    public static readonly TimeSpan Periode = TimeSpan.FromHours(1);

    private const int DUnVisiteur = 3;
    private const int DUnePersonne = 5;

    /// <param name="recents">Sent within <see cref="Periode"/> to that address for that cause.</param>
    public static bool EstAtteint(string cause, int recents) => recents >= (cause == ParUnVisiteur ? DUnVisiteur : DUnePersonne);
}
