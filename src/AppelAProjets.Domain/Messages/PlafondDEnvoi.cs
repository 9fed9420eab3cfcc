namespace AppelAProjets.Domain.Messages;

/// <summary>How many mails people may make one address receive for one cause: whoever loops through a button floods nobody (ASVS 5.0, 2.4.1).</summary>
public static class PlafondDEnvoi
{
    /// <summary>Cause of the mails that a visitor asks for with a mere address.</summary>
    public const string ParUnVisiteur = "compte";

    /// <summary>Start of the cause of the mails that ask for a signature, on a dossier or on the part of a partner: those who prepare it see that it was told.</summary>
    public const string PretASigner = "pret-a-signer ";

    /// <summary>Start of the cause of the links to a new address, by the account that asks: what others sent there says nothing to it.</summary>
    public const string NouvelleAdresse = "nouvelle-adresse ";

    public static readonly TimeSpan Periode = TimeSpan.FromHours(1);

    private const int DUnVisiteur = 3;
    private const int DUnePersonne = 5;

    /// <param name="recents">Sent within <see cref="Periode"/> to that address for that cause.</param>
    public static bool EstAtteint(string cause, int recents) => recents >= Nombre(cause);

    /// <summary>Whether one more that does not leave is worth a row: it is told once in the hour, and those for an address without account as often as one would have left.</summary>
    /// <param name="ecartes">Set aside within <see cref="Periode"/>.</param>
    public static bool SeTait(string cause, int recents, int ecartes) => recents + ecartes > Nombre(cause);

    private static int Nombre(string cause) => cause == ParUnVisiteur || cause.StartsWith(NouvelleAdresse, StringComparison.Ordinal) ? DUnVisiteur : cause.StartsWith(PretASigner, StringComparison.Ordinal) ? 1 : DUnePersonne;
}
