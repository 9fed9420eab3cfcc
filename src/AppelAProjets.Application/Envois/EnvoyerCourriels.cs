using Microsoft.Extensions.Logging;
using MimeKit;

namespace AppelAProjets.Application.Envois;

/// <summary>
/// Safe on several nodes: each message is leased first. A temporary failure is tried again without end (1, 2, 4… minutes, at most 6 hours); a permanent one, or a receipt that five tries could not draw, becomes NonRemis.
/// When it is the server that fails, the batch stops there and one message looks for it again each time: as soon as it answers, all that waits leaves.
/// </summary>
public sealed partial class EnvoyerCourriels(
    SqlDatabase database, Ecrivain ecrivain, IEnvoyeurDeCourriel envoyeur, CompositeurDeMessage compositeur, ILogger<EnvoyerCourriels> log)
{
    private const int Lot = 50;
    private const int EssaisDeProduction = 5;
    // The job wakes up as often: it never holds its worker much longer.
    private static readonly TimeSpan Tour = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Bail = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AttenteMaximale = TimeSpan.FromHours(6);
    private static readonly TimeSpan AttenteDuServeur = TimeSpan.FromMinutes(10);

    private static readonly SqlStatement Dus = new(dialecte => $"""
        SELECT c.Id, c.Destinataire, c.Objet, c.Corps, c.IdentifiantMessage, c.Genre, c.Tentatives, c.CreeLe, c.DossierId, c.RecepisseDuDepot, c.RecepisseEnCopie, c.Calendrier, c.Version,
            a.ServiceNom, a.ServiceAdresse, a.ServiceCourriel, a.ServiceTelephone
        FROM Courriel c LEFT JOIN Dossier d ON d.Id = c.DossierId LEFT JOIN Appel a ON a.Id = COALESCE(c.AppelId, d.AppelId)
        WHERE c.Etat = 'AEnvoyer' AND c.ProchainEssaiLe <= @Maintenant
        ORDER BY c.Priorite, c.ProchainEssaiLe {dialecte.Page}
        """);

    // The instant of a message that left is kept there too: by the index of states.
    private static readonly SqlStatement Partis = new("SELECT COUNT(*) FROM Courriel WHERE Etat = 'Envoye' AND ProchainEssaiLe > @Depuis");

    private static readonly SqlStatement Louer = new("""
        UPDATE Courriel SET Tentatives = Tentatives + 1, ProchainEssaiLe = @Jusqua, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND Etat = 'AEnvoyer'
        """);

    private static readonly SqlStatement Conclu = new("""
        UPDATE Courriel SET Etat = @Etat, EnvoyeLe = @EnvoyeLe, ProchainEssaiLe = @ProchainEssaiLe, DerniereErreur = @Erreur, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private sealed record Conclusion(Guid Id, int Version, string Etat, string? Erreur)
    {
        public DateTimeOffset? EnvoyeLe { get; init; }
        public required DateTimeOffset ProchainEssaiLe { get; init; }
    }

    private enum Fin
    {
        Envoye,
        Rate,
        ServeurIndisponible,
    }

    /// <summary>How many left.</summary>
    public async Task<int> ExecuterAsync(CancellationToken annulation)
    {
        var (envoyes, debut) = (0, ecrivain.Maintenant);
        try
        {
            while (await EnvoyerUnLotAsync(annulation) is { Envoyes: > 0 } lot)
            {
                envoyes += lot.Envoyes;
                if (lot.EstFini || ecrivain.Maintenant - debut > Tour)
                {
                    break;
                }
            }

            return envoyes;
        }
        finally
        {
            await envoyeur.FinirAsync(annulation);
        }
    }

    private async Task<(int Envoyes, bool EstFini)> EnvoyerUnLotAsync(CancellationToken annulation)
    {
        var (envoyes, fini, conclusion) = (0, false, (Conclusion?)null);
        try
        {
            foreach (var courriel in await DusAsync(annulation))
            {
                var loue = await EcrireAsync(conclusion, courriel, annulation);
                // Not written: it goes with the next.
                conclusion = loue is null ? conclusion : null;
                if (loue != true)
                {
                    continue;
                }

                (var fin, conclusion) = await EnvoyerAsync(courriel, annulation);
                envoyes += fin == Fin.Envoye ? 1 : 0;
                if (fin == Fin.ServeurIndisponible)
                {
                    fini = true;
                    break;
                }
            }
        }
        finally
        {
            // What the server took is said taken even when the portal stops: it would leave again.
            if (conclusion is not null)
            {
                await EcrireAsync(conclusion, null, CancellationToken.None);
            }
        }

        return (envoyes, fini);
    }

    private async Task<IReadOnlyList<CourrielAEnvoyer>> DusAsync(CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        var maintenant = ecrivain.Maintenant;
        var reste = envoyeur.ParMinute == 0 ? Lot : envoyeur.ParMinute - await session.UnAsync<int>(Partis, new { Depuis = maintenant.AddMinutes(-1) });
        return reste <= 0 ? [] : await session.ListeAsync<CourrielAEnvoyer>(Dus, new { Maintenant = maintenant, Saut = 0, Taille = Math.Min(Lot, reste) });
    }

    private async Task<(Fin Fin, Conclusion Conclusion)> EnvoyerAsync(CourrielAEnvoyer courriel, CancellationToken annulation)
    {
        try
        {
            await envoyeur.EnvoyerAsync(await compositeur.ComposerAsync(courriel, annulation), annulation);
            return (Fin.Envoye, Conclure(courriel, "Envoye", null, AttenteMaximale));
        }
        catch (Exception refus) when (refus is EnvoiRefuseException or ParseException || (refus is PieceNonProduiteException && courriel.Tentatives + 1 >= EssaisDeProduction))
        {
            NonRemis(log, courriel.Id);
            return (Fin.Rate, Conclure(courriel, "NonRemis", refus.Message, AttenteMaximale));
        }
        catch (Exception erreur) when (!annulation.IsCancellationRequested)
        {
            var serveur = erreur is ServeurIndisponibleException;
            Reporte(log, courriel.Id, courriel.Tentatives + 1, (erreur.InnerException ?? erreur).GetType().Name);
            return (serveur ? Fin.ServeurIndisponible : Fin.Rate, Conclure(courriel, "AEnvoyer", erreur.Message, serveur ? AttenteDuServeur : AttenteMaximale));
        }
    }

    private Conclusion Conclure(CourrielAEnvoyer courriel, string etat, string? erreur, TimeSpan attenteMaximale)
    {
        var (maintenant, attente) = (ecrivain.Maintenant, TimeSpan.FromMinutes(Math.Pow(2, Math.Min(courriel.Tentatives, 9))));
        return new Conclusion(courriel.Id, courriel.Version + 1, etat, erreur)
        {
            EnvoyeLe = etat == "Envoye" ? maintenant : null,
            ProchainEssaiLe = etat == "Envoye" ? maintenant : maintenant + (attente < attenteMaximale ? attente : attenteMaximale),
        };
    }

    // One transaction says what became of a message and leases the next: a process that is killed leaves one message at most of which nobody knows. False when another node has the next one, null when nothing was written.
    private async Task<bool?> EcrireAsync(Conclusion? conclusion, CourrielAEnvoyer? suivant, CancellationToken annulation)
    {
        var ecrit = await ecrivain.EcrireAsync<bool>(Acteur.Systeme, async (session, le) =>
        {
            if (conclusion is not null)
            {
                await session.ModifierAsync(Conclu, conclusion);
            }

            return Ecrit.SansJournal("its row tells each try").Donnant(suivant is not null && await session.ModifierAsync(Louer, new { suivant.Id, suivant.Version, Jusqua = le + Bail }));
        }, annulation);
        return ecrit.EstRefuse ? null : ecrit.Valeur;
    }

    // What a server answers often holds the address: it is kept in the row, not in the log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} refused for good: see the outbox.")]
    private static partial void NonRemis(ILogger logger, Guid id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {Id} put off after try {Tentative}: {Raison}")]
    private static partial void Reporte(ILogger logger, Guid id, int tentative, string raison);
}
