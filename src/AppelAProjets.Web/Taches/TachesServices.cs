using AppelAProjets.Application.Antecedents;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Echeances;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Exports;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Application.Scenarios;
using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Travaux;
using AppelAProjets.Application.Validations;
using AppelAProjets.Domain.Travaux;
using Hangfire;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Taches;

/// <summary>Hangfire only wakes the work up: what is due is in our tables, a lost queue loses nothing. "Taches:Moteur": "Memoire" (one node), "SqlServer" (several), "Aucun" (no job here).</summary>
public static class TachesServices
{
    private const string Rapide = "rapide";

    public static IServiceCollection AddTaches(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Lanceur>();
        services.AddSingleton<SuiviDesTaches>();
        var moteur = Moteur(configuration);
        if (moteur == "Aucun")
        {
            return services;
        }

        services.AddHangfire((fournisseur, hangfire) =>
        {
            // Our jobs keep their own due dates and delays: Hangfire must not try again on its own.
            hangfire.UseRecommendedSerializerSettings().UseFilter(new AutomaticRetryAttribute { Attempts = 0 })
                .UseFilter(new SuiviFilter(fournisseur.GetRequiredService<SuiviDesTaches>(), fournisseur.GetRequiredService<TimeProvider>()));
            switch (moteur)
            {
                case "SqlServer":
                    hangfire.UseSqlServerStorage(configuration["BaseDeDonnees:Connexion"]);
                    break;
                case "Memoire":
                    hangfire.UseInMemoryStorage();
                    break;
                default:
                    throw new InvalidOperationException($"Taches:Moteur \"{moteur}\" is unknown: Memoire, SqlServer or Aucun.");
            }
        });
        services.AddHangfireServer(serveur =>
        {
            serveur.WorkerCount = 2;
            serveur.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
        // Archives and letters of hundreds of dossiers take minutes: mail and the sign of life wait for none of them.
        services.AddHangfireServer(serveur =>
        {
            serveur.Queues = [Rapide];
            serveur.WorkerCount = 2;
            serveur.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
        return services;
    }

    /// <summary>Says how often each job wakes up. They are all idempotent and safe on two nodes at once.</summary>
    public static void PlanifierLesTaches(this WebApplication app)
    {
        if (Moteur(app.Configuration) == "Aucun")
        {
            return;
        }

        var duree = app.Services.GetRequiredService<IOptions<SecuriteOptions>>().Value.DureeDeSession;
        var taches = app.Services.GetRequiredService<IRecurringJobManager>();
        taches.AddOrUpdate<BattreLaMesure>(BattementDesTaches.Nom, Rapide, tache => tache.ExecuterAsync(CancellationToken.None), "*/30 * * * * *");
        taches.AddOrUpdate<GrouperCourriels>("courriels-groupes", Rapide, tache => tache.ExecuterAsync(CancellationToken.None), "*/30 * * * * *");
        taches.AddOrUpdate<EnvoyerCourriels>("courriels", Rapide, tache => tache.ExecuterAsync(CancellationToken.None), "*/15 * * * * *");
        taches.AddOrUpdate<AnalyserFichiers>("antivirus", tache => tache.ExecuterAsync(CancellationToken.None), "*/30 * * * * *");
        taches.AddOrUpdate<FaireAvancerAppels>("appels", tache => tache.ExecuterAsync(CancellationToken.None), "*/30 * * * * *");
        taches.AddOrUpdate<AnnoncerLesAffectations>("affectations", tache => tache.ExecuterAsync(CancellationToken.None), "0 2/10 * * * *");
        taches.AddOrUpdate<AnnoncerLesValidations>("validations", tache => tache.ExecuterAsync(CancellationToken.None), "0 5/10 * * * *");
        taches.AddOrUpdate<TraiterLesEcheances>("echeances", tache => tache.ExecuterAsync(CancellationToken.None), "0 */10 * * * *");
        taches.AddOrUpdate<RapprocherLesMessages>("rapprochement", tache => tache.ExecuterAsync(CancellationToken.None), "23 6 * * *");
        taches.AddOrUpdate<CloreCorrections>("corrections", tache => tache.ExecuterAsync(CancellationToken.None), "*/30 * * * * *");
        taches.AddOrUpdate<PurgerFichiers>("fichiers", tache => tache.ExecuterAsync(CancellationToken.None), "37 * * * *");
        taches.AddOrUpdate<ConsignerLeJournal>("journal", tache => tache.ExecuterAsync(CancellationToken.None), "3 0 * * *");
        taches.AddOrUpdate<PurgerImports>("imports", tache => tache.ExecuterAsync(CancellationToken.None), "17 * * * *");
        taches.AddOrUpdate<PurgerImportsDeResultats>("imports-de-resultats", tache => tache.ExecuterAsync(CancellationToken.None), "19 * * * *");
        taches.AddOrUpdate<FabriquerExports>("exports", tache => tache.ExecuterAsync(CancellationToken.None), "*/10 * * * * *");
        taches.AddOrUpdate<FabriquerCourriers>("courriers-en-lot", tache => tache.ExecuterAsync(CancellationToken.None), "*/10 * * * * *");
        taches.AddOrUpdate<CalculerPropositions>("scenarios", tache => tache.ExecuterAsync(CancellationToken.None), "*/10 * * * * *");
        taches.AddOrUpdate<PurgerConnexions>("connexions", tache => tache.ExecuterAsync(duree, CancellationToken.None), "47 * * * *");
        taches.AddOrUpdate<PurgerCourriels>("courriels-ecartes", tache => tache.ExecuterAsync(CancellationToken.None), "53 * * * *");
    }

    private static string Moteur(IConfiguration configuration) => configuration["Taches:Moteur"] ?? "Memoire";
}
