using MimeKit;

namespace AppelAProjets.Application.Envois;

public interface IEnvoyeurDeCourriel
{
    /// <summary>How many may leave in a minute; 0 = no limit.</summary>
    int ParMinute => 0;

    /// <summary>Hands one message over. Returns when the other side has accepted it.</summary>
    /// <exception cref="EnvoiRefuseException">The other side refuses for good.</exception>
    /// <exception cref="ServeurIndisponibleException">The other side takes no message at all for now.</exception>
    /// <remarks>Any other exception is a temporary failure of that message: it is tried again later.</remarks>
    Task EnvoyerAsync(MimeMessage message, CancellationToken annulation);

    /// <summary>Nothing more follows for now: what was kept open is closed.</summary>
    Task FinirAsync(CancellationToken annulation) => Task.CompletedTask;
}

/// <summary>A permanent refusal (SMTP 5xx): trying again would change nothing.</summary>
public sealed class EnvoiRefuseException : Exception
{
    public EnvoiRefuseException()
    {
    }

    public EnvoiRefuseException(string message)
        : base(message)
    {
    }

    public EnvoiRefuseException(string message, Exception cause)
        : base(message, cause)
    {
    }
}

/// <summary>It is the server that fails, not the message: the others wait too.</summary>
public sealed class ServeurIndisponibleException : Exception
{
    public ServeurIndisponibleException()
    {
    }

    public ServeurIndisponibleException(string message)
        : base(message)
    {
    }

    public ServeurIndisponibleException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
