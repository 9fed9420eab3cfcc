using Microsoft.Extensions.Logging;
using MimeKit;

namespace AppelAProjets.Application.Envois;

/// <summary>Safe on several nodes: each message is leased first. A temporary failure is tried again without end (1, 2, 4… minutes, at most 6 hours); a permanent one, or a receipt that five tries could not draw, becomes NonRemis.</summary>
public sealed partial class EnvoyerCourriels(
    SqlDatabase database, Ecrivain ecrivain, IEnvoyeurDeCourriel envoyeur, CompositeurDeMessage compositeur, ILogger<EnvoyerCourriels> log)
{
    private const int Lot = 50;
    private const int EssaisDeProduction = 5;
    private static readonly TimeSpan Bail = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AttenteMaximale = TimeSpan.FromHours(6);

    private static readonly SqlStatement Dus = new(dialecte => $"""
        SELECT Id, Destinataire, Objet, Corps, IdentifiantMessage, Tentatives, CreeLe, DossierId, RecepisseDuDepot, RecepisseEnCopie, Calendrier, Version
        FROM Courriel
        WHERE Etat = 'AEnvoyer' AND ProchainEssaiLe <= @Maintenant
        ORDER BY ProchainEssaiLe {dialecte.Page}
        """);

    private static readonly SqlStatement Louer = new("""
        UPDATE Courriel SET Tentatives = Tentatives + 1, ProchainEssaiLe = @Jusqua, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND Etat = 'AEnvoyer'
        """);

    private static readonly SqlStatement Conclure = new("""
        UPDATE Courriel SET Etat = @Etat, EnvoyeLe = @EnvoyeLe, ProchainEssaiLe = @ProchainEssaiLe, DerniereErreur = @Erreur, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    public async Task<int> ExecuterAsync(CancellationToken annulation)
    {
        var envoyes = 0;
        foreach (var courriel in await DusAsync(annulation))
        {
            var loue = await ModifierAsync(Louer, new { courriel.Id, courriel.Version, Jusqua = ecrivain.Maintenant + Bail }, annulation);
            if (!loue.EstRefuse)
            {
                envoyes += await EnvoyerAsync(courriel, annulation) ? 1 : 0;
            }
        }

        return envoyes;
    }

    private async Task<IReadOnlyList<CourrielAEnvoyer>> DusAsync(CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<CourrielAEnvoyer>(Dus, new { Maintenant = ecrivain.Maintenant, Saut = 0, Taille = Lot });
    }

    private async Task<bool> EnvoyerAsync(CourrielAEnvoyer courriel, CancellationToken annulation)
    {
        try
        {
            await envoyeur.EnvoyerAsync(await compositeur.ComposerAsync(courriel, annulation), annulation);
            await ConclureAsync(courriel, "Envoye", null, annulation);
            return true;
        }
        catch (Exception refus) when (refus is EnvoiRefuseException or ParseException || (refus is PieceNonProduiteException && courriel.Tentatives + 1 >= EssaisDeProduction))
        {
            NonRemis(log, courriel.Id);
            await ConclureAsync(courriel, "NonRemis", refus.Message, annulation);
        }
        catch (Exception erreur) when (!annulation.IsCancellationRequested)
        {
            Reporte(log, courriel.Id, courriel.Tentatives + 1, erreur.GetType().Name);
            await ConclureAsync(courriel, "AEnvoyer", erreur.Message, annulation);
        }

        return false;
    }

    private Task<Resultat> ConclureAsync(CourrielAEnvoyer courriel, string etat, string? erreur, CancellationToken annulation)
    {
        var maintenant = ecrivain.Maintenant;
        var attente = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(courriel.Tentatives, 9)));
        return ModifierAsync(Conclure, new
        {
            courriel.Id,
            Version = courriel.Version + 1,
            Etat = etat,
            EnvoyeLe = etat == "Envoye" ? maintenant : (DateTimeOffset?)null,
            ProchainEssaiLe = maintenant + (attente < AttenteMaximale ? attente : AttenteMaximale),
            Erreur = erreur,
        }, annulation);
    }

    // In conflict when another node has it.
    private Task<Resultat> ModifierAsync(SqlStatement sql, object parametres, CancellationToken annulation) =>
        ecrivain.EcrireAsync(Acteur.Systeme, async (session, _) => await session.ModifierAsync(sql, parametres) ? Ecrit.SansJournal("its row tells each try") : Refus.Conflit, annulation);

    // What a server answers often holds the address: it is kept in the row, not in the log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} refused for good: see the outbox.")]
    private static partial void NonRemis(ILogger logger, Guid id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {Id} put off after try {Tentative}: {Raison}")]
    private static partial void Reporte(ILogger logger, Guid id, int tentative, string raison);
}
