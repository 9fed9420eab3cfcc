namespace AppelAProjets.Domain.Travaux;

/// <summary>Whether the jobs still run: they say so themselves every half minute.</summary>
public static class BattementDesTaches
{
    /// <summary>Name of the job that says it.</summary>
    public const string Nom = "battement";

    private static readonly TimeSpan Limite = TimeSpan.FromMinutes(3);

    /// <param name="dernier">Null on a base where no job ever ran.</param>
    public static bool EstArrete(DateTimeOffset? dernier, DateTimeOffset maintenant) => dernier is { } le && maintenant - le > Limite;
}
