using System.Collections.Concurrent;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace AppelAProjets.Application.Envois;

/// <summary>A connection serves a whole batch; one that failed is thrown away.</summary>
public sealed class EnvoyeurSmtp(IOptions<CourrielOptions> options) : IEnvoyeurDeCourriel, IDisposable
{
    // Servers close a connection after some hundreds.
    private const int MessagesParConnexion = 100;
    private static readonly TimeSpan Delai = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<(SmtpClient Client, int Envoyes)> libres = [];

    public int ParMinute => options.Value.ParMinute;

    public async Task EnvoyerAsync(MimeMessage message, CancellationToken annulation)
    {
        // A server that answers one byte at a time must not hold the worker.
        using var delai = CancellationTokenSource.CreateLinkedTokenSource(annulation);
        delai.CancelAfter(2 * Delai);
        var (client, envoyes) = await OuvrirAsync(delai.Token, annulation);
        try
        {
            await client.SendAsync(message, delai.Token);
        }
        catch (SmtpCommandException erreur) when (EstDuMessage(erreur))
        {
            // MailKit resets the session: the connection still serves.
            Rendre(client, envoyes);
            throw (int)erreur.StatusCode >= 500 ? new EnvoiRefuseException($"{(int)erreur.StatusCode} {erreur.Message}", erreur) : new InvalidOperationException($"{(int)erreur.StatusCode} {erreur.Message}", erreur);
        }
        catch (Exception erreur) when (!annulation.IsCancellationRequested && erreur is not ParseException)
        {
            client.Dispose();
            throw Indisponible(erreur);
        }
        catch
        {
            client.Dispose();
            throw;
        }

        Rendre(client, envoyes + 1);
    }

    public async Task FinirAsync(CancellationToken annulation)
    {
        while (libres.TryTake(out var libre))
        {
            using (libre.Client)
            {
                using var delai = CancellationTokenSource.CreateLinkedTokenSource(annulation);
                delai.CancelAfter(Delai);
                try
                {
                    await libre.Client.DisconnectAsync(quit: true, delai.Token);
                }
                catch (Exception) when (!annulation.IsCancellationRequested)
                {
                    // All that it took is said taken: how it leaves matters to nobody.
                }
            }
        }
    }

    public void Dispose()
    {
        while (libres.TryTake(out var libre))
        {
            libre.Client.Dispose();
        }
    }

    private async Task<(SmtpClient Client, int Envoyes)> OuvrirAsync(CancellationToken delai, CancellationToken annulation)
    {
        while (libres.TryTake(out var libre))
        {
            if (libre.Client.IsConnected && libre.Envoyes < MessagesParConnexion)
            {
                return libre;
            }

            libre.Client.Dispose();
        }

        var reglages = options.Value;
        var client = new SmtpClient { Timeout = (int)Delai.TotalMilliseconds };
        if (reglages.Autorite.Length > 0)
        {
            (client.CheckCertificateRevocation, client.ServerCertificateValidationCallback) = (false, AutoriteDuServeur.Valider(reglages.Autorite));
        }

        try
        {
            await client.ConnectAsync(reglages.Hote, reglages.Port, Enum.Parse<SecureSocketOptions>(reglages.Securite), delai);
            if (reglages.Utilisateur.Length > 0)
            {
                await client.AuthenticateAsync(reglages.Utilisateur, reglages.MotDePasse, delai);
            }

            return (client, 0);
        }
        catch (Exception erreur) when (!annulation.IsCancellationRequested)
        {
            client.Dispose();
            throw Indisponible(erreur);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    // 421 closes the connection, and a refused sender is ours: the address that it was for has nothing to do with it.
    private static bool EstDuMessage(SmtpCommandException erreur) =>
        erreur.StatusCode != SmtpStatusCode.ServiceNotAvailable && erreur.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    private void Rendre(SmtpClient client, int envoyes)
    {
        if (client.IsConnected)
        {
            libres.Add((client, envoyes));
        }
        else
        {
            client.Dispose();
        }
    }

    private static ServeurIndisponibleException Indisponible(Exception erreur) => new(erreur switch
    {
        OperationCanceledException or TimeoutException => "Le serveur de messagerie met trop longtemps à répondre.",
        SslHandshakeException => $"La connexion chiffrée au serveur de messagerie a échoué : {erreur.Message.Split('\n')[0]}",
        AuthenticationException => $"Le serveur de messagerie refuse l’identifiant ou le mot de passe du portail : {erreur.Message}",
        SmtpCommandException commande => $"{(int)commande.StatusCode} {commande.Message}",
        _ => $"Le serveur de messagerie ne répond pas : {erreur.Message}",
    }, erreur);
}
