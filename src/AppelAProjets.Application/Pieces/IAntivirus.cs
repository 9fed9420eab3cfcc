namespace AppelAProjets.Application.Pieces;

/// <summary>What is known of a file. Stored by name.</summary>
public enum AnalyseDeFichier
{
    /// <summary>No antivirus was configured when it came.</summary>
    NonConfiguree,

    /// <summary>Received, not looked at yet: its bytes are given to nobody.</summary>
    EnAttente,

    Saine,

    /// <summary>Something was found: its bytes are never given.</summary>
    Infectee,
}

/// <param name="Analyse">Saine, Infectee, or EnAttente when it could not say.</param>
/// <param name="Detail">What was found, or why it could not say.</param>
public sealed record Verdict(AnalyseDeFichier Analyse, string? Detail = null);

public interface IAntivirus
{
    /// <summary>False: files are accepted and served without being looked at.</summary>
    bool EstConfigure { get; }

    /// <summary>Reads the stream to its end. A daemon that is away, slow or confused gives EnAttente, never an exception.</summary>
    Task<Verdict> AnalyserAsync(Stream contenu, CancellationToken annulation = default);
}

public sealed class SansAntivirus : IAntivirus
{
    public bool EstConfigure => false;

    public Task<Verdict> AnalyserAsync(Stream contenu, CancellationToken annulation = default) => Task.FromResult(new Verdict(AnalyseDeFichier.NonConfiguree));
}
