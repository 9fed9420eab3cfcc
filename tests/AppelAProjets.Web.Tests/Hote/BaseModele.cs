using AppelAProjets.Application.Comptes;
using AppelAProjets.Demonstration;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Tests.Hote;

/// <summary>
/// The database that every host starts from: migrated, filled with the demonstration and with one account per role, once per test run,
/// then copied as a file.
/// </summary>
public static class BaseModele
{
    /// <summary>Few iterations: a test signs in hundreds of times.</summary>
    public const int Iterations = 1000;

    /// <summary>Password of the accounts made here.</summary>
    public const string MotDePasse = "quatre-chevaux-bleus";

    /// <summary>The funder of the accounts whose role belongs to one.</summary>
    public static readonly Guid FinanceurId = Guid.Parse("0197a000-0000-7000-8000-000000000001");

    /// <summary>Another funder, out of their reach.</summary>
    public static readonly Guid AutreFinanceurId = Guid.Parse("0197a000-0000-7000-8000-000000000002");

    /// <summary>Instant at which the hosts' clocks start, UTC.</summary>
    public static readonly DateTimeOffset Depart = new(2026, 9, 14, 8, 0, 0, TimeSpan.Zero);

    private static readonly SqlStatement AjoutFinanceur = new("""
        INSERT INTO Financeur (Id, Nom, Sigle, Type, CompteCerfa, Siret, Courriel, Telephone, ValidationRequise, Actif, Version)
        VALUES (@Id, @Nom, @Sigle, 'Etat', '74', NULL, NULL, NULL, 0, 1, 1)
        """);

    private static readonly SqlStatement AjoutHabilitation = new("""
        INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, TerritoireId, Debut, Fin, AccordeePar, Version)
        VALUES (@Id, @CompteId, @Role, @FinanceurId, NULL, @Debut, NULL, NULL, 1)
        """);

    private static readonly SqlStatement HachageRapide = new("""
        UPDATE Compte SET MotDePasseHache = @MotDePasseHache WHERE EstDeDemonstration = 1 AND MotDePasseHache IS NOT NULL
        """);

    private static readonly Lazy<Task<string>> Fichier = new(CreerAsync);

    /// <summary>Address of the account that has exactly that role.</summary>
    public static string Adresse(Role role) => $"{role}@essai.example".ToLowerInvariant();

    /// <summary>Copies the model to a new file and returns its path.</summary>
    public static async Task<string> CopierAsync()
    {
        var copie = Chemin();
        File.Copy(await Fichier.Value, copie);
        return copie;
    }

    /// <summary>Adds an account that can sign in, with roles of today; a funder's roles are for <see cref="FinanceurId"/>.</summary>
    public static async Task<Compte> AjouterCompteAsync(SqlDatabase database, string courriel, params Role[] roles)
    {
        var nom = courriel.Split('@')[0];
        var compte = new Compte
        {
            Courriel = courriel, CourrielNormalise = Compte.Normaliser(courriel), CourrielConfirme = true, Prenom = "Essai", Nom = nom, CreeLe = Depart.AddDays(-1),
        };
        compte.MotDePasseHache = Hacher(MotDePasse);
        await using var session = await database.EcrireAsync();
        if (!await session.AjouterCompteAsync(compte))
        {
            throw new InvalidOperationException($"{courriel} exists already.");
        }

        foreach (var role in roles)
        {
            await session.ExecuterAsync(AjoutHabilitation, new
            {
                Id = Guid.CreateVersion7(), CompteId = compte.Id, Role = role.ToString(), Debut = Depart.AddDays(-1), FinanceurId = EstDUnFinanceur(role) ? FinanceurId : (Guid?)null,
            });
        }

        await session.ValiderAsync();
        return compte;
    }

    /// <summary>A path for a database of this run.</summary>
    public static string Chemin() => Path.Combine(Path.GetTempPath(), $"aap-web-{Guid.NewGuid():N}.db");

    private static string Hacher(string motDePasse) =>
        new PasswordHasher<Compte>(Options.Create(new PasswordHasherOptions { IterationCount = Iterations })).HashPassword(new Compte(), motDePasse);

    private static bool EstDUnFinanceur(Role role) =>
        role is Role.Instructeur or Role.Valideur or Role.SignataireCourrier or Role.AdministrateurFinanceur or Role.MembreComite;

    private static async Task<string> CreerAsync()
    {
        var fichier = Chemin();
        using (var database = new SqlDatabase(SqlDialect.Sqlite, $"Data Source={fichier}"))
        {
            DatabaseMigrator.Migrer(database);
            await SemerAsync(database);
        }

        await using (var connexion = new SqliteConnection($"Data Source={fichier};Pooling=False"))
        {
            await connexion.OpenAsync();
            await using var commande = connexion.CreateCommand();
            commande.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            await commande.ExecuteNonQueryAsync();
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(fichier);
        return fichier;
    }

    private static async Task SemerAsync(SqlDatabase database)
    {
        var demonstration = await DemonstrationSeed.ChargerAsync(database, Depart);
        Assert.That(demonstration.EstRefuse, Is.False, demonstration.Refus?.Message);
        await using (var session = await database.EcrireAsync())
        {
            await session.ExecuterAsync(HachageRapide, new { MotDePasseHache = Hacher(ComptesDeDemonstration.MotDePasse) });
            await session.ExecuterAsync(AjoutFinanceur, new { Id = FinanceurId, Nom = "Financeur d’essai", Sigle = "ESSAI" });
            await session.ExecuterAsync(AjoutFinanceur, new { Id = AutreFinanceurId, Nom = "Autre financeur d’essai", Sigle = "ESSAI-2" });
            await session.ValiderAsync();
        }

        foreach (var role in Enum.GetValues<Role>())
        {
            await AjouterCompteAsync(database, Adresse(role), role);
        }
    }
}
