using System.Threading.RateLimiting;

namespace AppelAProjets.Web.Securite;

/// <summary>One sign-in at a time per address: tries sent together would all be judged before the first failure is counted. Twenty may wait, more are refused without being judged.</summary>
public sealed class UnALaFois : IDisposable
{
    private readonly PartitionedRateLimiter<string> portes = PartitionedRateLimiter.Create<string, string>(adresse =>
        RateLimitPartition.GetConcurrencyLimiter(adresse, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 20 }));

    /// <summary>The permit for that normalised address, to dispose; <see cref="RateLimitLease.IsAcquired"/> is false when too many wait.</summary>
    public ValueTask<RateLimitLease> EntrerAsync(string courrielNormalise, CancellationToken annulation) =>
        portes.AcquireAsync(courrielNormalise, 1, annulation);

    public void Dispose() => portes.Dispose();
}
