using System.Security.Cryptography;
using System.Text;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Demonstration;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace AppelAProjets.Application.Tests.Demonstration;

[SurChaqueMoteur]
public sealed class DemonstrationSeedTests
{
    private static readonly SqlStatement Hachages = new("SELECT Courriel, MotDePasseHache AS Hache, EstDeDemonstration FROM Compte");

    public static readonly DateTimeOffset Maintenant = new(2027, 3, 9, 8, 15, 0, TimeSpan.Zero);

    [Test]
    public async Task A_base_that_holds_something_is_refused()
    {
        using var copie = new TestDatabase();
        await DemonstrationSeed.ChargerAsync(copie.Base, Maintenant);
        var second = await DemonstrationSeed.ChargerAsync(copie.Base, Maintenant);
        Assert.That(second.Refus?.Code, Is.EqualTo("demonstration.base-occupee"));
    }

    [Test]
    public async Task Too_few_dossiers_are_refused_and_nothing_is_written()
    {
        using var copie = new TestDatabase();
        var resultat = await DemonstrationSeed.ChargerAsync(copie.Base, Maintenant, dossiers: 5);
        Assert.That(resultat.Refus?.Code, Is.EqualTo("demonstration.trop-petite"));
        Assert.That(await MarqueDeDemonstration.EstPoseeAsync(copie.Base), Is.False);
    }

    [Test]
    public async Task The_same_seed_gives_the_same_rows_and_another_gives_others()
    {
        Assume.That(SurChaqueMoteurAttribute.MoteurCourant, Is.SameAs(SqlDialect.Sqlite), "its file is compared, cell by cell");
        var premiere = await EmpreinteAsync(2028);
        Assert.That(await EmpreinteAsync(2028), Is.EqualTo(premiere));
        Assert.That(await EmpreinteAsync(7), Is.Not.EqualTo(premiere));
    }

    [Test]
    public async Task Every_listed_account_opens_with_the_password_shown_and_no_other_account_has_one()
    {
        using var copie = new TestDatabase();
        await DemonstrationSeed.ChargerAsync(copie.Base, Maintenant);
        await using var session = await copie.Base.LireAsync();
        var comptes = await session.ListeAsync<CompteRow>(Hachages);
        var hacheur = new PasswordHasher<Compte>();
        var ouvrables = comptes.Where(c => c.Hache is not null).ToList();
        Assert.That(ouvrables.Select(c => c.Courriel), Is.EquivalentTo(ComptesDeDemonstration.Tous.Select(c => c.Courriel)));
        Assert.That(hacheur.VerifyHashedPassword(new Compte(), ouvrables[0].Hache!, ComptesDeDemonstration.MotDePasse), Is.Not.EqualTo(PasswordVerificationResult.Failed));
        Assert.That(comptes.All(c => c.EstDeDemonstration && c.Courriel.EndsWith(".example", StringComparison.Ordinal)), Is.True);
    }

    [Test, Category("Long")]
    public async Task Five_thousand_dossiers_load_in_less_than_a_minute()
    {
        using var copie = new TestDatabase();
        var chrono = System.Diagnostics.Stopwatch.StartNew();
        var resultat = await DemonstrationSeed.ChargerAsync(copie.Base, Maintenant, dossiers: 5_000);
        Assert.That((resultat.EstRefuse, chrono.Elapsed.TotalSeconds < 60), Is.EqualTo((false, true)), $"{chrono.Elapsed}");
    }

    // Every cell of every table, but the hashed password: its salt is random on purpose.
    private static async Task<string> EmpreinteAsync(int graine)
    {
        using var copie = new TestDatabase();
        await DemonstrationSeed.ChargerAsync(copie.Base, Maintenant, graine: graine);
        await using var connexion = new SqliteConnection(copie.Base.Chaine);
        await connexion.OpenAsync();
        var contenu = new StringBuilder();
        foreach (var table in await LireAsync(connexion, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'Schema%' ORDER BY name"))
        {
            var colonnes = await LireAsync(connexion, $"SELECT name FROM pragma_table_info('{table[..^1]}') WHERE name <> 'MotDePasseHache' ORDER BY cid");
            contenu.Append(table).AppendJoin('\n', await LireAsync(connexion, $"SELECT {string.Join(", ", colonnes.Select(c => $"\"{c[..^1]}\""))} FROM \"{table[..^1]}\" ORDER BY rowid"));
        }

        Assert.That(contenu.Length, Is.GreaterThan(100_000));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contenu.ToString())));
    }

    private static async Task<List<string>> LireAsync(SqliteConnection connexion, string sql)
    {
        await using var commande = connexion.CreateCommand();
        commande.CommandText = sql;
        await using var lecteur = await commande.ExecuteReaderAsync();
        var lignes = new List<string>();
        while (await lecteur.ReadAsync())
        {
            lignes.Add(string.Concat(Enumerable.Range(0, lecteur.FieldCount).Select(i => $"{lecteur.GetValue(i)}\t")));
        }

        return lignes;
    }

    private sealed record CompteRow
    {
        public required string Courriel { get; init; }
        public string? Hache { get; init; }
        public required bool EstDeDemonstration { get; init; }
    }
}
