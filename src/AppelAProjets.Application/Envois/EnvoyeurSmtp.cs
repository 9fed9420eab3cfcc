using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace AppelAProjets.Application.Envois;

public sealed class EnvoyeurSmtp(IOptions<CourrielOptions> options) : IEnvoyeurDeCourriel
{
    private const int DelaiMillisecondes = 30_000;

    public async Task EnvoyerAsync(MimeMessage message, CancellationToken annulation)
    {
        var reglages = options.Value;
        using var client = new SmtpClient { Timeout = DelaiMillisecondes };
        // A server that answers one byte at a time must not hold the worker.
        using var delai = CancellationTokenSource.CreateLinkedTokenSource(annulation);
        delai.CancelAfter(2 * DelaiMillisecondes);
        try
        {
            await client.ConnectAsync(reglages.Hote, reglages.Port, Enum.Parse<SecureSocketOptions>(reglages.Securite), delai.Token);
            if (reglages.Utilisateur.Length > 0)
            {
                await client.AuthenticateAsync(reglages.Utilisateur, reglages.MotDePasse, delai.Token);
            }

            await client.SendAsync(message, delai.Token);
            await client.DisconnectAsync(quit: true, delai.Token);
        }
        catch (SmtpCommandException erreur) when ((int)erreur.StatusCode >= 500 && erreur.ErrorCode != SmtpErrorCode.UnexpectedStatusCode)
        {
            throw new EnvoiRefuseException($"{(int)erreur.StatusCode} {erreur.Message}", erreur);
        }
    }
}
