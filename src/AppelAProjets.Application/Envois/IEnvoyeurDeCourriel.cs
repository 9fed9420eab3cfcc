using MimeKit;

namespace AppelAProjets.Application.Envois;

public interface IEnvoyeurDeCourriel
{
    /// <summary>Hands one message over. Returns when the other side has accepted it.</summary>
    /// <exception cref="EnvoiRefuseException">The other side refuses for good.</exception>
    /// <remarks>Any other exception is a temporary failure: the message is tried again later.</remarks>
    Task EnvoyerAsync(MimeMessage message, CancellationToken annulation);
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
