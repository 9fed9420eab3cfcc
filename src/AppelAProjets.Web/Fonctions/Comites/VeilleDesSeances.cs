using System.Threading.Channels;
using AppelAProjets.Application.Comites;
using Microsoft.AspNetCore.SignalR;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>Follows the journal while someone listens, and tells the pages of this node. Whoever wrote, on whichever node, wrote it there.</summary>
public sealed partial class VeilleDesSeances(IServiceScopeFactory portees, IHubContext<DirectHub> pages, ILogger<VeilleDesSeances> log) : BackgroundService
{
    private static readonly TimeSpan Cadence = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan ApresUnEchec = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> reveil = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int connexions;

    public void Arrivee() => Interlocked.Increment(ref connexions);

    public void Depart() => Interlocked.Decrement(ref connexions);

    /// <summary>Someone has joined a session: its page reads itself once more, and hears what follows.</summary>
    public void Ecouter() => reveil.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await reveil.Reader.ReadAsync(stoppingToken);
                await SuivreAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception erreur) when (erreur is System.Data.Common.DbException or InvalidOperationException or IOException)
            {
                // The pages go on by reading themselves again; the journal is followed from its end as soon as it answers.
                Interrompue(log, erreur);
                await Task.Delay(ApresUnEchec, stoppingToken);
                Ecouter();
            }
        }
    }

    private async Task SuivreAsync(CancellationToken annulation)
    {
        await using var portee = portees.CreateAsyncScope();
        var nouvelles = portee.ServiceProvider.GetRequiredService<NouvellesQuery>();
        var dernier = await nouvelles.DernierAsync(annulation);
        while (Volatile.Read(ref connexions) > 0)
        {
            (dernier, var lues) = await nouvelles.ApresAsync(dernier, annulation);
            foreach (var nouvelle in lues)
            {
                await DireAsync(nouvelle, annulation);
            }

            await Task.Delay(Cadence, annulation);
        }
    }

    private async Task DireAsync(Nouvelle nouvelle, CancellationToken annulation)
    {
        if (nouvelle.PointId is { } point)
        {
            await pages.Clients.Group(DirectHub.Groupe(point)).SendAsync("point", nouvelle.Liste, annulation);
        }

        // Envelopes move for every page of the session.
        await (nouvelle.SeanceId is { } seance ? pages.Clients.Group(DirectHub.Groupe(seance)) : pages.Clients.All).SendAsync("seance", nouvelle.Liste, annulation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sessions are not followed live for a moment")]
    private static partial void Interrompue(ILogger log, Exception erreur);
}

public static class DirectExtensions
{
    public static IServiceCollection AddDirect(this IServiceCollection services)
    {
        services.AddSignalR(o => o.MaximumReceiveMessageSize = 4_096);
        services.AddSingleton<VeilleDesSeances>();
        services.AddHostedService(p => p.GetRequiredService<VeilleDesSeances>());
        return services;
    }
}
