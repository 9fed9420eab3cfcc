using System.Diagnostics;
using System.Globalization;
using AppelAProjets.Application.Echeances;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Mesures;

/// <summary>The worst morning of the deadlines: every dossier of a large call is a draft a week before the closing, and each is told what it misses. Beside the very commands of that pass, sent alone; then the usual pass, when nothing is due. Goal: 5 s.</summary>
internal sealed class MesureDesEcheances : IDisposable
{
    private const int Personnes = 20_000;
    private const int Secondes = 5;

    private static readonly SqlStatement Brouillons = new("""
        UPDATE Dossier SET Etat = 'Brouillon', CreeLe = @Avant WHERE AppelId = (SELECT a.Id FROM Appel a WHERE a.Etat = 'DepotClos');
        UPDATE Appel SET OuvertureLe = @Avant, ClotureLe = @ClotureLe, Version = Version + 1 WHERE Etat = 'DepotClos';
        """);

    private static readonly SqlStatement Organisations = new("SELECT DISTINCT d.OrganisationId FROM Dossier d WHERE d.Etat = 'Brouillon'");
    private static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, Recherche, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, CreeLe, Version)
        VALUES (@Id, @Courriel, UPPER(@Courriel), 1, 'x', 'Camille', 'Essai', 'essai', 0, 0, 0, @Avant, 1)
        """);

    private static readonly SqlStatement Membre = new("INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut) VALUES (@OrganisationId, @Id, 'Redacteur', @Avant)");
    private static readonly SqlStatement Nombre = new("SELECT COUNT(*) FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE a.ClotureLe = @ClotureLe AND d.Etat = 'Brouillon'");

    private readonly string dossier = Directory.CreateTempSubdirectory("aap-mesures-").FullName;
    private readonly SqlDatabase database;
    private readonly DateTimeOffset matin = HeureDeParis.Convertir(HeureDeParis.Jour(TimeProvider.System.GetUtcNow()).AddDays(1), new TimeOnly(8, 5)).Valeur;
    private int copies;

    private MesureDesEcheances() => database = Base(Path.Combine(dossier, "base.db"));

    public static async Task<int> ExecuterAsync(Options options)
    {
        using var mesure = new MesureDesEcheances();
        var brouillons = await mesure.PreparerAsync(options.Dossiers);
        Console.WriteLine($"{brouillons} drafts a week before the closing, {Personnes} more people. {Charge.Machine()}");
        var (commandes, courriels) = await mesure.NoterAsync();
        Console.WriteLine($"{courriels} messages, {commandes.Count} commands sent to the base ({commandes.Count(c => c.Sql.StartsWith("SELECT", StringComparison.Ordinal))} readings).");
        var (passes, seules, rien) = (new List<double>(), new List<double>(), new List<double>());
        for (var tour = 0; tour < options.Tours; tour++)
        {
            using (var copie = Base(mesure.Copier()))
            {
                passes.Add(await ChronometrerAsync(() => mesure.Passer(copie)));
                rien.Add(await ChronometrerAsync(() => mesure.Passer(copie)));
            }

            using var rejeu = new Rejeu(mesure.Copier(), connexions: 1);
            seules.Add(await ChronometrerAsync(() => rejeu.EcrireAsync(0, commandes)));
        }

        var passe = Mediane(passes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pass {passe:0.00} s (goal {Secondes}); the same commands alone {Mediane(seules):0.00} s, ratio {passe / Mediane(seules):0.0}; a pass with nothing due {Mediane(rien):0.000} s. Medians of {options.Tours}."));
        return passe <= Secondes ? 0 : 1;
    }

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(dossier, recursive: true);
    }

    private static SqlDatabase Base(string fichier) => new(SqlDialect.Sqlite, $"Data Source={fichier};Default Timeout=30");

    private static double Mediane(List<double> durees) => durees.Order().ElementAt(durees.Count / 2);

    private static async Task<double> ChronometrerAsync(Func<Task> travail)
    {
        var debut = Stopwatch.GetTimestamp();
        await travail();
        return Stopwatch.GetElapsedTime(debut).TotalSeconds;
    }

    private async Task<int> PreparerAsync(int dossiers)
    {
        DatabaseMigrator.Migrer(database);
        if ((await DemonstrationSeed.ChargerAsync(database, TimeProvider.System.GetUtcNow(), dossiers + DemonstrationSeed.DossiersDesAutresAppels)).Refus is { } refus)
        {
            throw new InvalidOperationException(refus.Message);
        }

        var (avant, cloture) = (matin.AddDays(-90), HeureDeParis.Convertir(HeureDeParis.Jour(matin).AddDays(7), new TimeOnly(23, 59)).Valeur);
        await using var session = await database.EcrireAsync();
        await session.ExecuterAsync(Brouillons, new { Avant = avant, ClotureLe = cloture });
        var organisations = await session.ListeAsync<Guid>(Organisations);
        var personnes = Enumerable.Range(0, Personnes).Select(i => new { Id = Guid.CreateVersion7(), Courriel = $"membre{i}@asso.example", OrganisationId = organisations[i % organisations.Count], Avant = avant }).ToList();
        await session.ExecuterAsync(Compte, personnes);
        await session.ExecuterAsync(Membre, personnes);
        var nombre = await session.UnAsync<int>(Nombre, new { ClotureLe = cloture });
        await session.ValiderAsync();
        return nombre;
    }

    private async Task<(IReadOnlyList<Commande> Commandes, int Courriels)> NoterAsync()
    {
        var courriels = 0;
        using var copie = Base(Copier());
        return (await Transcription.NoterAsync(copie, async () => courriels = await Passer(copie)), courriels);
    }

    private Task<int> Passer(SqlDatabase ou) =>
        new TraiterLesEcheances(ou, new Ecrivain(ou, HorlogeReglee.A(matin)), Microsoft.Extensions.Options.Options.Create(new LiensOptions { AdressePublique = "https://portail.example" })).ExecuterAsync();

    private string Copier() => Copies.Copier(database, Path.Combine(dossier, string.Create(CultureInfo.InvariantCulture, $"copie{++copies}.db")));
}
