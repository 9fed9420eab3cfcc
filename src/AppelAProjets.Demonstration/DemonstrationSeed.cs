using System.Globalization;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Demonstration;

/// <summary>Fills an empty base with invented associations, people and dossiers: the same seed, instant and size give the same rows.</summary>
public static class DemonstrationSeed
{
    public const int DossiersParDefaut = 60;

    /// <summary>How many of them are not in the call under instruction, which receives all that is asked beyond.</summary>
    public static int DossiersDesAutresAppels => PlanDesDossiers.Minimum - PlanDesDossiers.EnInstruction;

    public const int GraineParDefaut = 2028;

    private static readonly SqlStatement Occupation = new("""
        SELECT (SELECT COUNT(*) FROM Marque WHERE Nom = @Nom) + (SELECT COUNT(*) FROM Compte) + (SELECT COUNT(*) FROM Appel)
            + (SELECT COUNT(*) FROM Organisation) + (SELECT COUNT(*) FROM Financeur) + (SELECT COUNT(*) FROM Quartier) AS Nombre
        """);

    /// <summary>Keeps the files that the dossiers name; to call before loading, so that no row names an absent file.</summary>
    public static Task GarderLesPiecesAsync(IDepotDeFichiers depot, CancellationToken annulation = default) => PiecesDeDemonstration.GarderAsync(depot, annulation);

    /// <summary>Loads everything in one transaction. Refuses a base that already holds something, and fewer dossiers than it takes to show every state.</summary>
    /// <param name="dossiers">How many in all; beyond the minimum they go to the call under instruction.</param>
    public static async Task<Resultat> ChargerAsync(
        SqlDatabase database, DateTimeOffset maintenant, int dossiers = DossiersParDefaut, int graine = GraineParDefaut, CancellationToken annulation = default)
    {
        if (dossiers < PlanDesDossiers.Minimum)
        {
            return new Refus("demonstration.trop-petite", $"La démonstration compte au moins {PlanDesDossiers.Minimum} dossiers.");
        }

        return await new Ecrivain(database, new Instant(maintenant)).EcrireAsync(Acteur.Systeme, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Referentiel(MarqueDeDemonstration.Nom));
            if (await session.UnAsync<long>(Occupation, new { Nom = MarqueDeDemonstration.Nom }) > 0)
            {
                return new Refus("demonstration.base-occupee", "La base contient déjà des données : la démonstration ne se charge que dans une base vide.");
            }

            var jeu = new JeuDeDonnees(graine, le);
            Composer(jeu, dossiers);
            jeu.Ajouter(InsertionsDeReference.Marque, new
            {
                Nom = MarqueDeDemonstration.Nom, Valeur = string.Create(CultureInfo.InvariantCulture, $"graine {graine}, {dossiers} dossiers"), PoseeLe = le,
            });
            await jeu.EcrireAsync(session);
            return Ecrit.SansJournal("it brings its own journal");
        }, annulation);
    }

    private static void Composer(JeuDeDonnees jeu, int dossiers)
    {
        var plan = PlanDesDossiers.Pour(dossiers);
        var referentiel = new ReferentielDeDemonstration(jeu);
        var associations = AssociationsDeDemonstration.Ajouter(jeu, referentiel, Math.Max(12, dossiers * 4 / 9));
        var appels = PlanActionsDeDemonstration.Ajouter(
            jeu, referentiel, AppelsDeDemonstration.Ajouter(jeu, referentiel, plan.ToDictionary(p => p.Key, p => p.Value.Count(e => e != EtatDossier.Brouillon))));
        var (fabrique, suites) = (new DossiersDeDemonstration(jeu, referentiel, associations), new SuitesDeDemonstration(jeu, referentiel));
        var antecedents = new AntecedentsDeDemonstration(jeu, referentiel);
        var (seances, messages) = (new SeancesDeDemonstration(jeu, referentiel), new MessagesDeDemonstration(jeu, referentiel));
        foreach (var etat in Enum.GetValues<EtatAppel>().Where(plan.ContainsKey))
        {
            var (arbitrage, points) = (new ArbitrageDeDemonstration(appels[etat]), new List<PointDuJeu>());
            var ajoutes = fabrique.Ajouter(appels[etat], plan[etat]);
            foreach (var dossier in ajoutes.Where(d => d.RecuLe is not null))
            {
                var arbitrer = arbitrage.Suivant(dossier);
                var lignes = suites.Ajouter(dossier, arbitrer);
                if (ArbitrageDeDemonstration.EstALOrdreDuJour(dossier))
                {
                    points.Add(new PointDuJeu(dossier, lignes, EstClos: arbitrer is not null));
                }
            }

            seances.Ajouter(appels[etat], points);
            messages.Ajouter(etat, ajoutes);
            if (etat == EtatAppel.DepotClos)
            {
                antecedents.Ajouter(appels[etat], ajoutes);
            }
        }
    }

    private sealed class Instant(DateTimeOffset le) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => le;
    }
}
